// The frames of the parts of a body from its landmarks alone.
#pragma once

#include <glm/glm.hpp>
#include <map>
#include <string>

#include "body/landmarks.h"

namespace jingluo::body {

/// The frames (docs/data.md) that these landmarks, places in one frame of metres, are enough for; the others are left
/// out. Calibrated on the figure's own frames, which they meet within two degrees along and three across.
std::map<std::string, PartFrame> frames_from(const std::map<std::string, glm::dvec3>& landmarks);

}  // namespace jingluo::body
