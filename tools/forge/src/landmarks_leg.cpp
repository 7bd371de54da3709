// Landmarks and lines of thigh, knee and leg; angles about the leg's axis: 0 front, 90 lateral, 180 back, -90 medial.
#include "landmarks.h"

namespace jingluo::forge {

namespace {

void collect_thigh(Collector& c) {
    const Skeleton& s = c.figure().skeleton();
    const auto fold = [&](double x) { return Collector::back(x, c.figure().gluteal_fold_height(x)); };
    c.sided("gluteal_fold_mid", fold(0.090));
    c.sided("gluteal_fold_medial_end", fold(0.034));
    c.sided("gluteal_fold_lateral_end", fold(0.142));
    c.sided_line("gluteal_fold", {fold(0.034), fold(0.062), fold(0.090), fold(0.116), fold(0.142)});
    c.sided("middle_fingertip_hanging", c.leg(0.377 * kTableStature, 93));  // dactylion 0.377 of stature [D]
    c.sided("patella_base_mid", c.leg(s.patella_base, 0));
    c.sided("patella_base_lateral_end", c.leg(s.patella_base - 0.005, 24));
    c.sided("patella_base_medial_end", c.leg(s.patella_base - 0.005, -24));
    c.sided("patella_apex", c.leg(s.patella_apex, 0));
    c.sided("patella_centre", c.leg(0.5 * (s.patella_base + s.patella_apex), 0));
    c.sided("lateral_femoral_epicondyle", c.leg(0.463, 96));
    c.sided("medial_femoral_epicondyle", c.leg(0.465, -96));
    c.sided("vastus_medialis_bulge", c.leg(0.520, -52));
    c.sided_line("iliotibial_band_posterior_border",
                 {c.leg(s.trochanter, 96), c.leg(0.80, 104), c.leg(0.70, 107), c.leg(0.58, 107), c.leg(0.50, 104),
                  c.leg(0.455, 98), c.leg(0.425, 84)});
    const Ray asis = {{0.06, s.anterior_superior_iliac_spine, 0.0}, {0.62, 0.0, 0.78}};
    c.sided_line("rectus_femoris_lateral_border", {asis, c.leg(0.84, 24), c.leg(0.74, 27), c.leg(0.62, 29),
                                                   c.leg(0.54, 28), c.leg(s.patella_base - 0.005, 24)});
    c.sided_line("sartorius_medial_border", {asis, c.leg(0.85, -6), c.leg(0.77, -30), c.leg(0.68, -58),
                                             c.leg(0.58, -82), c.leg(0.50, -104), c.leg(0.44, -112)});
    c.sided_line("gracilis_anterior_border",
                 {c.leg(0.768, -78), c.leg(0.68, -92), c.leg(0.58, -102), c.leg(0.50, -114), c.leg(0.445, -122)});
    c.sided_line("adductor_longus_lateral_border",
                 {Collector::front(0.030, 0.836), c.leg(0.78, -44), c.leg(0.72, -54), c.leg(0.65, -62)});
    c.sided_line("biceps_femoris_tendon_medial_border", {c.leg(0.555, 166), c.leg(0.51, 156), c.leg(0.475, 145),
                                                         c.leg(s.popliteal_crease, 138), c.leg(0.43, 128)});
    c.sided_line("semitendinosus_tendon_lateral_border", {c.leg(0.555, -170), c.leg(0.51, -160), c.leg(0.475, -149),
                                                          c.leg(s.popliteal_crease, -142), c.leg(0.43, -134)});
    c.sided_line("semitendinosus_tendon_medial_border", {c.leg(0.555, -162), c.leg(0.51, -150), c.leg(0.475, -138),
                                                         c.leg(s.popliteal_crease, -131), c.leg(0.43, -124)});
}

}  // namespace

void collect_leg(Collector& c) {
    collect_thigh(c);
    const Skeleton& s = c.figure().skeleton();
    c.sided("popliteal_crease_mid", c.leg(s.popliteal_crease, 180));
    c.sided("popliteal_crease_lateral_end", c.leg(s.popliteal_crease, 120));
    c.sided("popliteal_crease_medial_end", c.leg(s.popliteal_crease, -120));
    std::vector<Ray> crease;
    for (const double a : {-120.0, -140.0, -160.0, -180.0, -200.0, -220.0, -240.0}) {
        crease.push_back(c.leg(s.popliteal_crease, a));
    }
    c.sided_line("popliteal_crease", crease);
    c.sided("knee_eye_lateral", c.leg(s.patella_apex - 0.0025, 27));
    c.sided("knee_eye_medial", c.leg(s.patella_apex - 0.0025, -27));
    c.sided("tibial_tuberosity", c.leg(s.tibial_tuberosity, 2));
    c.sided("head_of_fibula", c.leg(s.fibula_head, 116));
    c.sided("head_of_fibula_inferior_border", c.leg(s.fibula_head - 0.014, 114));
    c.sided("medial_tibial_condyle_inferior_border", c.leg(s.tibial_condyle_bottom, -97));
    // The inner side of ankle and heel is nearly flat up and down: there only the way round is searched.
    c.prominent("medial_malleolus_prominence", s.medial_malleolus, -64, {-1, 0, 0}, 0);
    c.prominent("lateral_malleolus_prominence", s.lateral_malleolus, 84, {1, 0, 0}, 6);
    c.sided("medial_malleolus_inferior_border", c.leg(s.medial_malleolus - 0.014, -64));
    c.sided("lateral_malleolus_inferior_border", c.leg(s.lateral_malleolus - 0.016, 84));
    c.sided("medial_malleolus_anterior_border", c.leg(s.medial_malleolus, -40));
    c.sided("lateral_malleolus_anterior_border", c.leg(s.lateral_malleolus, 58));
    c.sided("gastrocnemius_apex", c.leg(0.262, 180));
    c.sided_line("tibia_anterior_crest", {c.leg(s.tibial_tuberosity, 2), c.leg(0.35, -1), c.leg(0.28, -5),
                                          c.leg(0.20, -9), c.leg(0.14, -17), c.leg(0.105, -30)});
    c.sided_line("medial_border_of_tibia", {c.leg(s.tibial_condyle_bottom, -97), c.leg(0.33, -100), c.leg(0.25, -102),
                                            c.leg(0.18, -105), c.leg(0.12, -106), c.leg(s.medial_malleolus, -96)});
    // Half way between the two, over the flat inner surface.
    std::vector<Ray> face;
    for (const Vec3& k : {Vec3{0.38, 1.0, -97.8},
                          {0.35, -1.0, -99.1},
                          {0.31, -3.3, -100.5},
                          {0.28, -5.0, -101.3},
                          {0.24, -7.0, -102.4},
                          {0.20, -9.0, -104.1},
                          {0.165, -13.2, -105.3},
                          {0.14, -17.0, -105.7},
                          {0.120, -24.5, -106.0}}) {
        const Vec3 middle = 0.5 * (c.figure().leg_skin(k.x, k.y) + c.figure().leg_skin(k.x, k.z));
        face.push_back({c.figure().leg_axis(k.x), middle - c.figure().leg_axis(k.x)});
    }
    c.sided_line("tibia_medial_surface_midline", face);
    c.sided_line("fibula_anterior_border", {c.leg(s.fibula_head - 0.014, 104), c.leg(0.33, 100), c.leg(0.25, 97),
                                            c.leg(0.17, 90), c.leg(0.11, 78), c.leg(s.lateral_malleolus, 62)});
    c.sided_line("fibula_posterior_border", {c.leg(s.fibula_head - 0.014, 126), c.leg(0.33, 117), c.leg(0.25, 114),
                                             c.leg(0.17, 114), c.leg(0.11, 114), c.leg(s.lateral_malleolus, 107)});
    c.sided_line("tibialis_anterior_lateral_border",
                 {c.leg(0.400, 46), c.leg(0.33, 42), c.leg(0.26, 36), c.leg(0.18, 22), c.leg(0.12, 8), c.leg(0.09, 2)});
    c.sided_line("gastrocnemius_lateral_border",
                 {c.leg(0.440, 142), c.leg(0.39, 128), c.leg(0.34, 122), c.leg(0.30, 127), c.leg(0.262, 138),
                  c.leg(0.235, 147), c.leg(0.212, 156)});  // below the belly, the edge of its tendon
    c.sided_line("gastrocnemius_medial_border", {c.leg(0.440, -140), c.leg(0.38, -124), c.leg(0.32, -118),
                                                 c.leg(0.28, -130), c.leg(0.258, -150), c.leg(0.252, -170)});
    c.sided_line("achilles_tendon_medial_border",
                 {c.leg(0.215, -154), c.leg(0.16, -151), c.leg(0.11, -149), c.leg(0.079, -150), c.leg(0.055, -147)});
    c.sided_line("achilles_tendon_lateral_border",
                 {c.leg(0.215, 154), c.leg(0.16, 151), c.leg(0.11, 149), c.leg(0.079, 150), c.leg(0.055, 147)});
    c.sided("achilles_tendon_at_lateral_malleolus", c.leg(s.lateral_malleolus, 150));
    c.sided("achilles_tendon_at_medial_malleolus", c.leg(s.medial_malleolus, -150));
}

}  // namespace jingluo::forge
