// The back: spine furrow, erector columns, dimples, sacral triangle, flanks and buttocks.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_back() {
    const Skeleton& s = skeleton_;
    const auto y = [&](const char* name) { return s.level(name); };
    // Lifts over the midline count for both sides, so a stroke at x = 0 has twice the height written here.
    // Furrow of the spine: wide and flat between the shoulder blades, deepest at the hollow of the back, gone on the
    // sacrum.
    ridge({on_back(0, y("t1"), 0.036, 0.0), on_back(0, y("t4"), 0.046, -0.0008), on_back(0, y("t8"), 0.044, -0.0012),
           on_back(0, y("t11"), 0.037, -0.0015), on_back(0, y("l1"), 0.034, -0.0021),
           on_back(0, y("l3"), 0.034, -0.0023), on_back(0, y("l5"), 0.035, -0.0012), on_back(0, y("s2"), 0.030, 0.0)});
    // Spinous processes: C7 stands out, the others are a faint crest in the furrow that swells at every tip.
    ridge({on_back(0, y("c7") + 0.003, 0.034, 0.0019), on_back(0, y("c7") - 0.004, 0.030, 0.0019)});
    ridge({on_back(0, y("t1"), 0.026, 0.0006)});
    ridge({on_back(0, y("t2"), 0.016, 0.0), on_back(0, y("t5"), 0.018, 0.0001), on_back(0, y("t9"), 0.018, 0.0002),
           on_back(0, y("t12"), 0.016, 0.0003), on_back(0, y("l3"), 0.016, 0.0004), on_back(0, y("l5"), 0.016, 0.0002),
           on_back(0, y("s1"), 0.016, 0.0)});
    const auto process = [&](const char* n, double half_length, double height) {
        ridge({on_back(0, y(n) + half_length, 0.0125, height), on_back(0, y(n) - half_length, 0.0125, height)});
    };
    for (const char* n : {"t2", "t3", "t4", "t5", "t6", "t7"}) {
        process(n, 0.004, 0.00016);
    }
    for (const char* n : {"t8", "t9", "t10"}) {
        process(n, 0.004, 0.00020);
    }
    for (const char* n : {"t11", "t12", "l1", "l2", "l3", "l4", "l5"}) {
        process(n, 0.006, 0.00034);
    }
    // Erector columns: full at the loin, flattening out under trapezius and over the sacrum.
    ridge({on_back(0.030, y("t8"), 0.040, 0.0), on_back(0.034, y("t11"), 0.044, 0.0014),
           on_back(0.037, y("l1"), 0.048, 0.0028), on_back(0.037, y("l3"), 0.048, 0.0030),
           on_back(0.034, y("l5"), 0.042, 0.0016), on_back(0.028, y("s1") - 0.004, 0.034, 0.0)});
    // Outer edge of the columns, where the loin falls away.
    ridge({on_back(0.084, y("t11"), 0.042, 0.0), on_back(0.084, y("l1"), 0.046, -0.0014),
           on_back(0.082, y("l3"), 0.044, -0.0016), on_back(0.078, y("l4"), 0.038, 0.0)});
    // Dimples over the posterior superior iliac spines, wide and soft; the sacral triangle flat between them.
    ridge({on_back(0.045, y("s2") + 0.002, 0.040, -0.0026)});
    ridge({on_back(0.046, y("s2") - 0.001, 0.024, -0.0003)});
    ridge({on_back(0.040, y("s2") - 0.006, 0.028, -0.0004), on_back(0.028, y("s3"), 0.028, -0.0010),
           on_back(0.012, y("s4"), 0.026, -0.0008), on_back(0.004, y("hiatus") - 0.008, 0.022, 0.0)});
    plateau({on_back(0.0, y("s1") - 0.002, 0.036, 0.0003), on_back(0.0, y("s3") + 0.004, 0.026, 0.0006),
             on_back(0.0, y("s4"), 0.016, 0.0)});
    // Furrow over the iliac crest, with the flank's soft roll above it.
    const auto side = [&](double x, double height, double across, double radius, double lift_m) {
        const Vec3 way{across, 0.0, -std::sqrt(1.0 - across * across)};
        return Stroke::Knot{base_skin({x, height, -0.010}, way), radius, lift_m};
    };
    ridge({side(0.046, 0.950, 0.20, 0.030, 0.0), side(0.046, 0.978, 0.40, 0.036, -0.0010),
           side(0.040, 1.002, 0.62, 0.040, -0.0016), side(0.035, 1.013, 0.84, 0.040, -0.0014),
           side(0.035, 1.005, 0.985, 0.036, -0.0006), side(0.035, 0.985, 0.999, 0.034, 0.0)});
    ridge({side(0.040, 0.975, 0.66, 0.036, 0.0014), side(0.040, 0.978, 0.86, 0.038, 0.0020),
           side(0.04, 0.965, 0.985, 0.034, 0.0)});
    // Gluteus medius above, hollow behind the trochanter below.
    ridge({side(0.045, 0.945, 0.62, 0.050, 0.0026), side(0.045, 0.925, 0.86, 0.050, 0.0024)});
    ridge({on_leg(0.890, 122, 0.060, -0.0010), on_leg(0.860, 120, 0.068, -0.0018), on_leg(0.832, 122, 0.060, -0.0008)});
    ridge({on_leg(0.868, 96, 0.050, 0.0020)});  // greater trochanter
    // Gluteal fold: a crease that is deepest towards the inside and fades outwards.
    std::vector<Stroke::Knot> fold;
    const auto crease = [&](double x, double radius, double height) {
        fold.push_back(on_back(x, gluteal_fold_height(x), radius, height));
    };
    crease(0.026, 0.015, 0.0);
    crease(0.044, 0.015, -0.0016);
    crease(0.064, 0.015, -0.0016);
    crease(0.086, 0.015, -0.0007);
    crease(0.106, 0.015, 0.0);
    ridge(fold);
}

}  // namespace jingluo::forge
