// Hands events to Dear ImGui, one a frame, whatever its version: 1.86 (Debian 12) keeps arrays of keys, later ones a
// queue.
#pragma once

#include "app/events.h"

namespace jingluo::app {

/// Names the keys that text fields need; once after the ImGui context was made. Clipboard goes through GLFW.
void set_up_imgui_input();

/// Before ImGui::NewFrame(). `size_px` is the framebuffer's. A time that stands still counts as a tiny step.
void feed_imgui(const Event* event, double time_s, glm::ivec2 size_px);

}  // namespace jingluo::app
