// Reads a body for the checker, by code of its own: a mistake in the program's reading of a file shows as points that
// lie off the skin or out of their level here.
#pragma once

#include <filesystem>

#include "verify/values.h"

namespace jingluo::verify {

/// The triangles of the default scene of a GLB or glTF file, metres, every node's transform applied; triangles, strips
/// and fans, any kind of indices. Buffers are the GLB's own, data URIs or files beside it. Throws BadInput.
Triangles read_triangles(const std::filesystem::path& file);

/// NAME.landmarks.json (docs/data.md). Throws BadInput.
Marks read_marks(const std::filesystem::path& file);

}  // namespace jingluo::verify
