// What the parts of a picture share while it is composed: the points as they fall on it, sizes, colours.
#pragma once

#include <vector>

#include "scene/compose.h"
#include "scene/cover_map.h"
#include "scene/label_layout.h"

namespace jingluo::scene {

/// A shown point as it falls in the picture.
struct SeenPoint {
    const locate::PlacedPoint* placed = nullptr;
    const atlas::Point* point = nullptr;
    glm::vec2 at_px{0};
    float radius_px = 0;
    bool ahead = false;    // before the eye
    bool inside = false;   // within the free rectangle
    bool visible = false;  // ahead, and no skin before it
    bool selected = false, twin = false, hovered = false;
};

struct Sheet {
    const State& state;
    const World& world;
    const MeasureText& measure;
    const Palette& colours;
    float scale = 1;      // of everything given in pixels
    double px_per_m = 0;  // at the target
    Rect free;            // the picture without its margins
    // From 1, where all points of a whole body are seen from afar and must not shout, to 0: something was chosen, or
    // one has come near.
    float quiet = 0;
    std::vector<SeenPoint> points;

    /// Whether a place on the skin is before the eye with nothing between. `lifted_m` off the skin, so that the skin
    /// about it does not count.
    bool sees(const glm::dvec3& place, const glm::dvec3& normal) const;
    glm::vec2 pixel(const glm::dvec3& place) const;
    /// What the body takes of a rectangle of the picture, to a few pixels; empty (max < min) where it does not reach.
    Rect silhouette(const Rect& within) const;
    /// Grows slowly as one comes nearer: signs stay signs, but do not look lost on a foot that fills the picture.
    float grown(float size_px, float most) const;
};

Sheet make_sheet(const State& state, const World& world, const MeasureText& measure);

/// What the body covers of an area of the picture, and what hands and head do of that.
struct BodyCover {
    CoverMap all, delicate;
};
BodyCover body_cover(const Sheet& sheet, const Rect& area);

}  // namespace jingluo::scene
