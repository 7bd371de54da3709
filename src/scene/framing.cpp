#include "scene/framing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jingluo::scene {

namespace {

// So much of the free rectangle's height or width may a cut-off part be long to be taken in.
constexpr double little = 0.14;

/// What of the body reaches farthest past each side of the free rectangle, of that which lies within the others.
struct Overhang {
    double by_px = 0;
    glm::dvec3 place{0};
};

std::array<Overhang, 4> overhangs(const Camera& camera, const Viewport& viewport, const body::Mesh& mesh) {
    std::array<Overhang, 4> found;  // left, right, top, bottom
    const double left = viewport.left_px, right = viewport.width_px - viewport.right_px;
    const double top = viewport.top_px, bottom = viewport.height_px - viewport.bottom_px;
    // A few thousand places give the outline well enough.
    const size_t step = std::max<size_t>(1, mesh.positions.size() / 4000);
    for (size_t i = 0; i < mesh.positions.size(); i += step) {
        const glm::dvec3 place(mesh.positions[i]);
        const Projected at = project(camera, viewport, place);
        if (at.depth_m <= 0) continue;
        const bool level = at.pixel.y >= top && at.pixel.y <= bottom;
        const bool above = at.pixel.x >= left && at.pixel.x <= right;
        const std::array<double, 4> by{level ? left - at.pixel.x : 0, level ? at.pixel.x - right : 0,
                                       above ? top - at.pixel.y : 0, above ? at.pixel.y - bottom : 0};
        for (size_t side = 0; side < by.size(); ++side) {
            if (by[side] > found[side].by_px) found[side] = {by[side], place};
        }
    }
    return found;
}

}  // namespace

Camera framed_with_body(Camera camera, const Viewport& viewport, std::vector<glm::dvec3> places, double margin,
                        const body::Mesh& mesh) {
    camera = framed_as_turned(camera, viewport, places, margin);
    const double wide = viewport.width_px - viewport.left_px - viewport.right_px;
    const double high = viewport.height_px - viewport.top_px - viewport.bottom_px;
    // Coming back brings more of the body into view: after two rounds it is left as it is.
    for (int round = 0; round < 2; ++round) {
        const auto found = overhangs(camera, viewport, mesh);
        bool any = false;
        for (size_t side = 0; side < found.size(); ++side) {
            const double all = side < 2 ? wide : high;
            if (found[side].by_px <= 0 || found[side].by_px > little * all) continue;
            places.push_back(found[side].place);
            any = true;
        }
        if (!any) break;
        camera = framed_as_turned(camera, viewport, places, margin);
    }
    return camera;
}

Camera past_other_side(Camera camera, const Viewport& viewport, int side, const body::Body& body) {
    const auto trunk = body.marks.parts.find("trunk");
    // Only seen straight from the other side are the midline and the picture parallel.
    if (trunk == body.marks.parts.end() || side * std::sin(camera.yaw) > -0.95 || std::abs(camera.pitch) > 0.2) {
        return camera;
    }
    const glm::dvec3 left = camera.stand[0], middle = trunk->second.at;
    const double clear_m = side * glm::dot(camera.target - middle, left);
    constexpr double near_midline_m = 0.012;
    if (clear_m < near_midline_m) return camera;
    for (const glm::vec3& place : body.mesh.positions) {
        if (std::abs(glm::dot(glm::dvec3(place) - middle, left)) > near_midline_m) continue;
        const Projected at = project(camera, viewport, glm::dvec3(place));
        const bool inside = at.pixel.x > viewport.left_px && at.pixel.x < viewport.width_px - viewport.right_px &&
                            at.pixel.y > viewport.top_px && at.pixel.y < viewport.height_px - viewport.bottom_px;
        if (at.depth_m > 0 && inside) return camera;
    }
    camera.clear_m = clear_m;
    return camera;
}

}  // namespace jingluo::scene
