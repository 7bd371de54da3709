// What the parts of landmark mode's panel share.
#pragma once

#include <string>

#include "ui/pane.h"

namespace jingluo::ui {

/// "Tip of the olecranon, left".
std::string sided_words(const std::string& landmark);
/// "Hand, left" from "hand.l".
std::string part_words(const std::string& part);
/// Its sign as the picture draws it; a faint ring where it is not set.
void draw_mark_sign(Pane& pane, const std::string& landmark, ImVec2 centre, float radius);

}  // namespace jingluo::ui
