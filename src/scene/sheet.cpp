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

namespace {

// More points than this, of which none was chosen, are a crowd.
constexpr size_t crowd = 100;

float quiet_of(const Sheet& sheet, size_t shown) {
    const State& state = sheet.state;
    const bool chosen = !state.region.empty() || !state.only.empty() || !state.query.empty() ||
                        (!state.channels.empty() && state.channels.size() < 5);
    if (chosen || shown < crowd) return 0;
    // About 600 pixels a metre is the opening view; at three times that a hand's breadth has room for its names.
    return static_cast<float>(std::clamp(1 - (sheet.px_per_m / sheet.scale / 600 - 1) / 2, 0.0, 1.0));
}

/// Head and hands: where the eye looks first, and names would hide the most.
std::vector<bool> delicate_places(const body::Body& body) {
    std::vector<bool> is(body.mesh.positions.size(), false);
    const auto mark = [&](const char* part, const char* next, double from, bool beyond) {
        const auto here = body.marks.parts.find(part), there = body.marks.parts.find(next);
        if (here == body.marks.parts.end() || there == body.marks.parts.end()) return;
        const body::PartFrame& frame = here->second;
        // Sizes come from the body: the way from one part's middle to the next one's.
        const double size = glm::length(frame.at - there->second.at);
        for (size_t i = 0; i < is.size(); ++i) {
            const glm::dvec3 off = glm::dvec3(body.mesh.positions[i]) - frame.at;
            const double along = glm::dot(off, frame.proximal);
            if (glm::length(off) < 1.3 * size && (beyond ? along > from * size : along < from * size)) is[i] = true;
        }
    };
    mark("head", "neck", -0.45, true);
    mark("hand.l", "forearm.l", 0.4, false);
    mark("hand.r", "forearm.r", 0.4, false);
    return is;
}

}  // namespace

BodyCover body_cover(const Sheet& sheet, const Rect& area) {
    const float cell = 4 * sheet.scale;
    BodyCover cover{CoverMap(area, cell), CoverMap(area, cell)};
    const Lens lens = lens_of(sheet.state.camera, sheet.state.viewport, 1);
    const glm::mat4 clip_of_place = lens.projection * lens.view;
    const glm::vec2 half(0.5f * static_cast<float>(sheet.state.viewport.width_px),
                         0.5f * static_cast<float>(sheet.state.viewport.height_px));
    const body::Mesh& mesh = sheet.world.body.mesh;
    std::vector<glm::vec3> seen(mesh.positions.size());  // pixels, and how far ahead
    for (size_t i = 0; i < seen.size(); ++i) {
        const glm::vec4 clip = clip_of_place * glm::vec4(mesh.positions[i], 1);
        seen[i] = clip.w > 0 ? glm::vec3(half + half * glm::vec2(clip.x, -clip.y) / clip.w, clip.w) : glm::vec3(0);
    }
    const std::vector<bool> delicate = delicate_places(sheet.world.body);
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const std::uint32_t* corner = &mesh.indices[i];
        const glm::vec3 &a = seen[corner[0]], &b = seen[corner[1]], &c = seen[corner[2]];
        if (!(a.z > 0) || !(b.z > 0) || !(c.z > 0)) continue;
        cover.all.add(glm::vec2(a), glm::vec2(b), glm::vec2(c));
        if (delicate[corner[0]]) cover.delicate.add(glm::vec2(a), glm::vec2(b), glm::vec2(c));
    }
    cover.all.finish();
    cover.delicate.finish();
    return cover;
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
    const std::vector<size_t> shown = shown_points(state, world);
    sheet.quiet = quiet_of(sheet, shown.size());
    const float radius = sheet.grown(4.5f, 1.9f) * (1 - 0.36f * sheet.quiet);
    for (const size_t index : shown) {
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
        seen.radius_px = radius * (seen.selected || seen.twin ? 1.45f : seen.hovered ? 1.25f : 1.0f);
        sheet.points.push_back(seen);
    }
    return sheet;
}

}  // namespace jingluo::scene
