#include "scene/labels.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace jingluo::scene {

namespace {

enum Priority : int {
    other_point = 1,
    distant_point = 2,
    near_point = 3,
    landmark_name = 6,
    hovered_point = 8,
    selected_point = 9
};

struct Wanted {
    LabelWish wish;
    std::string text;
    float size_px = 12;
    bool bold = false;
    Colour colour{0, 0, 0, 1};
};

/// The columns stand beside the body, but no farther from the signs than this: past an arm held out nobody would follow
/// a leader to its end.
constexpr float farthest_column_px = 44;

void add_extent(LabelSpace& space, const Sheet& sheet) {
    float left = space.free.max.x, right = space.free.min.x;
    for (const Circle& marker : space.markers) {
        left = std::min(left, marker.at.x);
        right = std::max(right, marker.at.x);
    }
    const Rect body = sheet.silhouette(space.free);
    space.body_left = std::max(body.min.x, left - farthest_column_px * sheet.scale);
    space.body_right = std::min(body.max.x, right + farthest_column_px * sheet.scale);
}

/// +1 when the body's left lies on the right of the picture, or above where the picture is turned; else -1.
float labelled_side(const Sheet& sheet) {
    const glm::vec2 off =
        sheet.pixel(sheet.state.camera.target + glm::dvec3(0.1, 0, 0)) - sheet.pixel(sheet.state.camera.target);
    return (std::abs(off.x) > std::abs(off.y) ? off.x : -off.y) >= 0 ? 1.0f : -1.0f;
}

/// Of two twins one name is enough; the selected point and the hovered one are always named.
std::vector<const SeenPoint*> points_to_name(const Sheet& sheet) {
    const atlas::Side wanted = labelled_side(sheet) > 0 ? atlas::Side::left : atlas::Side::right;
    std::map<std::pair<std::string, std::string>, std::vector<const SeenPoint*>> groups;
    for (const SeenPoint& seen : sheet.points) {
        if (seen.point == nullptr || !seen.inside) continue;
        if (!seen.visible && !sheet.state.show_hidden && !seen.selected) continue;
        groups[{seen.placed->id.code, seen.placed->id.member}].push_back(&seen);
    }
    std::vector<const SeenPoint*> named;
    for (const SeenPoint& seen : sheet.points) {
        const auto group = groups.find({seen.placed->id.code, seen.placed->id.member});
        if (group == groups.end()) continue;
        const auto& twins = group->second;
        if (std::find(twins.begin(), twins.end(), &seen) == twins.end()) continue;
        const bool lit = std::any_of(twins.begin(), twins.end(), [](const SeenPoint* p) { return p->selected; });
        const bool one_of_two = twins.size() > 1 && seen.placed->id.side != atlas::Side::midline;
        const bool serves = !one_of_two || (lit ? seen.selected : seen.placed->id.side == wanted) || seen.hovered;
        const bool waits = sheet.state.moving && !seen.selected && !seen.hovered;
        if (serves && !waits) named.push_back(&seen);
    }
    return named;
}

Wanted wanted_for(const SeenPoint& seen, const Sheet& sheet) {
    Wanted wanted;
    wanted.text = label_of(*seen.point, seen.placed->id.member, sheet.state.labels);
    wanted.bold = seen.selected;
    wanted.size_px = (seen.selected ? 15.0f : 12.5f) * sheet.scale;
    wanted.colour = seen.selected ? sheet.colours.accent : sheet.colours.ink;
    const auto role = role_in_region(sheet.state, *seen.point);
    wanted.wish.priority = seen.selected                ? selected_point
                           : seen.hovered               ? hovered_point
                           : !role                      ? other_point
                           : *role == atlas::Role::near ? near_point
                                                        : distant_point;
    const float ring = seen.selected || seen.twin ? 4.2f * sheet.scale : 0;
    wanted.wish.anchor = {seen.at_px, seen.radius_px + ring};
    const glm::vec2 outward = sheet.pixel(seen.placed->place + seen.placed->normal * 0.02) - seen.at_px;
    wanted.wish.leftwards = seen.placed->id.side == atlas::Side::midline ? true : outward.x < -0.004 * sheet.px_per_m;
    return wanted;
}

void measure_wish(Wanted& wanted, const Sheet& sheet) {
    const float width = sheet.measure(wanted.text, wanted.size_px, wanted.bold).x;
    wanted.wish.size = {std::ceil(width), wanted.size_px * (label_ascent + label_descent)};
}

void draw(Frame& frame, const Sheet& sheet, const Wanted& wanted, const LabelPlace& place) {
    if (place.has_leader) {
        Colour halo = sheet.colours.halo;
        halo.w *= 0.7f;
        frame.leaders.push_back({place.leader_from, place.leader_to, 2.6f * sheet.scale, halo, Pattern::solid});
        Colour ink = wanted.bold ? wanted.colour : sheet.colours.ink_soft;
        frame.leaders.push_back({place.leader_from, place.leader_to, 0.9f * sheet.scale, ink, Pattern::solid});
    }
    TextItem text;
    text.text = wanted.text;
    text.at_px = {place.box.min.x, place.box.min.y + label_ascent * wanted.size_px};
    text.size_px = wanted.size_px;
    text.colour = wanted.colour;
    text.halo = sheet.colours.halo;
    text.bold = wanted.bold;
    frame.texts.push_back(std::move(text));
}

}  // namespace

Rect text_box(const MeasureText& measure, const TextItem& text) {
    const float width = measure(text.text, text.size_px, text.bold).x;
    return {{text.at_px.x, text.at_px.y - label_ascent * text.size_px},
            {text.at_px.x + width, text.at_px.y + label_descent * text.size_px}};
}

void add_labels(Frame& frame, const Sheet& sheet, const LabelRequests& requests) {
    std::vector<Wanted> wanted;
    if (sheet.state.labels != Labels::none) {
        for (const SeenPoint* seen : points_to_name(sheet)) wanted.push_back(wanted_for(*seen, sheet));
    }
    for (const LabelRequests::Name& name : requests.landmarks) {
        Wanted landmark;
        landmark.text = name.text;
        landmark.size_px = 11.5f * sheet.scale;
        landmark.colour = sheet.colours.landmark;
        landmark.wish.anchor = name.anchor;
        landmark.wish.priority = landmark_name;
        landmark.wish.leftwards = name.leftwards;
        wanted.push_back(std::move(landmark));
    }
    std::erase_if(wanted, [](const Wanted& one) { return one.text.empty(); });
    if (wanted.empty()) return;

    LabelSpace space;
    const float margin = 4 * sheet.scale;
    space.free = {sheet.free.min + margin, sheet.free.max - margin};
    space.scale = sheet.scale;
    space.columns = std::abs(sheet.state.camera.roll) < 0.5;
    // About twice as near as the opening view.
    space.short_leaders = !space.columns || sheet.px_per_m / sheet.scale > 1100;
    space.keep_out = requests.keep_out;
    space.markers = requests.markers;
    for (const SeenPoint& seen : sheet.points) {
        if (seen.point == nullptr || !seen.inside || !(seen.visible || sheet.state.show_hidden || seen.selected))
            continue;
        const float ring = seen.selected || seen.twin ? 4.2f * sheet.scale : 0;
        space.markers.push_back({seen.at_px, seen.radius_px + ring});
    }
    add_extent(space, sheet);
    std::vector<LabelWish> wishes;
    for (Wanted& one : wanted) {
        measure_wish(one, sheet);
        wishes.push_back(one.wish);
    }
    for (const LabelPlace& place : lay_out(wishes, space)) draw(frame, sheet, wanted[place.wish], place);
}

}  // namespace jingluo::scene
