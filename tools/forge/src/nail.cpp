#include "part.h"

namespace jingluo::forge {

double Nail::cover(const Vec3& p) const {
    const Vec3 d = frame.local(p);
    if (std::abs(d.x) > 1.3 * half_width || std::abs(d.z) > 1.3 * half_length || std::abs(d.y) > 0.006) {
        return 0.0;
    }
    // Straight sides, a rounded root, a gently curved free edge.
    const double x = std::abs(d.x) / half_width;
    const double z = d.z / half_length;
    const double edge = z < 0.0 ? stable_pow(stable_pow(x + 1e-9, 3.0) + stable_pow(-z + 1e-9, 3.0), 1.0 / 3.0)
                                : std::max(x, z + 0.22 * x * x);
    return smooth_step(1.14, 0.86, edge);
}

}  // namespace jingluo::forge
