// What must hold on every body, whatever its shape.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

#include "locate/analytic_body.h"
#include "locate/solve.h"

namespace jingluo::test {
namespace {

using atlas::Side;
using locate::Placements;
constexpr double mm = 1e-3;

void expect_follows(const Placements& before, const Placements& after, const std::function<glm::dvec3(glm::dvec3)>& map,
                    double tolerance_m) {
    ASSERT_EQ(before.points.size(), after.points.size());
    for (const auto& point : before.points) {
        const auto* other = after.find(point.id);
        ASSERT_TRUE(other) << point.id.code;
        EXPECT_LT(glm::length(other->place - map(point.place)), tolerance_m)
            << point.id.code << " " << atlas::to_string(point.id.side);
    }
}

TEST(Properties, ATallerBodyHasItsPointsInProportion) {
    const atlas::Atlas atlas = analytic_atlas();
    const body::Body body = analytic_body();
    for (const double k : {0.8, 1.3}) {
        const auto map = [k](glm::dvec3 place) { return k * place; };
        expect_follows(locate::place_all(atlas, body), locate::place_all(atlas, moved(body, map, glm::dmat3(1))), map,
                       0.05 * mm);
    }
}

TEST(Properties, ABodyTurnedAndMovedTakesItsPointsAlong) {
    const atlas::Atlas atlas = analytic_atlas();
    const body::Body body = analytic_body();
    // Lying on its side, turned, away from the origin: no world axis may matter.
    const glm::dmat3 turn(
        glm::rotate(glm::rotate(glm::dmat4(1), 1.4, glm::dvec3(0, 0, 1)), 0.7, glm::normalize(glm::dvec3(1, 2, 0.5))));
    const auto map = [&](glm::dvec3 place) { return turn * place + glm::dvec3(3, -2, 1); };
    expect_follows(locate::place_all(atlas, body), locate::place_all(atlas, moved(body, map, turn)), map, 0.1 * mm);
}

TEST(Properties, AMirroredBodyHasItsSidesExchanged) {
    const atlas::Atlas atlas = analytic_atlas();
    body::Body body = analytic_body();
    // No body is symmetric; make sure that this one is not.
    body.marks.landmarks["popliteal_crease_mid.l"].y += 0.012;
    body.marks.landmarks["medial_malleolus.r"].y -= 0.007;
    const Placements before = locate::place_all(atlas, body), after = locate::place_all(atlas, mirrored(body));
    ASSERT_EQ(before.points.size(), after.points.size());
    for (const auto& point : before.points) {
        locate::PointId twin = point.id;
        if (twin.side != Side::midline) twin.side = twin.side == Side::left ? Side::right : Side::left;
        const auto* other = after.find(twin);
        ASSERT_TRUE(other);
        EXPECT_LT(glm::length(other->place - glm::dvec3(-point.place.x, point.place.y, point.place.z)), 0.05 * mm)
            << point.id.code;
    }
}

TEST(Properties, EachSideIsSolvedWithItsOwnLandmarks) {
    const atlas::Atlas atlas = analytic_atlas();
    body::Body body = analytic_body();
    const Placements before = locate::place_all(atlas, body);
    body.marks.landmarks["medial_malleolus.l"].y += 0.02;
    const Placements after = locate::place_all(atlas, body);
    for (const char* code : {"SP6", "LR7"}) {
        EXPECT_GT(glm::length(after.find({code, "", Side::left})->place - before.find({code, "", Side::left})->place),
                  1 * mm)
            << code;
        EXPECT_EQ(after.find({code, "", Side::right})->place, before.find({code, "", Side::right})->place) << code;
    }
}

TEST(Properties, HangingArmsDoNotLengthenTheTape) {
    const atlas::Atlas atlas = analytic_atlas();
    const Placements with = locate::place_all(atlas, analytic_body({true, 0})),
                     without = locate::place_all(atlas, analytic_body({false, 0}));
    expect_follows(
        with, without, [](glm::dvec3 place) { return place; }, 1e-9);
}

TEST(Properties, AFurrowInTheMidlineDoesNotShortenTheTape) {
    // Walking the skin would lose the depth of the furrow twice; a tape bridges it.
    const atlas::Atlas atlas = analytic_atlas();
    const Placements flat = locate::place_all(atlas, analytic_body()),
                     furrowed = locate::place_all(atlas, analytic_body({true, 0.02}));
    for (const char* code : {"BL23", "BL52", "BL53"}) {
        const double a = flat.find({code, "", Side::left})->place.x, b = furrowed.find({code, "", Side::left})->place.x;
        EXPECT_NEAR(a, b, 0.3 * mm) << code
                                    << ": the bridge over 40 mm of a nearly flat back is hardly shorter than the back";
    }
}

TEST(Properties, TwiceSolvedIsTheSameToTheBit) {
    const atlas::Atlas atlas = analytic_atlas();
    const body::Body body = analytic_body();
    const Placements first = locate::place_all(atlas, body), second = locate::place_all(atlas, body);
    ASSERT_EQ(first.points.size(), second.points.size());
    for (size_t i = 0; i < first.points.size(); ++i) {
        EXPECT_EQ(first.points[i].id, second.points[i].id);
        EXPECT_EQ(first.points[i].place, second.points[i].place);
        EXPECT_EQ(first.points[i].normal, second.points[i].normal);
    }
}

TEST(Properties, PointsComeInTheAtlasOrderLeftBeforeRight) {
    const Placements placed = locate::place_all(analytic_atlas(), analytic_body());
    ASSERT_GT(placed.points.size(), 3u);
    EXPECT_EQ(placed.points[0].id, (locate::PointId{"BL22", "", Side::left}));
    EXPECT_EQ(placed.points[1].id, (locate::PointId{"BL22", "", Side::right}));
    EXPECT_TRUE(placed.find({"GV4", "", Side::midline}));
    EXPECT_FALSE(placed.find({"GV4", "", Side::left})) << "a midline point has no sides";
}

TEST(Properties, AGroupMayHaveMembersInTheMidlineAndOnBothSides) {
    atlas::Atlas atlas = analytic_atlas();
    atlas::Point group = *atlas.find_point("BL22"), alone = group;
    group.code = "EX1";
    group.members.front().name = "side";
    atlas::Member middle = atlas.find_point("GV4")->members.front();
    middle.name = "middle";
    middle.midline = true;
    group.members.push_back(middle);
    alone.code = "EX2";
    alone.only = Side::right;
    atlas.points.push_back(group);
    atlas.points.push_back(alone);
    const Placements placed = locate::place_all(atlas, analytic_body());
    EXPECT_TRUE(placed.find({"EX1", "side", Side::left}));
    EXPECT_TRUE(placed.find({"EX1", "side", Side::right}));
    EXPECT_FALSE(placed.find({"EX1", "side", Side::midline}));
    ASSERT_TRUE(placed.find({"EX1", "middle", Side::midline}));
    EXPECT_EQ(placed.find({"EX1", "middle", Side::midline})->place, placed.find({"GV4", "", Side::midline})->place);
    EXPECT_FALSE(placed.find({"EX1", "middle", Side::left}));
    EXPECT_TRUE(placed.find({"EX2", "", Side::right}));
    EXPECT_FALSE(placed.find({"EX2", "", Side::left})) << "it stands on the right alone";
}

}  // namespace
}  // namespace jingluo::test
