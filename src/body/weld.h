// Which vertices of a skin are one.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <vector>

namespace jingluo::body {

/// Vertices that lie as near as this are one: pieces of a skin under nodes of their own meet only to a float's
/// rounding.
constexpr double weld_m = 4e-6;
/// For each vertex the first one at its place: a seam of normals or colours doubles vertices, and so does a border
/// between pieces.
std::vector<std::uint32_t> weld(const std::vector<glm::vec3>& positions);

}  // namespace jingluo::body
