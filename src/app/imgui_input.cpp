#include "app/imgui_input.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

namespace jingluo::app {

namespace {

constexpr std::pair<ImGuiKey, int> keys[] = {{ImGuiKey_Tab, GLFW_KEY_TAB},
                                             {ImGuiKey_LeftArrow, GLFW_KEY_LEFT},
                                             {ImGuiKey_RightArrow, GLFW_KEY_RIGHT},
                                             {ImGuiKey_UpArrow, GLFW_KEY_UP},
                                             {ImGuiKey_DownArrow, GLFW_KEY_DOWN},
                                             {ImGuiKey_PageUp, GLFW_KEY_PAGE_UP},
                                             {ImGuiKey_PageDown, GLFW_KEY_PAGE_DOWN},
                                             {ImGuiKey_Home, GLFW_KEY_HOME},
                                             {ImGuiKey_End, GLFW_KEY_END},
                                             {ImGuiKey_Insert, GLFW_KEY_INSERT},
                                             {ImGuiKey_Delete, GLFW_KEY_DELETE},
                                             {ImGuiKey_Backspace, GLFW_KEY_BACKSPACE},
                                             {ImGuiKey_Space, GLFW_KEY_SPACE},
                                             {ImGuiKey_Enter, GLFW_KEY_ENTER},
                                             {ImGuiKey_Escape, GLFW_KEY_ESCAPE},
                                             {ImGuiKey_KeyPadEnter, GLFW_KEY_KP_ENTER},
                                             {ImGuiKey_A, GLFW_KEY_A},
                                             {ImGuiKey_C, GLFW_KEY_C},
                                             {ImGuiKey_V, GLFW_KEY_V},
                                             {ImGuiKey_X, GLFW_KEY_X},
                                             {ImGuiKey_Y, GLFW_KEY_Y},
                                             {ImGuiKey_Z, GLFW_KEY_Z}};

void feed_modifiers(ImGuiIO& io, int mods) {
#if IMGUI_VERSION_NUM >= 18900
    io.AddKeyEvent(ImGuiMod_Ctrl, (mods & GLFW_MOD_CONTROL) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (mods & GLFW_MOD_SHIFT) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (mods & GLFW_MOD_ALT) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (mods & GLFW_MOD_SUPER) != 0);
#else
    io.KeyCtrl = (mods & GLFW_MOD_CONTROL) != 0;
    io.KeyShift = (mods & GLFW_MOD_SHIFT) != 0;
    io.KeyAlt = (mods & GLFW_MOD_ALT) != 0;
    io.KeySuper = (mods & GLFW_MOD_SUPER) != 0;
#endif
}

void feed_key(ImGuiIO& io, const Key& key) {
    feed_modifiers(io, key.mods);
#if IMGUI_VERSION_NUM >= 18700
    for (const auto& [named, glfw] : keys) {
        if (glfw == key.key) io.AddKeyEvent(named, key.down);
    }
#else
    if (key.key >= 0 && key.key < static_cast<int>(IM_ARRAYSIZE(io.KeysDown))) io.KeysDown[key.key] = key.down;
#endif
}

void feed_position(ImGuiIO& io, float x, float y) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(x, y);
#else
    io.MousePos = ImVec2(x, y);
#endif
}

void feed_button(ImGuiIO& io, const MouseButton& button) {
    if (button.button < 0 || button.button >= 5) return;
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseButtonEvent(button.button, button.down);
#else
    io.MouseDown[button.button] = button.down;
#endif
}

void feed_wheel(ImGuiIO& io, glm::dvec2 steps) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseWheelEvent(static_cast<float>(steps.x), static_cast<float>(steps.y));
#else
    io.MouseWheelH += static_cast<float>(steps.x);
    io.MouseWheel += static_cast<float>(steps.y);
#endif
}

void release_everything(ImGuiIO& io) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddFocusEvent(false);
#else
    std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
    std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
    feed_modifiers(io, 0);
#endif
}

}  // namespace

void set_up_imgui_input() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // nothing is written into the current folder
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // a blinking caret would keep an idle window busy
#if IMGUI_VERSION_NUM < 18700
    for (const auto& [named, glfw] : keys) io.KeyMap[named] = glfw;
#endif
    io.GetClipboardTextFn = [](void*) { return glfwGetClipboardString(nullptr); };
    io.SetClipboardTextFn = [](void*, const char* text) { glfwSetClipboardString(nullptr, text); };
}

void feed_imgui(const Event* event, double time_s, glm::ivec2 size_px) {
    static double last_s = 0;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(size_px.x), static_cast<float>(size_px.y));
    io.DeltaTime = static_cast<float>(std::clamp(time_s - last_s, 1e-4, 0.5));
    last_s = time_s;
    if (event == nullptr) return;
    if (const auto* move = std::get_if<MouseMoved>(&event->is))
        feed_position(io, static_cast<float>(move->at_px.x), static_cast<float>(move->at_px.y));
    if (std::holds_alternative<MouseLeft>(event->is)) feed_position(io, -3.4e38f, -3.4e38f);
    if (const auto* button = std::get_if<MouseButton>(&event->is)) {
        feed_modifiers(io, button->mods);
        feed_button(io, *button);
    }
    if (const auto* wheel = std::get_if<Wheel>(&event->is)) feed_wheel(io, wheel->steps);
    if (const auto* key = std::get_if<Key>(&event->is)) feed_key(io, *key);
    if (const auto* text = std::get_if<Character>(&event->is)) io.AddInputCharacter(static_cast<unsigned>(text->code));
    if (const auto* focus = std::get_if<Focus>(&event->is); focus != nullptr && !focus->gained) release_everything(io);
}

}  // namespace jingluo::app
