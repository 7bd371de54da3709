// Landmarks and lines of skull, face and neck.
#include "head_hair.h"
#include "landmarks.h"

namespace jingluo::forge {

namespace {

/// Level ray from the skull's axis; 0 front, 90 lateral, 180 back.
Ray round_skull(double y, double degrees) {
    const double a = radians(degrees);
    return {skull_axis(y), {stable_sin(a), 0.0, stable_cos(a)}};
}
/// Level ray sideways at a place seen from the side.
Ray lateral(double y, double z) {
    return {{0.01, y, z}, {1, 0, 0}};
}
/// Level ray round the neck.
Ray round_neck(double y, double degrees) {
    const double a = radians(degrees);
    return {{0.0, y, -0.015}, {stable_sin(a), 0.0, stable_cos(a)}};
}
Ray hairline(double degrees) {
    return round_skull(hairline_height(radians(degrees)), degrees);
}

constexpr double kTempleCorner = 45.0;  ///< angles of places of the hairline, degrees
constexpr double kTempleTip = 57.0;
constexpr double kEarTuft = 72.0;

void collect_skull(Collector& c) {
    c.midline("glabella", Collector::front(0.0, 1.5880));
    c.midline("nasion", Collector::front(0.0, 1.5730));
    c.midline("vertex", {skull_axis(1.60), {0, 1, 0}});
    c.midline("external_occipital_protuberance", Collector::back(0.0, 1.5500));
    c.midline("external_occipital_protuberance_superior_border", Collector::back(0.0, 1.5560));
    c.midline("anterior_hairline_mid", hairline(0));
    c.midline("posterior_hairline_mid", hairline(180));
    c.sided("frontotemporal_hairline_corner", hairline(kTempleCorner));
    c.sided("mastoid_process_tip", lateral(1.5195, -0.0205));
    c.sided("mastoid_process_anterior_border", lateral(1.5300, -0.0130));
    c.sided("mastoid_process_posterior_border", lateral(1.5330, -0.0340));
    c.sided("mastoid_posteroinferior_hollow", lateral(1.5215, -0.0345));
    c.sided("lateral_suboccipital_hollow", round_skull(1.5300, 143.5));
    c.sided("masseter_anterior_border_at_mandible", {{0.016, 1.4915, 0.028}, {0.80, -0.60, 0.0}});
    c.sided("mandibular_angle", lateral(1.4890, 0.0080));
    c.sided("mandible_posterior_border_mid", lateral(1.5130, 0.0015));
    c.sided("masseter_prominence", lateral(1.5030, 0.0210));
    c.sided("mandibular_notch", lateral(1.5440, 0.0285));
    c.sided("mandibular_condyle", lateral(1.5530, 0.0210));
    c.sided("zygomatic_arch_superior_border_mid", lateral(1.5605, 0.0300));
    c.sided("zygomatic_arch_inferior_border_mid", lateral(1.5500, 0.0300));
    c.sided("zygomatic_prominence", {{0.02, 1.5450, 0.03}, {0.62, 0.0, 0.78}});
    c.sided("orbitale", Collector::front(0.0312, 1.5505));
    c.sided("infraorbital_foramen", Collector::front(0.0300, 1.5415));
    c.sided("supraorbital_notch", Collector::front(0.0245, 1.5835));
    c.sided("frontal_notch", Collector::front(0.0165, 1.5825));
    c.midline("suboccipital_hollow", {skull_axis(1.5310), {0, 0, -1}});
    c.midline("spinous_process_c2", {skull_axis(1.5090), {0, 0, -1}});
    c.sided("lateral_orbital_margin", {{0.020, 1.5675, 0.040}, {0.75, 0.0, 0.66}});

    std::vector<Ray> over;
    for (const double y : {1.573, 1.588, 1.605}) {
        over.push_back(round_skull(y, 0));
    }
    for (int i = 1; i < 12; ++i) {
        const double a = i * kPi / 12.0;
        over.push_back({skull_axis(1.605), {0.0, stable_sin(a), stable_cos(a)}});
    }
    for (const double y : {1.605, 1.580, 1.556, 1.530, 1.500, 1.470, c.figure().skeleton().level("c7")}) {
        over.push_back({skull_axis(y), {0, 0, -1}});
    }
    c.midline_line("head_midline", over);
    std::vector<Ray> brow;
    for (int i = 0; i <= 6; ++i) {
        const double x = mix(kBrowMedialEnd, kBrowLateralEnd, i / 6.0);
        brow.push_back(Collector::front(x, brow_height(x)));
    }
    c.sided_line("eyebrow", brow);
    c.sided_line("zygomatic_arch_superior_border",
                 {lateral(1.5600, 0.046), lateral(1.5605, 0.030), lateral(1.5590, 0.012)});
    c.sided_line("zygomatic_arch_inferior_border", {Collector::front(0.0385, 1.5345),
                                                    {{0.020, 1.5385, 0.030}, {0.83, 0.0, 0.56}},
                                                    lateral(1.5440, 0.050),
                                                    lateral(1.5495, 0.032),
                                                    lateral(1.5515, 0.014)});
    c.sided_line("mandible_inferior_border", {{{0.0, 1.476, 0.070}, {0.0, -1.0, 0.10}},
                                              {{0.010, 1.482, 0.050}, {0.42, -0.90, 0.05}},
                                              {{0.020, 1.490, 0.030}, {0.70, -0.71, 0.0}},
                                              lateral(1.4890, 0.0080)});
    c.sided_line("mandible_posterior_border",
                 {lateral(1.4890, 0.0080), lateral(1.5130, 0.0015), lateral(1.5350, -0.0005)});
    c.sided_line("superior_nuchal_line",
                 {Collector::back(0.0, 1.5500), round_skull(1.5500, 165), round_skull(1.5460, 150),
                  round_skull(1.5420, 135), round_skull(1.5380, 120), lateral(1.5330, -0.0340)});
}

void collect_hairline(Collector& c) {
    const auto run = [&](const char* name, double from, double to) {
        std::vector<Ray> rays;
        const int n = 10;
        for (int i = 0; i <= n; ++i) {
            rays.push_back(hairline(mix(from, to, static_cast<double>(i) / n)));
        }
        c.sided_line(name, rays);
    };
    run("anterior_hairline", 0, kTempleCorner);
    run("temporal_hairline", kTempleCorner, kEarTuft);
    run("nape_hairline", 124, 180);
    // Round the ear the hairline is followed on the skull behind the auricle, from the skull's side.
    c.sided_line("postauricular_hairline", {lateral(1.5905, -0.022), lateral(1.5750, -0.0300), lateral(1.5560, -0.0350),
                                            lateral(1.5400, -0.0400), lateral(1.5260, -0.0440)});
    c.sided("temporal_hairline_tip", hairline(kTempleTip));
}

void collect_face(Collector& c) {
    const Head& head = c.figure().head();
    c.sided("eyebrow_medial_end", Collector::front(kBrowMedialEnd, brow_height(kBrowMedialEnd)));
    c.sided("eyebrow_lateral_end", Collector::front(kBrowLateralEnd, brow_height(kBrowLateralEnd)));
    c.sided("eyebrow_mid", Collector::front(0.0300, brow_height(0.0300)));
    const Vec3& ball = head.eyeball();
    c.sided("pupil", {ball, {0, 0, 1}});
    c.sided("inner_canthus", Collector::front(0.0158, 1.5651));
    c.sided("outer_canthus", Collector::front(0.0440, 1.5673));
    c.midline("nose_tip", {{0.0, 1.5380, 0.085}, {0, 0, 1}});
    c.midline("columella_base", {{0.0, 1.5270, 0.088}, {0.0, -0.35, 0.94}});
    c.sided("nasal_ala_lateral", {{0.0100, 1.5325, 0.0930}, {1, 0, 0.05}});
    c.sided("nasolabial_sulcus_at_ala", Collector::front(0.0182, 1.5320));
    c.midline("philtrum_mid", Collector::front(0.0, 1.5175));
    c.midline("upper_vermilion_border_mid", Collector::front(0.0, head.upper_vermilion(0.0)));
    c.midline("lower_vermilion_border_mid", Collector::front(0.0, head.lower_vermilion(0.0)));
    c.midline("upper_lip_tubercle", Collector::front(0.0, mix(head.upper_vermilion(0.0), 1.5027, 0.55)));
    c.midline("stomion", Collector::front(0.0, 1.5027));
    c.sided("mouth_corner", Collector::front(0.0240, 1.5027));
    c.midline("mentolabial_sulcus_mid", Collector::front(0.0, 1.4868));
    c.midline("pogonion", Collector::front(0.0, 1.4730));
    c.midline("menton", {{0.0, 1.4800, 0.0740}, {0.0, -1.0, 0.10}});
    c.sided_line("nasolabial_sulcus", {Collector::front(0.0182, 1.5320), Collector::front(0.0240, 1.5220),
                                       Collector::front(0.0300, 1.5100)});
}

void collect_neck(Collector& c) {
    c.midline("cervicomental_angle", {{0.0, 1.4700, 0.010}, {0.0, -0.60, 0.80}});
    c.midline("hyoid_body", {{0.0, 1.4560, 0.005}, {0.0, -0.30, 0.95}});
    c.midline("hyoid_superior_border", {{0.0, 1.4620, 0.006}, {0.0, -0.30, 0.95}});
    c.midline("laryngeal_prominence", round_neck(1.4280, 0));
    c.midline("thyroid_cartilage_superior_border", round_neck(1.4365, 0));
    c.midline("cricoid_cartilage", round_neck(1.4040, 0));
    c.sided_line("sternocleidomastoid_anterior_border",
                 {lateral(1.5190, -0.0140), round_neck(1.4900, 84), round_neck(1.4650, 65), round_neck(1.4300, 42),
                  round_neck(1.4000, 22), round_neck(1.3800, 9)});
    c.sided_line("sternocleidomastoid_posterior_border",
                 {round_skull(1.5390, 128), lateral(1.5240, -0.0320), round_neck(1.4900, 112), round_neck(1.4650, 96),
                  round_neck(1.4300, 74), round_neck(1.4050, 64), round_neck(1.3850, 55)});
    c.sided_line("trapezius_anterior_border",
                 {round_skull(1.5440, 160), round_skull(1.5260, 152), round_neck(1.5050, 144), round_neck(1.4650, 126),
                  round_neck(1.4300, 112), round_neck(1.4050, 100)});
}

}  // namespace

void collect_head(Collector& c) {
    collect_skull(c);
    collect_hairline(c);
    collect_face(c);
    collect_neck(c);
}

}  // namespace jingluo::forge
