// The left ear.
#pragma once

#include "part.h"

namespace jingluo::forge {

class Ear : public Part {
  public:
    Ear();
    [[nodiscard]] double distance(const Vec3& p) const override;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }
    /// u out of the ear's plate (lateral), v up along it, w to the front.
    [[nodiscard]] const Frame& frame() const { return frame_; }

  private:
    Frame frame_;
    Box box_;
};

}  // namespace jingluo::forge
