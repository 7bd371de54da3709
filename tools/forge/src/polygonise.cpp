// Surface nets. The grid's signs are first made "well-composed" (no two insides of a cell touching only across a
// diagonal), which makes the net a two-manifold without any case table.
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <thread>

#include "mesh.h"

namespace jingluo::forge {

void in_parallel(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
    const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
    const std::size_t chunk = (count + threads - 1) / threads;
    std::vector<std::thread> pool;
    for (std::size_t t = 1; t < threads; ++t) {
        const std::size_t begin = std::min(count, t * chunk);
        const std::size_t end = std::min(count, begin + chunk);
        pool.emplace_back([&work, begin, end] { work(begin, end); });
    }
    work(0, std::min(count, chunk));
    for (std::thread& t : pool) {
        t.join();
    }
}

namespace {

constexpr int kBlock = 8;
constexpr std::size_t kBlockPoints = static_cast<std::size_t>(kBlock) * kBlock * kBlock;

class Grid {
  public:
    explicit Grid(const Figure& figure) : figure_(figure), coarse_(figure.parameters().coarseness) {
        const Box& b = figure.bounds();
        const double step = 0.0026 * coarse_;
        for (double x = b.low.x; x < b.high.x; x += step) {
            axis_[0].push_back(x);
        }
        for (double y = b.low.y; y < b.high.y;) {
            axis_[1].push_back(y);
            y += (y < 0.07 ? 0.0019 : 0.0032) * coarse_;  // finer at the toes
        }
        for (double z = b.low.z; z < b.high.z; z += step) {
            axis_[2].push_back(z);
        }
        for (std::size_t k = 0; k < 3; ++k) {
            while (axis_[k].size() % kBlock != 0) {
                axis_[k].push_back(axis_[k].back() + step);
            }
            points_[k] = static_cast<int>(axis_[k].size());
            blocks_[k] = points_[k] / kBlock;
        }
        find_blocks();
        fill();
    }

    [[nodiscard]] int points(std::size_t k) const { return points_[k]; }
    [[nodiscard]] Vec3 place(int x, int y, int z) const {
        return {axis_[0][static_cast<std::size_t>(x)], axis_[1][static_cast<std::size_t>(y)],
                axis_[2][static_cast<std::size_t>(z)]};
    }
    [[nodiscard]] float value(int x, int y, int z) const {
        const std::int32_t b = table_[block_index(x / kBlock, y / kBlock, z / kBlock)];
        return b < 0 ? (b == kInside ? -1.0F : 1.0F)
                     : values_[static_cast<std::size_t>(b) * kBlockPoints + within(x, y, z)];
    }
    void set(int x, int y, int z, float v) {
        const std::int32_t b = table_[block_index(x / kBlock, y / kBlock, z / kBlock)];
        if (b < 0) {
            throw std::logic_error("polygonise: repair reached an empty block");
        }
        values_[static_cast<std::size_t>(b) * kBlockPoints + within(x, y, z)] = v;
    }
    [[nodiscard]] const std::vector<std::array<int, 3>>& active() const { return active_; }

  private:
    static constexpr std::int32_t kOutside = -1, kInside = -2;

    [[nodiscard]] std::size_t block_index(int x, int y, int z) const {
        return static_cast<std::size_t>((y * blocks_[2] + z) * blocks_[0] + x);
    }
    static std::size_t within(int x, int y, int z) {
        return static_cast<std::size_t>(((y % kBlock) * kBlock + z % kBlock) * kBlock + x % kBlock);
    }

    // The field may overstate distances where the skin slopes against its sections.
    static constexpr double kTrust = 1.7;

    void find_blocks() {
        const auto count = static_cast<std::size_t>(blocks_[0] * blocks_[1] * blocks_[2]);
        table_.assign(count, kOutside);
        std::vector<std::uint8_t> mark(count, 0);
        in_parallel(static_cast<std::size_t>(blocks_[1]), [&](std::size_t begin, std::size_t end) {
            for (int by = static_cast<int>(begin); by < static_cast<int>(end); ++by) {
                for (int bz = 0; bz < blocks_[2]; ++bz) {
                    for (int bx = 0; bx < blocks_[0]; ++bx) {
                        const Vec3 low = place(bx * kBlock, by * kBlock, bz * kBlock);
                        const Vec3 high =
                            place(bx * kBlock + kBlock - 1, by * kBlock + kBlock - 1, bz * kBlock + kBlock - 1);
                        const double reach = 0.5 * glm::length(high - low) + 0.0035 * coarse_;
                        const double f = figure_.field(0.5 * (low + high));
                        mark[block_index(bx, by, bz)] = std::abs(f) < reach * kTrust ? 1 : f < 0.0 ? 2 : 0;
                    }
                }
            }
        });
        for (int by = 0; by < blocks_[1]; ++by) {
            for (int bz = 0; bz < blocks_[2]; ++bz) {
                for (int bx = 0; bx < blocks_[0]; ++bx) {
                    const std::size_t i = block_index(bx, by, bz);
                    if (mark[i] == 1) {
                        table_[i] = static_cast<std::int32_t>(active_.size());
                        active_.push_back({bx, by, bz});
                    } else {
                        table_[i] = mark[i] == 2 ? kInside : kOutside;
                    }
                }
            }
        }
    }

    void descend(int x, int y, int z, int size, std::size_t base) {
        const Vec3 low = place(x, y, z);
        const Vec3 high = place(x + size - 1, y + size - 1, z + size - 1);
        const double reach = 0.5 * glm::length(high - low) + 0.0035 * coarse_;
        const double f = figure_.field(0.5 * (low + high));
        const bool far = std::abs(f) > reach * kTrust;
        const int half = size / 2;
        for (int dy = 0; dy < size; dy += far || size == 2 ? 1 : half) {
            for (int dz = 0; dz < size; dz += far || size == 2 ? 1 : half) {
                for (int dx = 0; dx < size; dx += far || size == 2 ? 1 : half) {
                    if (far) {
                        values_[base + within(x + dx, y + dy, z + dz)] = static_cast<float>(f);
                    } else if (size == 2) {
                        values_[base + within(x + dx, y + dy, z + dz)] =
                            static_cast<float>(figure_.field(place(x + dx, y + dy, z + dz)));
                    } else {
                        descend(x + dx, y + dy, z + dz, half, base);
                    }
                }
            }
        }
    }

    void fill() {
        values_.assign(active_.size() * kBlockPoints, 1.0F);
        in_parallel(active_.size(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const auto& b = active_[i];
                for (int k = 0; k < 8; ++k) {
                    descend(b[0] * kBlock + 4 * (k & 1), b[1] * kBlock + 2 * (k & 2), b[2] * kBlock + (k & 4), 4,
                            i * kBlockPoints);
                }
            }
        });
    }

    const Figure& figure_;
    double coarse_;
    std::array<std::vector<double>, 3> axis_;
    std::array<int, 3> points_{}, blocks_{};
    std::vector<std::int32_t> table_;
    std::vector<std::array<int, 3>> active_;
    std::vector<float> values_;
};

using Corner = std::array<int, 3>;
constexpr std::array<Corner, 8> kCorners = {
    {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {1, 1, 0}, {0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {1, 1, 1}}};

template <typename Visit>
void each_cell(const Grid& grid, Visit visit) {
    for (const auto& b : grid.active()) {
        for (int y = b[1] * kBlock; y < std::min((b[1] + 1) * kBlock, grid.points(1) - 1); ++y) {
            for (int z = b[2] * kBlock; z < std::min((b[2] + 1) * kBlock, grid.points(2) - 1); ++z) {
                for (int x = b[0] * kBlock; x < std::min((b[0] + 1) * kBlock, grid.points(0) - 1); ++x) {
                    visit(x, y, z);
                }
            }
        }
    }
}

/// Fills one corner of every cell whose insides touch only across a diagonal, until none is left.
void make_well_composed(Grid& grid) {
    static constexpr int faces[6][4] = {{0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4},
                                        {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}};
    for (bool changed = true; changed;) {
        changed = false;
        each_cell(grid, [&](int x, int y, int z) {
            unsigned inside = 0;
            for (unsigned c = 0; c < 8; ++c) {
                inside |= grid.value(x + kCorners[c][0], y + kCorners[c][1], z + kCorners[c][2]) < 0.0F ? 1U << c : 0U;
            }
            if (inside == 0 || inside == 255) {
                return;
            }
            const auto has = [&](int c) { return (inside >> static_cast<unsigned>(c) & 1U) != 0; };
            const auto fill_corner = [&](int c) {
                const Corner& o = kCorners[static_cast<std::size_t>(c)];
                grid.set(x + o[0], y + o[1], z + o[2], -1e-6F);
                changed = true;
            };
            for (const auto& f : faces) {
                if (has(f[0]) == has(f[2]) && has(f[1]) == has(f[3]) && has(f[0]) != has(f[1])) {
                    fill_corner(has(f[0]) ? f[1] : f[0]);
                    return;
                }
            }
            for (int c = 0; c < 4; ++c) {  // opposite corners of the cell alone inside, or alone outside
                const unsigned pair = 1U << static_cast<unsigned>(c) | 1U << static_cast<unsigned>(7 - c);
                if (inside == pair) {
                    fill_corner(c ^ 1);
                    return;
                }
                if (inside == (255U ^ pair)) {
                    fill_corner(c);
                    return;
                }
            }
        });
    }
}

}  // namespace

Mesh polygonise(const Figure& figure) {
    Grid grid(figure);
    make_well_composed(grid);
    Mesh mesh;
    // Vertices are numbered block by block, so a full table is kept sparse: one number per active cell.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> cells;
    const auto key = [&](int x, int y, int z) {
        return (static_cast<std::uint64_t>(y) * static_cast<std::uint64_t>(grid.points(2)) +
                static_cast<std::uint64_t>(z)) *
                   static_cast<std::uint64_t>(grid.points(0)) +
               static_cast<std::uint64_t>(x);
    };
    each_cell(grid, [&](int x, int y, int z) {
        std::array<float, 8> v{};
        int inside = 0;
        for (std::size_t c = 0; c < 8; ++c) {
            v[c] = grid.value(x + kCorners[c][0], y + kCorners[c][1], z + kCorners[c][2]);
            inside += v[c] < 0.0F ? 1 : 0;
        }
        if (inside == 0 || inside == 8) {
            return;
        }
        Vec3 sum{0.0};
        int crossings = 0;
        for (std::size_t c = 0; c < 8; ++c) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const std::size_t e = c | (1U << axis);
                if (e != c && (v[c] < 0.0F) != (v[e] < 0.0F)) {
                    const double t =
                        static_cast<double>(v[c]) / (static_cast<double>(v[c]) - static_cast<double>(v[e]));
                    const Vec3 a = grid.place(x + kCorners[c][0], y + kCorners[c][1], z + kCorners[c][2]);
                    const Vec3 b = grid.place(x + kCorners[e][0], y + kCorners[e][1], z + kCorners[e][2]);
                    sum += a + t * (b - a);
                    ++crossings;
                }
            }
        }
        cells.emplace_back(key(x, y, z), static_cast<std::uint32_t>(mesh.position.size()));
        mesh.position.push_back(sum / static_cast<double>(crossings));
    });
    std::sort(cells.begin(), cells.end());
    const auto at = [&](int x, int y, int z) {
        const std::uint64_t k = key(x, y, z);
        const auto it = std::lower_bound(cells.begin(), cells.end(), std::pair<std::uint64_t, std::uint32_t>{k, 0});
        if (it == cells.end() || it->first != k) {
            throw std::logic_error("polygonise: the skin leaves the sparse grid");
        }
        return it->second;
    };
    each_cell(grid, [&](int x, int y, int z) {
        const bool in = grid.value(x, y, z) < 0.0F;
        const Corner step[3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int axis = 0; axis < 3; ++axis) {
            const Corner& s = step[axis];
            if (in == (grid.value(x + s[0], y + s[1], z + s[2]) < 0.0F)) {
                continue;
            }
            const Corner& a = step[(axis + 1) % 3];
            const Corner& b = step[(axis + 2) % 3];
            std::uint32_t q0 = at(x - a[0] - b[0], y - a[1] - b[1], z - a[2] - b[2]);
            std::uint32_t q1 = at(x - b[0], y - b[1], z - b[2]);
            const std::uint32_t q2 = at(x, y, z);
            std::uint32_t q3 = at(x - a[0], y - a[1], z - a[2]);
            if (!in) {
                std::swap(q1, q3);
            }
            const Vec3 d02 = mesh.position[q0] - mesh.position[q2];
            const Vec3 d13 = mesh.position[q1] - mesh.position[q3];
            if (glm::dot(d02, d02) <= glm::dot(d13, d13)) {
                mesh.triangle.push_back({q0, q1, q2});
                mesh.triangle.push_back({q0, q2, q3});
            } else {
                mesh.triangle.push_back({q1, q2, q3});
                mesh.triangle.push_back({q1, q3, q0});
            }
        }
    });
    return mesh;
}

}  // namespace jingluo::forge
