// What a Surface holds; shared by the files that answer its questions.
#pragma once

#include <embree3/rtcore.h>

#include <mutex>

#include "body/surface.h"

namespace jingluo::body {

/// Triangles that lie near each other, with their box: a plane that misses the box misses them all.
struct Cluster {
    glm::dvec3 centre{0}, half{0};
    std::uint32_t first = 0, count = 0;  // into Inside::clustered, triangles
};

/// A box round clusters: its own when it has no branches below it.
struct Branch {
    glm::dvec3 centre{0}, half{0};
    std::uint32_t first = 0, count = 0;  // into Inside::ranked
    std::uint32_t beyond = 0;            // where to go on when this box does not matter; a box's own start behind it
};

struct Surface::Inside {
    Inside(const Mesh& mesh, const std::function<bool(double)>& progress);
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    glm::dvec3 at(std::uint32_t vertex) const { return positions[vertex]; }
    glm::dvec3 face_normal(std::uint32_t triangle) const;
    Hit hit_at(std::uint32_t triangle, glm::dvec3 place) const;
    /// False: stopped by `progress`.
    bool build_embree(const std::function<bool(double)>& progress);
    void release();
    void build_clusters();
    /// A tree of boxes over the clusters, so that a plane need not ask each of a large body's.
    void build_branches();
    void branch(std::uint32_t first, std::uint32_t count);
    /// Neighbours of every welded vertex, made on the first question that needs them.
    void build_neighbours() const;

    std::vector<glm::vec3> positions, normals;
    std::vector<std::uint32_t> indices;
    std::vector<std::uint32_t> welded;  // vertex -> the first vertex at exactly the same place
    std::vector<Cluster> clusters;
    std::vector<std::uint32_t> clustered;  // welded corners of triangles, three each, cluster by cluster
    std::vector<std::uint32_t> ranked;     // clusters, branch by branch
    std::vector<Branch> branches;          // depth first
    mutable std::once_flag neighbours_made;
    mutable std::vector<std::uint32_t> neighbour_first, neighbours;  // welded vertex -> welded vertices
    RTCDevice device = nullptr;
    RTCScene scene = nullptr;
};

/// Where a place is nearest to a triangle; Ericson, Real-Time Collision Detection, 5.1.5.
glm::dvec3 nearest_on_triangle(glm::dvec3 place, glm::dvec3 a, glm::dvec3 b, glm::dvec3 c);

}  // namespace jingluo::body
