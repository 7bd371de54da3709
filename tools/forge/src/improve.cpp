#include "improve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "skin_fit.h"

namespace jingluo::forge {

namespace {

using Index = Surface::Index;

double length(const Vec3& v) {
    return std::sqrt(glm::dot(v, v));
}

double cosine(const Vec3& u, const Vec3& v) {
    return glm::dot(u, v) / std::max(std::sqrt(glm::dot(u, u) * glm::dot(v, v)), 1e-30);
}

/// A triangle with places of its own for its corners.
struct Corner {
    Vec3 at, normal;
};

/// Least cosine between the triangle and the field's normals at its corners.
double agreement(const Corner& a, const Corner& b, const Corner& c) {
    const Vec3 n = glm::cross(b.at - a.at, c.at - a.at);
    return std::min({glm::dot(n, a.normal), glm::dot(n, b.normal), glm::dot(n, c.normal)}) / std::max(length(n), 1e-30);
}

/// Cosine of the least angle: 0.5 at best, 1 for a needle.
double thinness(const Corner& a, const Corner& b, const Corner& c) {
    return std::max(
        {cosine(b.at - a.at, c.at - a.at), cosine(c.at - b.at, a.at - b.at), cosine(a.at - c.at, b.at - c.at)});
}

Corner corner(const Surface& s, Index v) {
    return {s.position[v], s.normal[v]};
}

// A triangle below this needs mending: 28 degrees, or turned by more than 80 degrees against the skin at a corner.
constexpr double kGood = 1.0 - 0.883;
constexpr double kTurned = 0.17;

/// 0.5 at best; 0 for a needle; less where the triangle faces away from the skin.
double quality(const Corner& a, const Corner& b, const Corner& c) {
    const double fit = agreement(a, b, c);
    const double shape = 1.0 - thinness(a, b, c);
    return fit < kTurned ? std::min(shape, 0.02) * 0.5 + 0.5 * (fit - kTurned) : shape;
}

/// The worst triangle round v, were v at `at`; triangles with corner `but` are left out.
double ring_quality(const Surface& s, Index v, const Corner& at, Index but) {
    double worst = 1.0;
    s.around(v, [&](Index h) {
        const Index x = s.origin(Surface::next(h));
        const Index y = s.origin(Surface::previous(h));
        if (!s.ghost(x) && !s.ghost(y) && x != but && y != but) {
            worst = std::min(worst, quality(at, corner(s, x), corner(s, y)));
        }
    });
    return worst;
}

bool try_collapse(Surface& s, const Figure& figure, Index h) {
    const Index a = s.origin(h);
    const Index b = s.origin(s.opposite(h));
    if (s.midline(a) != s.midline(b)) {
        return false;
    }
    Corner middle = corner(s, a);
    middle.at = onto_skin(figure, 0.5 * (s.position[a] + s.position[b]), s.midline(a), s.size[a], 2, middle.normal);
    const double before =
        std::min(ring_quality(s, a, corner(s, a), Surface::kNone), ring_quality(s, b, corner(s, b), Surface::kNone));
    const double after = std::min(ring_quality(s, a, middle, b), ring_quality(s, b, middle, a));
    if (after <= std::min(before + 0.005, kGood) || !s.collapse(h, 2.2 * std::max(s.size[a], s.size[b]), -1.0)) {
        return false;
    }
    s.position[a] = middle.at;
    s.normal[a] = middle.normal;
    return true;
}

bool try_flip(Surface& s, Index h) {
    const Index t = s.opposite(h);
    if (!s.skin(t)) {
        return false;
    }
    const Index vc = s.origin(Surface::previous(h));
    const Index vd = s.origin(Surface::previous(t));
    if (s.valence(vc) > (s.midline(vc) ? 8 : 9) || s.valence(vd) > (s.midline(vd) ? 8 : 9)) {
        return false;
    }
    const Corner a = corner(s, s.origin(h));
    const Corner b = corner(s, s.origin(t));
    const Corner c = corner(s, vc);
    const Corner d = corner(s, vd);
    const double before = std::min(quality(a, b, c), quality(b, a, d));
    const double after = std::min(quality(d, c, a), quality(c, d, b));
    // The quadrilateral must not be folded over its new diagonal.
    const Vec3 n1 = glm::cross(c.at - d.at, a.at - d.at);
    const Vec3 n2 = glm::cross(d.at - c.at, b.at - c.at);
    return after > before + 0.005 && cosine(n1, n2) > -0.5 && s.flip(h);
}

bool try_move(Surface& s, const Figure& figure, Index v) {
    const double before = ring_quality(s, v, corner(s, v), Surface::kNone);
    double best = std::min(before, kGood) + 0.002;
    if (before > kGood) {
        return false;
    }
    Corner found = corner(s, v);
    bool better = false;
    const auto look = [&](const Vec3& target) {
        Corner at = found;
        at.at = onto_skin(figure, target, s.midline(v), s.size[v], 2, at.normal);
        if (!s.midline(v) && at.at.x < 0.1 * s.size[v]) {
            return;
        }
        const double q = ring_quality(s, v, at, Surface::kNone);
        if (q > best) {
            best = q;
            found = at;
            better = true;
        }
    };
    // Towards each neighbour and away from it, and to the middle of all.
    Vec3 sum{0.0};
    int count = 0;
    std::array<Vec3, 12> ways{};
    std::size_t used = 0;
    s.around(v, [&](Index h) {
        const Index w = s.origin(Surface::next(h));
        if (s.ghost(w) || (s.midline(v) && !s.midline(w))) {
            return;
        }
        sum += s.position[w];
        ++count;
        if (used < ways.size()) {
            ways[used++] = s.position[w] - s.position[v];
        }
    });
    const Vec3 p = s.position[v];
    look(p + 0.5 * (sum / static_cast<double>(count) - p));
    look(sum / static_cast<double>(count));
    for (std::size_t i = 0; i < used; ++i) {
        for (const double share : {0.12, 0.3, -0.15}) {
            look(p + share * ways[i]);
        }
    }
    if (better) {
        s.position[v] = found.at;
        s.normal[v] = found.normal;
    }
    return better;
}

}  // namespace

void turn_edges(Surface& s, bool by_valence) {
    constexpr double kFair = 0.766;  // cosine of 40 degrees: above that any agreement will do
    for (Index h = 0; h < s.halves(); ++h) {
        if (s.dead(h) || h > s.opposite(h) || !s.skin(h) || !s.skin(s.opposite(h))) {
            continue;
        }
        const Index t = s.opposite(h);
        const Index va = s.origin(h);
        const Index vb = s.origin(t);
        const Index vc = s.origin(Surface::previous(h));
        const Index vd = s.origin(Surface::previous(t));
        const auto off = [&](Index v, int change) {
            const int x = s.valence(v) + change * (s.midline(v) ? 2 : 1) - 6;
            return x * x;
        };
        const int before = off(va, 0) + off(vb, 0) + off(vc, 0) + off(vd, 0);
        const int after = off(va, -1) + off(vb, -1) + off(vc, 1) + off(vd, 1);
        const Corner a = corner(s, va);
        const Corner b = corner(s, vb);
        const Corner c = corner(s, vc);
        const Corner d = corner(s, vd);
        const double old_fit = std::min(agreement(a, b, c), agreement(b, a, d));
        const double new_fit = std::min(agreement(d, c, a), agreement(c, d, b));
        const double old_thin = std::max(thinness(a, b, c), thinness(b, a, d));
        const double new_thin = std::max(thinness(d, c, a), thinness(c, d, b));
        bool wanted = false;
        if (new_fit > old_fit + 0.25 && old_fit < 0.6) {
            wanted = new_thin < 0.95;  // lays the edge along the fold
        } else if (new_fit < std::min(old_fit - 0.02, kFair) || new_fit < 0.2) {
            wanted = false;
        } else if (by_valence) {
            wanted = after < before && new_thin < std::max(old_thin, 0.92);
        } else {
            wanted = new_thin < old_thin - 0.01 && old_thin > 0.85 && (after <= before + 4 || old_thin > 0.9);
        }
        if (wanted && s.valence(vc) < 9 && s.valence(vd) < 9) {
            s.flip(h);
        }
    }
}

std::size_t mend(Surface& s, const Figure& figure) {
    std::size_t met = 0;
    for (Index t = 0; t < s.halves(); t += 3) {
        if (s.dead(t) || !s.skin(t)) {
            continue;
        }
        const auto bad = [&] {
            return quality(corner(s, s.origin(t)), corner(s, s.origin(t + 1)), corner(s, s.origin(t + 2))) < kGood;
        };
        if (!bad()) {
            continue;
        }
        ++met;
        std::array<std::pair<double, Index>, 3> edges{};
        for (Index k = 0; k < 3; ++k) {
            edges[k] = {length(s.position[s.origin(t + k)] - s.position[s.origin(Surface::next(t + k))]), t + k};
        }
        std::sort(edges.begin(), edges.end());
        if (try_collapse(s, figure, edges[0].second) || try_flip(s, edges[2].second) || try_flip(s, edges[1].second)) {
            continue;
        }
        for (Index k = 0; k < 3 && bad(); ++k) {
            try_move(s, figure, s.origin(t + k));
        }
    }
    return met;
}

}  // namespace jingluo::forge
