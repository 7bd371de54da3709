// For tests without a window: what the panels drew, in order, while a list is set. Nothing is kept otherwise.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace jingluo::ui {

struct Drawn {
    enum class Kind { text, button, sign } kind = Kind::text;
    std::string what;                                  // the text, or the button's name
    float min_x = 0, min_y = 0, max_x = 0, max_y = 0;  // pixels of the window
    float clip_min_x = 0, clip_max_x = 0;              // what of it can be seen lies between these
    float clip_min_y = 0, clip_max_y = 0;
};

/// Collects into the list from now on; null ends it.
void probe_into(std::vector<Drawn>* list);
void note(Drawn::Kind kind, std::string_view what, ImVec2 min, ImVec2 max);

}  // namespace jingluo::ui
