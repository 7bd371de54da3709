// What cannot be placed is reported with what is missing, and nothing is guessed.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "atlas/read.h"
#include "base/fault.h"
#include "locate/analytic_body.h"
#include "locate/solve.h"

namespace jingluo::test {
namespace {

using atlas::Side;

class Unplaced : public testing::Test {
  protected:
    std::string why(const char* code, Side side = Side::left) {
        const locate::Placements placed = locate::place_all(atlas, body);
        EXPECT_FALSE(placed.find({code, "", side})) << code << " was placed";
        for (const auto& unplaced : placed.unplaced) {
            if (unplaced.id == locate::PointId{code, "", side}) return unplaced.why;
        }
        return "";
    }
    void expect(const char* code, std::initializer_list<const char*> words) {
        const std::string text = why(code);
        for (const char* word : words) EXPECT_NE(text.find(word), std::string::npos) << "'" << word << "' in: " << text;
    }
    atlas::Atlas atlas = analytic_atlas();
    body::Body body = analytic_body();
};

TEST_F(Unplaced, ACircleNamesItsMembers) {
    set_rule(atlas, "BL36", R"({"point": "BL37"})");
    expect("BL36", {"circle", "BL36", "BL37"});
    expect("BL37", {"circle"});
    // Points that do not lean on the circle stay.
    EXPECT_TRUE(locate::place_all(atlas, body).find({"BL23", "", Side::left}));
}

TEST_F(Unplaced, APointThatLeansOnItself) {
    set_rule(atlas, "BL23", R"({"offset": {"from": "BL23", "lateral": 1, "scale": "back_transverse"}})");
    expect("BL23", {"circle", "BL23"});
}

TEST_F(Unplaced, AMissingLandmarkIsNamedWithItsSide) {
    body.marks.landmarks.erase("medial_malleolus.l");
    expect("SP6", {"medial_malleolus.l"});
    EXPECT_TRUE(locate::place_all(atlas, body).find({"SP6", "", Side::right})) << "the other side has its own";
}

TEST_F(Unplaced, AMissingLineIsNamed) {
    body.marks.lines.erase("medial_border_of_tibia.l");
    expect("SP6", {"medial_border_of_tibia.l"});
}

TEST_F(Unplaced, AMissingPartIsNamed) {
    body.marks.parts.erase("leg.l");
    expect("SP6", {"leg.l"});
    body.marks.parts.erase("trunk");
    EXPECT_NE(why("BL23"), "");
}

TEST_F(Unplaced, AMissingEndOfAScaleIsNamed) {
    body.marks.landmarks.erase("scapula_medial_border.r");
    expect("BL23", {"scapula_medial_border.r"});
}

TEST_F(Unplaced, TwoAnswersWithoutAChoiceAreAnError) {
    set_rule(atlas, "LR10",
             R"({"meet": [{"level": "gluteal_fold_mid", "part": "thigh"}, {"plumb": "knee_eye_lateral"}]})");
    expect("LR10", {"2 places", "pick"});
    set_rule(
        atlas, "LR10",
        R"({"meet": [{"level": "gluteal_fold_mid", "part": "thigh"}, {"plumb": "knee_eye_lateral"}], "near": "gluteal_fold_mid"})");
    const locate::Placements placed = locate::place_all(atlas, body);
    ASSERT_TRUE(placed.find({"LR10", "", Side::left}));
    EXPECT_LT(placed.find({"LR10", "", Side::left})->place.z, 0) << "the answer near the fold is the one behind";
}

TEST_F(Unplaced, ConstraintsThatDoNotMeetAreBothNamed) {
    set_rule(atlas, "SP6", R"({"meet": [{"level": "umbilicus"}, {"line": "medial_border_of_tibia"}]})");
    expect("SP6", {"umbilicus", "medial_border_of_tibia.l"});
}

TEST_F(Unplaced, AScaleWithoutLengthIsNoScale) {
    body.marks.landmarks["medial_malleolus.l"].y = body.marks.landmarks["medial_condyle.l"].y;
    expect("LR7", {"leg_medial"});
}

TEST_F(Unplaced, ALandmarkOfASideHasNoMiddle) {
    set_rule(atlas, "GV4", R"({"landmark": "popliteal_crease_mid"})");
    EXPECT_NE(why("GV4", Side::midline).find("popliteal_crease_mid"), std::string::npos);
}

TEST_F(Unplaced, PlaceOneThrowsWithTheReason) {
    const auto rule = atlas::parse_rule(R"({"landmark": "umbilicus"})", atlas.dictionary);
    body.marks.landmarks.erase("umbilicus");
    try {
        locate::place_one(atlas, body, rule, Side::left);
        FAIL();
    } catch (const base::BadInput& bad) {
        EXPECT_NE(std::string(bad.what()).find("umbilicus"), std::string::npos);
    }
}

TEST_F(Unplaced, NothingIsEverNotFinite) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const char* name : {"spinous_process_l2_inferior_border", "medial_malleolus.l", "scapula_medial_border.l",
                             "gluteal_fold_mid.l"}) {
        body::Body broken = body;
        broken.marks.landmarks[name] = glm::dvec3(nan);
        const locate::Placements placed = locate::place_all(atlas, broken);
        for (const auto& point : placed.points)
            EXPECT_TRUE(std::isfinite(point.place.x + point.place.y + point.place.z + point.normal.x)) << point.id.code;
        EXPECT_FALSE(placed.unplaced.empty()) << name;
    }
}

TEST_F(Unplaced, ABodyOfNothing) {
    const body::Body nothing;
    const locate::Placements placed = locate::place_all(atlas, nothing);
    EXPECT_TRUE(placed.points.empty());
    EXPECT_EQ(placed.unplaced.size(), 2 * atlas.points.size() - 1);
    EXPECT_TRUE(locate::channel_curves(atlas, nothing, placed).empty());
}

TEST_F(Unplaced, DerivedLandmarksAreFoundByTheirRule) {
    atlas.dictionary.landmarks["sacral_foramen"].derived = atlas::parse_rule(
        R"({"along": {"from": "posterior_superior_iliac_spine", "to": "sacral_hiatus", "fraction": 0.5}})",
        atlas.dictionary);
    body.marks.landmarks.erase("sacral_foramen.l");
    const locate::Placements placed = locate::place_all(atlas, body);
    const auto* point = placed.find({"BL53", "", Side::left});
    ASSERT_TRUE(point);
    EXPECT_NEAR(point->place.y, 0.89, 0.5e-3) << "half way between 0.92 and 0.86";
    bool named = false;
    for (const auto& landmark : point->construction.landmarks) named = named || landmark.name == "sacral_foramen.l";
    EXPECT_TRUE(named);
}

}  // namespace
}  // namespace jingluo::test
