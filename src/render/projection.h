// From the body to pixels of the picture, for everything that keeps its size on the screen.
#pragma once

#include <glm/glm.hpp>
#include <optional>

#include "scene/frame.h"

namespace jingluo::render {

struct Projected {
    glm::vec2 at_px{0};       // of the whole picture, origin top left
    float depth = 0;          // in the clip range, -1 near to 1 far, after the lift
    float metres_per_px = 0;  // across the line of sight, at that distance
    float facing = 0;         // cosine between the skin's normal and the way to the eye; 0 where the normal is unknown
};

/// Of the flat things over the picture. They pass the depth test of the marks on the skin everywhere and so share its
/// state: a software renderer compiles each program once more for every other state.
constexpr float nearest_depth = -1.0f;

/// Skin that faces away by more than this (Projected::facing) is hidden by the body itself: what lies on it need not be
/// drawn.
constexpr float surely_hidden = -0.3f;

class Projection {
  public:
    Projection(const scene::Lens& lens, glm::ivec2 picture_px);

    /// A sign of `reach_px` to either side whose middle lies on the skin at `place`. Its depth is lifted towards the
    /// viewer by so much as the skin rises beside the middle when seen at that slope, so that the skin does not swallow
    /// half of it; where the skin faces away it is not lifted for its slope. `normal` of length 0: unknown. Nothing
    /// when behind the eye.
    std::optional<Projected> sign(const glm::vec3& place, const glm::vec3& normal, float reach_px) const;

  private:
    glm::mat4 view_, projection_;
    glm::vec2 picture_px_;
    bool parallel_;
};

/// A colour of 0..1 as four bytes.
glm::u8vec4 bytes_of(const scene::Colour& colour);

/// The colour channels of an sRGB colour as linear light (IEC 61966-2-1).
glm::vec3 linear_of(const scene::Colour& colour);

}  // namespace jingluo::render
