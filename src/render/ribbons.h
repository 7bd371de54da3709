// Curves as bands of triangles in pixels of the picture: round ends, round joins at sharp turns, patterns by length.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <vector>

#include "render/projection.h"
#include "scene/frame.h"

namespace jingluo::render {

struct RibbonVertex {
    glm::vec3 at;      // pixels, depth
    float along;       // pixels of the pattern, from the curve's start
    float from_start;  // the same, from where this unbroken piece starts
    float to_end;
    float across_px;
    float half_width_px;
    float stretch;  // pixels on the screen for one of the pattern
    float pattern;
    glm::u8vec4 colour;
    std::uint32_t hidden_alpha;  // one byte in use
};

struct Ribbons {
    std::vector<RibbonVertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<std::uint32_t> hidden_indices;  // those to be drawn again, faintly, where the body is in front
};

/// Adds a curve on the skin. Its pattern is measured on the body, in steps of zoom, so that dashes stay where they are
/// while the body turns.
void add_line(Ribbons& ribbons, const scene::Line& line, const Projection& projection);

/// Adds a stroke of the overlay.
void add_stroke(Ribbons& ribbons, const scene::Stroke2d& stroke);

}  // namespace jingluo::render
