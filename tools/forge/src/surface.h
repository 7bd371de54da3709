// A triangle mesh that can be changed edge by edge: half of a symmetric skin, ending on the midline's plane x = 0.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh.h"

namespace jingluo::forge {

/// Corner table: half-edge h belongs to triangle h / 3 and runs from origin[h] to origin[next(h)]. Each loop of the
/// border is closed by a fan of ghost triangles to one ghost vertex, so that every half-edge has its opposite.
class Surface {
  public:
    using Index = std::uint32_t;
    static constexpr Index kNone = 0xffffffffU;
    enum class Kind : std::uint8_t { inner, midline, ghost };

    explicit Surface(const Mesh& half);

    static Index next(Index h) { return h % 3 == 2 ? h - 2 : h + 1; }
    static Index previous(Index h) { return h % 3 == 0 ? h + 2 : h - 1; }

    [[nodiscard]] Index halves() const { return static_cast<Index>(origin_.size()); }
    [[nodiscard]] Index vertices() const { return static_cast<Index>(position.size()); }
    [[nodiscard]] Index origin(Index h) const { return origin_[h]; }
    [[nodiscard]] Index opposite(Index h) const { return twin_[h]; }
    [[nodiscard]] bool dead(Index h) const { return dead_[h / 3] != 0; }
    [[nodiscard]] bool used(Index v) const { return corner_[v] != kNone && kind_[v] != Kind::ghost; }
    [[nodiscard]] Kind kind(Index v) const { return kind_[v]; }
    [[nodiscard]] bool midline(Index v) const { return kind_[v] == Kind::midline; }
    [[nodiscard]] bool ghost(Index v) const { return kind_[v] == Kind::ghost; }
    /// Is the triangle of h one of the skin?
    [[nodiscard]] bool skin(Index h) const {
        return !ghost(origin_[h]) && !ghost(origin_[next(h)]) && !ghost(origin_[previous(h)]);
    }
    /// Number of neighbours in the whole, mirrored mesh.
    [[nodiscard]] int valence(Index v) const { return midline(v) ? 2 * valence_[v] - 4 : valence_[v]; }
    [[nodiscard]] std::size_t count_triangles() const;

    /// Visits the half-edges that leave v.
    template <typename Visit>
    void around(Index v, Visit visit) const {
        const Index start = corner_[v];
        Index h = start;
        do {
            visit(h);
            h = twin_[previous(h)];
        } while (h != start);
    }

    /// Does an edge join a and b?
    [[nodiscard]] bool linked(Index a, Index b) const;
    /// Area vector of the triangle of h, twice as long as its area.
    [[nodiscard]] Vec3 area(Index h) const;

    /// Turns the edge in the quadrilateral round it. False, and nothing changed, where the mesh would not allow it.
    bool flip(Index h);
    /// A new vertex in the middle of the edge.
    void split(Index h);
    /// Draws the edge together. No edge at the place may become longer than `longest`, no triangle may turn by more
    /// than its cosine `least_cosine`.
    bool collapse(Index h, double longest, double least_cosine);

    /// The living half as a mesh, vertices in order of first use.
    [[nodiscard]] Mesh half() const;

    std::vector<Vec3> position;
    std::vector<Vec3> normal;  ///< of the field; unit length
    std::vector<double> size;  ///< wanted length of edges

  private:
    void pair_up();
    void close_border();
    void index_vertices();
    void pair(Index a, Index b) {
        twin_[a] = b;
        twin_[b] = a;
    }
    Index new_vertex(const Vec3& at, Kind kind, int valence);

    std::vector<Index> origin_, twin_, corner_;
    std::vector<int> valence_;
    std::vector<Kind> kind_;
    std::vector<std::uint8_t> dead_;
    std::vector<Index> ring_, moved_;
};

}  // namespace jingluo::forge
