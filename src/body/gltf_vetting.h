// What a glTF file may say before a parser meant for friendly files gets to see it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace jingluo::body {

/// A vetted glTF: JSON reduced to the members that geometry needs, each of the type and in the range that glTF 2.0
/// allows, and the binary chunk of a GLB (empty for a .gltf).
struct VettedGltf {
    std::string json;
    std::string binary;
    bool has_binary = false;
    std::vector<std::string> target_names;  // of the first mesh, where morph targets were asked for
};

/// A body's skin has no use for morph targets and second colours: they are not even checked unless asked for.
enum class Keep { skin, skin_and_targets };

/// Splits a GLB or takes a .gltf, parses the JSON (at most 64 levels deep), and keeps only scenes, nodes, meshes,
/// accessors, buffer views and buffers. Throws base::BadInput naming the byte or the JSON pointer. Node cycles,
/// extensions that change the geometry, sparse accessors and buffers outside the file's folder are refused here.
/// Format: Khronos glTF 2.0 specification.
VettedGltf vet_gltf(std::string bytes, const std::filesystem::path& file, Keep keep = Keep::skin);

/// The file that a buffer's URI, percent-decoded to `name`, stands for: inside the folder of `file` once all links are
/// followed. Throws base::BadInput.
std::filesystem::path contained_file(const std::filesystem::path& file, const std::string& where,
                                     const std::string& name);

}  // namespace jingluo::body
