// The shapes that the figure is blended from. Each gives a signed distance estimate in metres, negative inside.
#pragma once

#include <vector>

#include "spline.h"
#include "vec.h"

namespace jingluo::forge {

/// A right-handed or left-handed set of unit axes with an origin.
struct Frame {
    Vec3 origin{0.0}, u{1, 0, 0}, v{0, 0, 1}, w{0, 1, 0};
    [[nodiscard]] Vec3 world(double du, double dv, double dw) const { return origin + du * u + dv * v + dw * w; }
    [[nodiscard]] Vec3 local(const Vec3& p) const {
        const Vec3 d = p - origin;
        return {glm::dot(d, u), glm::dot(d, v), glm::dot(d, w)};
    }
};

/// One cross-section of a swept part, in the part's frame (u across, v to the front, w along).
struct Station {
    double w;                       ///< place along the part's axis
    double middle_u;                ///< middle of the breadth
    double half;                    ///< half breadth
    double front;                   ///< v of the foremost place
    double back;                    ///< v of the hindmost place
    double equator;                 ///< v where the section is broadest
    double front_squareness = 2.0;  ///< superellipse exponent of the front half (2: ellipse)
    double back_squareness = 2.0;
    double lean = 0.0;  ///< shift of the middle per unit of v, so that the ridge may lie to one side
};

/// A part swept through its stations with C2 interpolation of every measure.
class Sweep {
  public:
    Sweep() = default;
    Sweep(const Frame& frame, const std::vector<Station>& stations);

    double operator()(const Vec3& p) const;
    [[nodiscard]] const Frame& frame() const { return frame_; }
    /// Middle of the section at w, in world space.
    [[nodiscard]] Vec3 centre(double w) const;
    [[nodiscard]] const Box& box() const { return box_; }

  private:
    Frame frame_;
    Spline middle_, half_, front_, back_, equator_, front_n_, back_n_, lean_;
    Box box_;
};

/// Distance to the hull of two spheres.
double round_cone(const Vec3& p, const Vec3& a, const Vec3& b, double radius_a, double radius_b);

/// Distance estimate to an ellipsoid with half axes `radii` along the frame's u, v, w.
double ellipsoid(const Vec3& p, const Frame& frame, const Vec3& radii);
double ellipsoid(const Vec3& p, const Vec3& centre, const Vec3& radii);

/// A ridge or furrow: a curve with a width and a height at every place; it lifts (or sinks) the skin near it. The lift
/// is a sum of bells strung closely along the curve, so that it is smooth at bends and ends as well.
class Stroke {
  public:
    struct Knot {
        Vec3 at;
        double radius;  ///< distance from the curve at which the effect has died away, m
        double height;  ///< lift at the curve, m (negative: furrow)
    };
    /// `plateau`: nearly level on top with steeper flanks (a bone under the skin) in place of a rounded crest.
    explicit Stroke(const std::vector<Knot>& knots, bool plateau = false);
    [[nodiscard]] double lift(const Vec3& p) const;
    [[nodiscard]] const Box& box() const { return box_; }

  private:
    struct Bell {
        Vec3 at;
        double inverse_radius2;
        double height;
    };
    std::vector<Bell> bells_;
    bool plateau_;
    Box box_;
};

}  // namespace jingluo::forge
