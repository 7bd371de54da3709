// glTF and GLB files written by the tests into a folder of their own.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace jingluo::test {

namespace fs = std::filesystem;
using nlohmann::json;

/// A new empty folder, removed at the end.
class Folder {
  public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "jingluo-body-XXXXXX").string();
        path = mkdtemp(pattern.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path / name;
    }
    fs::path path;
};

template <class T>
void put(std::string& bytes, T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
}

inline std::string glb(std::string text, std::string binary) {
    while (text.size() % 4) text += ' ';
    while (binary.size() % 4) binary += '\0';
    std::string out = "glTF";
    put<std::uint32_t>(out, 2);
    put<std::uint32_t>(out, static_cast<std::uint32_t>(28 + text.size() + binary.size()));
    put<std::uint32_t>(out, static_cast<std::uint32_t>(text.size()));
    put<std::uint32_t>(out, 0x4E4F534A);
    out += text;
    put<std::uint32_t>(out, static_cast<std::uint32_t>(binary.size()));
    put<std::uint32_t>(out, 0x004E4942);
    return out + binary;
}

/// Four corners of a unit square in z = 0 (48 bytes), then six 16-bit indices (12 bytes).
inline std::string square_bytes() {
    std::string out;
    for (const float value : {0.f, 0.f, 0.f, 1.f, 0.f, 0.f, 1.f, 1.f, 0.f, 0.f, 1.f, 0.f}) put(out, value);
    for (const int index : {0, 1, 2, 0, 2, 3}) put(out, static_cast<std::uint16_t>(index));
    return out;
}

inline json square() {
    return json::parse(R"({
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"},
                      {"bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR"}],
        "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 48}, {"buffer": 0, "byteOffset": 48, "byteLength": 12}],
        "buffers": [{"byteLength": 60}]})");
}

}  // namespace jingluo::test
