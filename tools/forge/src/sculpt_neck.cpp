// Neck.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_neck() {
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
}

}  // namespace jingluo::forge
