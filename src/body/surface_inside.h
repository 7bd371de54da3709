// What a Surface holds; shared by the files that answer its questions.
#pragma once

#include <embree3/rtcore.h>

#include <mutex>

#include "body/surface.h"

namespace jingluo::body {

/// Triangles that lie near each other, with their box: a plane that misses the box misses them all. Their corners are
/// counted among the cluster's own vertices, so that the height of each vertex over a plane is worked out once.
struct Cluster {
    glm::dvec3 centre{0}, half{0};
    std::uint32_t first = 0, count = 0;                // into Inside::clustered, triangles
    std::uint32_t first_vertex = 0, vertex_count = 0;  // into Inside::cluster_vertices
};

/// A welded vertex and its place, so that a cut reads one stretch of memory.
struct ClusterVertex {
    glm::vec3 at{0};
    std::uint32_t vertex = 0;
};

/// A box round clusters: its own when it has no branches below it.
struct Branch {
    glm::dvec3 centre{0}, half{0};
    std::uint32_t first = 0, count = 0;  // into Inside::clusters
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
    /// Puts triangles, given cell by cell by their corners' welded vertices, into the order of the clusters.
    void fill_clusters(const std::vector<std::uint32_t>& corners);
    /// A tree of boxes over the clusters, so that a plane need not ask each of a large body's; puts them into its
    /// order.
    void build_branches();
    /// `ranked` numbers the clusters; the `count` from `first` on come under this branch.
    void branch(std::vector<std::uint32_t>& ranked, std::uint32_t first, std::uint32_t count);
    /// Neighbours of every welded vertex, made on the first question that needs them.
    void build_neighbours() const;

    std::vector<glm::vec3> positions, normals;
    std::vector<std::uint32_t> indices;
    std::vector<std::uint32_t> welded;     // vertex -> the first vertex at exactly the same place
    std::vector<Cluster> clusters;         // branch by branch
    std::vector<std::uint32_t> clustered;  // corners of triangles among the vertices of their cluster, three each
    std::vector<ClusterVertex> cluster_vertices;  // cluster by cluster, each once in a cluster
    std::vector<Branch> branches;                 // depth first
    mutable std::once_flag neighbours_made;
    mutable std::vector<std::uint32_t> neighbour_first, neighbours;  // welded vertex -> welded vertices
    RTCDevice device = nullptr;
    RTCScene scene = nullptr;
};

/// Where a place is nearest to a triangle; Ericson, Real-Time Collision Detection, 5.1.5.
glm::dvec3 nearest_on_triangle(glm::dvec3 place, glm::dvec3 a, glm::dvec3 b, glm::dvec3 c);

}  // namespace jingluo::body
