#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "scene/small_world.h"

namespace jingluo::scene {
namespace {

using atlas::Side;
using small::id;
using small::SmallWorld;

class Acting : public ::testing::Test {
  protected:
    void act(const Action& action) { state_ = apply(state_, action, small_.world()); }
    glm::dvec2 pixel(const glm::dvec3& place) const { return project(state_.camera, state_.viewport, place).pixel; }
    glm::dvec2 pixel(const char* code, Side side) const { return pixel(small_.point(code, side).place); }
    bool in_picture(const glm::dvec2& at) const {
        const Viewport& v = state_.viewport;
        return at.x >= v.left_px && at.y >= v.top_px && at.x <= v.width_px - v.right_px &&
               at.y <= v.height_px - v.bottom_px;
    }
    SmallWorld small_;
    State state_ = small_.opening();
};

TEST_F(Acting, OpensFromBehindOnTheWholeBody) {
    EXPECT_NEAR(std::cos(state_.camera.yaw), -1, 1e-12);
    EXPECT_EQ(state_.camera.pitch, 0);
    double top = 1e9, bottom = -1e9;
    for (const glm::vec3& place : small_.body.mesh.positions) {
        const auto at = pixel(glm::dvec3(place));
        EXPECT_TRUE(in_picture(at));
        top = std::min(top, static_cast<double>(at.y));
        bottom = std::max(bottom, static_cast<double>(at.y));
    }
    EXPECT_GT(bottom - top, 0.85 * state_.viewport.height_px) << "the frame is filled";
}

TEST_F(Acting, OpeningKeepsToTheFreeRectangle) {
    Viewport v;
    v.left_px = 420;
    state_ = small_.opening(v);
    EXPECT_NEAR(pixel(state_.camera.target).x, (420 + 1280) / 2.0, 1e-6);
}

TEST_F(Acting, ChoosingARegionFramesItFromItsView) {
    act(ChooseRegion{"shin"});
    EXPECT_EQ(state_.region, "shin");
    EXPECT_NEAR(std::cos(state_.camera.yaw), 1, 1e-12) << "from the front";
    EXPECT_TRUE(in_picture(pixel("ST36", Side::left)));
    EXPECT_TRUE(in_picture(pixel("ST36", Side::right)));
    act(ChooseRegion{""});
    EXPECT_EQ(state_.region, "");
}

TEST_F(Acting, UnknownNamesChangeNothing) {
    act(ChooseRegion{"lower_back"});
    act(ChooseChannels{{"BL"}});
    act(Select{id("BL23", Side::left)});
    act(Hover{id("BL40", Side::left)});
    const State before = state_;
    act(ChooseRegion{"left_ear"});
    act(ChooseChannels{{"XX"}});
    act(ToggleChannel{"XX"});
    act(ChooseOnly{{"BL99"}});
    act(Select{id("BL99", Side::left)});
    act(Select{id("GV4", Side::left)});
    act(Hover{id("BL99", Side::left)});
    act(Zoom{{10, 10}, -1});
    act(Zoom{{10, 10}, std::numeric_limits<double>::quiet_NaN()});
    act(Turn{std::numeric_limits<double>::infinity(), 0});
    act(Pan{{std::numeric_limits<double>::quiet_NaN(), 0}});
    EXPECT_EQ(state_.region, before.region);
    EXPECT_EQ(state_.channels, before.channels);
    EXPECT_EQ(state_.only, before.only);
    EXPECT_EQ(state_.selected, before.selected);
    EXPECT_EQ(state_.hovered, before.hovered);
    EXPECT_EQ(state_.camera.target, before.camera.target);
    EXPECT_EQ(state_.camera.yaw, before.camera.yaw);
    EXPECT_EQ(state_.camera.distance, before.camera.distance);
}

TEST_F(Acting, OfSeveralNamesTheKnownOnesCount) {
    act(ChooseOnly{{"BL23", "BL99"}});
    EXPECT_EQ(state_.only, std::set<std::string>{"BL23"});
    act(ChooseOnly{{}});
    EXPECT_TRUE(state_.only.empty());
}

TEST_F(Acting, ChannelsAreSwitchedOneByOneAlsoTheExtraPoints) {
    act(ToggleChannel{"EX"});
    act(ToggleChannel{"BL"});
    EXPECT_EQ(state_.channels, (std::set<std::string>{"BL", "EX"}));
    act(ToggleChannel{"BL"});
    EXPECT_EQ(state_.channels, std::set<std::string>{"EX"});
}

TEST_F(Acting, WalkingFollowsTheChannelOnItsSideAndComesRound) {
    act(Select{id("BL21", Side::right)});
    std::vector<std::string> walked;
    for (int i = 0; i < 5; ++i) {
        act(Walk{1});
        ASSERT_EQ(state_.selected->side, Side::right);
        walked.push_back(state_.selected->code);
    }
    EXPECT_EQ(walked, (std::vector<std::string>{"BL22", "BL23", "BL40", "BL52", "BL21"}));
    act(Walk{-1});
    EXPECT_EQ(state_.selected->code, "BL52");
}

TEST_F(Acting, WalkingVisitsOnlyWhatIsShown) {
    act(ChooseRegion{"lower_back"});
    act(Select{id("BL23", Side::left)});
    act(Walk{1});
    EXPECT_EQ(*state_.selected, id("BL40", Side::left));
    act(Walk{1});
    EXPECT_EQ(*state_.selected, id("BL23", Side::left));
    act(Select{std::nullopt});
    act(Walk{1});
    EXPECT_EQ(state_.selected->code, "ST36") << "from nowhere to the first";
}

TEST_F(Acting, WalkingFromAPointToItselfStays) {
    act(Select{id("GV4", Side::midline)});
    act(Walk{1});
    EXPECT_EQ(*state_.selected, id("GV4", Side::midline));
}

TEST_F(Acting, AClickSelectsWithinAFewPixelsAndElsewhereNothing) {
    act(Click{pixel("BL23", Side::right) + glm::dvec2(4, -3)});
    EXPECT_EQ(state_.selected, id("BL23", Side::right));
    act(Click{{5, 5}});
    EXPECT_EQ(state_.selected, std::nullopt);
    act(PointAt{pixel("BL40", Side::left)});
    EXPECT_EQ(state_.hovered, id("BL40", Side::left));
    act(PointAt{{5, 5}});
    EXPECT_EQ(state_.hovered, std::nullopt);
}

TEST_F(Acting, SelectingAHiddenPointTurnsTheBodyUntilItIsSeen) {
    for (const locate::PlacedPoint& placed : small_.placements.points) {
        state_ = small_.opening();
        act(Select{placed.id});
        const glm::dvec2 at = pixel(placed.place);
        EXPECT_TRUE(in_picture(at)) << placed.id.code;
        EXPECT_EQ(point_at(state_, small_.world(), at, 1), placed.id) << placed.id.code;
    }
}

TEST_F(Acting, SelectingAVisiblePointLeavesTheCameraAlone) {
    const Camera before = state_.camera;
    act(Select{id("BL23", Side::left)});
    EXPECT_EQ(state_.camera.yaw, before.yaw);
    EXPECT_EQ(state_.camera.target, before.target);
}

TEST_F(Acting, FrameSelectionComesNear) {
    act(Select{id("BL23", Side::left)});
    const double before = state_.camera.distance;
    act(FrameSelection{});
    EXPECT_LT(state_.camera.distance, 0.5 * before);
    EXPECT_NEAR(glm::length(pixel("BL23", Side::left) - glm::dvec2(640, 360)), 0, 1);
    act(Select{std::nullopt});
    act(FrameSelection{});
    EXPECT_NEAR(state_.camera.distance, before, 1e-9) << "nothing selected: all that is shown";
}

TEST_F(Acting, TheWheelZoomsTowardsTheSkinUnderTheCursor) {
    const glm::dvec3 place = small_.point("BL23", Side::right).place;
    const glm::dvec2 cursor = pixel(place);
    for (int i = 0; i < 12; ++i) {
        act(Zoom{cursor, 1.25});
        ASSERT_NEAR(glm::length(pixel(place) - cursor), 0, 1.5) << "step " << i;
    }
    const Ray ray = ray_through(state_.camera, state_.viewport, cursor);
    EXPECT_FALSE(small_.body.surface->blocked(ray.origin, place, 0.002)) << "the eye stays before the skin";
    EXPECT_LT(glm::length(ray.origin - place), 0.4);
}

TEST_F(Acting, LyingViewsTurnThePicture) {
    act(LookFrom{View::prone});
    EXPECT_NEAR(std::abs(state_.camera.roll), std::numbers::pi / 2, 1e-12);
    EXPECT_GT(pixel("BL40", Side::left).x, pixel("BL21", Side::left).x + 100) << "the head to the left";
    act(LookFrom{View::back});
    EXPECT_EQ(state_.camera.roll, 0);
}

TEST_F(Acting, ResetReturnsToTheOpeningWithThemeAndLabelsKept) {
    const Camera first = state_.camera;
    act(ChooseTheme{Theme::dark});
    act(ChooseLabels{Labels::hanzi});
    act(ChooseRegion{"shin"});
    act(ChooseSides{Sides::left});
    act(SetQuery{"x"});
    act(Select{id("ST36", Side::left)});
    act(Reset{});
    EXPECT_EQ(state_.theme, Theme::dark);
    EXPECT_EQ(state_.labels, Labels::hanzi);
    EXPECT_EQ(state_.region, "");
    EXPECT_EQ(state_.sides, Sides::both);
    EXPECT_EQ(state_.query, "");
    EXPECT_EQ(state_.selected, std::nullopt);
    EXPECT_EQ(state_.camera.yaw, first.yaw);
    EXPECT_EQ(state_.camera.distance, first.distance);
}

TEST_F(Acting, SwitchesSetWhatTheySay) {
    act(ShowChannels{false});
    act(ShowHidden{true});
    act(ShowConstruction{false});
    act(ShowUncertainty{true});
    act(SetTransparent{true});
    act(ShowTitle{true});
    act(ShowLegend{true});
    act(ChoosePage{PanelPage::about});
    EXPECT_FALSE(state_.show_channels);
    EXPECT_TRUE(state_.show_hidden);
    EXPECT_FALSE(state_.show_construction);
    EXPECT_TRUE(state_.show_uncertainty);
    EXPECT_TRUE(state_.transparent);
    EXPECT_TRUE(state_.show_title);
    EXPECT_TRUE(state_.show_legend);
    EXPECT_EQ(state_.page, PanelPage::about);
}

TEST_F(Acting, AnotherBodyIsOnlyAskedForAndAllElseStays) {
    act(ToggleChannel{"BL"});
    act(Turn{0.4, 0.1});
    const Camera camera = state_.camera;
    EXPECT_EQ(state_.body, BodyChoice{});
    act(SetBodyShape{{0.25, 1.58, 0.7}});
    EXPECT_EQ(state_.body, (BodyChoice{BodyChoice::Kind::shaped, {0.25, 1.58, 0.7}}));
    act(SetBodyShape{{-1, 5, std::nan("")}});
    EXPECT_EQ(state_.body.shape, (body::Shape{0, 2.10, 0})) << "brought into its ranges";
    act(ChooseBody{BodyChoice::Kind::male});
    EXPECT_EQ(state_.body.kind, BodyChoice::Kind::male);
    EXPECT_EQ(state_.channels, (std::set<std::string>{"BL"}));
    EXPECT_EQ(state_.camera.yaw, camera.yaw);
    EXPECT_EQ(state_.camera.distance, camera.distance);
    act(Reset{});
    EXPECT_EQ(state_.body.kind, BodyChoice::Kind::male) << "the opening view of the same body";
}

TEST_F(Acting, NoHandCanLoseTheBody) {
    std::mt19937 dice(7);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(dice);
    };
    for (int i = 0; i < 3000; ++i) {
        switch (dice() % 3) {
            case 0:
                act(Turn{between(-2, 2), between(-2, 2)});
                break;
            case 1:
                act(Pan{{between(-900, 900), between(-900, 900)}});
                break;
            default:
                act(Zoom{{between(0, 1280), between(0, 720)}, between(0.3, 3)});
        }
        ASSERT_TRUE(std::isfinite(state_.camera.yaw + state_.camera.pitch + state_.camera.distance));
        ASSERT_LE(glm::length(state_.camera.target - glm::dvec3(0, 0.86, 0)), 1.2) << "the target stays by the body";
        ASSERT_GT(state_.camera.distance, 0.02);
    }
}

}  // namespace
}  // namespace jingluo::scene
