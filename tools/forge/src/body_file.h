// Writing a figure: NAME.glb and NAME.landmarks.json.
#pragma once

#include <string>

#include "landmarks.h"
#include "mesh.h"

namespace jingluo::forge {

/// A finished body, ready to be written.
struct Body {
    std::string glb;             ///< bytes of the binary glTF
    std::string landmarks_json;  ///< text of the body file
    Mesh mesh;                   ///< as in the GLB (positions rounded to float)
    Anatomy anatomy;
};

/// Makes the body called `name` (file names without folder or ending). Throws std::invalid_argument on parameters out
/// of range.
Body make_body(const Parameters& parameters, const std::string& name);

}  // namespace jingluo::forge
