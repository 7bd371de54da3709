// Leg below the knee, ankle; angles about the leg's axis: 0 front, 90 lateral, 180 back, -90 medial.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_leg() {
    // Shin: crest, flat inner face of the tibia, tibialis anterior beside it, its tendon crossing to the inside.
    ridge({on_leg(0.392, 1, 0.026, 0.0006), on_leg(0.340, -2, 0.025, 0.0016), on_leg(0.280, -5, 0.023, 0.0018),
           on_leg(0.210, -9, 0.020, 0.0016), on_leg(0.150, -16, 0.017, 0.0010), on_leg(0.115, -26, 0.013, 0.0)});
    ridge({on_leg(0.405, -42, 0.038, 0.0), on_leg(0.340, -44, 0.040, -0.0022), on_leg(0.260, -46, 0.036, -0.0024),
           on_leg(0.185, -50, 0.028, -0.0016), on_leg(0.125, -56, 0.020, 0.0)});
<<<<<<< HEAD
    ridge({on_leg(0.415, 40, 0.036, 0.0), on_leg(0.365, 36, 0.040, 0.0026), on_leg(0.305, 31, 0.037, 0.0034),
           on_leg(0.245, 25, 0.030, 0.0022), on_leg(0.185, 16, 0.022, 0.0010), on_leg(0.140, 8, 0.016, 0.0)});
    ridge({on_leg(0.380, 62, 0.026, 0.0), on_leg(0.320, 61, 0.027, -0.0010), on_leg(0.240, 57, 0.024, -0.0011),
           on_leg(0.170, 46, 0.019, 0.0)});
=======
    ridge({on_leg(0.415, 40, 0.036, 0.0), on_leg(0.365, 31, 0.040, 0.0026), on_leg(0.305, 27, 0.037, 0.0034),
           on_leg(0.245, 22, 0.030, 0.0022), on_leg(0.185, 16, 0.022, 0.0010), on_leg(0.140, 8, 0.016, 0.0)});
    ridge({on_leg(0.210, 18, 0.014, 0.0), on_leg(0.170, 12, 0.013, 0.0007), on_leg(0.120, 2, 0.011, 0.0018),
           on_leg(0.095, -10, 0.010, 0.0024), on_leg(0.080, -20, 0.010, 0.0012)});
    ridge({on_leg(0.385, 56, 0.026, 0.0), on_leg(0.325, 52, 0.027, -0.0011), on_leg(0.240, 44, 0.023, -0.0012),
           on_leg(0.170, 32, 0.018, 0.0)});
>>>>>>> limbs
    // Peroneal muscles, and the valley between them and the calf.
    ridge({on_leg(0.400, 92, 0.036, 0.0), on_leg(0.340, 88, 0.038, 0.0018), on_leg(0.260, 86, 0.034, 0.0020),
           on_leg(0.190, 92, 0.026, 0.0012), on_leg(0.140, 100, 0.018, 0.0)});
    ridge({on_leg(0.395, 116, 0.026, 0.0), on_leg(0.330, 113, 0.028, -0.0013), on_leg(0.250, 113, 0.027, -0.0017),
           on_leg(0.170, 118, 0.021, -0.0014), on_leg(0.120, 122, 0.015, 0.0)});
    // Calf: two bellies, the inner one larger and lower, parted by a shallow valley that runs out at their apex.
    ridge({on_leg(0.455, -150, 0.036, 0.0), on_leg(0.410, -147, 0.048, 0.0024), on_leg(0.352, -142, 0.055, 0.0054),
           on_leg(0.308, -142, 0.050, 0.0050), on_leg(0.274, -145, 0.042, 0.0024), on_leg(0.246, -150, 0.034, 0.0)});
    ridge({on_leg(0.455, 150, 0.034, 0.0), on_leg(0.412, 146, 0.045, 0.0022), on_leg(0.364, 142, 0.050, 0.0042),
           on_leg(0.326, 144, 0.044, 0.0034), on_leg(0.300, 148, 0.034, 0.0014), on_leg(0.280, 152, 0.027, 0.0)});
    ridge({on_leg(0.430, 180, 0.026, 0.0), on_leg(0.385, 181, 0.027, -0.0022), on_leg(0.335, 183, 0.027, -0.0034),
           on_leg(0.295, 183, 0.025, -0.0032), on_leg(0.268, 181, 0.022, -0.0014), on_leg(0.248, 180, 0.018, 0.0)});
    ridge({on_leg(0.305, -112, 0.026, 0.0), on_leg(0.274, -128, 0.030, -0.0002), on_leg(0.258, -150, 0.029, -0.0008),
           on_leg(0.252, -168, 0.027, -0.0009), on_leg(0.256, -180, 0.018, 0.0)});
    ridge({on_leg(0.322, 118, 0.024, 0.0), on_leg(0.294, 132, 0.029, -0.0002), on_leg(0.279, 150, 0.028, -0.0007),
           on_leg(0.270, 166, 0.023, -0.0008), on_leg(0.262, 178, 0.018, 0.0)});
    // Soleus on both sides below them.
    ridge({on_leg(0.300, -112, 0.038, 0.0), on_leg(0.240, -122, 0.038, 0.0018), on_leg(0.200, -134, 0.030, 0.0014),
           on_leg(0.160, -144, 0.022, 0.0)});
    ridge({on_leg(0.320, 122, 0.032, 0.0), on_leg(0.262, 130, 0.034, 0.0020), on_leg(0.208, 140, 0.028, 0.0012),
           on_leg(0.160, 148, 0.022, 0.0)});
    // Outline of the bellies seen from in front and behind: high outside, lower inside.
    ridge({on_leg(0.410, -108, 0.050, 0.0), on_leg(0.345, -108, 0.056, 0.0034), on_leg(0.300, -114, 0.048, 0.0024),
           on_leg(0.245, -120, 0.040, 0.0)});
    ridge({on_leg(0.425, 112, 0.044, 0.0), on_leg(0.372, 114, 0.050, 0.0022), on_leg(0.325, 118, 0.044, 0.0012),
<<<<<<< HEAD
           on_leg(0.285, 124, 0.032, 0.0)});
=======
           on_leg(0.265, 124, 0.038, 0.0)});
    // Malleoli: the outer one lower, further back and narrower; the shaft of the fibula runs down to it.
    const Vec3 outer = leg_skin(s.lateral_malleolus, 84);
    const Vec3 inner = leg_skin(s.medial_malleolus, -62);
    ridge({on_leg(0.150, 96, 0.014, 0.0),
           on_leg(0.115, 94, 0.017, 0.0018),
           on_leg(0.090, 89, 0.020, 0.0040),
           {outer, 0.0215, 0.0105},
           on_leg(0.056, 84, 0.019, 0.0040),
           on_leg(0.046, 86, 0.016, 0.0)});
    ridge({on_leg(0.135, -82, 0.018, 0.0),
           on_leg(0.105, -74, 0.022, 0.0030),
           {inner, 0.025, 0.0100},
           on_leg(0.066, -62, 0.021, 0.0034),
           on_leg(0.056, -64, 0.016, 0.0)});
    ridge({on_leg(0.074, 48, 0.022, -0.0016)});
>>>>>>> limbs
}

}  // namespace jingluo::forge
