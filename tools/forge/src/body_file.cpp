#include "body_file.h"

#include <stdexcept>

#include "body/write.h"

namespace jingluo::forge {

namespace {

body::Mesh skin_of(const Mesh& mesh) {
    body::Mesh out;
    out.positions.assign(mesh.position.begin(), mesh.position.end());
    out.normals.assign(mesh.normal.begin(), mesh.normal.end());
    out.colours = mesh.colour;
    for (const auto& corners : mesh.triangle) out.indices.insert(out.indices.end(), corners.begin(), corners.end());
    return out;
}

body::Landmarks marks_of(const Anatomy& anatomy) {
    body::Landmarks out;
    out.landmarks.insert(anatomy.landmarks.begin(), anatomy.landmarks.end());
    for (const auto& [name, line] : anatomy.lines) out.lines[name].assign(line.begin(), line.end());
    for (const auto& [name, part] : anatomy.parts) out.parts[name] = {part.at, part.proximal, part.anterior};
    return out;
}

}  // namespace

Body make_body(const Parameters& parameters, const std::string& name) {
    if (!(parameters.stature_m >= 1.40 && parameters.stature_m <= 2.10)) {
        throw std::invalid_argument("stature must lie between 1.40 and 2.10 m");
    }
    if (!(parameters.build >= -1.0 && parameters.build <= 1.0)) {
        throw std::invalid_argument("build must lie between -1 and 1");
    }
    if (!(parameters.coarseness >= 1.0 && parameters.coarseness <= 2.0)) {
        throw std::invalid_argument("coarseness must lie between 1 and 2");
    }
    const Figure figure(parameters);
    Body body;
    body.mesh = make_skin(figure);
    shade(body.mesh, figure);
    order_for_drawing(body.mesh);
    double top = 0.0;
    double floor = 1.0;
    for (const Vec3& p : body.mesh.position) {
        top = std::max(top, p.y);
        floor = std::min(floor, p.y);
    }
    const double scale = parameters.stature_m / (top - floor);
    for (Vec3& p :
         body.mesh.position) {  // rounded as the file holds them, so that landmarks lie on the mesh that others load
        p.y -= floor;
        for (int k = 0; k < 3; ++k) {
            p[k] = static_cast<double>(static_cast<float>(p[k]));
        }
    }
    body.anatomy = find_anatomy(figure, body.mesh);
    for (Vec3& p : body.mesh.position) {
        for (int k = 0; k < 3; ++k) {
            p[k] = static_cast<double>(static_cast<float>(p[k] * scale));
        }
    }
    for (auto& [key, p] : body.anatomy.landmarks) {
        p *= scale;
    }
    for (auto& [key, line] : body.anatomy.lines) {
        for (Vec3& p : line) {
            p *= scale;
        }
    }
    for (auto& [key, part] : body.anatomy.parts) {
        part.at *= scale;
    }
    body.glb = body::binary_gltf(skin_of(body.mesh), name);
    body.landmarks_json = body::landmarks_text(marks_of(body.anatomy), name, body.glb);
    return body;
}

}  // namespace jingluo::forge
