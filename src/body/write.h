// A body as two files that load_body reads again: NAME.glb and NAME.landmarks.json.
#pragma once

#include <map>
#include <string>

#include "body/landmarks.h"
#include "body/mesh.h"

namespace jingluo::body {

/// The container of a binary glTF 2.0 (Khronos specification, 4.4): header, JSON and binary chunk, each padded to
/// words.
std::string glb_container(std::string json, std::string binary);

/// Bytes of a binary glTF 2.0 with one mesh: places, normals, colours, triangles.
std::string binary_gltf(const Mesh& mesh, const std::string& name);

/// Text of the landmarks that belong to `NAME.glb` with these bytes. Places are rounded to a micrometre.
std::string landmarks_text(const Landmarks& marks, const std::string& name, const std::string& glb);

/// The same for the body file `body_file` whose bytes have the hash `marks.glb_hash`. `beside`: by landmark, members as
/// JSON text that stand beside its place ("\"how\": \"clicked\""); `at_end`: one more member of the file, or empty.
std::string landmarks_text(const Landmarks& marks, const std::string& body_file,
                           const std::map<std::string, std::string>& beside, const std::string& at_end);

}  // namespace jingluo::body
