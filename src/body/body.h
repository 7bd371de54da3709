// A body as the program uses it: skin, landmarks, surface.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/fault.h"
#include "body/landmarks.h"
#include "body/mesh.h"
#include "body/surface.h"

namespace jingluo::body {

struct Body {
    std::string name;  // the file's stem
    std::filesystem::path file;
    Mesh mesh;
    Landmarks marks;
    std::shared_ptr<const Surface> surface;
    std::vector<base::Fault>
        faults;  // what was mended or left out on the way in (unknown landmark shapes, another GLB's hash)
};

/// Reads every mesh of the default scene of a GLB or glTF file, with node transforms applied. External buffers must lie
/// in the file's own folder. Throws BadInput for anything that is no sound geometry (indices out of range, NaN, wrong
/// types, more than five million triangles, sizes that do not fit the file).
Mesh read_gltf(const std::filesystem::path& file);

/// Reads NAME.landmarks.json. Throws BadInput.
Landmarks read_landmarks(const std::filesystem::path& file);

/// Both files, cleaned, with the surface built.
Body load_body(const std::filesystem::path& glb);

}  // namespace jingluo::body
