#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "scene/small_world.h"

namespace jingluo::scene {
namespace {

using atlas::Side;
using small::id;
using small::SmallWorld;

class Shown : public ::testing::Test {
  protected:
    std::set<std::string> codes(const State& state) const {
        std::set<std::string> found;
        for (const size_t i : shown_points(state, small_.world())) found.insert(small_.placements.points[i].id.code);
        return found;
    }
    std::vector<std::string> listed(const State& state) const {
        std::vector<std::string> found;
        for (const size_t i : listed_points(state, small_.world())) found.push_back(small_.atlas.points[i].code);
        return found;
    }
    SmallWorld small_;
    State state_ = small_.opening();
};

TEST_F(Shown, WithoutFilterEverythingInTheAtlassOrder) {
    const auto shown = shown_points(state_, small_.world());
    ASSERT_EQ(shown.size(), small_.placements.points.size());
    EXPECT_TRUE(std::is_sorted(shown.begin(), shown.end()));
}

TEST_F(Shown, ARegionShowsExactlyItsPoints) {
    state_.region = "lower_back";
    EXPECT_EQ(codes(state_), (std::set<std::string>{"BL23", "BL40", "GV4", "ST36"}));
    EXPECT_EQ(role_in_region(state_, *small_.atlas.find_point("BL23")), atlas::Role::near);
    EXPECT_EQ(role_in_region(state_, *small_.atlas.find_point("ST36")), atlas::Role::distant);
    EXPECT_EQ(role_in_region(state_, *small_.atlas.find_point("BL21")), std::nullopt);
}

TEST_F(Shown, OfAGroupOnlyTheMembersThatServeTheRegion) {
    const auto group = std::find_if(small_.atlas.points.begin(), small_.atlas.points.end(),
                                    [](const atlas::Point& point) { return point.code == "EX-B2"; });
    ASSERT_NE(group, small_.atlas.points.end());
    const auto members = [&] {
        std::set<std::string> found;
        for (const size_t i : shown_points(state_, small_.world())) {
            const locate::PointId& id = small_.placements.points[i].id;
            if (id.code == "EX-B2") found.insert(id.member);
        }
        return found;
    };
    state_.region = "lower_back";
    EXPECT_EQ(members(), (std::set<std::string>{}));
    group->regions = {{"lower_back", atlas::Role::near, {atlas::Reason::local}, {"here", {}}, {"L2"}}};
    EXPECT_EQ(members(), (std::set<std::string>{"L2"}));
    group->regions[0].members.clear();
    EXPECT_EQ(members(), (std::set<std::string>{"L1", "L2"}));
    group->regions[0].members = {"L2"};
    state_.region.clear();
    EXPECT_EQ(members(), (std::set<std::string>{"L1", "L2"})) << "without a region the whole group is there";
}

TEST_F(Shown, FiltersJoin) {
    state_.channels = {"BL"};
    EXPECT_EQ(codes(state_), (std::set<std::string>{"BL21", "BL22", "BL23", "BL40", "BL52"}));
    state_.region = "lower_back";
    EXPECT_EQ(codes(state_), (std::set<std::string>{"BL23", "BL40"}));
    state_.only = {"BL40", "GV4"};
    EXPECT_EQ(codes(state_), (std::set<std::string>{"BL40"}));
    state_.query = "shenshu";
    EXPECT_TRUE(codes(state_).empty());
}

TEST_F(Shown, ASideKeepsTheMidline) {
    state_.sides = Sides::left;
    for (const size_t i : shown_points(state_, small_.world())) {
        EXPECT_NE(small_.placements.points[i].id.side, Side::right);
    }
    EXPECT_TRUE(codes(state_).count("GV4") == 1);
    state_.sides = Sides::right;
    for (const size_t i : shown_points(state_, small_.world())) {
        EXPECT_NE(small_.placements.points[i].id.side, Side::left);
    }
    EXPECT_EQ(codes(state_).size(), small_.atlas.points.size());
}

TEST_F(Shown, TheListHasOneEntryAPointNearOnesFirst) {
    EXPECT_EQ(listed(state_).size(), small_.atlas.points.size());
    state_.region = "lower_back";
    EXPECT_EQ(listed(state_), (std::vector<std::string>{"BL23", "GV4", "ST36", "BL40"}));
}

TEST_F(Shown, WhileSearchingTheBestAnswerStandsFirst) {
    state_.query = "bl23";
    ASSERT_FALSE(listed(state_).empty());
    EXPECT_EQ(listed(state_).front(), "BL23");
    state_.query = "肾俞";
    EXPECT_EQ(listed(state_), std::vector<std::string>{"BL23"});
    EXPECT_EQ(codes(state_), std::set<std::string>{"BL23"});
    state_.query = "no such point";
    EXPECT_TRUE(listed(state_).empty());
}

TEST_F(Shown, LabelsInEachManner) {
    const atlas::Point& point = *small_.atlas.find_point("EX-B2");
    EXPECT_EQ(label_of(point, "L2", Labels::code), "EX-B2 L2");
    EXPECT_EQ(label_of(point, "L2", Labels::pinyin), "Jiājǐ L2");
    EXPECT_EQ(label_of(point, "", Labels::hanzi), "夹脊");
    EXPECT_EQ(label_of(point, "L2", Labels::none), "");
}

TEST_F(Shown, PickingTakesTheNearestVisibleWithinReach) {
    const World world = small_.world();
    const auto pixel = [&](const char* code, Side side, const char* member = "") {
        return project(state_.camera, state_.viewport, small_.point(code, side, member).place).pixel;
    };
    const glm::dvec2 at = pixel("BL23", Side::right);
    EXPECT_EQ(point_at(state_, world, at + glm::dvec2(3, 2), 9), id("BL23", Side::right));
    EXPECT_EQ(point_at(state_, world, at + glm::dvec2(0, 400), 9), std::nullopt);
    EXPECT_EQ(point_at(state_, world, at, 0.0), id("BL23", Side::right)) << "the place itself is always within reach";
    // Between two points the nearer one is meant.
    const glm::dvec2 other = pixel("EX-B2", Side::right, "L2");
    EXPECT_EQ(point_at(state_, world, at + (other - at) * 0.4, 100), id("BL23", Side::right));
    EXPECT_EQ(point_at(state_, world, at + (other - at) * 0.6, 100), id("EX-B2", Side::right, "L2"));
}

TEST_F(Shown, PickingPassesOverWhatTheBodyHidesAndWhatIsFilteredOut) {
    const World world = small_.world();
    const glm::dvec2 behind = project(state_.camera, state_.viewport, small_.point("ST36", Side::left).place).pixel;
    EXPECT_EQ(point_at(state_, world, behind, 4), std::nullopt) << "the shin is not seen from behind";
    state_.show_hidden = true;
    EXPECT_EQ(point_at(state_, world, behind, 4), id("ST36", Side::left));
    const glm::dvec2 at = project(state_.camera, state_.viewport, small_.point("BL21", Side::left).place).pixel;
    ASSERT_TRUE(point_at(state_, world, at, 4).has_value());
    state_.region = "lower_back";
    EXPECT_EQ(point_at(state_, world, at, 4), std::nullopt);
}

}  // namespace
}  // namespace jingluo::scene
