// The standard's claims, measured on shapes whose answers are known in closed form: a ball for a head, a box for a
// trunk, a leaning cylinder for a forearm. Each predicate holds for the right number and fails for one a little off.
#include "verify/claims.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numbers>

#include "support/temp_folder.h"

namespace jingluo::test {
namespace {

using atlas::Side;
constexpr double pi = std::numbers::pi, degree = pi / 180;

// The head: a ball. 12 cun from the front hairline over the crown to the back one span 150 degrees.
constexpr double ball_r = 0.1, head_cun = ball_r * 150 * degree / 12;
const glm::dvec3 ball(0, 1.65, 0);
// The trunk: a box, 6 cun of back across 0.15 m.
constexpr double half_width = 0.18, half_depth = 0.1, back_cun = 0.15 / 6;
// The left forearm: a cylinder that leans outwards by 30 degrees, 12 cun long.
constexpr double arm_r = 0.04, arm_cun = 0.24 / 12;
const glm::dvec3 elbow(0.4, 1.1, 0),
    arm_up(-std::sin(30 * degree), std::cos(30 * degree), 0), arm_left = glm::cross(arm_up, glm::dvec3(0, 0, 1));

/// On the ball: so far behind the front along the midline, then so far to the left on the great circle across it.
glm::dvec3 on_ball(double behind, double left) {
    const glm::dvec3 up_there(0, std::sin(behind), std::cos(behind));
    return ball + ball_r * (std::cos(left) * up_there + std::sin(left) * glm::dvec3(1, 0, 0));
}
/// On the cylinder: so many cun below the elbow, turned so far from the front towards the left.
glm::dvec3 on_arm(double cun, double angle) {
    return elbow - cun * arm_cun * arm_up +
           arm_r * (std::cos(angle) * glm::dvec3(0, 0, 1) + std::sin(angle) * arm_left);
}

void add_grid(verify::Triangles& out, int rows, int columns, const std::function<glm::dvec3(int, int)>& at) {
    const auto first = static_cast<std::uint32_t>(out.places.size());
    for (int i = 0; i <= rows; ++i) {
        for (int j = 0; j < columns; ++j) out.places.emplace_back(at(i, j));
    }
    const auto index = [&](int i, int j) { return first + static_cast<std::uint32_t>(i * columns + j % columns); };
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < columns; ++j) {
            out.corners.insert(out.corners.end(), {index(i, j), index(i, j + 1), index(i + 1, j)});
            out.corners.insert(out.corners.end(), {index(i, j + 1), index(i + 1, j + 1), index(i + 1, j)});
        }
    }
}

verify::Triangles triangles() {
    verify::Triangles out;
    add_grid(out, 180, 360, [](int i, int j) {
        const double a = i * degree, b = j * degree;
        return ball + ball_r * glm::dvec3(std::sin(a) * std::sin(b), std::cos(a), std::sin(a) * std::cos(b));
    });
    add_grid(out, 300, 360, [](int i, int j) { return on_arm(-0.5 + 13.0 * i / 300, j * degree); });
    // A box of twelve triangles, faces outwards.
    const auto first = static_cast<std::uint32_t>(out.places.size());
    for (int k = 0; k < 8; ++k) {
        out.places.emplace_back((k & 1 ? 1 : -1) * half_width, k & 2 ? 1.5 : 0.8, (k & 4 ? 1 : -1) * half_depth);
    }
    for (const int k :
         {0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3})
        out.corners.push_back(first + static_cast<std::uint32_t>(k));
    return out;
}

verify::Marks marks() {
    verify::Marks out;
    out.parts["trunk"] = {{0, 1.2, 0}, {0, 1, 0}, {0, 0, 1}};
    out.parts["head"] = {ball, {0, 1, 0}, {0, 0, 1}};
    out.parts["forearm.l"] = {elbow, arm_up, {0, 0, 1}};
    out.landmarks = {{"hairline", on_ball(20 * degree, 0)},    {"nape", on_ball(170 * degree, 0)},
                     {"ear.l", on_ball(0, 90 * degree)},       {"ear.r", on_ball(0, -90 * degree)},
                     {"spine", {0, 1.2, -half_depth}},         {"spine_above", {0, 1.25, -half_depth}},
                     {"scapula.l", {0.075, 1.3, -half_depth}}, {"scapula.r", {-0.075, 1.3, -half_depth}},
                     {"elbow_crease.l", on_arm(0, 0)},         {"wrist_crease.l", on_arm(12, 0)},
                     {"styloid.l", on_arm(12, 90 * degree)}};
    for (int i = 0; i <= 24; ++i) {
        out.lines["tendon_a.l"].push_back(on_arm(0.5 * i, 10 * degree));
        out.lines["tendon_b.l"].push_back(on_arm(0.5 * i, -10 * degree));
    }
    return out;
}

class SimpleShapes : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        atlas_ = new atlas::Atlas;
        atlas::Dictionary& d = atlas_->dictionary;
        d.parts = {{"head", {"head", "", false}}, {"trunk", {"trunk", "", false}}, {"forearm", {"forearm", "", true}}};
        const auto landmark = [&](const char* name, const char* part, bool sided) {
            atlas::Landmark one;
            one.name = name;
            one.part = part;
            one.sided = sided;
            d.landmarks[name] = one;
        };
        for (const char* name : {"hairline", "nape"}) landmark(name, "head", false);
        landmark("ear", "head", true);
        for (const char* name : {"spine", "spine_above"}) landmark(name, "trunk", false);
        landmark("scapula", "trunk", true);
        for (const char* name : {"elbow_crease", "wrist_crease", "styloid"}) landmark(name, "forearm", true);
        for (const char* name : {"tendon_a", "tendon_b"}) d.lines[name] = {name, "", "forearm", "", "", true, 4, {}};
        const auto scale = [&](const char* name, const char* from, const char* to, double cun, atlas::Measure measure,
                               const char* part, bool across) {
            atlas::Scale one;
            one.name = name;
            one.from = {from, false};
            one.to = {to, false};
            one.cun = cun;
            one.measure = measure;
            one.part = part;
            one.across = across;
            d.scales[name] = one;
        };
        scale("back", "scapula", "scapula", 6, atlas::Measure::tape, "trunk", true);
        scale("over_head", "hairline", "nape", 12, atlas::Measure::arc, "head", false);
        scale("down_arm", "elbow_crease", "wrist_crease", 12, atlas::Measure::axis, "forearm", false);
        atlas_->sources["who2008"].id = "who2008";
        const auto point = [&](const char* code, bool midline, std::vector<verify::Placed> placed) {
            atlas::Point one;
            one.code = code;
            one.midline = midline;
            one.members.push_back({"", atlas::RulePtr(), {}});
            atlas_->points.push_back(one);
            points_.insert(points_.end(), placed.begin(), placed.end());
        };
        points_.clear();
        // 5 cun behind the hairline; 1.5 cun beside it; on the back 1.5 cun and at the flank 3 + 2 cun beside the
        // spine.
        const double behind = 20 * degree + 5 * head_cun / ball_r;
        point("GV20", true, {{"GV20", "", Side::midline, on_ball(behind, 0)}});
        point("BL7", false,
              {{"BL7", "", Side::left, on_ball(behind, 1.5 * head_cun / ball_r)},
               {"BL7", "", Side::right, on_ball(behind, -1.5 * head_cun / ball_r)}});
        point("BL23", false,
              {{"BL23", "", Side::left, {1.5 * back_cun, 1.2, -half_depth}},
               {"BL23", "", Side::right, {-1.5 * back_cun, 1.2, -half_depth}}});
        point("GB25", false, {{"GB25", "", Side::left, {half_width, 1.2, -half_depth + 0.05}}});
        point("PC5", false, {{"PC5", "", Side::left, on_arm(9, 0)}});
        point("PC6", false, {{"PC6", "", Side::left, on_arm(10, 0)}});
        point("LU6", false, {{"LU6", "", Side::left, on_arm(5, 45 * degree)}});
        subject_ = new verify::Subject(*atlas_, triangles(), marks(), points_);
    }
    static void TearDownTestSuite() {
        delete subject_;
        delete atlas_;
    }

    static verify::ClaimsRead read(const std::string& claims) {
        TempFolder folder;
        folder.put("claims.json", "{\"claims\": [" + claims + "]}");
        return verify::read_claims(folder.path(), *atlas_);
    }
    static std::string claim(const std::string& point, const std::string& is) {
        return R"({"point": ")" + point + R"(", "source": "who2008", "says": "it says so", "is": )" + is + "}";
    }
    /// The claim measured on every side of the point.
    static std::vector<verify::Claim> measured(const std::string& point, const std::string& is) {
        const verify::ClaimsRead read_now = read(claim(point, is));
        for (const base::Fault& fault : read_now.faults) ADD_FAILURE() << base::to_string(fault);
        std::vector<verify::Claim> out;
        for (const verify::Placed& placed : points_) {
            if (placed.code != point) continue;
            for (verify::Claim& one : verify::measure_claims(*subject_, placed, read_now.claims)) out.push_back(one);
        }
        EXPECT_FALSE(out.empty()) << point;
        return out;
    }
    static void holds(const std::string& point, const std::string& is, double value, double within) {
        for (const verify::Claim& one : measured(point, is)) {
            EXPECT_TRUE(one.holds) << one.what << ": " << one.measured;
            EXPECT_NEAR(one.measured, value, within) << one.what;
        }
    }
    static void fails(const std::string& point, const std::string& is) {
        for (const verify::Claim& one : measured(point, is)) {
            EXPECT_FALSE(one.holds) << one.what << ": " << one.measured;
            EXPECT_TRUE(one.fails()) << one.what;
        }
    }
    static std::string faults(const std::string& claims) {
        std::string out;
        for (const base::Fault& fault : read(claims).faults) out += base::to_string(fault) + "\n";
        return out;
    }

    static atlas::Atlas* atlas_;
    static verify::Subject* subject_;
    static std::vector<verify::Placed> points_;
};
atlas::Atlas* SimpleShapes::atlas_ = nullptr;
verify::Subject* SimpleShapes::subject_ = nullptr;
std::vector<verify::Placed> SimpleShapes::points_;

TEST_F(SimpleShapes, ArcOverTheHead) {
    holds("GV20", R"({"arc": {"from": "hairline", "posterior": 5, "scale": "over_head"}})", 5, 0.01);
    holds("GV20", R"({"arc": {"from": "nape", "cun": 7, "scale": "over_head"}})", 7, 0.01);
    fails("GV20", R"({"arc": {"from": "hairline", "posterior": 4.7, "scale": "over_head"}})");
    fails("GV20", R"({"arc": {"from": "hairline", "anterior": 5, "scale": "over_head"}})");
}

TEST_F(SimpleShapes, TapeOverTheHead) {
    holds("BL7", R"({"tape": {"lateral": 1.5, "scale": "over_head"}})", 1.5, 0.01);
    holds("BL7", R"({"tape": {"lateral": 1.5, "from": "GV20", "scale": "over_head"}})", 1.5, 0.01);
    fails("BL7", R"({"tape": {"lateral": 1.2, "scale": "over_head"}})");
    fails("BL7", R"({"tape": {"medial": 1.5, "scale": "over_head"}})");
}

TEST_F(SimpleShapes, TapeRoundTheTrunk) {
    holds("BL23", R"({"tape": {"lateral": 1.5, "scale": "back"}})", 1.5, 1e-4);
    // Round the corner of the box: half its width and then 5 cm of its side.
    holds("GB25", R"({"tape": {"lateral": 9.2, "scale": "back"}})", (half_width + 0.05) / back_cun, 1e-3);
    holds("GB25", R"({"tape": {"lateral": 7.7, "from": "BL23", "scale": "back"}})", 7.7, 1e-3);
    fails("BL23", R"({"tape": {"lateral": 1.8, "scale": "back"}})");
    fails("GB25", R"({"tape": {"lateral": 9.5, "scale": "back"}})");
}

TEST_F(SimpleShapes, LevelsStandAcrossTheAxisOfTheirPart) {
    holds("BL23", R"({"level": {"with": "spine", "part": "trunk"}})", 0, 0.01);
    fails("BL23", R"({"level": {"with": "spine_above", "part": "trunk"}})");
    // The forearm leans, and so does its level.
    holds(
        "LU6",
        R"({"level": {"with": {"shifted": {"from": "elbow_crease", "distal": 5, "scale": "down_arm"}}, "scale": "down_arm"}})",
        0, 0.05);
    fails(
        "LU6",
        R"({"level": {"with": {"shifted": {"from": "elbow_crease", "distal": 4.8, "scale": "down_arm"}}, "scale": "down_arm"}})");
    holds(
        "PC6",
        R"({"level": {"with": {"part_way": {"from": "elbow_crease", "to": "styloid", "fraction": 0.8333333}}, "part": "forearm"}})",
        0, 0.05);
}

TEST_F(SimpleShapes, ApartAwayAndRatio) {
    holds("PC6", R"({"apart": {"from": "wrist_crease", "proximal": 2, "scale": "down_arm"}})", 2, 1e-3);
    fails("PC6", R"({"apart": {"from": "wrist_crease", "proximal": 2.3, "scale": "down_arm"}})");
    fails("PC6", R"({"apart": {"from": "wrist_crease", "distal": 2, "scale": "down_arm"}})");
    holds("PC6", R"({"away": {"from": "PC5", "cun": 1, "scale": "down_arm"}})", 1, 1e-3);
    fails("PC6", R"({"away": {"from": "PC5", "cun": 0.7, "scale": "down_arm"}})");
    holds("PC5", R"({"ratio": {"from": "elbow_crease", "to": "wrist_crease", "fraction": 0.75}})", 0.75, 1e-3);
    holds(
        "LU6",
        R"({"ratio": {"from": "elbow_crease", "to": "wrist_crease", "fraction": 0.4167, "along": "axis", "part": "forearm"}})",
        5.0 / 12, 1e-3);
    fails("PC5", R"({"ratio": {"from": "elbow_crease", "to": "wrist_crease", "fraction": 0.7}})");
}

TEST_F(SimpleShapes, OrderBetweenAndBeyond) {
    // 1 cun from PC6 is the least step of the row.
    holds(
        "PC5",
        R"({"order": {"of": ["elbow_crease", "PC5", "PC6", "wrist_crease"], "direction": "distal", "part": "forearm"}})",
        arm_cun * 1e3, 0.01);
    fails("PC5", R"({"order": {"of": ["PC6", "PC5"], "direction": "distal", "part": "forearm"}})");
    // Ten degrees round the cylinder to either tendon.
    const double tendon_mm = arm_r * std::sin(10 * degree) * 1e3;
    holds(
        "PC6",
        R"({"between": {"of": [{"line": "tendon_b"}, {"line": "tendon_a"}], "direction": "radial", "part": "forearm"}})",
        tendon_mm, 0.05);
    fails(
        "PC6",
        R"({"between": {"of": [{"line": "tendon_a"}, {"line": "tendon_b"}], "direction": "radial", "part": "forearm"}})");
    fails(
        "LU6",
        R"({"between": {"of": [{"line": "tendon_b"}, {"line": "tendon_a"}], "direction": "radial", "part": "forearm"}})");
    holds("LU6",
          R"({"beyond": {"place": {"line": "tendon_a"}, "direction": "radial", "part": "forearm", "at_most_mm": 25}})",
          arm_r * (std::sin(45 * degree) - std::sin(10 * degree)) * 1e3, 0.05);
    fails("LU6", R"({"beyond": {"place": {"line": "tendon_a"}, "direction": "ulnar", "part": "forearm"}})");
    fails("LU6",
          R"({"beyond": {"place": {"line": "tendon_a"}, "direction": "radial", "part": "forearm", "at_most_mm": 20}})");
    fails(
        "LU6",
        R"({"beyond": {"place": {"line": "tendon_a"}, "direction": "radial", "part": "forearm", "at_least_mm": 22}})");
    // In cun of 20 mm: 1.07 of them.
    const auto beyond = [](const std::string& limits) {
        return R"({"beyond": {"place": {"line": "tendon_a"}, "direction": "radial", "part": "forearm", )" +
               (R"("scale": "down_arm", )" + limits) + "}}";
    };
    holds("LU6", beyond(R"("at_least_cun": 1, "at_most_cun": 1.1)"),
          arm_r * (std::sin(45 * degree) - std::sin(10 * degree)) * 1e3, 0.05);
    fails("LU6", beyond(R"("at_most_cun": 1)"));
    fails("LU6", beyond(R"("at_least_cun": 1.1)"));
    EXPECT_NE(faults(claim("LU6", beyond(R"("at_most_mm": 25)"))).find("in cun of that scale"), std::string::npos);
}

TEST_F(SimpleShapes, OnLinesNearAlignedAndPlumb) {
    const double chord_mm = 2 * arm_r * std::sin(5 * degree) * 1e3;
    holds("PC6", R"({"on_line": {"line": "tendon_a"}})", chord_mm, 0.05);
    fails("PC6", R"({"on_line": {"line": "tendon_a", "tolerance_mm": 6}})");
    holds("PC6", R"({"on_line": {"line": "tendon_a", "scale": "down_arm", "tolerance_cun": 0.4}})", chord_mm, 0.05);
    fails("PC6", R"({"on_line": {"line": "tendon_a", "scale": "down_arm", "tolerance_cun": 0.3}})");
    holds("PC6", R"({"near": {"place": "PC5", "tolerance_mm": 21}})", arm_cun * 1e3, 0.01);
    fails("PC6", R"({"near": {"place": "PC5", "tolerance_mm": 19}})");
    holds("PC6", R"({"near": {"place": "PC5", "scale": "down_arm", "tolerance_cun": 1.05}})", arm_cun * 1e3, 0.01);
    fails("PC6", R"({"near": {"place": "PC5", "scale": "down_arm", "tolerance_cun": 0.95}})");
    holds("PC6", R"({"aligned": {"with": ["elbow_crease", "wrist_crease"]}})", 0, 0.01);
    fails("LU6", R"({"aligned": {"with": ["elbow_crease", "wrist_crease"], "scale": "down_arm"}})");
    holds("GV20", R"({"plumb": {"through": {"mid": ["ear.l", "ear.r"]}, "part": "head"}})", 0, 0.01);
    holds("GV20", R"({"plumb": {"through": "ear", "part": "head"}})", 0, 0.01);
    fails("BL7", R"({"plumb": {"through": "GV20", "part": "head"}})");
    holds("GV20", R"({"plumb": {"through": "ear", "part": "head", "scale": "over_head", "tolerance_cun": 0.1}})", 0,
          0.01);
    fails("BL7", R"({"plumb": {"through": "GV20", "part": "head", "scale": "over_head", "tolerance_cun": 0.5}})");
}

TEST_F(SimpleShapes, WhatTheBodyDoesNotGiveIsNoFailure) {
    verify::Marks less = marks();
    less.landmarks.erase("wrist_crease.l");
    const verify::Subject subject(*atlas_, triangles(), less, points_);
    const verify::ClaimsRead read_now =
        read(claim("PC6", R"({"apart": {"from": "wrist_crease", "proximal": 2, "scale": "down_arm"}})"));
    for (const verify::Placed& placed : points_) {
        for (const verify::Claim& one : verify::measure_claims(subject, placed, read_now.claims)) {
            EXPECT_FALSE(one.holds);
            EXPECT_FALSE(one.fails());
            EXPECT_EQ(one.missing, "wrist_crease");
        }
    }
}

TEST_F(SimpleShapes, ADifferenceThatIsOnlyReportedDoesNotFail) {
    const verify::ClaimsRead read_now =
        read(R"({"point": "PC6", "source": "who2008", "says": "level with PC5", "report_only": "the two ways differ",
                 "is": {"level": {"with": "PC5", "part": "forearm"}}})");
    const verify::Placed& pc6 = *subject_->find("PC6", "", Side::left);
    const auto claims = verify::measure_claims(*subject_, pc6, read_now.claims);
    ASSERT_EQ(claims.size(), 1u);
    EXPECT_FALSE(claims[0].holds);
    EXPECT_FALSE(claims[0].fails());
    EXPECT_EQ(claims[0].report_only, "the two ways differ");
}

TEST_F(SimpleShapes, TheReaderIsStrict) {
    const auto said = [&](const std::string& point, const std::string& is) { return faults(claim(point, is)); };
    EXPECT_EQ(said("PC6", R"({"near": {"place": "PC5"}})"), "");
    EXPECT_NE(said("PC7", R"({"near": {"place": "PC5"}})").find("no such point"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"near": {"place": "wrist_creas"}})").find("wrist_crease"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"near": {"place": "tendon_a"}})").find("{\"line\": \"tendon_a\"}"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"near": {"place": "PC6"}})").find("itself"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"near": {"place": "PC5"}, "level": {}})").find("exactly one"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"nearly": {"place": "PC5"}})").find("near"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"level": {"with": "PC5"}})").find("part"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"level": {"with": "PC5", "part": "forarm"}})").find("forearm"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"apart": {"from": "PC5", "scale": "down_arm"}})").find("direction"), std::string::npos);
    EXPECT_NE(
        said("PC6", R"({"apart": {"from": "PC5", "distal": 1, "radial": 1, "scale": "down_arm"}})").find("beside"),
        std::string::npos);
    EXPECT_NE(said("BL23", R"({"apart": {"from": "spine", "lateral": 1.5, "scale": "back"}})").find("tape"),
              std::string::npos);
    EXPECT_NE(said("PC6", R"({"tape": {"lateral": 1, "scale": "down_arm"}})").find("limb"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"order": {"of": ["PC5", "wrist_crease"], "direction": "distal", "part": "forearm"}})")
                  .find("point itself"),
              std::string::npos);
    EXPECT_NE(
        said("PC6", R"({"beyond": {"place": "PC5", "direction": "downwards", "part": "forearm"}})").find("distal"),
        std::string::npos);
    EXPECT_NE(said("GV20", R"({"tape": {"lateral": 1, "scale": "over_head"}})").find("midline"), std::string::npos);
    EXPECT_NE(said("PC6", R"({"level": {"with": "PC5", "part": "forearm", "tolerance_cun": 0.1}})").find("scale"),
              std::string::npos);
    EXPECT_NE(said("PC6", R"({"near": {"place": "spine.l"}})").find("midline"), std::string::npos);
    const std::string one = claim("PC6", R"({"near": {"place": "PC5"}})");
    EXPECT_NE(faults(one + "," + one).find("before"), std::string::npos);
    EXPECT_NE(faults(R"({"point": "PC6", "source": "who2009", "says": "so", "is": {"near": {"place": "PC5"}}})")
                  .find("who2008"),
              std::string::npos);
    EXPECT_NE(faults(R"({"point": "PC6", "source": "who2008", "says": "", "is": {"near": {"place": "PC5"}}})")
                  .find("/claims/0/says (PC6)"),
              std::string::npos);
    EXPECT_THROW(verify::read_claims("/no/such/folder", *atlas_), base::BadInput);
}

TEST_F(SimpleShapes, SchemaAndReaderKnowTheSameFields) {
    std::ifstream file(JINGLUO_SOURCE_DIR "/tests/claims/schema/claims.schema.json");
    const nlohmann::json schema = nlohmann::json::parse(file);
    const auto& definitions = schema["$defs"];
    const auto& predicates = definitions["claim"]["properties"]["is"]["properties"];
    EXPECT_EQ(predicates.size(), std::variant_size_v<verify::says::Predicate>);
    for (const auto& [predicate, reference] : predicates.items()) {
        const auto unknown = [&, name = predicate](const std::string& field) {
            const nlohmann::json is = {{name, {{field, nullptr}}}};
            return faults(claim("PC6", is.dump())).find("/" + field + " (PC6): is no field") != std::string::npos;
        };
        EXPECT_TRUE(unknown("nonsense")) << predicate;
        for (const auto& [field, is] : definitions[predicate]["properties"].items())
            EXPECT_FALSE(unknown(field)) << predicate << "/" << field;
        EXPECT_EQ(faults(claim("PC6", "{\"" + predicate + "\": {}}")).find("is no predicate"), std::string::npos);
    }
}

}  // namespace
}  // namespace jingluo::test
