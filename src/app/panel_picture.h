// A picture with the panel beside the body, at any size: the panel is laid out again at the picture's scale, so that
// its text is sharp.
#pragma once

#include "app/load.h"
#include "app/picture.h"
#include "render/fonts.h"
#include "ui/panels.h"
#include "verify/certificate.h"

namespace jingluo::app {

/// As write_picture. `scale` is the size of the panel's text in the picture (1: as on an ordinary screen). The current
/// ImGui context is left as it was.
void write_picture_with_panel(const Picture& picture, const scene::State& state, const ui::Memory& memory,
                              const Loaded& loaded, const verify::Certificate* certificate,
                              const render::FontFiles& fonts, float scale, render::Renderer& renderer,
                              const scene::MeasureText& measure);

}  // namespace jingluo::app
