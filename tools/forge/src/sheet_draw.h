// Draws meshes in plain clay light by tracing rays; slow, true and the same for every body.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh.h"
#include "sheet_camera.h"

namespace jingluo::forge {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// One picture for each camera and mesh (and, with `stripes`, a second one whose bands follow the direction of the
/// normal: they break where the surface has a kink and wobble where it has a dent). `tones`: vertex colours in place of
/// clay. Meshes with no normals get them from their triangles.
Picture draw_sheet(std::vector<Mesh>& meshes, const std::vector<SheetCamera>& cameras, int height, bool stripes,
                   bool tones);

}  // namespace jingluo::forge
