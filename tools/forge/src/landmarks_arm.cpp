// Landmarks and lines from the deltoid to the wrist; angles about the arm: 0 front (palm), 90 lateral, 180 back, -90
// medial.
#include "landmarks.h"

namespace jingluo::forge {

namespace {

void collect_upper_arm(Collector& c) {
    c.sided("deltoid_insertion", c.arm(0.158, 88));
    c.sided("olecranon_fossa", c.arm(0.272, 180));
    c.sided_line("deltoid_anterior_border", {c.arm(0.085, 24), c.arm(0.110, 44), c.arm(0.135, 66), c.arm(0.158, 86)});
    c.sided_line("deltoid_posterior_border", {c.arm(0.056, 174), c.arm(0.070, 168), c.arm(0.085, 160),
                                              c.arm(0.110, 138), c.arm(0.135, 114), c.arm(0.158, 90)});
    c.sided_line("biceps_brachii_lateral_border",
                 {c.arm(0.115, 52), c.arm(0.160, 46), c.arm(0.210, 42), c.arm(0.260, 34), c.elbow_crease(19)});
    c.sided_line("biceps_brachii_medial_border",
                 {c.arm(0.130, -46), c.arm(0.180, -46), c.arm(0.230, -40), c.arm(0.270, -26), c.elbow_crease(-6)});
    c.sided_line("biceps_brachii_heads_groove",
                 {c.arm(0.110, 12), c.arm(0.160, 6), c.arm(0.210, 3), c.arm(0.255, 3), c.elbow_crease(6)});
    c.sided_line("triceps_brachii_lateral_border",
                 {c.arm(0.165, 106), c.arm(0.210, 108), c.arm(0.250, 112), c.arm(0.286, 118)});
    c.sided_line("triceps_brachii_medial_border",
                 {c.arm(0.140, -104), c.arm(0.190, -100), c.arm(0.240, -104), c.arm(0.284, -116)});
    c.sided_line("arm_posterior_midline",
                 {c.arm(0.090, 172), c.arm(0.150, 176), c.arm(0.210, 178), c.arm(0.260, 180), c.arm(0.297, 180)});
    c.sided_line("lateral_supracondylar_ridge", {c.arm(0.232, 96), c.arm(0.262, 98), c.arm(0.290, 106)});
    c.sided_line("arm_anterior_axis", {c.arm(0.110, -34), c.arm(0.180, -20), c.arm(0.250, -5), c.elbow_crease(5)});
    c.sided_line("arm_medial_axis", {c.arm(0.140, -88), c.arm(0.190, -84), c.arm(0.250, -76), c.elbow_crease(-60)});
}

void collect_elbow(Collector& c) {
    c.sided("cubital_crease_radial_end", c.elbow_crease(60));
    c.sided("cubital_crease_mid", c.elbow_crease(2));
    c.sided("cubital_crease_ulnar_end", c.elbow_crease(-56));
    std::vector<Ray> crease;
    for (const double a : {60.0, 40.0, 20.0, 0.0, -20.0, -40.0, -56.0}) {
        crease.push_back(c.elbow_crease(a));
    }
    c.sided_line("cubital_crease", crease);
    c.sided("cubital_crease_flexed_radial_end", c.arm(kElbowCrease - 0.004, 84));
    c.sided("cubital_crease_flexed_ulnar_end", c.arm(kElbowCrease - 0.004, -80));
    c.sided("biceps_brachii_tendon_radial_border", c.elbow_crease(19));
    c.sided("biceps_brachii_tendon_ulnar_border", c.elbow_crease(-6));
    c.sided("lateral_humeral_epicondyle", c.arm(0.290, 108));
    c.sided("medial_humeral_epicondyle", c.arm(0.288, -108));
    c.sided("olecranon_tip", c.arm(0.297, 180));
    c.sided("ulnar_nerve_groove", c.arm(0.294, -144));
    c.sided("radial_head_lateral", c.arm(0.318, 122));
}

void collect_forearm(Collector& c) {
    c.sided_line("brachioradialis_ulnar_border", {c.arm(0.270, 48), c.elbow_crease(38), c.arm(0.340, 28),
                                                  c.arm(0.390, 28), c.arm(0.440, 36), c.arm(0.500, 48)});
    c.sided_line("radius_lateral_border",
                 {c.elbow_crease(60), c.arm(0.350, 72), c.arm(0.420, 84), c.arm(0.490, 90), c.arm(0.551, 92)});
    c.sided_line("ulna_posterior_border", {c.arm(0.297, 180), c.arm(0.318, 182), c.arm(0.350, 186), c.arm(0.420, 194),
                                           c.arm(0.490, 206), c.arm(0.540, 219)});
    c.sided("ulnar_head_radial_cleft", c.arm(0.5400, 203));
    c.sided_line("forearm_dorsal_interosseous_line",
                 {c.arm(0.312, 142), c.arm(0.350, 150), c.arm(0.420, 162), c.arm(0.490, 173), c.arm(0.550, 182)});
    c.sided_line("forearm_palmar_midline",
                 {c.elbow_crease(2), c.arm(0.360, 6), c.arm(0.440, 10), c.arm(0.510, 10), c.arm(0.555, 9)});
}

}  // namespace

void collect_arm(Collector& c) {
    collect_upper_arm(c);
    collect_elbow(c);
    collect_forearm(c);
}

}  // namespace jingluo::forge
