#include "scene/camera.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>
#include <numbers>

#include "base/fault.h"

namespace jingluo::scene {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double steepest = 89.0 * pi / 180;
constexpr double nearest_m = 0.03, farthest_m = 12;
// A lying body in a tall narrow picture is framed from farther away than anybody would zoom by hand.
constexpr double farthest_framed_m = 100;

constexpr std::array<const char*, 7> view_names{"back", "front", "left", "right", "prone", "supine", "side-lying"};

/// The camera's own axes in the world: right and up in the picture, back towards the eye.
struct Axes {
    glm::dvec3 right, up, back;
};

Axes axes_of(const Camera& camera) {
    const glm::dvec3 back(std::sin(camera.yaw) * std::cos(camera.pitch), std::sin(camera.pitch),
                          std::cos(camera.yaw) * std::cos(camera.pitch));
    const glm::dvec3 level_right(std::cos(camera.yaw), 0, -std::sin(camera.yaw));
    const glm::dvec3 level_up = glm::cross(back, level_right);
    const double c = std::cos(camera.roll), s = std::sin(camera.roll);
    return {camera.stand * (level_right * c + level_up * s), camera.stand * (level_up * c - level_right * s),
            camera.stand * back};
}

glm::dvec3 eye_of(const Camera& camera, const Axes& axes) {
    return camera.target + axes.back * camera.distance;
}

double metres_per_px(const Camera& camera, const Viewport& viewport, double depth_m) {
    return 2 * depth_m * std::tan(camera.fov_y / 2) / std::max(1, viewport.height_px);
}

glm::dvec2 free_size_px(const Viewport& viewport) {
    return {std::max(32, viewport.width_px - viewport.left_px - viewport.right_px),
            std::max(32, viewport.height_px - viewport.top_px - viewport.bottom_px)};
}

glm::dvec2 free_centre_px(const Viewport& viewport) {
    return {(viewport.left_px + viewport.width_px - viewport.right_px) / 2.0,
            (viewport.top_px + viewport.height_px - viewport.bottom_px) / 2.0};
}

void set_direction(Camera& camera, View view) {
    camera.clear_m = Camera{}.clear_m;
    camera.pitch = 0;
    camera.roll = 0;
    switch (view) {
        case View::back:
        case View::prone:
            camera.yaw = pi;
            break;
        case View::front:
        case View::supine:
            camera.yaw = 0;
            break;
        case View::left:
        case View::side_lying:
            camera.yaw = pi / 2;
            break;
        case View::right:
            camera.yaw = -pi / 2;
            break;
    }
    // Lying people are looked at with the head to the left.
    if (view == View::prone || view == View::supine || view == View::side_lying) camera.roll = -pi / 2;
}

}  // namespace

std::string to_string(View view) {
    return view_names[static_cast<size_t>(view)];
}

View view_named(const std::string& word) {
    const std::vector<std::string> names(view_names.begin(), view_names.end());
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) {
        throw base::BadInput(base::Fault{"", "",
                                         "there is no view '" + word +
                                             "'; there are back, front, left, right, prone, supine and side-lying" +
                                             base::did_you_mean(word, names)});
    }
    return static_cast<View>(found - names.begin());
}

Lens lens_of(const Camera& camera, const Viewport& viewport, double body_radius_m) {
    const Axes axes = axes_of(camera);
    const glm::dvec3 eye = eye_of(camera, axes);
    const double aspect = static_cast<double>(std::max(1, viewport.width_px)) / std::max(1, viewport.height_px);
    const double reach = body_radius_m + glm::length(camera.target - glm::dvec3(0, body_radius_m, 0));
    const double near_m = std::max({camera.distance * 0.05, camera.distance - reach, camera.distance - camera.clear_m});
    const double far_m = camera.distance + reach;
    glm::dmat4 projection = glm::perspective(camera.fov_y, aspect, std::max(0.005, near_m), std::max(0.1, far_m));
    // The target falls on the middle of the free rectangle: the lens is shifted, so that the panel bends no
    // perspective.
    const glm::dvec2 centre = free_centre_px(viewport);
    const glm::dvec2 shift(2 * centre.x / std::max(1, viewport.width_px) - 1,
                           1 - 2 * centre.y / std::max(1, viewport.height_px));
    projection = glm::translate(glm::dmat4(1), glm::dvec3(shift, 0)) * projection;
    Lens lens;
    lens.view = glm::mat4(glm::lookAt(eye, camera.target, axes.up));
    lens.projection = glm::mat4(projection);
    lens.eye = glm::vec3(eye);
    return lens;
}

Ray ray_through(const Camera& camera, const Viewport& viewport, glm::dvec2 pixel) {
    const Axes axes = axes_of(camera);
    const glm::dvec2 off = (pixel - free_centre_px(viewport)) * metres_per_px(camera, viewport, 1.0);
    // Along the ray one metre of depth is as long as this.
    const glm::dvec3 way = axes.right * off.x - axes.up * off.y - axes.back;
    return {eye_of(camera, axes) + way * std::max(0.0, camera.distance - camera.clear_m), glm::normalize(way)};
}

Projected project(const Camera& camera, const Viewport& viewport, glm::dvec3 place) {
    const Axes axes = axes_of(camera);
    const glm::dvec3 from_eye = place - eye_of(camera, axes);
    const double depth = -glm::dot(from_eye, axes.back);
    const double scale = metres_per_px(camera, viewport, std::max(1e-6, depth));
    const glm::dvec2 off(glm::dot(from_eye, axes.right) / scale, -glm::dot(from_eye, axes.up) / scale);
    return {free_centre_px(viewport) + off, depth};
}

Camera turned(Camera camera, double right_rad, double up_rad) {
    // In a lying view the drag follows the picture, not the world.
    const double c = std::cos(camera.roll), s = std::sin(camera.roll);
    const double across = right_rad * c - up_rad * s, along = right_rad * s + up_rad * c;
    camera.clear_m = Camera{}.clear_m;
    camera.yaw = std::remainder(camera.yaw - across, 2 * pi);
    camera.pitch = std::clamp(camera.pitch - along, -steepest, steepest);
    return camera;
}

Camera panned(Camera camera, const Viewport& viewport, glm::dvec2 by_px) {
    const Axes axes = axes_of(camera);
    const double scale = metres_per_px(camera, viewport, camera.distance);
    camera.target += (axes.up * by_px.y - axes.right * by_px.x) * scale;
    return camera;
}

Camera zoomed(Camera camera, const Viewport& viewport, glm::dvec2 pixel, double factor) {
    const Axes axes = axes_of(camera);
    const double distance = std::clamp(camera.distance / factor, nearest_m, std::max(farthest_m, camera.distance));
    const double done = camera.distance / distance;
    const glm::dvec2 off = (pixel - free_centre_px(viewport)) * metres_per_px(camera, viewport, camera.distance);
    const glm::dvec3 held = camera.target + axes.right * off.x - axes.up * off.y;
    camera.target = held + (camera.target - held) / done;
    camera.distance = distance;
    return camera;
}

Camera framed_as_turned(Camera camera, const Viewport& viewport, const std::vector<glm::dvec3>& places, double margin) {
    if (places.empty()) return camera;
    const Axes axes = axes_of(camera);
    glm::dvec3 low(1e9), high(-1e9);
    for (const glm::dvec3& place : places) {
        const glm::dvec3 in(glm::dot(place, axes.right), glm::dot(place, axes.up), glm::dot(place, axes.back));
        low = glm::min(low, in);
        high = glm::max(high, in);
    }
    const glm::dvec3 middle = (low + high) / 2.0;
    camera.target = axes.right * middle.x + axes.up * middle.y + axes.back * middle.z;
    const glm::dvec2 half = free_size_px(viewport) / 2.0 * (1 - 2 * margin) * metres_per_px(camera, viewport, 1.0);
    double distance = nearest_m;
    for (const glm::dvec3& place : places) {
        const glm::dvec3 in = place - camera.target;
        const double towards = glm::dot(in, axes.back);
        distance = std::max({distance, std::abs(glm::dot(in, axes.right)) / half.x + towards,
                             std::abs(glm::dot(in, axes.up)) / half.y + towards});
    }
    camera.distance = std::clamp(distance, nearest_m, farthest_framed_m);
    return camera;
}

Camera framed(Camera camera, View view, const Viewport& viewport, const std::vector<glm::dvec3>& places,
              double margin) {
    set_direction(camera, view);
    return framed_as_turned(camera, viewport, places, margin);
}

}  // namespace jingluo::scene
