// Linear equations whose unknowns depend on near neighbours only, as the samples of a curve do.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace jingluo::locate {

/// Symmetric band matrix of half width 8 (two neighbours of three coordinates) and its Cholesky solution.
class Band {
  public:
    static constexpr size_t half = 8;
    explicit Band(size_t size) : rows_(size), right_(size, 0.0) {
        for (auto& row : rows_) row.fill(0);
    }
    /// Adds to entry (i, j), j <= i.
    void add(size_t i, size_t j, double value) { rows_[i][i - j] += value; }
    void add_right(size_t i, double value) { right_[i] += value; }
    /// The unknowns, in order; the matrix must be positive definite and is used up.
    std::vector<double> solve() {
        const size_t n = rows_.size();
        for (size_t i = 0; i < n; ++i) {
            for (size_t d = std::min(half, i); d > 0; --d) {
                const size_t j = i - d;
                double sum = rows_[i][d];
                for (size_t k = i > half ? i - half : 0; k < j; ++k) {
                    if (j - k <= half) sum -= rows_[i][i - k] * rows_[j][j - k];
                }
                rows_[i][d] = sum / rows_[j][0];
            }
            double sum = rows_[i][0];
            for (size_t d = 1; d <= std::min(half, i); ++d) sum -= rows_[i][d] * rows_[i][d];
            rows_[i][0] = std::sqrt(std::max(sum, 1e-12));
        }
        std::vector<double> x = right_;
        for (size_t i = 0; i < n; ++i) {
            for (size_t d = 1; d <= std::min(half, i); ++d) x[i] -= rows_[i][d] * x[i - d];
            x[i] /= rows_[i][0];
        }
        for (size_t i = n; i-- > 0;) {
            for (size_t d = 1; d <= half && i + d < n; ++d) x[i] -= rows_[i + d][d] * x[i + d];
            x[i] /= rows_[i][0];
        }
        return x;
    }

  private:
    std::vector<std::array<double, half + 1>> rows_;
    std::vector<double> right_;
};

}  // namespace jingluo::locate
