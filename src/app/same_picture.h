// Whether the body must be drawn again.
#pragma once

#include "scene/state.h"

namespace jingluo::app {

bool same_viewport(const scene::Viewport& a, const scene::Viewport& b);

/// Whether two states give the same picture of the body: then it is not drawn again.
bool same_picture(const scene::State& a, const scene::State& b);

}  // namespace jingluo::app
