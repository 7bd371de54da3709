// Title, footnote and legend of a picture.
#pragma once

#include "scene/labels.h"

namespace jingluo::scene {

void add_title(Frame& frame, const Sheet& sheet, LabelRequests& requests);
void add_legend(Frame& frame, const Sheet& sheet, LabelRequests& requests);

}  // namespace jingluo::scene
