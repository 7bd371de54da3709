// A figure written by the tests: its two files, good unless a test spoils them.
#pragma once

#include <xxhash.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "body/figure.h"

namespace jingluo::test {

struct FigureParts {
    std::vector<glm::vec3> positions;
    std::vector<std::array<std::uint8_t, 4>> female_colours, male_colours;  // the second may be empty
    std::vector<std::uint32_t> indices;
    std::vector<std::pair<std::string, std::vector<glm::vec3>>> targets;
    std::map<std::string, body::PlaceOnSkin> landmarks;
    std::map<std::string, std::vector<body::PlaceOnSkin>> lines;
    std::map<std::string, std::array<body::PartFrame, 2>> parts;
};

struct FigureFiles {
    nlohmann::json gltf, marks;  // glb_xxh3 is set when they are written
    std::string binary;

    std::string glb() const {
        std::string text = gltf.dump(), blob = binary;
        text.resize((text.size() + 3) / 4 * 4, ' ');
        blob.resize((blob.size() + 3) / 4 * 4, '\0');
        std::string out = "glTF";
        const auto word = [&](size_t w) {
            const auto bits = static_cast<std::uint32_t>(w);
            out.append(reinterpret_cast<const char*>(&bits), 4);
        };
        word(2);
        word(28 + text.size() + blob.size());
        word(text.size());
        word(0x4E4F534A);
        out += text;
        word(blob.size());
        word(0x004E4942);
        return out + blob;
    }

    /// Both files; the landmarks get the hash of the GLB unless they have one already.
    std::filesystem::path write(const std::filesystem::path& folder) const {
        const std::string bytes = glb();
        nlohmann::json with_hash = marks;
        char hash[17];
        std::snprintf(hash, sizeof hash, "%016llx",
                      static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
        if (with_hash.is_object() && !with_hash.contains("glb_xxh3")) with_hash["glb_xxh3"] = hash;
        put(folder / "figure.glb", bytes);
        put(folder / "figure.landmarks.json", with_hash.dump());
        return folder / "figure.glb";
    }

    static void put(const std::filesystem::path& file, const std::string& bytes) {
        std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
};

inline FigureFiles files_of(const FigureParts& parts) {
    using nlohmann::json;
    FigureFiles out;
    json views = json::array(), accessors = json::array();
    const auto add = [&](const auto& list, int type, const char* shape, size_t count, bool normalized = false) {
        const size_t size = list.size() * sizeof(list[0]);
        views.push_back({{"buffer", 0}, {"byteOffset", out.binary.size()}, {"byteLength", size}});
        out.binary.append(reinterpret_cast<const char*>(list.data()), size);
        accessors.push_back(
            {{"bufferView", views.size() - 1}, {"componentType", type}, {"count", count}, {"type", shape}});
        if (normalized) accessors.back()["normalized"] = true;
        return accessors.size() - 1;
    };
    const size_t count = parts.positions.size();
    json primitive = {{"mode", 4}, {"targets", json::array()}};
    primitive["attributes"]["POSITION"] = add(parts.positions, 5126, "VEC3", count);
    primitive["attributes"]["COLOR_0"] = add(parts.female_colours, 5121, "VEC4", count, true);
    if (!parts.male_colours.empty())
        primitive["attributes"]["COLOR_1"] = add(parts.male_colours, 5121, "VEC4", count, true);
    primitive["indices"] = add(parts.indices, 5125, "SCALAR", parts.indices.size());
    json names = json::array();
    for (const auto& [name, delta] : parts.targets) {
        names.push_back(name);
        primitive["targets"].push_back({{"POSITION", add(delta, 5126, "VEC3", delta.size())}});
    }
    out.gltf = {
        {"asset", {{"version", "2.0"}}},
        {"scene", 0},
        {"scenes", {{{"nodes", {0}}}}},
        {"nodes", {{{"mesh", 0}}}},
        {"meshes", json::array({{{"extras", {{"targetNames", names}}}, {"primitives", json::array({primitive})}}})},
        {"accessors", accessors},
        {"bufferViews", views},
        {"buffers", json::array({{{"byteLength", out.binary.size()}}})}};

    const auto vec = [](const glm::dvec3& v) { return json::array({v.x, v.y, v.z}); };
    const auto place = [&](const body::PlaceOnSkin& p) {
        return json{{"triangle", {p.corner[0], p.corner[1], p.corner[2]}}, {"weights", vec(p.weight)}};
    };
    const auto frame = [&](const body::PartFrame& f) {
        return json{{"at", vec(f.at)}, {"proximal", vec(f.proximal)}, {"anterior", vec(f.anterior)}};
    };
    out.marks = {{"format", "jingluo-figure-1"},
                 {"landmarks", json::object()},
                 {"lines", json::object()},
                 {"parts", json::object()},
                 {"ranges", {{"stature_m", {1.40, 2.10}}, {"build", {-1, 1}}, {"sex", {0, 1}}}},
                 {"stature_of", {{"female", 1.63}, {"male", 1.76}}}};
    for (const auto& [name, p] : parts.landmarks) out.marks["landmarks"][name] = place(p);
    for (const auto& [name, line] : parts.lines) {
        for (const auto& p : line) out.marks["lines"][name].push_back(place(p));
    }
    for (const auto& [name, f] : parts.parts)
        out.marks["parts"][name] = {{"female", frame(f[0])}, {"male", frame(f[1])}};
    return out;
}

}  // namespace jingluo::test
