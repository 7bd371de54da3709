// Where labels stand: a question of flat geometry, without points or bodies. Deterministic.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <vector>

namespace jingluo::scene {

struct Rect {
    glm::vec2 min{0}, max{0};
    bool overlaps(const Rect& other, float gap = 0) const {
        return min.x < other.max.x + gap && other.min.x < max.x + gap && min.y < other.max.y + gap &&
               other.min.y < max.y + gap;
    }
    bool contains(const Rect& other) const {
        return min.x <= other.min.x && min.y <= other.min.y && max.x >= other.max.x && max.y >= other.max.y;
    }
    bool contains(glm::vec2 place) const {
        return min.x <= place.x && min.y <= place.y && max.x >= place.x && max.y >= place.y;
    }
    glm::vec2 size() const { return max - min; }
    glm::vec2 centre() const { return (min + max) * 0.5f; }
};

struct Circle {
    glm::vec2 at{0};
    float radius = 0;
};
bool overlaps(const Rect& rect, const Circle& circle, float gap);
/// Whether a segment passes through a rectangle's inside.
bool crosses(glm::vec2 from, glm::vec2 to, const Rect& rect);
/// Whether two segments share a place inside both.
bool crosses(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d);
float distance_to_segment(glm::vec2 place, glm::vec2 from, glm::vec2 to);

class CoverMap;

/// A label that asks for a place. `anchor` is the marker that it names; it must be one of the space's markers too.
struct LabelWish {
    Circle anchor;
    glm::vec2 size{0};
    int priority = 0;        // higher stays when there is not room for all
    bool leftwards = false;  // stands better to the left of its marker than to the right
    // When not 0 the name can be done without: it only stands close to its marker, where so much about it is free of
    // other names, and nowhere on what is delicate.
    float room_px = 0;
    bool may_share = false;  // in a column, one line with names whose markers lie beside its own
};

struct LabelSpace {
    Rect free;
    std::vector<Circle> markers;
    std::vector<Rect> keep_out;
    float body_left = 0, body_right = 0;  // the silhouette's extent in the free rectangle; columns stand beside it
    float scale = 1;
    // What the body covers, and what of it (hands, face) is better not written over; null: nothing. Kept by the caller.
    const CoverMap* body = nullptr;
    const CoverMap* delicate = nullptr;
    float between_names_px = 0;  // of names that share a line
    // Names without room beside their marker may stand a little way off on a short leader, before columns are tried:
    // on the body too, which is right for a close view and untidy in a crowd; else only on the ground beside it.
    bool short_leaders = false;
    // Columns suit a body that stands; beside one that lies they would stand far off.
    bool columns = true;
};

struct LabelPlace {
    size_t wish = 0;
    Rect box;
    bool has_leader = false;
    glm::vec2 leader_from{0}, leader_to{0};  // from the box to the rim of the marker
    // Names that share the box, from left to right, `wish` among them; empty where it stands alone. Their markers lie
    // between the one that the leader reaches and `row_to`.
    std::vector<size_t> names;
    glm::vec2 row_to{0};
};

/// Places close to their markers where there is room, the others (after short leaders to where the space allows them)
/// in columns left and right of the body with straight leaders that cross neither each other nor any label; those for
/// which no place is left are dropped, least priority first. No two boxes overlap, none overlaps a marker or a kept-out
/// rectangle, all lie in the free rectangle. In order of `wish`; a wish that shares another's box has no place of its
/// own.
std::vector<LabelPlace> lay_out(const std::vector<LabelWish>& wishes, const LabelSpace& space);

}  // namespace jingluo::scene
