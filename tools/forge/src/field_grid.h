// The field's values on a fine grid over the left half of the figure, kept only near the skin.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "figure.h"
#include "vec.h"

namespace jingluo::forge {

class FieldGrid {
  public:
    static constexpr int kBlock = 8;  ///< points of a block along each axis

    /// Points lie `step` metres apart, the first layer on the midline's plane x = 0.
    FieldGrid(const Figure& figure, double step);

    [[nodiscard]] int points(std::size_t axis) const { return blocks_[axis] * kBlock; }
    [[nodiscard]] Vec3 place(int x, int y, int z) const {
        return low_ + step_ * Vec3{static_cast<double>(x), static_cast<double>(y), static_cast<double>(z)};
    }
    [[nodiscard]] float value(int x, int y, int z) const {
        const std::int32_t b = table_[block_index(x / kBlock, y / kBlock, z / kBlock)];
        return b < 0 ? (b == kInside ? -1.0F : 1.0F) : values_[slot(b, x, y, z)];
    }
    [[nodiscard]] bool inside(int x, int y, int z) const { return value(x, y, z) < 0.0F; }

    /// Fills a corner of every cell whose insides or outsides touch only across a diagonal, until none is left: then
    /// surface nets are a two-manifold without any table of cases.
    void make_well_composed();

    /// A number kept for every cell near the skin.
    [[nodiscard]] std::uint32_t& number(int x, int y, int z);

    /// Visits the cells (by their lowest point) of all blocks that the skin passes, in a fixed order.
    template <typename Visit>
    void each_cell(Visit visit) const {
        for (const auto& b : active_) {
            if (!crossed_[block_index(b[0], b[1], b[2])]) {
                continue;
            }
            for (int y = b[1] * kBlock; y < std::min((b[1] + 1) * kBlock, points(1) - 1); ++y) {
                for (int z = b[2] * kBlock; z < std::min((b[2] + 1) * kBlock, points(2) - 1); ++z) {
                    for (int x = b[0] * kBlock; x < std::min((b[0] + 1) * kBlock, points(0) - 1); ++x) {
                        visit(x, y, z);
                    }
                }
            }
        }
    }

  private:
    static constexpr std::int32_t kOutside = -1, kInside = -2, kNear = -3;
    static constexpr std::size_t kBlockPoints = static_cast<std::size_t>(kBlock) * kBlock * kBlock;

    [[nodiscard]] std::size_t block_index(int x, int y, int z) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(blocks_[2]) + static_cast<std::size_t>(z)) *
                   static_cast<std::size_t>(blocks_[0]) +
               static_cast<std::size_t>(x);
    }
    static std::size_t slot(std::int32_t block, int x, int y, int z) {
        return static_cast<std::size_t>(block) * kBlockPoints +
               static_cast<std::size_t>(((y % kBlock) * kBlock + z % kBlock) * kBlock + x % kBlock);
    }
    [[nodiscard]] bool far(const Vec3& middle, double reach, double& value) const;
    void find_blocks();
    void mark_blocks(int x, int y, int z, int size);
    void fill_block(std::size_t i);
    void descend(std::int32_t block, int x, int y, int z, int size);
    void interpolate(std::int32_t block, int x, int y, int z, int spacing);
    void mark_crossed();
    bool repair_cell(int x, int y, int z);

    const Figure& figure_;
    double step_;
    Vec3 low_;
    std::array<int, 3> blocks_{};
    std::vector<std::int32_t> table_;
    std::vector<std::array<int, 3>> active_;
    std::vector<std::uint8_t> crossed_;
    std::vector<float> values_;
    std::vector<std::uint32_t> numbers_;
};

}  // namespace jingluo::forge
