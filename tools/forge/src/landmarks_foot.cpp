// Landmarks and lines of ankle and foot, in the foot's frame: u lateral, v up, w from the heel to the toes.
#include "landmarks_foot.h"

namespace jingluo::forge {

namespace {

/// Bases of neighbouring metatarsals meet here: the tarsometatarsal line at 0.54 of the foot's length (second) falling
/// back to 0.49 at the outer edge.
constexpr std::array<Vec3, 4> kBases = {
    {{-0.0125, 0.020, 0.1370}, {0.0030, 0.020, 0.1345}, {0.0120, 0.020, 0.1300}, {0.0210, 0.018, 0.1245}}};

void collect_ankle(Collector& c, const Vec3& at_ankle) {
    c.sided("ankle_anterior_mid", c.foot(at_ankle, {0.08, 0.0, 1.0}));
    c.sided("extensor_digitorum_longus_tendon_at_ankle", c.foot(at_ankle, {0.46, 0.0, 1.0}));
    c.sided("extensor_hallucis_longus_tendon_at_ankle", c.foot(at_ankle, {-0.10, 0.0, 1.0}));
    c.sided("tibialis_anterior_tendon_at_ankle", c.foot(at_ankle, {-0.44, 0.0, 1.0}));
    c.sided("achilles_tendon_attachment_medial", c.foot({0.0, 0.056, 0.026}, {-0.66, 0.0, -0.75}));
    c.sided("achilles_tendon_attachment_lateral", c.foot({0.0, 0.056, 0.026}, {0.66, 0.0, -0.75}));
    c.sided("sinus_tarsi", c.foot({0.004, 0.040, 0.066}, {0.86, 0.35, 0.35}));
    c.sided("peroneal_tubercle", c.foot({0.002, 0.036, 0.058}, {1.0, 0.0, 0.0}));
    c.sided("sustentaculum_tali", c.foot({0.0, 0.046, 0.056}, {-1.0, 0.0, 0.0}));
}

void collect_edges(Collector& c) {
    const Vec3 down{0, -1, 0};
    const Vec3 lateral{1, 0, 0};
    const Vec3 medial{-1, 0, 0};
    c.sided("heel_back", c.foot({0.0, 0.024, 0.030}, {0, 0, -1}));
    c.sided("heel_sole_mid", c.foot({0.0, 0.020, 0.034}, down));
    c.sided("calcaneus_lateral_tuberosity", c.foot({0.0, 0.030, 0.052}, {0.97, -0.25, 0}));
    c.sided("calcaneus_medial_tuberosity", c.foot({0.0, 0.026, 0.034}, {-1.0, -0.15, 0}));
    c.sided("calcaneus_superior_border_medial", c.foot({0.0, 0.054, 0.030}, {-1.0, 0.0, 0}));
    c.sided("calcaneus_superior_border_lateral", c.foot({0.0, 0.050, 0.034}, lateral));
    c.sided("navicular_tuberosity", c.foot({0.0, 0.040, 0.088}, medial));
    c.sided("cuboid_inferior_border", c.foot({0.010, 0.022, 0.084}, {0.97, -0.25, 0}));
    c.sided("fifth_metatarsal_tuberosity", c.foot({0.010, 0.017, 0.106}, lateral));
    c.sided("first_metatarsal_base_medial", c.foot({-0.002, 0.030, 0.131}, {-1.0, -0.1, 0}));
    c.sided("first_metatarsal_neck_medial", c.foot({-0.015, 0.018, 0.169}, {-1.0, -0.1, 0}));
    c.sided("fifth_metatarsal_neck_lateral", c.foot({0.020, 0.0135, 0.151}, {1.0, -0.05, 0}));
    c.sided("sole_deepest", c.foot({-0.003, 0.018, 0.146}, down));
}

void collect_lines(Collector& c, const Vec3& at_ankle) {
    const Vec3 up{0, 1, 0};
    const Vec3 down{0, -1, 0};
    const std::array<const char*, 4> names = {"1_2", "2_3", "3_4", "4_5"};
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec3 web = Foot::webs()[i] - Vec3{0.0, 0.0, 0.0060};
        const Vec3 mid = 0.5 * (kBases[i] + web);
        const std::array<Vec3, 2> heads = {toe_joint(i, 0), toe_joint(i + 1, 0)};
        const Vec3 between = 0.5 * (heads[0] + heads[1]);
        c.sided_line(std::string("intermetatarsal_space_") + names[i],
                     {c.foot(kBases[i], up), c.foot({mid.x, 0.014, mid.z}, up),
                      c.foot({between.x, 0.012, between.z}, up), c.foot(web, {0, 0.8, 0.6})});
    }
    const Vec3 great = toe_joint(0, 4);
    const Vec3 little = toe_joint(4, 4);
    c.sided_line("foot_medial_red_white_border",
                 {c.foot({0.0, 0.016, 0.030}, {-0.5, -0.10, -1}), c.foot({0.0, 0.018, 0.034}, {-1, -0.25, 0}),
                  c.foot({0.0, 0.026, 0.080}, {-1, -0.12, 0}), c.foot({-0.005, 0.024, 0.120}, {-1, -0.16, 0}),
                  c.foot({-0.010, 0.017, 0.160}, {-1, -0.15, 0}), c.foot({-0.018, 0.014, 0.188}, {-1, -0.15, 0}),
                  c.foot({-0.026, 0.012, 0.218}, {-1, -0.15, 0}), c.foot(great, {-1, -0.1, 0.5})});
    c.sided_line("foot_lateral_red_white_border",
                 {c.foot({0.0, 0.016, 0.030}, {0.5, -0.10, -1}), c.foot({0.0, 0.016, 0.034}, {1, -0.18, 0}),
                  c.foot({0.005, 0.015, 0.080}, {1, -0.15, 0}), c.foot({0.010, 0.013, 0.120}, {1, -0.10, 0}),
                  c.foot({0.015, 0.012, 0.150}, {1, -0.10, 0}), c.foot({0.034, 0.011, 0.168}, {1, -0.1, 0}),
                  c.foot({0.0405, 0.0105, 0.188}, {1, -0.1, 0}), c.foot(little, {1, -0.1, 0.3})});
    // The tendon's own course; see sculpt_foot.cpp.
    c.sided_line(
        "extensor_digitorum_longus_little_toe_tendon",
        {c.foot(at_ankle, {0.46, 0.0, 1.0}), c.foot({0.011, 0.018, 0.108}, up), c.foot({0.021, 0.016, 0.130}, up),
         c.foot({0.0345, 0.014, 0.154}, up), c.foot(toe_joint(4, 0), {0.0, 1, 0}), c.foot(toe_joint(4, 2), up)});
    c.sided_line("sole_midline", {c.foot({0.0, 0.020, 0.032}, {0, -0.55, -1}), c.foot({0.0, 0.020, 0.034}, down),
                                  c.foot({0.001, 0.020, 0.080}, down), c.foot({-0.001, 0.018, 0.120}, down),
                                  c.foot({-0.002, 0.014, 0.165}, down), c.foot({-0.0015, 0.012, 0.190}, down),
                                  c.foot(Foot::webs()[1] - Vec3{0.0, 0.0, 0.0060}, {0, -0.8, 0.6})});
}

}  // namespace

void collect_foot(Collector& c) {
    const Vec3 up{0, 1, 0};
    const Vec3 ankle = c.figure().foot().frame().local(c.figure().skeleton().ankle);
    const Vec3 at_ankle{ankle.x, 0.0865, ankle.z};  // at the bend between leg and instep
    collect_ankle(c, at_ankle);
    collect_edges(c);
    c.sided("second_metatarsal_base", c.foot({-0.0045, 0.020, 0.1380}, up));
    c.sided("third_metatarsal_base", c.foot({0.0070, 0.020, 0.1325}, up));
    c.sided("first_second_metatarsal_bases_junction", c.foot(kBases[0], up));
    c.sided("second_third_metatarsal_bases_junction", c.foot(kBases[1], up));
    c.sided("third_fourth_metatarsal_bases_junction", c.foot(kBases[2], up));
    c.sided("fourth_fifth_metatarsal_bases_junction", c.foot(kBases[3], up));
    collect_lines(c, at_ankle);
    collect_toes(c);
}

}  // namespace jingluo::forge
