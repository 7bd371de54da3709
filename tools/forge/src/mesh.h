// Triangle mesh of the figure and the steps that make it: polygonise, remesh, shade.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "figure.h"
#include "vec.h"

namespace jingluo::forge {

struct Mesh {
    std::vector<Vec3> position;
    std::vector<std::array<std::uint32_t, 3>> triangle;  ///< counter-clockwise from outside
    std::vector<Vec3> normal;
    std::vector<std::array<std::uint8_t, 4>> colour;  ///< linear RGBA
    std::vector<std::uint32_t> twin;                  ///< vertex on the other side; itself on the midline
};

/// Runs `work(begin, end)` over [0, count) on a few threads; the split does not change results.
void in_parallel(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work);

/// The left half of a closed two-manifold near the figure's skin, ending on x = 0 exactly (surface nets on a sparse
/// grid made free of ambiguous cells).
Mesh polygonise(const Figure& figure);

/// The whole figure, exactly symmetric: the left half polygonised, remeshed to about 110,000 triangles and mirrored.
Mesh make_skin(const Figure& figure);

/// Vertex normals from the field, and colours: quiet skin tones with soft ambient occlusion.
void shade(Mesh& mesh, const Figure& figure);

/// Colours for a deformed template: occlusion of the shape that it has (with its own normals), tones of the places that
/// its vertices had in the template (`drawn`).
std::vector<std::array<std::uint8_t, 4>> colours(const Mesh& shaped, const Mesh& drawn, const Figure& figure);

/// Puts neighbouring triangles and vertices beside each other; the mesh stays the same, twins keep their twins.
void order_for_drawing(Mesh& mesh);

}  // namespace jingluo::forge
