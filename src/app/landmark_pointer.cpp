#include "app/landmark_pointer.h"

#include <GLFW/glfw3.h>

#include "scene/landmark_acts.h"

namespace jingluo::app {

namespace {
constexpr double click_slack_px = 4;  // as Pointer has it
}

std::optional<std::vector<scene::Action>> LandmarkPointer::actions_of(const Event& event, const scene::State& state,
                                                                      const scene::World& world, bool panel_has_mouse) {
    if (const auto* move = std::get_if<MouseMoved>(&event.is)) {
        at_ = move->at_px;
        if (!held_) return std::nullopt;
        if (!has_moved_ && glm::length(at_ - pressed_at_) < click_slack_px * state.viewport.scale)
            return std::vector<scene::Action>{};
        std::vector<scene::Action> actions;
        if (!has_moved_) actions.emplace_back(scene::GrabLandmark{*held_});
        has_moved_ = true;
        actions.emplace_back(scene::DragLandmark{at_});
        return actions;
    }
    if (const auto* focus = std::get_if<Focus>(&event.is); focus != nullptr && !focus->gained && held_) {
        held_.reset();
        return std::vector<scene::Action>{scene::DropLandmark{}};
    }
    const auto* button = std::get_if<MouseButton>(&event.is);
    if (button == nullptr || button->button != GLFW_MOUSE_BUTTON_LEFT) return std::nullopt;
    if (button->down) {
        if (panel_has_mouse) return std::nullopt;
        held_ = scene::landmark_at(state, world, at_);
        pressed_at_ = at_;
        has_moved_ = false;
        if (!held_) return std::nullopt;
        return std::vector<scene::Action>{};
    }
    if (!held_) return std::nullopt;
    const std::string name = *held_;
    held_.reset();
    if (has_moved_) return std::vector<scene::Action>{scene::DropLandmark{}};
    // Without a drag it is a click: on the skin, unless nothing is asked for or it hit what is asked for itself.
    if (state.landmarks->now->asked == name) return std::vector<scene::Action>{};
    return std::vector<scene::Action>{scene::Click{pressed_at_}};
}

std::optional<scene::Action> landmark_action_of_key(int key, int mods) {
    const bool control = (mods & GLFW_MOD_CONTROL) != 0, shift = (mods & GLFW_MOD_SHIFT) != 0;
    if (control && key == GLFW_KEY_Z) return shift ? scene::Action(scene::RedoLandmark{}) : scene::UndoLandmark{};
    if (control && key == GLFW_KEY_Y) return scene::RedoLandmark{};
    if (control || (mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return std::nullopt;
    switch (key) {
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER:
            return scene::AcceptLandmark{};
        case GLFW_KEY_TAB:
            return shift ? scene::Action(scene::BackLandmark{}) : scene::SkipLandmark{};
        case GLFW_KEY_BACKSPACE:
            return scene::BackLandmark{};
        case GLFW_KEY_DELETE:
            return scene::ForgetLandmark{};
        case GLFW_KEY_F:
            return scene::FrameSelection{};
        default:
            return std::nullopt;
    }
}

}  // namespace jingluo::app
