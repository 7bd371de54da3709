// Makes the frame of a state: lists for the renderer.
#pragma once

#include <string>

#include "scene/frame.h"
#include "scene/measure_text.h"
#include "scene/state.h"

namespace jingluo::scene {

/// Colours of the light and dark theme that the picture uses; the panel takes its own from src/ui.
struct Palette {
    Colour background_top, background_bottom, ink, ink_soft, paper, accent, landmark, ruler, halo;
};
const Palette& palette(Theme theme);
/// "#rrggbb" of a channel's code as a colour, adapted to the theme so that it reads on skin and background. Extra
/// points and codes without a channel get a neutral ink.
Colour channel_colour(const World& world, const std::string& code, Theme theme);
/// The line pattern of a channel's code; solid where the atlas names none that is known.
Pattern channel_pattern(const World& world, const std::string& code);
MarkerShape shape_of(atlas::Role role);
/// The sign of a point in list, legend and picture: near points are discs, distant ones diamonds, others discs.
MarkerShape sign_of(const State& state, const atlas::Point& point);
/// A landmark's name as a person says it: "spinous_process_l2_inferior_border" -> "lower border of spinous process L2".
/// The side's ending is left out.
std::string landmark_words(const std::string& name);

/// A viewport for a picture without panels: margins for title and legend, so that the body is framed beside them, and
/// the scale that makes a picture of any size look like the one of 1280 x 720.
Viewport picture_viewport(int width_px, int height_px, bool title, bool legend);

/// The whole frame: skin, channels, points, the selected point's construction, labels laid out without overlap, title
/// and legend where asked. Deterministic. Title stands in the viewport's upper margin, the legend in its left one;
/// where the viewport leaves no room for the legend there, it stands over the free rectangle's upper left corner.
Frame compose(const State& state, const World& world, const MeasureText& measure);

}  // namespace jingluo::scene
