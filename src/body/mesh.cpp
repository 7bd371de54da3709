#include "body/mesh.h"

#include <algorithm>
#include <cmath>

#include "body/weld.h"

namespace jingluo::body {

namespace {

bool is_unit(const glm::vec3& n) {
    const float square = glm::dot(n, n);
    return std::isfinite(square) && square > 0.98f && square < 1.02f;
}

/// Abramowitz and Stegun 4.4.45: right to 7e-5 rad, which no normal shows, and the same on every machine.
float angle_of(float cosine) {
    const float x = std::min(std::abs(cosine), 1.f);
    const float angle = std::sqrt(1.f - x) * (1.5707288f + x * (-0.2121144f + x * (0.0742610f - x * 0.0187293f)));
    return cosine < 0 ? 3.14159265f - angle : angle;
}

}  // namespace

std::vector<glm::vec3> corner_normals(const Mesh& mesh) {
    std::vector<glm::vec3> sums(mesh.positions.size(), glm::vec3(0));
    for (size_t t = 0; t + 2 < mesh.indices.size(); t += 3) {
        const std::uint32_t* corner = &mesh.indices[t];
        const glm::vec3 a = mesh.positions[corner[0]], b = mesh.positions[corner[1]], c = mesh.positions[corner[2]];
        const glm::vec3 ab = b - a, bc = c - b, ca = a - c;
        const glm::vec3 across = glm::cross(ab, -ca);
        const float size = glm::dot(across, across);
        if (!(size > 0)) continue;
        const glm::vec3 normal = across / std::sqrt(size);
        const float to_b = 1 / std::sqrt(glm::dot(ab, ab)), to_c = 1 / std::sqrt(glm::dot(bc, bc)),
                    to_a = 1 / std::sqrt(glm::dot(ca, ca));
        sums[corner[0]] += normal * angle_of(-glm::dot(ab, ca) * to_b * to_a);
        sums[corner[1]] += normal * angle_of(-glm::dot(bc, ab) * to_c * to_b);
        sums[corner[2]] += normal * angle_of(-glm::dot(ca, bc) * to_a * to_c);
    }
    for (glm::vec3& sum : sums) {
        const float size = std::sqrt(glm::dot(sum, sum));
        sum = size > 1e-12f ? sum / size : glm::vec3(0, 1, 0);
    }
    return sums;
}

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
    // A skin in several pieces, or with a seam, is smooth across its doubled vertices.
    const std::vector<std::uint32_t> first = weld(mesh.positions);
    Mesh whole;
    whole.indices.reserve(mesh.indices.size());
    for (const std::uint32_t v : mesh.indices) whole.indices.push_back(first[v]);
    std::swap(whole.positions, mesh.positions);
    const std::vector<glm::vec3> made = corner_normals(whole);
    std::swap(whole.positions, mesh.positions);
    mesh.normals.resize(mesh.positions.size(), glm::vec3(0));
    for (size_t v = 0; v < first.size(); ++v) {
        if (is_unit(mesh.normals[v])) continue;
        const float size = glm::length(mesh.normals[v]);
        mesh.normals[v] = std::isfinite(size) && size > 0.1f ? mesh.normals[v] / size : made[first[v]];
    }
}

}  // namespace jingluo::body
