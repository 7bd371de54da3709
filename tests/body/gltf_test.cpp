// Sound glTF files of every shape that is read.
#include "base/fault.h"
#include "body/body.h"
#include "body/gltf_files.h"

namespace jingluo::test {
namespace {

using body::Mesh;

Mesh read(const json& gltf, const std::string& binary = square_bytes()) {
    const Folder folder;
    return body::read_gltf(folder.write("a.glb", glb(gltf.dump(), binary)));
}

TEST(Gltf, ReadsASquare) {
    const Mesh mesh = read(square());
    ASSERT_EQ(mesh.triangle_count(), 2u);
    EXPECT_EQ(mesh.positions[2], glm::vec3(1, 1, 0));
    EXPECT_EQ(mesh.normals[0], glm::vec3(0, 0, 1)) << "normals are made where the file has none";
    EXPECT_EQ(mesh.colours[0], (std::array<std::uint8_t, 4>{255, 255, 255, 255}));
}

TEST(Gltf, AppliesNodeTransformsDownTheTree) {
    json gltf = square();
    gltf["nodes"] = json::parse(
        R"([{"children": [1], "translation": [10, 0, 0]}, {"mesh": 0, "scale": [2, 2, 2], "rotation": [0, 0, 0.7071067811865476, 0.7071067811865476]}])");
    const Mesh mesh = read(gltf);
    EXPECT_NEAR(mesh.positions[1].x, 10, 1e-5);
    EXPECT_NEAR(mesh.positions[1].y, 2, 1e-5) << "turned by a quarter, then moved";
}

TEST(Gltf, AMirroringTransformKeepsTheOutsideOut) {
    json gltf = square();
    gltf["nodes"][0]["scale"] = {-1, 1, 1};
    const Mesh mesh = read(gltf);
    const glm::vec3 a = mesh.positions[mesh.indices[0]], b = mesh.positions[mesh.indices[1]],
                    c = mesh.positions[mesh.indices[2]];
    EXPECT_GT(glm::cross(b - a, c - a).z, 0);
}

TEST(Gltf, ReadsAMatrix) {
    json gltf = square();
    gltf["nodes"][0]["matrix"] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 5, 0, 1};
    EXPECT_FLOAT_EQ(read(gltf).positions[0].y, 5);
}

TEST(Gltf, TriangulatesStripsAndFans) {
    for (const int mode : {5, 6}) {
        json gltf = square();
        gltf["meshes"][0]["primitives"][0] = {{"attributes", {{"POSITION", 0}}}, {"mode", mode}};
        const Mesh mesh = read(gltf);
        EXPECT_EQ(mesh.triangle_count(), 2u);
        if (mode == 6) {
            for (size_t t = 0; t < 2; ++t) {
                const glm::vec3 a = mesh.positions[mesh.indices[3 * t]], b = mesh.positions[mesh.indices[3 * t + 1]],
                                c = mesh.positions[mesh.indices[3 * t + 2]];
                EXPECT_GT(glm::cross(b - a, c - a).z, 0);
            }
        }
    }
}

TEST(Gltf, ReadsColoursOfEveryKind) {
    struct Case {
        int component;
        const char* type;
        std::string bytes;
    };
    std::string floats, shorts;
    for (int v = 0; v < 4; ++v) {
        for (const float c : {1.f, 0.5f, 0.f}) put(floats, c);
        for (const int c : {65535, 32768, 0, 65535}) put(shorts, static_cast<std::uint16_t>(c));
    }
    std::string bytes;
    for (int v = 0; v < 4; ++v) bytes += std::string("\xFF\x80\x00\xFF", 4);
    for (const Case& one : {Case{5126, "VEC3", floats}, Case{5123, "VEC4", shorts}, Case{5121, "VEC4", bytes}}) {
        json gltf = square();
        gltf["buffers"][0]["byteLength"] = 60 + one.bytes.size();
        gltf["bufferViews"].push_back({{"buffer", 0}, {"byteOffset", 60}, {"byteLength", one.bytes.size()}});
        gltf["accessors"].push_back({{"bufferView", 2},
                                     {"componentType", one.component},
                                     {"normalized", one.component != 5126},
                                     {"count", 4},
                                     {"type", one.type}});
        gltf["meshes"][0]["primitives"][0]["attributes"]["COLOR_0"] = 2;
        EXPECT_EQ(read(gltf, square_bytes() + one.bytes).colours[3], (std::array<std::uint8_t, 4>{255, 128, 0, 255}))
            << one.component;
    }
}

TEST(Gltf, ReadsInterleavedVertices) {
    std::string bytes;
    for (const glm::vec3& p : {glm::vec3(0, 0, 0), glm::vec3(1, 0, 0), glm::vec3(0, 1, 0)}) {
        for (int c = 0; c < 3; ++c) put(bytes, p[c]);
        for (const float c : {0.f, 0.f, -1.f}) put(bytes, c);
    }
    json gltf = square();
    gltf["bufferViews"] = json::parse(R"([{"buffer": 0, "byteLength": 72, "byteStride": 24}])");
    gltf["accessors"] = json::parse(R"([{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"},
                                        {"bufferView": 0, "byteOffset": 12, "componentType": 5126, "count": 3, "type": "VEC3"}])");
    gltf["meshes"][0]["primitives"][0] = json::parse(R"({"attributes": {"POSITION": 0, "NORMAL": 1}})");
    gltf["buffers"][0]["byteLength"] = 72;
    const Mesh mesh = read(gltf, bytes);
    EXPECT_EQ(mesh.positions[2], glm::vec3(0, 1, 0));
    EXPECT_EQ(mesh.normals[0], glm::vec3(0, 0, -1)) << "the file's own normals are kept";
}

TEST(Gltf, ReadsABufferBesideTheFileAndInADataUri) {
    const Folder folder;
    folder.write("square data.bin", square_bytes());
    json gltf = square();
    gltf["buffers"][0]["uri"] = "square%20data.bin";
    EXPECT_EQ(body::read_gltf(folder.write("a.gltf", gltf.dump())).triangle_count(), 2u);
    gltf["buffers"][0]["uri"] =
        "data:application/"
        "gltf-buffer;base64,AAAAAAAAAAAAAAAAAACAPwAAAAAAAAAAAACAPwAAgD8AAAAAAAAAAAAAgD8AAAAAAAABAAIAAAACAAMA";
    EXPECT_EQ(body::read_gltf(folder.write("b.gltf", gltf.dump())).positions[2], glm::vec3(1, 1, 0));
}

TEST(Gltf, IgnoresTexturesAndUnknownExtensionsThatAreNotRequired) {
    json gltf = square();
    gltf["images"] = json::parse(R"([{"uri": "no-such-picture.png"}])");
    gltf["extensionsUsed"] = {"VENDOR_strange"};
    gltf["extensionsRequired"] = {"KHR_materials_unlit"};
    gltf["nodes"][0]["extras"] = {{"anything", 1}};
    EXPECT_EQ(read(gltf).triangle_count(), 2u);
}

TEST(Gltf, DropsTrianglesWithoutArea) {
    std::string bytes = square_bytes();
    // The second triangle's last index becomes its first.
    bytes.replace(58, 2, std::string("\0\0", 2));
    EXPECT_EQ(read(square(), bytes).triangle_count(), 1u);
}

TEST(Gltf, AveragesNormalsByAngle) {
    // A fold: two triangles at right angles share an edge; the shared corners lean half way.
    Mesh mesh;
    mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, -1}};
    mesh.indices = {0, 1, 2, 0, 3, 1};
    body::clean(mesh);
    EXPECT_NEAR(mesh.normals[0].z, std::sqrt(0.5f), 1e-5);
    EXPECT_NEAR(glm::length(mesh.normals[1]), 1, 1e-6);
    for (const glm::vec3& n : mesh.normals) EXPECT_TRUE(std::isfinite(n.x + n.y + n.z));
}

}  // namespace
}  // namespace jingluo::test
