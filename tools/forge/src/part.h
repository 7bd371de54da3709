// A part of the figure that is modelled by itself: hand, foot, head, ear.
#pragma once

#include <vector>

#include "shapes.h"
#include "vec.h"

namespace jingluo::forge {

class Figure;

/// Edge length that no part asks for: "no wish of mine here".
inline constexpr double kNoWish = 1.0;

/// One part, modelled on the figure's left side or over the midline. All questions are asked with places of the left
/// half (x >= 0), in metres, in the figure's frame at table stature.
class Part {
  public:
    Part() = default;
    virtual ~Part() = default;
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    /// Signed distance estimate of the base form, metres, negative inside. Far from the part any lower bound will do.
    [[nodiscard]] virtual double distance(const Vec3& p) const = 0;
    /// Fine relief at a place of the base skin, metres outwards (nails, creases, lids). At most 14 mm.
    [[nodiscard]] virtual double lift(const Vec3& /*p*/) const { return 0.0; }
    /// Ridges and furrows; asked once when the whole base form stands, so that they may be laid on its skin.
    [[nodiscard]] virtual std::vector<Stroke> strokes(const Figure& /*whole*/) const { return {}; }
    /// How long the edges of the mesh should be at p, metres; kNoWish away from the part.
    [[nodiscard]] virtual double edge_length(const Vec3& /*p*/) const { return kNoWish; }
    /// Where the part lies, with everything that distance() may blend.
    [[nodiscard]] virtual Box box() const = 0;
};

/// A nail: a thin plate on the back of a toe or finger tip.
struct Nail {
    Frame frame;  ///< origin in the plate's middle; u across, v out of the plate, w towards the tip
    double half_width, half_length, lift;
    /// 1 on the plate, 0 off it, smooth between.
    [[nodiscard]] double cover(const Vec3& p) const;
};

/// A round cone of a chain, in world space.
struct Bone {
    Vec3 a, b;
    double radius_a, radius_b;
};

}  // namespace jingluo::forge
