#include <algorithm>
#include <cmath>

#include "verify/measure.h"

namespace jingluo::verify {

using atlas::Side;

namespace {

/// Landmarks that follow each other down a part's axis (in the foot: towards the toes).
struct Order {
    const char* part;
    std::vector<std::string> names;
};

std::vector<Order> orders() {
    std::vector<std::string> spine = {"spinous_process_c7", "spinous_process_c7_inferior_border"};
    for (int t = 1; t <= 12; ++t) {
        spine.push_back("spinous_process_t" + std::to_string(t));
        spine.push_back(spine.back() + "_inferior_border");
    }
    for (int l = 1; l <= 5; ++l) {
        spine.push_back("spinous_process_l" + std::to_string(l));
        spine.push_back(spine.back() + "_inferior_border");
    }
    for (int s = 1; s <= 4; ++s) spine.push_back("median_sacral_crest_s" + std::to_string(s));
    spine.insert(spine.end(), {"sacral_hiatus", "coccyx_tip"});
    return {
        {"trunk", spine},
        {"trunk",
         {"posterior_sacral_foramen_1", "posterior_sacral_foramen_2", "posterior_sacral_foramen_3",
          "posterior_sacral_foramen_4"}},
        {"trunk",
         {"suprasternal_notch", "xiphisternal_junction", "umbilicus", "pubic_symphysis_superior_border",
          "pubic_symphysis_inferior_border"}},
        {"trunk",
         {"acromion", "posterior_axillary_fold", "scapula_inferior_angle", "iliac_crest_highest",
          "greater_trochanter"}},
        {"head",
         {"vertex", "anterior_hairline_mid", "glabella", "nasion", "nose_tip", "columella_base", "philtrum_mid",
          "upper_vermilion_border_mid", "lower_vermilion_border_mid", "mentolabial_sulcus_mid", "pogonion", "menton"}},
        {"head", {"auricle_apex", "supratragic_notch", "tragus_middle", "intertragic_notch", "earlobe_lowest"}},
        {"head", {"external_occipital_protuberance", "posterior_hairline_mid"}},
        {"neck", {"hyoid_body", "laryngeal_prominence", "cricoid_cartilage", "suprasternal_notch"}},
        {"upper_arm", {"acromion", "deltoid_insertion", "lateral_humeral_epicondyle"}},
        {"forearm", {"cubital_crease_mid", "radial_head_lateral", "ulnar_head", "palmar_wrist_crease_mid"}},
        {"hand",
         {"palmar_wrist_crease_mid", "metacarpophalangeal_joint_3_palmar", "finger_3_palmar_digital_crease_mid",
          "finger_3_proximal_interphalangeal_crease_mid", "finger_3_distal_interphalangeal_crease_mid",
          "finger_3_tip"}},
        {"hand",
         {"dorsal_wrist_crease_mid", "metacarpophalangeal_joint_3_dorsal",
          "finger_3_proximal_interphalangeal_joint_dorsal", "finger_3_distal_interphalangeal_joint_dorsal",
          "finger_3_nail_corner_radial"}},
        {"trunk",
         {"intercostal_space_1_midclavicular", "intercostal_space_2_midclavicular", "intercostal_space_3_midclavicular",
          "intercostal_space_4_midclavicular", "intercostal_space_5_midclavicular", "intercostal_space_6_midclavicular",
          "intercostal_space_7_midclavicular", "intercostal_space_8_midclavicular"}},
        {"trunk", {"iliac_crest_highest", "anterior_superior_iliac_spine", "pubic_symphysis_superior_border"}},
        {"thigh", {"greater_trochanter", "gluteal_fold_mid", "patella_base_mid", "patella_apex", "tibial_tuberosity"}},
        {"leg",
         {"popliteal_crease_mid", "head_of_fibula", "head_of_fibula_inferior_border", "gastrocnemius_apex",
          "medial_malleolus_prominence", "lateral_malleolus_prominence", "lateral_malleolus_inferior_border",
          "heel_sole_mid"}},
        {"foot",
         {"heel_back", "navicular_tuberosity", "first_metatarsal_base_medial", "metatarsophalangeal_joint_1_medial",
          "toe_1_nail_corner_medial", "toe_1_tip"}},
        {"foot",
         {"heel_back", "fifth_metatarsal_tuberosity", "metatarsophalangeal_joint_5_lateral",
          "toe_5_nail_corner_lateral"}}};
}

/// Landmarks that anatomy puts level with each other, and how closely, in millimetres on a body of 1.7 m.
struct Level {
    const char *part, *a, *b;
    double mm;
};
constexpr Level levels[] = {{"trunk", "iliac_crest_highest", "spinous_process_l4", 25},
                            {"trunk", "posterior_superior_iliac_spine", "median_sacral_crest_s2", 15},
                            {"trunk", "scapula_medial_border_t3", "spinous_process_t3", 25},
                            {"trunk", "scapula_inferior_angle", "spinous_process_t7", 60},
                            {"leg", "popliteal_crease_mid", "popliteal_crease_lateral_end", 25},
                            {"leg", "achilles_tendon_at_lateral_malleolus", "lateral_malleolus_prominence", 8},
                            {"leg", "achilles_tendon_at_medial_malleolus", "medial_malleolus_prominence", 8}};

struct Landmarks {
    const Subject& subject;
    std::vector<Claim> claims;

    const glm::dvec3* find(const std::string& name, const char* side) const {
        const auto& all = subject.marks().landmarks;
        auto found = all.find(name);
        if (found == all.end() && *side) found = all.find(name + side);
        return found == all.end() ? nullptr : &found->second;
    }
    const Frame* frame(const std::string& part, const char* side) const {
        const auto& all = subject.marks().parts;
        auto found = all.find(part);
        if (found == all.end()) found = all.find(part + side);
        return found == all.end() ? nullptr : &found->second;
    }

    void check_orders() {
        for (const Order& order : orders()) {
            for (const char* side : {".l", ".r"}) {
                const Frame* part = frame(order.part, side);
                const std::string* before = nullptr;
                const glm::dvec3* above = nullptr;
                bool any_sided = false;
                for (const std::string& name : order.names) {
                    any_sided = any_sided || subject.marks().landmarks.count(name) == 0;
                    const glm::dvec3* here = find(name, side);
                    if (!here) continue;
                    if (part && above)
                        claims.push_back(positive(name + side + " beyond " + *before + ", distal",
                                                  glm::dot(*above - *here, part->proximal) * 1e3, "mm", false));
                    above = here;
                    before = &name;
                }
                if (!any_sided) break;  // a midline row is the same on both sides
            }
        }
    }

    void check_spacing() {
        const Frame* trunk = frame("trunk", "");
        if (!trunk) return;
        for (const std::string& row : {std::string("t"), std::string("l")}) {
            std::vector<double> gaps;
            const glm::dvec3* above = nullptr;
            for (int n = 1; n <= (row == "t" ? 12 : 5); ++n) {
                const glm::dvec3* here = find("spinous_process_" + row + std::to_string(n), "");
                if (here && above) gaps.push_back(glm::dot(*above - *here, trunk->proximal));
                above = here;
            }
            double mean = 0;
            for (const double gap : gaps) mean += gap / static_cast<double>(gaps.size());
            for (size_t i = 0; i < gaps.size() && mean > 0; ++i) {
                // Neighbouring vertebrae of one region differ by a few millimetres; one left out or counted twice would
                // not pass.
                claims.push_back(equal("spacing of spinous_process_" + row + std::to_string(i + 1) +
                                           " and the next against the mean of its region",
                                       1, gaps[i] / mean, 0.5, "ratio", false));
            }
        }
    }

    void check_levels() {
        for (const Level& level : levels) {
            for (const char* side : {".l", ".r"}) {
                const Frame* part = frame(level.part, side);
                const glm::dvec3 *a = find(level.a, side), *b = find(level.b, side);
                if (part && a && b)
                    claims.push_back(equal(std::string(level.a) + side + " level with " + level.b, 0,
                                           glm::dot(*a - *b, part->proximal) * 1e3, level.mm, "mm", false));
            }
        }
    }

    void check_each() {
        const Frame* trunk = frame("trunk", "");
        for (const auto& [name, place] : subject.marks().landmarks) {
            const auto skin = subject.skin().nearest(place);
            claims.push_back(within(name + " off the skin", skin ? skin->away_m * 1e3 : 1e3, 2, "mm", false));
            if (!trunk) continue;
            const double left_mm = glm::dot(place - trunk->at, trunk->left()) * 1e3;
            if (name.ends_with(".l")) claims.push_back(positive(name + " on the left side", left_mm, "mm", false));
            if (name.ends_with(".r")) claims.push_back(positive(name + " on the right side", -left_mm, "mm", false));
        }
    }
};

}  // namespace

std::vector<Claim> certify_landmarks(const Subject& subject) {
    Landmarks landmarks{subject, {}};
    landmarks.check_each();
    landmarks.check_orders();
    landmarks.check_spacing();
    landmarks.check_levels();
    return std::move(landmarks.claims);
}

}  // namespace jingluo::verify
