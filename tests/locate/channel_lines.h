// Measures the line of a channel: what an illustrator would be blamed for, in millimetres and degrees.
#pragma once

#include <string>
#include <vector>

#include "atlas/model.h"
#include "body/body.h"
#include "locate/placed.h"

namespace jingluo::test {

/// From one point of a branch to the next, guides between them passed by.
struct Stretch {
    std::string channel, branch, from, to;
    atlas::Side side = atlas::Side::midline;
    double length_mm = 0, straight_mm = 0;
    double off_point_mm = 0;  // how far the line passes from the point at the end
    double off_skin_mm = 0;   // the most, also between the line's places
    double longest_mm = 0;    // of its steps
    double across_mm = 0;     // how far it strays over the midline to the other side
    double bend = 0;          // sharpest turn in the skin away from points, degrees a millimetre over 8 mm
    double wiggle = 0;        // all turns to the left plus all to the right, less what is left over, degrees
    double facing = 1;        // least cosine between the skin's directions at both ends of a step
    std::string name() const { return from + " to " + to + " " + std::string(atlas::to_string(side)); }
};

/// Every stretch of a curve. A point that the curve never meets has `off_point_mm` above nothing else.
std::vector<Stretch> stretches_of(const atlas::Atlas& atlas, const body::Body& body, const locate::Placements& placed,
                                  const locate::ChannelCurve& curve);

}  // namespace jingluo::test
