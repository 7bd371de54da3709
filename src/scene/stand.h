// How a body stands in its file: scans lie, or face another way than glTF's +Z.
#pragma once

#include <glm/glm.hpp>

#include "body/landmarks.h"

namespace jingluo::scene {

/// The body's left, up and front as columns, in its file's frame, from the frame of its trunk. Axes of the file that
/// lie within 25 degrees of them are taken instead, so that a body that stands on its floor does so in the picture; the
/// identity where there is no trunk.
glm::dmat3 stand_of(const body::Landmarks& marks);

}  // namespace jingluo::scene
