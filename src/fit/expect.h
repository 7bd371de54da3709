// Where a landmark is to be expected on a foreign body, and how that is turned, from the landmarks that are known.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <vector>

namespace jingluo::fit {

/// A landmark on our own body and on the foreign one.
struct Known {
    glm::dvec3 own{0}, there{0};
};

/// Carries places and directions of our own body to the foreign one.
struct Carry {
    glm::dmat3 turn{1};
    double scale = 1;
    glm::dvec3 from{0}, to{0};
    glm::dvec3 place(const glm::dvec3& own) const { return to + scale * (turn * (own - from)); }
    glm::dvec3 way(const glm::dvec3& own) const { return turn * own; }
};

/// As the landmarks near the place `about` of our own body have moved and turned: a forearm as elbow and fingertips
/// say. What they leave open stays as `at_first` has it; its size is kept.
Carry carried_nearby(const std::vector<Known>& known, const glm::dvec3& about, const Carry& at_first);

/// How the foreign body is turned, from landmarks of the midline: its left, up and front as columns, where ours are the
/// axes. Nothing while the landmarks lie on one line.
std::optional<glm::dmat3> turned_as(const std::vector<Known>& midline);

}  // namespace jingluo::fit
