// The hand, from the wrist creases to the finger tips.
#pragma once

#include <array>
#include <vector>

#include "part.h"

namespace jingluo::forge {

class Hand : public Part {
  public:
    /// `wrist`: origin in the middle of the wrist, u to the thumb's side (lateral), v to the palm, w to the finger
    /// tips.
    explicit Hand(const Frame& wrist);

    [[nodiscard]] double distance(const Vec3& p) const override;
    [[nodiscard]] double lift(const Vec3& p) const override;
    [[nodiscard]] std::vector<Stroke> strokes(const Figure& whole) const override;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }

    [[nodiscard]] const Frame& frame() const { return frame_; }
    /// From thumb to little finger: base, two joints, tip pad.
    [[nodiscard]] const std::array<std::vector<Vec3>, 5>& fingers() const { return joints_; }
    [[nodiscard]] const std::vector<Nail>& nails() const { return nails_; }

  private:
    Frame frame_;
    Sweep palm_;
    std::array<std::vector<Bone>, 5> bones_;
    std::array<std::vector<Vec3>, 5> joints_;
    std::vector<Nail> nails_;
    Box box_;
};

}  // namespace jingluo::forge
