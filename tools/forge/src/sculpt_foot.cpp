// Relief of back, edges and sole of the foot.
#include "figure.h"

namespace jingluo::forge {

std::vector<Stroke> Foot::strokes(const Figure& whole) const {
    std::vector<Stroke> strokes;
    const auto ridge = [&](const std::vector<Stroke::Knot>& knots) { strokes.emplace_back(knots); };
    const auto on_foot = [&](const Vec3& from, const Vec3& way, double radius, double height) {
        return whole.on_foot(from, way, radius, height);
    };
    const Vec3 up{0, 1, 0};
    const Vec3 down{0, -1, 0};
    const auto joint = [&](std::size_t t, std::size_t k) {
        const Toe::Joint& j = toe_table()[t].chain[k];
        return Vec3{j.u, j.v, j.w};
    };
    const auto above = [&](double u, double w, double radius, double height) {
        return on_foot({u, 0.016, w}, up, radius, height);
    };
    ankle_strokes(whole, strokes);
    const Vec3 ankle = frame_.local(skeleton_.ankle);
    const auto front = [&](double y, double lateral, double radius, double height) {
        return on_foot({ankle.x, y, ankle.z}, {lateral, 0.0, 1.0}, radius, height);
    };
    // Tibialis anterior: over the front of the ankle to the inner edge before the navicular.
    ridge({front(0.135, -0.20, 0.013, 0.0), front(0.110, -0.26, 0.012, 0.0018), front(0.090, -0.35, 0.011, 0.0022),
           on_foot({-0.008, 0.040, 0.075}, {-0.40, 0.55, 0.75}, 0.012, 0.0014),
           on_foot({-0.010, 0.034, 0.112}, {-0.70, 0.70, 0.0}, 0.013, 0.0008),
           on_foot({-0.010, 0.030, 0.124}, {-0.90, 0.50, 0.0}, 0.014, 0.0)});
    // Extensor hallucis longus.
    ridge({front(0.115, -0.04, 0.010, 0.0), front(0.092, -0.09, 0.010, 0.0010), above(-0.010, 0.102, 0.0095, 0.0012),
           above(-0.015, 0.128, 0.0085, 0.0012), above(-0.021, 0.155, 0.008, 0.0013),
           above(-0.026, 0.180, 0.0075, 0.0012), above(-0.0275, 0.205, 0.0070, 0.0008),
           above(-0.0276, 0.222, 0.0070, 0.0)});
    // Extensor digitorum longus: one band at the ankle, four cords to the toes.
    ridge({front(0.120, 0.30, 0.014, 0.0), front(0.095, 0.34, 0.014, 0.0014),
           on_foot({0.0, 0.040, 0.075}, {0.20, 0.60, 0.75}, 0.013, 0.0012), above(0.004, 0.104, 0.013, 0.0)});
    for (std::size_t t = 1; t < 5; ++t) {
        const double spread = static_cast<double>(t) - 1.0;
        const Vec3 base = joint(t, 0);
        const Vec3 knuckle = joint(t, 2);
        ridge({on_foot({0.0, 0.040, 0.075}, {0.12 + 0.06 * spread, 0.62, 0.75}, 0.009, 0.0),
               above(0.40 * base.x + 0.003, 0.120 - 0.004 * spread, 0.0085, 0.0006),
               above(0.72 * base.x + 0.001, 0.148 - 0.006 * spread, 0.0080, 0.0010),
               above(0.97 * base.x, base.z - 0.012, 0.0075, 0.0012),
               above(mix(base.x, knuckle.x, 0.4), mix(base.z, knuckle.z, 0.4), 0.0060, 0.0005),
               above(knuckle.x, knuckle.z - 0.003, 0.0055, 0.0)});
        // Head of the metatarsal, and the hollow between it and the one before.
        ridge({above(base.x, base.z - 0.004, 0.012, 0.0008)});
        const Vec3 before = joint(t - 1, 0);
        const double u = 0.5 * (base.x + before.x);
        const double w = 0.5 * (base.z + before.z);
        ridge({above(0.62 * u - 0.002, w - 0.052, 0.011, 0.0), above(0.84 * u, w - 0.026, 0.012, -0.0006),
               above(u, w - 0.003, 0.011, -0.0010), above(u + 0.001, w + 0.010, 0.009, -0.0003)});
    }
    // Outer edge: tuberosity of the fifth metatarsal, the dip of the cuboid behind it, belly of extensor brevis.
    ridge({on_foot({0.010, 0.017, 0.096}, {1, -0.05, 0}, 0.014, 0.0),
           on_foot({0.010, 0.017, 0.106}, {1, -0.05, 0}, 0.019, 0.0032),
           on_foot({0.012, 0.017, 0.122}, {1, -0.05, 0}, 0.018, 0.0)});
    ridge({on_foot({0.010, 0.018, 0.074}, {1, -0.10, 0}, 0.020, 0.0),
           on_foot({0.010, 0.018, 0.086}, {1, -0.10, 0}, 0.019, -0.0012),
           on_foot({0.010, 0.018, 0.095}, {1, -0.10, 0}, 0.016, 0.0)});
    ridge({on_foot({0.006, 0.034, 0.080}, {0.85, 0.50, 0}, 0.018, 0.0),
           on_foot({0.006, 0.032, 0.094}, {0.80, 0.60, 0}, 0.021, 0.0016),
           on_foot({0.008, 0.028, 0.112}, {0.65, 0.75, 0}, 0.018, 0.0)});
    // Inner edge: navicular tuberosity, waist of the first metatarsal, ball of the great toe.
    ridge({on_foot({0.0, 0.046, 0.076}, {-1, 0, 0}, 0.018, 0.0),
           on_foot({0.0, 0.040, 0.088}, {-1, 0, 0}, 0.021, 0.0030),
           on_foot({0.0, 0.038, 0.102}, {-1, 0, 0}, 0.018, 0.0004)});
    ridge({on_foot({-0.010, 0.024, 0.125}, {-1, -0.05, 0}, 0.020, 0.0),
           on_foot({-0.010, 0.022, 0.148}, {-1, -0.1, 0}, 0.024, -0.0018),
           on_foot({-0.010, 0.022, 0.165}, {-1, -0.1, 0}, 0.018, 0.0)});
    ridge({on_foot(joint(0, 0) + Vec3{0, 0, -0.003}, {-1, 0.05, 0}, 0.022, 0.0004)});
    ridge({on_foot(joint(4, 0), {1, 0.0, 0}, 0.018, 0.0008)});
    // Sole: hollow behind the ball, the long fold down its middle, creases behind the toes.
    ridge({on_foot({-0.004, 0.014, 0.112}, down, 0.024, 0.0), on_foot({-0.004, 0.014, 0.134}, down, 0.028, -0.0018),
           on_foot({-0.003, 0.014, 0.148}, down, 0.026, -0.0026), on_foot({-0.003, 0.014, 0.166}, down, 0.018, 0.0)});
    ridge({on_foot({-0.022, 0.014, 0.158}, down, 0.007, 0.0), on_foot({-0.012, 0.014, 0.164}, down, 0.010, -0.0004),
           on_foot({0.004, 0.014, 0.163}, down, 0.010, -0.0005), on_foot({0.020, 0.014, 0.156}, down, 0.010, -0.0003),
           on_foot({0.030, 0.014, 0.149}, down, 0.007, 0.0)});
    // The pad under the head of the first metatarsal stands apart from the others.
    ridge({on_foot({-0.012, 0.014, 0.162}, down, 0.010, 0.0), on_foot({-0.0125, 0.012, 0.176}, down, 0.010, -0.0007),
           on_foot({-0.0125, 0.012, 0.190}, down, 0.010, -0.0009), on_foot({-0.013, 0.010, 0.200}, down, 0.010, 0.0)});
    return strokes;
}

}  // namespace jingluo::forge
