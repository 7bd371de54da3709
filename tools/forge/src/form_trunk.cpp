// The trunk, shoulder girdle and breasts.
#include "figure.h"

namespace jingluo::forge {

void Figure::build_trunk() {
    // Heights in m from the floor; breadths and depths after the stations of [A] and our own measuring of sections.
    const std::vector<Station> rows = {
        // y    mid  half   front   back    equator  nF   nB
        {0.798, 0, 0.012, 0.020, -0.030, -0.006, 2.0, 2.0}, {0.808, 0, 0.046, 0.042, -0.050, -0.008, 2.0, 2.0},
        {0.824, 0, 0.106, 0.057, -0.078, -0.014, 2.1, 2.2}, {0.840, 0, 0.144, 0.064, -0.097, -0.022, 2.3, 2.3},
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
        {{0.022, 1.424, -0.048}, {0.112, 1.362, -0.052}, 0.027, 0.030},  // upper edge of trapezius
        {{0.078, 1.332, -0.050}, {0.088, 1.225, -0.034}, 0.055, 0.037},  // shoulder blade's bed
        {{0.138, 1.302, -0.050}, {0.092, 1.110, -0.024}, 0.035, 0.010},  // latissimus, back armpit fold
        {{0.060, 1.285, 0.030}, {0.142, 1.318, -0.012}, 0.040, 0.034},   // pectoralis, front armpit fold
    };
    buttock_frame_ = {{0.0755, 0.856, -0.057}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    buttock_radii_ = {0.0780, 0.086, 0.0800};
    hip_mass_ = {{0.094, 0.892, -0.046}, {0.94, 0, 0.34}, {0, 1, 0}, {-0.34, 0, 0.94}};
    hip_radii_ = {0.072, 0.080, 0.074};
    // The breast looks outwards by 14 degrees; its axis leaves the skin at the nipple.
    const Vec3 ahead{0.2419, 0.0, 0.9703};
    breast_frame_ = {Vec3{skeleton_.nipple_lateral, skeleton_.nipple - 0.001, 0.116} - 0.052 * ahead,
                     {0.9703, 0.0, -0.2419},
                     {0, 1, 0},
                     ahead};
    breast_radii_ = {0.050, 0.040, 0.052};
}

double Figure::trunk_mass(const Vec3& p, bool breasts) const {
    const double far = trunk_box_.outside(p);
    if (far > 0.08) {
        return far;
    }
    double d = trunk_(p);
    if (p.y < 0.90) {
        d = blend_min(d, ellipsoid(p, {0.0, 0.828, -0.004}, {0.026, 0.036, 0.050}),
                      0.038);  // floor of the pelvis, rounded
    }
    if (p.y > 1.02) {
        // Near the midline each mass meets its twin first, so that no edge runs down the middle.
        const bool near_middle = p.x < 0.08;
        const Vec3 twin{-p.x, p.y, p.z};
        if (breasts && p.y > 1.10 && p.y < 1.36) {
            // Below, the breast meets the ribs in a fold; above and to the sides it rises out of the chest.
            const double above = smooth_step(1.185, 1.245, p.y);
            const double mass = near_middle ? blend_min(breast(p), breast(twin), 0.030) : breast(p);
            d = blend_min(d, mass, mix(0.018, 0.055, above));
        }
        static constexpr double blend[] = {0.045, 0.040, 0.055, 0.045, 0.045};
        for (std::size_t i = 0; i < girdle_.size(); ++i) {
            const Bone& b = girdle_[i];
            double mass = round_cone(p, b.a, b.b, b.radius_a, b.radius_b);
            if (near_middle && b.a.x < 0.07) {
                mass = blend_min(mass, round_cone(twin, b.a, b.b, b.radius_a, b.radius_b), 0.030);
            }
            d = blend_min(d, mass, blend[i]);
        }
    }
    return d;
}

double Figure::breast(const Vec3& p) const {
    // A drop: the upper half long and sloping, the lower half round and short.
    const Vec3 q = breast_frame_.local(p);
    const double upper = 0.064;
    const Vec3 radii{breast_radii_.x, q.y > 0.0 ? upper : breast_radii_.y, breast_radii_.z};
    const Vec3 a = q / radii;
    const Vec3 b = a / radii;
    const double k0 = std::sqrt(glm::dot(a, a));
    const double k1 = std::max(std::sqrt(glm::dot(b, b)), 1.0);
    return k0 * (k0 - 1.0) / k1;
}

}  // namespace jingluo::forge
