// The hand, from the wrist creases to the finger tips.
#pragma once

#include <array>
#include <vector>

#include "hand_finger.h"
#include "part.h"

namespace jingluo::forge {

/// A fine furrow along a curve on the skin: wrist and palm creases.
class Furrow {
  public:
    struct Knot {
        Vec3 at;
        double depth;  ///< metres
    };
    Furrow(const std::vector<Knot>& knots, double half_width);
    /// Metres outwards (negative).
    [[nodiscard]] double lift(const Vec3& p) const;
    /// Distance to the curve, or 1 where it is further than `reach`.
    [[nodiscard]] double away(const Vec3& p, double reach) const;

  private:
    struct Link {
        Vec3 at, to;
        double inverse_length2, depth, more;
    };
    double half_width_;
    std::vector<Link> links_;
    std::vector<Box> boxes_;  ///< one for every kPerBox links
};

class Hand : public Part {
  public:
    /// `wrist`: origin in the middle of the distal wrist crease, u to the thumb's side (lateral), v to the palm, w to
    /// the finger tips.
    explicit Hand(const Frame& wrist);

    [[nodiscard]] double distance(const Vec3& p) const override;
    [[nodiscard]] double lift(const Vec3& p) const override;
    [[nodiscard]] std::vector<Stroke> strokes(const Figure& whole) const override;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }
    /// How much of the skin at p is the hand's rather than the forearm's, 0..1.
    [[nodiscard]] double share(const Vec3& p) const;

    [[nodiscard]] const Frame& frame() const { return frame_; }
    /// From thumb (0) to little finger (4).
    [[nodiscard]] const std::vector<Finger>& fingers() const { return fingers_; }
    [[nodiscard]] const std::vector<Nail>& nails() const { return nails_; }
    /// Second (0) to fifth (3) metacarpal, from base to head.
    [[nodiscard]] const std::array<Bone, 4>& metacarpals() const { return metacarpals_; }
    /// Webs between index and middle finger (0) .. ring and little finger (2).
    [[nodiscard]] const std::array<Bone, 3>& webs() const { return webs_; }
    /// Corners of the thumb's web: between the bases, at the second and at the first metacarpal's head.
    [[nodiscard]] const std::array<Vec3, 3>& thumb_web() const { return thumb_web_; }

  private:
    struct Mass {
        Frame frame;
        Vec3 radii;
        double blend;
    };
    [[nodiscard]] double web_of_thumb(const Vec3& p) const;
    [[nodiscard]] Vec3 skin(double u, double v, double w, bool palmar) const;
    void lay_creases();

    Frame frame_;
    Sweep palm_;
    std::array<Bone, 4> metacarpals_{};
    std::array<Bone, 3> webs_{};
    std::vector<Mass> masses_;
    std::array<Vec3, 3> thumb_web_{};
    std::vector<Finger> fingers_;
    std::vector<Furrow> creases_;
    std::vector<Nail> nails_;
    Box box_;
};

}  // namespace jingluo::forge
