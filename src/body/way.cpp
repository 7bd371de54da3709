#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <unordered_map>

#include "body/surface_inside.h"

namespace jingluo::body {

namespace {

struct OnLoop {
    size_t segment = 0;
    double distance = std::numeric_limits<double>::max();
};

/// The segment of a loop that passes nearest to a place.
OnLoop nearest_segment(const Loop& loop, glm::dvec3 place) {
    OnLoop best;
    const size_t count = loop.closed ? loop.places.size() : loop.places.size() - 1;
    for (size_t i = 0; i < count; ++i) {
        const glm::dvec3 a = loop.places[i], ab = loop.places[(i + 1) % loop.places.size()] - a;
        const double square = glm::dot(ab, ab);
        const double t = square > 0 ? std::clamp(glm::dot(place - a, ab) / square, 0.0, 1.0) : 0;
        const double distance = glm::length(place - (a + t * ab));
        if (distance < best.distance) best = {i, distance};
    }
    return best;
}

/// From place `a` on segment `i` forward along the loop to place `b` on segment `j`.
std::vector<glm::dvec3> forward(const Loop& loop, glm::dvec3 a, size_t i, glm::dvec3 b, size_t j,
                                bool same_and_behind) {
    std::vector<glm::dvec3> out = {a};
    const size_t count = loop.places.size();
    if (i != j || same_and_behind) {
        size_t at = (i + 1) % count;
        out.push_back(loop.places[at]);
        while (at != j) {
            at = (at + 1) % count;
            out.push_back(loop.places[at]);
        }
    }
    out.push_back(b);
    return out;
}

std::optional<std::vector<glm::dvec3>> way_in(const Loop& loop, glm::dvec3 a, size_t i, glm::dvec3 b, size_t j) {
    const double ahead = i == j ? glm::dot(b - a, loop.places[(i + 1) % loop.places.size()] - loop.places[i]) : 0;
    if (!loop.closed) {
        if (i < j || (i == j && ahead >= 0)) return forward(loop, a, i, b, j, false);
        std::vector<glm::dvec3> out = forward(loop, b, j, a, i, false);
        std::reverse(out.begin(), out.end());
        return out;
    }
    std::vector<glm::dvec3> there = forward(loop, a, i, b, j, i == j && ahead < 0);
    std::vector<glm::dvec3> back = forward(loop, b, j, a, i, i == j && ahead >= 0);
    if (length(back) < length(there)) {
        std::reverse(back.begin(), back.end());
        return back;
    }
    return there;
}

/// The shortest stretch of any of the loops that joins two places on them.
std::optional<std::vector<glm::dvec3>> shortest_on(const std::vector<Loop>& loops, glm::dvec3 from, glm::dvec3 to) {
    std::optional<std::vector<glm::dvec3>> best;
    double best_length = std::numeric_limits<double>::max();
    // Both ends lie in the plane and on the skin; a tenth of a millimetre allows for places on an edge between
    // triangles.
    constexpr double on_it_m = 1e-4;
    for (const Loop& loop : loops) {
        const OnLoop i = nearest_segment(loop, from), j = nearest_segment(loop, to);
        if (i.distance > on_it_m || j.distance > on_it_m) continue;
        auto found = way_in(loop, from, i.segment, to, j.segment);
        if (found && length(*found) < best_length) {
            best_length = length(*found);
            best = std::move(found);
        }
    }
    return best;
}

}  // namespace

std::optional<std::vector<glm::dvec3>> Surface::way(glm::dvec3 a, glm::dvec3 b, glm::dvec3 outward) const {
    const auto from = nearest(a), to = nearest(b);
    if (!from || !to) return {};
    if (glm::length(to->place - from->place) < 1e-9) return std::vector<glm::dvec3>{from->place, to->place};
    if (!(glm::length(outward) > 0)) outward = from->normal + to->normal;
    // Opposite normals (front to back of a limb) have no mean; then any plane through both will do.
    if (!(glm::length(outward) > 0.05)) outward = from->normal;
    glm::dvec3 across = glm::cross(to->place - from->place, outward);
    if (!(glm::length(across) > 1e-9)) return {};
    const Plane plane{from->place, glm::normalize(across)};
    // Most ways stay near their chord; only when the short stretch of skin does not join both ends is the whole body
    // cut.
    const double apart = glm::length(to->place - from->place);
    auto found =
        shortest_on(section_near(plane, (from->place + to->place) / 2.0, 0.8 * apart + 0.02), from->place, to->place);
    if (found && length(*found) < 1.5 * apart + 0.01) return found;
    return shortest_on(section(plane), from->place, to->place);
}

void Surface::Inside::build_neighbours() const {
    neighbour_first.assign(positions.size() + 1, 0);
    const auto each = [&](auto visit) {
        for (size_t t = 0; t + 2 < indices.size(); t += 3) {
            for (size_t c = 0; c < 3; ++c) {
                const std::uint32_t v = welded[indices[t + c]], w = welded[indices[t + (c + 1) % 3]];
                if (v == w) continue;
                visit(v, w);
                visit(w, v);
            }
        }
    };
    each([&](std::uint32_t v, std::uint32_t) { ++neighbour_first[v + 1]; });
    for (size_t v = 1; v < neighbour_first.size(); ++v) neighbour_first[v] += neighbour_first[v - 1];
    neighbours.resize(neighbour_first.back());
    std::vector<std::uint32_t> next(neighbour_first.begin(), neighbour_first.end() - 1);
    each([&](std::uint32_t v, std::uint32_t w) { neighbours[next[v]++] = w; });
}

std::optional<std::vector<glm::dvec3>> Surface::edge_way(glm::dvec3 a, glm::dvec3 b) const {
    const Inside& inside = *inside_;
    const auto from = nearest(a), to = nearest(b);
    if (!from || !to) return {};
    std::call_once(inside.neighbours_made, [&] { inside.build_neighbours(); });
    struct Open {
        double estimate, so_far;
        std::uint32_t vertex;
        bool operator>(const Open& other) const {
            return estimate != other.estimate ? estimate > other.estimate : vertex > other.vertex;
        }
    };
    constexpr std::uint32_t none = ~std::uint32_t{0};
    // Only of the vertices that are reached: the way is short, the skin may have millions.
    struct Reached {
        double shortest = std::numeric_limits<double>::infinity();
        std::uint32_t before = none;
        bool done = false;
    };
    std::unordered_map<std::uint32_t, Reached> known;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    const auto left_m = [&](std::uint32_t v) { return glm::length(inside.at(v) - to->place); };
    for (size_t c = 0; c < 3; ++c) {
        const std::uint32_t v = inside.welded[inside.indices[3 * size_t{from->triangle} + c]];
        const double step = glm::length(inside.at(v) - from->place);
        known[v].shortest = step;
        open.push({step + left_m(v), step, v});
    }
    std::uint32_t goals[3];
    for (size_t c = 0; c < 3; ++c) goals[c] = inside.welded[inside.indices[3 * size_t{to->triangle} + c]];
    std::uint32_t reached = none;
    while (!open.empty()) {
        const Open top = open.top();
        open.pop();
        bool& done = known[top.vertex].done;
        if (done) continue;
        done = true;
        if (top.vertex == goals[0] || top.vertex == goals[1] || top.vertex == goals[2]) {
            reached = top.vertex;
            break;
        }
        for (std::uint32_t k = inside.neighbour_first[top.vertex]; k < inside.neighbour_first[top.vertex + 1]; ++k) {
            const std::uint32_t w = inside.neighbours[k];
            const double so_far = top.so_far + glm::length(inside.at(w) - inside.at(top.vertex));
            Reached& there = known[w];
            if (there.done || so_far >= there.shortest) continue;
            there.shortest = so_far;
            there.before = top.vertex;
            open.push({so_far + left_m(w), so_far, w});
        }
    }
    if (reached == none) return {};
    std::vector<glm::dvec3> out = {to->place};
    for (std::uint32_t v = reached; v != none; v = known[v].before) out.push_back(inside.at(v));
    out.push_back(from->place);
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace jingluo::body
