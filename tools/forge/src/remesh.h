// From the polygoniser's mesh of the left half to one whose triangles are spent where the skin needs them.
#pragma once

#include <cstddef>

#include "mesh.h"

namespace jingluo::forge {

struct RemeshOptions {
    std::size_t triangles = 110000;  ///< of the whole figure; met within a few percent
    int rounds = 9;
};

/// Splits, collapses and turns edges towards Figure::edge_length, shorter where the skin bends, and slides the vertices
/// evenly over the skin. All wishes are stretched by one factor so that the number of triangles comes out.
void remesh(Mesh& half, const Figure& figure, const RemeshOptions& options);

}  // namespace jingluo::forge
