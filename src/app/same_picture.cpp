#include "app/same_picture.h"

namespace jingluo::app {

namespace {

bool same_camera(const scene::Camera& a, const scene::Camera& b) {
    return a.target == b.target && a.yaw == b.yaw && a.pitch == b.pitch && a.roll == b.roll && a.stand == b.stand &&
           a.distance == b.distance && a.fov_y == b.fov_y && a.clear_m == b.clear_m;
}

}  // namespace

bool same_viewport(const scene::Viewport& a, const scene::Viewport& b) {
    return a.width_px == b.width_px && a.height_px == b.height_px && a.left_px == b.left_px && a.top_px == b.top_px &&
           a.right_px == b.right_px && a.bottom_px == b.bottom_px && a.covered_left_px == b.covered_left_px &&
           a.scale == b.scale;
}

bool same_picture(const scene::State& a, const scene::State& b) {
    return a.region == b.region && a.channels == b.channels && a.only == b.only && a.sides == b.sides &&
           a.labels == b.labels && a.query == b.query && a.selected == b.selected && a.hovered == b.hovered &&
           a.show_channels == b.show_channels && a.show_hidden == b.show_hidden &&
           a.show_construction == b.show_construction && a.show_uncertainty == b.show_uncertainty &&
           a.show_alternatives == b.show_alternatives && a.body == b.body && a.theme == b.theme &&
           a.moving == b.moving && a.transparent == b.transparent &&
           (a.landmarks ? a.landmarks->now : nullptr) == (b.landmarks ? b.landmarks->now : nullptr) &&
           (a.landmarks ? a.landmarks->held : std::nullopt) == (b.landmarks ? b.landmarks->held : std::nullopt) &&
           a.landmarks.has_value() == b.landmarks.has_value() &&
           (!a.landmarks || a.landmarks->show_points == b.landmarks->show_points) &&
           a.hovered_landmark == b.hovered_landmark && a.show_title == b.show_title && a.show_legend == b.show_legend &&
           same_camera(a.camera, b.camera) && same_viewport(a.viewport, b.viewport);
}

}  // namespace jingluo::app
