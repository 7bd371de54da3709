// Rules against a table written down apart from the data, from the WHO standard point locations (2008) and, for the
// extra points, GB/T 40997-2021: which landmark, which direction, how many cun.
#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "atlas/real_points.h"
#include "atlas/rule_walk.h"

namespace jingluo::atlas {
namespace {

using test::real_point;

const Rule& rule_of(const std::string& code, const std::string& member = {}) {
    static const Rule none;
    for (const Member& candidate : real_point(code).members) {
        if (candidate.name == member) return *candidate.rule;
    }
    ADD_FAILURE() << code << " has no member '" << member << "'";
    return none;
}

/// The landmark that a place is, however it is wrapped; empty when it is something else.
std::string landmark_name(const Place& place) {
    if (const auto* ref = std::get_if<LandmarkRef>(&place)) return ref->name;
    if (const auto* rule = std::get_if<RulePtr>(&place)) {
        if (const auto* ref = std::get_if<LandmarkRef>(&(*rule)->is)) return ref->name;
    }
    return {};
}

/// What a rule on the back comes down to: level with which landmark, how many cun lateral of the midline.
struct OnBack {
    std::string level;
    double lateral = NAN;
    std::string scale;
};

OnBack on_back(const Rule& rule) {
    OnBack out;
    if (const auto* landmark = std::get_if<LandmarkRef>(&rule.is)) return {landmark->name, 0, "back_transverse"};
    if (const auto* offset = std::get_if<Offset>(&rule.is)) {
        if (offset->steps.size() != 1 || offset->steps[0].direction != Direction::lateral) return out;
        return {landmark_name(offset->from), offset->steps[0].cun, offset->scale};
    }
    if (const auto* meet = std::get_if<Meet>(&rule.is)) {
        for (const Constraint& constraint : meet->constraints) {
            if (const auto* level = std::get_if<LevelOf>(&constraint)) out.level = landmark_name(level->place);
            if (const auto* parallel = std::get_if<Parallel>(&constraint);
                parallel != nullptr && parallel->line == "posterior_midline") {
                if (parallel->step.direction == Direction::lateral) out.lateral = parallel->step.cun;
                out.scale = parallel->scale;
            }
        }
    }
    return out;
}

struct BackRow {
    const char* code;
    const char* member;
    const char* level;
    double lateral_cun;
};

// "Same level as the inferior border of the spinous process of ..., n B-cun lateral to the posterior median line."
const BackRow back_rows[] = {
    {"BL21", "", "spinous_process_t12_inferior_border", 1.5},
    {"BL22", "", "spinous_process_l1_inferior_border", 1.5},
    {"BL23", "", "spinous_process_l2_inferior_border", 1.5},
    {"BL24", "", "spinous_process_l3_inferior_border", 1.5},
    {"BL25", "", "spinous_process_l4_inferior_border", 1.5},
    {"BL26", "", "spinous_process_l5_inferior_border", 1.5},
    {"BL27", "", "posterior_sacral_foramen_1", 1.5},
    {"BL28", "", "posterior_sacral_foramen_2", 1.5},
    {"BL29", "", "posterior_sacral_foramen_3", 1.5},
    {"BL30", "", "posterior_sacral_foramen_4", 1.5},
    {"BL50", "", "spinous_process_t12_inferior_border", 3},
    {"BL51", "", "spinous_process_l1_inferior_border", 3},
    {"BL52", "", "spinous_process_l2_inferior_border", 3},
    {"BL53", "", "posterior_sacral_foramen_2", 3},
    {"BL54", "", "posterior_sacral_foramen_4", 3},
    {"BL35", "", "coccyx_tip", 0.5},
    {"GV2", "", "sacral_hiatus", 0},
    {"GV3", "", "spinous_process_l4_inferior_border", 0},
    {"GV4", "", "spinous_process_l2_inferior_border", 0},
    {"GV5", "", "spinous_process_l1_inferior_border", 0},
    {"GV6", "", "spinous_process_t11_inferior_border", 0},
    {"EX-B2", "L1", "spinous_process_l1_inferior_border", 0.5},
    {"EX-B2", "L2", "spinous_process_l2_inferior_border", 0.5},
    {"EX-B2", "L3", "spinous_process_l3_inferior_border", 0.5},
    {"EX-B2", "L4", "spinous_process_l4_inferior_border", 0.5},
    {"EX-B2", "L5", "spinous_process_l5_inferior_border", 0.5},
    {"EX-B4", "", "spinous_process_l1_inferior_border", 3.5},
    {"EX-B6", "", "spinous_process_l4_inferior_border", 3},
    {"EX-B7", "", "spinous_process_l4_inferior_border", 3.5},
    {"EX-B8", "", "spinous_process_l5_inferior_border", 0},
};

TEST(Locations, OfTheBackHaveTheStandardsLevelAndCun) {
    for (const BackRow& row : back_rows) {
        const OnBack found = on_back(rule_of(row.code, row.member));
        SCOPED_TRACE(std::string(row.code) + row.member);
        EXPECT_EQ(found.level, row.level);
        EXPECT_DOUBLE_EQ(found.lateral, row.lateral_cun);
        EXPECT_EQ(found.scale, "back_transverse");
    }
}

TEST(Locations, OfTheSacralForaminaAreTheForamina) {
    const char* const codes[] = {"BL31", "BL32", "BL33", "BL34"};
    for (int i = 0; i < 4; ++i) {
        const auto* landmark = std::get_if<LandmarkRef>(&rule_of(codes[i]).is);
        ASSERT_NE(landmark, nullptr) << codes[i];
        EXPECT_EQ(landmark->name, "posterior_sacral_foramen_" + std::to_string(i + 1));
    }
}

/// One span in a rule: from a place so many cun in a direction, or a fraction towards another.
struct Span {
    std::string from, to, direction, scale;
    double amount = 0;
};

std::string name_of(const Place& place) {
    if (const auto* ref = std::get_if<PointRef>(&place)) return to_string(*ref);
    return landmark_name(place);
}

void spans_in(const Rule& rule, std::vector<Span>& out);
void spans_in(const Place& place, std::vector<Span>& out) {
    if (const auto* rule = std::get_if<RulePtr>(&place)) spans_in(**rule, out);
}
void spans_in(const Rule& rule, std::vector<Span>& out) {
    if (const auto* along = std::get_if<Along>(&rule.is)) {
        out.push_back(
            {name_of(along->from), name_of(along->to), "", along->scale, along->cun ? *along->cun : *along->fraction});
        spans_in(along->from, out);
        spans_in(along->to, out);
    } else if (const auto* offset = std::get_if<Offset>(&rule.is)) {
        for (const Step& step : offset->steps)
            out.push_back({name_of(offset->from), "", to_string(step.direction), offset->scale, step.cun});
        spans_in(offset->from, out);
    } else if (const auto* meet = std::get_if<Meet>(&rule.is)) {
        for (const Constraint& constraint : meet->constraints) {
            if (const auto* level = std::get_if<LevelOf>(&constraint)) spans_in(level->place, out);
            if (const auto* plumb = std::get_if<Plumb>(&constraint)) spans_in(plumb->place, out);
            if (const auto* way = std::get_if<OnWay>(&constraint)) {
                spans_in(way->from, out);
                spans_in(way->to, out);
            }
        }
    }
}

struct LimbRow {
    const char* code;
    Span span;
};

// One row for each figure in cun or share that the standard gives for a point of the trunk's side, the hip or the leg.
const LimbRow limb_rows[] = {
    {"BL37", {"BL36", "BL40", "", "thigh_posterior", 6}},
    {"BL38", {"popliteal_crease_mid", "", "proximal", "thigh_posterior", 1}},
    {"BL55", {"BL40", "BL57", "", "leg_lateral", 2}},
    {"BL56", {"BL40", "BL57", "", "leg_lateral", 5}},
    {"BL58", {"BL60", "", "proximal", "leg_lateral", 7}},
    {"BL59", {"BL60", "", "proximal", "leg_lateral", 3}},
    {"GB27", {"umbilicus", "", "caudal", "abdomen_lower", 3}},
    {"GB29", {"anterior_superior_iliac_spine", "greater_trochanter", "", "", 0.5}},
    {"GB30", {"greater_trochanter", "sacral_hiatus", "", "", 1.0 / 3}},
    {"GB32", {"popliteal_crease_lateral_end", "greater_trochanter", "", "thigh_lateral", 7}},
    {"GB35", {"lateral_malleolus_prominence", "", "proximal", "leg_lateral", 7}},
    {"GB36", {"lateral_malleolus_prominence", "", "proximal", "leg_lateral", 7}},
    {"GB37", {"lateral_malleolus_prominence", "", "proximal", "leg_lateral", 5}},
    {"GB38", {"lateral_malleolus_prominence", "", "proximal", "leg_lateral", 4}},
    {"GB39", {"lateral_malleolus_prominence", "", "proximal", "leg_lateral", 3}},
    {"KI3", {"medial_malleolus_prominence", "achilles_tendon_at_medial_malleolus", "", "", 0.5}},
    {"KI5", {"KI3", "", "distal", "ankle_to_sole_medial", 1}},
    {"KI6", {"medial_malleolus_prominence", "", "distal", "ankle_to_sole_medial", 1}},
    {"KI7", {"medial_malleolus_prominence", "", "proximal", "leg_medial", 2}},
    {"KI8", {"medial_malleolus_prominence", "", "proximal", "leg_medial", 2}},
    {"KI9", {"medial_malleolus_prominence", "", "proximal", "leg_medial", 5}},
    {"LR5", {"medial_malleolus_prominence", "", "proximal", "leg_medial", 5}},
    {"LR6", {"medial_malleolus_prominence", "", "proximal", "leg_medial", 7}},
    {"LR7", {"SP9", "", "posterior", "leg_medial", 1}},
    {"LR9", {"patella_base_mid", "", "proximal", "thigh_anterior_medial", 4}},
    {"LR10", {"ST30", "patella_base_mid", "", "thigh_anterior_medial", 3}},
    {"LR11", {"ST30", "patella_base_mid", "", "thigh_anterior_medial", 2}},
    {"LR12", {"pubic_symphysis_superior_border", "", "lateral", "abdomen_transverse", 2.5}},
    {"SP6", {"medial_malleolus_prominence", "", "proximal", "leg_medial", 3}},
    {"SP7", {"medial_malleolus_prominence", "", "proximal", "leg_medial", 6}},
    {"SP8", {"SP9", "", "distal", "leg_medial", 3}},
    {"SP10", {"patella_base_medial_end", "", "proximal", "thigh_anterior_medial", 2}},
    {"SP11", {"SP12", "patella_base_medial_end", "", "", 1.0 / 3}},
    {"ST30", {"pubic_symphysis_superior_border", "", "lateral", "abdomen_transverse", 2}},
    {"ST32", {"patella_base_mid", "", "proximal", "thigh_anterior_medial", 6}},
    {"ST33", {"patella_base_mid", "", "proximal", "thigh_anterior_medial", 3}},
    {"ST34", {"patella_base_mid", "", "proximal", "thigh_anterior_medial", 2}},
    {"ST36", {"ST35", "ST41", "", "leg_lateral", 3}},
    {"ST37", {"ST35", "ST41", "", "leg_lateral", 6}},
    {"ST38", {"ST35", "ST41", "", "leg_lateral", 8}},
    {"ST39", {"ST35", "ST41", "", "leg_lateral", 9}},
    {"ST40", {"lateral_malleolus_prominence", "", "proximal", "leg_lateral", 8}},
    {"GV1", {"coccyx_tip", "anus", "", "", 0.5}},
    {"EX-Huanzhong", {"GB30", "GV2", "", "", 0.5}},
    {"EX-LE6", {"head_of_fibula", "", "distal", "leg_lateral", 2}},
    {"EX-LE7", {"ST35", "ST41", "", "leg_lateral", 5}},
    {"BL60", {"lateral_malleolus_prominence", "achilles_tendon_at_lateral_malleolus", "", "", 0.5}},
};

TEST(Locations, OfTheLegsHaveTheStandardsCun) {
    for (const LimbRow& row : limb_rows) {
        std::vector<Span> spans;
        spans_in(rule_of(row.code), spans);
        const bool found = std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
            return span.from == row.span.from && span.to == row.span.to && span.direction == row.span.direction &&
                   span.scale == row.span.scale && std::abs(span.amount - row.span.amount) < 2e-3;
        });
        EXPECT_TRUE(found) << row.code << ": " << row.span.amount << " " << row.span.direction << " of "
                           << row.span.from << " on " << row.span.scale << "\nthe data say " << rule_of(row.code).json;
    }
}

struct LineRow {
    const char* code;
    const char* line;
};

// On which border or tendon the standard puts a point.
const LineRow line_rows[] = {
    {"BL38", "biceps_femoris_tendon_medial_border"},
    {"BL39", "biceps_femoris_tendon_medial_border"},
    {"GB31", "iliotibial_band_posterior_border"},
    {"GB32", "iliotibial_band_posterior_border"},
    {"GB35", "fibula_posterior_border"},
    {"GB36", "fibula_anterior_border"},
    {"GB37", "fibula_anterior_border"},
    {"GB38", "fibula_anterior_border"},
    {"GB39", "fibula_anterior_border"},
    {"KI2", "foot_medial_red_white_border"},
    {"KI7", "achilles_tendon_medial_border"},
    {"KI8", "medial_border_of_tibia"},
    {"KI10", "semitendinosus_tendon_lateral_border"},
    {"SP2", "foot_medial_red_white_border"},
    {"SP3", "foot_medial_red_white_border"},
    {"SP4", "foot_medial_red_white_border"},
    {"SP6", "medial_border_of_tibia"},
    {"SP7", "medial_border_of_tibia"},
    {"SP8", "medial_border_of_tibia"},
    {"SP9", "medial_border_of_tibia"},
    {"ST33", "rectus_femoris_lateral_border"},
    {"ST34", "rectus_femoris_lateral_border"},
    {"ST40", "tibialis_anterior_lateral_border"},
    {"ST43", "intermetatarsal_space_2_3"},
    {"ST44", "intermetatarsal_space_2_3"},
    {"GB42", "intermetatarsal_space_4_5"},
    {"BL64", "foot_lateral_red_white_border"},
    {"BL65", "foot_lateral_red_white_border"},
    {"BL66", "foot_lateral_red_white_border"},
};

TEST(Locations, OnABorderNameIt) {
    for (const LineRow& row : line_rows) {
        bool found = false;
        if (const auto* meet = std::get_if<Meet>(&rule_of(row.code).is)) {
            for (const Constraint& constraint : meet->constraints) {
                const auto* line = std::get_if<OnLine>(&constraint);
                found = found || (line != nullptr && line->line == row.line);
            }
        }
        EXPECT_TRUE(found) << row.code << " is not on " << row.line << "\nthe data say " << rule_of(row.code).json;
    }
}

struct ScaleRow {
    const char* name;
    const char* from;
    const char* to;
    double cun;
    Measure measure;
    const char* part;
};

// Proportional bone measurement, WHO 2008, general guidelines.
const ScaleRow scale_rows[] = {
    {"back_transverse", "scapula_medial_border_t3", "scapula_medial_border_t3", 6, Measure::tape, "trunk"},
    {"abdomen_lower", "umbilicus", "pubic_symphysis_superior_border", 5, Measure::axis, "trunk"},
    {"abdomen_upper", "xiphisternal_junction", "umbilicus", 8, Measure::axis, "trunk"},
    {"abdomen_transverse", "nipple", "nipple", 8, Measure::tape, "trunk"},
    {"thigh_posterior", "gluteal_fold_mid", "popliteal_crease_mid", 14, Measure::axis, "thigh"},
    {"thigh_lateral", "greater_trochanter", "popliteal_crease_lateral_end", 19, Measure::axis, "thigh"},
    {"thigh_anterior_medial", "pubic_symphysis_superior_border", "patella_base_mid", 18, Measure::axis, "thigh"},
    {"leg_lateral", "popliteal_crease_lateral_end", "lateral_malleolus_prominence", 16, Measure::axis, "leg"},
    {"leg_medial", "medial_tibial_condyle_inferior_border", "medial_malleolus_prominence", 13, Measure::axis, "leg"},
    {"leg_medial_patella", "patella_apex", "medial_malleolus_prominence", 15, Measure::axis, "leg"},
    {"ankle_to_sole_lateral", "lateral_malleolus_prominence", "heel_sole_mid", 3, Measure::axis, "leg"},
    {"ankle_to_sole_medial", "medial_malleolus_prominence", "heel_sole_mid", 3, Measure::axis, "leg"},
    {"foot_length", "heel_back", "toe_2_tip", 12, Measure::axis, "foot"},
    {"head_sagittal", "anterior_hairline_mid", "posterior_hairline_mid", 12, Measure::arc, "head"},
    {"forehead", "glabella", "anterior_hairline_mid", 3, Measure::arc, "head"},
    {"nape", "posterior_hairline_mid", "spinous_process_c7_inferior_border", 3, Measure::arc, "neck"},
    {"head_transverse", "frontotemporal_hairline_corner", "frontotemporal_hairline_corner", 9, Measure::arc, "head"},
    {"head_transverse_posterior", "external_occipital_protuberance", "mastoid_process_posterior_border", 4.5,
     Measure::arc, "head"},
    {"sternum", "suprasternal_notch", "xiphisternal_junction", 9, Measure::axis, "trunk"},
    {"chest_transverse", "intercostal_space_4_midclavicular", "intercostal_space_4_midclavicular", 8, Measure::tape,
     "trunk"},
    {"flank", "axilla_centre", "rib_11_tip", 12, Measure::axis, "trunk"},
    {"upper_arm_anterior", "anterior_axillary_fold", "cubital_crease_mid", 9, Measure::axis, "upper_arm"},
    {"upper_arm_posterior", "posterior_axillary_fold", "olecranon_tip", 9, Measure::axis, "upper_arm"},
    {"forearm", "cubital_crease_mid", "palmar_wrist_crease_mid", 12, Measure::axis, "forearm"},
    {"middle_finger_cun", "finger_3_proximal_interphalangeal_crease_mid", "finger_3_distal_interphalangeal_crease_mid",
     1, Measure::arc, "hand"},
};

TEST(Scales, AreTheStandardsProportions) {
    const auto& scales = test::real().atlas.dictionary.scales;
    for (const ScaleRow& row : scale_rows) {
        const auto found = scales.find(row.name);
        ASSERT_NE(found, scales.end()) << row.name;
        EXPECT_EQ(found->second.from.name, row.from) << row.name;
        EXPECT_EQ(found->second.to.name, row.to) << row.name;
        EXPECT_DOUBLE_EQ(found->second.cun, row.cun) << row.name;
        EXPECT_EQ(found->second.measure, row.measure) << row.name;
        EXPECT_EQ(found->second.part, row.part) << row.name;
        EXPECT_EQ(found->second.across, std::string(row.from) == row.to) << row.name;
    }
    EXPECT_EQ(scales.size(), std::size(scale_rows));
}

}  // namespace
}  // namespace jingluo::atlas
