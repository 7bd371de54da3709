// Plain questions to the triangles, answered by looking at all of them.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <vector>

#include "body/mesh.h"

namespace jingluo::verify {

struct SkinPlace {
    glm::dvec3 place{0};
    glm::dvec3 normal{0};  // of the triangle, unit
    double away_m = 0;
};

/// The place of the skin nearest to `to`; an empty mesh gives nothing.
std::optional<SkinPlace> nearest_skin(const body::Mesh& mesh, glm::dvec3 to);

/// One connected piece of a section, its segments in no particular order.
struct Piece {
    std::vector<std::pair<glm::dvec3, glm::dvec3>> segments;
    std::vector<std::pair<size_t, size_t>> ends;  // node numbers of each segment's ends
    size_t nodes = 0;
};

/// Everything in which the plane (unit normal) cuts the skin.
std::vector<Piece> cut(const body::Mesh& mesh, glm::dvec3 at, glm::dvec3 normal);

/// Length of the shortest stretch of a section between two places that lie on it (to 2 mm). Nothing when no piece holds
/// both.
std::optional<double> stretch_m(const std::vector<Piece>& pieces, glm::dvec3 from, glm::dvec3 to);

}  // namespace jingluo::verify
