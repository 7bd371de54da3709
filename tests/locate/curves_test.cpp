// Channel curves: on the skin, through their points, smooth, on their own limb.
#include <gtest/gtest.h>

#include <cmath>

#include "locate/analytic_body.h"
#include "locate/solve.h"

namespace jingluo::test {
namespace {

using atlas::PointRef;
using atlas::Side;
constexpr double mm = 1e-3;

class Curves : public testing::Test {
  protected:
    Curves() {
        atlas::Channel bladder;
        bladder.code = "BL";
        bladder.branches = {
            {"back", {PointRef{"BL22", ""}, PointRef{"BL23", ""}, PointRef{"BL24", ""}}},
            {"thigh", {PointRef{"BL36", ""}, PointRef{"BL37", ""}, PointRef{"BL40", ""}}},
            {"bent", {PointRef{"SP6", ""}, PointRef{"LR7", ""}, PointRef{"BL40", ""}, PointRef{"BL37", ""}}},
            {"one", {PointRef{"BL36", ""}}}};
        atlas.channels.push_back(bladder);
        placed = locate::place_all(atlas, body);
        curves = locate::channel_curves(atlas, body, placed);
    }
    atlas::Atlas atlas = analytic_atlas();
    body::Body body = analytic_body();
    locate::Placements placed;
    std::vector<locate::ChannelCurve> curves;
};

TEST_F(Curves, EachBranchOnEachSideAndNothingBetweenThem) {
    ASSERT_EQ(curves.size(), 6u) << "three branches on two sides; one stop makes no line";
    EXPECT_EQ(curves[0].branch, "back");
    EXPECT_EQ(curves[0].side, Side::left);
}

TEST_F(Curves, LieOnTheSkinAndAreEvenlySampled) {
    for (const auto& curve : curves) {
        ASSERT_EQ(curve.places.size(), curve.normals.size());
        for (size_t i = 0; i < curve.places.size(); ++i) {
            EXPECT_LT(body.surface->nearest(curve.places[i])->distance, 0.5 * mm);
            EXPECT_NEAR(glm::length(curve.normals[i]), 1, 1e-6);
            if (i == 0) continue;
            const double step = glm::length(curve.places[i] - curve.places[i - 1]);
            EXPECT_LT(step, 8 * mm) << curve.branch;
            EXPECT_GT(step, 1 * mm) << curve.branch;
            EXPECT_LT(body.surface->nearest((curve.places[i] + curve.places[i - 1]) / 2.0)->distance, 0.5 * mm)
                << "the chord stays near the skin too";
        }
    }
}

TEST_F(Curves, RunThroughTheirPoints) {
    for (const auto& curve : curves) {
        for (const auto& branch : atlas.channels[0].branches) {
            if (branch.name != curve.branch) continue;
            for (const auto& stop : branch.stops) {
                const auto* point = placed.find({std::get<PointRef>(stop).code, "", curve.side});
                ASSERT_TRUE(point);
                double nearest = 1;
                for (const glm::dvec3& place : curve.places)
                    nearest = std::min(nearest, glm::length(place - point->place));
                EXPECT_LT(nearest, 0.01 * mm) << curve.branch << " " << point->id.code;
            }
        }
    }
}

TEST_F(Curves, HaveNoCornersAndNoSteps) {
    for (const auto& curve : curves) {
        for (size_t i = 2; i < curve.places.size(); ++i) {
            const glm::dvec3 a = glm::normalize(curve.places[i - 1] - curve.places[i - 2]),
                             b = glm::normalize(curve.places[i] - curve.places[i - 1]);
            EXPECT_GT(glm::dot(a, b), std::cos(0.45)) << curve.branch << " bends by " << std::acos(glm::dot(a, b))
                                                      << " at sample " << i << " of " << curve.places.size();
        }
    }
}

TEST_F(Curves, StayOnTheirOwnLeg) {
    for (const auto& curve : curves) {
        for (const glm::dvec3& place : curve.places)
            EXPECT_GT(curve.side == Side::left ? place.x : -place.x, 0) << curve.branch;
    }
}

TEST_F(Curves, AMidlineChannelHasOneLineAndAGuideMayBePassedBy) {
    atlas::Channel governor;
    governor.code = "GV";
    governor.bilateral = false;
    governor.branches = {{"spine",
                          {atlas::LandmarkRef{"sacral_hiatus", false}, atlas::LandmarkRef{"no_such_landmark", false},
                           PointRef{"GV4", ""}, PointRef{"GV99", ""}}}};
    atlas.channels = {governor};
    const auto lines = locate::channel_curves(atlas, body, placed);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].side, Side::midline);
    for (const glm::dvec3& place : lines[0].places) EXPECT_NEAR(place.x, 0, 0.5 * mm);
}

}  // namespace
}  // namespace jingluo::test
