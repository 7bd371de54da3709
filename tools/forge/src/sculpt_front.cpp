// The front of the trunk: collar bones, breast bone, arch of the ribs, midline, navel, groin.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_front() {
    const Skeleton& s = skeleton_;
    // Lifts over the midline count for both sides, so a stroke at x = 0 has twice the height written here.
    // Notch above the breast bone; the bone lies in a wide shallow channel, its angle a soft swelling at the second
    // rib.
    ridge({on_front(0.0, s.suprasternal + 0.004, 0.0220, -0.0019)});
    ridge({on_front(0.0, s.suprasternal + 0.002, 0.0360, -0.0006)});
    ridge({on_front(0.0, 1.340, 0.034, 0.0), on_front(0.0, 1.300, 0.038, -0.0005), on_front(0.0, 1.245, 0.040, -0.0009),
           on_front(0.0, s.xiphisternal, 0.038, -0.0008), on_front(0.0, 1.175, 0.034, 0.0)});
    ridge({on_front(0.0, s.suprasternal - 0.046, 0.024, 0.0004)});
    // Arch of the ribs and the softness below it.
    ridge({on_front(0.014, 1.188, 0.034, 0.0), on_front(0.044, 1.160, 0.038, 0.0009),
           on_front(0.074, 1.120, 0.040, 0.0012), on_front(0.100, 1.082, 0.040, 0.0008),
           on_front(0.114, 1.060, 0.036, 0.0)});
    ridge({on_front(0.014, 1.158, 0.034, 0.0), on_front(0.040, 1.124, 0.038, -0.0009),
           on_front(0.072, 1.080, 0.040, -0.0010), on_front(0.098, 1.048, 0.036, 0.0)});
    // Midline seam above the navel, rectus beside it and its lateral edge.
    ridge({on_front(0.0, 1.178, 0.024, 0.0), on_front(0.0, 1.130, 0.028, -0.0007), on_front(0.0, 1.060, 0.028, -0.0008),
           on_front(0.0, 1.015, 0.028, -0.0006), on_front(0.0, 0.955, 0.026, 0.0)});
    ridge({on_front(0.036, 1.150, 0.044, 0.0), on_front(0.037, 1.090, 0.048, 0.0009),
           on_front(0.037, 1.020, 0.048, 0.0010), on_front(0.032, 0.940, 0.044, 0.0)});
    ridge({on_front(0.082, 1.080, 0.036, 0.0), on_front(0.080, 1.030, 0.042, -0.0012),
           on_front(0.075, 0.970, 0.042, -0.0012), on_front(0.060, 0.915, 0.036, 0.0)});
    // Navel: a soft upright oval with a hood above; the lower belly a little full.
    ridge({on_front(0.0, s.umbilicus + 0.008, 0.0095, -0.0009), on_front(0.0, s.umbilicus - 0.007, 0.0095, -0.0012)});
    ridge({on_front(0.0, s.umbilicus + 0.005, 0.0240, -0.0007), on_front(0.0, s.umbilicus - 0.006, 0.0240, -0.0009)});
    ridge({on_front(-0.004, s.umbilicus + 0.0125, 0.0090, 0.00035),
           on_front(0.004, s.umbilicus + 0.0125, 0.0090, 0.00035)});
    ridge({on_front(0.0, s.umbilicus - 0.052, 0.060, 0.0011)});
    // Groin, iliac spine and mount of the pubis.
    ridge({on_front(0.108, 0.898, 0.026, 0.0), on_front(0.088, 0.878, 0.028, -0.0013),
           on_front(0.062, 0.856, 0.028, -0.0020), on_front(0.038, 0.834, 0.024, -0.0018),
           on_front(0.020, 0.815, 0.020, 0.0)});
    ridge({on_front(0.0, 0.856, 0.055, 0.0014)});
    const auto hip = [&](double x, double height, double across, double radius, double lift_m) {
        const Vec3 way{across, 0.0, std::sqrt(1.0 - across * across)};
        return Stroke::Knot{base_skin({x, height, 0.0}, way), radius, lift_m};
    };
    const double asis = s.anterior_superior_iliac_spine;
    ridge({hip(0.060, asis - 0.004, 0.60, 0.040, 0.0016), hip(0.055, asis + 0.018, 0.74, 0.040, 0.0014),
           hip(0.050, asis + 0.050, 0.90, 0.040, 0.0006), hip(0.045, asis + 0.075, 0.97, 0.036, 0.0)});
    ridge({hip(0.060, asis, 0.62, 0.026, 0.0004)});
    // Areola and nipple.
    ridge({{front_skin(s.nipple_lateral, s.nipple), 0.0190, 0.0007}});
    ridge({{front_skin(s.nipple_lateral, s.nipple), 0.0080, 0.0028}});
}

}  // namespace jingluo::forge
