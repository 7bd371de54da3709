// Framing that looks at the whole body, not only at the places that are to be seen.
#pragma once

#include <vector>

#include "body/mesh.h"
#include "scene/camera.h"

namespace jingluo::scene {

/// Frames these places as the camera is turned, within the free rectangle, with a margin (fraction of its size). Where
/// only a little of the body would be cut off (the crown of a head, the fingers of a hand), it comes back a little so
/// that all of it is seen.
Camera framed_with_body(Camera camera, const Viewport& viewport, std::vector<glm::dvec3> places, double margin,
                        const body::Mesh& mesh);

}  // namespace jingluo::scene
