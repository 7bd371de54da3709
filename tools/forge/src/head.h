// Skull, face and neck, without the ears.
#pragma once

#include <vector>

#include "head_mask.h"
#include "part.h"

namespace jingluo::forge {

class Head : public Part {
  public:
    Head();
    [[nodiscard]] double distance(const Vec3& p) const override;
    [[nodiscard]] double lift(const Vec3& p) const override;
    [[nodiscard]] std::vector<Stroke> strokes(const Figure& whole) const override;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }

    /// Heights of the free edges of the lids and of the lips at x, metres; the tones and landmarks use them too.
    [[nodiscard]] double upper_lid(double x) const { return upper_lid_(x); }
    [[nodiscard]] double lower_lid(double x) const { return lower_lid_(x); }
    [[nodiscard]] double mouth_line(double x) const { return mouth_line_(x); }
    [[nodiscard]] double upper_vermilion(double x) const { return upper_vermilion_(x); }
    [[nodiscard]] double lower_vermilion(double x) const { return lower_vermilion_(x); }
    [[nodiscard]] double mouth_half_width() const { return 0.0245; }
    [[nodiscard]] const Vec3& eyeball() const { return eyeball_; }
    [[nodiscard]] double eyeball_radius() const { return 0.0121; }

  private:
    [[nodiscard]] double skull(const Vec3& p) const;
    [[nodiscard]] double with_nose(double d, const Vec3& p) const;
    [[nodiscard]] double with_lips(double d, const Vec3& p) const;
    [[nodiscard]] double with_eye(double d, const Vec3& p) const;

    HeadMask mask_;
    Sweep neck_, upper_lip_, lower_lip_;
    Spline upper_lid_, lower_lid_, mouth_line_, upper_vermilion_, lower_vermilion_;
    Vec3 eyeball_;
    Box box_, nose_box_, lip_box_, eye_box_;
};

}  // namespace jingluo::forge
