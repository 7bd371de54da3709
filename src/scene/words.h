// What the picture says in words about itself.
#pragma once

#include <string>

#include "scene/state.h"

namespace jingluo::scene {

/// "view from behind", "view from the front and left", "lying prone".
std::string view_words(const Camera& camera);
/// What is shown: the region's name, the points asked for, or the atlas's own title.
std::string subject_words(const State& state, const World& world);

}  // namespace jingluo::scene
