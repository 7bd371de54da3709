// Arm from the deltoid to the wrist; angle 0 is the front (palm side), 90 lateral, 180 back, -90 towards the trunk.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_arm() {
    // Upper arm: biceps in front, triceps behind with its flat tendon, the two grooves between them.
    ridge({on_arm(0.110, 26, 0.038, 0.0), on_arm(0.160, 12, 0.042, 0.0026), on_arm(0.210, 4, 0.041, 0.0036),
           on_arm(0.250, 2, 0.034, 0.0018), on_arm(0.280, 2, 0.028, 0.0)});
    ridge({on_arm(0.110, 140, 0.040, 0.0), on_arm(0.160, 138, 0.042, 0.0026), on_arm(0.210, 146, 0.038, 0.0014),
           on_arm(0.250, 150, 0.032, 0.0)});
    ridge({on_arm(0.110, -150, 0.038, 0.0), on_arm(0.165, -148, 0.042, 0.0026), on_arm(0.215, -148, 0.038, 0.0014),
           on_arm(0.255, -146, 0.032, 0.0)});
    ridge({on_arm(0.190, 178, 0.028, 0.0), on_arm(0.230, 180, 0.032, -0.0012), on_arm(0.268, 180, 0.030, -0.0012),
           on_arm(0.290, 180, 0.026, 0.0)});
    ridge({on_arm(0.120, 72, 0.024, 0.0), on_arm(0.155, 76, 0.028, -0.0014), on_arm(0.205, 78, 0.028, -0.0014),
           on_arm(0.250, 80, 0.026, 0.0)});
    ridge({on_arm(0.130, -66, 0.026, 0.0), on_arm(0.180, -70, 0.028, -0.0014), on_arm(0.235, -68, 0.026, -0.0014),
           on_arm(0.270, -64, 0.022, 0.0)});
    // Forearm: brachioradialis from above the elbow, flexors from the inner epicondyle, extensors behind.
    ridge({on_arm(0.222, 88, 0.034, 0.0), on_arm(0.265, 80, 0.038, 0.0024), on_arm(0.300, 68, 0.039, 0.0034),
           on_arm(0.338, 58, 0.038, 0.0036), on_arm(0.385, 50, 0.033, 0.0020), on_arm(0.440, 48, 0.026, 0.0)});
    ridge({on_arm(0.285, -76, 0.032, 0.0), on_arm(0.335, -66, 0.037, 0.0028), on_arm(0.385, -62, 0.032, 0.0018),
           on_arm(0.445, -60, 0.026, 0.0)});
    ridge({on_arm(0.300, 112, 0.032, 0.0), on_arm(0.345, 120, 0.036, 0.0018), on_arm(0.400, 132, 0.032, 0.0012),
           on_arm(0.455, 140, 0.024, 0.0)});
    // Hollow of the elbow between them, the tendon of biceps sinking into it, and its crease.
    ridge({on_arm(0.272, 4, 0.032, 0.0), on_arm(0.300, 5, 0.036, -0.0026), on_arm(0.322, 7, 0.031, -0.0026),
           on_arm(0.350, 8, 0.022, 0.0)});
    ridge({on_arm(0.235, 3, 0.022, 0.0), on_arm(0.270, 4, 0.020, 0.0011), on_arm(0.295, 6, 0.017, 0.0014),
           on_arm(0.322, 11, 0.016, 0.0)});
    const auto crease = [&](double angle, double radius, double height) {
        return on_arm(elbow_crease_w(angle), angle, radius, height);
    };
    ridge({crease(48, 0.018, 0.0), crease(22, 0.022, -0.0002), crease(-22, 0.022, -0.0002), crease(-48, 0.018, 0.0)});
    ridge({crease(60, 0.0070, 0.0), crease(34, 0.0085, -0.0003), crease(2, 0.0088, -0.0004),
           crease(-28, 0.0085, -0.0003), crease(-56, 0.0070, 0.0)});
    // Elbow: olecranon with the back border of the ulna running from it, epicondyles, the grooves between.
    ridge({on_arm(0.282, 180, 0.023, 0.0016), on_arm(0.297, 180, 0.024, 0.0054), on_arm(0.316, -178, 0.023, 0.0024),
           on_arm(0.350, -174, 0.022, 0.0014), on_arm(0.420, -166, 0.021, 0.0013), on_arm(0.490, -154, 0.018, 0.0010),
           on_arm(0.530, -145, 0.016, 0.0)});
    ridge({on_arm(0.262, -104, 0.030, 0.0006), on_arm(0.288, -108, 0.030, 0.0028), on_arm(0.310, -102, 0.030, 0.0012)});
    ridge({on_arm(0.276, 108, 0.026, 0.0008), on_arm(0.291, 108, 0.025, 0.0016)});
    ridge({on_arm(0.278, 146, 0.025, -0.0014), on_arm(0.304, 145, 0.026, -0.0018)});
    ridge({on_arm(0.278, -146, 0.024, -0.0012), on_arm(0.300, -148, 0.024, -0.0014)});
    // Above the wrist: styloid process of the ulna, tendons of palmaris longus and flexor carpi radialis, faint.
    ridge({on_arm(0.540, -140, 0.018, 0.0022)});
    ridge({on_arm(0.450, -2, 0.011, 0.0), on_arm(0.500, -3, 0.0095, 0.0007), on_arm(0.535, -4, 0.008, 0.0008),
           on_arm(0.552, -4, 0.007, 0.0004)});
    ridge({on_arm(0.450, 26, 0.011, 0.0), on_arm(0.500, 24, 0.0095, 0.0006), on_arm(0.535, 22, 0.008, 0.0007),
           on_arm(0.552, 22, 0.007, 0.0004)});
}

}  // namespace jingluo::forge
