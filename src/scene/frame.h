// What is to be seen: plain lists, drawn by src/render without knowing what they mean. Positions on the body are metres
// in the body's frame; everything named `_px` is in pixels of the whole picture (origin top left), already scaled for
// the screen.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <string>
#include <vector>

#include "body/mesh.h"

namespace jingluo::scene {

/// sRGB, 0..1, alpha not premultiplied.
using Colour = glm::vec4;

struct Lens {
    glm::mat4 view{1};        // world to eye
    glm::mat4 projection{1};  // OpenGL clip space; y up
    glm::vec3 eye{0};
};

enum class MarkerShape { disc, ring, diamond, square, triangle, cross };

/// A point on the skin, drawn as a flat sign that faces the viewer and keeps its size in pixels.
struct Marker {
    glm::vec3 place{0};
    glm::vec3 normal{0, 0, 1};
    Colour fill{1}, rim{0, 0, 0, 1};
    float radius_px = 6;
    float rim_px = 1.5f;
    MarkerShape shape = MarkerShape::disc;
    float hidden_alpha = 0;   // how much of it shows where the body is in front of it; 0: nothing
    bool in_front = false;    // known to be seen: drawn whole, where a fold or an edge of the skin would bite into it
    float disc_radius_m = 0;  // when not 0: also a translucent disc of this radius on the skin
};

enum class Pattern { solid, dash, dot, dash_dot, long_dash };

/// A curve on the skin with a width in pixels.
struct Line {
    std::vector<glm::vec3> places;
    std::vector<glm::vec3> normals;  // one a place, or empty
    Colour colour{1};
    float width_px = 2;
    Pattern pattern = Pattern::solid;
    float hidden_alpha = 0;
};

/// Flat things over the picture, drawn in order after the body.
struct TextItem {
    std::string text;    // UTF-8
    glm::vec2 at_px{0};  // left end of the baseline
    float size_px = 14;
    Colour colour{0, 0, 0, 1};
    Colour halo{1, 1, 1, 0};  // alpha 0: none
    bool bold = false;
};
struct Stroke2d {
    glm::vec2 from_px{0}, to_px{0};
    float width_px = 1;
    Colour colour{0, 0, 0, 1};
    Pattern pattern = Pattern::solid;
};
struct Box2d {
    glm::vec2 min_px{0}, max_px{0};
    float corner_px = 0;
    Colour colour{1};
};
struct Sign2d {
    glm::vec2 at_px{0};
    float radius_px = 6, rim_px = 1.5f;
    MarkerShape shape = MarkerShape::disc;
    Colour fill{1}, rim{0, 0, 0, 1};
};

/// How the skin is lit and coloured.
struct Skin {
    Colour tint{1};                        // multiplies the vertex colours
    Colour shade{0.36f, 0.22f, 0.18f, 1};  // tone towards which shadow falls
    float rim = 0.25f;                     // strength of the soft edge light
    float floor_shade = 0;                 // strength of the soft shadow under the feet; 0: none
};

struct Frame {
    int width_px = 0, height_px = 0;
    int covered_left_px = 0;  // a panel will cover so much of the left side: nothing need be drawn there
    bool moving = false;      // soon followed by another: what nobody sees in passing may be left out
    // The body and all that lies on it are drawn within this rectangle of the picture only; the ground is everywhere.
    // Right end 0: no such bounds.
    glm::vec2 plate_min_px{0}, plate_max_px{0};
    Lens lens;
    const body::Mesh* skin_mesh = nullptr;
    std::uint64_t skin_revision = 0;  // changes when the mesh does, so that the renderer uploads it once
    Skin skin;
    Colour background_top{1}, background_bottom{1};  // alpha 0 in both: transparent picture
    std::vector<Line> lines;
    std::vector<Marker> markers;
    std::vector<Stroke2d> leaders;  // from labels to their signs: over curves, under markers
    // Overlay, back to front: boxes, strokes, signs, texts.
    std::vector<Box2d> boxes;
    std::vector<Stroke2d> strokes;
    std::vector<Sign2d> signs;
    std::vector<TextItem> texts;
};

}  // namespace jingluo::scene
