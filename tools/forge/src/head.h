// Skull and face, without the ears and without the neck (which is the trunk's).
#pragma once

#include <vector>

#include "part.h"

namespace jingluo::forge {

class Head : public Part {
  public:
    Head();
    [[nodiscard]] double distance(const Vec3& p) const override;
    [[nodiscard]] std::vector<Stroke> strokes(const Figure& whole) const override;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }

  private:
    Sweep face_;
    Box box_;
};

}  // namespace jingluo::forge
