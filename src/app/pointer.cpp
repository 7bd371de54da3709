#include "app/pointer.h"

#include <GLFW/glfw3.h>

#include <cmath>

namespace jingluo::app {

namespace {

constexpr double click_slack_px = 4;  // a hand moves this far in a click
constexpr double double_click_s = 0.4;
constexpr double turn_rad_per_px = 0.0065;  // half a turn in about 480 pixels
constexpr double zoom_per_step = 1.15;

}  // namespace

std::vector<scene::Action> Pointer::actions_of(const Event& event, bool panel_has_mouse, float scale) {
    if (const auto* move = std::get_if<MouseMoved>(&event.is)) return moved(move->at_px, panel_has_mouse, scale);
    if (const auto* button = std::get_if<MouseButton>(&event.is)) {
        return button->down ? pressed(*button, event.time_s, panel_has_mouse) : released(*button, event.time_s, scale);
    }
    if (const auto* wheel = std::get_if<Wheel>(&event.is)) {
        if (panel_has_mouse || wheel->steps.y == 0) return {};
        return {scene::Zoom{at_, std::pow(zoom_per_step, wheel->steps.y)}};
    }
    if (std::holds_alternative<MouseLeft>(event.is) && button_ < 0) return {scene::Hover{std::nullopt}};
    if (const auto* focus = std::get_if<Focus>(&event.is); focus != nullptr && !focus->gained) button_ = -1;
    return {};
}

std::vector<scene::Action> Pointer::pressed(const MouseButton& press, double, bool panel_has_mouse) {
    if (panel_has_mouse || button_ >= 0) return {};
    button_ = press.button;
    pressed_at_ = at_;
    has_moved_ = false;
    return {scene::Hover{std::nullopt}};
}

std::vector<scene::Action> Pointer::released(const MouseButton& release, double time_s, float scale) {
    if (release.button != button_) return {};
    button_ = -1;
    if (has_moved_ || release.button != GLFW_MOUSE_BUTTON_LEFT) return {};
    const bool twice =
        time_s - clicked_s_ < double_click_s && glm::length(at_ - clicked_at_) < 2 * click_slack_px * scale;
    clicked_s_ = twice ? -10 : time_s;
    clicked_at_ = at_;
    if (twice) return {scene::FrameSelection{}};
    return {scene::Click{pressed_at_}};
}

std::vector<scene::Action> Pointer::moved(glm::dvec2 to, bool panel_has_mouse, float scale) {
    const glm::dvec2 by = to - at_;
    at_ = to;
    if (button_ < 0) {
        if (panel_has_mouse) return {scene::Hover{std::nullopt}};
        return {scene::PointAt{to}};
    }
    if (!has_moved_ && glm::length(to - pressed_at_) < click_slack_px * scale) return {};
    // What was held back as a possible click belongs to the drag.
    const glm::dvec2 drag = has_moved_ ? by : to - pressed_at_;
    has_moved_ = true;
    if (button_ == GLFW_MOUSE_BUTTON_LEFT)
        return {scene::Turn{drag.x * turn_rad_per_px / scale, -drag.y * turn_rad_per_px / scale}};
    return {scene::Pan{drag}};
}

std::optional<scene::Action> action_of_key(int key, int mods, const scene::State& state) {
    if ((mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return std::nullopt;
    const bool shift = (mods & GLFW_MOD_SHIFT) != 0;
    switch (key) {
        case GLFW_KEY_1:
        case GLFW_KEY_KP_1:
        case GLFW_KEY_B:
            return scene::LookFrom{scene::View::back};
        case GLFW_KEY_2:
        case GLFW_KEY_KP_2:
        case GLFW_KEY_V:
            return scene::LookFrom{scene::View::front};
        case GLFW_KEY_3:
        case GLFW_KEY_KP_3:
            return scene::LookFrom{scene::View::left};
        case GLFW_KEY_4:
        case GLFW_KEY_KP_4:
            return scene::LookFrom{scene::View::right};
        case GLFW_KEY_F:
            return scene::FrameSelection{};
        case GLFW_KEY_HOME:
            return scene::Reset{};
        case GLFW_KEY_TAB:
            return scene::Walk{shift ? -1 : 1};
        case GLFW_KEY_RIGHT:
        case GLFW_KEY_DOWN:
            return scene::Walk{1};
        case GLFW_KEY_LEFT:
        case GLFW_KEY_UP:
            return scene::Walk{-1};
        case GLFW_KEY_ESCAPE:
            return scene::Select{std::nullopt};
        case GLFW_KEY_C:
            return scene::ShowConstruction{!state.show_construction};
        case GLFW_KEY_H:
            return scene::ShowHidden{!state.show_hidden};
        case GLFW_KEY_U:
            return scene::ShowUncertainty{!state.show_uncertainty};
        case GLFW_KEY_L:
            return scene::ChooseLabels{static_cast<scene::Labels>((static_cast<int>(state.labels) + 1) % 4)};
        case GLFW_KEY_T:
            return scene::ChooseTheme{state.theme == scene::Theme::light ? scene::Theme::dark : scene::Theme::light};
        default:
            return std::nullopt;
    }
}

}  // namespace jingluo::app
