#include "sheet_field.h"

#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "figure.h"

namespace jingluo::forge {

namespace {

struct Piece {
    std::string name;
    Box box;
    std::vector<std::string> cameras;
};

const std::vector<Piece>& pieces() {
    const auto box = [](const Vec3& low, const Vec3& high) {
        Box b;
        b.add(low);
        b.add(high);
        return b;
    };
    static const std::vector<Piece> list = {
        {"hand",
         box({0.33, 0.58, -0.12}, {0.62, 0.94, 0.12}),
         {"hand-palm", "hand-back", "hand-lateral", "hand-medial", "fingers"}},
        {"foot",
         box({0.04, -0.01, -0.10}, {0.26, 0.20, 0.22}),
         {"foot-above", "foot-lateral", "foot-medial", "foot-front", "foot-back", "foot-sole", "toes"}},
        {"head",
         box({-0.15, 1.34, -0.16}, {0.15, 1.70, 0.13}),
         {"face-front", "face-three-quarter", "face-left", "head-back", "eye", "mouth", "nose-below"}},
        {"ear",
         box({0.045, 1.50, -0.05}, {0.11, 1.61, 0.04}),
         {"ear", "ear-front", "ear-back", "ear-above", "ear-below"}},
        {"trunk",
         box({-0.34, 0.70, -0.20}, {0.34, 1.50, 0.22}),
         {"torso-front", "torso-back", "torso-three-quarter", "shoulder-back", "lower-back", "lower-back-left",
          "pelvis-front"}},
        {"legs", box({-0.24, 0.0, -0.18}, {0.24, 0.98, 0.24}), {"legs-front", "legs-back", "leg-lateral"}},
        {"knee",
         box({0.03, 0.34, -0.12}, {0.22, 0.60, 0.14}),
         {"knee-front", "knee-lateral", "knee-medial", "knee-back"}},
        {"arm",
         box({0.10, 0.80, -0.16}, {0.52, 1.42, 0.10}),
         {"arm-front", "arm-back", "arm-lateral", "elbow-front", "elbow-back"}},
    };
    return list;
}

const Piece& find(const std::string& name) {
    for (const Piece& p : pieces()) {
        if (p.name == name) {
            return p;
        }
    }
    throw std::invalid_argument("no piece is called '" + name + "'; there are " + piece_names());
}

}  // namespace

std::string piece_names() {
    std::string out;
    for (const Piece& p : pieces()) {
        out += (out.empty() ? "" : ", ") + p.name;
    }
    return out;
}

std::vector<std::string> cameras_of_piece(const std::string& piece) {
    return find(piece).cameras;
}

Mesh piece_of_field(const std::string& piece, double cell) {
    const Figure figure{Parameters{}};
    const Box box = find(piece).box;
    const auto count = [&](int k) { return static_cast<std::size_t>((box.high[k] - box.low[k]) / cell) + 1; };
    const std::size_t nx = count(0);
    const std::size_t ny = count(1);
    const std::size_t nz = count(2);
    if (nx * ny * nz > 200'000'000) {
        throw std::invalid_argument("the cell is too small for a piece of this size");
    }
    const auto place = [&](std::size_t x, std::size_t y, std::size_t z) {
        return box.low + cell * Vec3{static_cast<double>(x), static_cast<double>(y), static_cast<double>(z)};
    };
    const auto index = [&](std::size_t x, std::size_t y, std::size_t z) { return (y * nz + z) * nx + x; };
    // Coarse blocks first: only those near the skin are asked in full.
    std::vector<float> value(nx * ny * nz);
    constexpr std::size_t kBlock = 6;
    const double reach = 1.7 * 0.87 * static_cast<double>(kBlock) * cell + 0.004;
    in_parallel((ny + kBlock - 1) / kBlock, [&](std::size_t begin, std::size_t end) {
        for (std::size_t by = begin * kBlock; by < std::min(end * kBlock, ny); by += kBlock) {
            for (std::size_t bz = 0; bz < nz; bz += kBlock) {
                for (std::size_t bx = 0; bx < nx; bx += kBlock) {
                    const double middle = figure.field(place(bx, by, bz) + Vec3{0.5 * kBlock * cell});
                    const bool near = std::abs(middle) < reach;
                    for (std::size_t y = by; y < std::min(by + kBlock, ny); ++y) {
                        for (std::size_t z = bz; z < std::min(bz + kBlock, nz); ++z) {
                            for (std::size_t x = bx; x < std::min(bx + kBlock, nx); ++x) {
                                value[index(x, y, z)] =
                                    static_cast<float>(near ? figure.field(place(x, y, z)) : middle);
                            }
                        }
                    }
                }
            }
        }
    });
    Mesh mesh;
    std::vector<std::uint32_t> vertex(nx * ny * nz, 0xffffffffU);
    for (std::size_t y = 0; y + 1 < ny; ++y) {
        for (std::size_t z = 0; z + 1 < nz; ++z) {
            for (std::size_t x = 0; x + 1 < nx; ++x) {
                double v[8];
                int inside = 0;
                for (std::size_t c = 0; c < 8; ++c) {
                    v[c] = static_cast<double>(value[index(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2))]);
                    inside += v[c] < 0.0 ? 1 : 0;
                }
                if (inside == 0 || inside == 8) {
                    continue;
                }
                Vec3 sum{0.0};
                int crossings = 0;
                for (std::size_t c = 0; c < 8; ++c) {
                    for (std::size_t axis = 0; axis < 3; ++axis) {
                        const std::size_t e = c | (std::size_t{1} << axis);
                        if (e != c && (v[c] < 0.0) != (v[e] < 0.0)) {
                            Vec3 a = place(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2));
                            a[static_cast<int>(axis)] += cell * v[c] / (v[c] - v[e]);
                            sum += a;
                            ++crossings;
                        }
                    }
                }
                vertex[index(x, y, z)] = static_cast<std::uint32_t>(mesh.position.size());
                mesh.position.push_back(sum / static_cast<double>(crossings));
            }
        }
    }
    const std::size_t step[3][3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (std::size_t y = 1; y + 1 < ny; ++y) {
        for (std::size_t z = 1; z + 1 < nz; ++z) {
            for (std::size_t x = 1; x + 1 < nx; ++x) {
                const bool in = value[index(x, y, z)] < 0.0F;
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    const auto& s = step[axis];
                    if (in == (value[index(x + s[0], y + s[1], z + s[2])] < 0.0F)) {
                        continue;
                    }
                    const auto& a = step[(axis + 1) % 3];
                    const auto& b = step[(axis + 2) % 3];
                    std::uint32_t q[4] = {vertex[index(x - a[0] - b[0], y - a[1] - b[1], z - a[2] - b[2])],
                                          vertex[index(x - b[0], y - b[1], z - b[2])], vertex[index(x, y, z)],
                                          vertex[index(x - a[0], y - a[1], z - a[2])]};
                    if (q[0] == 0xffffffffU || q[1] == 0xffffffffU || q[2] == 0xffffffffU || q[3] == 0xffffffffU) {
                        continue;
                    }
                    if (!in) {
                        std::swap(q[1], q[3]);
                    }
                    mesh.triangle.push_back({q[0], q[1], q[2]});
                    mesh.triangle.push_back({q[0], q[2], q[3]});
                }
            }
        }
    }
    mesh.normal.resize(mesh.position.size());
    in_parallel(mesh.position.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            mesh.position[i] = figure.onto_skin(mesh.position[i], 2);
            mesh.normal[i] = figure.normal(mesh.position[i], 0.35 * cell);
        }
    });
    return mesh;
}

}  // namespace jingluo::forge
