// C2 cubic splines through tabled stations, resampled to equal cells so that a look-up is one multiplication away.
#pragma once

#include <array>
#include <vector>

namespace jingluo::forge {

/// A natural cubic spline through (at, value) pairs with rising `at`; constant beyond both ends.
class Spline {
  public:
    Spline() = default;
    Spline(const std::vector<double>& at, const std::vector<double>& value);
    /// Through (at, value) pairs.
    explicit Spline(const std::vector<std::array<double, 2>>& knots);

    double operator()(double t) const;
    [[nodiscard]] double first() const { return low_; }
    [[nodiscard]] double last() const { return high_; }

  private:
    double low_ = 0.0, high_ = 1.0, cells_per_unit_ = 1.0;
    std::vector<std::array<double, 4>> cell_;
};

}  // namespace jingluo::forge
