// The small picture that shows on our own body what is asked for on a foreign one.
#include <algorithm>
#include <cmath>

#include "scene/landmark_marks.h"

namespace jingluo::scene {

namespace {

/// Half of what the picture shows, metres: enough of the part that one recognises it at a glance, near enough that one
/// sees which place of a knee or an ear is meant.
double room_m(const atlas::Landmark* landmark) {
    const std::string part = landmark == nullptr ? "" : landmark->part;
    if (part == "head") return 0.11;
    if (part == "neck") return 0.13;
    if (part == "hand") return 0.10;
    if (part == "foot") return 0.12;
    if (part == "trunk") return 0.25;
    return 0.18;
}

/// From a landmark some way towards the middle of its part, so that the picture shows the hand and not the air beside
/// the finger.
glm::dvec3 towards_part(const LandmarkGuide& guide, const atlas::Dictionary& dictionary, const std::string& name,
                        double room) {
    const atlas::Landmark* landmark = landmark_named(dictionary, name);
    const std::string side = without_side(name).second;
    glm::dvec3 sum(0);
    double count = 0;
    for (const auto& [other, at] : guide.own) {
        const atlas::Landmark* is = landmark_named(dictionary, other);
        const std::string its = without_side(other).second;
        if (is == nullptr || landmark == nullptr || is->part != landmark->part) continue;
        if (!side.empty() && !its.empty() && side != its) continue;
        sum += at.place;
        ++count;
    }
    if (count == 0) return sum;
    const glm::dvec3 way = sum / count - guide.own.at(name).place;
    const double length = glm::length(way);
    return length > 0 ? way * std::min(0.7, 0.5 * room / length) : way;
}

}  // namespace

Frame landmark_picture(const body::Mesh& own, std::uint64_t revision, const LandmarkGuide& guide,
                       const atlas::Dictionary& dictionary, const std::string& name, Theme theme, int width_px,
                       int height_px, float scale) {
    const Palette& colours = palette(theme);
    Frame frame;
    frame.width_px = width_px;
    frame.height_px = height_px;
    frame.skin_mesh = &own;
    frame.skin_revision = revision;
    frame.background_top = colours.background_top;
    frame.background_bottom = colours.background_bottom;
    if (theme == Theme::dark) {
        frame.skin.tint = Colour(0.84f, 0.83f, 0.84f, 1);
        frame.skin.shade = Colour(0.20f, 0.15f, 0.17f, 1);
        frame.skin.rim = 0.32f;
    }
    Viewport viewport;
    viewport.width_px = width_px;
    viewport.height_px = height_px;
    viewport.scale = scale;
    Camera camera;
    const auto found = guide.own.find(name);
    std::vector<glm::dvec3> corners;
    if (found == guide.own.end()) {
        camera.yaw = 0;
        for (const glm::vec3& place : own.positions) corners.emplace_back(place);
    } else {
        const LandmarkGuide::Place& at = found->second;
        camera.yaw = std::hypot(at.normal.x, at.normal.z) > 0.35 ? std::atan2(at.normal.x, at.normal.z) : 0;
        camera.pitch = 0.6 * std::asin(std::clamp(at.normal.y, -1.0, 1.0));
        const atlas::Landmark* landmark = landmark_named(dictionary, name);
        const double room = room_m(landmark);
        const glm::dvec3 middle = at.place + towards_part(guide, dictionary, name, room);
        for (int corner = 0; corner < 8; ++corner) {
            corners.push_back(middle +
                              room * glm::dvec3(corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, corner & 4 ? 1 : -1));
        }
    }
    camera = framed_as_turned(camera, viewport, corners, 0);
    frame.lens = lens_of(camera, viewport, 1.1);
    if (found == guide.own.end()) return frame;
    Marker marker;
    marker.place = glm::vec3(found->second.place);
    marker.normal = glm::vec3(found->second.normal);
    marker.fill = colours.accent;
    marker.rim = Colour(1, 1, 1, 1);
    marker.rim_px = 1.4f * scale;
    marker.radius_px = 3.5f * scale;
    marker.in_front = true;
    Marker ring = marker;
    ring.shape = MarkerShape::ring;
    ring.rim_px = 0;
    ring.radius_px = 10 * scale;
    frame.markers = {ring, marker};
    return frame;
}

}  // namespace jingluo::scene
