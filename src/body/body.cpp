#include "body/body.h"

#include <xxhash.h>

#include <cstdio>

#include "base/files.h"
#include "body/gltf_read.h"
#include "body/unit.h"

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

namespace {

/// The mesh as the file has it, in its own unit.
Body read_skin(const fs::path& glb, const Progress& progress) {
    Body body;
    body.file = glb;
    body.name = glb.stem().string();
    tell(progress, LoadStep::reading, 0);
    std::string bytes = base::read_file(glb, most_body_bytes);
    tell(progress, LoadStep::reading, 0.3);
    body.hash = hash_of(bytes);
    body.mesh = mesh_of_gltf(std::move(bytes), glb);
    return body;
}

void to_metres(Body& body) {
    body.unit_m = unit_m(body.mesh, body.marks);
    if (body.unit_m == 1) return;
    scale(body.mesh, body.unit_m);
    scale(body.marks, body.unit_m);
    char unit[32];
    std::snprintf(unit, sizeof unit, "%g", body.unit_m);
    body.notes.push_back({body.file.string(), "",
                          std::string("is no body's size in metres; a unit of the file is taken for ") + unit +
                              " m. Places are given in metres"});
}

/// Cleaned and with its surface.
Body finished(Body body, const Progress& progress) {
    tell(progress, LoadStep::cleaning, 0);
    clean(body.mesh);
    if (body.mesh.indices.empty()) {
        throw base::BadInput(
            base::Fault{body.file.string(), "", "holds only triangles without area; a body's skin is wanted"});
    }
    tell(progress, LoadStep::tree, 0);
    body.surface = std::make_shared<const Surface>(
        body.mesh, [&](double done) { return !progress || progress(LoadStep::tree, done); });
    return body;
}

}  // namespace

Body load_skin(const fs::path& glb, const Progress& progress) {
    Body body = read_skin(glb, progress);
    to_metres(body);
    return finished(std::move(body), progress);
}

Body load_body(const fs::path& glb, const Progress& progress) {
    Body body = read_skin(glb, progress);
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
    to_metres(body);
    return finished(std::move(body), progress);
}

}  // namespace jingluo::body
