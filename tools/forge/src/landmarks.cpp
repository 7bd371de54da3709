#include "landmarks.h"

#include <cstddef>
#include <stdexcept>

namespace jingluo::forge {

Vec3 Prober::leave(const Vec3& origin, const Vec3& direction) const {
    const auto hit = tracer_.first(origin, direction / std::sqrt(glm::dot(direction, direction)), 1.0);
    if (!hit) {
        throw std::runtime_error("a landmark's ray misses the skin");
    }
    const auto& t = mesh_.triangle[hit->triangle];
    return (1.0 - hit->u - hit->v) * mesh_.position[t[0]] + hit->u * mesh_.position[t[1]] +
           hit->v * mesh_.position[t[2]];
}

namespace {

Vec3 mirrored(const Vec3& v) {
    return {-v.x, v.y, v.z};
}
Ray mirrored(const Ray& r) {
    return {mirrored(r.from), mirrored(r.way)};
}

Vec3 spline_at(const std::vector<Vec3>& p, std::size_t i, double t) {
    const std::size_t n = p.size();
    const Vec3& p1 = p[i];
    const Vec3& p2 = p[i + 1];
    const Vec3 p0 = i > 0 ? p[i - 1] : 2.0 * p1 - p2;
    const Vec3 p3 = i + 2 < n ? p[i + 2] : 2.0 * p2 - p1;
    return 0.5 *
           (2.0 * p1 + t * ((p2 - p0) + t * ((2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) + t * (3.0 * (p1 - p2) + p3 - p0))));
}

}  // namespace

void Collector::midline(const std::string& name, const Ray& ray) {
    try {
        if (!anatomy.landmarks.emplace(name, prober_.leave(ray.from, ray.way)).second) {
            throw std::runtime_error("collected twice");
        }
    } catch (const std::runtime_error& e) {
        throw std::runtime_error(name + ": " + e.what());
    }
}

void Collector::sided(const std::string& name, const Ray& ray) {
    midline(name + ".l", ray);
    midline(name + ".r", mirrored(ray));
}

void Collector::prominent(const std::string& name, double y, double angle_degrees, const Vec3& out, int steps) {
    double best = -1e9;
    Ray at = leg(y, angle_degrees);
    for (int i = -steps; i <= steps; ++i) {
        for (int k = -7; k <= 7; ++k) {
            const Ray r = leg(y + 0.0015 * i, angle_degrees + 2.0 * k);
            const double far = glm::dot(prober_.leave(r.from, r.way), out);
            if (far > best) {
                best = far;
                at = r;
            }
        }
    }
    sided(name, at);
}

void Collector::line(const std::string& name, const std::vector<Ray>& rays, bool both) {
    for (int side = 0; side < (both ? 2 : 1); ++side) {
        std::vector<Vec3> from;
        std::vector<Vec3> way;
        for (const Ray& r : rays) {
            const Ray s = side == 0 ? r : mirrored(r);
            from.push_back(s.from);
            way.push_back(s.way / std::sqrt(glm::dot(s.way, s.way)));
        }
        std::vector<Vec3> dense;
        for (std::size_t i = 0; i + 1 < from.size(); ++i) {
            const int steps = 24;
            for (int s = 0; s < steps + (i + 2 == from.size() ? 1 : 0); ++s) {
                const double t = static_cast<double>(s) / steps;
                try {
                    dense.push_back(prober_.leave(spline_at(from, i, t), spline_at(way, i, t)));
                } catch (const std::runtime_error& e) {
                    throw std::runtime_error(name + ": " + e.what());
                }
            }
        }
        double total = 0.0;
        std::vector<double> run{0.0};
        for (std::size_t i = 1; i < dense.size(); ++i) {
            total += glm::length(dense[i] - dense[i - 1]);
            run.push_back(total);
        }
        // Even spacing near 10 mm; each place is a probed one, so that it lies on the mesh.
        const auto count = static_cast<std::size_t>(std::max(2L, std::lround(total / 0.010)));
        std::vector<Vec3> out;
        std::size_t k = 0;
        for (std::size_t i = 0; i <= count; ++i) {
            const double wanted = total * static_cast<double>(i) / static_cast<double>(count);
            while (k + 1 < dense.size() && std::abs(run[k + 1] - wanted) <= std::abs(run[k] - wanted)) {
                ++k;
            }
            if (out.empty() || glm::length(dense[k] - out.back()) > 1e-6) {
                out.push_back(dense[k]);
            }
        }
        if (!anatomy.lines.emplace(name + (both ? (side == 0 ? ".l" : ".r") : ""), std::move(out)).second) {
            throw std::runtime_error(name + ": collected twice");
        }
    }
}

Ray Collector::leg(double y, double angle_degrees) const {
    const double a = radians(angle_degrees);
    return {figure_.leg_axis(y), {stable_sin(a), 0.0, stable_cos(a)}};
}

Ray Collector::arm(double w, double angle_degrees) const {
    const double a = radians(angle_degrees);
    const Frame& f = figure_.arm_frame();
    return {figure_.arm_centre(w), stable_sin(a) * f.u + stable_cos(a) * f.v};
}

Ray Collector::foot(const Vec3& from_uvw, const Vec3& way_uvw) const {
    const Frame& f = figure_.foot().frame();
    return {f.world(from_uvw.x, from_uvw.y, from_uvw.z), way_uvw.x * f.u + way_uvw.y * f.v + way_uvw.z * f.w};
}

Anatomy find_anatomy(const Figure& figure, const Mesh& mesh) {
    const Prober prober(mesh);
    Collector c(figure, prober);
    collect_head(c);
    collect_trunk(c);
    collect_leg(c);
    collect_arm(c);
    collect_foot(c);
    collect_ear(c);
    collect_hand(c);
    const auto& l = c.anatomy.landmarks;
    const Skeleton& s = figure.skeleton();
    const auto unit = [](const Vec3& v) { return v / std::sqrt(glm::dot(v, v)); };
    const auto part = [&](const std::string& name, const Vec3& at, const Vec3& proximal, const Vec3& front) {
        const Vec3 p = unit(proximal);
        c.anatomy.parts[name] = {at, p, unit(front - p * glm::dot(front, p))};
    };
    // Frankfurt plane: the lower margins of the orbits level with the upper edges of the ear openings.
    part("head", {0.0, l.at("orbitale.l").y, -0.012}, {0, 1, 0}, {0, 0, 1});
    part("neck", {0.0, 0.5 * (l.at("hyoid_body").y + l.at("suprasternal_notch").y), -0.02}, {0, 1, 0}, {0, 0, 1});
    part("trunk", {0.0, s.level("l4"), -0.01}, {0, 1, 0}, {0, 0, 1});
    for (const auto& [side, sign] : {std::pair<std::string, double>{".l", 1.0}, {".r", -1.0}}) {
        const double left = sign;  // clang 14 captures no structured binding
        const auto own = [&](const Vec3& v) { return Vec3{left * v.x, v.y, v.z}; };
        const Vec3 malleoli =
            0.5 * (l.at("lateral_malleolus_prominence" + side) + l.at("medial_malleolus_prominence" + side));
        const Vec3 knee = 0.5 * (l.at("lateral_femoral_epicondyle" + side) + l.at("medial_femoral_epicondyle" + side));
        const Vec3 hip = own(s.hip);
        const Vec3 ahead = own({stable_sin(0.5 * s.toe_out), 0.0, stable_cos(0.5 * s.toe_out)});
        part("leg" + side, 0.5 * (malleoli + knee), knee - malleoli, ahead);
        part("thigh" + side, 0.5 * (knee + hip), hip - knee, ahead);
        const Vec3 elbow = 0.5 * (l.at("lateral_humeral_epicondyle" + side) + l.at("medial_humeral_epicondyle" + side));
        const Vec3 shoulder = own(s.shoulder);
        const Vec3 wrist = own(s.wrist);
        part("upper_arm" + side, 0.5 * (shoulder + elbow), shoulder - elbow, {0, 0, 1});
        part("forearm" + side, 0.5 * (elbow + wrist), elbow - wrist, {0, 0, 1});
        const Vec3 hand = 0.5 * (l.at("palmar_wrist_crease_mid" + side) + l.at("dorsal_wrist_crease_mid" + side));
        const Vec3 knuckle = l.at("metacarpophalangeal_joint_3_dorsal" + side);
        const Vec3 palm = l.at("metacarpophalangeal_joint_3_palmar" + side);
        const Vec3 joint = 0.5 * (knuckle + palm);
        part("hand" + side, 0.5 * (hand + joint), hand - joint, palm - knuckle);
        Vec3 back = l.at("heel_back" + side) - l.at("toe_2_tip" + side);
        back.y = 0.0;
        part("foot" + side, l.at("heel_back" + side) - 0.5 * back, back, {0, 1, 0});
    }
    return std::move(c.anatomy);
}

}  // namespace jingluo::forge
