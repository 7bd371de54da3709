// Landmarks and lines of the shoulder girdle: collar bone, shoulder blade, acromion, axilla.
#include "landmarks.h"

namespace jingluo::forge {

namespace {

/// A ray forwards and upwards on to the collar bone's region; `rise` is the upward part of the unit way.
Ray collar(double x, double y, double rise) {
    return {{x, y, -0.03}, {0.0, rise, std::sqrt(1.0 - rise * rise)}};
}

void collect_clavicle(Collector& c) {
    // The same rays as the stroke of the bone in sculpt_shoulder.cpp.
    c.sided("sternoclavicular_joint", collar(0.0145, 1.352, 0.11));
    c.sided("clavicle_sternal_end", collar(0.023, 1.352, 0.14));
    c.sided("clavicle_acromial_end", collar(0.140, 1.352, 0.72));
    std::vector<Ray> upper;
    std::vector<Ray> lower;
    const double bone[][3] = {
        {0.020, 1.352, 0.13}, {0.036, 1.353, 0.19}, {0.064, 1.354, 0.30}, {0.098, 1.356, 0.50}, {0.130, 1.354, 0.67}};
    for (const auto& b : bone) {
        upper.push_back(collar(b[0], b[1], b[2] + 0.10));
        lower.push_back(collar(b[0], b[1], b[2] - 0.11));
    }
    c.sided_line("clavicle_superior_border", upper);
    c.sided_line("clavicle_inferior_border", lower);
    c.sided("supraclavicular_fossa", collar(0.070, 1.361, 0.66));
    c.sided("lesser_supraclavicular_fossa", {{0.0235, 1.3760, -0.020}, {0.12, 0.05, 0.99}});
    c.sided("infraclavicular_fossa", collar(0.110, 1.338, 0.28));
    c.sided("coracoid_process", collar(0.124, 1.334, 0.22));
}

void collect_acromion(Collector& c) {
    const Vec3 joint = c.figure().skeleton().shoulder;
    const auto from_joint = [&](const Vec3& way) { return Ray{joint, way}; };
    c.sided("acromion", {{0.155, 1.335, -0.036}, {0.25, 0.97, 0.0}});
    c.sided("acromion_anterior_angle", from_joint({0.34, 0.84, 0.42}));
    c.sided("acromial_angle", from_joint({0.30, 0.80, -0.52}));
    c.sided("acromioclavicular_joint", {{0.140, 1.340, -0.034}, {0.0, 0.94, 0.34}});
    // With the arm raised sideways two hollows appear before and behind the acromion's edge.
    c.sided("acromion_anterior_hollow", from_joint({0.56, 0.62, 0.55}));
    c.sided("acromion_posterior_hollow", from_joint({0.54, 0.60, -0.59}));
}

void collect_blade(Collector& c) {
    const Skeleton& s = c.figure().skeleton();
    const auto y = [&](const char* name) { return s.level(name); };
    const Ray root = Collector::back(0.074, y("t3"));
    const Ray lower_angle = Collector::back(0.087, y("t7"));
    const Ray upper_angle{{0.069, y("t2") - 0.014, -0.03}, {0.0, 0.30, -0.95}};
    c.sided("scapula_medial_border_t3", root);
    c.sided("scapula_inferior_angle", lower_angle);
    c.sided("scapula_superior_angle", upper_angle);
    c.sided_line("scapula_medial_border",
                 {upper_angle, Collector::back(0.071, y("t3") + 0.012), root, Collector::back(0.079, y("t4") - 0.008),
                  Collector::back(0.083, y("t6")), lower_angle});
    const Ray middle = Collector::back(0.108, y("t3") - 0.002);
    c.sided_line("scapular_spine", {root,
                                    Collector::back(0.090, y("t3") - 0.001),
                                    middle,
                                    {{0.130, y("t3") - 0.006, -0.034}, {0.10, 0.06, -0.99}},
                                    {{0.148, 1.348, -0.037}, {0.22, 0.60, -0.76}},
                                    {s.shoulder, {0.30, 0.80, -0.52}}});
    c.sided("scapular_spine_midpoint_superior_border", {{0.122, y("t3") - 0.006, -0.034}, {0.0, 0.26, -0.966}});
    c.sided("scapular_spine_midpoint_inferior_border", {{0.125, y("t3") - 0.018, -0.034}, {0.0, 0.0, -1.0}});
    c.sided("supraspinous_fossa", {{0.114, y("t3") - 0.006, -0.034}, {0.0, 0.46, -0.89}});
    c.sided("infraspinous_fossa_centre", Collector::back(0.106, y("t4") - 0.014));
    c.sided_line("trapezius_superior_border", {{{0.020, 1.425, -0.048}, {0.92, 0.38, -0.05}},
                                               {{0.040, 1.400, -0.050}, {0.66, 0.75, -0.05}},
                                               {{0.070, 1.380, -0.050}, {0.46, 0.89, -0.05}},
                                               {{0.110, 1.360, -0.046}, {0.28, 0.96, -0.04}},
                                               {{0.155, 1.335, -0.036}, {0.25, 0.97, 0.0}}});
}

}  // namespace

void collect_shoulder(Collector& c) {
    collect_clavicle(c);
    collect_acromion(c);
    collect_blade(c);
    c.sided("axilla_centre", {{0.158, 1.310, -0.034}, {0.0, -1.0, 0.0}});
    c.sided("posterior_axillary_fold", {{0.138, 1.304, -0.045}, {0.45, 0.0, -0.89}});
    c.sided("anterior_axillary_fold", {{0.120, 1.290, -0.010}, {0.62, -0.40, 0.67}});
}

}  // namespace jingluo::forge
