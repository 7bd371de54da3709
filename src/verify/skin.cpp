#include "verify/skin.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <queue>
#include <unordered_map>

namespace jingluo::verify {

namespace {

double segment_parameter(glm::dvec3 place, glm::dvec3 a, glm::dvec3 b) {
    const glm::dvec3 ab = b - a;
    const double square = glm::dot(ab, ab);
    return square > 0 ? std::clamp(glm::dot(place - a, ab) / square, 0.0, 1.0) : 0.0;
}

/// Foot of the perpendicular where it falls inside the triangle, else the nearest of the three edges.
glm::dvec3 on_triangle(glm::dvec3 place, const std::array<glm::dvec3, 3>& corner, glm::dvec3 across) {
    const double square = glm::dot(across, across);
    if (square > 0) {
        const glm::dvec3 foot = place - glm::dot(place - corner[0], across) / square * across;
        bool inside = true;
        for (size_t k = 0; k < 3 && inside; ++k) {
            inside = glm::dot(glm::cross(corner[(k + 1) % 3] - corner[k], foot - corner[k]), across) >= 0;
        }
        if (inside) return foot;
    }
    glm::dvec3 best = corner[0];
    double nearest = std::numeric_limits<double>::max();
    for (size_t k = 0; k < 3; ++k) {
        const glm::dvec3 a = corner[k], b = corner[(k + 1) % 3];
        const glm::dvec3 on = a + segment_parameter(place, a, b) * (b - a);
        const double away = glm::length(on - place);
        if (away < nearest) {
            nearest = away;
            best = on;
        }
    }
    return best;
}

}  // namespace

std::optional<SkinPlace> nearest_skin(const body::Mesh& mesh, glm::dvec3 to) {
    std::optional<SkinPlace> best;
    if (mesh.indices.empty()) return best;
    // The skin is no further away than the nearest corner of any triangle, which is quickly known.
    const glm::vec3 rough(to);
    float square = std::numeric_limits<float>::max();
    for (const std::uint32_t v : mesh.indices) {
        const glm::vec3 apart = mesh.positions[v] - rough;
        square = std::min(square, glm::dot(apart, apart));
    }
    float reach = std::sqrt(square) * 1.0001f + 1e-6f;
    for (size_t t = 0; t + 2 < mesh.indices.size(); t += 3) {
        const glm::vec3 &a = mesh.positions[mesh.indices[t]], &b = mesh.positions[mesh.indices[t + 1]],
                        &c = mesh.positions[mesh.indices[t + 2]];
        // A triangle whose box lies beyond the best answer cannot better it.
        const glm::vec3 low = glm::min(a, glm::min(b, c)), high = glm::max(a, glm::max(b, c));
        const glm::vec3 beyond = glm::max(glm::max(low - rough, rough - high), 0.f);
        if (beyond.x > reach || beyond.y > reach || beyond.z > reach) continue;
        const std::array<glm::dvec3, 3> corner = {glm::dvec3(a), glm::dvec3(b), glm::dvec3(c)};
        const glm::dvec3 across = glm::cross(corner[1] - corner[0], corner[2] - corner[0]);
        const glm::dvec3 on = on_triangle(to, corner, across);
        const double away = glm::length(on - to);
        if (best && away >= best->away_m) continue;
        const double size = glm::length(across);
        best = SkinPlace{on, size > 0 ? across / size : glm::dvec3(0), away};
        reach = static_cast<float>(away) * 1.0001f + 1e-6f;
    }
    return best;
}

std::vector<Piece> cut(const body::Mesh& mesh, glm::dvec3 at, glm::dvec3 normal) {
    std::vector<float> height(mesh.positions.size());
    for (size_t v = 0; v < height.size(); ++v)
        height[v] = static_cast<float>(glm::dot(glm::dvec3(mesh.positions[v]) - at, normal));
    struct Raw {
        glm::dvec3 place[2];
        size_t node[2];
    };
    std::vector<Raw> raws;
    // Nodes are told apart by their place to a tenth of a micrometre, so seams of doubled vertices do not break a
    // piece.
    struct Key {
        long x, y, z;
        bool operator==(const Key& o) const { return x == o.x && y == o.y && z == o.z; }
    };
    struct Hash {
        size_t operator()(const Key& k) const {
            return static_cast<size_t>(k.x) * 73856093u ^ static_cast<size_t>(k.y) * 19349663u ^
                   static_cast<size_t>(k.z) * 83492791u;
        }
    };
    std::unordered_map<Key, size_t, Hash> nodes;
    for (size_t t = 0; t + 2 < mesh.indices.size(); t += 3) {
        const std::uint32_t* v = &mesh.indices[t];
        const bool up[3] = {height[v[0]] > 0, height[v[1]] > 0, height[v[2]] > 0};
        if (up[0] == up[1] && up[1] == up[2]) continue;
        Raw raw{};
        size_t found = 0;
        for (size_t k = 0; k < 3 && found < 2; ++k) {
            size_t a = v[k], b = v[(k + 1) % 3];
            if ((height[a] > 0) == (height[b] > 0)) continue;
            if (height[a] > height[b]) std::swap(a, b);
            const double ha = height[a], hb = height[b];
            const glm::dvec3 pa(mesh.positions[a]), pb(mesh.positions[b]);
            raw.place[found] = pa + ha / (ha - hb) * (pb - pa);
            const Key key{std::lround(raw.place[found].x * 1e7), std::lround(raw.place[found].y * 1e7),
                          std::lround(raw.place[found].z * 1e7)};
            raw.node[found] = nodes.emplace(key, nodes.size()).first->second;
            ++found;
        }
        if (found == 2 && raw.node[0] != raw.node[1]) raws.push_back(raw);
    }
    std::vector<size_t> root(nodes.size());
    std::iota(root.begin(), root.end(), size_t{0});
    const auto find = [&](size_t n) {
        while (root[n] != n) n = root[n] = root[root[n]];
        return n;
    };
    for (const Raw& raw : raws) root[find(raw.node[0])] = find(raw.node[1]);
    std::unordered_map<size_t, size_t> piece_of;
    std::vector<Piece> pieces;
    std::vector<size_t> number(nodes.size(), ~size_t{0});
    for (const Raw& raw : raws) {
        const auto [entry, fresh] = piece_of.emplace(find(raw.node[0]), pieces.size());
        if (fresh) pieces.emplace_back();
        Piece& piece = pieces[entry->second];
        for (const size_t n : raw.node) {
            if (number[n] == ~size_t{0}) number[n] = piece.nodes++;
        }
        piece.segments.emplace_back(raw.place[0], raw.place[1]);
        piece.ends.emplace_back(number[raw.node[0]], number[raw.node[1]]);
    }
    return pieces;
}

std::optional<double> stretch_m(const std::vector<Piece>& pieces, glm::dvec3 from, glm::dvec3 to) {
    constexpr double on_it_m = 2e-3;
    std::optional<double> best;
    for (const Piece& piece : pieces) {
        const auto nearest = [&](glm::dvec3 place, double& away, double& t) {
            size_t which = 0;
            away = std::numeric_limits<double>::max();
            for (size_t s = 0; s < piece.segments.size(); ++s) {
                const auto& [a, b] = piece.segments[s];
                const double parameter = segment_parameter(place, a, b);
                const double distance = glm::length(a + parameter * (b - a) - place);
                if (distance < away) {
                    away = distance;
                    which = s;
                    t = parameter;
                }
            }
            return which;
        };
        double away_from = 0, away_to = 0, t_from = 0, t_to = 0;
        const size_t first = nearest(from, away_from, t_from), last = nearest(to, away_to, t_to);
        if (away_from > on_it_m || away_to > on_it_m) continue;
        const auto size = [&](size_t s) { return glm::length(piece.segments[s].second - piece.segments[s].first); };
        double found = std::numeric_limits<double>::max();
        if (first == last) {
            found = std::abs(t_to - t_from) * size(first);
        } else {
            // Dijkstra over the piece's segments.
            std::vector<std::vector<std::pair<size_t, double>>> next(piece.nodes);
            for (size_t s = 0; s < piece.segments.size(); ++s) {
                next[piece.ends[s].first].emplace_back(piece.ends[s].second, size(s));
                next[piece.ends[s].second].emplace_back(piece.ends[s].first, size(s));
            }
            std::vector<double> so_far(piece.nodes, std::numeric_limits<double>::max());
            using Open = std::pair<double, size_t>;
            std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
            const auto reach = [&](size_t n, double d) {
                if (d < so_far[n]) {
                    so_far[n] = d;
                    open.emplace(d, n);
                }
            };
            reach(piece.ends[first].first, t_from * size(first));
            reach(piece.ends[first].second, (1 - t_from) * size(first));
            while (!open.empty()) {
                const auto [d, n] = open.top();
                open.pop();
                if (d > so_far[n]) continue;
                for (const auto& [m, step] : next[n]) reach(m, d + step);
            }
            found = std::min(so_far[piece.ends[last].first] + t_to * size(last),
                             so_far[piece.ends[last].second] + (1 - t_to) * size(last));
        }
        if (found < 1e6 && (!best || found < *best)) best = found;
    }
    return best;
}

}  // namespace jingluo::verify
