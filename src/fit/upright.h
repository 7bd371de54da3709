// How a body stands in its file, from its shape alone: before a single landmark is known.
#pragma once

#include <glm/glm.hpp>

#include "body/body.h"

namespace jingluo::fit {

/// The body's left, up and front as columns: axes of its file, forward or back. It is as one side as the other, longer
/// than deep, narrower at the head than at the feet, and its feet point forward. The identity, which is what glTF
/// wants, where any of that is not plain to see.
glm::dmat3 upright_of(const body::Body& body);

}  // namespace jingluo::fit
