// Thigh and knee; angles about the leg's axis: 0 front, 90 lateral, 180 back, -90 medial.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_thigh() {
    const Skeleton& s = skeleton_;
    // Quadriceps: rectus in front, vastus lateralis ending higher than the drop of vastus medialis.
    ridge({on_leg(0.800, 4, 0.040, 0.0), on_leg(0.730, 3, 0.042, 0.0024), on_leg(0.650, 2, 0.040, 0.0032),
           on_leg(0.570, 1, 0.034, 0.0018), on_leg(0.525, 0, 0.028, 0.0)});
    ridge({on_leg(0.780, 58, 0.045, 0.0), on_leg(0.690, 54, 0.048, 0.0030), on_leg(0.600, 50, 0.044, 0.0040),
           on_leg(0.550, 46, 0.038, 0.0034), on_leg(0.515, 42, 0.030, 0.0)});
    ridge({on_leg(0.640, -40, 0.036, 0.0), on_leg(0.570, -42, 0.038, 0.0034), on_leg(0.530, -43, 0.036, 0.0056),
           on_leg(0.505, -42, 0.031, 0.0048), on_leg(0.480, -40, 0.024, 0.0)});
    ridge({on_leg(0.720, 28, 0.020, 0.0), on_leg(0.640, 28, 0.022, -0.0014), on_leg(0.560, 25, 0.020, -0.0016),
           on_leg(0.520, 22, 0.018, 0.0)});
    ridge({on_leg(0.680, -24, 0.020, 0.0), on_leg(0.600, -22, 0.022, -0.0014), on_leg(0.545, -20, 0.020, -0.0018),
           on_leg(0.515, -18, 0.016, 0.0)});
    // Sartorius' gutter down the inside; adductors behind it.
    ridge({on_leg(0.830, -16, 0.024, 0.0), on_leg(0.770, -34, 0.028, -0.0022), on_leg(0.680, -58, 0.030, -0.0026),
           on_leg(0.590, -76, 0.028, -0.0020), on_leg(0.520, -88, 0.026, -0.0016), on_leg(0.480, -95, 0.022, 0.0)});
    ridge({on_leg(0.775, -70, 0.040, 0.0), on_leg(0.735, -80, 0.046, 0.0020), on_leg(0.660, -88, 0.044, 0.0016),
           on_leg(0.600, -92, 0.036, 0.0)});
    // Gutter of the iliotibial band between vastus lateralis and the hamstrings.
    ridge({on_leg(0.800, 104, 0.030, 0.0), on_leg(0.720, 104, 0.034, -0.0026), on_leg(0.620, 102, 0.032, -0.0034),
           on_leg(0.540, 100, 0.028, -0.0032), on_leg(0.490, 98, 0.024, -0.0010), on_leg(0.465, 96, 0.02, 0.0)});
    // Hamstrings and the groove between them.
    ridge({on_leg(0.740, 160, 0.040, 0.0), on_leg(0.680, 158, 0.042, 0.0022), on_leg(0.610, 152, 0.038, 0.0030),
           on_leg(0.550, 148, 0.030, 0.0018), on_leg(0.525, 146, 0.024, 0.0)});
    ridge({on_leg(0.740, -156, 0.040, 0.0), on_leg(0.680, -155, 0.042, 0.0020), on_leg(0.610, -152, 0.038, 0.0030),
           on_leg(0.550, -148, 0.030, 0.0020), on_leg(0.525, -146, 0.024, 0.0)});
    ridge({on_leg(0.700, 178, 0.024, 0.0), on_leg(0.640, 178, 0.026, -0.0014), on_leg(0.580, 179, 0.026, -0.0026),
           on_leg(0.540, 180, 0.026, -0.0022), on_leg(0.510, 180, 0.024, 0.0)});
    // Their tendons frame the hollow of the knee: biceps to the fibula, semitendinosus on semimembranosus to the tibia.
    ridge({on_leg(0.550, 152, 0.015, 0.0), on_leg(0.515, 147, 0.0145, 0.0024), on_leg(0.480, 139, 0.014, 0.0042),
           on_leg(0.452, 130, 0.014, 0.0036), on_leg(0.428, 120, 0.014, 0.0010), on_leg(0.420, 117, 0.012, 0.0)});
    ridge({on_leg(0.560, -158, 0.014, 0.0), on_leg(0.520, -153, 0.0145, 0.0020), on_leg(0.485, -145, 0.015, 0.0036),
           on_leg(0.455, -136, 0.015, 0.0032), on_leg(0.425, -124, 0.014, 0.0010), on_leg(0.410, -116, 0.012, 0.0)});
    ridge({on_leg(0.500, -128, 0.022, 0.0), on_leg(0.470, -122, 0.024, 0.0024), on_leg(0.440, -114, 0.022, 0.0)});
    ridge({on_leg(0.515, 180, 0.024, 0.0), on_leg(0.485, 178, 0.029, -0.0030), on_leg(0.455, 178, 0.030, -0.0042),
           on_leg(0.430, 179, 0.026, -0.0014), on_leg(0.415, 180, 0.022, 0.0)});
    // Crease across the hollow.
    ridge({on_leg(s.popliteal_crease + 0.006, -138, 0.0095, 0.0),
           on_leg(s.popliteal_crease + 0.001, -158, 0.0105, -0.0010), on_leg(s.popliteal_crease, 180, 0.0105, -0.0013),
           on_leg(s.popliteal_crease + 0.001, 158, 0.0105, -0.0010),
           on_leg(s.popliteal_crease + 0.006, 138, 0.0095, 0.0)});

    // Kneecap, its ligament down to the tuberosity, and the eyes of the knee on both sides.
    const double mid = 0.5 * (s.patella_base + s.patella_apex);
    plateau({on_leg(mid + 0.006, 0, 0.033, 0.0052), on_leg(mid - 0.001, 0, 0.029, 0.0050),
             on_leg(mid - 0.009, 0, 0.022, 0.0034)});
    ridge({on_leg(s.patella_base - 0.012, 15, 0.024, 0.0010)});
    ridge({on_leg(s.patella_base - 0.012, -15, 0.024, 0.0010)});
    plateau({on_leg(s.patella_apex, 0, 0.012, 0.0006), on_leg(0.426, 0.5, 0.0130, 0.0024),
             on_leg(0.412, 1, 0.014, 0.0026), on_leg(s.tibial_tuberosity, 2, 0.016, 0.0032),
             on_leg(0.392, 1, 0.014, 0.0)});
    ridge({on_leg(0.440, 0, 0.024, 0.0008), on_leg(0.430, 0, 0.024, 0.0018),
           on_leg(0.418, 1, 0.022, 0.0004)});  // fat below the kneecap
    const double eye = s.patella_apex - 0.0025;
    ridge({on_leg(eye + 0.007, 34, 0.016, -0.0010), on_leg(eye, 28, 0.0200, -0.0024),
           on_leg(eye - 0.008, 24, 0.016, -0.0012)});
    ridge({on_leg(eye + 0.007, -34, 0.016, -0.0010), on_leg(eye, -28, 0.0200, -0.0026),
           on_leg(eye - 0.008, -24, 0.016, -0.0012)});
    ridge({on_leg(0.500, 8, 0.024, -0.0010), on_leg(0.498, 0, 0.026, -0.0016), on_leg(0.500, -8, 0.024, -0.0010)});
    ridge({on_leg(0.478, 40, 0.020, -0.0026), on_leg(0.458, 42, 0.018, -0.0024)});
    ridge({on_leg(0.474, -44, 0.020, -0.0020), on_leg(0.456, -44, 0.018, -0.0024)});
    // Condyles of the femur and tibia.
    ridge({on_leg(0.468, -86, 0.034, 0.0034)});
    ridge({on_leg(0.428, -78, 0.030, 0.0030)});
    ridge({on_leg(0.464, 84, 0.036, 0.0022)});
    ridge({on_leg(0.430, 70, 0.032, 0.0022)});
    ridge({on_leg(s.fibula_head + 0.006, 115, 0.019, 0.0020), on_leg(s.fibula_head - 0.004, 115, 0.021, 0.0030),
           on_leg(s.fibula_head - 0.022, 112, 0.020, 0.0012), on_leg(s.fibula_head - 0.045, 110, 0.018, 0.0)});
}

}  // namespace jingluo::forge
