// Vectors and the few scalar functions of the generator. Frame: metres, +Y up, the figure faces +Z, +X is its own left.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace jingluo::forge {

using Vec3 = glm::dvec3;

inline constexpr double kPi = 3.14159265358979323846;

/// Degrees to radians.
inline constexpr double radians(double degrees) {
    return degrees * kPi / 180.0;
}

/// Sine and cosine rounded to 1e-12: the C library's results may differ in the last bit between processors, and the
/// generator's output must not.
inline double stable_sin(double angle) {
    return std::round(std::sin(angle) * 1e12) * 1e-12;
}
inline double stable_cos(double angle) {
    return std::round(std::cos(angle) * 1e12) * 1e-12;
}

inline double clamp01(double t) {
    return std::clamp(t, 0.0, 1.0);
}
inline double mix(double a, double b, double t) {
    return a + (b - a) * t;
}

/// 0 below `from`, 1 above `to` (or the other way round where from > to), with continuous second derivative.
inline double smooth_step(double from, double to, double t) {
    const double s = clamp01((t - from) / (to - from));
    return s * s * s * (s * (s * 6.0 - 15.0) + 10.0);
}

/// x to the power n for x > 0, to about 1e-11, with the same bits on every processor (no library call, no FMA).
inline double stable_pow(double x, double n) {
    if (x < 1e-150) {
        return 0.0;
    }
    auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52U) - 1023;
    bits = (bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL;
    double m = std::bit_cast<double>(bits);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    const double t = (m - 1.0) / (m + 1.0);
    const double t2 = t * t;
    const double ln =
        2.0 * t *
        (1.0 + t2 * (1.0 / 3 + t2 * (1.0 / 5 + t2 * (1.0 / 7 + t2 * (1.0 / 9 + t2 * (1.0 / 11 + t2 * (1.0 / 13)))))));
    const double e = n * (static_cast<double>(exponent) + ln * 1.4426950408889634);
    if (e < -1000.0) {
        return 0.0;
    }
    const double whole = std::floor(e + 0.5);
    const double f = (std::min(e, 1000.0) - std::min(whole, 1000.0)) * 0.6931471805599453;
    const double p =
        1.0 +
        f * (1.0 + f * (1.0 / 2 +
                        f * (1.0 / 6 +
                             f * (1.0 / 24 +
                                  f * (1.0 / 120 +
                                       f * (1.0 / 720 + f * (1.0 / 5040 + f * (1.0 / 40320 + f * (1.0 / 362880)))))))));
    const auto scale = static_cast<std::uint64_t>(static_cast<std::int64_t>(std::min(whole, 1000.0)) + 1023) << 52U;
    return p * std::bit_cast<double>(scale);
}

/// Smooth minimum (union of two fields) with continuous second derivative; `k` is the width of the blend in metres.
inline double blend_min(double a, double b, double k) {
    const double h = std::max(k - std::abs(a - b), 0.0) / k;
    return std::min(a, b) - h * h * h * k * (1.0 / 6.0);
}

/// Smooth maximum (intersection).
inline double blend_max(double a, double b, double k) {
    return -blend_min(-a, -b, k);
}

/// An axis-aligned box.
struct Box {
    Vec3 low{1e9}, high{-1e9};

    void add(const Vec3& p, double margin = 0.0) {
        low = {std::min(low.x, p.x - margin), std::min(low.y, p.y - margin), std::min(low.z, p.z - margin)};
        high = {std::max(high.x, p.x + margin), std::max(high.y, p.y + margin), std::max(high.z, p.z + margin)};
    }
    [[nodiscard]] bool contains(const Vec3& p) const {
        return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y && p.z >= low.z && p.z <= high.z;
    }
    /// Distance from outside, 0 inside.
    [[nodiscard]] double outside(const Vec3& p) const {
        const double x = std::max({low.x - p.x, p.x - high.x, 0.0});
        const double y = std::max({low.y - p.y, p.y - high.y, 0.0});
        const double z = std::max({low.z - p.z, p.z - high.z, 0.0});
        return std::sqrt(x * x + y * y + z * z);
    }
};

}  // namespace jingluo::forge
