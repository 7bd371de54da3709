#include "body/body.h"

#include <xxhash.h>

#include <cstdio>

#include "base/files.h"
#include "body/gltf_read.h"

namespace jingluo::body {

namespace fs = std::filesystem;

std::string hash_of(std::string_view bytes) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx",
                  static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
    return text;
}

fs::path landmarks_beside(const fs::path& glb) {
    fs::path beside = glb;
    beside.replace_extension(".landmarks.json");
    return beside;
}

Body load_skin(const fs::path& glb) {
    Body body;
    body.file = glb;
    body.name = glb.stem().string();
    std::string bytes = base::read_file(glb, most_body_bytes);
    body.hash = hash_of(bytes);
    body.mesh = mesh_of_gltf(std::move(bytes), glb);
    clean(body.mesh);
    if (body.mesh.indices.empty()) {
        throw base::BadInput(
            base::Fault{glb.string(), "", "holds only triangles without area; a body's skin is wanted"});
    }
    body.surface = std::make_shared<const Surface>(body.mesh);
    return body;
}

Body load_body(const fs::path& glb) {
    Body body = load_skin(glb);
    const fs::path beside = landmarks_beside(glb);
    std::error_code ignored;
    if (!fs::exists(beside, ignored)) {
        throw base::BadInput(base::Fault{beside.string(), "",
                                         "is missing; a body needs its landmarks beside it, or no point can be found. "
                                         "'jingluo --body " +
                                             glb.string() + "' opens a window in which they can be set"});
    }
    body.marks = read_landmarks(beside);
    if (body.marks.glb_hash != body.hash) {
        body.faults.push_back(
            {beside.string(), "/glb_xxh3",
             "is '" + body.marks.glb_hash + "', but " + glb.filename().string() + " has '" + body.hash +
                 "': the landmarks may belong to another version of the body; make both files anew together"});
    }
    return body;
}

}  // namespace jingluo::body
