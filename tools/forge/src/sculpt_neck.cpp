// Neck: sternomastoid, larynx, the nape's columns, the front edge of trapezius.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_neck() {
    const auto neck = [&](double y, double angle, double radius, double height) {
        const double a = radians(angle);
        return Stroke::Knot{base_skin({0.0, y, -0.015}, {stable_sin(a), 0.0, stable_cos(a)}), radius, height};
    };
    // Sternomastoid from behind the ear to the notch, its clavicular head running off sideways below.
    ridge({neck(1.508, 108, 0.016, 0.0), neck(1.490, 97, 0.018, 0.0012), neck(1.465, 80, 0.019, 0.0022),
           neck(1.430, 57, 0.017, 0.0027), neck(1.400, 35, 0.012, 0.0032), neck(1.380, 19, 0.009, 0.0022)});
    ridge({neck(1.432, 64, 0.013, 0.0), neck(1.408, 55, 0.013, 0.0010), neck(1.388, 46, 0.012, 0.0)});
    // The hollow of the throat between muscle and larynx; the larynx itself, slight in women, and the cricoid.
    ridge({neck(1.462, 44, 0.014, 0.0), neck(1.438, 31, 0.015, -0.0014), neck(1.408, 16, 0.012, -0.0016),
           neck(1.392, 9, 0.010, -0.0012)});
    ridge({neck(1.437, 0, 0.011, 0.0008), neck(1.428, 0, 0.011, 0.0022), neck(1.414, 0, 0.011, 0.0009),
           neck(1.404, 0, 0.010, 0.0008), neck(1.392, 0, 0.010, 0.0)});
    // The nape's two columns with the shallow furrow between; below the occiput they part.
    ridge({neck(1.522, 162, 0.018, 0.0), neck(1.503, 162, 0.018, 0.0010), neck(1.475, 162, 0.018, 0.0018),
           neck(1.445, 160, 0.018, 0.0012), neck(1.420, 156, 0.018, 0.0)});
    ridge({neck(1.512, 180, 0.014, 0.0), neck(1.494, 180, 0.013, -0.0006), neck(1.462, 180, 0.010, 0.0)});
    // Front edge of trapezius: the back of the triangle at the side of the neck.
    ridge({neck(1.500, 140, 0.012, 0.0), neck(1.465, 126, 0.014, 0.0010), neck(1.430, 112, 0.014, 0.0010),
           neck(1.405, 100, 0.014, 0.0)});
    ridge({neck(1.460, 100, 0.014, 0.0), neck(1.432, 84, 0.016, -0.0008), neck(1.405, 68, 0.016, -0.0010),
           neck(1.390, 60, 0.013, 0.0)});
}

}  // namespace jingluo::forge
