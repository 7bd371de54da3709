#include "body/surface.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "body/progress.h"
#include "body/surface_inside.h"
#include "body/weld.h"

namespace jingluo::body {

glm::dvec3 nearest_on_triangle(glm::dvec3 place, glm::dvec3 a, glm::dvec3 b, glm::dvec3 c) {
    const glm::dvec3 ab = b - a, ac = c - a, ap = place - a;
    const double d1 = glm::dot(ab, ap), d2 = glm::dot(ac, ap);
    if (d1 <= 0 && d2 <= 0) return a;
    const glm::dvec3 bp = place - b;
    const double d3 = glm::dot(ab, bp), d4 = glm::dot(ac, bp);
    if (d3 >= 0 && d4 <= d3) return b;
    const double vc = d1 * d4 - d3 * d2;
    if (vc <= 0 && d1 >= 0 && d3 <= 0) return a + d1 / (d1 - d3) * ab;
    const glm::dvec3 cp = place - c;
    const double d5 = glm::dot(ab, cp), d6 = glm::dot(ac, cp);
    if (d6 >= 0 && d5 <= d6) return c;
    const double vb = d5 * d2 - d1 * d6;
    if (vb <= 0 && d2 >= 0 && d6 <= 0) return a + d2 / (d2 - d6) * ac;
    const double va = d3 * d6 - d5 * d4;
    if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) return b + (d4 - d3) / ((d4 - d3) + (d5 - d6)) * (c - b);
    const double whole = va + vb + vc;
    return a + vb / whole * ab + vc / whole * ac;
}

Surface::Inside::Inside(const Mesh& mesh, const std::function<bool(double)>& progress)
    : positions(mesh.positions), normals(mesh.normals), indices(mesh.indices) {
    normals.resize(positions.size(), glm::vec3(0));
    if (indices.empty()) return;
    // The destructor does not run for what was never whole.
    const auto stop = [this] {
        release();
        throw Stopped();
    };
    // Embree takes about half of the time.
    if (!build_embree([&](double done) { return !progress || progress(0.5 * done); })) stop();
    welded = weld(positions);
    if (progress && !progress(0.7)) stop();
    build_clusters();
}

Surface::Inside::~Inside() {
    release();
}

void Surface::Inside::release() {
    if (scene) rtcReleaseScene(scene);
    if (device) rtcReleaseDevice(device);
}

bool Surface::Inside::build_embree(const std::function<bool(double)>& progress) {
    // Two threads: a body is small, and waking a pool of all cores costs more than it saves.
    device = rtcNewDevice("threads=2,start_threads=0,set_affinity=0");
    scene = rtcNewScene(device);
    rtcSetSceneFlags(scene, RTC_SCENE_FLAG_ROBUST);
    rtcSetSceneBuildQuality(scene, RTC_BUILD_QUALITY_LOW);
    const RTCGeometry geometry = rtcNewGeometry(device, RTC_GEOMETRY_TYPE_TRIANGLE);
    rtcSetGeometryBuildQuality(geometry, RTC_BUILD_QUALITY_LOW);
    // Embree reads the last vertex as sixteen bytes.
    const size_t vertices = positions.size();
    positions.reserve(vertices + 2);
    rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, positions.data(), 0,
                               sizeof(glm::vec3), vertices);
    rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, indices.data(), 0,
                               3 * sizeof(std::uint32_t), indices.size() / 3);
    rtcCommitGeometry(geometry);
    rtcAttachGeometry(scene, geometry);
    rtcReleaseGeometry(geometry);
    rtcSetSceneProgressMonitorFunction(
        scene, [](void* to, double done) { return (*static_cast<const std::function<bool(double)>*>(to))(done); },
        const_cast<void*>(static_cast<const void*>(&progress)));
    rtcCommitScene(scene);
    rtcSetSceneProgressMonitorFunction(scene, nullptr, nullptr);
    return rtcGetDeviceError(device) != RTC_ERROR_CANCELLED;
}

void Surface::Inside::build_clusters() {
    glm::vec3 low(std::numeric_limits<float>::max()), high(-std::numeric_limits<float>::max());
    for (const std::uint32_t v : indices) {
        low = glm::min(low, positions[v]);
        high = glm::max(high, positions[v]);
    }
    // A hundred and fifty cells along the longest side give some ten triangles a cell on a body of 100,000; a skin of
    // more triangles has smaller cells, so that a plane always looks at about as many triangles for each that it cuts.
    const double finer = std::sqrt(std::max(1.0, static_cast<double>(indices.size()) / (3 * 120'000)));
    const float longest = std::max({high.x - low.x, high.y - low.y, high.z - low.z, 1e-9f});
    const float cell = longest / static_cast<float>(std::min(150 * finer, 500.0));
    const glm::uvec3 cells = glm::uvec3((high - low) / cell) + 1u;
    const auto cell_of = [&](size_t t) {
        const glm::vec3 centre =
            (positions[indices[3 * t]] + positions[indices[3 * t + 1]] + positions[indices[3 * t + 2]]) / 3.f;
        const glm::uvec3 c = glm::min(glm::uvec3(glm::max((centre - low) / cell, 0.f)), cells - 1u);
        return (static_cast<size_t>(c.z) * cells.y + c.y) * cells.x + c.x;
    };
    const size_t triangles = indices.size() / 3;
    std::vector<std::uint32_t> start(static_cast<size_t>(cells.x) * cells.y * cells.z + 1, 0);
    std::vector<std::uint32_t> of(triangles);
    for (size_t t = 0; t < triangles; ++t) {
        of[t] = static_cast<std::uint32_t>(cell_of(t));
        ++start[of[t] + 1];
    }
    for (size_t c = 1; c < start.size(); ++c) start[c] += start[c - 1];
    std::vector<std::uint32_t> corners(3 * triangles);
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    for (size_t t = 0; t < triangles; ++t) {
        const size_t to = 3 * size_t{next[of[t]]++};
        for (size_t corner = 0; corner < 3; ++corner) corners[to + corner] = welded[indices[3 * t + corner]];
    }
    for (size_t c = 0; c + 1 < start.size(); ++c) {
        if (start[c] == start[c + 1]) continue;
        glm::dvec3 box_low(std::numeric_limits<double>::max()), box_high(-std::numeric_limits<double>::max());
        for (size_t k = 3 * size_t{start[c]}; k < 3 * size_t{start[c + 1]}; ++k) {
            box_low = glm::min(box_low, at(corners[k]));
            box_high = glm::max(box_high, at(corners[k]));
        }
        clusters.push_back(
            {(box_low + box_high) / 2.0, (box_high - box_low) / 2.0, start[c], start[c + 1] - start[c], 0, 0});
    }
    build_branches();
    fill_clusters(corners);
}

void Surface::Inside::fill_clusters(const std::vector<std::uint32_t>& corners) {
    clustered.reserve(corners.size());
    cluster_vertices.reserve(positions.size() + positions.size() / 2);
    // Where a vertex stands among those of the cluster that met it last.
    std::vector<std::uint32_t> met_in(positions.size(), 0), stands_at(positions.size());
    std::uint32_t number = 0;
    for (Cluster& cluster : clusters) {
        ++number;
        const size_t from = 3 * size_t{cluster.first}, to = from + 3 * size_t{cluster.count};
        cluster.first = static_cast<std::uint32_t>(clustered.size() / 3);
        cluster.first_vertex = static_cast<std::uint32_t>(cluster_vertices.size());
        for (size_t k = from; k < to; ++k) {
            const std::uint32_t v = corners[k];
            if (met_in[v] != number) {
                met_in[v] = number;
                stands_at[v] = static_cast<std::uint32_t>(cluster_vertices.size()) - cluster.first_vertex;
                cluster_vertices.push_back({positions[v], v});
            }
            clustered.push_back(stands_at[v]);
        }
        cluster.vertex_count = static_cast<std::uint32_t>(cluster_vertices.size()) - cluster.first_vertex;
    }
}

void Surface::Inside::build_branches() {
    std::vector<std::uint32_t> ranked(clusters.size());
    for (std::uint32_t c = 0; c < ranked.size(); ++c) ranked[c] = c;
    branches.reserve(clusters.size());
    if (!ranked.empty()) branch(ranked, 0, static_cast<std::uint32_t>(ranked.size()));
    std::vector<Cluster> in_order;
    in_order.reserve(clusters.size());
    for (const std::uint32_t c : ranked) in_order.push_back(clusters[c]);
    clusters = std::move(in_order);
}

void Surface::Inside::branch(std::vector<std::uint32_t>& ranked, std::uint32_t first, std::uint32_t count) {
    constexpr std::uint32_t few = 4;
    glm::dvec3 low(std::numeric_limits<double>::max()), high(-std::numeric_limits<double>::max());
    for (std::uint32_t k = first; k < first + count; ++k) {
        low = glm::min(low, clusters[ranked[k]].centre - clusters[ranked[k]].half);
        high = glm::max(high, clusters[ranked[k]].centre + clusters[ranked[k]].half);
    }
    const size_t here = branches.size();
    branches.push_back({(low + high) / 2.0, (high - low) / 2.0, first, count <= few ? count : 0, 0});
    if (count > few) {
        const glm::dvec3 side = high - low;
        const int axis = side.x >= side.y && side.x >= side.z ? 0 : side.y >= side.z ? 1 : 2;
        const std::uint32_t half = count / 2;
        const auto at_half = ranked.begin() + first + half;
        std::nth_element(ranked.begin() + first, at_half, ranked.begin() + first + count,
                         [&](std::uint32_t a, std::uint32_t b) {
                             const double at_a = clusters[a].centre[axis], at_b = clusters[b].centre[axis];
                             return at_a != at_b ? at_a < at_b : a < b;
                         });
        branch(ranked, first, half);
        branch(ranked, first + half, count - half);
    }
    branches[here].beyond = static_cast<std::uint32_t>(branches.size());
}

glm::dvec3 Surface::Inside::face_normal(std::uint32_t triangle) const {
    const std::uint32_t* corner = &indices[3 * size_t{triangle}];
    return glm::cross(at(corner[1]) - at(corner[0]), at(corner[2]) - at(corner[0]));
}

Hit Surface::Inside::hit_at(std::uint32_t triangle, glm::dvec3 place) const {
    const std::uint32_t* corner = &indices[3 * size_t{triangle}];
    const glm::dvec3 a = at(corner[0]), ab = at(corner[1]) - a, ac = at(corner[2]) - a, ap = place - a;
    const double bb = glm::dot(ab, ab), bc = glm::dot(ab, ac), cc = glm::dot(ac, ac);
    const double pb = glm::dot(ap, ab), pc = glm::dot(ap, ac);
    const double size = bb * cc - bc * bc;
    const double v = size > 0 ? std::clamp((cc * pb - bc * pc) / size, 0.0, 1.0) : 0;
    const double w = size > 0 ? std::clamp((bb * pc - bc * pb) / size, 0.0, 1.0) : 0;
    glm::dvec3 normal = (1 - v - w) * glm::dvec3(normals[corner[0]]) + v * glm::dvec3(normals[corner[1]]) +
                        w * glm::dvec3(normals[corner[2]]);
    double length = glm::length(normal);
    if (!(length > 1e-6)) {
        normal = face_normal(triangle);
        length = glm::length(normal);
    }
    return {place, normal / length, 0, triangle};
}

Surface::Surface(const Mesh& mesh, const std::function<bool(double)>& progress)
    : inside_(std::make_unique<Inside>(mesh, progress)) {}
Surface::~Surface() = default;
Surface::Surface(Surface&&) noexcept = default;
Surface& Surface::operator=(Surface&&) noexcept = default;

std::optional<Hit> Surface::ray(glm::dvec3 origin, glm::dvec3 direction) const {
    const double size = glm::length(direction);
    if (!inside_->scene || !(size > 0) || !std::isfinite(size)) return {};
    direction /= size;
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    RTCRayHit query{};
    query.ray.org_x = static_cast<float>(origin.x);
    query.ray.org_y = static_cast<float>(origin.y);
    query.ray.org_z = static_cast<float>(origin.z);
    query.ray.dir_x = static_cast<float>(direction.x);
    query.ray.dir_y = static_cast<float>(direction.y);
    query.ray.dir_z = static_cast<float>(direction.z);
    query.ray.tfar = std::numeric_limits<float>::infinity();
    query.ray.mask = ~0u;
    query.hit.geomID = RTC_INVALID_GEOMETRY_ID;
    rtcIntersect1(inside_->scene, &context, &query);
    if (query.hit.geomID == RTC_INVALID_GEOMETRY_ID) return {};
    // Embree answers in floats; the place is taken again on the triangle in doubles.
    const std::uint32_t* corner = &inside_->indices[3 * size_t{query.hit.primID}];
    const double u = query.hit.u, v = query.hit.v;
    const glm::dvec3 place =
        (1 - u - v) * inside_->at(corner[0]) + u * inside_->at(corner[1]) + v * inside_->at(corner[2]);
    Hit hit = inside_->hit_at(query.hit.primID, place);
    hit.distance = glm::length(place - origin);
    return hit;
}

bool Surface::blocked(glm::dvec3 from, glm::dvec3 to, double slack_m) const {
    const double distance = glm::length(to - from);
    if (!inside_->scene || !(distance > 2 * slack_m)) return false;
    const glm::dvec3 direction = (to - from) / distance;
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    RTCRay query{};
    query.org_x = static_cast<float>(from.x);
    query.org_y = static_cast<float>(from.y);
    query.org_z = static_cast<float>(from.z);
    query.dir_x = static_cast<float>(direction.x);
    query.dir_y = static_cast<float>(direction.y);
    query.dir_z = static_cast<float>(direction.z);
    query.tnear = static_cast<float>(slack_m);
    query.tfar = static_cast<float>(distance - slack_m);
    query.mask = ~0u;
    rtcOccluded1(inside_->scene, &context, &query);
    return query.tfar < 0;
}

std::optional<Hit> Surface::nearest(glm::dvec3 place, glm::dvec3 outward, double within_m) const {
    // Most places that are asked for lie on the skin or beside it, where a search that begins small ends soon.
    for (const double beside_m : {0.5e-3, 2e-3, 8e-3}) {
        if (within_m <= beside_m) break;
        if (auto hit = nearest_within(place, outward, beside_m)) return hit;
    }
    return nearest_within(place, outward, within_m);
}

std::optional<Hit> Surface::nearest_within(glm::dvec3 place, glm::dvec3 outward, double within_m) const {
    if (!inside_->scene || !std::isfinite(place.x + place.y + place.z)) return {};
    struct Asked {
        const Inside* inside;
        glm::dvec3 place, outward, best;
        double distance;  // of the best; at first, how far one is looked for
        std::uint32_t triangle;
        bool filtered;
    } asked{inside_.get(), place, outward, glm::dvec3(0), within_m, ~std::uint32_t{0}, glm::dot(outward, outward) > 0};
    const float radius = within_m < 1e6 ? static_cast<float>(within_m) : std::numeric_limits<float>::infinity();
    RTCPointQuery query{static_cast<float>(place.x), static_cast<float>(place.y), static_cast<float>(place.z), 0,
                        radius};
    RTCPointQueryContext context;
    rtcInitPointQueryContext(&context);
    const auto visit = [](RTCPointQueryFunctionArguments* arguments) {
        auto& a = *static_cast<Asked*>(arguments->userPtr);
        const std::uint32_t* corner = &a.inside->indices[3 * size_t{arguments->primID}];
        // Embree asks of every triangle in a box that the ball meets; the boxes of most lie outside the ball.
        const glm::vec3 &p = a.inside->positions[corner[0]], &q = a.inside->positions[corner[1]],
                        &r = a.inside->positions[corner[2]];
        for (int axis = 0; axis < 3; ++axis) {
            const float low = std::min(std::min(p[axis], q[axis]), r[axis]);
            const float high = std::max(std::max(p[axis], q[axis]), r[axis]);
            if (low - a.place[axis] > a.distance || a.place[axis] - high > a.distance) return false;
        }
        if (a.filtered && glm::dot(a.inside->face_normal(arguments->primID), a.outward) < 0) return false;
        const glm::dvec3 on = nearest_on_triangle(a.place, glm::dvec3(p), glm::dvec3(q), glm::dvec3(r));
        const double distance = glm::length(on - a.place);
        // Ties go to the lower triangle, so that an answer does not depend on how the tree was built.
        if (distance > a.distance || (distance == a.distance && arguments->primID > a.triangle)) return false;
        a.best = on;
        a.distance = distance;
        a.triangle = arguments->primID;
        // A float's rounding above the distance, so that ties are still visited.
        arguments->query->radius = static_cast<float>(distance) * 1.000001f + 1e-7f;
        return true;
    };
    rtcPointQuery(inside_->scene, &query, &context, visit, &asked);
    if (asked.triangle == ~std::uint32_t{0}) return {};
    Hit hit = inside_->hit_at(asked.triangle, asked.best);
    hit.distance = asked.distance;
    return hit;
}

}  // namespace jingluo::body
