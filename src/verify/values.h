// What the checker measures: plain values of its own, so that neither the body's code nor the solver's is needed. A
// body's file is read by src/verify itself (read_body.h); for a body without a file the app hands these over.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <map>
#include <string>
#include <vector>

#include "atlas/model.h"

namespace jingluo::verify {

/// The skin, metres. Three indices a triangle, counter-clockwise from outside.
struct Triangles {
    std::vector<glm::vec3> places;
    std::vector<std::uint32_t> corners;

    size_t count() const { return corners.size() / 3; }
};

/// The frame of a part of the body (docs/data.md): unit vectors at right angles; `anterior` is dorsal in the foot and
/// palmar in the hand.
struct Frame {
    glm::dvec3 at{0};
    glm::dvec3 proximal{0, 1, 0};
    glm::dvec3 anterior{0, 0, 1};
    /// Towards the body's own left.
    glm::dvec3 left() const { return glm::cross(proximal, anterior); }
};

/// What stands beside the skin in NAME.landmarks.json. Sided names end in ".l" or ".r".
struct Marks {
    std::map<std::string, glm::dvec3> landmarks;
    std::map<std::string, std::vector<glm::dvec3>> lines;
    std::map<std::string, Frame> parts;
};

/// A finished point.
struct Placed {
    std::string code, member;
    atlas::Side side = atlas::Side::midline;
    glm::dvec3 place{0};
};

}  // namespace jingluo::verify
