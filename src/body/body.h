// A body as the program uses it: skin, landmarks, surface.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.h"
#include "body/landmarks.h"
#include "body/mesh.h"
#include "body/progress.h"
#include "body/shape.h"
#include "body/surface.h"

namespace jingluo::body {

struct Body {
    std::string name;  // the file's stem
    std::filesystem::path file;
    std::string hash;   // of the file's bytes; empty for a body that is not from a file
    double unit_m = 1;  // metres of one unit of the file; mesh and landmarks here are in metres
    Mesh mesh;
    Landmarks marks;
    std::shared_ptr<const Surface> surface;
    std::optional<Shape> shape;  // of a body of our own; a strange file's is not known
    // Counts the bodies that stood in this place one after the other: who keeps something made of the body asks it.
    std::uint64_t revision = 0;
    std::vector<base::Fault>
        faults;  // what was mended or left out on the way in (unknown landmark shapes, another GLB's hash)
    // What a person should know of the way in although nothing is wrong (a unit that is no metre).
    std::vector<base::Fault> notes;
};

/// Reads every mesh of the default scene of a GLB or glTF file, with node transforms applied. External buffers must lie
/// in the file's own folder. Throws BadInput for anything that is no sound geometry (indices out of range, NaN, wrong
/// types, more than five million triangles, sizes that do not fit the file).
Mesh read_gltf(const std::filesystem::path& file);

/// Reads NAME.landmarks.json. Throws BadInput.
Landmarks read_landmarks(const std::filesystem::path& file);

/// 16 hex digits of XXH3, by which a landmarks file names its GLB.
std::string hash_of(std::string_view bytes);

/// The file of a body's landmarks: NAME.landmarks.json beside NAME.glb.
std::filesystem::path landmarks_beside(const std::filesystem::path& glb);

/// Both files, brought to metres (unit.h), cleaned, with the surface built. Parts that the file does not give are left
/// out. Throws BadInput, and Stopped when `progress` asks for it.
Body load_body(const std::filesystem::path& glb, const Progress& progress = {});

/// The body alone, for making its landmarks: nothing of them is read. Throws as load_body does.
Body load_skin(const std::filesystem::path& glb, const Progress& progress = {});

}  // namespace jingluo::body
