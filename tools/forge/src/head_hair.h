// Where hair begins on the head: the hairline and the brows, for tones and landmarks.
#pragma once

#include "vec.h"

namespace jingluo::forge {

/// Angle of p about the skull's upright axis: 0 in front, a right angle at the ears, pi behind.
double turn_about_skull(const Vec3& p);
/// Place on that axis at height y.
inline Vec3 skull_axis(double y) {
    return {0.0, y, -0.012};
}
/// Height of the hairline at an angle, metres.
double hairline_height(double turn);
/// How far above the hairline a place of the scalp lies, metres: across the line, however steeply it runs.
double above_hairline(const Vec3& p);
/// Height of the middle of the brow at x, metres.
double brow_height(double x);
inline constexpr double kBrowMedialEnd = 0.0115, kBrowLateralEnd = 0.0480;

}  // namespace jingluo::forge
