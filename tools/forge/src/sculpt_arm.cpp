// Arm: deltoid, biceps, elbow, wrist; angle 0 is the front (palm side), 90 lateral, 180 back, -90 towards the trunk.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_arm() {
    ridge({on_arm(0.100, 40, 0.030, 0.0), on_arm(0.140, 24, 0.034, 0.0020), on_arm(0.200, 8, 0.032, 0.0028),
           on_arm(0.250, 2, 0.024, 0.0010), on_arm(0.275, 0, 0.018, 0.0)});
    ridge({on_arm(0.100, 62, 0.020, -0.0010), on_arm(0.145, 70, 0.022, -0.0020), on_arm(0.200, 78, 0.020, -0.0012),
           on_arm(0.240, 82, 0.018, 0.0)});
    ridge({on_arm(0.110, 150, 0.030, 0.0), on_arm(0.160, 152, 0.034, 0.0020), on_arm(0.215, 165, 0.028, 0.0006)});
    ridge({on_arm(0.300, 182, 0.026, 0.0030)});
    ridge({on_arm(0.292, 152, 0.018, -0.0012)});
    ridge({on_arm(0.292, -150, 0.018, -0.0012)});
    ridge({on_arm(0.298, -96, 0.042, 0.0016)});
    ridge({on_arm(0.296, 12, 0.020, -0.0022), on_arm(0.310, 4, 0.018, -0.0018)});
    ridge({on_arm(0.290, 70, 0.026, 0.0), on_arm(0.335, 64, 0.030, 0.0026), on_arm(0.390, 56, 0.026, 0.0014),
           on_arm(0.430, 50, 0.02, 0.0)});
    ridge({on_arm(0.315, -60, 0.026, 0.0), on_arm(0.355, -62, 0.028, 0.0018), on_arm(0.410, -60, 0.022, 0.0)});
    ridge({on_arm(0.540, -140, 0.018, 0.0022)});  // styloid process of the ulna
    ridge({on_arm(0.470, -4, 0.008, 0.0), on_arm(0.515, -4, 0.007, 0.0010), on_arm(0.548, -4, 0.007, 0.0006)});
    ridge({on_arm(0.470, 20, 0.008, 0.0), on_arm(0.515, 20, 0.007, 0.0008), on_arm(0.548, 22, 0.007, 0.0005)});
}

}  // namespace jingluo::forge
