// Which points a state shows, and which of them lies under a pixel.
#include <algorithm>
#include <cmath>

#include "scene/state.h"

namespace jingluo::scene {

namespace {

bool passes(const State& state, const atlas::Point& point) {
    if (!state.only.empty() && state.only.count(point.code) == 0) return false;
    if (!state.region.empty() && !role_in_region(state, point)) return false;
    if (!state.channels.empty() && state.channels.count(point.channel) == 0) return false;
    return true;
}

/// Whether each point of the atlas passes the filters of the state.
std::vector<bool> passing(const State& state, const World& world) {
    const auto& points = world.atlas.points;
    std::vector<bool> found(points.size(), state.query.empty());
    if (!state.query.empty()) {
        for (const size_t index : world.search.find(state.query)) found[index] = true;
    }
    for (size_t i = 0; i < points.size(); ++i) found[i] = found[i] && passes(state, points[i]);
    return found;
}

/// Of a group that serves the chosen region not with all its members, only those that do.
bool member_serves(const State& state, const atlas::Point& point, const std::string& member) {
    if (state.region.empty()) return true;
    return std::any_of(point.regions.begin(), point.regions.end(), [&](const atlas::RegionUse& use) {
        return use.region == state.region &&
               (use.members.empty() || std::find(use.members.begin(), use.members.end(), member) != use.members.end());
    });
}

}  // namespace

std::optional<atlas::Role> role_in_region(const State& state, const atlas::Point& point) {
    for (const atlas::RegionUse& use : point.regions) {
        if (use.region == state.region) return use.role;
    }
    return std::nullopt;
}

std::vector<size_t> shown_points(const State& state, const World& world) {
    const std::vector<bool> found = passing(state, world);
    std::vector<size_t> shown;
    // placements.points are in the atlas's order, so one walk over both suffices.
    size_t at = 0;
    for (size_t i = 0; i < world.placements.points.size(); ++i) {
        const locate::PointId& id = world.placements.points[i].id;
        if (at >= world.atlas.points.size() || world.atlas.points[at].code != id.code) {
            const auto point = std::find_if(world.atlas.points.begin(), world.atlas.points.end(),
                                            [&](const atlas::Point& p) { return p.code == id.code; });
            if (point == world.atlas.points.end()) continue;
            at = static_cast<size_t>(point - world.atlas.points.begin());
        }
        if (!found[at] || !member_serves(state, world.atlas.points[at], id.member)) continue;
        if (state.sides == Sides::left && id.side == atlas::Side::right) continue;
        if (state.sides == Sides::right && id.side == atlas::Side::left) continue;
        shown.push_back(i);
    }
    return shown;
}

std::vector<size_t> listed_points(const State& state, const World& world) {
    const std::vector<bool> found = passing(state, world);
    std::vector<size_t> listed;
    if (!state.query.empty()) {
        // While searching, the best answer stands first.
        for (const size_t index : world.search.find(state.query)) {
            if (found[index]) listed.push_back(index);
        }
        return listed;
    }
    for (size_t i = 0; i < found.size(); ++i) {
        if (found[i]) listed.push_back(i);
    }
    if (!state.region.empty()) {
        std::stable_sort(listed.begin(), listed.end(), [&](size_t a, size_t b) {
            return role_in_region(state, world.atlas.points[a]) < role_in_region(state, world.atlas.points[b]);
        });
    }
    return listed;
}

std::optional<locate::PointId> point_at(const State& state, const World& world, glm::dvec2 pixel, double reach_px) {
    std::vector<std::pair<double, size_t>> near;
    for (const size_t index : shown_points(state, world)) {
        const Projected at = project(state.camera, state.viewport, world.placements.points[index].place);
        const double away = glm::length(at.pixel - pixel);
        if (at.depth_m > 0 && away <= reach_px) near.emplace_back(away, index);
    }
    std::sort(near.begin(), near.end());
    for (const auto& [away, index] : near) {
        const locate::PlacedPoint& point = world.placements.points[index];
        if (state.show_hidden || world.body.surface == nullptr) return point.id;
        const Ray ray =
            ray_through(state.camera, state.viewport, project(state.camera, state.viewport, point.place).pixel);
        if (!world.body.surface->blocked(ray.origin, point.place + point.normal * 0.002, 0.001)) return point.id;
    }
    return std::nullopt;
}

std::string label_of(const atlas::Point& point, const std::string& member, Labels labels) {
    std::string text;
    switch (labels) {
        case Labels::none:
            return {};
        case Labels::code:
            text = point.code;
            break;
        case Labels::pinyin:
            text = point.names.pinyin;
            break;
        case Labels::hanzi:
            text = point.names.hanzi_simplified;
            break;
    }
    return member.empty() ? text : text + " " + member;
}

}  // namespace jingluo::scene
