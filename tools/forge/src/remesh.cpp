// Isotropic remeshing after Botsch and Kobbelt 2004 ("A remeshing approach to multiresolution modeling") with a sizing
// field that follows the bend of the skin (as Dunyach et al. 2013, "Adaptive remeshing for real-time mesh
// deformation").
#include "remesh.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "sizing.h"
#include "skin_fit.h"
#include "surface.h"

namespace jingluo::forge {

namespace {

using Index = Surface::Index;

void collapse_short(Surface& s, double longest, double least_cosine) {
    for (Index h = 0; h < s.halves(); ++h) {
        if (s.dead(h) || !s.skin(h)) {
            continue;
        }
        const Index a = s.origin(h);
        const Index b = s.origin(Surface::next(h));
        const double wanted = std::min(s.size[a], s.size[b]);
        const Vec3 d = s.position[a] - s.position[b];
        if (glm::dot(d, d) < 0.6 * wanted * wanted) {
            s.collapse(h, longest * wanted, least_cosine);
        }
    }
}

void split_long(Surface& s) {
    const Index count = s.halves();
    for (Index h = 0; h < count; ++h) {
        const Index a = s.origin(h);
        const Index b = s.origin(s.opposite(h));
        if (s.dead(h) || h > s.opposite(h) || s.ghost(a) || s.ghost(b)) {
            continue;
        }
        const double limit = 1.36 * 0.5 * (s.size[a] + s.size[b]);
        const Vec3 d = s.position[a] - s.position[b];
        if (glm::dot(d, d) > limit * limit) {
            s.split(h);
        }
    }
}

/// Least cosine between a triangle and the field's normals at its corners; `unit` is the triangle's own normal.
double agreement(const Surface& s, Index a, Index b, Index c, double& least_angle_cosine) {
    const Vec3 pa = s.position[a];
    const Vec3 pb = s.position[b];
    const Vec3 pc = s.position[c];
    const Vec3 n = glm::cross(pb - pa, pc - pa);
    const double l = std::max(std::sqrt(glm::dot(n, n)), 1e-30);
    const auto corner = [](const Vec3& u, const Vec3& v) {
        return glm::dot(u, v) / std::max(std::sqrt(glm::dot(u, u) * glm::dot(v, v)), 1e-30);
    };
    least_angle_cosine = std::max({corner(pb - pa, pc - pa), corner(pc - pb, pa - pb), corner(pa - pc, pb - pc)});
    return std::min({glm::dot(n, s.normal[a]), glm::dot(n, s.normal[b]), glm::dot(n, s.normal[c])}) / l;
}

/// Turns edges: towards six neighbours each (`by_valence`), or away from thin triangles; never so that triangles agree
/// less with the skin than before.
void turn_edges(Surface& s, bool by_valence) {
    constexpr double kFair = 0.766;  // cosine of 40 degrees: above that any agreement will do
    for (Index h = 0; h < s.halves(); ++h) {
        if (s.dead(h) || h > s.opposite(h) || !s.skin(h) || !s.skin(s.opposite(h))) {
            continue;
        }
        const Index t = s.opposite(h);
        const Index a = s.origin(h);
        const Index b = s.origin(t);
        const Index c = s.origin(Surface::previous(h));
        const Index d = s.origin(Surface::previous(t));
        const auto off = [&](Index v, int change) {
            const int x = s.valence(v) + change * (s.midline(v) ? 2 : 1) - 6;
            return x * x;
        };
        const int before = off(a, 0) + off(b, 0) + off(c, 0) + off(d, 0);
        const int after = off(a, -1) + off(b, -1) + off(c, 1) + off(d, 1);
        std::array<double, 4> thin{};
        const double old_fit = std::min(agreement(s, a, b, c, thin[0]), agreement(s, b, a, d, thin[1]));
        const double new_fit = std::min(agreement(s, d, c, a, thin[2]), agreement(s, c, d, b, thin[3]));
        const double old_thin = std::max(thin[0], thin[1]);
        const double new_thin = std::max(thin[2], thin[3]);
        bool wanted = false;
        if (new_fit > old_fit + 0.25 && old_fit < 0.6 && new_thin < 0.97) {
            wanted = true;  // lay the edge along the fold
        } else if (new_fit < std::min(old_fit - 0.02, kFair) || new_fit < 0.2) {
            wanted = false;
        } else if (by_valence) {
            wanted = after < before && new_thin < std::max(old_thin, 0.94);
        } else {
            wanted = new_thin < old_thin - 0.01 && old_thin > 0.85 && (after <= before + 4 || old_thin > 0.92) &&
                     s.valence(c) < 9 && s.valence(d) < 9;
        }
        if (wanted) {
            s.flip(h);
        }
    }
}

void set_sizes(Surface& s, const Sizing& sizing, double factor) {
    in_parallel(s.vertices(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) {
            if (s.used(static_cast<Index>(v))) {
                s.size[v] = factor * sizing.at(s.position[v]);
            }
        }
    });
    grade(s, s.size);
}

/// From the grid's steps to a smooth mesh about twice as fine as wished, on the skin.
void prepare(Surface& s, const Figure& figure) {
    in_parallel(s.vertices(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) {
            s.size[v] = std::clamp(0.45 * figure.edge_length(s.position[v]), 0.0008, 0.0035);
        }
    });
    relax(s, figure, Fit::free);
    for (int i = 0; i < 3; ++i) {
        collapse_short(s, 1.5, 0.7);
    }
    relax(s, figure, Fit::free);
    settle(s, figure, 3);
    collapse_short(s, 1.4, 0.7);
    turn_edges(s, true);
    relax(s, figure, Fit::skin);
    turn_edges(s, true);
    relax(s, figure, Fit::skin);
}

}  // namespace

void remesh(Mesh& half, const Figure& figure, const RemeshOptions& options) {
    {
        Surface fine(half);
        prepare(fine, figure);
        half = fine.half();
    }
    Surface s(half);
    settle(s, figure, 1);
    const Sizing sizing(s, figure);
    const double wanted = 0.5 * static_cast<double>(options.triangles);
    double factor = std::sqrt(sizing.triangles(1.0) / wanted);
    for (int i = 0; i < options.rounds; ++i) {
        set_sizes(s, sizing, factor);
        split_long(s);
        collapse_short(s, 1.3, 0.8);
        turn_edges(s, true);
        relax(s, figure, i + 3 < options.rounds ? Fit::skin : Fit::crease);
        if (i >= 2 && i + 2 < options.rounds) {
            factor *= std::sqrt(static_cast<double>(s.count_triangles()) / wanted);
        }
    }
    for (int i = 0; i < 4; ++i) {
        turn_edges(s, false);
        relax(s, figure, Fit::crease);
    }
    turn_edges(s, false);
    settle_exactly(s, figure);
    half = s.half();
}

}  // namespace jingluo::forge
