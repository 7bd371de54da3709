#include <algorithm>
#include <cmath>
#include <limits>

#include "body/surface_inside.h"

namespace jingluo::body {

namespace {

/// An edge of the mesh, lower welded vertex first.
using Edge = std::uint64_t;

struct Segment {
    Edge from, to;
    glm::dvec3 start, end;
};

constexpr std::uint32_t none = ~std::uint32_t{0};

/// Segments by the edge at which they start: a table with open addresses, several times as fast here as sorting.
class Starts {
  public:
    explicit Starts(const std::vector<Segment>& segments) : segments_(segments), later_(segments.size(), none) {
        size_t size = 16;
        while (size < 2 * segments.size()) size *= 2;
        slots_.assign(size, {free, none});
        // Backwards, so that of several at one edge the first is found first.
        for (auto s = static_cast<std::uint32_t>(segments.size()); s-- > 0;) {
            Slot& slot = slot_of(segments[s].from);
            later_[s] = slot.first;
            slot = {segments[s].from, s};
        }
    }
    /// The first segment that starts at an edge, other than `but`; it is not given again. More than two triangles at an
    /// edge: each end is paired with the first free start, and what stays over makes an open curve. What is taken is
    /// passed for good, so that a hundred thousand triangles at one edge cost no more than elsewhere.
    std::uint32_t take(Edge edge, std::uint32_t but) {
        std::uint32_t* first = &slot_of(edge).first;
        if (*first == but && but != none) first = &later_[but];
        const std::uint32_t taken = *first;
        if (taken != none) *first = later_[taken];
        return taken;
    }

  private:
    /// No edge: its lower vertex would be its upper.
    static constexpr Edge free = ~Edge{0};
    struct Slot {
        Edge edge;
        std::uint32_t first;
    };
    Slot& slot_of(Edge edge) {
        // The upper bits of a product with an odd number depend on all bits of the edge; 2^64 over the golden ratio.
        size_t at = (edge * 0x9E3779B97F4A7C15u >> 32) & (slots_.size() - 1);
        while (slots_[at].edge != free && slots_[at].edge != edge) at = (at + 1) & (slots_.size() - 1);
        return slots_[at];
    }
    const std::vector<Segment>& segments_;
    std::vector<std::uint32_t> later_;  // the next segment that starts at the same edge
    std::vector<Slot> slots_;
};

/// Segments to curves: segments that share a mesh edge follow each other.
std::vector<Loop> joined(const std::vector<Segment>& segments) {
    std::vector<std::uint32_t> next(segments.size(), none), previous(segments.size(), none);
    Starts starts(segments);
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
        next[s] = starts.take(segments[s].to, s);
        if (next[s] != none) previous[next[s]] = s;
    }
    std::vector<Loop> loops;
    std::vector<bool> used(segments.size(), false);
    const auto walk = [&](std::uint32_t first, bool closed) {
        Loop loop;
        loop.closed = closed;
        const auto push = [&](glm::dvec3 place) {
            if (loop.places.empty() || glm::length(place - loop.places.back()) > 1e-9) loop.places.push_back(place);
        };
        std::uint32_t s = first, last = first;
        size_t count = 1;
        for (std::uint32_t ahead = next[first]; ahead != none && ahead != first; ahead = next[ahead]) ++count;
        loop.places.reserve(count + 1);
        for (; s != none && !used[s]; s = next[s]) {
            used[s] = true;
            push(segments[s].start);
            last = s;
        }
        if (!closed) push(segments[last].end);
        if (closed && loop.places.size() > 1 && glm::length(loop.places.front() - loop.places.back()) <= 1e-9)
            loop.places.pop_back();
        if (loop.places.size() >= (closed ? 3u : 2u)) loops.push_back(std::move(loop));
    };
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
        if (previous[s] == none) walk(s, false);
    }
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
        if (!used[s]) walk(s, true);
    }
    return loops;
}

/// Where the plane of the places `p` with dot(normal, p) = offset cuts the triangles of one cluster. `heights` is only
/// lent.
void cut(const ClusterVertex* vertices, std::uint32_t vertex_count, const std::uint32_t* corners,
         std::uint32_t triangles, glm::dvec3 normal, double offset, std::vector<double>& heights,
         std::vector<Segment>& segments) {
    heights.resize(vertex_count);
    // A height of exactly zero counts as above, everywhere alike: no vertex is ever hit, and no curve breaks.
    std::uint32_t high = 0;
    for (std::uint32_t v = 0; v < vertex_count; ++v) {
        heights[v] = glm::dot(normal, glm::dvec3(vertices[v].at)) - offset;
        high += heights[v] >= 0;
    }
    if (high == 0 || high == vertex_count) return;
    for (const std::uint32_t* corner = corners; corner < corners + 3 * size_t{triangles}; corner += 3) {
        const double height[3] = {heights[corner[0]], heights[corner[1]], heights[corner[2]]};
        const bool above[3] = {height[0] >= 0, height[1] >= 0, height[2] >= 0};
        if (above[0] == above[1] && above[1] == above[2]) continue;
        Segment segment{};
        for (int c = 0; c < 3; ++c) {
            const int d = (c + 1) % 3;
            if (above[c] == above[d]) continue;
            // Always from the lower vertex, so that both triangles at an edge find the same place to the bit.
            const ClusterVertex *v = &vertices[corner[c]], *w = &vertices[corner[d]];
            double hv = height[c], hw = height[d];
            if (v->vertex > w->vertex) {
                std::swap(v, w);
                std::swap(hv, hw);
            }
            const glm::dvec3 at_v(v->at), at_w(w->at);
            const glm::dvec3 place = at_v + hv / (hv - hw) * (at_w - at_v);
            const Edge edge = static_cast<Edge>(v->vertex) << 32 | w->vertex;
            // With corners counter-clockwise, curves run the same way round in every triangle.
            (above[c] ? segment.from : segment.to) = edge;
            (above[c] ? segment.start : segment.end) = place;
        }
        segments.push_back(segment);
    }
}

}  // namespace

std::vector<Loop> Surface::section(const Plane& plane) const {
    return section_near(plane, glm::dvec3(0), std::numeric_limits<double>::infinity());
}

std::vector<Loop> Surface::section_near(const Plane& plane, glm::dvec3 centre, double radius_m) const {
    const Inside& inside = *inside_;
    const double size = glm::length(plane.normal);
    if (inside.indices.empty() || !(size > 0) || !std::isfinite(size)) return {};
    const glm::dvec3 normal = plane.normal / size;
    const double offset = glm::dot(normal, plane.at);
    std::vector<Segment> segments;
    const bool everywhere = !std::isfinite(radius_m);
    const glm::dvec3 spread = glm::abs(normal);
    const auto meets = [&](const auto& box) {
        return !(std::abs(glm::dot(normal, box.centre) - offset) > glm::dot(spread, box.half) + 1e-9);
    };
    const auto near = [&](const Branch& box) {
        if (everywhere) return true;
        const glm::dvec3 beyond = glm::max(glm::abs(box.centre - centre) - box.half, 0.0);
        return !(glm::dot(beyond, beyond) > radius_m * radius_m);
    };
    std::vector<double> heights;
    segments.reserve(256);
    for (std::uint32_t b = 0; b < inside.branches.size();) {
        const Branch& branch = inside.branches[b];
        if (!meets(branch) || !near(branch)) {
            b = branch.beyond;
            continue;
        }
        for (std::uint32_t k = branch.first; k < branch.first + branch.count; ++k) {
            const Cluster& cluster = inside.clusters[k];
            if (!meets(cluster)) continue;
            cut(&inside.cluster_vertices[cluster.first_vertex], cluster.vertex_count,
                &inside.clustered[3 * size_t{cluster.first}], cluster.count, normal, offset, heights, segments);
        }
        ++b;
    }
    return joined(segments);
}

double length(const std::vector<glm::dvec3>& places) {
    double sum = 0;
    for (size_t i = 1; i < places.size(); ++i) sum += glm::length(places[i] - places[i - 1]);
    return sum;
}

glm::dvec3 along(const std::vector<glm::dvec3>& places, double distance_m) {
    if (places.empty()) return glm::dvec3(0);
    if (distance_m <= 0) return places.front();
    for (size_t i = 1; i < places.size(); ++i) {
        const double step = glm::length(places[i] - places[i - 1]);
        if (distance_m <= step && step > 0) return places[i - 1] + distance_m / step * (places[i] - places[i - 1]);
        distance_m -= step;
    }
    return places.back();
}

}  // namespace jingluo::body
