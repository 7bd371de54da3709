// What can be wrong with a triangle mesh that is meant to be the skin of one solid body.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "mesh.h"

namespace jingluo::forge {

/// Angles that a good triangle keeps, degrees.
inline constexpr double kLeastAngle = 12.0;
inline constexpr double kFairAngle = 25.0;

/// Triangles are numbered without those of bad corners.
struct MeshFaults {
    std::size_t bad_corners = 0;       ///< triangles with an index out of range, twice the same, or a place not finite
    std::size_t loose_vertices = 0;    ///< vertices of no triangle
    std::size_t open_edges = 0;        ///< edges of one triangle
    std::size_t crowded_edges = 0;     ///< edges of more than two triangles
    std::size_t flipped_edges = 0;     ///< edges whose two triangles run the same way along them
    std::size_t pinched_vertices = 0;  ///< vertices whose triangles are more than one fan
    std::size_t pieces = 0;
    long euler = 0;       ///< vertices - edges + triangles; 2 for a closed body without handles
    double volume = 0.0;  ///< m^3; negative where the triangles face inwards

    std::size_t flat_triangles = 0;    ///< of no area
    std::size_t slivers = 0;           ///< an angle below kLeastAngle
    std::size_t below_fair_angle = 0;  ///< an angle below kFairAngle
    double least_angle = 180.0;        ///< degrees
    std::size_t thinnest = 0;          ///< the triangle that has it
    std::size_t greatest_valence = 0;
    std::size_t folded_edges = 0;  ///< neighbours that lie back to back within 10 degrees

    std::size_t crossings = 0;  ///< pairs of triangles that meet elsewhere than in what they share
    std::vector<std::pair<std::uint32_t, std::uint32_t>> crossing;  ///< the first of them

    /// One closed, outward two-manifold without handles.
    [[nodiscard]] bool closed_body() const;
    /// A closed body that crosses itself nowhere, all triangles well-shaped.
    [[nodiscard]] bool sound() const;
    /// In words; empty where sound().
    [[nodiscard]] std::string describe() const;
};

MeshFaults check(const std::vector<Vec3>& position, const std::vector<std::array<std::uint32_t, 3>>& triangle);
inline MeshFaults check(const Mesh& mesh) {
    return check(mesh.position, mesh.triangle);
}

/// The pairs of triangles that meet elsewhere than in what they share, in order. Exact for places rounded to 2^-30 of
/// the greatest coordinate; touching counts. All indices must be good.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_crossings(
    const std::vector<Vec3>& position, const std::vector<std::array<std::uint32_t, 3>>& triangle);

}  // namespace jingluo::forge
