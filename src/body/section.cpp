#include <algorithm>
#include <array>
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
    void fill(const std::vector<Segment>& segments) {
        later_.assign(segments.size(), none);
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
    std::vector<std::uint32_t> later_;  // the next segment that starts at the same edge
    std::vector<Slot> slots_;
};

/// What a cut needs meanwhile, kept for the next: a body is cut a thousand times for its points.
struct Workspace {
    std::vector<Segment> segments;
    std::vector<double> heights;      // of a cluster's vertices over the plane
    std::vector<std::uint8_t> above;  // whether they are
    Starts starts;
    std::vector<std::uint32_t> next, previous;
    std::vector<bool> used;
};

/// Segments to curves: segments that share a mesh edge follow each other.
std::vector<Loop> joined(Workspace& work) {
    const std::vector<Segment>& segments = work.segments;
    std::vector<std::uint32_t>&next = work.next, &previous = work.previous;
    Starts& starts = work.starts;
    next.assign(segments.size(), none);
    previous.assign(segments.size(), none);
    starts.fill(segments);
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
        next[s] = starts.take(segments[s].to, s);
        if (next[s] != none) previous[next[s]] = s;
    }
    std::vector<Loop> loops;
    std::vector<bool>& used = work.used;
    used.assign(segments.size(), false);
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

/// Which edges of a triangle a plane cuts, by its corners that are above (bit 0 for the first): the edge that leads
/// down and the edge that leads up, each by the corner at which it starts.
struct CutEdges {
    std::uint8_t down, up;
};
constexpr std::array<CutEdges, 8> cut_edges{{{0, 0}, {0, 2}, {1, 0}, {1, 2}, {2, 1}, {0, 1}, {2, 0}, {0, 0}}};

/// Where the plane of the places `p` with dot(normal, p) = offset cuts the triangles of one cluster.
void cut(const ClusterVertex* vertices, std::uint32_t vertex_count, const std::uint32_t* corners,
         std::uint32_t triangles, glm::dvec3 normal, double offset, Workspace& work) {
    std::vector<double>& heights = work.heights;
    std::vector<std::uint8_t>& above = work.above;
    if (heights.size() < vertex_count) {
        heights.resize(vertex_count);
        above.resize(vertex_count);
    }
    // A height of exactly zero counts as above, everywhere alike: no vertex is ever hit, and no curve breaks.
    std::uint32_t high = 0;
    for (std::uint32_t v = 0; v < vertex_count; ++v) {
        heights[v] = glm::dot(normal, glm::dvec3(vertices[v].at)) - offset;
        above[v] = heights[v] >= 0;
        high += above[v];
    }
    if (high == 0 || high == vertex_count) return;
    const auto meet = [&](std::uint32_t v, std::uint32_t w, Edge& edge, glm::dvec3& place) {
        // Always from the lower vertex, so that both triangles at an edge find the same place to the bit.
        const std::uint32_t ends[2] = {v, w};
        const bool swap = vertices[v].vertex > vertices[w].vertex;
        const std::uint32_t low = ends[swap], top = ends[!swap];
        const glm::dvec3 at_low(vertices[low].at), at_top(vertices[top].at);
        place = at_low + heights[low] / (heights[low] - heights[top]) * (at_top - at_low);
        edge = static_cast<Edge>(vertices[low].vertex) << 32 | vertices[top].vertex;
    };
    for (const std::uint32_t* corner = corners; corner < corners + 3 * size_t{triangles}; corner += 3) {
        const auto bit = [&](size_t c) { return unsigned{above[corner[c]]} << c; };
        const unsigned bits = bit(0) | bit(1) | bit(2);
        if (bits == 0 || bits == 7) continue;
        const auto [down, up] = cut_edges[bits];
        static constexpr std::array<std::uint8_t, 3> next{1, 2, 0};
        Segment& segment = work.segments.emplace_back();
        // With corners counter-clockwise, curves run the same way round in every triangle.
        meet(corner[down], corner[next[down]], segment.from, segment.start);
        meet(corner[up], corner[next[up]], segment.to, segment.end);
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
    static thread_local Workspace work;
    work.segments.clear();
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
                &inside.clustered[3 * size_t{cluster.first}], cluster.count, normal, offset, work);
        }
        ++b;
    }
    return joined(work);
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
