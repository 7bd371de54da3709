#include "head_mask.h"

#include <cstddef>

#include "head_angle.h"
#include "spline.h"

namespace jingluo::forge {

namespace {

const double kAxisZ = -0.012;   // the skull's highest place lies above it, behind the ears' front
const double kEquator = 1.605;  // outlines below, dome above
const double kTop = 0.075;      // height of the dome
const double kLow = 1.452;
const double kRow = 0.003;

/// Radius of an outline at every angle; mirrored beyond both ends, so that front and back are smooth.
Spline around(const Outline& o) {
    std::vector<double> at;
    std::vector<double> value;
    const auto n = static_cast<int>(o.xz.size());
    for (int i = -3; i < n + 3; ++i) {
        const int k = i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
        const double x = o.xz[static_cast<std::size_t>(k)][0];
        const double z = o.xz[static_cast<std::size_t>(k)][1] - kAxisZ;
        const double angle = angle_of(x, z);
        at.push_back(i < 0 ? -angle : i >= n ? 2.0 * kPi - angle : angle);
        value.push_back(std::sqrt(x * x + z * z));
    }
    return {at, value};
}

/// The dome: a superellipse from the last outline to the top; fuller over the sides (parietal eminences) and the
/// forehead (frontal eminences) than behind.
double dome(double equator, double angle, double rise) {
    const double side = stable_sin(angle) * stable_sin(angle);
    const double fore = stable_cos(0.5 * angle) * stable_cos(0.5 * angle);
    const double n = 2.02 + 0.12 * side + 0.03 * fore;
    const double along = stable_pow(std::abs(stable_cos(rise)) / equator, n);
    return 1.0 / stable_pow(along + stable_pow(stable_sin(rise) / kTop, n), 1.0 / n);
}

/// Weights of a uniform cubic B-spline and of its derivative.
struct Weights {
    std::array<double, 4> w, d;
    explicit Weights(double t) {
        const double u = 1.0 - t;
        w = {u * u * u / 6.0, (4.0 - 6.0 * t * t + 3.0 * t * t * t) / 6.0, (4.0 - 6.0 * u * u + 3.0 * u * u * u) / 6.0,
             t * t * t / 6.0};
        d = {-0.5 * u * u, t * (1.5 * t - 2.0), u * (2.0 - 1.5 * u), 0.5 * t * t};
    }
};

}  // namespace

HeadMask::HeadMask() {
    const std::vector<Outline>& outlines = head_outlines();
    std::vector<Spline> round;
    for (const Outline& o : outlines) {
        round.push_back(around(o));
    }
    const double end = kEquator + kTop * 0.5 * kPi;
    const int whole = static_cast<int>(std::ceil((end - kLow) / kRow));
    rows_ = whole + 3;
    table_.assign(static_cast<std::size_t>(rows_) * kColumns, 0.0);
    for (int c = 0; c < kColumns; ++c) {
        const double angle = std::abs((c - 1) * kPi / kTurn);
        std::vector<double> at;
        std::vector<double> value;
        for (std::size_t i = 0; i < outlines.size(); ++i) {
            at.push_back(outlines[i].y);
            value.push_back(round[i](angle));
        }
        for (int k = 1; k <= 11; ++k) {  // beyond the top by two, down the other side, so that the top is smooth
            const double rise = k * kPi / 18.0;
            at.push_back(kEquator + kTop * rise);
            const double turned = k > 9 ? kPi - angle : angle;
            value.push_back(dome(round.back()(std::abs(turned)), turned, rise));
        }
        const Spline up(at, value);
        for (int r = 0; r < rows_; ++r) {
            cell(r, c) = up(kLow + (r - 1) * kRow);
        }
    }
}

double HeadMask::operator()(const Vec3& p) const {
    const double z = p.z - kAxisZ;
    const double round = std::sqrt(p.x * p.x + z * z);
    double r = round;
    double s = p.y;
    double slope_s = 1.0;
    if (p.y > kEquator) {
        const double up = p.y - kEquator;
        r = std::sqrt(round * round + up * up);
        s = kEquator + kTop * angle_of(up, round);
        slope_s = mix(1.0, kTop / std::max(r, 0.02), smooth_step(0.0, 0.02, up));
    }
    const double row = std::clamp((s - kLow) / kRow, 0.0, rows_ - 3.001);
    const double column = std::clamp(angle_of(std::abs(p.x), z) * (kTurn / kPi), 0.0, kTurn - 0.001);
    const int i = static_cast<int>(row);
    const int j = static_cast<int>(column);
    const Weights a(row - i);
    const Weights b(column - j);
    double radius = 0.0;
    double by_s = 0.0;
    double by_turn = 0.0;
    for (std::size_t m = 0; m < 4; ++m) {
        const double* at = table_.data() + (static_cast<std::size_t>(i) + m) * kColumns + static_cast<std::size_t>(j);
        const double v = b.w[0] * at[0] + b.w[1] * at[1] + b.w[2] * at[2] + b.w[3] * at[3];
        radius += a.w[m] * v;
        by_s += a.d[m] * v;
        by_turn += a.w[m] * (b.d[0] * at[0] + b.d[1] * at[1] + b.d[2] * at[2] + b.d[3] * at[3]);
    }
    by_s *= slope_s / kRow;
    by_turn *= kTurn / kPi / std::max(round, 0.012);
    return (r - radius) / std::sqrt(1.0 + by_s * by_s + by_turn * by_turn);
}

}  // namespace jingluo::forge
