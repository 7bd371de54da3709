// Thigh; angles about the leg's axis: 0 front, 90 lateral, 180 back, -90 medial. Masses first, then what lies on them.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_thigh() {
    // Quadriceps: rectus in front, vastus lateralis ending higher than the drop of vastus medialis.
    ridge({on_leg(0.830, 10, 0.050, 0.0), on_leg(0.750, 8, 0.054, 0.0028), on_leg(0.660, 6, 0.052, 0.0042),
           on_leg(0.590, 4, 0.046, 0.0022), on_leg(0.530, 2, 0.038, 0.0)});
    ridge({on_leg(0.800, 62, 0.056, 0.0), on_leg(0.710, 58, 0.060, 0.0034), on_leg(0.620, 52, 0.056, 0.0046),
           on_leg(0.560, 47, 0.048, 0.0026), on_leg(0.512, 42, 0.038, 0.0)});
    ridge({on_leg(0.660, -42, 0.048, 0.0), on_leg(0.585, -46, 0.050, 0.0032), on_leg(0.533, -51, 0.046, 0.0062),
           on_leg(0.508, -50, 0.038, 0.0052), on_leg(0.484, -44, 0.030, 0.0)});
    ridge({on_leg(0.570, -76, 0.042, 0.0), on_leg(0.530, -76, 0.044, 0.0022), on_leg(0.505, -74, 0.040, 0.0016),
           on_leg(0.470, -72, 0.034, 0.0)});
    // The shallow valleys between them, narrowing to the tendon above the kneecap.
    ridge({on_leg(0.720, 31, 0.030, 0.0), on_leg(0.640, 29, 0.032, -0.0016), on_leg(0.560, 25, 0.030, -0.0019),
           on_leg(0.515, 21, 0.026, 0.0)});
    ridge({on_leg(0.670, -24, 0.030, 0.0), on_leg(0.600, -23, 0.032, -0.0015), on_leg(0.545, -21, 0.029, -0.0021),
           on_leg(0.508, -19, 0.024, 0.0)});
    // Sartorius' gutter down the inside; adductors behind it.
    ridge({on_leg(0.830, -16, 0.034, 0.0), on_leg(0.770, -34, 0.038, -0.0018), on_leg(0.680, -60, 0.040, -0.0022),
           on_leg(0.590, -80, 0.038, -0.0020), on_leg(0.520, -95, 0.034, -0.0014), on_leg(0.480, -100, 0.028, 0.0)});
    ridge({on_leg(0.790, -72, 0.050, 0.0), on_leg(0.740, -84, 0.060, 0.0026), on_leg(0.670, -96, 0.056, 0.0022),
           on_leg(0.600, -104, 0.044, 0.0)});
    // Iliotibial band: a flat plane at the side, and behind it the valley before the hamstrings.
    ridge({on_leg(0.800, 92, 0.050, 0.0), on_leg(0.720, 92, 0.054, -0.0016), on_leg(0.620, 90, 0.052, -0.0022),
           on_leg(0.540, 88, 0.046, -0.0020), on_leg(0.485, 86, 0.036, 0.0)});
    ridge({on_leg(0.780, 112, 0.034, 0.0), on_leg(0.700, 109, 0.038, -0.0014), on_leg(0.610, 109, 0.036, -0.0020),
           on_leg(0.540, 108, 0.032, -0.0020), on_leg(0.490, 105, 0.026, 0.0)});
    // Hamstrings: biceps outside, semitendinosus and semimembranosus inside, parting towards the hollow of the knee.
    ridge({on_leg(0.760, 158, 0.054, 0.0), on_leg(0.690, 156, 0.056, 0.0024), on_leg(0.620, 152, 0.050, 0.0038),
           on_leg(0.560, 146, 0.040, 0.0024), on_leg(0.515, 140, 0.032, 0.0)});
    ridge({on_leg(0.760, -158, 0.054, 0.0), on_leg(0.690, -156, 0.056, 0.0024), on_leg(0.620, -151, 0.050, 0.0040),
           on_leg(0.560, -144, 0.042, 0.0030), on_leg(0.505, -136, 0.034, 0.0)});
    ridge({on_leg(0.700, 179, 0.034, 0.0), on_leg(0.640, 179, 0.036, -0.0018), on_leg(0.580, 180, 0.038, -0.0022),
           on_leg(0.530, 180, 0.040, -0.0034), on_leg(0.490, 180, 0.040, -0.0036), on_leg(0.455, 180, 0.036, -0.0016),
           on_leg(0.425, 180, 0.028, 0.0)});
    // Their tendons frame the hollow: biceps to the fibula; semitendinosus a cord on the broader semimembranosus.
    ridge({on_leg(0.560, 150, 0.026, 0.0), on_leg(0.515, 145, 0.025, 0.0020), on_leg(0.480, 137, 0.024, 0.0032),
           on_leg(0.452, 128, 0.024, 0.0020), on_leg(0.428, 120, 0.024, 0.0010), on_leg(0.404, 117, 0.022, 0.0)});
    ridge({on_leg(0.520, 147, 0.014, 0.0), on_leg(0.490, 141, 0.0135, 0.0009), on_leg(0.460, 132, 0.013, 0.0010),
           on_leg(0.436, 122, 0.012, 0.0)});
    ridge({on_leg(0.560, -148, 0.032, 0.0), on_leg(0.510, -140, 0.034, 0.0016), on_leg(0.475, -132, 0.033, 0.0026),
           on_leg(0.445, -124, 0.030, 0.0018), on_leg(0.412, -116, 0.026, 0.0)});
    ridge({on_leg(0.555, -158, 0.014, 0.0), on_leg(0.515, -153, 0.0140, 0.0013), on_leg(0.483, -145, 0.0135, 0.0017),
           on_leg(0.455, -136, 0.013, 0.0010), on_leg(0.428, -126, 0.012, 0.0)});
}

}  // namespace jingluo::forge
