#include "scene/labels.h"

#include <algorithm>
#include <cmath>

#include "scene/cover_map.h"
#include "scene/label_choice.h"

namespace jingluo::scene {

namespace {

enum Priority : int {
    other_point = 10,  // and up to 9 more
    distant_point = 20,
    near_point = 30,
    landmark_name = 60,
    hovered_point = 80,
    selected_point = 90
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

/// Of so many names: smaller where a column would not hold them.
float name_size(size_t names) {
    return std::clamp(12.5f * std::sqrt(44.0f / static_cast<float>(std::max<size_t>(1, names))), 10.5f, 12.5f);
}

Wanted wanted_for(const SeenPoint& seen, const Sheet& sheet, float size) {
    Wanted wanted;
    wanted.text = label_of(*seen.point, seen.placed->id.member, sheet.state.labels);
    wanted.bold = seen.selected;
    wanted.size_px = (seen.selected ? 15.0f : size) * sheet.scale;
    wanted.colour = seen.selected ? sheet.colours.accent : sheet.colours.ink;
    const auto role = role_in_region(sheet.state, *seen.point);
    wanted.wish.priority = seen.selected                ? selected_point
                           : seen.hovered               ? hovered_point
                           : !role                      ? other_point + (sheet.quiet > 0 ? importance(*seen.point) : 0)
                           : *role == atlas::Role::near ? near_point
                                                        : distant_point;
    wanted.wish.may_share = !seen.selected && !seen.hovered;
    // Where everything is shown, names come as one comes nearer: each wants clear room about it.
    if (sheet.quiet > 0 && !seen.selected && !seen.hovered) wanted.wish.room_px = (4 + 46 * sheet.quiet) * sheet.scale;
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

constexpr const char* between_names = "  ";

void draw_leader(Frame& frame, const Sheet& sheet, glm::vec2 from, glm::vec2 to, const Colour& ink) {
    Colour halo = sheet.colours.halo;
    halo.w *= 0.7f;
    frame.leaders.push_back({from, to, 2.6f * sheet.scale, halo, Pattern::solid});
    frame.leaders.push_back({from, to, 0.9f * sheet.scale, ink, Pattern::solid});
}

void draw(Frame& frame, const Sheet& sheet, const std::vector<Wanted>& all, const LabelPlace& place) {
    const Wanted& wanted = all[place.wish];
    const Colour& ink = wanted.bold ? wanted.colour : sheet.colours.ink_soft;
    if (place.has_leader) draw_leader(frame, sheet, place.leader_from, place.leader_to, ink);
    TextItem text;
    text.text = wanted.text;
    if (!place.names.empty()) {
        draw_leader(frame, sheet, wanted.wish.anchor.at, place.row_to, ink);
        text.text.clear();
        for (const size_t name : place.names) text.text += (text.text.empty() ? "" : between_names) + all[name].text;
    }
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
        const auto named = points_to_name(sheet);
        const float size = name_size(sheet.quiet > 0 ? 1 : named.size());
        for (const SeenPoint* seen : named) {
            // From afar only names that tell something; the nearer, the more.
            const bool waits = static_cast<float>(importance(*seen->point)) < 6 * sheet.quiet;
            if (!waits || seen->selected || seen->hovered) wanted.push_back(wanted_for(*seen, sheet, size));
        }
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
    space.between_names_px = sheet.measure(between_names, wanted.front().size_px, false).x;
    add_extent(space, sheet);
    const BodyCover cover = body_cover(sheet, space.free);
    space.body = &cover.all;
    // Close by, the names of a face have no other place than the face.
    if (sheet.px_per_m / sheet.scale < 1100) space.delicate = &cover.delicate;
    std::vector<LabelWish> wishes;
    for (Wanted& one : wanted) {
        measure_wish(one, sheet);
        wishes.push_back(one.wish);
    }
    for (const LabelPlace& place : lay_out(wishes, space)) draw(frame, sheet, wanted, place);
}

}  // namespace jingluo::scene
