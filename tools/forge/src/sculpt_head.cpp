// Neck and face.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_head() {
    const auto neck = [&](double y, double angle, double radius, double height) {
        const double a = radians(angle);
        return Stroke::Knot{base_skin({0.0, y, -0.015}, {stable_sin(a), 0.0, stable_cos(a)}), radius, height};
    };
    // Sternomastoid from behind the ear to the notch, the hollow of the throat between, the nape's two columns.
    ridge({neck(1.500, 112, 0.014, 0.0), neck(1.470, 84, 0.016, 0.0022), neck(1.430, 56, 0.015, 0.0030),
           neck(1.400, 34, 0.013, 0.0030), neck(1.378, 18, 0.011, 0.0016)});
    ridge({neck(1.470, 54, 0.016, 0.0), neck(1.440, 36, 0.018, -0.0016), neck(1.412, 20, 0.016, -0.0018)});
    ridge({neck(1.520, 168, 0.016, 0.0), neck(1.480, 164, 0.018, 0.0020), neck(1.440, 160, 0.018, 0.0016),
           neck(1.410, 156, 0.018, 0.0)});
    const auto face = [&](double x, double y, double radius, double height) {
        return Stroke::Knot{base_skin({x, y, 0.03}, {0, 0, 1}), radius, height};
    };
    ridge({face(0.0, 1.5255, 0.0060, -0.0009)});                                        // philtrum
    ridge({face(0.0235, 1.5085, 0.0060, -0.0012)});                                     // corner of the mouth
    ridge({face(0.010, 1.4945, 0.0090, -0.0006), face(0.0, 1.4940, 0.0100, -0.0012)});  // under the lip
    ridge({face(0.016, 1.5880, 0.0100, 0.0006), face(0.030, 1.5910, 0.0100, 0.0014),
           face(0.044, 1.5885, 0.0100, 0.0008)});  // brow
    ridge({face(0.042, 1.5480, 0.0200, 0.0020)});  // cheek bone
}

}  // namespace jingluo::forge
