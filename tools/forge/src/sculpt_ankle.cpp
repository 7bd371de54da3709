// Relief of the ankle: Achilles tendon with the hollows beside it, tendons before the joint, edges of the malleoli.
// Angles about the leg's axis: 0 front, 90 lateral, 180 back, -90 medial.
#include "figure.h"

namespace jingluo::forge {

void Foot::ankle_strokes(const Figure& whole, std::vector<Stroke>& strokes) const {
    const auto ridge = [&](const std::vector<Stroke::Knot>& knots) { strokes.emplace_back(knots); };
    const auto on_leg = [&](double y, double angle, double radius, double height) {
        return Stroke::Knot{whole.leg_skin(y, angle), radius, height};
    };
    // Achilles tendon: broad above, a cord at the ankle, spreading again on the heel bone.
    ridge({on_leg(0.250, 180, 0.034, 0.0), on_leg(0.200, 180, 0.028, 0.0016), on_leg(0.150, 180, 0.0210, 0.0030),
           on_leg(0.110, 180, 0.0165, 0.0044), on_leg(0.085, 180, 0.0160, 0.0044), on_leg(0.062, 180, 0.020, 0.0018),
           on_leg(0.045, 180, 0.024, 0.0)});
    // Hollows between tendon and malleoli.
    ridge({on_leg(0.190, 138, 0.018, 0.0), on_leg(0.140, 140, 0.022, -0.0026), on_leg(0.108, 138, 0.026, -0.0040),
           on_leg(0.086, 139, 0.028, -0.0034), on_leg(0.068, 137, 0.024, -0.0010), on_leg(0.052, 132, 0.022, 0.0)});
    ridge({on_leg(0.200, -138, 0.018, 0.0), on_leg(0.145, -140, 0.022, -0.0024), on_leg(0.112, -138, 0.027, -0.0040),
           on_leg(0.090, -136, 0.028, -0.0038), on_leg(0.070, -132, 0.025, -0.0016), on_leg(0.054, -128, 0.022, 0.0)});
    // The fibula's shaft comes to the surface above its malleolus; the tibia's inner face runs down to its own.
    ridge({on_leg(0.165, 98, 0.016, 0.0), on_leg(0.130, 97, 0.018, 0.0016), on_leg(0.100, 97, 0.020, 0.0022),
           on_leg(0.080, 96, 0.020, 0.0008), on_leg(0.066, 95, 0.018, 0.0)});
    ridge({on_leg(0.145, -76, 0.024, 0.0), on_leg(0.115, -74, 0.026, 0.0018), on_leg(0.092, -72, 0.025, 0.0022),
           on_leg(0.078, -70, 0.022, 0.0)});
    // The heel bone's walls stand back below both malleoli.
    ridge({on_leg(0.054, 122, 0.020, 0.0), on_leg(0.046, 108, 0.024, -0.0008), on_leg(0.042, 95, 0.024, -0.0028),
           on_leg(0.042, 80, 0.022, -0.0028), on_leg(0.044, 66, 0.020, 0.0)});
    ridge({on_leg(0.058, -118, 0.022, 0.0), on_leg(0.052, -102, 0.024, -0.0022), on_leg(0.050, -84, 0.024, -0.0024),
           on_leg(0.052, -66, 0.022, 0.0)});
    // Sinus tarsi: the dip before and below the lateral malleolus.
    ridge({on_leg(0.082, 60, 0.022, 0.0), on_leg(0.066, 57, 0.026, -0.0034), on_leg(0.054, 62, 0.024, -0.0030),
           on_leg(0.044, 76, 0.018, 0.0)});
    // Dip between the medial malleolus and the tendon of tibialis anterior.
    ridge({on_leg(0.085, -42, 0.018, 0.0), on_leg(0.074, -38, 0.020, -0.0008), on_leg(0.062, -44, 0.018, 0.0)});
    // Peroneal tendons round the back of the lateral malleolus, tibialis posterior round the medial one.
    ridge({on_leg(0.070, 116, 0.009, 0.0), on_leg(0.056, 111, 0.011, 0.0003), on_leg(0.046, 98, 0.011, 0.0005),
           on_leg(0.038, 86, 0.010, 0.0)});
    ridge({on_leg(0.115, -106, 0.012, 0.0), on_leg(0.085, -104, 0.012, 0.0010), on_leg(0.064, -94, 0.012, 0.0010),
           on_leg(0.053, -78, 0.011, 0.0)});
}

}  // namespace jingluo::forge
