// The back: spine furrow, erector columns, shoulder blades, dimples, sacral triangle, flanks and buttocks.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_back() {
    const Skeleton& s = skeleton_;
    const auto y = [&](const char* name) { return s.level(name); };
    // Furrow of the spine: shallow between the shoulder blades, deepest at the hollow of the back, gone on the sacrum.
    ridge({on_back(0, y("t1"), 0.024, 0.0), on_back(0, y("t4"), 0.029, -0.0016), on_back(0, y("t8"), 0.031, -0.0028),
           on_back(0, y("t11"), 0.033, -0.0038), on_back(0, y("l1"), 0.034, -0.0048),
           on_back(0, y("l3"), 0.034, -0.0052), on_back(0, y("l5"), 0.031, -0.0036), on_back(0, y("s2"), 0.026, 0.0)});
    // Spinous processes: C7 stands out, the others are faint beads under the skin.
    ridge({on_back(0, y("c7"), 0.030, 0.0034)});
    ridge({on_back(0, y("t1"), 0.024, 0.0014)});
    for (const char* n :
         {"t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10", "t11", "t12", "l1", "l2", "l3", "l4", "l5"}) {
        ridge({on_back(0, y(n), n[0] == 'l' ? 0.0180 : 0.0150, n[0] == 'l' ? 0.00045 : 0.00025)});
    }
    // Erector columns.
    ridge({on_back(0.026, y("t2"), 0.028, 0.0), on_back(0.029, y("t5"), 0.030, 0.0008),
           on_back(0.033, y("t9"), 0.034, 0.0018), on_back(0.037, y("t12"), 0.038, 0.0032),
           on_back(0.038, y("l2"), 0.040, 0.0044), on_back(0.037, y("l4"), 0.039, 0.0038),
           on_back(0.033, y("l5"), 0.033, 0.0020), on_back(0.028, y("s1"), 0.026, 0.0)});
    // Outer edge of the columns, where the loin falls away.
    ridge({on_back(0.082, y("t11"), 0.030, 0.0), on_back(0.081, y("l1"), 0.033, -0.0020),
           on_back(0.080, y("l3"), 0.033, -0.0024), on_back(0.076, y("l4"), 0.030, 0.0)});
    // Shoulder blade: inner border, spine, lower angle, and the hollows beside them.
    ridge({on_back(0.066, y("t2"), 0.026, 0.0), on_back(0.077, y("t3"), 0.032, 0.0014),
           on_back(0.081, y("t5"), 0.036, 0.0018), on_back(0.083, y("t6") - 0.006, 0.036, 0.0026),
           on_back(0.087, y("t7") + 0.006, 0.035, 0.0034), on_back(0.094, y("t7") - 0.014, 0.028, 0.0)});
    ridge({on_back(0.044, y("t2"), 0.030, 0.0), on_back(0.048, y("t4"), 0.034, -0.0013),
           on_back(0.053, y("t6"), 0.036, -0.0016), on_back(0.062, y("t7") - 0.008, 0.034, -0.0022),
           on_back(0.080, y("t8") - 0.006, 0.034, -0.0018), on_back(0.105, y("t8"), 0.03, 0.0)});
    ridge({on_back(0.074, y("t3"), 0.020, 0.0006), on_back(0.098, y("t3") + 0.003, 0.022, 0.0026),
           on_back(0.124, y("t3") + 0.001, 0.022, 0.0028), on_back(0.145, y("t3") - 0.004, 0.022, 0.0010)});
    ridge({on_back(0.098, y("t4"), 0.026, -0.0010), on_back(0.125, y("t4") - 0.002, 0.028, -0.0016),
           on_back(0.146, y("t4") - 0.006, 0.026, 0.0)});
    ridge({on_back(0.104, y("t5"), 0.040, 0.0014), on_back(0.124, y("t6") - 0.004, 0.036, 0.0022),
           on_back(0.140, y("t6") - 0.020, 0.030, 0.0)});
    // Lower edge of trapezius, a faint line to the twelfth thoracic vertebra.
    ridge({on_back(0.060, y("t5"), 0.020, 0.0), on_back(0.042, y("t8"), 0.022, 0.0012),
           on_back(0.020, y("t11"), 0.018, 0.0)});
    // Sheet of latissimus over the ribs down to the flank.
    ridge({on_back(0.118, y("t7") - 0.01, 0.034, 0.0), on_back(0.110, y("t9"), 0.036, 0.0022),
           on_back(0.098, y("t11"), 0.034, 0.0018), on_back(0.085, y("l1"), 0.03, 0.0)});
    // Dimples over the posterior superior iliac spines, and the edges of the sacral triangle running to the cleft.
    ridge({on_back(0.046, y("s2"), 0.023, -0.0032)});
    ridge({on_back(0.044, y("s2") - 0.004, 0.022, -0.0004), on_back(0.031, y("s3") + 0.002, 0.023, -0.0012),
           on_back(0.016, y("s4") + 0.004, 0.020, -0.0008), on_back(0.006, y("hiatus"), 0.016, 0.0)});
    plateau({on_back(0.0, y("s1") - 0.002, 0.026, 0.0014), on_back(0.0, y("s3") + 0.004, 0.020, 0.0016),
             on_back(0.0, y("s4"), 0.012, 0.0)});
    // The cleft begins as a groove below the sacrum.
    ridge({on_back(0.0, y("s3") + 0.002, 0.013, 0.0), on_back(0.0, y("s4") + 0.002, 0.015, -0.0016),
           on_back(0.0, y("hiatus"), 0.018, -0.0026), on_back(0.0, y("coccyx"), 0.018, -0.0018),
           on_back(0.0, y("coccyx") - 0.02, 0.014, 0.0)});
    // Furrow over the iliac crest, with the flank's soft roll above it.
    const auto side = [&](double x, double height, double across, double radius, double lift_m) {
        const Vec3 way{across, 0.0, -std::sqrt(1.0 - across * across)};
        return Stroke::Knot{base_skin({x, height, -0.010}, way), radius, lift_m};
    };
    ridge({side(0.046, 0.950, 0.20, 0.020, 0.0), side(0.046, 0.978, 0.40, 0.024, -0.0016),
           side(0.040, 1.002, 0.62, 0.026, -0.0024), side(0.035, 1.013, 0.84, 0.026, -0.0020),
           side(0.035, 1.005, 0.985, 0.026, -0.0008), side(0.035, 0.985, 0.999, 0.024, 0.0)});
    ridge({side(0.040, 0.975, 0.66, 0.036, 0.0014), side(0.040, 0.978, 0.86, 0.038, 0.0020),
           side(0.04, 0.965, 0.985, 0.034, 0.0)});
    // Gluteus medius above, hollow behind the trochanter below.
    ridge({side(0.045, 0.945, 0.62, 0.050, 0.0026), side(0.045, 0.925, 0.86, 0.050, 0.0024)});
    ridge({on_leg(0.885, 126, 0.052, -0.0018), on_leg(0.858, 124, 0.060, -0.0036), on_leg(0.828, 126, 0.052, -0.0016)});
    ridge({on_leg(0.868, 96, 0.050, 0.0020)});  // greater trochanter
    // Gluteal fold: a crease that is deepest towards the inside and fades outwards.
    std::vector<Stroke::Knot> fold;
    const auto crease = [&](double x, double radius, double height) {
        fold.push_back(on_back(x, gluteal_fold_height(x), radius, height));
    };
    crease(0.034, 0.012, 0.0);
    crease(0.055, 0.012, -0.0016);
    crease(0.085, 0.012, -0.0020);
    crease(0.110, 0.012, -0.0014);
    crease(0.135, 0.011, 0.0);
    ridge(fold);
}

}  // namespace jingluo::forge
