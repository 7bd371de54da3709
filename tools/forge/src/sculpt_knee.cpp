// Knee: kneecap with its ligament, eyes of the knee, condyles, head of the fibula, popliteal crease.
// Angles about the leg's axis: 0 front, 90 lateral, 180 back, -90 medial.
#include "figure.h"

namespace jingluo::forge {

namespace {

// The kneecap is a rounded shield, base up: about 42 mm broad and 39 mm high in women, the skin over it counted
// (Standring, Gray's Anatomy: the base is thick and broad, the apex blunt and below the middle of the joint's width).
constexpr double kHalfHeight = 0.0195, kHalfBreadth = 0.0225;
constexpr double kRiseAtBase = 0.0030, kRiseAtApex = 0.0040;

}  // namespace

void Figure::sculpt_knee() {
    const Skeleton& s = skeleton_;
    const double mid = 0.5 * (s.patella_base + s.patella_apex);
    const Vec3 top = leg_skin(s.patella_base, 0);
    const Vec3 bottom = leg_skin(s.patella_apex, 0);
    Vec3 up = top - bottom;
    up /= std::sqrt(glm::dot(up, up));
    Vec3 ahead{0, 0, 1};
    ahead -= up * glm::dot(up, ahead);
    ahead /= std::sqrt(glm::dot(ahead, ahead));
    patella_ = {leg_skin(mid, 0), glm::cross(up, ahead), ahead, up};
    patella_box_.add(patella_.origin, 0.046);

    // Valleys on both sides of the kneecap, shallower outside, where the band holds the skin flat; the flat above it.
    ridge({on_leg(0.500, 34, 0.034, 0.0), on_leg(0.478, 40, 0.036, -0.0014), on_leg(0.455, 42, 0.034, -0.0014),
           on_leg(0.436, 36, 0.024, 0.0)});
    ridge({on_leg(0.492, -36, 0.028, 0.0), on_leg(0.474, -42, 0.036, -0.0015), on_leg(0.454, -43, 0.035, -0.0013),
           on_leg(0.436, -36, 0.024, 0.0)});
    ridge({on_leg(0.512, 0, 0.034, -0.0010), on_leg(0.500, 0, 0.034, -0.0014)});
    // Ligament down to the tuberosity of the tibia, and the eyes of the knee beside it.
    ridge({on_leg(0.460, 0, 0.020, 0.0), on_leg(0.442, 0.5, 0.023, 0.0022), on_leg(0.426, 1, 0.021, 0.0020),
           on_leg(0.412, 1.5, 0.018, 0.0016), on_leg(0.395, 2, 0.017, 0.0)});
    ridge({on_leg(s.tibial_tuberosity + 0.012, 1.5, 0.026, 0.0008), on_leg(s.tibial_tuberosity, 2, 0.026, 0.0016),
           on_leg(s.tibial_tuberosity - 0.014, 2, 0.025, 0.0008)});
    ridge({on_leg(0.446, 12, 0.026, 0.0008), on_leg(0.432, 14, 0.026, 0.0012)});
    ridge({on_leg(0.446, -12, 0.026, 0.0008), on_leg(0.432, -14, 0.026, 0.0012)});  // fat on both sides of it
    const double eye = s.patella_apex - 0.0025;
    ridge({on_leg(eye + 0.006, 29, 0.018, -0.0008), on_leg(eye - 0.001, 26, 0.0215, -0.0013),
           on_leg(eye - 0.008, 24, 0.018, -0.0008)});
    ridge({on_leg(eye + 0.006, -29, 0.018, -0.0008), on_leg(eye - 0.001, -26, 0.0215, -0.0014),
           on_leg(eye - 0.008, -24, 0.018, -0.0008)});
    // Condyles of femur and tibia; the joint's line is the faint waist between them.
    ridge({on_leg(0.482, -84, 0.044, 0.0016), on_leg(0.464, -82, 0.044, 0.0030)});
    ridge({on_leg(0.428, -74, 0.042, 0.0020), on_leg(0.420, -54, 0.042, 0.0011)});
    ridge({on_leg(0.474, 80, 0.044, 0.0012), on_leg(0.460, 78, 0.042, 0.0018)});
    ridge({on_leg(0.430, 72, 0.036, 0.0014), on_leg(0.424, 46, 0.040, 0.0014)});
    ridge({on_leg(s.fibula_head + 0.010, 116, 0.022, 0.0), on_leg(s.fibula_head, 116, 0.0240, 0.0027),
           on_leg(s.fibula_head - 0.020, 113, 0.022, 0.0008), on_leg(s.fibula_head - 0.045, 110, 0.020, 0.0)});
    // Crease across the hollow: a soft dip with a fine fold in it, a little lower on the outside.
    ridge({on_leg(s.popliteal_crease + 0.002, -150, 0.017, 0.0), on_leg(s.popliteal_crease, -168, 0.020, -0.0006),
           on_leg(s.popliteal_crease, 168, 0.020, -0.0006), on_leg(s.popliteal_crease + 0.002, 150, 0.017, 0.0)});
    ridge({on_leg(s.popliteal_crease + 0.002, -124, 0.0060, 0.0),
           on_leg(s.popliteal_crease + 0.001, -156, 0.0066, -0.0003),
           on_leg(s.popliteal_crease - 0.001, 180, 0.0068, -0.0005), on_leg(s.popliteal_crease, 158, 0.0066, -0.0003),
           on_leg(s.popliteal_crease + 0.002, 124, 0.0060, 0.0)});
}

double Figure::patella(const Vec3& p) const {
    if (!patella_box_.contains(p)) {
        return 0.0;
    }
    const Vec3 q = patella_.local(p);
    // The shield: an oval that narrows downwards, fuller than an ellipse. Its base goes over into the tendon of the
    // quadriceps, its apex stands out over the fat below it.
    const double z = std::clamp(q.z / kHalfHeight, -1.8, 1.8);
    const double x = q.x / (kHalfBreadth * (1.0 + 0.20 * z - 0.06 * z * z));
    const double round = stable_pow(stable_pow(std::abs(x) + 1e-6, 2.5) + stable_pow(std::abs(z) + 1e-6, 2.5), 0.4);
    const double rim = (round - 1.0) * kHalfHeight;
    return mix(kRiseAtApex, kRiseAtBase, smooth_step(-1.0, 1.0, z)) * smooth_step(0.0145, -0.0135, rim);
}

}  // namespace jingluo::forge
