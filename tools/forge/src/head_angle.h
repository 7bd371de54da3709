// An arc tangent with the same bits on every processor.
#pragma once

#include "vec.h"

namespace jingluo::forge {

/// Angle of (x, y) from the x axis, 0 to pi, for y >= 0, by arithmetic only. Error below 1e-5 rad.
inline double angle_of(double y, double x) {
    const double a = std::abs(x);
    const double t = std::min(a, y) / std::max(std::max(a, y), 1e-12);
    const double t2 = t * t;
    const double low =
        t * (0.99997726 +
             t2 * (-0.33262347 + t2 * (0.19354346 + t2 * (-0.11643287 + t2 * (0.05265332 - t2 * 0.01172120)))));
    const double quarter = y > a ? 0.5 * kPi - low : low;
    return x < 0.0 ? kPi - quarter : quarter;
}

}  // namespace jingluo::forge
