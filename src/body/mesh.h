// The skin as triangles.
#pragma once

#include <array>
#include <cstdint>
#include <glm/glm.hpp>
#include <vector>

namespace jingluo::body {

/// Closed or open triangle mesh in the body file's frame, metres. All four attribute lists have one entry a vertex.
struct Mesh {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals;  // unit, outward
    std::vector<std::array<std::uint8_t, 4>>
        colours;                         // linear RGBA as glTF defines COLOR_0; white where the file has none
    std::vector<std::uint32_t> indices;  // three a triangle, counter-clockwise from outside

    size_t triangle_count() const { return indices.size() / 3; }
};

/// Unit normals from the triangles, weighted by their angle at each corner, so that a normal does not depend on how a
/// flat patch happens to be cut. No function of the library whose last bits differ between machines takes part.
std::vector<glm::vec3> corner_normals(const Mesh& mesh);

/// Drops degenerate triangles (area below 1e-14 m^2) and makes unit normals where they are missing or not finite.
void clean(Mesh& mesh);

}  // namespace jingluo::body
