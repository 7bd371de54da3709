// The buttocks.
#include "figure.h"

namespace jingluo::forge {

double Figure::buttock(const Vec3& p) const {
    // The full lower mass, slightly flattened below so that the fold runs level; a second mass rises towards the hip.
    const auto side = [&](const Vec3& at) {
        const Vec3 q = (at - buttock_frame_.origin) / buttock_radii_;
        const double n = 2.08;
        const double flat =
            stable_pow(stable_pow(std::abs(q.x) + 1e-9, n) + stable_pow(std::abs(q.y) + 1e-9, n), 2.0 / n);
        const double r = std::sqrt(flat + q.z * q.z);
        const Vec3 g = q / buttock_radii_;
        const double lower_mass = r * (r - 1.0) / std::max(std::sqrt(glm::dot(g, g)), 1e-6);
        return blend_min(lower_mass, ellipsoid(at, hip_mass_, hip_radii_), 0.060);
    };
    const double left = side(p);
    // The cleft is sharp between the buttocks and runs out upwards towards the sacrum.
    return p.x < 0.06 ? blend_min(left, side({-p.x, p.y, p.z}), mix(0.007, 0.042, smooth_step(0.870, 0.945, p.y)))
                      : left;
}

}  // namespace jingluo::forge
