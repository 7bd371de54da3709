#include "scene/label_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "scene/cover_map.h"
#include "scene/label_columns.h"
#include "scene/label_rows.h"

namespace jingluo::scene {

bool overlaps(const Rect& rect, const Circle& circle, float gap) {
    const glm::vec2 nearest = glm::clamp(circle.at, rect.min, rect.max);
    const glm::vec2 off = circle.at - nearest;
    const float reach = circle.radius + gap;
    return glm::dot(off, off) < reach * reach;
}

bool crosses(glm::vec2 from, glm::vec2 to, const Rect& rect) {
    // Liang and Barsky's clipping: what is left of the segment's 0..1 inside the rectangle.
    float enter = 0, leave = 1;
    for (int axis = 0; axis < 2; ++axis) {
        const float step = to[axis] - from[axis];
        if (std::abs(step) < 1e-6f) {
            if (from[axis] <= rect.min[axis] || from[axis] >= rect.max[axis]) return false;
            continue;
        }
        const float a = (rect.min[axis] - from[axis]) / step, b = (rect.max[axis] - from[axis]) / step;
        enter = std::max(enter, std::min(a, b));
        leave = std::min(leave, std::max(a, b));
    }
    return enter < leave;
}

bool crosses(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d) {
    const auto turn = [](glm::vec2 p, glm::vec2 q, glm::vec2 r) {
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    };
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

float distance_to_segment(glm::vec2 place, glm::vec2 from, glm::vec2 to) {
    const glm::vec2 way = to - from;
    const float square = glm::dot(way, way);
    const float at = square > 0 ? std::clamp(glm::dot(place - from, way) / square, 0.0f, 1.0f) : 0.0f;
    return glm::length(place - from - way * at);
}

namespace {

/// Boxes beside a marker, best first: at the same height, then a little up or down, on the preferred side before the
/// other.
std::array<Rect, 8> boxes_beside(const LabelWish& wish, float scale) {
    const glm::vec2 at = wish.anchor.at, size = wish.size;
    const float out = wish.anchor.radius + 3 * scale;
    const float diagonal = 0.72f * out;
    const auto box = [&](float left, float middle) {
        const glm::vec2 corner(left, middle - size.y / 2);
        return Rect{corner, corner + size};
    };
    const float up = at.y - size.y / 2 - diagonal, down = at.y + size.y / 2 + diagonal;
    const float right = at.x + out, left = at.x - out - size.x;
    const float near_right = at.x + diagonal, near_left = at.x - diagonal - size.x;
    std::array<Rect, 8> boxes{box(right, at.y),
                              box(near_right, up),
                              box(near_right, down),
                              box(left, at.y),
                              box(near_left, up),
                              box(near_left, down),
                              box(at.x - size.x / 2, at.y - size.y / 2 - out),
                              box(at.x - size.x / 2, at.y + size.y / 2 + out)};
    if (wish.leftwards) std::swap_ranges(boxes.begin(), boxes.begin() + 3, boxes.begin() + 3);
    return boxes;
}

bool same(const Circle& a, const Circle& b) {
    return a.at == b.at;
}

bool is_clear(const Rect& box, const LabelWish& wish, const LabelSpace& space) {
    if (!space.free.contains(box)) return false;
    for (const Circle& marker : space.markers) {
        // Another marker as near as its own would make it doubtful whose name this is.
        if (overlaps(box, marker, same(marker, wish.anchor) ? 0.5f * space.scale : 3 * space.scale)) return false;
    }
    for (const Rect& kept : space.keep_out) {
        if (box.overlaps(kept, 2 * space.scale)) return false;
    }
    return true;
}

/// Where a leader from a box to a marker starts and ends.
LabelPlace with_leader(size_t wish, const Rect& box, const Circle& anchor, float scale) {
    LabelPlace place{wish, box, true, {}, {}, {}, {}};
    // From the middle of the end that is nearer, so that the leader seems to come out of the word.
    const float x = anchor.at.x < box.centre().x ? box.min.x - 2 * scale : box.max.x + 2 * scale;
    place.leader_from = {x, box.centre().y};
    const glm::vec2 off = place.leader_from - anchor.at;
    const float away = glm::length(off);
    place.leader_to = away > anchor.radius ? anchor.at + off * (anchor.radius / away) : anchor.at;
    return place;
}

class Layout {
  public:
    Layout(const std::vector<LabelWish>& wishes, const LabelSpace& space)
        : wishes_(wishes), space_(space), close_(wishes.size()), given_up_(wishes.size(), false) {
        order_.resize(wishes.size());
        std::iota(order_.begin(), order_.end(), size_t{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](size_t a, size_t b) { return wishes[a].priority > wishes[b].priority; });
    }

    std::vector<LabelPlace> run() {
        place_close(false);
        place_near();
        place_close(true);
        // A leader may run through a name that stands close. Then either that name moves to the column too, or the
        // leader's is given up, whichever matters less. Close ones only become fewer and those given up more, so this
        // ends.
        std::vector<LabelPlace> places;
        do {
            places = place_columns();
        } while (settle(places));
        for (const std::optional<LabelPlace>& place : close_) {
            if (place) places.push_back(*place);
        }
        std::sort(places.begin(), places.end(),
                  [](const LabelPlace& a, const LabelPlace& b) { return a.wish < b.wish; });
        return places;
    }

  private:
    bool meets(const LabelPlace& a, const LabelPlace& b) const {
        // Two names side by side need a word's space between them, or they are read as one.
        const glm::vec2 apart(6 * space_.scale, space_.scale);
        if (Rect{a.box.min - apart, a.box.max + apart}.overlaps(b.box)) return true;
        if (a.has_leader && crosses(a.leader_from, a.leader_to, b.box)) return true;
        if (b.has_leader && crosses(b.leader_from, b.leader_to, a.box)) return true;
        if (!a.names.empty() && crosses(wishes_[a.wish].anchor.at, a.row_to, b.box)) return true;
        return a.has_leader && b.has_leader && crosses(a.leader_from, a.leader_to, b.leader_from, b.leader_to);
    }

    bool meets_any(const LabelPlace& place) const {
        return std::any_of(close_.begin(), close_.end(),
                           [&](const std::optional<LabelPlace>& other) { return other && meets(place, *other); });
    }

    /// Beside their markers; over hands and face only what has found no place else.
    void place_close(bool on_delicate) {
        for (const size_t i : order_) {
            const LabelWish& wish = wishes_[i];
            if (close_[i] || (on_delicate && wish.room_px > 0)) continue;
            for (const Rect& box : boxes_beside(wish, space_.scale)) {
                const LabelPlace place{i, box, false, {}, {}, {}, {}};
                if (!on_delicate && space_.delicate != nullptr && space_.delicate->touches(box)) continue;
                if (!is_clear(box, wish, space_) || meets_any(place) || !has_room(place)) continue;
                close_[i] = place;
                break;
            }
        }
    }

    /// Whether a name that can be done without has the room about it that it asks for.
    bool has_room(const LabelPlace& place) const {
        const float room = wishes_[place.wish].room_px;
        if (!(room > 0)) return true;
        const Rect about{place.box.min - room, place.box.max + room};
        return std::none_of(close_.begin(), close_.end(), [&](const std::optional<LabelPlace>& other) {
            return other && about.overlaps(other->box);
        });
    }

    /// On short leaders: obliquely above and below before straight aside, nearer before farther.
    void place_near() {
        static constexpr std::array<float, 9> close_view{-1.4f, 1.4f, -2.4f, 2.4f, 0.0f, -3.4f, 3.4f, -4.4f, 4.4f};
        for (const size_t i : order_) {
            if (close_[i] || wishes_[i].room_px > 0) continue;
            for (const float far : {0.0f, 20.0f, 44.0f}) {
                // Farther off only on clear ground, where the leader is easily followed.
                for (const float rise : close_view) {
                    if (!close_[i]) place_near_at(i, far, rise);
                }
            }
        }
    }

    void place_near_at(size_t i, float far, float rise) {
        const LabelWish& wish = wishes_[i];
        const bool on_body = space_.short_leaders && far <= 0;
        for (const float side : {wish.leftwards ? -1.0f : 1.0f, wish.leftwards ? 1.0f : -1.0f}) {
            if (far > 0 && side != (wish.leftwards ? -1.0f : 1.0f)) continue;  // not across the body
            const float out = wish.anchor.radius + ((rise == 0 ? 36.0f : 16.0f) + far) * space_.scale;
            const float edge = wish.anchor.at.x + side * out;
            const float middle = wish.anchor.at.y + rise * wish.size.y;
            const glm::vec2 corner(side > 0 ? edge : edge - wish.size.x, middle - wish.size.y / 2);
            const LabelPlace place = with_leader(i, {corner, corner + wish.size}, wish.anchor, space_.scale);
            if (!on_body && (space_.body == nullptr || space_.body->touches(place.box))) continue;
            if (!is_clear(place.box, wish, space_) || runs_over_marker(place) || meets_any(place)) continue;
            close_[i] = place;
            return;
        }
    }

    bool runs_over_marker(const LabelPlace& place) const {
        return std::any_of(space_.markers.begin(), space_.markers.end(), [&](const Circle& marker) {
            return !same(marker, wishes_[place.wish].anchor) &&
                   distance_to_segment(marker.at, place.leader_from, place.leader_to) < marker.radius + space_.scale;
        });
    }

    std::vector<LabelPlace> place_columns() const {
        if (!space_.columns) return {};
        std::vector<size_t> left, right;
        std::vector<Rect> close;
        const float middle = (space_.body_left + space_.body_right) / 2;
        const float doubt = 0.03f * (space_.body_right - space_.body_left);
        for (const size_t i : order_) {
            if (close_[i]) {
                close.push_back(close_[i]->box);
            } else if (!given_up_[i] && !(wishes_[i].room_px > 0)) {
                const float x = wishes_[i].anchor.at.x;
                const bool leftwards = std::abs(x - middle) < doubt ? wishes_[i].leftwards : x < middle;
                (leftwards ? left : right).push_back(i);
            }
        }
        std::vector<SharedLine> lines = share_lines(wishes_, right, space_, false);
        const size_t on_right = lines.size();
        for (SharedLine& line : share_lines(wishes_, left, space_, true)) lines.push_back(std::move(line));
        std::vector<LabelWish> wishes;
        for (const SharedLine& line : lines) wishes.push_back(line.wish);
        std::vector<size_t> which_right(on_right), which_left(lines.size() - on_right);
        std::iota(which_right.begin(), which_right.end(), size_t{0});
        std::iota(which_left.begin(), which_left.end(), on_right);
        std::vector<LabelPlace> places = place_column(wishes, which_right, space_, close, false);
        for (LabelPlace& place : place_column(wishes, which_left, space_, close, true)) places.push_back(place);
        places = without_conflicts(wishes, std::move(places), space_.scale);
        for (LabelPlace& place : places) {
            const SharedLine& line = lines[place.wish];
            place.wish = line.first;
            place.names = line.names;
            place.row_to = line.far_end;
        }
        return places;
    }

    /// Ends what close names and columns have against each other. Whether there was anything.
    bool settle(const std::vector<LabelPlace>& columns) {
        bool any = false;
        for (const LabelPlace& column : columns) {
            for (std::optional<LabelPlace>& close : close_) {
                if (!close || !meets(column, *close)) continue;
                any = true;
                // A close name can still go to a column; only by far the more important one has the right to stay.
                if (wishes_[close->wish].priority <= wishes_[column.wish].priority + 15) {
                    close.reset();
                } else {
                    given_up_[column.wish] = true;
                    break;
                }
            }
        }
        return any;
    }

    const std::vector<LabelWish>& wishes_;
    const LabelSpace& space_;
    std::vector<size_t> order_;
    std::vector<std::optional<LabelPlace>> close_;
    std::vector<bool> given_up_;
};

}  // namespace

std::vector<LabelPlace> lay_out(const std::vector<LabelWish>& wishes, const LabelSpace& space) {
    return Layout(wishes, space).run();
}

}  // namespace jingluo::scene
