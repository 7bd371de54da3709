// What a body file says beside its mesh: landmarks, named lines and the frames of the parts. All in the GLB's frame,
// metres.
#pragma once

#include <glm/glm.hpp>
#include <map>
#include <string>
#include <vector>

namespace jingluo::body {

/// The frame of a part of the body. `proximal` points towards the head (in the foot: towards the heel), `anterior` to
/// the front (in the foot: dorsal); both unit, at right angles. A *level* is a plane perpendicular to `proximal`.
struct PartFrame {
    glm::dvec3 at{0};
    glm::dvec3 proximal{0, 1, 0};
    glm::dvec3 anterior{0, 0, 1};
    /// Towards the body's own left.
    glm::dvec3 left() const { return glm::cross(proximal, anterior); }
};

/// No place of a body file may lie further from the origin along an axis than this, in the file's own units.
constexpr double most_units = 1e5;

/// Sided names end in ".l" or ".r".
struct Landmarks {
    std::map<std::string, glm::dvec3> landmarks;
    std::map<std::string, std::vector<glm::dvec3>> lines;  // proximal to distal
    std::map<std::string, PartFrame> parts;
    std::string glb_hash;  // 16 hex digits, XXH3_64bits of the GLB's bytes
};

}  // namespace jingluo::body
