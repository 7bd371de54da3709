// Landmarks and lines of ankle and foot, in the foot's frame: u lateral, v up, w from the heel to the toes.
#include "landmarks.h"

namespace jingluo::forge {

namespace {

/// The web between two toes lies this far beyond the mean of their bases.
Vec3 web_uvw(const Figure& figure, std::size_t medial_toe) {
    const Frame& f = figure.foot().frame();
    const Vec3 a = 0.5 * (f.local(figure.foot().toes()[medial_toe][0]) + f.local(figure.foot().toes()[medial_toe][1]));
    const Vec3 b =
        0.5 * (f.local(figure.foot().toes()[medial_toe + 1][0]) + f.local(figure.foot().toes()[medial_toe + 1][1]));
    Vec3 m = 0.5 * (a + b);
    return {m.x, 0.009, m.z + 0.004};
}

}  // namespace

void collect_foot(Collector& c) {
    const Figure& figure = c.figure();
    const Frame& f = figure.foot().frame();
    const Vec3 up{0, 1, 0};
    const Vec3 down{0, -1, 0};
    const Vec3 lateral{1, 0, 0};
    const Vec3 medial{-1, 0, 0};
    const Vec3 ankle = f.local(figure.skeleton().ankle);
    const Vec3 at_ankle{ankle.x, 0.0750, ankle.z};  // on the line of the malleoli
    c.sided("ankle_anterior_mid", c.foot(at_ankle, {0.03, 0.0, 1.0}));
    c.sided("extensor_digitorum_longus_tendon_at_ankle", c.foot(at_ankle, {0.36, 0.0, 0.93}));
    c.sided("tibialis_anterior_tendon_at_ankle", c.foot(at_ankle, {-0.30, 0.0, 0.95}));
    c.sided("achilles_tendon_attachment_medial", c.foot({0.0, 0.060, 0.022}, {-0.94, 0.0, -0.34}));
    c.sided("achilles_tendon_attachment_lateral", c.foot({0.0, 0.060, 0.022}, {0.94, 0.0, -0.34}));
    c.sided("heel_back", c.foot({0.0, 0.024, 0.030}, {0, 0, -1}));
    c.sided("heel_sole_mid", c.foot({0.0, 0.020, 0.034}, down));
    c.sided("calcaneus_lateral_tuberosity", c.foot({0.0, 0.030, 0.052}, {0.97, -0.25, 0}));
    c.sided("navicular_tuberosity", c.foot({0.0, 0.043, 0.088}, medial));
    c.sided("cuboid_inferior_border", c.foot({0.010, 0.022, 0.084}, {0.97, -0.25, 0}));
    c.sided("fifth_metatarsal_tuberosity", c.foot({0.010, 0.017, 0.106}, lateral));
    c.sided("first_metatarsal_base_medial", c.foot({0.0, 0.031, 0.124}, {-1.0, -0.1, 0}));
    c.sided("second_metatarsal_base", c.foot({-0.005, 0.020, 0.127}, up));
    const Vec3 base12{-0.0135, 0.020, 0.127};
    const Vec3 base23{0.003, 0.020, 0.124};
    const Vec3 base34{0.012, 0.020, 0.120};
    const Vec3 base45{0.021, 0.018, 0.116};
    c.sided("first_second_metatarsal_bases_junction", c.foot(base12, up));
    c.sided("fourth_fifth_metatarsal_bases_junction", c.foot(base45, up));
    const auto joint = [&](std::size_t toe, std::size_t k) { return f.local(figure.foot().toes()[toe][k]); };
    c.sided("metatarsophalangeal_joint_1_medial", c.foot(joint(0, 0), medial));
    c.sided("metatarsophalangeal_joint_5_lateral", c.foot(joint(4, 0), lateral));
    c.sided("metatarsophalangeal_joint_2_dorsal", c.foot(joint(1, 0), up));
    c.sided("metatarsophalangeal_joint_3_dorsal", c.foot(joint(2, 0), up));
    c.sided("metatarsophalangeal_joint_4_dorsal", c.foot(joint(3, 0), up));
    c.sided("toe_1_tip", c.foot(joint(0, 3), {0.08, 0, 1}));
    c.sided("toe_2_tip", c.foot(joint(1, 3), {0, 0, 1}));
    const std::array<const char*, 4> webs = {"1_2", "2_3", "3_4", "4_5"};
    const std::array<Vec3, 4> bases = {base12, base23, base34, base45};
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec3 web = web_uvw(figure, i);
        c.sided(std::string("toe_web_") + webs[i], c.foot(web, {0, 0.8, 0.6}));
        const Vec3 mid = mix(0.0, 1.0, 0.5) * (bases[i] + web);
        c.sided_line(std::string("intermetatarsal_space_") + webs[i],
                     {c.foot(bases[i], up), c.foot({mid.x, 0.014, mid.z}, up),
                      c.foot({web.x, 0.009, web.z - 0.010}, up), c.foot(web, {0, 0.8, 0.6})});
    }
    const Vec3 web23 = web_uvw(figure, 1);
    c.sided("toe_web_2_3_plantar", c.foot({web23.x, 0.010, web23.z}, {0, -0.8, 0.6}));
    const auto corner = [&](std::size_t toe, double side) {
        const Nail& n = figure.foot().nails()[toe];
        // The nail's own across axis may point either way; "lateral" is the foot's.
        const double s = glm::dot(n.frame.u, f.u) > 0.0 ? side : -side;
        const Vec3 outer = n.frame.world(s * (n.half_width + 0.0004), 0.0, -n.half_length);
        const Vec3 inner = figure.foot().toes()[toe][3] - 0.004 * n.frame.w;
        return Ray{inner, outer - inner};
    };
    c.sided("toe_1_nail_corner_lateral", corner(0, 1));
    c.sided("toe_1_nail_corner_medial", corner(0, -1));
    c.sided("toe_2_nail_corner_lateral", corner(1, 1));
    c.sided("toe_4_nail_corner_lateral", corner(3, 1));
    c.sided("toe_5_nail_corner_lateral", corner(4, 1));
    c.sided("sole_deepest", c.foot({-0.003, 0.018, 0.148}, down));

    c.sided_line("foot_medial_red_white_border",
                 {c.foot({0.0, 0.016, 0.030}, {-0.5, -0.10, -1}), c.foot({0.0, 0.018, 0.034}, {-1, -0.25, 0}),
                  c.foot({0.0, 0.026, 0.080}, {-1, -0.12, 0}), c.foot({-0.005, 0.024, 0.120}, {-1, -0.16, 0}),
                  c.foot({-0.01, 0.016, 0.160}, {-1, -0.15, 0}), c.foot({-0.015, 0.013, 0.185}, {-1, -0.15, 0}),
                  c.foot({-0.02, 0.012, 0.215}, {-1, -0.15, 0}), c.foot(joint(0, 3), {-1, -0.1, 0.5})});
    c.sided_line("foot_lateral_red_white_border",
                 {c.foot({0.0, 0.016, 0.030}, {0.5, -0.10, -1}), c.foot({0.0, 0.016, 0.034}, {1, -0.18, 0}),
                  c.foot({0.005, 0.015, 0.080}, {1, -0.15, 0}), c.foot({0.010, 0.013, 0.120}, {1, -0.10, 0}),
                  c.foot({0.015, 0.012, 0.150}, {1, -0.10, 0}), c.foot({0.030, 0.011, 0.166}, {1, -0.1, 0}),
                  c.foot({0.036, 0.010, 0.185}, {1, -0.1, 0}), c.foot(joint(4, 3), {1, -0.1, 0.3})});
    c.sided_line(
        "extensor_digitorum_longus_little_toe_tendon",
        {c.foot(at_ankle, {0.36, 0.0, 0.93}), c.foot({0.012, 0.020, 0.115}, {0.05, 1, 0}),
         c.foot({0.024, 0.014, 0.142}, {0.08, 1, 0}), c.foot(joint(4, 0), {0.0, 1, 0}), c.foot(joint(4, 1), up)});
}

}  // namespace jingluo::forge
