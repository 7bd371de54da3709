// From vetted JSON and bytes to the parser's model.
#pragma once

#include <tiny_gltf.h>

#include <filesystem>

#include "body/gltf_vetting.h"

namespace jingluo::body {

/// Throws base::BadInput for what the parser refuses. Opens only buffers in the file's own folder.
tinygltf::Model parse_gltf(VettedGltf gltf, const std::filesystem::path& file);

}  // namespace jingluo::body
