// The trunk, shoulder girdle, buttocks and breasts.
#include "figure.h"

namespace jingluo::forge {

void Figure::build_trunk() {
    // Heights in m from the floor; breadths and depths after the stations of [A] and our own measuring of sections.
    const std::vector<Station> rows = {
        // y    mid  half   front   back    equator  nF   nB
        {0.798, 0, 0.020, 0.012, -0.030, -0.010, 2.0, 2.0}, {0.808, 0, 0.055, 0.036, -0.050, -0.010, 2.0, 2.0},
        {0.824, 0, 0.110, 0.055, -0.078, -0.015, 2.1, 2.2}, {0.840, 0, 0.142, 0.064, -0.097, -0.022, 2.3, 2.3},
        {0.860, 0, 0.163, 0.071, -0.113, -0.030, 2.4, 2.4}, {0.900, 0, 0.169, 0.080, -0.119, -0.033, 2.4, 2.4},
        {0.940, 0, 0.160, 0.087, -0.110, -0.028, 2.4, 2.4}, {0.980, 0, 0.150, 0.093, -0.092, -0.010, 2.3, 2.5},
        {1.020, 0, 0.137, 0.093, -0.077, -0.008, 2.3, 2.5}, {1.060, 0, 0.125, 0.095, -0.069, -0.003, 2.3, 2.5},
        {1.100, 0, 0.121, 0.098, -0.067, 0.000, 2.3, 2.5},  {1.140, 0, 0.124, 0.101, -0.069, 0.003, 2.3, 2.6},
        {1.180, 0, 0.132, 0.101, -0.076, 0.004, 2.4, 2.7},  {1.220, 0, 0.142, 0.099, -0.088, -0.005, 2.5, 2.7},
        {1.260, 0, 0.149, 0.091, -0.097, -0.018, 2.4, 2.6}, {1.300, 0, 0.148, 0.076, -0.101, -0.028, 2.3, 2.5},
        {1.340, 0, 0.132, 0.054, -0.099, -0.034, 2.2, 2.4}, {1.380, 0, 0.096, 0.031, -0.089, -0.034, 2.1, 2.3},
        {1.410, 0, 0.056, 0.012, -0.070, -0.030, 2.0, 2.1}, {1.440, 0, 0.036, 0.010, -0.054, -0.022, 2.0, 2.0},
        {1.480, 0, 0.030, 0.010, -0.040, -0.014, 2.0, 2.0},
    };
    trunk_ = Sweep(Frame{}, rows);
    trunk_box_ = trunk_.box();
    trunk_box_.high.x = 0.21;
    trunk_box_.low.z -= 0.03;
    trunk_box_.high.z += 0.035;
    girdle_ = {
        {{0.045, 1.382, -0.052},
         skeleton_.shoulder + Vec3{-0.012, -0.002, 0.004},
         0.034,
         0.043},                                                         // yoke of the shoulder
        {{0.018, 1.438, -0.046}, {0.128, 1.362, -0.050}, 0.022, 0.022},  // upper edge of trapezius
        {{0.078, 1.332, -0.050}, {0.084, 1.262, -0.038}, 0.055, 0.045},  // shoulder blade's bed
        {{0.138, 1.300, -0.050}, {0.106, 1.140, -0.022}, 0.035, 0.014},  // latissimus, back armpit fold
        {{0.060, 1.285, 0.030}, {0.142, 1.318, -0.012}, 0.040, 0.034},   // pectoralis, front armpit fold
        {{0.078, 1.292, 0.046}, {0.074, 1.226, 0.062}, 0.030, 0.044},    // slope of the breast
    };
    buttock_frame_ = {{0.0765, 0.848, -0.058}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    buttock_radii_ = {0.0775, 0.087, 0.0795};
    hip_mass_ = {{0.094, 0.892, -0.046}, {0.94, 0, 0.34}, {0, 1, 0}, {-0.34, 0, 0.94}};
    hip_radii_ = {0.072, 0.080, 0.074};
    breast_frame_ = {{0.074, 1.212, 0.062}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    breast_radii_ = {0.054, 0.052, 0.054};
}

double Figure::trunk(const Vec3& p) const {
    const double far = trunk_box_.outside(p);
    if (far > 0.08) {
        return far;
    }
    double d = trunk_(p);
    if (p.y < 0.90) {
        d = blend_min(d, ellipsoid(p, {0.0, 0.818, -0.006}, {0.042, 0.031, 0.050}),
                      0.038);  // floor of the pelvis, rounded
    }
    if (p.y > 1.10) {
        if (p.y < 1.33) {
            const double left = ellipsoid(p, breast_frame_, breast_radii_);
            d = blend_min(d, left, 0.035);
        }
        static constexpr double blend[] = {0.045, 0.030, 0.055, 0.045, 0.045, 0.045};
        for (std::size_t i = 0; i < girdle_.size(); ++i) {
            const Bone& b = girdle_[i];
            d = blend_min(d, round_cone(p, b.a, b.b, b.radius_a, b.radius_b), blend[i]);
        }
    }
    return d;
}

double Figure::buttock(const Vec3& p) const {
    // Seen from behind fuller than an ellipse, so that the fold below runs level; a second mass rises towards the hip.
    const auto side = [&](const Vec3& at) {
        const Vec3 q = (at - buttock_frame_.origin) / buttock_radii_;
        const double n = 2.7;
        const double flat =
            stable_pow(stable_pow(std::abs(q.x) + 1e-9, n) + stable_pow(std::abs(q.y) + 1e-9, n), 2.0 / n);
        const double r = std::sqrt(flat + q.z * q.z);
        const Vec3 g = q / buttock_radii_;
        const double lower_mass = r * (r - 1.0) / std::max(std::sqrt(glm::dot(g, g)), 1e-6);
        return blend_min(lower_mass, ellipsoid(at, hip_mass_, hip_radii_), 0.050);
    };
    const double left = side(p);
    // The cleft is sharp between the buttocks and runs out upwards towards the sacrum.
    return p.x < 0.06 ? blend_min(left, side({-p.x, p.y, p.z}), mix(0.008, 0.036, smooth_step(0.865, 0.950, p.y)))
                      : left;
}

}  // namespace jingluo::forge
