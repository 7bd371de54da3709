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

/// The curve through the stops in order that bends as little as a thin strip held to the skin would, sampled every 4 mm
/// or so. Empty when fewer than two stops are given.
SkinCurve curve_through(const body::Surface& surface, const std::vector<Stop>& stops);

}  // namespace jingluo::locate
