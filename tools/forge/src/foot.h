// The foot, from the ankle's lower edge to the toe tips.
#pragma once

#include <array>
#include <vector>

#include "part.h"
#include "skeleton.h"

namespace jingluo::forge {

class Foot : public Part {
  public:
    explicit Foot(const Skeleton& skeleton);

    [[nodiscard]] double distance(const Vec3& p) const override;
    [[nodiscard]] double lift(const Vec3& p) const override;
    [[nodiscard]] std::vector<Stroke> strokes(const Figure& whole) const override;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }

    /// u lateral, v up, w from the heel to the toes; origin on the floor below the back of the heel.
    [[nodiscard]] const Frame& frame() const { return frame_; }
    /// From great to little toe: base, two joints, tip pad.
    [[nodiscard]] const std::array<std::vector<Vec3>, 5>& toes() const { return joints_; }
    [[nodiscard]] const std::array<Nail, 5>& nails() const { return nails_; }

  private:
    Skeleton skeleton_;
    Frame frame_;
    Sweep sole_;
    std::array<std::vector<Bone>, 5> bones_;
    std::array<std::vector<Vec3>, 5> joints_;
    std::array<Nail, 5> nails_;
    Box toe_box_, box_;
};

}  // namespace jingluo::forge
