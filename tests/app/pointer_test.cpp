#include "app/pointer.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

namespace jingluo::app {
namespace {

class PointerTest : public testing::Test {
  protected:
    /// The actions of one kind that the event gives.
    template <typename Action>
    std::vector<Action> only(const std::vector<scene::Action>& actions) {
        std::vector<Action> out;
        for (const auto& action : actions) {
            if (const auto* is = std::get_if<Action>(&action)) out.push_back(*is);
        }
        return out;
    }
    std::vector<scene::Action> move(double x, double y, bool on_panel = false) {
        return pointer.actions_of({now, MouseMoved{{x, y}}}, on_panel, 1);
    }
    std::vector<scene::Action> press(int button, bool on_panel = false) {
        return pointer.actions_of({now, MouseButton{button, true, 0}}, on_panel, 1);
    }
    std::vector<scene::Action> release(int button, bool on_panel = false) {
        return pointer.actions_of({now, MouseButton{button, false, 0}}, on_panel, 1);
    }

    Pointer pointer;
    double now = 10;
};

TEST_F(PointerTest, AClickSelectsWhereItWasPressed) {
    move(100, 200);
    press(GLFW_MOUSE_BUTTON_LEFT);
    move(101, 201);  // a hand trembles
    const auto clicks = only<scene::Click>(release(GLFW_MOUSE_BUTTON_LEFT));
    ASSERT_EQ(clicks.size(), 1u);
    EXPECT_EQ(clicks[0].at_px, glm::dvec2(100, 200));
}

TEST_F(PointerTest, ALeftDragTurnsByAllOfItsWayAndIsNoClick) {
    move(100, 100);
    press(GLFW_MOUSE_BUTTON_LEFT);
    double turned = 0;
    for (int x = 101; x <= 160; ++x) {
        for (const auto& turn : only<scene::Turn>(move(x, 100))) turned += turn.right_rad;
    }
    EXPECT_TRUE(only<scene::Click>(release(GLFW_MOUSE_BUTTON_LEFT)).empty());
    // The same way in one step turns as far: nothing is lost to the slack of a click.
    Pointer other;
    other.actions_of({now, MouseMoved{{100, 100}}}, false, 1);
    other.actions_of({now, MouseButton{GLFW_MOUSE_BUTTON_LEFT, true, 0}}, false, 1);
    const auto at_once = only<scene::Turn>(other.actions_of({now, MouseMoved{{160, 100}}}, false, 1));
    ASSERT_EQ(at_once.size(), 1u);
    EXPECT_NEAR(turned, at_once[0].right_rad, 1e-9);
    EXPECT_GT(turned, 0.1);
}

TEST_F(PointerTest, RightAndMiddleDragsPan) {
    for (const int button : {GLFW_MOUSE_BUTTON_RIGHT, GLFW_MOUSE_BUTTON_MIDDLE}) {
        move(50, 50);
        press(button);
        const auto pans = only<scene::Pan>(move(80, 60));
        ASSERT_EQ(pans.size(), 1u);
        EXPECT_EQ(pans[0].by_px, glm::dvec2(30, 10));
        EXPECT_TRUE(only<scene::Click>(release(button)).empty());
    }
}

TEST_F(PointerTest, ADragGoesOnOverThePanelButNoneBeginsThere) {
    move(500, 100);
    press(GLFW_MOUSE_BUTTON_LEFT);
    EXPECT_EQ(only<scene::Turn>(move(200, 100, true)).size(), 1u);
    release(GLFW_MOUSE_BUTTON_LEFT, true);
    press(GLFW_MOUSE_BUTTON_LEFT, true);
    EXPECT_TRUE(only<scene::Turn>(move(300, 100, true)).empty());
    EXPECT_TRUE(only<scene::Click>(release(GLFW_MOUSE_BUTTON_LEFT, true)).empty());
}

TEST_F(PointerTest, TwoQuickClicksFrameAndASlowPairDoesNot) {
    const auto click = [&](double when) {
        now = when;
        press(GLFW_MOUSE_BUTTON_LEFT);
        return release(GLFW_MOUSE_BUTTON_LEFT);
    };
    move(300, 300);
    EXPECT_TRUE(only<scene::FrameSelection>(click(1.0)).empty());
    EXPECT_EQ(only<scene::FrameSelection>(click(1.2)).size(), 1u);
    EXPECT_TRUE(only<scene::FrameSelection>(click(1.4)).empty()) << "a third click begins anew";
    EXPECT_TRUE(only<scene::FrameSelection>(click(3.0)).empty());
    EXPECT_TRUE(only<scene::FrameSelection>(click(5.0)).empty());
}

TEST_F(PointerTest, TheWheelZoomsTowardsTheCursorButNotOverThePanel) {
    move(640, 360);
    const auto zooms = only<scene::Zoom>(pointer.actions_of({now, Wheel{{0, 2}}}, false, 1));
    ASSERT_EQ(zooms.size(), 1u);
    EXPECT_EQ(zooms[0].at_px, glm::dvec2(640, 360));
    EXPECT_GT(zooms[0].factor, 1.2);
    const auto out = only<scene::Zoom>(pointer.actions_of({now, Wheel{{0, -2}}}, false, 1));
    EXPECT_NEAR(out.at(0).factor * zooms[0].factor, 1, 1e-12);
    EXPECT_TRUE(pointer.actions_of({now, Wheel{{0, 2}}}, true, 1).empty());
}

TEST(Keys, EachViewHasOneAndModifiersAreLeftAlone) {
    scene::State state;
    const auto view = [&](int key) { return std::get<scene::LookFrom>(action_of_key(key, 0, state).value()).view; };
    EXPECT_EQ(view(GLFW_KEY_1), scene::View::back);
    EXPECT_EQ(view(GLFW_KEY_2), scene::View::front);
    EXPECT_EQ(view(GLFW_KEY_3), scene::View::left);
    EXPECT_EQ(view(GLFW_KEY_4), scene::View::right);
    EXPECT_FALSE(action_of_key(GLFW_KEY_1, GLFW_MOD_CONTROL, state));
    EXPECT_FALSE(action_of_key(GLFW_KEY_Q, 0, state));
}

TEST(Keys, TabAndArrowsWalkBothWays) {
    scene::State state;
    const auto step = [&](int key, int mods) {
        return std::get<scene::Walk>(action_of_key(key, mods, state).value()).step;
    };
    EXPECT_EQ(step(GLFW_KEY_TAB, 0), 1);
    EXPECT_EQ(step(GLFW_KEY_TAB, GLFW_MOD_SHIFT), -1);
    EXPECT_EQ(step(GLFW_KEY_DOWN, 0), 1);
    EXPECT_EQ(step(GLFW_KEY_UP, 0), -1);
    EXPECT_EQ(step(GLFW_KEY_RIGHT, 0), 1);
    EXPECT_EQ(step(GLFW_KEY_LEFT, 0), -1);
}

}  // namespace
}  // namespace jingluo::app
