#include "body/write.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "body/body.h"

namespace jingluo::body {

namespace {

using Json = nlohmann::ordered_json;

void append(std::string& bytes, const void* data, std::size_t size) {
    bytes.append(static_cast<const char*>(data), size);
}

Json place(const glm::dvec3& p) {
    // A micrometre is finer than any use of a landmark, and keeps the file readable.
    const auto r = [](double v) { return std::round(v * 1e6) / 1e6 + 0.0; };
    return Json::array({r(p.x), r(p.y), r(p.z)});
}

/// As JSON writes it: a file's name may hold anything.
std::string quoted(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Little-endian, as every machine that this is built for stores it.
template <class Element>
size_t append_all(std::string& bytes, const std::vector<Element>& list) {
    append(bytes, list.data(), list.size() * sizeof(Element));
    return bytes.size();
}

}  // namespace

std::string glb_container(std::string json, std::string binary) {
    json.resize((json.size() + 3) / 4 * 4, ' ');
    binary.resize((binary.size() + 3) / 4 * 4, '\0');
    std::string out;
    const auto word = [&](std::uint32_t w) { append(out, &w, 4); };
    word(0x46546C67);
    word(2);
    word(static_cast<std::uint32_t>(12 + 8 + json.size() + 8 + binary.size()));
    word(static_cast<std::uint32_t>(json.size()));
    word(0x4E4F534A);
    out += json;
    word(static_cast<std::uint32_t>(binary.size()));
    word(0x004E4942);
    out += binary;
    return out;
}

std::string binary_gltf(const Mesh& mesh, const std::string& name) {
    static_assert(sizeof(glm::vec3) == 12);
    std::array<float, 3> low{1e9F, 1e9F, 1e9F};
    std::array<float, 3> high{-1e9F, -1e9F, -1e9F};
    for (const glm::vec3& p : mesh.positions) {
        for (int k = 0; k < 3; ++k) {
            const auto i = static_cast<std::size_t>(k);
            low[i] = std::min(low[i], p[k]);
            high[i] = std::max(high[i], p[k]);
        }
    }
    std::string blob;
    const std::size_t normals = append_all(blob, mesh.positions);
    const std::size_t colours = append_all(blob, mesh.normals);
    const std::size_t indices = append_all(blob, mesh.colours);
    append_all(blob, mesh.indices);
    const std::size_t count = mesh.positions.size();
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
         {{"bufferView", 3}, {"componentType", 5125}, {"count", mesh.indices.size()}, {"type", "SCALAR"}}});
    std::string text = doc.dump(-1, ' ', false, Json::error_handler_t::replace);
    return glb_container(std::move(text), std::move(blob));
}

std::string landmarks_text(const Landmarks& marks, const std::string& name, const std::string& glb) {
    Landmarks hashed = marks;
    hashed.glb_hash = hash_of(glb);
    return landmarks_text(hashed, name + ".glb", {}, "");
}

std::string landmarks_text(const Landmarks& marks, const std::string& body_file,
                           const std::map<std::string, std::string>& beside, const std::string& at_end) {
    std::string out = "{\n  \"format\": \"jingluo-landmarks-1\",\n  \"body\": " + quoted(body_file) +
                      ",\n  \"glb_xxh3\": " + quoted(marks.glb_hash) + ",\n  \"landmarks\": {\n";
    bool first = true;
    for (const auto& [key, p] : marks.landmarks) {
        const auto more = beside.find(key);
        out += (first ? "    " : ",\n    ") + quoted(key) + ": {\"at\": " + place(p).dump() +
               (more == beside.end() ? "" : ", " + more->second) + "}";
        first = false;
    }
    out += "\n  },\n  \"lines\": {\n";
    first = true;
    for (const auto& [key, line] : marks.lines) {
        Json places = Json::array();
        for (const glm::dvec3& p : line) {
            places.push_back(place(p));
        }
        out += (first ? "    " : ",\n    ") + quoted(key) + ": " + places.dump();
        first = false;
    }
    out += "\n  },\n  \"parts\": {\n";
    first = true;
    for (const auto& [key, part] : marks.parts) {
        const Json j = {{"at", place(part.at)}, {"proximal", place(part.proximal)}, {"anterior", place(part.anterior)}};
        out += (first ? "    " : ",\n    ") + quoted(key) + ": " + j.dump();
        first = false;
    }
    return out + "\n  }" + (at_end.empty() ? "" : ",\n  " + at_end) + "\n}\n";
}

}  // namespace jingluo::body
