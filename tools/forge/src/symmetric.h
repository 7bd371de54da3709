// From the half that is meshed to the whole figure.
#pragma once

#include "mesh.h"

namespace jingluo::forge {

/// Vertices of `half` with x = 0 exactly lie on the midline; all others are doubled. First the half's vertices and
/// triangles, then their twins; `twin` names the other one of each vertex, itself on the midline.
Mesh mirror(const Mesh& half);

}  // namespace jingluo::forge
