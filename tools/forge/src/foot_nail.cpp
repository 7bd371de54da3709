// Nails of the toes: the plate lies between folds at its sides and root, and ends free over the pad.
#include "foot.h"

namespace jingluo::forge {

double toe_nail_outline(const Nail& nail, const Vec3& d) {
    // A rectangle with round corners at the root and a gently curved free edge.
    const double round = 0.55 * nail.half_width;
    const double bow = 0.10 * d.x * d.x / nail.half_width;
    const double x = std::abs(d.x) - nail.half_width + round;
    const double z = (d.z < 0.0 ? -d.z : d.z + bow) - nail.half_length + round;
    const double ox = std::max(x, 0.0);
    const double oz = std::max(z, 0.0);
    return std::sqrt(ox * ox + oz * oz) + std::min(std::max(x, z), 0.0) - round;
}

double toe_nail_relief(const Nail& nail, const Vec3& p) {
    const Vec3 d = nail.frame.local(p);
    constexpr double kReach = 0.0038;
    if (std::abs(d.x) > nail.half_width + kReach || std::abs(d.z) > nail.half_length + kReach ||
        std::abs(d.y) > 0.009) {
        return 0.0;
    }
    const double s = toe_nail_outline(nail, d);
    const double size = nail.lift / 4e-4;
    const double free = smooth_step(0.45, 0.85, d.z / nail.half_length);  // 1 at the free edge
    const auto bell = [](double t) { return t * t < 1.0 ? (1.0 - t * t) * (1.0 - t * t) : 0.0; };
    const double fade = smooth_step(0.009, 0.006, std::abs(d.y));
    // Widths suit edges of about a millimetre: finer folds would only flicker on the mesh.
    const double folds = 0.00034 * bell((s - 0.0016) / 0.0022) - 0.00044 * bell(s / 0.0015);
    const double edge = 0.00042 * smooth_step(0.0008, -0.0006, s) - 0.00025 * bell((s - 0.0008) / 0.0013);
    const double plate = 0.00022 * smooth_step(0.0, -0.0020, s);
    return size * fade * (mix(folds, edge, free) + plate);
}

}  // namespace jingluo::forge
