// Other places that authorities give for the same point, beside the first.
#pragma once

#include "scene/labels.h"

namespace jingluo::scene {

/// Hollow signs for the alternatives of the selected point, or of all points where the state asks for them, each joined
/// with its point over the skin and named.
void add_alternatives(Frame& frame, const Sheet& sheet, LabelRequests& requests);

}  // namespace jingluo::scene
