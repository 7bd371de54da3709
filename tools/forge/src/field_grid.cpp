#include "field_grid.h"

#include <cmath>
#include <stdexcept>

#include "mesh.h"

namespace jingluo::forge {

namespace {

// The field may overstate distances where the skin slopes against its sections.
constexpr double kTrust = 1.7;
// Beyond the reach of lifts the field leaves them out: a large box near there must look again.
constexpr double kLiftDoubt = 0.0072, kLiftSize = 0.004;
// Blocks are asked in full, or at every second or fourth point with values between them interpolated, as fine as the
// mesh is to become.
constexpr double kFullBelow = 0.0036, kHalfBelow = 0.0062;

using Corner = std::array<int, 3>;
constexpr std::array<Corner, 8> kCorners = {
    {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {1, 1, 0}, {0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {1, 1, 1}}};

}  // namespace

FieldGrid::FieldGrid(const Figure& figure, double step) : figure_(figure), step_(step) {
    const Box& b = figure.bounds();
    low_ = {0.0, b.low.y, b.low.z};
    for (int k = 0; k < 3; ++k) {
        // Whole groups of eight blocks, so that the search for blocks can halve its boxes.
        const double groups = std::ceil((b.high[k] - low_[k]) / (step * kBlock * 8));
        blocks_[static_cast<std::size_t>(k)] = 8 * static_cast<int>(groups);
    }
    find_blocks();
    values_.assign(active_.size() * kBlockPoints, 1.0F);
    in_parallel(active_.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            fill_block(i);
        }
    });
    mark_crossed();
}

bool FieldGrid::far(const Vec3& middle, double reach, double& value) const {
    value = figure_.field(middle);
    return std::abs(value) > kTrust * reach + (reach > kLiftSize ? kLiftDoubt : 0.0);
}

void FieldGrid::mark_blocks(int x, int y, int z, int size) {
    const Vec3 middle = place(x * kBlock, y * kBlock, z * kBlock) + Vec3{0.5 * step_ * kBlock * size};
    double f = 0.0;
    if (far(middle, 0.87 * step_ * kBlock * size, f)) {
        for (int dy = 0; dy < size; ++dy) {
            for (int dz = 0; dz < size; ++dz) {
                for (int dx = 0; dx < size; ++dx) {
                    table_[block_index(x + dx, y + dy, z + dz)] = f < 0.0 ? kInside : kOutside;
                }
            }
        }
    } else if (size == 1) {
        table_[block_index(x, y, z)] = kNear;
    } else {
        const int half = size / 2;
        for (int k = 0; k < 8; ++k) {
            mark_blocks(x + half * (k & 1), y + half * (k >> 1 & 1), z + half * (k >> 2), half);
        }
    }
}

void FieldGrid::find_blocks() {
    table_.assign(static_cast<std::size_t>(blocks_[0]) * static_cast<std::size_t>(blocks_[1]) *
                      static_cast<std::size_t>(blocks_[2]),
                  kOutside);
    in_parallel(static_cast<std::size_t>(blocks_[1] / 8), [&](std::size_t begin, std::size_t end) {
        for (int y = 8 * static_cast<int>(begin); y < 8 * static_cast<int>(end); y += 8) {
            for (int z = 0; z < blocks_[2]; z += 8) {
                for (int x = 0; x < blocks_[0]; x += 8) {
                    mark_blocks(x, y, z, 8);
                }
            }
        }
    });
    for (int y = 0; y < blocks_[1]; ++y) {
        for (int z = 0; z < blocks_[2]; ++z) {
            for (int x = 0; x < blocks_[0]; ++x) {
                std::int32_t& b = table_[block_index(x, y, z)];
                if (b == kNear) {
                    b = static_cast<std::int32_t>(active_.size());
                    active_.push_back({x, y, z});
                }
            }
        }
    }
}

void FieldGrid::fill_block(std::size_t i) {
    const auto& b = active_[i];
    const int x = b[0] * kBlock;
    const int y = b[1] * kBlock;
    const int z = b[2] * kBlock;
    const auto block = static_cast<std::int32_t>(i);
    double wish = 1.0;
    for (int k = 0; k < 9; ++k) {
        const Corner at = k < 8 ? Corner{x + kBlock * (k & 1), y + kBlock * (k >> 1 & 1), z + kBlock * (k >> 2)}
                                : Corner{x + kBlock / 2, y + kBlock / 2, z + kBlock / 2};
        wish = std::min(wish, figure_.edge_length(place(at[0], at[1], at[2])));
    }
    wish /= figure_.parameters().coarseness;
    if (wish > kFullBelow) {
        interpolate(block, x, y, z, wish > kHalfBelow ? 4 : 2);
        return;
    }
    for (int k = 0; k < 8; ++k) {
        descend(block, x + 4 * (k & 1), y + 4 * (k >> 1 & 1), z + 4 * (k >> 2), 4);
    }
}

void FieldGrid::descend(std::int32_t block, int x, int y, int z, int size) {
    double f = 0.0;
    const double span = step_ * (size - 1);
    const bool all = far(place(x, y, z) + Vec3{0.5 * span}, 0.87 * span + 1.05 * step_, f);
    if (!all && size > 2) {
        const int half = size / 2;
        for (int k = 0; k < 8; ++k) {
            descend(block, x + half * (k & 1), y + half * (k >> 1 & 1), z + half * (k >> 2), half);
        }
        return;
    }
    for (int dy = 0; dy < size; ++dy) {
        for (int dz = 0; dz < size; ++dz) {
            for (int dx = 0; dx < size; ++dx) {
                values_[slot(block, x + dx, y + dy, z + dz)] =
                    static_cast<float>(all ? f : figure_.field(place(x + dx, y + dy, z + dz)));
            }
        }
    }
}

void FieldGrid::interpolate(std::int32_t block, int x, int y, int z, int spacing) {
    const int n = kBlock / spacing + 1;
    std::array<double, 125> known{};
    const auto at = [&](int ix, int iy, int iz) -> double& {
        return known[static_cast<std::size_t>((iy * n + iz) * n + ix)];
    };
    for (int iy = 0; iy < n; ++iy) {
        for (int iz = 0; iz < n; ++iz) {
            for (int ix = 0; ix < n; ++ix) {
                at(ix, iy, iz) = figure_.field(place(x + ix * spacing, y + iy * spacing, z + iz * spacing));
            }
        }
    }
    for (int dy = 0; dy < kBlock; ++dy) {
        for (int dz = 0; dz < kBlock; ++dz) {
            for (int dx = 0; dx < kBlock; ++dx) {
                const int ix = dx / spacing;
                const int iy = dy / spacing;
                const int iz = dz / spacing;
                const double tx = static_cast<double>(dx % spacing) / spacing;
                const double ty = static_cast<double>(dy % spacing) / spacing;
                const double tz = static_cast<double>(dz % spacing) / spacing;
                const auto row = [&](int jy, int jz) { return mix(at(ix, jy, jz), at(ix + 1, jy, jz), tx); };
                values_[slot(block, x + dx, y + dy, z + dz)] = static_cast<float>(
                    mix(mix(row(iy, iz), row(iy, iz + 1), tz), mix(row(iy + 1, iz), row(iy + 1, iz + 1), tz), ty));
            }
        }
    }
}

std::uint32_t& FieldGrid::number(int x, int y, int z) {
    if (numbers_.empty()) {
        numbers_.assign(values_.size(), 0xffffffffU);
    }
    const std::int32_t b = table_[block_index(x / kBlock, y / kBlock, z / kBlock)];
    if (b < 0) {
        throw std::logic_error("polygonise: the skin leaves the sparse grid");
    }
    return numbers_[slot(b, x, y, z)];
}

void FieldGrid::mark_crossed() {
    crossed_.assign(table_.size(), 0);
    std::vector<std::uint8_t> mark(active_.size(), 0);
    in_parallel(active_.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto& b = active_[i];
            const bool first = inside(b[0] * kBlock, b[1] * kBlock, b[2] * kBlock);
            for (int y = 0; y <= kBlock && mark[i] == 0; ++y) {
                for (int z = 0; z <= kBlock; ++z) {
                    for (int x = 0; x <= kBlock; ++x) {
                        const int gx = std::min(b[0] * kBlock + x, points(0) - 1);
                        const int gy = std::min(b[1] * kBlock + y, points(1) - 1);
                        const int gz = std::min(b[2] * kBlock + z, points(2) - 1);
                        if (inside(gx, gy, gz) != first) {
                            mark[i] = 1;
                        }
                    }
                }
            }
        }
    });
    for (std::size_t i = 0; i < active_.size(); ++i) {
        crossed_[block_index(active_[i][0], active_[i][1], active_[i][2])] = mark[i];
    }
}

bool FieldGrid::repair_cell(int x, int y, int z) {
    static constexpr int faces[6][4] = {{0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4},
                                        {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}};
    unsigned mask = 0;
    for (unsigned c = 0; c < 8; ++c) {
        mask |= inside(x + kCorners[c][0], y + kCorners[c][1], z + kCorners[c][2]) ? 1U << c : 0U;
    }
    if (mask == 0 || mask == 255) {
        return false;
    }
    const auto has = [&](int c) { return (mask >> static_cast<unsigned>(c) & 1U) != 0; };
    const auto fill = [&](int c) {
        const Corner& o = kCorners[static_cast<std::size_t>(c)];
        const int px = x + o[0];
        const int py = y + o[1];
        const int pz = z + o[2];
        const std::int32_t b = table_[block_index(px / kBlock, py / kBlock, pz / kBlock)];
        if (b < 0) {
            throw std::logic_error("polygonise: repair reached an empty block");
        }
        values_[slot(b, px, py, pz)] = -1e-6F;
        // Cells of this block and of those below it have this corner.
        for (int k = 0; k < 8; ++k) {
            const int bx = (px - (k & 1)) / kBlock;
            const int by = (py - (k >> 1 & 1)) / kBlock;
            const int bz = (pz - (k >> 2)) / kBlock;
            if (px - (k & 1) >= 0) {
                crossed_[block_index(bx, by, bz)] = 1;
            }
        }
        return true;
    };
    for (const auto& f : faces) {
        if (has(f[0]) == has(f[2]) && has(f[1]) == has(f[3]) && has(f[0]) != has(f[1])) {
            return fill(has(f[0]) ? f[1] : f[0]);
        }
    }
    for (int c = 0; c < 4; ++c) {  // opposite corners of the cell alone inside, or alone outside
        const unsigned pair = 1U << static_cast<unsigned>(c) | 1U << static_cast<unsigned>(7 - c);
        if (mask == pair) {
            return fill(c ^ 1);
        }
        if (mask == (255U ^ pair)) {
            return fill(c);
        }
    }
    return false;
}

void FieldGrid::make_well_composed() {
    for (bool changed = true; changed;) {
        changed = false;
        each_cell([&](int x, int y, int z) { changed = repair_cell(x, y, z) || changed; });
    }
}

}  // namespace jingluo::forge
