// Isotropic remeshing after Botsch and Kobbelt 2004 ("A remeshing approach to multiresolution modeling") with a sizing
// field that follows the bend of the skin (as Dunyach et al. 2013, "Adaptive remeshing for real-time mesh
// deformation").
#include "remesh.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "improve.h"
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

void set_sizes(Surface& s, const Sizing& sizing, double factor) {
    in_parallel(s.vertices(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) {
            if (s.used(static_cast<Index>(v))) {
                s.size[v] = sizing.at(s.position[v], factor);
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
    Sizing sizing(s, figure);
    // Mending draws a few edges together at the end.
    const double wanted = 0.5 * 1.012 * static_cast<double>(options.triangles);
    double factor = std::sqrt(sizing.triangles(1.0) / wanted);
    for (int i = 0; i < options.rounds; ++i) {
        set_sizes(s, sizing, factor);
        split_long(s);
        collapse_short(s, 1.3, 0.8);
        turn_edges(s, true);
        relax(s, figure, i + 3 < options.rounds ? Fit::skin : Fit::crease);
        if (i == 2 || i == 4) {
            sizing.refine(s, figure, factor);
        }
        if (i >= 1 && i + 2 < options.rounds) {
            factor *= std::sqrt(static_cast<double>(s.count_triangles()) / wanted);
        }
    }
    for (int i = 0; i < 4; ++i) {
        turn_edges(s, false);
        relax(s, figure, Fit::crease);
    }
    for (int i = 0; i < 8; ++i) {
        turn_edges(s, false);
        mend(s, figure);
    }
    settle_exactly(s, figure);
    half = s.half();
}

}  // namespace jingluo::forge
