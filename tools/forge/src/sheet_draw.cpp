#include "sheet_draw.h"

#include <cmath>
#include <cstddef>

#include "tracer.h"

namespace jingluo::forge {

namespace {

constexpr int kOpenRays = 10;

Vec3 unit(const Vec3& v) {
    return v / std::max(std::sqrt(glm::dot(v, v)), 1e-12);
}

void own_normals(Mesh& mesh) {
    mesh.normal.assign(mesh.position.size(), Vec3{0.0});
    for (const auto& t : mesh.triangle) {
        const Vec3 n = glm::cross(mesh.position[t[1]] - mesh.position[t[0]], mesh.position[t[2]] - mesh.position[t[0]]);
        for (const std::uint32_t v : t) {
            mesh.normal[v] += n;
        }
    }
    for (Vec3& n : mesh.normal) {
        n = unit(n);
    }
}

struct View {
    Vec3 eye, right, up, towards;
};

View view_of(const SheetCamera& c) {
    const double a = radians(c.azimuth);
    const double e = radians(c.elevation);
    const Vec3 back{std::sin(a) * std::cos(e), std::sin(e), std::cos(a) * std::cos(e)};
    const Vec3 right{std::cos(a), 0.0, -std::sin(a)};
    return {c.target + 1.5 * back, right, glm::cross(back, right), -back};
}

Vec3 light_at(const Tracer& tracer, const Mesh& mesh, const Tracer::Hit& hit, const View& view, std::uint32_t pixel,
              bool stripes, bool tones) {
    const auto& t = mesh.triangle[hit.triangle];
    const double w = 1.0 - hit.u - hit.v;
    Vec3 n = unit(w * mesh.normal[t[0]] + hit.u * mesh.normal[t[1]] + hit.v * mesh.normal[t[2]]);
    const Vec3 place = w * mesh.position[t[0]] + hit.u * mesh.position[t[1]] + hit.v * mesh.position[t[2]];
    if (stripes) {
        const double up = glm::dot(n, view.up);
        const double across = glm::dot(n, view.right);
        const double band = std::sin(26.0 * up + 9.0 * across);
        return Vec3{0.55 + 0.38 * std::clamp(4.0 * band, -1.0, 1.0)};
    }
    const Vec3 axis = std::abs(n.y) < 0.9 ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
    const Vec3 u = unit(glm::cross(axis, n));
    const Vec3 v = glm::cross(n, u);
    const double turn = 6.283 * ((pixel * 2654435761U >> 8U) & 0xffffU) / 65536.0;
    double open = 0.0;
    for (int i = 0; i < kOpenRays; ++i) {
        const double r = std::sqrt((i + 0.5) / kOpenRays);
        const double a = i * 2.399963 + turn;
        const Vec3 d = r * std::cos(a) * u + r * std::sin(a) * v + std::sqrt(1.0 - r * r) * n;
        open += tracer.blocked(place + 0.0008 * n, d, 0.12) ? 0.0 : 1.0 / kOpenRays;
    }
    const Vec3 key = unit(-0.55 * view.right + 0.70 * view.up - 0.55 * view.towards);
    const Vec3 rim = unit(0.9 * view.right + 0.1 * view.up - 0.15 * view.towards);
    const double lit = std::max(glm::dot(n, key), 0.0) * (tracer.blocked(place + 0.0008 * n, key, 0.5) ? 0.35 : 1.0);
    const double sky = 0.5 + 0.5 * glm::dot(n, view.up);
    Vec3 base{0.62, 0.55, 0.50};
    if (tones && !mesh.colour.empty()) {
        base = Vec3{0.0};
        const double share[3] = {w, hit.u, hit.v};
        for (std::size_t k = 0; k < 3; ++k) {
            for (int c = 0; c < 3; ++c) {
                base[c] += share[k] * mesh.colour[t[k]][static_cast<std::size_t>(c)] / 255.0;
            }
        }
    }
    return base * (0.95 * lit + 0.10 * std::max(glm::dot(n, rim), 0.0) + open * (0.16 + 0.20 * sky));
}

}  // namespace

Picture draw_sheet(std::vector<Mesh>& meshes, const std::vector<SheetCamera>& cameras, int height, bool stripes,
                   bool tones) {
    struct Cell {
        const SheetCamera* camera;
        std::size_t mesh;
        bool stripes;
        int x, y, width;
    };
    constexpr int kSheetWidth = 2000;
    std::vector<Cell> cells;
    int x = 0;
    int y = 0;
    int used = 0;
    for (const SheetCamera& c : cameras) {
        const int width = static_cast<int>(c.aspect * height);
        const int block = width * static_cast<int>(meshes.size()) * (stripes ? 2 : 1);
        if (x > 0 && x + block > kSheetWidth) {
            x = 0;
            y += height + 4;
        }
        for (std::size_t m = 0; m < meshes.size(); ++m) {
            for (int s = 0; s < (stripes ? 2 : 1); ++s) {
                cells.push_back({&c, m, s == 1, x, y, width});
                x += width;
            }
        }
        used = std::max(used, x);
        x += 6;
    }
    Picture out;
    out.width = used;
    out.height = y + height;
    out.rgba.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4, 255);
    std::vector<std::unique_ptr<Tracer>> tracers;
    for (Mesh& m : meshes) {
        if (m.normal.size() != m.position.size()) {
            own_normals(m);
        }
        tracers.push_back(std::make_unique<Tracer>(m));
    }
    for (const Cell& cell : cells) {
        const View view = view_of(*cell.camera);
        const Mesh& mesh = meshes[cell.mesh];
        const Tracer& tracer = *tracers[cell.mesh];
        in_parallel(static_cast<std::size_t>(height), [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                for (int column = 0; column < cell.width; ++column) {
                    Vec3 sum{0.0};
                    for (int s = 0; s < 2; ++s) {  // two samples a pixel: edges without stairs
                        const double px = (column + 0.25 + 0.5 * s - 0.5 * cell.width) / height;
                        const double py = 0.5 - (static_cast<double>(row) + (s == 0 ? 0.3 : 0.7)) / height;
                        const Vec3 from = view.eye + cell.camera->span * (px * view.right + py * view.up);
                        const auto hit = tracer.first(from, view.towards);
                        Vec3 light{0.80, 0.80, 0.80};
                        if (hit) {
                            light =
                                light_at(tracer, mesh, *hit, view,
                                         static_cast<std::uint32_t>(2 * (static_cast<int>(row) * 4096 + column) + s),
                                         cell.stripes, tones);
                        }
                        sum += 0.5 * light;
                    }
                    const std::size_t at =
                        4 * ((static_cast<std::size_t>(cell.y) + row) * static_cast<std::size_t>(out.width) +
                             static_cast<std::size_t>(cell.x + column));
                    for (int k = 0; k < 3; ++k) {
                        out.rgba[at + static_cast<std::size_t>(k)] =
                            static_cast<std::uint8_t>(std::lround(255.0 * std::pow(clamp01(sum[k]), 1.0 / 2.2)));
                    }
                }
            }
        });
    }
    return out;
}

}  // namespace jingluo::forge
