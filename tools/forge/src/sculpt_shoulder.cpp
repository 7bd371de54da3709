// Shoulder blade and the muscles over it: quiet planes, wide masses first, then the edges of the bone.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_shoulder_blade() {
    const Skeleton& s = skeleton_;
    const auto y = [&](const char* name) { return s.level(name); };
    // The blade as a whole under infraspinatus, and the middle trapezius beside the spine.
    ridge({on_back(0.098, y("t3") - 0.008, 0.060, 0.0006), on_back(0.104, y("t5"), 0.064, 0.0010),
           on_back(0.106, y("t7") + 0.012, 0.058, 0.0006)});
    ridge({on_back(0.030, y("t1"), 0.040, 0.0), on_back(0.034, y("t3"), 0.046, 0.0010),
           on_back(0.030, y("t6"), 0.040, 0.0006), on_back(0.024, y("t9"), 0.034, 0.0)});
    // Medial border, and the trough of the rhomboids between it and the erector column.
    ridge({on_back(0.068, y("t2") - 0.002, 0.030, 0.0), on_back(0.074, y("t3") - 0.004, 0.034, 0.0006),
           on_back(0.079, y("t4") - 0.008, 0.034, 0.0008), on_back(0.083, y("t6"), 0.034, 0.0010),
           on_back(0.090, y("t7") + 0.004, 0.036, 0.0011), on_back(0.102, y("t7") - 0.016, 0.032, 0.0)});
    ridge({on_back(0.050, y("t3"), 0.036, 0.0), on_back(0.053, y("t4"), 0.040, -0.0007),
           on_back(0.056, y("t6"), 0.044, -0.0009), on_back(0.064, y("t7") - 0.006, 0.048, -0.0008),
           on_back(0.086, y("t8") - 0.006, 0.048, -0.0006), on_back(0.112, y("t8") - 0.004, 0.040, 0.0)});
    // Spine of the blade from its root to the angle of the acromion, with shallow fossae above and below it.
    ridge({on_back(0.071, y("t3") - 0.003, 0.020, 0.0004), on_back(0.098, y("t3") - 0.001, 0.026, 0.0012),
           on_back(0.124, y("t3") - 0.005, 0.027, 0.0014), on_back(0.148, y("t3") - 0.013, 0.024, 0.0010)});
    ridge({on_back(0.088, y("t4") + 0.002, 0.034, -0.0002), on_back(0.112, y("t4") - 0.002, 0.042, -0.0006),
           on_back(0.140, y("t4") - 0.010, 0.038, -0.0003)});
    // Teres major and latissimus sweep from the lower angle round to the posterior axillary fold.
    ridge({on_back(0.096, y("t7") - 0.004, 0.034, 0.0), on_back(0.118, y("t7") + 0.004, 0.038, 0.0016),
           on_back(0.138, y("t6") - 0.006, 0.038, 0.0020), on_back(0.150, y("t5") - 0.006, 0.034, 0.0)});
    // Sheet of latissimus over the ribs down to the flank.
    ridge({on_back(0.122, y("t7") - 0.008, 0.044, 0.0), on_back(0.114, y("t9"), 0.048, 0.0016),
           on_back(0.102, y("t11"), 0.046, 0.0012), on_back(0.088, y("l1"), 0.04, 0.0)});
}

void Figure::sculpt_shoulder_front() {
    const auto up_front = [&](double x, double y, double rise, double radius, double height) {
        const double ahead = std::sqrt(1.0 - rise * rise);
        return Stroke::Knot{base_skin({x, y, -0.03}, {0.0, rise, ahead}), radius, height};
    };
    // Hollows above and below the collar bone, wide and shallow.
    ridge({up_front(0.040, 1.362, 0.50, 0.026, 0.0), up_front(0.064, 1.362, 0.64, 0.034, -0.0038),
           up_front(0.094, 1.358, 0.74, 0.032, -0.0024), up_front(0.122, 1.354, 0.80, 0.026, 0.0)});
    ridge({up_front(0.060, 1.336, 0.10, 0.034, 0.0), up_front(0.092, 1.336, 0.20, 0.036, -0.0024),
           up_front(0.114, 1.338, 0.32, 0.032, -0.0026), up_front(0.128, 1.330, 0.30, 0.026, 0.0)});
    // Groove between deltoid and pectoralis major, and the latter's fullness towards the front fold of the axilla.
    ridge({up_front(0.122, 1.342, 0.20, 0.026, 0.0), up_front(0.132, 1.326, 0.10, 0.028, -0.0014),
           up_front(0.142, 1.306, 0.0, 0.028, -0.0016), up_front(0.150, 1.284, 0.0, 0.024, 0.0)});
    ridge({up_front(0.070, 1.290, 0.0, 0.040, 0.0), up_front(0.098, 1.296, 0.0, 0.044, 0.0012),
           up_front(0.124, 1.298, 0.0, 0.040, 0.0014), up_front(0.140, 1.290, 0.0, 0.032, 0.0)});
    // Collar bone: a long S, bowed forwards in its inner half and back towards the acromion.
    ridge({up_front(0.012, 1.352, 0.10, 0.017, 0.0014), up_front(0.032, 1.353, 0.18, 0.0170, 0.0046),
           up_front(0.064, 1.354, 0.30, 0.0170, 0.0046), up_front(0.098, 1.356, 0.50, 0.0175, 0.0042),
           up_front(0.128, 1.354, 0.66, 0.020, 0.0028), up_front(0.150, 1.350, 0.76, 0.022, 0.0)});
}

}  // namespace jingluo::forge
