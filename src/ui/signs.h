// Small signs drawn from lines, so that nothing rests on colour alone.
#pragma once

#include <imgui.h>

#include <string>

#include "scene/frame.h"

namespace jingluo::ui {

ImU32 packed(const scene::Colour& colour);
/// The sign of a point as the picture draws it.
void draw_sign(scene::MarkerShape shape, ImVec2 centre, float radius, ImU32 fill, ImU32 rim);
/// A triangle with an exclamation mark, `size` pixels high, its upper left corner at `at`.
void draw_warning(ImVec2 at, float size, ImU32 colour);
/// A horizontal stroke in a channel's pattern ("solid", "dash", "dot", "dash_dot", "long_dash").
void draw_pattern(ImVec2 from, float length, const std::string& pattern, ImU32 colour, float thickness);
/// ">" when closed, "v" when open, centred.
void draw_chevron(ImVec2 centre, float size, bool open, ImU32 colour, float thickness);
void draw_tick(ImVec2 centre, float size, ImU32 colour, float thickness);
void draw_cross(ImVec2 centre, float size, ImU32 colour, float thickness);
/// A lens, for the search box.
void draw_lens(ImVec2 centre, float size, ImU32 colour, float thickness);
/// Half light, half dark: the theme's switch.
void draw_half_moon(ImVec2 centre, float radius, ImU32 colour, float thickness);

}  // namespace jingluo::ui
