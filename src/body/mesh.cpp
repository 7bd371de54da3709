#include "body/mesh.h"

#include <cmath>

namespace jingluo::body {

namespace {

bool is_unit(const glm::vec3& n) {
    const float square = glm::dot(n, n);
    return std::isfinite(square) && square > 0.98f && square < 1.02f;
}

/// Corner-angle weights, so that a normal does not depend on how a flat patch happens to be cut into triangles.
std::vector<glm::vec3> normals_of(const Mesh& mesh) {
    std::vector<glm::vec3> sums(mesh.positions.size(), glm::vec3(0));
    for (size_t t = 0; t + 2 < mesh.indices.size(); t += 3) {
        const std::array<std::uint32_t, 3> corner = {mesh.indices[t], mesh.indices[t + 1], mesh.indices[t + 2]};
        std::array<glm::vec3, 3> edge;
        for (size_t k = 0; k < 3; ++k) {
            edge[k] = glm::normalize(mesh.positions[corner[(k + 1) % 3]] - mesh.positions[corner[k]]);
        }
        const glm::vec3 across = glm::cross(edge[0], edge[1]);
        const float size = glm::length(across);
        if (!(size > 0)) continue;
        for (size_t k = 0; k < 3; ++k) {
            const float angle = std::acos(glm::clamp(-glm::dot(edge[k], edge[(k + 2) % 3]), -1.f, 1.f));
            sums[corner[k]] += across / size * angle;
        }
    }
    for (glm::vec3& sum : sums) {
        const float size = glm::length(sum);
        sum = size > 1e-12f ? sum / size : glm::vec3(0, 1, 0);
    }
    return sums;
}

}  // namespace

void clean(Mesh& mesh) {
    size_t kept = 0;
    for (size_t t = 0; t + 2 < mesh.indices.size(); t += 3) {
        const glm::dvec3 a = mesh.positions[mesh.indices[t]];
        const glm::dvec3 b = mesh.positions[mesh.indices[t + 1]];
        const glm::dvec3 c = mesh.positions[mesh.indices[t + 2]];
        const glm::dvec3 across = glm::cross(b - a, c - a);
        // |across| is twice the area; 1e-14 m^2 is a hundredth of a micrometre square.
        if (!(glm::dot(across, across) > 4e-28)) continue;
        for (size_t k = 0; k < 3; ++k) mesh.indices[kept + k] = mesh.indices[t + k];
        kept += 3;
    }
    mesh.indices.resize(kept);
    mesh.colours.resize(mesh.positions.size(), {255, 255, 255, 255});

    bool missing = mesh.normals.size() != mesh.positions.size();
    for (size_t v = 0; !missing && v < mesh.normals.size(); ++v) missing = !is_unit(mesh.normals[v]);
    if (!missing) return;
    const std::vector<glm::vec3> made = normals_of(mesh);
    mesh.normals.resize(mesh.positions.size(), glm::vec3(0));
    for (size_t v = 0; v < made.size(); ++v) {
        if (is_unit(mesh.normals[v])) continue;
        const float size = glm::length(mesh.normals[v]);
        mesh.normals[v] = std::isfinite(size) && size > 0.1f ? mesh.normals[v] / size : made[v];
    }
}

}  // namespace jingluo::body
