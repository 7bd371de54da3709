// How wide a text will be: the layout of labels needs it, the renderer knows it.
#pragma once

#include <functional>
#include <glm/glm.hpp>
#include <string_view>

namespace jingluo::scene {

/// Width and height in pixels of one line of UTF-8 text at a size in pixels (the em), regular or bold.
using MeasureText = std::function<glm::vec2(std::string_view text, float size_px, bool bold)>;

}  // namespace jingluo::scene
