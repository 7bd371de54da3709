#include "verify/skin.h"

#include <algorithm>
#include <array>
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

struct Cell {
    long x, y, z;
    bool operator==(const Cell& o) const { return x == o.x && y == o.y && z == o.z; }
};
struct CellHash {
    size_t operator()(const Cell& k) const {
        return static_cast<size_t>(k.x) * 73856093u ^ static_cast<size_t>(k.y) * 19349663u ^
               static_cast<size_t>(k.z) * 83492791u;
    }
};

/// How far a place lies outside a box; 0 inside.
double outside(glm::dvec3 place, glm::vec3 low, glm::vec3 high) {
    const glm::dvec3 beyond = glm::max(glm::max(glm::dvec3(low) - place, place - glm::dvec3(high)), 0.0);
    return glm::length(beyond);
}

}  // namespace

Skin::Skin(Triangles triangles) : triangles_(std::move(triangles)) {
    constexpr double cell_m = 0.02;
    std::unordered_map<Cell, size_t, CellHash> cells;
    for (std::uint32_t t = 0; t < triangles_.count(); ++t) {
        glm::vec3 low(std::numeric_limits<float>::max()), high(std::numeric_limits<float>::lowest());
        for (size_t k = 0; k < 3; ++k) {
            const glm::vec3& place = triangles_.places[triangles_.corners[3 * t + k]];
            low = glm::min(low, place);
            high = glm::max(high, place);
        }
        const glm::dvec3 middle = (glm::dvec3(low) + glm::dvec3(high)) / (2 * cell_m);
        const Cell cell{std::lround(middle.x), std::lround(middle.y), std::lround(middle.z)};
        const auto [entry, fresh] = cells.emplace(cell, boxes_.size());
        if (fresh) boxes_.push_back({low, high, {}});
        Box& box = boxes_[entry->second];
        box.low = glm::min(box.low, low);
        box.high = glm::max(box.high, high);
        box.triangles.push_back(t);
    }
}

std::array<glm::dvec3, 3> Skin::corners(std::uint32_t triangle) const {
    const std::uint32_t* v = &triangles_.corners[3 * size_t{triangle}];
    return {glm::dvec3(triangles_.places[v[0]]), glm::dvec3(triangles_.places[v[1]]),
            glm::dvec3(triangles_.places[v[2]])};
}

std::optional<SkinPlace> Skin::nearest(glm::dvec3 to) const {
    std::vector<std::pair<double, const Box*>> order;
    order.reserve(boxes_.size());
    for (const Box& box : boxes_) order.emplace_back(outside(to, box.low, box.high), &box);
    std::optional<SkinPlace> best;
    const auto later = [](const auto& a, const auto& b) { return a.first > b.first; };
    std::make_heap(order.begin(), order.end(), later);
    while (!order.empty() && (!best || order.front().first < best->away_m)) {
        const Box& box = *order.front().second;
        std::pop_heap(order.begin(), order.end(), later);
        order.pop_back();
        for (const std::uint32_t t : box.triangles) {
            const auto corner = corners(t);
            const glm::dvec3 across = glm::cross(corner[1] - corner[0], corner[2] - corner[0]);
            const glm::dvec3 on = on_triangle(to, corner, across);
            const double away = glm::length(on - to);
            if (best && away >= best->away_m) continue;
            const double size = glm::length(across);
            best = SkinPlace{on, size > 0 ? across / size : glm::dvec3(0), away};
        }
    }
    return best;
}

glm::dvec3 Skin::facing(glm::dvec3 to) const {
    constexpr double round_m = 6e-3;
    const auto here = nearest(to);
    if (!here) return glm::dvec3(0);
    glm::dvec3 sum(0);
    for (const Box& box : boxes_) {
        if (outside(here->place, box.low, box.high) > round_m) continue;
        for (const std::uint32_t t : box.triangles) {
            const auto corner = corners(t);
            const glm::dvec3 across = glm::cross(corner[1] - corner[0], corner[2] - corner[0]);
            // The other side of a thin part (an ear, a web between fingers) faces the other way.
            if (glm::dot(across, here->normal) > 0 &&
                glm::length(on_triangle(here->place, corner, across) - here->place) <= round_m)
                sum += across;
        }
    }
    const double size = glm::length(sum);
    return size > 0 ? sum / size : here->normal;
}

std::vector<Piece> Skin::cut(glm::dvec3 at, glm::dvec3 normal) const {
    struct Raw {
        glm::dvec3 place[2];
        size_t node[2];
    };
    std::vector<Raw> raws;
    // Nodes are told apart by their place to a tenth of a micrometre, so seams of doubled vertices do not break a
    // piece.
    std::unordered_map<Cell, size_t, CellHash> nodes;
    const double offset = glm::dot(at, normal);
    for (const Box& box : boxes_) {
        const glm::dvec3 middle = (glm::dvec3(box.low) + glm::dvec3(box.high)) / 2.0,
                         half = (glm::dvec3(box.high) - glm::dvec3(box.low)) / 2.0;
        const double reach = glm::dot(half, glm::abs(normal)) + 1e-9;
        if (std::abs(glm::dot(middle, normal) - offset) > reach) continue;
        for (const std::uint32_t t : box.triangles) {
            const auto corner = corners(t);
            const double height[3] = {glm::dot(corner[0], normal) - offset, glm::dot(corner[1], normal) - offset,
                                      glm::dot(corner[2], normal) - offset};
            const bool up[3] = {height[0] > 0, height[1] > 0, height[2] > 0};
            if (up[0] == up[1] && up[1] == up[2]) continue;
            Raw raw{};
            size_t found = 0;
            for (size_t k = 0; k < 3 && found < 2; ++k) {
                size_t a = k, b = (k + 1) % 3;
                if (up[a] == up[b]) continue;
                // From below to above, so that both triangles of an edge give the same place.
                if (up[a]) std::swap(a, b);
                raw.place[found] = corner[a] + height[a] / (height[a] - height[b]) * (corner[b] - corner[a]);
                const Cell key{std::lround(raw.place[found].x * 1e7), std::lround(raw.place[found].y * 1e7),
                               std::lround(raw.place[found].z * 1e7)};
                raw.node[found] = nodes.emplace(key, nodes.size()).first->second;
                ++found;
            }
            if (found == 2 && raw.node[0] != raw.node[1]) raws.push_back(raw);
        }
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

std::optional<glm::dvec3> walked(const std::vector<Piece>& pieces, glm::dvec3 from, glm::dvec3 towards, double metres) {
    double nearest = 3e-3, t = 0;
    const Piece* piece = nullptr;
    size_t here = 0;
    for (const Piece& one : pieces) {
        for (size_t s = 0; s < one.segments.size(); ++s) {
            const auto& [a, b] = one.segments[s];
            const double parameter = segment_parameter(from, a, b), away = glm::length(a + parameter * (b - a) - from);
            if (away < nearest) {
                nearest = away;
                piece = &one;
                here = s;
                t = parameter;
            }
        }
    }
    if (!piece) return {};
    std::vector<std::vector<size_t>> at_node(piece->nodes);
    for (size_t s = 0; s < piece->segments.size(); ++s) {
        at_node[piece->ends[s].first].push_back(s);
        at_node[piece->ends[s].second].push_back(s);
    }
    bool forwards = glm::dot(piece->segments[here].second - piece->segments[here].first, towards) > 0;
    if (!forwards) t = 1 - t;
    for (size_t steps = 0; steps <= piece->segments.size(); ++steps) {
        const auto& [first, second] = piece->segments[here];
        const glm::dvec3 a = forwards ? first : second, b = forwards ? second : first;
        const double ahead = (1 - t) * glm::length(b - a);
        if (metres <= ahead) return a + (t + metres / std::max(glm::length(b - a), 1e-12)) * (b - a);
        metres -= ahead;
        const size_t node = forwards ? piece->ends[here].second : piece->ends[here].first;
        const auto& next = at_node[node];
        const auto other = std::find_if(next.begin(), next.end(), [&](size_t s) { return s != here; });
        if (other == next.end()) return {};
        here = *other;
        forwards = piece->ends[here].first == node;
        t = 0;
    }
    return {};
}

}  // namespace jingluo::verify
