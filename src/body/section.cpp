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

struct End {
    Edge edge;
    std::uint32_t segment;
    bool start;
    bool operator<(const End& other) const { return edge != other.edge ? edge < other.edge : segment < other.segment; }
};

/// Segments to curves: segments that share a mesh edge follow each other.
std::vector<Loop> joined(const std::vector<Segment>& segments) {
    std::vector<End> ends;
    ends.reserve(2 * segments.size());
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
        ends.push_back({segments[s].from, s, true});
        ends.push_back({segments[s].to, s, false});
    }
    std::sort(ends.begin(), ends.end());
    constexpr std::uint32_t none = ~std::uint32_t{0};
    std::vector<std::uint32_t> next(segments.size(), none), previous(segments.size(), none);
    for (size_t i = 0; i < ends.size();) {
        size_t j = i;
        while (j < ends.size() && ends[j].edge == ends[i].edge) ++j;
        // More than two triangles at an edge: each end is paired with the first free start; what stays over makes an
        // open curve.
        // What is taken is passed for good, so that a hundred thousand triangles at one edge cost no more than
        // elsewhere.
        size_t free = i;
        for (size_t a = i; a < j; ++a) {
            if (ends[a].start) continue;
            while (free < j && (!ends[free].start || previous[ends[free].segment] != none)) ++free;
            for (size_t b = free; b < j; ++b) {
                if (!ends[b].start || previous[ends[b].segment] != none || ends[a].segment == ends[b].segment) continue;
                next[ends[a].segment] = ends[b].segment;
                previous[ends[b].segment] = ends[a].segment;
                break;
            }
        }
        i = j;
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
    const auto matters = [&](const auto& box) {
        if (!everywhere) {
            const glm::dvec3 beyond = glm::max(glm::abs(box.centre - centre) - box.half, 0.0);
            if (glm::dot(beyond, beyond) > radius_m * radius_m) return false;
        }
        return !(std::abs(glm::dot(normal, box.centre) - offset) > glm::dot(spread, box.half) + 1e-9);
    };
    std::vector<std::uint32_t> cut;
    for (std::uint32_t b = 0; b < inside.branches.size();) {
        const Branch& branch = inside.branches[b];
        if (!matters(branch)) {
            b = branch.beyond;
            continue;
        }
        for (std::uint32_t k = branch.first; k < branch.first + branch.count; ++k) {
            if (matters(inside.clusters[inside.ranked[k]])) cut.push_back(inside.ranked[k]);
        }
        ++b;
    }
    // In the order in which they were made, so that curves begin where they begin whatever the tree looks like.
    std::sort(cut.begin(), cut.end());
    for (const std::uint32_t which : cut) {
        const Cluster& cluster = inside.clusters[which];
        for (std::uint32_t k = cluster.first; k < cluster.first + cluster.count; ++k) {
            const std::uint32_t* corner = &inside.clustered[3 * size_t{k}];
            double height[3];
            for (int c = 0; c < 3; ++c) height[c] = glm::dot(normal, inside.at(corner[c])) - offset;
            // A height of exactly zero counts as above, everywhere alike: no vertex is ever hit, and no curve breaks.
            const bool above[3] = {height[0] >= 0, height[1] >= 0, height[2] >= 0};
            if (above[0] == above[1] && above[1] == above[2]) continue;
            Segment segment{};
            for (int c = 0; c < 3; ++c) {
                const int d = (c + 1) % 3;
                if (above[c] == above[d]) continue;
                // Always from the lower vertex, so that both triangles at an edge find the same place to the bit.
                std::uint32_t v = corner[c], w = corner[d];
                double hv = height[c], hw = height[d];
                if (v > w) {
                    std::swap(v, w);
                    std::swap(hv, hw);
                }
                const glm::dvec3 place = inside.at(v) + hv / (hv - hw) * (inside.at(w) - inside.at(v));
                const Edge edge = static_cast<Edge>(v) << 32 | w;
                // With corners counter-clockwise, curves run the same way round in every triangle.
                (above[c] ? segment.from : segment.to) = edge;
                (above[c] ? segment.start : segment.end) = place;
            }
            segments.push_back(segment);
        }
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
