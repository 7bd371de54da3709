// Names in a column beside the body with straight leaders, as in an anatomical plate.
#pragma once

#include "scene/label_layout.h"

namespace jingluo::scene {

/// Places these wishes (by index) in the column left or right of the body. Boxes share one edge, keep out of markers
/// and kept-out rectangles, and follow the heights of their markers; leaders do not cross each other. What has no room
/// is left out, least priority first.
std::vector<LabelPlace> place_column(const std::vector<LabelWish>& wishes, const std::vector<size_t>& which,
                                     const LabelSpace& space, const std::vector<Rect>& close, bool left);

/// Leaves out, least priority first, places whose leader runs through another's box or across another's leader, and
/// boxes that overlap: what two columns together, or a marker beyond its own column, can still bring about.
std::vector<LabelPlace> without_conflicts(const std::vector<LabelWish>& wishes, std::vector<LabelPlace> places,
                                          float scale);

}  // namespace jingluo::scene
