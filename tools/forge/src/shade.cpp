// Normals, skin tones and ambient occlusion.
#include <cstddef>

#include "mesh.h"
#include "tones_head.h"
#include "tracer.h"

namespace jingluo::forge {

namespace {

constexpr int kRays = 64;

/// Share of the upper half space that is open at each vertex, cosine-weighted, 0..1.
std::vector<double> openness(const Mesh& mesh) {
    const Tracer tracer(mesh);
    std::array<Vec3, kRays> way{};
    for (int i = 0; i < kRays; ++i) {  // a cosine-weighted spiral
        const double r = std::sqrt((i + 0.5) / kRays);
        const double a = i * 2.399963229728653;
        way[static_cast<std::size_t>(i)] = {r * stable_cos(a), r * stable_sin(a), std::sqrt(1.0 - r * r)};
    }
    std::vector<double> open(mesh.position.size());
    in_parallel(mesh.position.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Vec3 n = mesh.normal[i];
            const Vec3 axis = std::abs(n.y) < 0.9 ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
            Vec3 u = glm::cross(axis, n);
            u /= std::sqrt(glm::dot(u, u));
            const Vec3 v = glm::cross(n, u);
            const Vec3 from = mesh.position[i] + 0.0012 * n;
            double sum = 0.0;
            for (const Vec3& w : way) {
                const Vec3 d = w.x * u + w.y * v + w.z * n;
                sum += tracer.blocked(from, d, 0.22) ? 0.0 : 1.0;
            }
            open[i] = sum / kRays;
        }
    });
    return open;
}

void smooth(std::vector<double>& value, const Mesh& mesh, int rounds) {
    for (int r = 0; r < rounds; ++r) {
        std::vector<double> sum(value.size(), 0.0);
        std::vector<double> count(value.size(), 0.0);
        for (const auto& t : mesh.triangle) {
            for (std::size_t k = 0; k < 3; ++k) {
                sum[t[k]] += value[t[(k + 1) % 3]] + value[t[(k + 2) % 3]];
                count[t[k]] += 2.0;
            }
        }
        for (std::size_t i = 0; i < value.size(); ++i) {
            value[i] = 0.5 * value[i] + 0.5 * sum[i] / count[i];
        }
    }
}

/// Skin tone (linear RGB) before occlusion.
Vec3 tone(const Figure& figure, const Vec3& q) {
    const Vec3 p{std::abs(q.x), q.y, q.z};
    Vec3 c{0.735, 0.560, 0.465};
    const auto towards = [&](const Vec3& to, double share) { c += clamp01(share) * (to - c); };
    const auto near = [&](const Vec3& at, double radius) {
        const Vec3 d = (p - at) / radius;
        const double r2 = glm::dot(d, d);
        return r2 < 1.0 ? (1.0 - r2) * (1.0 - r2) : 0.0;
    };
    const Skeleton& s = figure.skeleton();
    // A little more blood where skin is thin or pressed: heels, toes, knees, elbows, knuckles.
    const Vec3 warm{0.740, 0.470, 0.385};
    towards(warm, 0.55 * smooth_step(0.030, 0.0, p.y));
    towards(warm, 0.35 * near({s.knee.x, s.patella_base - 0.02, 0.045}, 0.05));
    towards(warm, 0.30 * near(s.elbow, 0.06));
    // Areola.
    const double across = p.x - s.nipple_lateral;
    const double above = p.y - s.nipple;
    const double areola = 0.0155;
    if (p.z > 0.05) {
        towards({0.62, 0.38, 0.31}, 0.75 * smooth_step(1.0, 0.7, std::sqrt(across * across + above * above) / areola));
    }
    for (const Nail& n : figure.foot().nails()) {
        towards({0.83, 0.63, 0.57}, 0.75 * n.cover(p));
    }
    for (const Nail& n : figure.hand().nails()) {
        towards({0.83, 0.63, 0.57}, 0.65 * n.cover(p));
    }
    return head_tone(figure.head(), p, c);
}

}  // namespace

void shade(Mesh& mesh, const Figure& figure) {
    mesh.normal.resize(mesh.position.size());
    in_parallel(mesh.position.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            // Over a third of an edge: finer detail than the triangles can carry would only flicker.
            mesh.normal[i] = figure.normal(mesh.position[i], 0.3 * figure.edge_length(mesh.position[i]));
        }
    });
    mesh.colour = colours(mesh, mesh, figure);
}

std::vector<std::array<std::uint8_t, 4>> colours(const Mesh& shaped, const Mesh& drawn, const Figure& figure) {
    std::vector<double> open = openness(shaped);
    smooth(open, shaped, 2);
    std::vector<std::array<std::uint8_t, 4>> colour(shaped.position.size());
    for (std::size_t i = 0; i < colour.size(); ++i) {
        const double light = mix(0.42, 1.0, std::sqrt(clamp01(open[i])));
        const Vec3 c = tone(figure, drawn.position[i]);
        for (int k = 0; k < 3; ++k) {
            // Occluded skin keeps its warmth: light that reaches it has bounced off skin.
            const double warm = k == 0 ? 1.0 - 0.75 * (1.0 - light) : k == 1 ? light : 1.0 - 1.08 * (1.0 - light);
            colour[i][static_cast<std::size_t>(k)] =
                static_cast<std::uint8_t>(std::lround(255.0 * clamp01(c[k] * warm)));
        }
        colour[i][3] = 255;
    }
    return colour;
}

}  // namespace jingluo::forge
