#include "locate/branch_curve.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jingluo::locate {

namespace {

constexpr double sample_m = 4e-3;
/// Bending against tension: over about this length a corner at a stop is rounded.
constexpr double stiffness_m = 0.03;
constexpr int rounds = 4;

struct Sample {
    glm::dvec3 place, normal;
    bool fixed = false;
    bool guide = false;
    glm::dvec3 wanted{0};
};

/// First way between two stops: a chord dropped to the skin where they are near each other and face the same way, else
/// a section of the skin, else along its edges.
std::vector<glm::dvec3> first_way(const body::Surface& surface, const Stop& a, const Stop& b) {
    const double apart = glm::length(b.place - a.place);
    if (!(apart < 0.06 && glm::dot(a.normal, b.normal) > 0.5)) {
        if (auto way = surface.way(a.place, b.place)) {
            // A plane can lead round the far side of a limb; the edges know the short way then.
            if (body::length(*way) < 2.2 * apart + 0.02) return *way;
        }
        if (auto way = surface.edge_way(a.place, b.place)) return *way;
    }
    return {a.place, b.place};
}

void project(const body::Surface& surface, Sample& sample) {
    // A sample is never far from the skin; a near end to the search halves its cost.
    auto hit = surface.nearest(sample.place, sample.normal, 0.01);
    if (!hit) hit = surface.nearest(sample.place, sample.normal);
    if (!hit) hit = surface.nearest(sample.place);
    if (!hit) return;
    sample.place = hit->place;
    sample.normal = hit->normal;
}

std::vector<Sample> sampled(const body::Surface& surface, const std::vector<Stop>& stops) {
    std::vector<Sample> out;
    for (size_t s = 0; s + 1 < stops.size(); ++s) {
        const Stop &a = stops[s], &b = stops[s + 1];
        out.push_back({a.place, a.normal, a.fixed, !a.fixed, a.place});
        const std::vector<glm::dvec3> way = first_way(surface, a, b);
        const double whole = body::length(way);
        const int pieces = std::clamp(static_cast<int>(std::lround(whole / sample_m)), 1, 2000);
        size_t leg = 0;
        double before = 0;  // walked at the start of `leg`
        glm::dvec3 normal = a.normal;
        for (int k = 1; k < pieces; ++k) {
            const double wanted = whole * k / pieces;
            while (leg + 2 < way.size() && before + glm::length(way[leg + 1] - way[leg]) < wanted) {
                before += glm::length(way[leg + 1] - way[leg]);
                ++leg;
            }
            const double step = glm::length(way[leg + 1] - way[leg]);
            Sample sample{way[leg] + (step > 0 ? (wanted - before) / step : 0) * (way[leg + 1] - way[leg]), normal,
                          false, false, glm::dvec3(0)};
            project(surface, sample);
            normal = sample.normal;
            out.push_back(sample);
        }
    }
    out.push_back(
        {stops.back().place, stops.back().normal, stops.back().fixed, !stops.back().fixed, stops.back().place});
    return out;
}

/// Symmetric band matrix of half width 8 (two neighbours of three coordinates) and its Cholesky solution.
class Band {
  public:
    static constexpr size_t half = 8;
    explicit Band(size_t size) : rows_(size), right_(size, 0.0) {
        for (auto& row : rows_) row.fill(0);
    }
    /// Adds to entry (i, j), j <= i.
    void add(size_t i, size_t j, double value) { rows_[i][i - j] += value; }
    void add_right(size_t i, double value) { right_[i] += value; }
    std::vector<double> solve() {
        const size_t n = rows_.size();
        for (size_t i = 0; i < n; ++i) {
            for (size_t d = std::min(half, i); d > 0; --d) {
                const size_t j = i - d;
                double sum = rows_[i][d];
                for (size_t k = i > half ? i - half : 0; k < j; ++k) {
                    if (j - k <= half) sum -= rows_[i][i - k] * rows_[j][j - k];
                }
                rows_[i][d] = sum / rows_[j][0];
            }
            double sum = rows_[i][0];
            for (size_t d = 1; d <= std::min(half, i); ++d) sum -= rows_[i][d] * rows_[i][d];
            rows_[i][0] = std::sqrt(std::max(sum, 1e-12));
        }
        std::vector<double> x = right_;
        for (size_t i = 0; i < n; ++i) {
            for (size_t d = 1; d <= std::min(half, i); ++d) x[i] -= rows_[i][d] * x[i - d];
            x[i] /= rows_[i][0];
        }
        for (size_t i = n; i-- > 0;) {
            for (size_t d = 1; d <= half && i + d < n; ++d) x[i] -= rows_[i + d][d] * x[i + d];
            x[i] /= rows_[i][0];
        }
        return x;
    }

  private:
    std::vector<std::array<double, half + 1>> rows_;
    std::vector<double> right_;
};

/// One step: least tension and bending, each sample free in the skin's tangent plane and held to it along the normal.
void relax(std::vector<Sample>& samples) {
    const size_t n = samples.size();
    Band band(3 * n);
    const auto stencil = [&](std::initializer_list<std::pair<size_t, double>> terms, double weight) {
        for (const auto& [i, a] : terms) {
            for (const auto& [j, b] : terms) {
                if (j > i) continue;
                for (size_t c = 0; c < 3; ++c) band.add(3 * i + c, 3 * j + c, weight * a * b);
            }
        }
    };
    for (size_t i = 0; i + 1 < n; ++i) stencil({{i, -1}, {i + 1, 1}}, 1);
    const double bending = (stiffness_m / sample_m) * (stiffness_m / sample_m);
    for (size_t i = 1; i + 1 < n; ++i) stencil({{i - 1, 1}, {i, -2}, {i + 1, 1}}, bending);
    // Stiff against everything above, so that what moves is what may move.
    const double held = 1e4 * bending, near_guide = 0.3 * bending, on_surface = 30 * bending;
    for (size_t i = 0; i < n; ++i) {
        const Sample& sample = samples[i];
        if (sample.fixed || sample.guide) {
            const double weight = sample.fixed ? held : near_guide;
            for (size_t c = 0; c < 3; ++c) {
                band.add(3 * i + c, 3 * i + c, weight);
                band.add_right(3 * i + c, weight * sample.wanted[static_cast<int>(c)]);
            }
        }
        const double height = glm::dot(sample.normal, sample.place);
        for (size_t r = 0; r < 3; ++r) {
            const double nr = sample.normal[static_cast<int>(r)];
            for (size_t c = 0; c <= r; ++c)
                band.add(3 * i + r, 3 * i + c, on_surface * nr * sample.normal[static_cast<int>(c)]);
            band.add_right(3 * i + r, on_surface * nr * height);
        }
    }
    const std::vector<double> x = band.solve();
    for (size_t i = 0; i < n; ++i) {
        if (samples[i].fixed) continue;
        const glm::dvec3 moved(x[3 * i], x[3 * i + 1], x[3 * i + 2]);
        glm::dvec3 by = moved - samples[i].place;
        // A step beyond the reach of the tangent plane is taken in parts.
        constexpr double reach_m = 0.02;
        const double size = glm::length(by);
        if (!std::isfinite(size)) continue;
        if (size > reach_m) by *= reach_m / size;
        samples[i].place += by;
    }
}

}  // namespace

SkinCurve curve_through(const body::Surface& surface, const std::vector<Stop>& stops) {
    if (stops.size() < 2) return {};
    std::vector<Sample> samples = sampled(surface, stops);
    if (samples.size() > 2) {
        for (int round = 0; round < rounds; ++round) {
            relax(samples);
            for (Sample& sample : samples) {
                if (!sample.fixed) project(surface, sample);
            }
        }
    }
    SkinCurve out;
    for (const Sample& sample : samples) {
        out.places.push_back(sample.place);
        out.normals.push_back(sample.normal);
    }
    return out;
}

}  // namespace jingluo::locate
