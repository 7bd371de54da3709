#include "scene/sheet.h"

#include <algorithm>
#include <cmath>

namespace jingluo::scene {

bool Sheet::sees(const glm::dvec3& place, const glm::dvec3& normal) const {
    if (world.body.surface == nullptr) return true;
    const Ray ray = ray_through(state.camera, state.viewport, project(state.camera, state.viewport, place).pixel);
    // Skin that faces away by more than this is hidden by the body itself; asking would cost a ray for every second
    // point.
    if (glm::dot(ray.direction, normal) > 0.3) return false;
    return !world.body.surface->blocked(ray.origin, place + normal * 0.002, 0.001);
}

glm::vec2 Sheet::pixel(const glm::dvec3& place) const {
    return glm::vec2(project(state.camera, state.viewport, place).pixel);
}

Rect Sheet::silhouette(const Rect& within) const {
    Rect taken{within.max, within.min};
    const Lens lens = lens_of(state.camera, state.viewport, 1);
    const glm::mat4 clip_of_place = lens.projection * lens.view;
    const glm::vec2 half(0.5f * static_cast<float>(state.viewport.width_px),
                         0.5f * static_cast<float>(state.viewport.height_px));
    const auto& places = world.body.mesh.positions;
    // A few thousand places give the outline well enough.
    const size_t step = std::max<size_t>(1, places.size() / 3000);
    for (size_t i = 0; i < places.size(); i += step) {
        const glm::vec4 clip = clip_of_place * glm::vec4(places[i], 1);
        if (!(clip.w > 0)) continue;
        const glm::vec2 at = half + half * glm::vec2(clip.x, -clip.y) / clip.w;
        if (!within.contains(at)) continue;
        taken.min = glm::min(taken.min, at);
        taken.max = glm::max(taken.max, at);
    }
    return taken;
}

float Sheet::grown(float size_px, float most) const {
    // About 600 pixels a metre is the opening view of a picture 720 pixels high.
    const double nearness = px_per_m / scale / 600;
    return size_px * scale * static_cast<float>(std::clamp(std::pow(nearness, 0.3), 0.85, static_cast<double>(most)));
}

Sheet make_sheet(const State& state, const World& world, const MeasureText& measure) {
    const Viewport& v = state.viewport;
    Sheet sheet{.state = state,
                .world = world,
                .measure = measure,
                .colours = palette(state.theme),
                .scale = std::max(0.25f, v.scale),
                .px_per_m = v.height_px / (2 * state.camera.distance * std::tan(state.camera.fov_y / 2)),
                .free = {{v.left_px, v.top_px}, {v.width_px - v.right_px, v.height_px - v.bottom_px}},
                .points = {}};
    for (const size_t index : shown_points(state, world)) {
        SeenPoint seen;
        seen.placed = &world.placements.points[index];
        seen.point = world.atlas.find_point(seen.placed->id.code);
        const Projected at = project(state.camera, v, seen.placed->place);
        seen.at_px = glm::vec2(at.pixel);
        seen.ahead = at.depth_m > 0;
        seen.inside = seen.ahead && sheet.free.contains(seen.at_px);
        seen.visible = seen.ahead && seen.inside && sheet.sees(seen.placed->place, seen.placed->normal);
        const locate::PointId& id = seen.placed->id;
        if (state.selected && state.selected->code == id.code && state.selected->member == id.member) {
            seen.selected = state.selected->side == id.side;
            seen.twin = !seen.selected;
        }
        seen.hovered = state.hovered == id;
        seen.radius_px = sheet.grown(4.5f, 1.9f) * (seen.selected || seen.twin ? 1.45f : seen.hovered ? 1.25f : 1.0f);
        sheet.points.push_back(seen);
    }
    return sheet;
}

}  // namespace jingluo::scene
