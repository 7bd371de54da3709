#include "scene/state.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <numbers>

#include "base/overload.h"
#include "scene/framing.h"
#include "scene/landmark_acts.h"
#include "scene/stand.h"
#include "scene/visible.h"

namespace jingluo::scene {

namespace {

constexpr double click_reach_px = 9;
// Fraction of the free rectangle left empty on each side when framing.
constexpr double frame_margin = 0.035;
// Around a single point this much of the body is framed: about the width of a hand, so that one sees where one is.
constexpr double surroundings_m = 0.11;

std::vector<glm::dvec3> whole_body(const World& world) {
    glm::dvec3 low(std::numeric_limits<double>::max()), high(std::numeric_limits<double>::lowest());
    for (const glm::vec3& place : world.body.mesh.positions) {
        low = glm::min(low, glm::dvec3(place));
        high = glm::max(high, glm::dvec3(place));
    }
    if (low.x > high.x) return {};
    return {low, high};
}

/// From the waist to the heels.
std::vector<glm::dvec3> shown_places(const State& state, const World& world) {
    std::vector<glm::dvec3> places;
    for (const size_t index : shown_points(state, world)) places.push_back(world.placements.points[index].place);
    return places;
}

/// A cube's corners about each place, so that framing leaves room around it.
std::vector<glm::dvec3> with_room(const std::vector<glm::dvec3>& places, double room_m) {
    std::vector<glm::dvec3> out;
    for (const glm::dvec3& place : places) {
        for (int corner = 0; corner < 8; ++corner) {
            out.push_back(place + room_m * glm::dvec3(corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, corner & 4 ? 1 : -1));
        }
    }
    return out;
}

/// Whether a few of everything shown already suffices to call this the whole figure: then the opening frame serves.
bool shows_everything(const State& state) {
    return state.region.empty() && state.only.empty() && state.query.empty() && state.channels.empty();
}

std::vector<glm::dvec3> places_to_frame(const State& state, const World& world) {
    if (shows_everything(state)) return whole_body(world);
    const auto places = shown_places(state, world);
    return places.empty() ? whole_body(world) : with_room(places, 0.5 * surroundings_m);
}

/// The camera from which what is shown is seen, from one of the named sides or as it is turned now.
Camera frame_shown(const State& state, const World& world, std::optional<View> view) {
    Camera camera = state.camera;
    if (view) camera = framed(camera, *view, state.viewport, {}, frame_margin);
    camera = framed_with_body(camera, state.viewport, places_to_frame(state, world), frame_margin, world.body.mesh);
    if (!view || state.sides == Sides::both || shows_everything(state)) return camera;
    return past_other_side(camera, state.viewport, state.sides == Sides::left ? 1 : -1, world.body);
}

/// Where another part of the body stands before a point that faces the eye (the other foot before the inner ankle, the
/// arm before the armpit), looks past it: of the directions from which the point is seen the one nearest to straight.
Camera turned_past(State state, const World& world, const locate::PlacedPoint& point) {
    const Camera straight = state.camera;
    const glm::dvec3 normal = glm::transpose(straight.stand) * point.normal;
    std::vector<std::pair<double, Camera>> open;
    for (int across = 0; across < 36; ++across) {
        for (int along = -7; along <= 7; ++along) {
            Camera camera = straight;
            camera.target = point.place;
            camera.yaw = across * std::numbers::pi / 18;
            camera.pitch = along * std::numbers::pi / 18;
            const glm::dvec3 back(std::sin(camera.yaw) * std::cos(camera.pitch), std::sin(camera.pitch),
                                  std::cos(camera.yaw) * std::cos(camera.pitch));
            // From far above or below up and down are lost: a little is given for a level eye.
            open.emplace_back(-glm::dot(back, normal) + 0.15 * std::abs(std::sin(camera.pitch)), camera);
        }
    }
    std::stable_sort(open.begin(), open.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [off, camera] : open) {
        state.camera = camera;
        if (is_visible(state, world, point)) return camera;
    }
    return straight;
}

/// Turns so that the point faces the eye, and brings it into the picture, but only when it cannot be seen now.
void reveal(State& state, const World& world) {
    if (!state.selected) return;
    const locate::PlacedPoint* point = world.placements.find(*state.selected);
    if (point == nullptr || is_visible(state, world, *point)) return;
    const Ray ray =
        ray_through(state.camera, state.viewport, project(state.camera, state.viewport, point->place).pixel);
    const bool faces_away = glm::dot(ray.direction, point->normal) > -0.15;
    const bool blocked = world.body.surface != nullptr &&
                         world.body.surface->blocked(ray.origin, point->place + point->normal * 0.002, 0.001);
    if (faces_away || blocked) {
        state.camera.clear_m = Camera{}.clear_m;
        const glm::dvec3 normal = glm::transpose(state.camera.stand) * point->normal;
        if (std::hypot(normal.x, normal.z) > 0.2) state.camera.yaw = std::atan2(normal.x, normal.z);
        // Soles are looked at from below, but never so steeply that up and down are lost.
        state.camera.pitch =
            std::clamp(std::asin(std::clamp(normal.y, -1.0, 1.0)), -1.2, 1.2) * (std::abs(normal.y) > 0.6 ? 1.0 : 0.0);
        state.camera.roll = 0;
    }
    if (!is_visible(state, world, *point)) state.camera.target = point->place;
    if (!is_visible(state, world, *point)) state.camera = turned_past(state, world, *point);
}

void walk(State& state, const World& world, int step) {
    std::vector<size_t> row = shown_points(state, world);
    if (row.empty()) return;
    const auto& points = world.placements.points;
    if (!state.selected || world.placements.find(*state.selected) == nullptr) {
        state.selected = points[step > 0 ? row.front() : row.back()].id;
        return;
    }
    const atlas::Point* now = world.atlas.find_point(state.selected->code);
    const atlas::Side side = state.selected->side;
    std::erase_if(row, [&](size_t index) {
        const atlas::Point* point = world.atlas.find_point(points[index].id.code);
        const atlas::Side its = points[index].id.side;
        const bool same_side =
            its == side || its == atlas::Side::midline || (side == atlas::Side::midline && its == atlas::Side::left);
        return point == nullptr || now == nullptr || point->channel != now->channel || !same_side;
    });
    if (row.empty()) return;
    const auto at =
        std::find_if(row.begin(), row.end(), [&](size_t index) { return points[index].id == *state.selected; });
    const auto count = static_cast<std::ptrdiff_t>(row.size());
    const std::ptrdiff_t here = at == row.end() ? (step > 0 ? -1 : count) : at - row.begin();
    state.selected = points[row[static_cast<size_t>(((here + step) % count + count) % count)]].id;
}

/// Zooms about the place on the skin under the cursor, so that the eye nears it and never passes through the skin.
Camera zoomed_to_skin(const State& state, const World& world, glm::dvec2 pixel, double factor) {
    const Ray ray = ray_through(state.camera, state.viewport, pixel);
    const auto hit = world.body.surface ? world.body.surface->ray(ray.origin, ray.direction) : std::nullopt;
    Camera camera = zoomed(state.camera, state.viewport, pixel, factor);
    if (!hit) return camera;
    const double done = state.camera.distance / camera.distance;
    camera.target = hit->place + (state.camera.target - hit->place) / done;
    return camera;
}

void keep_near_body(Camera& camera, const World& world) {
    const auto corners = whole_body(world);
    if (corners.size() != 2) return;
    camera.target = glm::clamp(camera.target, corners[0] - 0.15, corners[1] + 0.15);
}

/// Channels of the atlas, and those that only points name: the extra points lie on none.
bool is_channel(const World& world, const std::string& code) {
    return world.atlas.find_channel(code) != nullptr ||
           std::any_of(world.atlas.points.begin(), world.atlas.points.end(),
                       [&](const atlas::Point& point) { return point.channel == code; });
}

/// Keeps of what was asked for what there is; when there is none of it, the choice stays as it was.
void choose_known(std::set<std::string>& chosen, const std::set<std::string>& wanted,
                  const std::function<bool(const std::string&)>& is_known) {
    std::set<std::string> known;
    std::copy_if(wanted.begin(), wanted.end(), std::inserter(known, known.end()), is_known);
    if (!known.empty() || wanted.empty()) chosen = known;
}

}  // namespace

State opening(const World& world, const Viewport& viewport) {
    State state;
    state.viewport = viewport;
    state.camera.stand = stand_of(world.body.marks);
    state.camera = framed(state.camera, View::back, viewport, whole_body(world), frame_margin);
    return state;
}

State apply(State state, const Action& action, const World& world) {
    if (apply_landmark_act(state, action, world)) return state;
    std::visit(
        base::Overload{
            [&](const ChooseRegion& is) {
                const atlas::Region* region = world.atlas.find_region(is.id);
                if (region == nullptr && !is.id.empty()) return;
                state.region = is.id;
                state.only.clear();
                if (region == nullptr) return;
                View view = View::back;
                try {
                    view = view_named(region->view);
                } catch (const base::BadInput&) {
                    // The data reader has refused unknown views already; the back shows every region at least in part.
                }
                state.camera = frame_shown(state, world, view);
            },
            [&](const ChooseChannels& is) {
                choose_known(state.channels, is.codes, [&](const std::string& c) { return is_channel(world, c); });
            },
            [&](const ToggleChannel& is) {
                if (state.channels.erase(is.code) == 0 && is_channel(world, is.code)) state.channels.insert(is.code);
            },
            [&](const ChooseOnly& is) {
                choose_known(state.only, is.codes,
                             [&](const std::string& c) { return world.atlas.find_point(c) != nullptr; });
            },
            [&](const ChooseSides& is) { state.sides = is.sides; },
            [&](const ChooseLabels& is) { state.labels = is.labels; },
            [&](const SetQuery& is) { state.query = is.text; },
            [&](const Select& is) {
                if (is.id && world.placements.find(*is.id) == nullptr) return;
                state.selected = is.id;
                reveal(state, world);
            },
            [&](const Hover& is) {
                if (!is.id || world.placements.find(*is.id) != nullptr) state.hovered = is.id;
            },
            [&](const Walk& is) {
                walk(state, world, is.step);
                reveal(state, world);
            },
            [&](const ShowChannels& is) { state.show_channels = is.on; },
            [&](const ShowHidden& is) { state.show_hidden = is.on; },
            [&](const ShowConstruction& is) { state.show_construction = is.on; },
            [&](const ShowUncertainty& is) { state.show_uncertainty = is.on; },
            [&](const ShowAlternatives& is) { state.show_alternatives = is.on; },
            [&](const ChooseBody& is) { state.body.kind = is.kind; },
            [&](const SetBodyShape& is) {
                state.body = {BodyChoice::Kind::shaped, body::within_ranges(is.shape)};
            },
            [&](const ChooseTheme& is) { state.theme = is.theme; },
            [&](const ChoosePage& is) { state.page = is.page; },
            [&](const SetTransparent& is) { state.transparent = is.on; },
            [&](const ShowTitle& is) { state.show_title = is.on; },
            [&](const ShowLegend& is) { state.show_legend = is.on; },
            [&](const Turn& is) {
                if (std::isfinite(is.right_rad) && std::isfinite(is.up_rad)) {
                    state.camera = turned(state.camera, is.right_rad, is.up_rad);
                }
            },
            [&](const Pan& is) {
                if (!std::isfinite(is.by_px.x) || !std::isfinite(is.by_px.y)) return;
                state.camera = panned(state.camera, state.viewport, is.by_px);
                keep_near_body(state.camera, world);
            },
            [&](const Zoom& is) {
                if (!(is.factor > 0) || !std::isfinite(is.factor)) return;
                state.camera = zoomed_to_skin(state, world, is.at_px, is.factor);
                keep_near_body(state.camera, world);
            },
            [&](const LookFrom& is) { state.camera = frame_shown(state, world, is.view); },
            [&](const FrameSelection&) {
                const locate::PlacedPoint* point = state.selected ? world.placements.find(*state.selected) : nullptr;
                reveal(state, world);
                state.camera = point == nullptr
                                   ? frame_shown(state, world, std::nullopt)
                                   : framed_as_turned(state.camera, state.viewport,
                                                      with_room({point->place}, surroundings_m), frame_margin);
            },
            [&](const Click& is) {
                state.selected = point_at(state, world, is.at_px, click_reach_px * state.viewport.scale);
            },
            [&](const PointAt& is) {
                state.hovered = point_at(state, world, is.at_px, click_reach_px * state.viewport.scale);
            },
            [&](const Resize& is) { state.viewport = is.viewport; },
            [&](const Reset&) {
                State fresh = opening(world, state.viewport);
                fresh.theme = state.theme;
                fresh.labels = state.labels;
                fresh.page = state.page;
                fresh.body = state.body;
                fresh.landmarks = state.landmarks;
                state = fresh;
            },
            [](const auto&) {},  // of landmark mode, which is off
        },
        action);
    return state;
}

}  // namespace jingluo::scene
