// The front of the trunk: collar bones, breast bone, arch of the ribs, midline, navel, groin.
#include "figure.h"

namespace jingluo::forge {

void Figure::sculpt_front() {
    const Skeleton& s = skeleton_;
    ridge({on_front(0.0, s.suprasternal + 0.004, 0.0200, -0.0034)});
    ridge({on_front(0.0, 1.345, 0.018, 0.0), on_front(0.0, 1.300, 0.022, -0.0018), on_front(0.0, 1.240, 0.022, -0.0024),
           on_front(0.0, s.xiphisternal, 0.020, -0.0020), on_front(0.0, 1.185, 0.02, -0.0008)});
    // Arch of the ribs and the belly below it.
    ridge({on_front(0.018, 1.186, 0.020, 0.0008), on_front(0.045, 1.158, 0.024, 0.0022),
           on_front(0.075, 1.118, 0.026, 0.0020), on_front(0.098, 1.085, 0.024, 0.0)});
    ridge({on_front(0.024, 1.158, 0.022, -0.0012), on_front(0.052, 1.122, 0.024, -0.0018),
           on_front(0.080, 1.085, 0.024, -0.0008)});
    ridge({on_front(0.0, 1.170, 0.018, -0.0008), on_front(0.0, 1.120, 0.019, -0.0022),
           on_front(0.0, 1.060, 0.019, -0.0022), on_front(0.0, 1.015, 0.018, -0.0012),
           on_front(0.0, 0.960, 0.018, -0.0004), on_front(0.0, 0.930, 0.018, 0.0)});
    ridge({on_front(0.036, 1.150, 0.030, 0.0), on_front(0.036, 1.090, 0.032, 0.0014),
           on_front(0.036, 1.020, 0.032, 0.0016), on_front(0.030, 0.950, 0.030, 0.0)});
    ridge({on_front(0.080, 1.090, 0.026, 0.0), on_front(0.080, 1.030, 0.030, -0.0020),
           on_front(0.076, 0.970, 0.028, -0.0018), on_front(0.062, 0.920, 0.024, 0.0)});
    ridge({on_front(0.0, s.umbilicus + 0.003, 0.0120, -0.0040), on_front(0.0, s.umbilicus - 0.003, 0.0120, -0.0048)});
    ridge({on_front(0.0, s.umbilicus, 0.030, -0.0012)});
    ridge({on_front(0.0, s.umbilicus + 0.011, 0.013, 0.0008)});
    ridge({on_front(0.0, s.umbilicus - 0.040, 0.060, 0.0024)});
    // Groin, iliac spine and mount of the pubis.
    ridge({on_front(0.112, 0.900, 0.016, 0.0), on_front(0.090, 0.880, 0.018, -0.0018),
           on_front(0.062, 0.856, 0.018, -0.0026), on_front(0.036, 0.833, 0.016, -0.0022),
           on_front(0.018, 0.815, 0.014, 0.0)});
    ridge({on_front(0.0, 0.858, 0.055, 0.0016)});
    ridge({{base_skin({0.06, s.anterior_superior_iliac_spine, 0.0}, {0.62, 0.0, 0.7846}), 0.034, 0.0018}});
    if (parameters_.sex == Sex::female) {
        ridge({{front_skin(s.nipple_lateral, s.nipple), 0.0075, 0.0026}});
        ridge({{front_skin(s.nipple_lateral, s.nipple), 0.0160, 0.0010}});
    } else {
        ridge({{front_skin(s.nipple_lateral, s.nipple), 0.0065, 0.0016}});
    }
}

}  // namespace jingluo::forge
