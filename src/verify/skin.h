// Plain questions to the triangles. They lie in a grid of boxes that only says which triangles cannot matter; every
// other one is looked at.
#pragma once

#include <array>
#include <glm/glm.hpp>
#include <optional>
#include <vector>

#include "verify/values.h"

namespace jingluo::verify {

struct SkinPlace {
    glm::dvec3 place{0};
    glm::dvec3 normal{0};  // of the triangle, unit
    double away_m = 0;
};

/// One connected piece of a section, its segments in no particular order.
struct Piece {
    std::vector<std::pair<glm::dvec3, glm::dvec3>> segments;
    std::vector<std::pair<size_t, size_t>> ends;  // node numbers of each segment's ends
    size_t nodes = 0;
};

class Skin {
  public:
    explicit Skin(Triangles triangles);

    const Triangles& triangles() const { return triangles_; }
    /// The place of the skin nearest to `to`; an empty mesh gives nothing.
    std::optional<SkinPlace> nearest(glm::dvec3 to) const;
    /// Where the skin faces about a place: the mean of the triangles within 6 mm of its nearest place, by area. Unit,
    /// or zero without a skin. Steadier than one triangle's normal.
    glm::dvec3 facing(glm::dvec3 to) const;
    /// Everything in which the plane (unit normal) cuts the skin.
    std::vector<Piece> cut(glm::dvec3 at, glm::dvec3 normal) const;

  private:
    /// Triangles whose middles lie in one cell of the grid, with the box round all of them.
    struct Box {
        glm::vec3 low{0}, high{0};
        std::vector<std::uint32_t> triangles;
    };
    std::array<glm::dvec3, 3> corners(std::uint32_t triangle) const;

    Triangles triangles_;
    std::vector<Box> boxes_;
};

/// Length of the shortest stretch of a section between two places that lie on it (to 2 mm). Nothing when no piece holds
/// both.
std::optional<double> stretch_m(const std::vector<Piece>& pieces, glm::dvec3 from, glm::dvec3 to);

/// The place so many metres on along a section from a place on it (to 3 mm), setting out in a direction. Nothing where
/// the section ends before.
std::optional<glm::dvec3> walked(const std::vector<Piece>& pieces, glm::dvec3 from, glm::dvec3 towards, double metres);

}  // namespace jingluo::verify
