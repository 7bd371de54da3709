// A smooth curve on the skin through given stops.
#pragma once

#include <glm/glm.hpp>
#include <vector>

#include "body/surface.h"

namespace jingluo::locate {

struct Stop {
    glm::dvec3 place{0}, normal{0};  // on the skin
    bool fixed = true;               // false: the curve may pass within a few millimetres
};

struct SkinCurve {
    std::vector<glm::dvec3> places, normals;
};

/// The curve through the stops in order (the first and the last count as fixed), sampled every 4 mm or so and closer in
/// turns. From one fixed stop to the next it is straight as seen from above the skin; where guides lie between them it
/// bends as little as a thin strip would, and in a fold, as at the armpit, it stays on the skin down to its bottom. At
/// each stop it turns within about 2 mm of the straight ways, and in a point where it doubles back. Empty when fewer
/// than two stops are given.
SkinCurve curve_through(const body::Surface& surface, const std::vector<Stop>& stops);

/// The curve from stop to stop in the plane across `across` (unit), for a channel in the midline: it never leaves the
/// plane further than its stops do. As curve_through where the skin is not joined in that plane.
SkinCurve curve_in_plane(const body::Surface& surface, const std::vector<Stop>& stops, glm::dvec3 across);

}  // namespace jingluo::locate
