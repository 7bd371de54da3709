// The part of reading a glTF that body.cpp shares with read_gltf: the bytes are in memory already, because they are
// hashed too.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "body/mesh.h"

namespace jingluo::body {

/// Largest body file that is read: five million triangles with normals and colours stay below it.
constexpr std::uintmax_t most_body_bytes = std::uintmax_t{1} << 30;

/// As read_gltf, from the file's bytes.
Mesh mesh_of_gltf(std::string bytes, const std::filesystem::path& file);

}  // namespace jingluo::body
