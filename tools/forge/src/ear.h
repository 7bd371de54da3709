// The left ear.
#pragma once

#include "ear_curves.h"
#include "part.h"

namespace jingluo::forge {

/// Modelled in its own frame: u backwards along the auricle's plate, v up its long axis, w out of the plate. The plate
/// stands off the head, is open to the front, and leans back.
class Ear : public Part {
  public:
    Ear();
    /// The ear by itself, with its concha.
    [[nodiscard]] double distance(const Vec3& p) const override { return onto(1.0, p); }
    /// The ear set on a head whose distance at p is `head`: the root is blended with the face in front and meets the
    /// mastoid in a furrow behind; the concha is then cut out of both.
    [[nodiscard]] double onto(double head, const Vec3& p) const;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }
    [[nodiscard]] const Frame& frame() const { return frame_; }
    [[nodiscard]] const EarCurves& curves() const { return curves_; }

  private:
    [[nodiscard]] double plate(const Vec3& q) const;
    [[nodiscard]] double hollow(const Vec3& q) const;
    [[nodiscard]] double tragus(const Vec3& q) const;

    Frame frame_;
    Box box_;
    EarCurves curves_;
};

}  // namespace jingluo::forge
