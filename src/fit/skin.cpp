#include "fit/skin.h"

#include <algorithm>

namespace jingluo::fit {

std::optional<Skin::Place> Skin::dropped(const Eigen::Vector3d& from, const Eigen::Vector3d& outward,
                                         double most_m) const {
    constexpr double reach_m = 0.05;
    const auto near = nearest(from, outward, reach_m);
    if (!near || !(outward.norm() > 0)) return near;
    const Eigen::Vector3d up = outward.normalized(), turned = likeness_.turn * up;
    const glm::dvec3 way(turned.x(), turned.y(), turned.z());
    std::optional<Place> best;
    for (const double sign : {1.0, -1.0}) {
        const auto hit = surface_->ray(likeness_.to_foreign(from), sign * way);
        if (!hit) continue;
        const Place place{likeness_.to_ours(hit->place),
                          likeness_.turn.transpose() * Eigen::Vector3d(hit->normal.x, hit->normal.y, hit->normal.z),
                          hit->distance / likeness_.scale};
        if (place.normal.dot(up) > 0.3 && (!best || place.distance < best->distance)) best = place;
    }
    return best && best->distance < std::min(most_m, 0.002 + 4 * near->distance) ? best : near;
}

std::optional<Eigen::Vector3d> Skin::nearest_in_plane(const Eigen::Vector3d& from, const Eigen::Vector3d& plane_normal,
                                                      double within_m) const {
    const glm::dvec3 at = likeness_.to_foreign(from);
    const Eigen::Vector3d turned = (likeness_.turn * plane_normal).normalized();
    double least = within_m * likeness_.scale;
    std::optional<glm::dvec3> best;
    const auto loops = surface_->section_near({at, {turned.x(), turned.y(), turned.z()}}, at, least);
    for (const body::Loop& loop : loops) {
        for (size_t k = 0; k < loop.places.size(); ++k) {
            if (k + 1 == loop.places.size() && !loop.closed) break;
            const glm::dvec3 a = loop.places[k], b = loop.places[(k + 1) % loop.places.size()];
            const double size = glm::dot(b - a, b - a);
            const double t = size > 0 ? std::clamp(glm::dot(at - a, b - a) / size, 0.0, 1.0) : 0;
            const glm::dvec3 place = a + t * (b - a);
            if (glm::length(place - at) < least) {
                least = glm::length(place - at);
                best = place;
            }
        }
    }
    if (!best) return {};
    return likeness_.to_ours(*best);
}

std::vector<Skin::Place> Skin::samples(size_t count) const {
    const auto corner = [&](size_t k) { return glm::dvec3(mesh_->positions[mesh_->indices[k]]); };
    const auto face = [&](size_t t) {
        return glm::cross(corner(3 * t + 1) - corner(3 * t), corner(3 * t + 2) - corner(3 * t));
    };
    double area = 0;
    for (size_t t = 0; t < mesh_->triangle_count(); ++t) area += 0.5 * glm::length(face(t));
    const double stride = area / static_cast<double>(count);
    std::vector<Place> out;
    if (!(stride > 0)) return out;
    out.reserve(count);
    double since = 0.5 * stride;
    for (size_t t = 0; t < mesh_->triangle_count(); ++t) {
        const glm::dvec3 normal = face(t);
        const double size = glm::length(normal);
        since += 0.5 * size;
        // A large triangle bears several samples; they follow each other over it by the golden section.
        for (size_t k = 0; since >= stride; ++k, since -= stride) {
            double u = 0.5 + 0.618033988749895 * static_cast<double>(k),
                   v = 0.5 + 0.7548776662466927 * static_cast<double>(k);
            u -= static_cast<double>(static_cast<long>(u));
            v -= static_cast<double>(static_cast<long>(v));
            if (k == 0) u = v = 1.0 / 3;
            if (u + v > 1) {
                u = 1 - u;
                v = 1 - v;
            }
            const glm::dvec3 place = (1 - u - v) * corner(3 * t) + u * corner(3 * t + 1) + v * corner(3 * t + 2);
            const glm::dvec3 outward = normal / size;
            const double m = likeness_.scale;
            if (surface_->blocked(place, place + 0.03 * m * outward, 0.0005 * m)) continue;
            const Eigen::Vector3d way(outward.x, outward.y, outward.z);
            out.push_back({likeness_.to_ours(place), likeness_.turn.transpose() * way, 0});
        }
    }
    return out;
}

}  // namespace jingluo::fit
