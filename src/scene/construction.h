// How the selected point is found, drawn on the skin: landmarks, rulers in cun, guiding lines.
#pragma once

#include "scene/labels.h"

namespace jingluo::scene {

void add_construction(Frame& frame, const Sheet& sheet, LabelRequests& requests);

}  // namespace jingluo::scene
