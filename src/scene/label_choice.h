// Which points are named, on which side of the body, and which of them matter most.
#pragma once

#include <vector>

#include "scene/sheet.h"

namespace jingluo::scene {

/// The visible points that are to be named: of two twins one, on the right of the picture or, where that side has more
/// names than a column holds, by whole lines on the left. The selected point and the hovered one are always among them;
/// while the picture moves, only they.
std::vector<const SeenPoint*> points_to_name(const Sheet& sheet);

/// How much a point matters where not all can be named, 0 to 9: how many regions use it, how many groups (source
/// points, meeting points and so on) it belongs to.
int importance(const atlas::Point& point);

}  // namespace jingluo::scene
