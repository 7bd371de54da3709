// What of the points is seen as the camera stands.
#pragma once

#include "scene/state.h"

namespace jingluo::scene {

/// Whether a point lies within the free rectangle, faces the eye and has nothing of the body before it.
bool is_visible(const State& state, const World& world, const locate::PlacedPoint& point);

/// Of back, front, left and right the view from which most of the points that are shown are seen, on one side or the
/// other; left or right only where it shows an eighth more. Of equal ones that which shows more of them on both sides,
/// else the first.
View best_view(const State& state, const World& world);

}  // namespace jingluo::scene
