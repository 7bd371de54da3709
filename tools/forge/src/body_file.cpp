#include "body_file.h"

#include <xxhash.h>

#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace jingluo::forge {

namespace {

using Json = nlohmann::ordered_json;

void append(std::string& bytes, const void* data, std::size_t size) {
    bytes.append(static_cast<const char*>(data), size);
}

std::string binary_gltf(const Mesh& mesh, const std::string& name) {
    std::string blob;
    std::array<float, 3> low{1e9F, 1e9F, 1e9F};
    std::array<float, 3> high{-1e9F, -1e9F, -1e9F};
    for (const Vec3& p : mesh.position) {
        for (int k = 0; k < 3; ++k) {
            const auto f = static_cast<float>(p[k]);
            const auto i = static_cast<std::size_t>(k);
            low[i] = std::min(low[i], f);
            high[i] = std::max(high[i], f);
            append(blob, &f, 4);
        }
    }
    const std::size_t normals = blob.size();
    for (const Vec3& n : mesh.normal) {
        for (int k = 0; k < 3; ++k) {
            const auto f = static_cast<float>(n[k]);
            append(blob, &f, 4);
        }
    }
    const std::size_t colours = blob.size();
    for (const auto& c : mesh.colour) {
        append(blob, c.data(), 4);
    }
    const std::size_t indices = blob.size();
    for (const auto& t : mesh.triangle) {
        append(blob, t.data(), 12);
    }
    const std::size_t count = mesh.position.size();
    Json doc;
    doc["asset"] = {{"version", "2.0"}, {"generator", "jingluo-body"}, {"copyright", "CC0 1.0"}};
    doc["scene"] = 0;
    doc["scenes"] = Json::array({{{"nodes", {0}}}});
    doc["nodes"] = Json::array({{{"mesh", 0}, {"name", name}}});
    doc["meshes"] =
        Json::array({{{"name", "skin"},
                      {"primitives", Json::array({{{"attributes", {{"POSITION", 0}, {"NORMAL", 1}, {"COLOR_0", 2}}},
                                                   {"indices", 3},
                                                   {"material", 0},
                                                   {"mode", 4}}})}}});
    doc["materials"] = Json::array(
        {{{"name", "skin"},
          {"pbrMetallicRoughness",
           {{"baseColorFactor", {1.0, 1.0, 1.0, 1.0}}, {"metallicFactor", 0.0}, {"roughnessFactor", 0.7}}}}});
    doc["buffers"] = Json::array({{{"byteLength", blob.size()}}});
    const auto view = [](std::size_t from, std::size_t size, int target) {
        return Json{{"buffer", 0}, {"byteOffset", from}, {"byteLength", size}, {"target", target}};
    };
    doc["bufferViews"] =
        Json::array({view(0, normals, 34962), view(normals, colours - normals, 34962),
                     view(colours, indices - colours, 34962), view(indices, blob.size() - indices, 34963)});
    doc["accessors"] = Json::array(
        {{{"bufferView", 0}, {"componentType", 5126}, {"count", count}, {"type", "VEC3"}, {"min", low}, {"max", high}},
         {{"bufferView", 1}, {"componentType", 5126}, {"count", count}, {"type", "VEC3"}},
         {{"bufferView", 2}, {"componentType", 5121}, {"normalized", true}, {"count", count}, {"type", "VEC4"}},
         {{"bufferView", 3}, {"componentType", 5125}, {"count", mesh.triangle.size() * 3}, {"type", "SCALAR"}}});
    std::string text = doc.dump();
    text.resize((text.size() + 3) / 4 * 4, ' ');
    blob.resize((blob.size() + 3) / 4 * 4, '\0');
    std::string out;
    const auto word = [&](std::uint32_t w) { append(out, &w, 4); };
    word(0x46546C67);
    word(2);
    word(static_cast<std::uint32_t>(12 + 8 + text.size() + 8 + blob.size()));
    word(static_cast<std::uint32_t>(text.size()));
    word(0x4E4F534A);
    out += text;
    word(static_cast<std::uint32_t>(blob.size()));
    word(0x004E4942);
    out += blob;
    return out;
}

Json place(const Vec3& p) {
    // A micrometre is finer than any use of a landmark, and keeps the file readable.
    const auto r = [](double v) { return std::round(v * 1e6) / 1e6 + 0.0; };
    return Json::array({r(p.x), r(p.y), r(p.z)});
}

std::string landmarks_text(const Anatomy& a, const std::string& name, const std::string& glb) {
    char hash[17];
    std::snprintf(hash, sizeof hash, "%016llx", static_cast<unsigned long long>(XXH3_64bits(glb.data(), glb.size())));
    std::string out = "{\n  \"format\": \"jingluo-landmarks-1\",\n  \"body\": \"" + name +
                      ".glb\",\n  \"glb_xxh3\": \"" + hash + "\",\n  \"landmarks\": {\n";
    bool first = true;
    for (const auto& [key, p] : a.landmarks) {
        out += (first ? "    \"" : ",\n    \"") + key + "\": {\"at\": " + place(p).dump() + "}";
        first = false;
    }
    out += "\n  },\n  \"lines\": {\n";
    first = true;
    for (const auto& [key, line] : a.lines) {
        Json places = Json::array();
        for (const Vec3& p : line) {
            places.push_back(place(p));
        }
        out += (first ? "    \"" : ",\n    \"") + key + "\": " + places.dump();
        first = false;
    }
    out += "\n  },\n  \"parts\": {\n";
    first = true;
    for (const auto& [key, part] : a.parts) {
        const Json j = {{"at", place(part.at)}, {"proximal", place(part.proximal)}, {"anterior", place(part.anterior)}};
        out += (first ? "    \"" : ",\n    \"") + key + "\": " + j.dump();
        first = false;
    }
    return out + "\n  }\n}\n";
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
    body.glb = binary_gltf(body.mesh, name);
    body.landmarks_json = landmarks_text(body.anatomy, name, body.glb);
    return body;
}

}  // namespace jingluo::forge
