// Landmarks and lines of chest and belly: intercostal spaces, costal margin, lines of reference, breast.
#include "landmarks.h"

namespace jingluo::forge {

namespace {

// Heights of the middle of each intercostal space, m at table stature: at the sternal border, 50 mm from the midline,
// on the midclavicular, the anterior axillary and the midaxillary line. Between the sternal angle (second cartilage)
// and the xiphisternal joint (seventh) the spaces narrow downwards. Cartilages below the third climb to the sternum
// and ribs climb backwards to the spine, so that a space is lowest about the costochondral junctions, near the
// midclavicular line (below the sixth further out), and from there rises to the side (Standring, Gray's Anatomy,
// thorax; Focks, Atlas of Acupuncture, GB22). How far: on two rib cages of the OpenSim project (ground_ribs and
// ribcage, scaled to our sternum) from the midclavicular to the midaxillary line 17 to 19 mm in the fourth space, 21
// to 24 in the fifth, 28 to 33 in the sixth, some 35 from the lowest place of the seventh; so that the level of the
// nipple is the fourth space in front and the fifth at the side, the base of the drain's triangle of safety (BTS
// guideline 2010). Fixed by the standard's convention that the nipple lies in the fourth space (WHO 2008: ST17).
struct Space {
    const char* name;
    double sternal, parasternal, midclavicular, anterior_axillary, midaxillary;
};
constexpr double kNone = 0.0;  // the space does not reach so far, or arm and armpit cover it
constexpr Space kSpaces[] = {
    {"intercostal_space_1", 1.336, 1.333, 1.323, 1.327, kNone},
    {"intercostal_space_2", 1.306, 1.302, 1.290, 1.295, kNone},
    {"intercostal_space_3", 1.276, 1.270, 1.256, 1.263, kNone},
    {"intercostal_space_4", 1.248, 1.240, 1.220, 1.227, 1.237},
    {"intercostal_space_5", 1.229, 1.214, 1.188, 1.197, 1.212},
    {"intercostal_space_6", 1.212, 1.190, 1.160, 1.169, 1.188},
    {"intercostal_space_7", kNone, 1.163, 1.134, 1.142, 1.165},
    {"intercostal_space_8", kNone, kNone, 1.109, 1.115, 1.142},
};

Ray midaxillary(double y) {
    return {{0.04, y, -0.014}, {1.0, 0.0, 0.0}};
}

void collect_spaces(Collector& c) {
    const double nipple = c.figure().skeleton().nipple_lateral;
    for (const Space& s : kSpaces) {
        std::vector<Ray> rays;
        if (s.sternal != kNone) {
            rays.push_back(Collector::front(0.018, s.sternal));
        }
        if (s.parasternal != kNone) {
            rays.push_back(Collector::front(0.050, s.parasternal));
        }
        const Ray on_line = Collector::front(nipple, s.midclavicular);
        rays.push_back(on_line);
        if (s.midaxillary == kNone) {
            rays.push_back(Collector::front(0.126, s.anterior_axillary));
            // On over the fold of pectoralis, so that six cun still lie on it.
            rays.push_back(Collector::front(0.146, 1.4 * s.anterior_axillary - 0.4 * s.midclavicular));
        } else {
            rays.push_back({{0.05, s.anterior_axillary, -0.01}, {0.80, 0.0, 0.60}});
            rays.push_back(midaxillary(s.midaxillary));
        }
        c.sided_line(s.name, rays);
        if (s.name[18] <= '4') {  // number of the space
            c.midline("sternum_at_" + std::string(s.name), Collector::front(0.0, s.sternal));
        }
        c.sided(std::string(s.name) + "_midclavicular", on_line);
        if (s.midaxillary != kNone) {
            c.sided(std::string(s.name) + "_midaxillary", midaxillary(s.midaxillary));
        }
    }
}

void collect_breast(Collector& c) {
    const Skeleton& s = c.figure().skeleton();
    c.sided("nipple", Collector::front(s.nipple_lateral, s.nipple));
    c.sided_line("inframammary_fold",
                 {Collector::front(0.046, 1.192), Collector::front(0.060, 1.182), Collector::front(0.078, 1.178),
                  Collector::front(0.098, 1.178), Collector::front(0.116, 1.186)});
}

}  // namespace

void collect_thorax(Collector& c) {
    const Skeleton& s = c.figure().skeleton();
    c.midline("suprasternal_notch", Collector::front(0.0, s.suprasternal));
    c.midline("sternal_angle", Collector::front(0.0, s.suprasternal - 0.047));
    c.midline("xiphisternal_junction", Collector::front(0.0, s.xiphisternal));
    c.sided("midclavicle", {{0.084, 1.360, -0.03}, {0.0, 0.42, 0.907}});
    collect_spaces(c);
    collect_breast(c);
    const Ray rib_11{{0.04, 1.082, 0.0}, {0.955, 0.0, 0.296}};
    const Ray rib_12{{0.04, 1.078, -0.010}, {0.80, 0.0, -0.60}};
    c.sided("rib_11_tip", rib_11);
    c.sided("rib_12_tip", rib_12);
    c.sided_line("costal_margin", {Collector::front(0.010, 1.196),
                                   Collector::front(0.034, 1.168),
                                   Collector::front(0.060, 1.139),
                                   Collector::front(0.084, 1.106),
                                   {{0.05, 1.076, -0.01}, {0.72, 0.0, 0.69}},
                                   {{0.045, 1.062, -0.005}, {0.89, 0.0, 0.45}},
                                   rib_11});
    std::vector<Ray> side;
    for (int i = 0; i <= 12; ++i) {
        side.push_back(midaxillary(mix(1.243, s.iliac_crest, i / 12.0)));
    }
    c.sided_line("midaxillary_line", side);
    std::vector<Ray> clavicular;
    for (int i = 0; i <= 12; ++i) {
        const double t = i / 12.0;
        clavicular.push_back(
            Collector::front(mix(0.084, s.nipple_lateral, smooth_step(0.0, 0.5, t)), mix(1.352, 1.100, t)));
    }
    c.sided_line("midclavicular_line", clavicular);
    c.sided_line("linea_semilunaris",
                 {Collector::front(0.084, 1.106), Collector::front(0.082, 1.060), Collector::front(0.079, 1.010),
                  Collector::front(0.074, 0.965), Collector::front(0.058, 0.910), Collector::front(0.030, 0.868)});
}

}  // namespace jingluo::forge
