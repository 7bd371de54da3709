#include "sizing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <queue>

namespace jingluo::forge {

namespace {

// Chord errors allowed where the finest and where the coarsest edges are wished for, metres.
constexpr double kFineWish = 0.0010, kFineError = 0.00008;
constexpr double kCoarseWish = 0.0096, kCoarseError = 0.0004;
// Bends shorten edges to this share of the wish at most, and never below this length.
constexpr double kLeastShare = 0.25, kLeastLength = 0.0006;

// How much of the common factor's change the coarsest lengths take part in.
constexpr double kCoarseFollows = 0.35;

constexpr double kCell = 0.0032;

/// Allowed distance between the middle of a triangle and the skin, by the wish there.
double allowed_error(double wish) {
    return mix(kFineError, kCoarseError, clamp01((wish - kFineWish) / (kCoarseWish - kFineWish)));
}

double least_length(double wish) {
    return std::max(kLeastShare * wish, std::min(kLeastLength, wish));
}

double stretched(double length, double factor) {
    const double t = clamp01((length - 0.002) / (kCoarseWish - 0.002));
    return length * mix(factor, 1.0 + kCoarseFollows * (factor - 1.0), t);
}

double bent(const Surface& s, Surface::Index v, double wish) {
    // The bend across each edge, root of the mean square: half as much again estimates the greatest curvature.
    double sum = 0.0;
    int count = 0;
    s.around(v, [&](Surface::Index h) {
        const Surface::Index w = s.origin(Surface::next(h));
        if (s.ghost(w)) {
            return;
        }
        const Vec3 d = s.position[w] - s.position[v];
        const Vec3 n = s.normal[w] - s.normal[v];
        sum += glm::dot(n, n) / std::max(glm::dot(d, d), 1e-10);
        ++count;
    });
    const double curvature = 1.4 * std::sqrt(sum / std::max(count, 1));
    const double error = allowed_error(wish);
    // The middle of an equilateral triangle with corners on a sphere lies side^2 curvature / 6 below it.
    const double chord = std::sqrt(6.0 * error / std::max(curvature, 1e-3));
    return std::max(std::min(wish, chord), least_length(wish));
}

}  // namespace

void grade(const Surface& surface, std::vector<double>& size) {
    using Entry = std::pair<double, Surface::Index>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (Surface::Index v = 0; v < surface.vertices(); ++v) {
        if (surface.used(v)) {
            queue.emplace(size[v], v);
        }
    }
    while (!queue.empty()) {
        const auto [s, v] = queue.top();
        queue.pop();
        if (s > size[v]) {
            continue;
        }
        const double from = s;  // clang 14 captures no structured binding
        const Surface::Index at = v;
        surface.around(v, [&](Surface::Index h) {
            const Surface::Index w = surface.origin(Surface::next(h));
            if (surface.ghost(w)) {
                return;
            }
            const Vec3 d = surface.position[w] - surface.position[at];
            const double limit = from + kGrade * std::sqrt(glm::dot(d, d));
            if (limit < size[w]) {
                size[w] = limit;
                queue.emplace(limit, w);
            }
        });
    }
}

std::uint64_t Sizing::cell_of(const Vec3& p, int dx, int dy, int dz) {
    const auto k = [](double x, int d) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(x / kCell)) + d + (1 << 19));
    };
    return k(p.y, dy) << 40U | k(p.z, dz) << 20U | k(p.x, dx);
}

Sizing::Sizing(const Surface& fine, const Figure& figure) {
    std::vector<double> size(fine.vertices(), kNoWish);
    in_parallel(fine.vertices(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto v = static_cast<Surface::Index>(i);
            if (fine.used(v)) {
                size[i] = bent(fine, v, figure.edge_length(fine.position[i]));
            }
        }
    });
    grade(fine, size);
    for (Surface::Index v = 0; v < fine.vertices(); ++v) {
        if (fine.used(v)) {
            samples_.push_back({cell_of(fine.position[v], 0, 0, 0), fine.position[v], size[v]});
        }
    }
    sort();
    for (Surface::Index h = 0; h < fine.halves(); h += 3) {
        if (!fine.dead(h) && fine.skin(h)) {
            const double s = (size[fine.origin(h)] + size[fine.origin(h + 1)] + size[fine.origin(h + 2)]) / 3.0;
            const Vec3 n = fine.area(h);
            need_ += 0.5 * std::sqrt(glm::dot(n, n)) / (0.433 * s * s);
        }
    }
}

void Sizing::sort() {
    std::sort(samples_.begin(), samples_.end(),
              [](const Sample& a, const Sample& b) { return a.cell != b.cell ? a.cell < b.cell : a.size < b.size; });
}

void Sizing::refine(const Surface& surface, const Figure& figure, double factor) {
    std::vector<Sample> more(surface.halves());
    in_parallel(surface.halves(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto h = static_cast<Surface::Index>(i);
            const Surface::Index a = surface.origin(h);
            const Surface::Index b = surface.origin(surface.opposite(h));
            if (surface.dead(h) || h > surface.opposite(h) || surface.ghost(a) || surface.ghost(b)) {
                continue;
            }
            const Vec3 middle = 0.5 * (surface.position[a] + surface.position[b]);
            const Vec3 d = surface.position[a] - surface.position[b];
            const double wish = figure.edge_length(middle);
            const double error = std::abs(figure.field(middle));
            // The sagitta of an edge is three quarters of the depth of the triangle's middle.
            const double most = 0.75 * allowed_error(wish) * factor * factor;
            if (error > 1.3 * most) {
                const double shorter = std::sqrt(glm::dot(d, d) * most / error) / factor;
                more[i] = {cell_of(middle, 0, 0, 0), middle, std::max(shorter, least_length(wish))};
            }
        }
    });
    for (const Sample& s : more) {
        if (s.size > 0.0) {
            samples_.push_back(s);
        }
    }
    sort();
}

double Sizing::at(const Vec3& p, double factor) const {
    return stretched(unscaled(p), factor);
}

double Sizing::unscaled(const Vec3& p) const {
    double best = kNoWish;
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dz = -1; dz <= 1; ++dz) {
            const std::uint64_t low = cell_of(p, -1, dy, dz);
            const std::uint64_t high = cell_of(p, 1, dy, dz);  // cells along x follow each other
            auto it = std::lower_bound(samples_.begin(), samples_.end(), low,
                                       [](const Sample& s, std::uint64_t cell) { return s.cell < cell; });
            for (; it != samples_.end() && it->cell <= high; ++it) {
                const Vec3 d = it->at - p;
                if (it->size < best) {
                    best = std::min(best, it->size + kGrade * std::sqrt(glm::dot(d, d)));
                }
            }
        }
    }
    return best < kNoWish ? best : kCoarseWish;
}

}  // namespace jingluo::forge
