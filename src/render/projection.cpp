#include "render/projection.h"

#include <algorithm>
#include <cmath>

namespace jingluo::render {

namespace {

// What is drawn on the skin is the chord between two samples of a curve; it may run this far below a convex skin.
constexpr float least_lift_m = 0.0025f;
// Beyond this slope a sign at the outline would be lifted through a limb that lies before it.
constexpr float most_slope = 3.0f;
constexpr float most_lift_m = 0.035f;

}  // namespace

Projection::Projection(const scene::Lens& lens, glm::ivec2 picture_px)
    : view_(lens.view),
      projection_(lens.projection),
      picture_px_(picture_px),
      parallel_(lens.projection[3][3] != 0.0f) {}

std::optional<Projected> Projection::sign(const glm::vec3& place, const glm::vec3& normal, float reach_px) const {
    const glm::vec3 at = view_ * glm::vec4(place, 1.0f);
    const glm::vec4 clip = projection_ * glm::vec4(at, 1.0f);
    if (!(clip.w > 0.0f) || clip.z < -clip.w || clip.z > clip.w) return std::nullopt;

    Projected result;
    result.at_px = {(clip.x / clip.w * 0.5f + 0.5f) * picture_px_.x, (0.5f - clip.y / clip.w * 0.5f) * picture_px_.y};
    result.metres_per_px = 2.0f * clip.w / (std::abs(projection_[1][1]) * picture_px_.y);
    if (!std::isfinite(result.at_px.x) || !std::isfinite(result.at_px.y)) return std::nullopt;

    const glm::vec3 towards_eye = parallel_ ? glm::vec3(0, 0, 1) : glm::normalize(-at);
    const float facing = glm::dot(glm::mat3(view_) * normal, towards_eye);
    result.facing = facing;
    float lift = least_lift_m;
    if (facing > 0.0f) {
        const float slope = std::sqrt(std::max(0.0f, 1.0f - facing * facing)) / std::max(facing, 1e-3f);
        lift += std::min(most_lift_m, reach_px * result.metres_per_px * std::min(slope, most_slope));
    }
    // Along the line of sight, so that the place on the screen stays where it is.
    if (!parallel_) lift = std::min(lift, 0.5f * glm::length(at));
    const glm::vec4 lifted = projection_ * glm::vec4(at + towards_eye * lift, 1.0f);
    result.depth = std::clamp(lifted.z / lifted.w, -1.0f, 1.0f);
    return result;
}

glm::u8vec4 bytes_of(const scene::Colour& colour) {
    return glm::u8vec4(glm::clamp(colour, 0.0f, 1.0f) * 255.0f + 0.5f);
}

glm::vec3 linear_of(const scene::Colour& colour) {
    const auto channel = [](float c) { return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f); };
    return {channel(colour.x), channel(colour.y), channel(colour.z)};
}

}  // namespace jingluo::render
