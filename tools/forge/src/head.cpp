#include "head.h"

#include "figure.h"

namespace jingluo::forge {

Head::Head() {
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
    box_ = face_.box();
    box_.add({0.09, 1.68, -0.10});
    box_.add({0.0, 1.46, 0.12});
}

double Head::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.06) {
        return far;
    }
    double d = ellipsoid(p, {0.0, 1.590, -0.002}, {0.0735, 0.090, 0.0945});
    d = blend_min(d, face_(p), 0.030);
    d = blend_min(d, ellipsoid(p, {0.0, 1.4755, 0.0770}, {0.024, 0.0165, 0.0205}), 0.026);  // chin
    if (p.z < 0.02) {
        return d;
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

std::vector<Stroke> Head::strokes(const Figure& whole) const {
    std::vector<Stroke> strokes;
    const auto ridge = [&](const std::vector<Stroke::Knot>& knots) { strokes.emplace_back(knots); };
    const auto face = [&](double x, double y, double radius, double height) {
        return Stroke::Knot{whole.base_skin({x, y, 0.03}, {0, 0, 1}), radius, height};
    };
    ridge({face(0.0, 1.5255, 0.0060, -0.0009)});                                        // philtrum
    ridge({face(0.0235, 1.5085, 0.0060, -0.0012)});                                     // corner of the mouth
    ridge({face(0.010, 1.4945, 0.0090, -0.0006), face(0.0, 1.4940, 0.0100, -0.0012)});  // under the lip
    ridge({face(0.016, 1.5880, 0.0100, 0.0006), face(0.030, 1.5910, 0.0100, 0.0014),
           face(0.044, 1.5885, 0.0100, 0.0008)});  // brow
    ridge({face(0.042, 1.5480, 0.0200, 0.0020)});  // cheek bone
    return strokes;
}

double Head::edge_length(const Vec3& p) const {
    double e = kNoWish;
    const auto finer = [&](double length, double share) {
        if (share > 0.0) {
            e = std::min(e, mix(0.0096, length, share));
        }
    };
    if (p.y > 1.55 && p.y < 1.60 && p.z > 0.06) {  // lids and brows
        finer(0.0017, smooth_step(0.0, 0.01, p.x) * smooth_step(0.06, 0.05, p.x));
    }
    finer(0.0068, smooth_step(1.36, 1.42, p.y));
    finer(0.0030, smooth_step(0.02, 0.05, p.z) * smooth_step(1.46, 1.475, p.y) * smooth_step(1.61, 1.59, p.y));
    return e;
}

}  // namespace jingluo::forge
