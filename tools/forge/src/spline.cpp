#include "spline.h"

#include <algorithm>
#include <cstddef>

namespace jingluo::forge {

Spline::Spline(const std::vector<double>& at, const std::vector<double>& value) : low_(at.front()), high_(at.back()) {
    const std::size_t n = at.size();
    std::vector<double> bend(n, 0.0);  // second derivatives, zero at both ends
    std::vector<double> work(n, 0.0);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        const double s = (at[i] - at[i - 1]) / (at[i + 1] - at[i - 1]);
        const double p = s * bend[i - 1] + 2.0;
        bend[i] = (s - 1.0) / p;
        const double slope =
            (value[i + 1] - value[i]) / (at[i + 1] - at[i]) - (value[i] - value[i - 1]) / (at[i] - at[i - 1]);
        work[i] = (6.0 * slope / (at[i + 1] - at[i - 1]) - s * work[i - 1]) / p;
    }
    for (std::size_t i = n - 1; i-- > 1;) {
        bend[i] = bend[i] * bend[i + 1] + work[i];
    }
    const auto sample = [&](double t, bool derivative) {
        std::size_t k = 0;
        while (k + 2 < n && t > at[k + 1]) {
            ++k;
        }
        const double h = at[k + 1] - at[k];
        const double a = (at[k + 1] - t) / h;
        const double b = (t - at[k]) / h;
        if (derivative) {
            return (value[k + 1] - value[k]) / h +
                   ((1.0 - 3.0 * a * a) * bend[k] + (3.0 * b * b - 1.0) * bend[k + 1]) * h / 6.0;
        }
        return a * value[k] + b * value[k + 1] +
               ((a * a * a - a) * bend[k] + (b * b * b - b) * bend[k + 1]) * h * h / 6.0;
    };
    const std::size_t cells = 256;
    const double width = (high_ - low_) / static_cast<double>(cells);
    cells_per_unit_ = 1.0 / width;
    cell_.resize(cells);
    for (std::size_t i = 0; i < cells; ++i) {
        const double t0 = low_ + width * static_cast<double>(i);
        const double v0 = sample(t0, false);
        const double v1 = sample(t0 + width, false);
        const double d0 = sample(t0, true) * width;
        const double d1 = sample(t0 + width, true) * width;
        cell_[i] = {v0, d0, 3.0 * (v1 - v0) - 2.0 * d0 - d1, 2.0 * (v0 - v1) + d0 + d1};
    }
}

namespace {

std::vector<double> column(const std::vector<std::array<double, 2>>& knots, std::size_t which) {
    std::vector<double> out;
    for (const auto& k : knots) {
        out.push_back(k[which]);
    }
    return out;
}

}  // namespace

Spline::Spline(const std::vector<std::array<double, 2>>& knots) : Spline(column(knots, 0), column(knots, 1)) {}

double Spline::operator()(double t) const {
    const double s = (std::clamp(t, low_, high_) - low_) * cells_per_unit_;
    const auto i = std::min(static_cast<std::size_t>(s), cell_.size() - 1);
    const double f = s - static_cast<double>(i);
    const auto& c = cell_[i];
    return c[0] + f * (c[1] + f * (c[2] + f * c[3]));
}

}  // namespace jingluo::forge
