// The bald mask of skull and face as one smooth form: horizontal outlines up to the broadest level of the cranium, a
// dome above.
#pragma once

#include <array>
#include <vector>

#include "vec.h"

namespace jingluo::forge {

/// Half of a horizontal outline, from the midline in front round the left side to the midline behind.
struct Outline {
    double y;
    std::vector<std::array<double, 2>> xz;
};

/// Radius about an upright axis that ends in a point of the skull: outlines around the axis below, rays from its end
/// above. Both meet with one slope, so no rim shows.
class HeadMask {
  public:
    HeadMask();
    /// Signed distance estimate, metres; asked with x >= 0.
    [[nodiscard]] double operator()(const Vec3& p) const;

  private:
    [[nodiscard]] double& cell(int row, int column) {
        return table_[static_cast<std::size_t>(row) * kColumns + static_cast<std::size_t>(column)];
    }
    static constexpr int kTurn = 96;            ///< cells from front to back
    static constexpr int kColumns = kTurn + 3;  ///< with one before and one behind for the cubic patch
    int rows_ = 0;
    std::vector<double> table_;
};

/// The outlines below the dome, lowest first (head_outlines.cpp).
const std::vector<Outline>& head_outlines();

}  // namespace jingluo::forge
