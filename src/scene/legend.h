// Title, footnote and legend of a picture.
#pragma once

#include "scene/labels.h"

namespace jingluo::scene {

/// Where title and legend have margins of their own, the body is drawn beside them only, never under their words.
void set_plate(Frame& frame, const Sheet& sheet);
void add_title(Frame& frame, const Sheet& sheet, LabelRequests& requests);
void add_legend(Frame& frame, const Sheet& sheet, LabelRequests& requests);

}  // namespace jingluo::scene
