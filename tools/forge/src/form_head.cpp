// Skull and face.
#include "figure.h"

namespace jingluo::forge {

void Figure::build_head() {
    face_ = Sweep(Frame{}, {
                               // y    mid half   front   back   equator
                               {1.465, 0, 0.010, 0.080, 0.056, 0.068, 2.0, 2.0},
                               {1.471, 0, 0.025, 0.088, 0.038, 0.062, 2.0, 2.0},
                               {1.480, 0, 0.038, 0.0930, 0.012, 0.046, 2.0, 2.0},
                               {1.490, 0, 0.046, 0.095, -0.010, 0.030, 1.9, 2.0},
                               {1.515, 0, 0.0555, 0.094, -0.030, 0.020, 1.9, 2.0},
                               {1.540, 0, 0.062, 0.093, -0.050, 0.018, 1.95, 2.0},
                               {1.565, 0, 0.0665, 0.0925, -0.060, 0.015, 2.1, 2.0},
                               {1.590, 0, 0.069, 0.094, -0.070, 0.010, 2.2, 2.0},
                               {1.615, 0, 0.063, 0.088, -0.070, 0.008, 2.1, 2.0},
                               {1.640, 0, 0.040, 0.062, -0.050, 0.005, 2.0, 2.0},
                           });
    head_box_ = face_.box();
    head_box_.add({0.09, 1.68, -0.10});
    head_box_.add({0.0, 1.46, 0.12});
}

double Figure::head(const Vec3& p) const {
    const double far = head_box_.outside(p);
    if (far > 0.06) {
        return far;
    }
    double d = ellipsoid(p, {0.0, 1.590, -0.002}, {0.0735, 0.090, 0.0945});
    d = blend_min(d, face_(p), 0.030);
    d = blend_min(d, ellipsoid(p, {0.0, 1.4755, 0.0770}, {0.024, 0.0165, 0.0205}), 0.026);  // chin
    if (p.z < 0.02) {
        const Frame ear{{0.0755, 1.558, -0.006}, {0.88, 0.0, -0.475}, {0.0, 0.985, 0.17}, {0.475, 0.0, 0.88}};
        double lobe = ellipsoid(p, ear, {0.0058, 0.0275, 0.0155});
        lobe = blend_max(
            lobe, -ellipsoid(p, Frame{ear.world(0.009, 0.003, 0.002), ear.u, ear.v, ear.w}, {0.0085, 0.019, 0.0095}),
            0.004);
        return blend_min(d, lobe, 0.007);
    }
    d = blend_max(d, -ellipsoid(p, {0.035, 1.5695, 0.1100}, {0.026, 0.0115, 0.0225}), 0.022);  // eye socket
    d = blend_min(d, ellipsoid(p, {0.0320, 1.5655, 0.0745}, {0.0150, 0.0115, 0.0145}),
                  0.008);  // closed lid over the eye
    d = blend_min(d, round_cone(p, {0.0, 1.576, 0.0885}, {0.0, 1.5425, 0.1045}, 0.0058, 0.0082), 0.012);  // nose
    const double wing = std::min(ellipsoid(p, {0.0105, 1.5375, 0.0975}, {0.0062, 0.0062, 0.0085}), 1.0);
    d = blend_min(d, wing, 0.006);
    d = blend_min(d, ellipsoid(p, {0.0, 1.5140, 0.0900}, {0.0210, 0.0050, 0.0085}), 0.006);      // upper lip
    return blend_min(d, ellipsoid(p, {0.0, 1.5045, 0.0890}, {0.0185, 0.0058, 0.0085}), 0.0030);  // lower lip
}

}  // namespace jingluo::forge
