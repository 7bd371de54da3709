// Landmarks and lines of the trunk: spine, sacrum, pelvis and the midlines; the rest in landmarks_shoulder, _thorax.
#include "landmarks.h"

namespace jingluo::forge {

namespace {

void collect_spine(Collector& c) {
    const auto& spine = c.figure().skeleton().spine;
    for (std::size_t i = 0; i < spine.size(); ++i) {
        const SpineLevel& level = spine[i];
        if (level.name[0] == 's' || level.name == "hiatus" || level.name == "coccyx") {
            continue;
        }
        c.midline("spinous_process_" + level.name, Collector::back(0.0, level.height));
        const double below = 0.5 * (level.height + spine[i + 1].height);
        c.midline("spinous_process_" + level.name + "_inferior_border", Collector::back(0.0, below));
    }
    const Skeleton& s = c.figure().skeleton();
    for (const char* n : {"s1", "s2", "s3", "s4"}) {
        c.midline(std::string("median_sacral_crest_") + n, Collector::back(0.0, s.level(n)));
    }
    c.midline("sacral_hiatus", Collector::back(0.0, s.level("hiatus")));
    c.midline("coccyx_tip", Collector::back(0.0, s.level("coccyx")));
    // Above it the sacrum lies in a shallow hollow, no cleft: its walls first face each other just below the hiatus.
    c.midline("gluteal_cleft_top", Collector::back(0.0, s.level("hiatus") - 0.008));
    c.midline("anus", {{0.0, 0.850, -0.050}, {0.0, -0.75, -0.66}});
    c.midline("perineum", {{0.0, 0.850, -0.046}, {0.0, -1.0, 0.0}});
    c.sided("posterior_superior_iliac_spine", Collector::back(0.046, s.level("s2")));
    c.sided("posterior_sacral_foramen_1", Collector::back(0.025, s.level("s1") - 0.004));
    c.sided("posterior_sacral_foramen_3", Collector::back(0.021, s.level("s3") - 0.002));
    c.sided("posterior_sacral_foramen_4", Collector::back(0.019, s.level("s4")));
}

}  // namespace

void collect_trunk(Collector& c) {
    collect_spine(c);
    collect_shoulder(c);
    collect_thorax(c);
    const Skeleton& s = c.figure().skeleton();
    const Ray psis = Collector::back(0.046, s.level("s2"));
    const Ray crest = {{0.03, s.iliac_crest, -0.008}, {0.82, 0.0, -0.57}};
    const Ray asis = {{0.06, s.anterior_superior_iliac_spine, 0.0}, {0.62, 0.0, 0.78}};
    c.sided("iliac_crest_highest", crest);
    c.sided("anterior_superior_iliac_spine", asis);
    c.sided("iliac_tubercle", {{0.045, 0.968, 0.0}, {0.93, 0.0, 0.36}});
    c.sided("pubic_tubercle", Collector::front(0.025, s.symphysis_top - 0.003));
    c.sided("greater_trochanter", c.leg(s.trochanter, 96));
    c.sided("ischial_tuberosity", {{0.062, 0.810, -0.035}, {0.0, -0.42, -0.91}});
    c.midline("umbilicus", Collector::front(0.0, s.umbilicus));
    c.midline("pubic_symphysis_superior_border", Collector::front(0.0, s.symphysis_top));
    c.midline("pubic_symphysis_inferior_border", Collector::front(0.0, s.symphysis_bottom));
    c.sided("femoral_artery_at_inguinal_crease", Collector::front(0.062, 0.856));

    std::vector<Ray> rear;
    for (int i = 0; i <= 20; ++i) {
        rear.push_back(Collector::back(0.0, mix(s.level("c7"), s.level("coccyx"), i / 20.0)));
    }
    c.midline_line("posterior_midline", rear);
    std::vector<Ray> fore;
    for (int i = 0; i <= 16; ++i) {
        fore.push_back(Collector::front(0.0, mix(s.suprasternal, s.symphysis_bottom, i / 16.0)));
    }
    c.midline_line("anterior_midline", fore);
    c.sided_line("erector_spinae_lateral_border",
                 {Collector::back(0.066, s.level("t11")), Collector::back(0.070, s.level("l1")),
                  Collector::back(0.071, s.level("l3")), Collector::back(0.064, s.level("l4") - 0.006)});
    c.sided_line("inguinal_crease", {asis, Collector::front(0.098, 0.888), Collector::front(0.062, 0.856),
                                     Collector::front(0.034, 0.832)});
    c.sided_line("iliac_crest", {psis,
                                 {{0.046, 0.968, -0.015}, {0.34, 0.0, -0.94}},
                                 {{0.038, 0.998, -0.010}, {0.62, 0.0, -0.78}},
                                 crest,
                                 {{0.04, 0.995, -0.005}, {0.99, 0.0, 0.10}},
                                 {{0.05, 0.960, 0.0}, {0.82, 0.0, 0.57}},
                                 asis});
}

}  // namespace jingluo::forge
