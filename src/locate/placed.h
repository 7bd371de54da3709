// A rule carried out on a body, and what was done for it.
#pragma once

#include <glm/glm.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "atlas/model.h"

namespace jingluo::locate {

struct UsedLandmark {
    std::string name;  // with its side: "greater_trochanter.l"
    glm::dvec3 place{0};
};

/// A way walked on the body: over the skin along it, or across it as a tape lies.
struct Way {
    std::string what;                // "1.5 cun lateral on back_transverse"
    std::vector<glm::dvec3> places;  // on the skin, from start to end, metres
    double length_m = 0;             // as the scale measures it: along the axis, the tape or the skin
    std::optional<double> cun;       // by the rule; nothing for a fraction
    std::optional<double> fraction;
    std::string scale;  // empty for a fraction
    double cun_m = 0;   // metres of one cun on that scale here; 0 without a scale
};

/// A line or level that took part, for drawing.
struct Guide {
    std::string what;
    std::vector<glm::dvec3> places;
};

struct Construction {
    std::vector<UsedLandmark> landmarks;
    std::vector<Way> ways;
    std::vector<Guide> guides;
};

struct PointId {
    std::string code, member;
    atlas::Side side = atlas::Side::midline;
    auto operator<=>(const PointId&) const = default;
};

struct PlacedPoint {
    PointId id;
    glm::dvec3 place{0};   // on the skin, metres
    glm::dvec3 normal{0};  // unit, outward
    Construction construction;
    std::string part;  // of the body, by the dictionary: in whose frame further steps from here are taken
};

/// Another place that an authority gives for a point, found by its own rule. Nothing leans on it.
struct PlacedAlternative {
    PlacedPoint at;    // `at.id` is the point's
    size_t index = 0;  // in atlas::Point::alternatives
};

struct Unplaced {
    PointId id;
    std::string why;  // names the landmark, line or point that is missing
};

/// Metres of one cun on a scale and side.
struct CunLength {
    std::string scale;
    atlas::Side side = atlas::Side::midline;
    double span_m = 0, cun_m = 0;
};

struct Placements {
    std::vector<PlacedPoint> points;              // in the atlas's order; left, right or midline
    std::vector<PlacedAlternative> alternatives;  // in the same order
    std::vector<Unplaced> unplaced;
    std::vector<CunLength> scales;
    const PlacedPoint* find(const PointId& id) const;
    std::vector<const PlacedAlternative*> alternatives_of(const PointId& id) const;
};

struct ChannelCurve {
    std::string channel, branch;
    atlas::Side side = atlas::Side::midline;
    std::vector<glm::dvec3> places;  // smooth, on the skin, about 4 mm apart
    std::vector<glm::dvec3> normals;
};

}  // namespace jingluo::locate
