// Swept tubes along the ear's folds, in the ear's frame (u backwards, v up, w out of the plate).
#pragma once

#include <cstddef>
#include <vector>

#include "vec.h"

namespace jingluo::forge {

/// A tube whose radius changes along a C2 curve.
class Tube {
  public:
    struct Knot {
        double u, v, w, radius;  ///< millimetres, as a drawing of an ear is measured
    };
    Tube() = default;
    explicit Tube(const std::vector<Knot>& knots);
    /// Distance from the tube's surface; far from the tube only a lower bound.
    [[nodiscard]] double operator()(const Vec3& q) const;
    /// Middle of the tube, from 0 (its first knot) to 1 (its last).
    [[nodiscard]] Vec3 at(double share) const;

  private:
    struct Ball {
        Vec3 at;
        double radius;
    };
    struct Run {
        std::size_t first, last;  // balls
        Vec3 middle;
        double radius;  // of a ball that holds the run
    };
    std::vector<Ball> balls_;
    std::vector<Run> runs_;
    Box box_;
};

/// The plate's middle surface: w over u and v, metres. A little hollow towards the outside.
double ear_surface(double u, double v);

struct EarCurves {
    // The antihelix runs on into its superior crus.
    Tube helix, crus_of_helix, scapha, antihelix, inferior_crus, antitragus, notch, root;
    EarCurves();
};

}  // namespace jingluo::forge
