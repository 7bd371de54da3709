// The mouse and the keys of landmark mode.
#include "app/landmark_pointer.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include "scene/small_world.h"

namespace jingluo::app {
namespace {

class LandmarkPointing : public testing::Test {
  protected:
    LandmarkPointing() {
        const auto at = small.on_skin(1.0, 0);
        scene::Marks marks;
        marks.asked = "other";
        marks.set["mark"] = {at.place, scene::HowSet::clicked, 0};
        scene::LandmarkWork work;
        work.guide = std::make_shared<const scene::LandmarkGuide>();
        work.now = std::make_shared<const scene::Marks>(marks);
        state.landmarks = work;
        mark_px = scene::project(state.camera, state.viewport, at.place).pixel;
    }
    std::optional<std::vector<scene::Action>> move(glm::dvec2 to) { return send(MouseMoved{to}); }
    std::optional<std::vector<scene::Action>> press(bool down, bool on_panel = false) {
        return send(MouseButton{GLFW_MOUSE_BUTTON_LEFT, down, 0}, on_panel);
    }
    std::optional<std::vector<scene::Action>> send(const decltype(Event::is)& is, bool on_panel = false) {
        return pointer.actions_of({10, is}, state, small.world(), on_panel);
    }
    scene::small::SmallWorld small;
    scene::State state = small.opening();
    glm::dvec2 mark_px{0};
    LandmarkPointer pointer;
};

TEST_F(LandmarkPointing, APressOnAMarkTakesItAlong) {
    EXPECT_FALSE(move(mark_px));
    ASSERT_TRUE(press(true));
    EXPECT_TRUE(move(mark_px + glm::dvec2(2, 0))->empty()) << "a hand trembles";
    const auto first = move(mark_px + glm::dvec2(20, 0));
    ASSERT_EQ(first->size(), 2u);
    EXPECT_EQ(std::get<scene::GrabLandmark>(first->front()).name, "mark");
    EXPECT_EQ(std::get<scene::DragLandmark>(first->back()).at_px, mark_px + glm::dvec2(20, 0));
    EXPECT_EQ(move(mark_px + glm::dvec2(30, 0))->size(), 1u);
    EXPECT_TRUE(pointer.holding());
    EXPECT_TRUE(std::holds_alternative<scene::DropLandmark>(press(false)->front()));
    EXPECT_FALSE(pointer.holding());
}

TEST_F(LandmarkPointing, WithoutADragItIsAClickOnTheSkin) {
    move(mark_px);
    press(true);
    const auto actions = press(false);
    ASSERT_EQ(actions->size(), 1u);
    EXPECT_EQ(std::get<scene::Click>(actions->front()).at_px, mark_px);
}

TEST_F(LandmarkPointing, BesideAMarkAndOnThePanelItIsNotAboutMarks) {
    move(mark_px + glm::dvec2(60, 0));
    EXPECT_FALSE(press(true));
    EXPECT_FALSE(press(false));
    move(mark_px);
    EXPECT_FALSE(press(true, true));
    EXPECT_FALSE(pointer.holding());
}

TEST_F(LandmarkPointing, AWindowThatLosesTheFocusLetsGo) {
    move(mark_px);
    press(true);
    move(mark_px + glm::dvec2(20, 0));
    EXPECT_TRUE(std::holds_alternative<scene::DropLandmark>(send(Focus{false})->front()));
    EXPECT_FALSE(pointer.holding());
}

TEST(LandmarkKeys, EachDoesWhatTheHelpSays) {
    const auto is = [](int key, int mods, auto expected) {
        const auto action = landmark_action_of_key(key, mods);
        return action && std::holds_alternative<decltype(expected)>(*action);
    };
    EXPECT_TRUE(is(GLFW_KEY_ENTER, 0, scene::AcceptLandmark{}));
    EXPECT_TRUE(is(GLFW_KEY_TAB, 0, scene::SkipLandmark{}));
    EXPECT_TRUE(is(GLFW_KEY_BACKSPACE, 0, scene::BackLandmark{}));
    EXPECT_TRUE(is(GLFW_KEY_DELETE, 0, scene::ForgetLandmark{}));
    EXPECT_TRUE(is(GLFW_KEY_Z, GLFW_MOD_CONTROL, scene::UndoLandmark{}));
    EXPECT_TRUE(is(GLFW_KEY_Z, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT, scene::RedoLandmark{}));
    EXPECT_TRUE(is(GLFW_KEY_Y, GLFW_MOD_CONTROL, scene::RedoLandmark{}));
    EXPECT_FALSE(landmark_action_of_key(GLFW_KEY_Z, 0));
    EXPECT_FALSE(landmark_action_of_key(GLFW_KEY_ENTER, GLFW_MOD_ALT));
}

}  // namespace
}  // namespace jingluo::app
