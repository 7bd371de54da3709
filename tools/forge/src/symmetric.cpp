#include "symmetric.h"

#include <cstddef>

#include "remesh.h"

namespace jingluo::forge {

Mesh mirror(const Mesh& half) {
    Mesh whole = half;
    whole.twin.resize(half.position.size());
    for (std::uint32_t v = 0; v < half.position.size(); ++v) {
        const Vec3& p = half.position[v];
        if (p.x == 0.0) {
            whole.twin[v] = v;
            continue;
        }
        whole.twin[v] = static_cast<std::uint32_t>(whole.position.size());
        whole.twin.push_back(v);
        whole.position.emplace_back(-p.x, p.y, p.z);
        if (!half.normal.empty()) {
            whole.normal.emplace_back(-half.normal[v].x, half.normal[v].y, half.normal[v].z);
        }
        if (!half.colour.empty()) {
            whole.colour.push_back(half.colour[v]);
        }
    }
    whole.triangle.reserve(2 * half.triangle.size());
    for (const auto& t : half.triangle) {
        whole.triangle.push_back({whole.twin[t[0]], whole.twin[t[2]], whole.twin[t[1]]});
    }
    return whole;
}

Mesh make_skin(const Figure& figure) {
    Mesh half = polygonise(figure);
    const double coarse = figure.parameters().coarseness;
    remesh(half, figure, {static_cast<std::size_t>(110000.0 / (coarse * coarse)), 9});
    return mirror(half);
}

}  // namespace jingluo::forge
