// Rules on a body of ellipses and circles: each answer is compared with the one computed by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "atlas/read.h"
#include "base/fault.h"
#include "locate/analytic_body.h"
#include "locate/solve.h"

namespace jingluo::test {
namespace {

using atlas::Side;
constexpr double mm = 1e-3;

class ClosedForm : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        atlas_ = new atlas::Atlas(analytic_atlas());
        body_ = new body::Body(analytic_body());
        placed_ = new locate::Placements(locate::place_all(*atlas_, *body_));
    }
    static void TearDownTestSuite() {
        delete placed_;
        delete body_;
        delete atlas_;
    }
    static glm::dvec3 at(const char* code, Side side = Side::left) {
        const locate::PlacedPoint* point = placed_->find({code, "", side});
        EXPECT_TRUE(point) << code;
        return point ? point->place : glm::dvec3(0);
    }
    static glm::dvec3 rule(const char* json, Side side = Side::left) {
        return locate::place_one(*atlas_, *body_, atlas::parse_rule(json, atlas_->dictionary), side).place;
    }
    static atlas::Atlas* atlas_;
    static body::Body* body_;
    static locate::Placements* placed_;
};
atlas::Atlas* ClosedForm::atlas_ = nullptr;
body::Body* ClosedForm::body_ = nullptr;
locate::Placements* ClosedForm::placed_ = nullptr;

TEST_F(ClosedForm, EveryPointIsPlaced) {
    for (const auto& unplaced : placed_->unplaced) ADD_FAILURE() << unplaced.id.code << ": " << unplaced.why;
    EXPECT_EQ(placed_->points.size(), 2 * atlas_->points.size() - 1) << "both sides of all, GV4 once";
}

TEST_F(ClosedForm, CunOnTheBackIsTheEllipseBetweenTheScapulae) {
    for (const auto& scale : placed_->scales) {
        if (scale.scale == "back_transverse") {
            EXPECT_NEAR(scale.span_m, 2 * ellipse_arc(0.06), 0.1 * mm);
            EXPECT_NEAR(scale.cun_m, ellipse_arc(0.06) / 3, 0.02 * mm);
            return;
        }
    }
    FAIL() << "the scale is not reported";
}

TEST_F(ClosedForm, LateralOnTheBackIsTapeNotChord) {
    // Three cun are the scapula's own distance, one and a half are half of its arc.
    const double half = ellipse_x(ellipse_arc(0.06) / 2);
    EXPECT_NEAR(at("BL23").x, half, 0.1 * mm);
    EXPECT_NEAR(at("BL23").y, 1.095, 0.01 * mm);
    EXPECT_NEAR(at("BL52").x, 0.06, 0.1 * mm);
    EXPECT_NEAR(at("BL52", Side::right).x, -0.06, 0.1 * mm);
    EXPECT_NEAR(at("BL52").z, -trunk_b * std::sqrt(1 - 0.06 * 0.06 / (trunk_a * trunk_a)), 0.1 * mm);
}

TEST_F(ClosedForm, ParallelAtALevelIsTheSameTape) {
    EXPECT_NEAR(at("BL53").x, 0.06, 0.1 * mm);
    EXPECT_NEAR(at("BL53").y, 0.9, 0.02 * mm);
}

TEST_F(ClosedForm, AlongTheThigh) {
    EXPECT_NEAR(at("BL37").y, 0.72 - 0.28 * 6 / 14, 0.01 * mm);
    EXPECT_NEAR(at("BL37").x, leg_x, 0.05 * mm);
    EXPECT_NEAR(at("BL37").z, -leg_r, 0.05 * mm);
}

TEST_F(ClosedForm, AlongAnObliqueWayCountsTheAxis) {
    EXPECT_NEAR(at("ST36").y, 0.42 - 0.37 * 3 / 16, 0.01 * mm);
    EXPECT_NEAR(std::hypot(at("ST36").x - leg_x, at("ST36").z), leg_r, 0.05 * mm);
}

TEST_F(ClosedForm, AlongGoesOnBeyondItsEndAndBehindItsStart) {
    const glm::dvec3 beyond =
        rule(R"({"along": {"from": "BL36", "to": "BL40", "cun": 16, "scale": "thigh_posterior"}})");
    EXPECT_NEAR(beyond.y, 0.72 - 0.28 * 16 / 14, 0.01 * mm);
    EXPECT_NEAR(beyond.x, leg_x, 0.05 * mm);
    const glm::dvec3 behind =
        rule(R"({"along": {"from": "BL40", "to": "medial_malleolus", "cun": -2, "scale": "thigh_posterior"}})");
    EXPECT_NEAR(behind.y, 0.44 + 0.02 * 2, 0.01 * mm);
    const glm::dvec3 half = rule(R"({"along": {"from": "BL40", "to": "BL36", "fraction": 1.1}})");
    EXPECT_NEAR(half.y, 0.44 + 0.28 * 1.1, 0.1 * mm);
}

TEST_F(ClosedForm, AlongALineCountsTheLine) {
    const glm::dvec3 half = rule(
        R"({"along": {"from": "BL36", "to": "gluteal_fold_lateral_end", "via": "gluteal_fold", "fraction": 0.5}})");
    EXPECT_NEAR(half.x, leg_x + leg_r * std::sin(0.25), 0.1 * mm);
    EXPECT_NEAR(half.y, 0.72, 0.05 * mm);
    // Towards the other end of the same line, by cun of its length.
    const glm::dvec3 back = rule(
        R"({"along": {"from": "gluteal_fold_lateral_end", "to": "BL36", "via": "gluteal_fold", "cun": 1, "scale": "leg_arc"}})");
    EXPECT_NEAR(back.x, leg_x + leg_r * std::sin(0.5 - 0.32 / 13 / leg_r), 0.1 * mm);
    // A place far off the line is not on it.
    EXPECT_THROW(
        rule(R"({"along": {"from": "BL36", "to": "medial_malleolus", "via": "gluteal_fold", "fraction": 0.5}})"),
        base::BadInput);
}

TEST_F(ClosedForm, FractionIsOfTheWay) {
    // Greater trochanter to sacral hiatus: compare with the ellipse's own arc, a little longer for its slope.
    const double level_part = 1.0 / 3;
    EXPECT_NEAR(at("GB30").y, 0.88 - 0.02 * level_part, 1.5 * mm);
    const double arc = ellipse_arc(0.15) * (1 - level_part);
    EXPECT_NEAR(at("GB30").x, ellipse_x(arc), 1.5 * mm);
}

TEST_F(ClosedForm, LevelMeetsLine) {
    EXPECT_NEAR(at("SP6").y, 0.08 + 0.32 * 3 / 13, 0.01 * mm);
    EXPECT_NEAR(at("SP6").x, leg_x - leg_r * std::cos(0.3), 0.1 * mm);
    EXPECT_NEAR(at("SP6").z, -leg_r * std::sin(0.3), 0.1 * mm);
}

TEST_F(ClosedForm, RoundTheLimbIsItsCircle) {
    const double angle = (0.32 / 13) / leg_r;
    EXPECT_NEAR(at("LR7").x, leg_x - leg_r * std::cos(angle), 0.05 * mm);
    EXPECT_NEAR(at("LR7").z, -leg_r * std::sin(angle), 0.05 * mm);
    EXPECT_NEAR(at("LR7").y, 0.40, 0.01 * mm);
    const glm::dvec3 lateral = rule(R"({"offset": {"from": "BL40", "lateral": 1, "scale": "leg_medial"}})");
    EXPECT_NEAR(lateral.x, leg_x + leg_r * std::sin(angle), 0.05 * mm);
    const glm::dvec3 medial =
        rule(R"({"offset": {"from": "BL40", "lateral": -1, "scale": "leg_medial"}})", Side::right);
    EXPECT_NEAR(medial.x, -(leg_x - leg_r * std::sin(angle)), 0.05 * mm) << "a negative step goes the other way";
}

TEST_F(ClosedForm, TwoStepsAreTakenOneAfterTheOther) {
    const glm::dvec3 place =
        rule(R"({"offset": {"from": "medial_condyle", "distal": 2, "posterior": 1, "scale": "leg_medial"}})");
    EXPECT_NEAR(place.y, 0.40 - 0.32 * 2 / 13, 0.02 * mm);
    EXPECT_NEAR(place.z, -leg_r * std::sin((0.32 / 13) / leg_r), 0.1 * mm);
}

TEST_F(ClosedForm, LevelMeetsPlumbOnTheOwnSideAndWherePicked) {
    const double x = leg_r * std::sin(0.5);
    EXPECT_NEAR(at("LR10").x, leg_x + x, 0.05 * mm);
    EXPECT_NEAR(at("LR10").z, leg_r * std::cos(0.5), 0.05 * mm);
    EXPECT_NEAR(at("LR10").y, 0.72 - 0.06, 0.02 * mm);
    EXPECT_LT(at("LR10", Side::right).x, 0);
}

TEST_F(ClosedForm, ArcScaleFollowsTheSkin) {
    size_t found = 0;
    for (const auto& scale : placed_->scales) {
        if (scale.scale != "leg_arc") continue;
        EXPECT_NEAR(scale.span_m, 0.32, 0.05 * mm);
        ++found;
    }
    EXPECT_EQ(found, 2u) << "one for each leg";
}

TEST_F(ClosedForm, ALineIsDrawnOnBySoMuchAndNoMore) {
    // The tibia's line ends at y = 0.10.
    const auto at_cun = [&](double below_m) {
        return R"({"meet": [{"line": "medial_border_of_tibia"}, {"level": {"offset": {"from": "medial_condyle", "distal": )" +
               std::to_string((0.3 + below_m) / (0.32 / 13)) + R"(, "scale": "leg_medial"}}, "part": "leg"}]})";
    };
    EXPECT_NEAR(rule(at_cun(0.012).c_str()).y, 0.088, 0.05 * mm);
    EXPECT_THROW(rule(at_cun(0.018).c_str()), base::BadInput);
}

TEST_F(ClosedForm, TheConstructionTellsWhatWasDone) {
    const locate::PlacedPoint* point = placed_->find({"BL23", "", Side::right});
    ASSERT_TRUE(point);
    ASSERT_EQ(point->construction.landmarks.size(), 1u);
    EXPECT_EQ(point->construction.landmarks[0].name, "spinous_process_l2_inferior_border");
    ASSERT_EQ(point->construction.ways.size(), 1u);
    const locate::Way& way = point->construction.ways[0];
    EXPECT_EQ(way.scale, "back_transverse");
    EXPECT_DOUBLE_EQ(*way.cun, 1.5);
    EXPECT_NEAR(way.length_m, ellipse_arc(0.06) / 2, 0.1 * mm);
    EXPECT_NEAR(body::length(way.places), way.length_m, 0.2 * mm) << "the ruler drawn is as long as it says";
    EXPECT_NEAR(glm::length(way.places.back() - point->place), 0, 0.01 * mm);
    const locate::PlacedPoint* sp6 = placed_->find({"SP6", "", Side::left});
    ASSERT_TRUE(sp6);
    EXPECT_EQ(sp6->construction.landmarks[0].name, "medial_malleolus.l");
    EXPECT_FALSE(sp6->construction.guides.empty()) << "the level and the line are shown";
}

TEST_F(ClosedForm, EveryPlaceIsOnTheSkinWithAnOutwardNormal) {
    for (const auto& point : placed_->points) {
        EXPECT_LT(body_->surface->nearest(point.place)->distance, 0.05 * mm) << point.id.code;
        EXPECT_NEAR(glm::length(point.normal), 1, 1e-6);
        EXPECT_FALSE(body_->surface->blocked(point.place, point.place + 0.02 * point.normal, 1e-4)) << point.id.code;
    }
}

}  // namespace
}  // namespace jingluo::test
