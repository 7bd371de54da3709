// Framing that looks at the whole body, not only at the places that are to be seen.
#pragma once

#include <vector>

#include "body/body.h"
#include "scene/camera.h"

namespace jingluo::scene {

/// Frames these places as the camera is turned, within the free rectangle, with a margin (fraction of its size). Where
/// only a little of the body would be cut off (the crown of a head, the fingers of a hand), it comes back a little so
/// that all of it is seen.
Camera framed_with_body(Camera camera, const Viewport& viewport, std::vector<glm::dvec3> places, double margin,
                        const body::Mesh& mesh);

/// Looks past the other side of the body: where the camera stands beside it and what is to be seen lies on the far side
/// (`side` +1: the body's left, -1: its right), leaves out what lies nearer than the midline, but never cuts through
/// the body.
Camera past_other_side(Camera camera, const Viewport& viewport, int side, const body::Body& body);

}  // namespace jingluo::scene
