// Relief of back and sole of the foot.
#include "figure.h"

namespace jingluo::forge {

std::vector<Stroke> Foot::strokes(const Figure& whole) const {
    std::vector<Stroke> strokes;
    const auto ridge = [&](const std::vector<Stroke::Knot>& knots) { strokes.emplace_back(knots); };
    const auto on_foot = [&](const Vec3& from, const Vec3& way, double radius, double height) {
        return whole.on_foot(from, way, radius, height);
    };
    const Vec3 up{0, 1, 0};
    const Vec3 ankle = frame_.local(skeleton_.ankle);
    const auto toe = [&](std::size_t t, std::size_t k) { return frame_.local(joints_[t][k]); };
    const auto above = [&](double u, double w, double radius, double height) {
        return on_foot({u, 0.016, w}, up, radius, height);
    };
    const Vec3 start{ankle.x, 0.068, ankle.z};
    // Tendons over the instep: tibialis anterior to the inner edge, the long extensors to the toes.
    ridge({on_foot(start, {-0.34, 0.62, 0.70}, 0.011, 0.0012),
           on_foot({-0.012, 0.030, 0.090}, {-0.30, 0.9, 0}, 0.010, 0.0016),
           on_foot({-0.014, 0.028, 0.108}, {-0.75, 0.6, 0}, 0.010, 0.0)});
    ridge({on_foot(start, {-0.12, 0.55, 0.82}, 0.009, 0.0), above(-0.012, 0.100, 0.009, 0.0012),
           above(-0.019, 0.140, 0.009, 0.0013), above(-0.025, 0.175, 0.008, 0.0012),
           above(toe(0, 1).x, toe(0, 1).z - 0.004, 0.008, 0.0006),
           above(toe(0, 2).x, toe(0, 2).z - 0.006, 0.007, 0.0)});
    for (std::size_t t = 1; t < 5; ++t) {
        const double spread = static_cast<double>(t) - 1.0;
        const Vec3 base = toe(t, 0);
        ridge({on_foot(start, {0.10 + 0.06 * spread, 0.52, 0.84}, 0.009, 0.0),
               above(0.35 * base.x + 0.004, 0.118 - 0.004 * spread, 0.0098, 0.0007),
               above(0.75 * base.x, 0.150 - 0.006 * spread, 0.0098, 0.0010),
               above(base.x, base.z - 0.002, 0.0098, 0.0011), on_foot(toe(t, 1), up, 0.006, 0.0003)});
        // Hollow of the space between this metatarsal and the one before it.
        const Vec3 before = toe(t - 1, 0);
        const double u = 0.5 * (base.x + before.x);
        const double w = 0.5 * (base.z + before.z);
        ridge({above(0.6 * u - 0.002, w - 0.055, 0.009, 0.0), above(0.85 * u, w - 0.028, 0.010, -0.0014),
               above(u, w - 0.004, 0.010, -0.0016), above(u + 0.001, w + 0.012, 0.008, 0.0)});
    }
    // Knuckles of the toes.
    for (std::size_t t = 1; t < 5; ++t) {
        ridge({on_foot(toe(t, 1), up, 0.0085, 0.0007)});
    }
    // Outer and inner edges: base of the fifth metatarsal, navicular, joints of the great and little toe.
    ridge({on_foot({0.010, 0.017, 0.104}, {1, 0, 0}, 0.024, 0.0024)});
    ridge({on_foot({0.0, 0.043, 0.088}, {-1, 0, 0}, 0.028, 0.0018)});
    ridge({on_foot(toe(0, 0), {-1, 0.12, 0}, 0.024, 0.0006)});
    ridge({on_foot(toe(4, 0), {1, 0.0, 0}, 0.020, 0.0006)});
    ridge({on_foot({-0.010, 0.022, 0.138}, {-1, -0.1, 0}, 0.024, -0.0016)});
    // Sole: balls of the toes, and the hollow behind them.
    const Vec3 down{0, -1, 0};
    ridge({on_foot({-0.003, 0.012, 0.130}, down, 0.026, -0.0010), on_foot({-0.003, 0.012, 0.148}, down, 0.026, -0.0022),
           on_foot({-0.002, 0.012, 0.158}, down, 0.020, 0.0)});
    return strokes;
}

}  // namespace jingluo::forge
