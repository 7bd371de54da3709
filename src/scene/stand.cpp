#include "scene/stand.h"

#include <cmath>

namespace jingluo::scene {

namespace {

constexpr double near_axis = 0.906;  // cosine of 25 degrees

/// The file's axis that lies nearly along a direction, else the direction.
glm::dvec3 at_axis(glm::dvec3 direction) {
    for (int k = 0; k < 3; ++k) {
        if (std::abs(direction[k]) < near_axis) continue;
        glm::dvec3 axis(0);
        axis[k] = direction[k] > 0 ? 1 : -1;
        return axis;
    }
    return direction;
}

}  // namespace

glm::dmat3 stand_of(const body::Landmarks& marks) {
    const auto trunk = marks.parts.find("trunk");
    if (trunk == marks.parts.end()) return glm::dmat3(1);
    const glm::dvec3 up = at_axis(trunk->second.proximal);
    const glm::dvec3 across = glm::cross(up, trunk->second.anterior);
    if (!(glm::length(across) > 0.1)) return glm::dmat3(1);
    const glm::dvec3 level = glm::normalize(glm::cross(across, up));
    const glm::dvec3 front = at_axis(level);
    // An axis of the file that is near the front need not be at right angles to an up that is none.
    const glm::dvec3 taken = std::abs(glm::dot(front, up)) < 1e-9 ? front : level;
    return {glm::cross(up, taken), up, taken};
}

}  // namespace jingluo::scene
