#include "scene/alternatives.h"

namespace jingluo::scene {

namespace {

void join(Frame& frame, const Sheet& sheet, glm::dvec3 from, glm::dvec3 to) {
    Line line;
    const auto way = sheet.world.body.surface ? sheet.world.body.surface->way(from, to) : std::nullopt;
    if (way) {
        line.places.assign(way->begin(), way->end());
    } else {
        line.places = {from, to};
    }
    line.colour = sheet.colours.ink;
    line.colour.w = 0.6f;
    line.width_px = 1.2f * sheet.scale;
    line.pattern = Pattern::dot;
    line.hidden_alpha = 0.15f;
    frame.lines.push_back(std::move(line));
}

}  // namespace

void add_alternatives(Frame& frame, const Sheet& sheet, LabelRequests& requests) {
    for (const SeenPoint& seen : sheet.points) {
        if (seen.point == nullptr || !(seen.selected || sheet.state.show_alternatives)) continue;
        for (const locate::PlacedAlternative* other : sheet.world.placements.alternatives_of(seen.placed->id)) {
            const atlas::Alternative& is = seen.point->alternatives[other->index];
            join(frame, sheet, seen.placed->place, other->at.place);
            Marker marker;
            marker.place = glm::vec3(other->at.place);
            marker.normal = glm::vec3(other->at.normal);
            marker.shape = MarkerShape::ring;
            marker.fill = channel_colour(sheet.world, seen.point->channel, sheet.state.theme);
            marker.radius_px = sheet.grown(5.6f, 1.6f);
            marker.rim_px = 0;
            marker.in_front = sheet.sees(other->at.place, other->at.normal);
            marker.hidden_alpha = 0.35f;
            if (sheet.state.show_uncertainty) marker.disc_radius_m = static_cast<float>(is.sigma_mm / 1000);
            frame.markers.push_back(marker);
            const Projected at = project(sheet.state.camera, sheet.state.viewport, other->at.place);
            if (at.depth_m <= 0 || !sheet.free.contains(glm::vec2(at.pixel))) continue;
            const Circle anchor{glm::vec2(at.pixel), marker.radius_px};
            requests.markers.push_back(anchor);
            if (!marker.in_front || sheet.state.labels == Labels::none) continue;
            const glm::vec2 outward = sheet.pixel(other->at.place + other->at.normal * 0.02) - anchor.at;
            const std::string name = seen.selected ? is.name : seen.point->code + ", " + is.name;
            requests.landmarks.push_back({name, anchor, outward.x <= 0});
        }
    }
}

}  // namespace jingluo::scene
