#include "scene/landmark_marks.h"

#include <algorithm>

namespace jingluo::scene {

namespace {

glm::dvec3 normal_at(const Sheet& sheet, const glm::dvec3& place) {
    if (sheet.world.body.surface == nullptr) return {0, 0, 1};
    const auto hit = sheet.world.body.surface->nearest(place);
    return hit ? hit->normal : glm::dvec3(0, 0, 1);
}

/// The points found so far stay in the background: they show that the work bears fruit.
void add_points_so_far(Frame& frame, const Sheet& sheet) {
    for (const locate::PlacedPoint& placed : sheet.world.placements.points) {
        Marker marker;
        marker.place = glm::vec3(placed.place);
        marker.normal = glm::vec3(placed.normal);
        marker.fill = channel_colour(sheet.world, placed.id.code.substr(0, 2), sheet.state.theme);
        marker.fill.w = 0.55f;
        marker.rim.w = 0;
        marker.rim_px = 0;
        marker.radius_px = sheet.grown(2.4f, 1.3f);
        frame.markers.push_back(marker);
    }
}

void add_mark(Frame& frame, const Sheet& sheet, const Mark& mark, bool asked, bool hovered) {
    const glm::dvec3 normal = normal_at(sheet, mark.place);
    const bool quiet = mark.how == HowSet::proposed && mark.doubt_mm <= doubtful_mm && !asked;
    const bool seen = sheet.sees(mark.place, normal);
    Marker marker;
    marker.place = glm::vec3(mark.place);
    marker.normal = glm::vec3(normal);
    marker.shape = sign_of(mark);
    marker.fill = colour_of(mark, sheet.colours);
    marker.rim = sheet.state.theme == Theme::light ? Colour(1, 1, 1, 1) : Colour(0.95f, 0.92f, 0.88f, 0.9f);
    marker.rim_px = marker.shape == MarkerShape::ring ? 0 : 1.2f * sheet.scale;
    marker.radius_px = sheet.grown(quiet ? 2.8f : asked ? 5.5f : 4.6f, 1.6f) * (hovered ? 1.25f : 1.0f);
    if (quiet) marker.fill.w = 0.75f;
    if (quiet) marker.rim_px = 0.6f * sheet.scale;
    marker.in_front = seen;
    marker.hidden_alpha = asked ? 0.4f : 0.0f;
    if (asked) {
        Marker ring = marker;
        ring.shape = MarkerShape::ring;
        ring.fill = sheet.colours.accent;
        ring.rim_px = 0;
        ring.radius_px = marker.radius_px + 6 * sheet.scale;
        frame.markers.push_back(ring);
    }
    frame.markers.push_back(marker);
}

}  // namespace

MarkerShape sign_of(const Mark& mark) {
    if (mark.how == HowSet::mirrored) return MarkerShape::ring;
    if (mark.how != HowSet::proposed) return MarkerShape::disc;
    return mark.doubt_mm > doubtful_mm ? MarkerShape::triangle : MarkerShape::square;
}

Colour colour_of(const Mark& mark, const Palette& colours) {
    return mark.how == HowSet::proposed && mark.doubt_mm > doubtful_mm ? colours.accent : colours.landmark;
}

void add_landmark_marks(Frame& frame, const Sheet& sheet) {
    const LandmarkWork& work = *sheet.state.landmarks;
    if (work.show_points) add_points_so_far(frame, sheet);
    const Marks& marks = *work.now;
    for (const auto& [name, mark] : marks.set) {
        if (name != marks.asked) add_mark(frame, sheet, mark, false, sheet.state.hovered_landmark == name);
    }
    // What is asked for is drawn last, over the others.
    const auto asked = marks.set.find(marks.asked);
    if (asked != marks.set.end()) add_mark(frame, sheet, work.held ? *work.held : asked->second, true, false);
}

}  // namespace jingluo::scene
