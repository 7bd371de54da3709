// The certifier's own measuring: triangles, sections and tape by brute force, against closed form.
#include "verify/measure.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "locate/analytic_body.h"
#include "support/subject_of.h"
#include "verify/skin.h"
#include "verify/tape_measure.h"

namespace jingluo::test {
namespace {

constexpr double mm = 1e-3;

TEST(Measure, NearestSkinAgreesWithTheShape) {
    const verify::Skin all(triangles_of(analytic_body().mesh));
    for (int i = 0; i < 40; ++i) {
        const double angle = 0.3 * i, out = leg_r + 0.015 * std::sin(i);
        const glm::dvec3 place(leg_x + out * std::cos(angle), 0.1 + 0.01 * i, out * std::sin(angle));
        // Between the legs the other one may be nearer.
        if (place.x < 0.03) continue;
        const auto skin = all.nearest(place);
        ASSERT_TRUE(skin);
        EXPECT_NEAR(skin->away_m, std::abs(0.015 * std::sin(i)), 0.05 * mm);
    }
    EXPECT_FALSE(verify::Skin({}).nearest(glm::dvec3(0)));
}

TEST(Measure, SectionPiecesAreTrunkAndArms) {
    const verify::Skin all(triangles_of(analytic_body().mesh));
    EXPECT_EQ(all.cut({0, 1.0, 0}, {0, 1, 0}).size(), 3u) << "the trunk and two arms";
    EXPECT_EQ(all.cut({0, 0.5, 0}, {0, 1, 0}).size(), 2u) << "two legs";
    EXPECT_TRUE(all.cut({0, 5, 0}, {0, 1, 0}).empty());
}

TEST(Measure, AStretchTakesTheShortWayRound) {
    const verify::Skin all(triangles_of(analytic_body().mesh));
    const auto pieces = all.cut({0, 0.5, 0}, {0, 1, 0});
    const auto stretch = verify::stretch_m(pieces, {leg_x + leg_r, 0.5, 0}, {leg_x, 0.5, leg_r});
    ASSERT_TRUE(stretch);
    EXPECT_NEAR(*stretch, leg_r * std::numbers::pi / 2, 0.05 * mm);
    EXPECT_FALSE(verify::stretch_m(pieces, {leg_x + leg_r, 0.5, 0}, {-leg_x - leg_r, 0.5, 0}))
        << "the legs are two pieces";
}

TEST(Measure, TapeIsTheEllipse) {
    const body::Body body = analytic_body();
    const verify::Skin all(triangles_of(body.mesh));
    const verify::Marks marks = marks_of(body.marks);
    const auto tape = verify::TapeRound::at_level(all, marks, {0, 1.0, 0});
    ASSERT_TRUE(tape);
    for (const double x : {0.02, 0.06, 0.12}) {
        const glm::dvec3 place(x, 1.0, -trunk_b * std::sqrt(1 - x * x / trunk_a / trunk_a));
        const auto measured = tape->from_midline({0, 1.0, -trunk_b}, place, {0, 0, -1});
        ASSERT_TRUE(measured);
        EXPECT_NEAR(*measured, ellipse_arc(x), 0.05 * mm);
        EXPECT_NEAR(tape->leftwards({0, 1.0, -trunk_b}, ellipse_arc(x)).x, x, 0.1 * mm);
        EXPECT_NEAR(*tape->from_midline({0, 1.0, -trunk_b}, {-x, 1.0, place.z}, {0, 0, -1}), -ellipse_arc(x), 0.05 * mm)
            << "rightwards is negative";
    }
    EXPECT_FALSE(verify::TapeRound::at_level(all, marks, {0, 9, 0}));
}

TEST(Measure, TapeBridgesAFurrow) {
    const body::Body flat = analytic_body(), furrowed = analytic_body({true, 0.03});
    const glm::dvec3 place(0.06, 1.0, -trunk_b * std::sqrt(1 - 0.06 * 0.06 / trunk_a / trunk_a));
    const auto measured = [&](const body::Body& body) {
        const auto tape =
            verify::TapeRound::at_level(verify::Skin(triangles_of(body.mesh)), marks_of(body.marks), place);
        return *tape->from_midline({0, 1, 0}, place, {0, 0, -1});
    };
    const double a = measured(flat), b = measured(furrowed);
    EXPECT_NEAR(a, b, 0.3 * mm);
}

TEST(Measure, DistancesToAndAlongALine) {
    const std::vector<glm::dvec3> line = {{0, 0, 0}, {0, -1, 0}, {0, -2, 0}};
    EXPECT_NEAR(verify::away_from_line(line, {0.3, -1.5, 0}, 0), 0.3, 1e-12);
    EXPECT_NEAR(verify::away_from_line(line, {0, 0.2, 0}, 0), 0.2, 1e-12);
    EXPECT_NEAR(verify::away_from_line(line, {0, 0.2, 0}, 0.15), 0.05, 1e-12) << "drawn on by 15 cm";
    EXPECT_NEAR(verify::along_line(line, {0.1, -1.25, 0}), 1.25, 1e-12);
}

TEST(Measure, AClaimOfNothingMeasuredDoesNotHold) {
    EXPECT_FALSE(verify::equal("x", 0, std::nan(""), 1, "cun", false).holds);
    EXPECT_FALSE(verify::positive("x", std::nan(""), "mm", false).holds);
    EXPECT_FALSE(verify::within("x", std::nan(""), 1, "mm", false).holds);
    EXPECT_FALSE(verify::positive("x", 0, "mm", false).holds);
    EXPECT_TRUE(verify::within("x", 1, 1, "mm", false).holds);
}

}  // namespace
}  // namespace jingluo::test
