// Writes what a state shows as PNG.
#pragma once

#include <filesystem>
#include <functional>

#include "base/files.h"
#include "render/renderer.h"
#include "scene/measure_text.h"
#include "scene/state.h"

namespace jingluo::app {

struct Picture {
    std::filesystem::path file;
    int width_px = 1280, height_px = 720, samples = 4;
    bool transparent = false, title = true, legend = true;
    base::Existing existing = base::Existing::keep;
};

/// Where the picture's body may stand: what title and legend leave free.
scene::Viewport viewport_of(const Picture& picture);

/// Draws the state into the file, written whole or not at all. The state's camera is kept as it is; its viewport
/// becomes the picture's. `over`, when given, paints over each band of finished rows (the panel): first row, rows,
/// RGBA.
using PaintOver = std::function<void(int first_row, int rows, std::uint8_t* rgba)>;
void write_picture(const Picture& picture, scene::State state, const scene::World& world,
                   const scene::MeasureText& measure, render::Renderer& renderer, const PaintOver& over = {});

}  // namespace jingluo::app
