// The order of triangles and vertices in the file: neighbours together, so that drawing transforms each vertex once
// rather than twice.
#include <meshoptimizer.h>

#include "mesh.h"

namespace jingluo::forge {

namespace {

template <typename T>
void reorder(std::vector<T>& values, const std::vector<unsigned>& to) {
    std::vector<T> out(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) out[to[i]] = values[i];
    values.swap(out);
}

}  // namespace

void order_for_drawing(Mesh& mesh) {
    std::vector<unsigned> indices;
    indices.reserve(mesh.triangle.size() * 3);
    for (const auto& triangle : mesh.triangle) indices.insert(indices.end(), triangle.begin(), triangle.end());
    std::vector<unsigned> ordered(indices.size());
    meshopt_optimizeVertexCache(ordered.data(), indices.data(), indices.size(), mesh.position.size());
    std::vector<unsigned> to(mesh.position.size());
    meshopt_optimizeVertexFetchRemap(to.data(), ordered.data(), ordered.size(), mesh.position.size());
    for (std::size_t i = 0; i < mesh.triangle.size(); ++i)
        mesh.triangle[i] = {to[ordered[3 * i]], to[ordered[3 * i + 1]], to[ordered[3 * i + 2]]};
    reorder(mesh.position, to);
    reorder(mesh.normal, to);
    reorder(mesh.colour, to);
    reorder(mesh.twin, to);
    for (std::uint32_t& twin : mesh.twin) twin = to[twin];
}

}  // namespace jingluo::forge
