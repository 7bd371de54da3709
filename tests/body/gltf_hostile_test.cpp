// Broken and hostile glTF files: each is refused with a message that names the place, and none crashes.
#include <functional>

#include "base/fault.h"
#include "body/body.h"
#include "body/gltf_files.h"

namespace jingluo::test {
namespace {

/// What the reader says about a file: all faults, or nothing when it takes the file.
std::string said(const fs::path& file) {
    try {
        body::read_gltf(file);
        return "";
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
}

struct Change {
    const char* name;
    std::function<void(json&)> make;
    const char* said;  // what the message must contain
};

class Hostile : public testing::TestWithParam<Change> {};

TEST_P(Hostile, IsRefusedByName) {
    const Folder folder;
    json gltf = square();
    GetParam().make(gltf);
    const std::string message = said(folder.write("bad.glb", glb(gltf.dump(), square_bytes())));
    EXPECT_NE(message.find("bad.glb"), std::string::npos) << "names the file: " << message;
    EXPECT_NE(message.find(GetParam().said), std::string::npos) << message;
}

const Change changes[] = {
    {"NoAsset", [](json& g) { g.erase("asset"); }, "/asset"},
    {"OldVersion", [](json& g) { g["asset"]["version"] = "1.0"; }, "/asset/version"},
    {"VersionIsNumber", [](json& g) { g["asset"]["version"] = 2; }, "/asset/version"},
    {"AccessorsNoList", [](json& g) { g["accessors"] = 3; }, "/accessors"},
    {"AccessorIsString", [](json& g) { g["accessors"][0] = "no"; }, "/accessors/0"},
    {"NegativeCount", [](json& g) { g["accessors"][0]["count"] = -1; }, "/accessors/0/count"},
    {"FractionalCount", [](json& g) { g["accessors"][0]["count"] = 3.5; }, "/accessors/0/count"},
    {"ZeroCount", [](json& g) { g["accessors"][0]["count"] = 0; }, "/accessors/0/count"},
    {"HugeCount", [](json& g) { g["accessors"][0]["count"] = 4000000000000000000; }, "/accessors/0/count"},
    {"CountBeyondView", [](json& g) { g["accessors"][0]["count"] = 5; }, "/accessors/0"},
    {"CountBeyondMemory", [](json& g) { g["accessors"][0]["count"] = 2000000000; }, "/accessors/0"},
    {"UnknownComponent", [](json& g) { g["accessors"][0]["componentType"] = 5124; }, "/accessors/0/componentType"},
    {"PositionsAreIndices", [](json& g) { g["meshes"][0]["primitives"][0]["attributes"]["POSITION"] = 1; }, "VEC3"},
    {"IndicesAreFloats", [](json& g) { g["meshes"][0]["primitives"][0]["indices"] = 0; }, "SCALAR"},
    {"UnknownType", [](json& g) { g["accessors"][0]["type"] = "VEC9"; }, "/accessors/0/type"},
    {"Sparse",
     [](json& g) {
         g["accessors"][0]["sparse"] = {{"count", 1}};
     },
     "sparse"},
    {"NoView", [](json& g) { g["accessors"][0].erase("bufferView"); }, "/accessors/0"},
    {"ViewOutOfRange", [](json& g) { g["accessors"][0]["bufferView"] = 7; }, "/accessors/0/bufferView"},
    {"AccessorOffset", [](json& g) { g["accessors"][0]["byteOffset"] = 4; }, "/accessors/0"},
    {"Misaligned", [](json& g) { g["accessors"][0]["byteOffset"] = 2; }, "aligned"},
    {"ViewBeyondBuffer", [](json& g) { g["bufferViews"][1]["byteLength"] = 1000; }, "/accessors/1"},
    {"ViewOffsetBeyondBuffer", [](json& g) { g["bufferViews"][0]["byteOffset"] = 2000000000; }, "/accessors/0"},
    {"BufferOutOfRange", [](json& g) { g["bufferViews"][0]["buffer"] = 1; }, "/bufferViews/0/buffer"},
    {"StrideTooSmall", [](json& g) { g["bufferViews"][0]["byteStride"] = 4; }, "byteStride"},
    {"StrideTooLarge", [](json& g) { g["bufferViews"][0]["byteStride"] = 100000; }, "/bufferViews/0/byteStride"},
    {"BufferLongerThanFile", [](json& g) { g["buffers"][0]["byteLength"] = 100000; }, "bad.glb"},
    {"BufferOfNothing", [](json& g) { g["buffers"][0]["byteLength"] = 0; }, "/buffers/0/byteLength"},
    {"SecondBufferWithoutUri",
     [](json& g) {
         g["buffers"].push_back({{"byteLength", 4}});
     },
     "/buffers/1"},
    {"NodeCycle", [](json& g) { g["nodes"] = json::parse(R"([{"mesh": 0, "children": [1]}, {"children": [0]}])"); },
     "cycle"},
    {"NodeIsItsOwnChild", [](json& g) { g["nodes"][0]["children"] = {0}; }, "/nodes/0"},
    {"TwoParents", [](json& g) { g["nodes"] = json::parse(R"([{"children": [2]}, {"children": [2]}, {"mesh": 0}])"); },
     "two parents"},
    {"ChildOutOfRange", [](json& g) { g["nodes"][0]["children"] = {9}; }, "/nodes/0/children/0"},
    {"MeshOutOfRange", [](json& g) { g["nodes"][0]["mesh"] = 1; }, "/nodes/0/mesh"},
    {"SceneOutOfRange", [](json& g) { g["scene"] = 4; }, "/scene"},
    {"SceneNodeOutOfRange", [](json& g) { g["scenes"][0]["nodes"] = {3}; }, "/scenes/0/nodes/0"},
    {"ShortMatrix",
     [](json& g) {
         g["nodes"][0]["matrix"] = {1, 0};
     },
     "/nodes/0/matrix"},
    {"MatrixOfWords",
     [](json& g) {
         g["nodes"][0]["translation"] = {"a", "b", "c"};
     },
     "/nodes/0/translation"},
    {"HugeTranslation",
     [](json& g) {
         g["nodes"][0]["translation"] = {1e300, 0, 0};
     },
     "/nodes/0/translation"},
    {"FarAway",
     [](json& g) {
         g["nodes"][0]["translation"] = {5e5, 0, 0};
     },
     "100000 units"},
    {"NoPrimitives", [](json& g) { g["meshes"][0]["primitives"] = json::array(); }, "/meshes/0/primitives"},
    {"NoPosition", [](json& g) { g["meshes"][0]["primitives"][0]["attributes"].erase("POSITION"); }, "POSITION"},
    {"UnknownMode", [](json& g) { g["meshes"][0]["primitives"][0]["mode"] = 9; }, "/meshes/0/primitives/0/mode"},
    {"OnlyLines", [](json& g) { g["meshes"][0]["primitives"][0]["mode"] = 1; }, "no triangles"},
    {"NotThreeCorners", [](json& g) { g["accessors"][1]["count"] = 5; }, "multiple of three"},
    {"EmptyScene", [](json& g) { g["scenes"][0]["nodes"] = json::array(); }, "no triangles"},
    {"Draco", [](json& g) { g["extensionsRequired"] = {"KHR_draco_mesh_compression"}; }, "KHR_draco_mesh_compression"},
    {"NormalCountDiffers",
     [](json& g) {
         g["accessors"].push_back({{"bufferView", 0}, {"componentType", 5126}, {"count", 3}, {"type", "VEC3"}});
         g["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] = 2;
     },
     "NORMAL"},
    {"AbsolutePath", [](json& g) { g["buffers"][0]["uri"] = "/etc/passwd"; }, "absolute"},
    {"ParentPath", [](json& g) { g["buffers"][0]["uri"] = "../secret.bin"; }, "out of the folder"},
    {"EncodedParentPath", [](json& g) { g["buffers"][0]["uri"] = "%2e%2e/secret.bin"; }, "out of the folder"},
    {"Url", [](json& g) { g["buffers"][0]["uri"] = "http://example.org/a.bin"; }, "no relative path"},
    {"MissingBufferFile", [](json& g) { g["buffers"][0]["uri"] = "nothing.bin"; }, "/buffers/0/uri"},
    {"ShellInPath", [](json& g) { g["buffers"][0]["uri"] = "$(touch x)"; }, "/buffers/0/uri"},
    {"DataUriWithoutBase64", [](json& g) { g["buffers"][0]["uri"] = "data:text/plain,hello"; }, "base64"},
    {"DataUriTooShort", [](json& g) { g["buffers"][0]["uri"] = "data:application/octet-stream;base64,AAAA"; },
     "bad.glb"},
};

INSTANTIATE_TEST_SUITE_P(Gltf, Hostile, testing::ValuesIn(changes),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(HostileGltf, IndexOutOfRangeIsNamed) {
    const Folder folder;
    std::string bytes = square_bytes();
    bytes[58] = 4;
    const std::string message = said(folder.write("a.glb", glb(square().dump(), bytes)));
    EXPECT_NE(message.find("index 5 is 4"), std::string::npos) << message;
}

TEST(HostileGltf, PositionsMustBeFinite) {
    const Folder folder;
    for (const float value : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1e30f}) {
        std::string bytes = square_bytes();
        std::memcpy(bytes.data() + 16, &value, 4);
        const std::string message = said(folder.write("a.glb", glb(square().dump(), bytes)));
        EXPECT_NE(message.find("position 1"), std::string::npos) << message;
    }
}

TEST(HostileGltf, EveryTruncationIsRefused) {
    const Folder folder;
    const std::string whole = glb(square().dump(), square_bytes());
    for (size_t length = 0; length < whole.size(); ++length) {
        EXPECT_NE(said(folder.write("cut.glb", whole.substr(0, length))), "") << "cut to " << length << " bytes";
    }
}

TEST(HostileGltf, EveryFlippedByteIsReadOrRefused) {
    const Folder folder;
    const std::string whole = glb(square().dump(), square_bytes());
    for (size_t at = 0; at < whole.size(); ++at) {
        for (const char flip : {'\x01', '\x80', '\xFF'}) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            said(folder.write("flip.glb", bytes));  // must not crash; the sanitizers watch
        }
    }
}

TEST(HostileGltf, FilesThatAreNoGltf) {
    const Folder folder;
    for (const std::string& bytes :
         {std::string(), std::string("   "), std::string("hello"), std::string("{"), std::string("[]"),
          std::string("null"), std::string("{\"asset\":"), std::string("glTF"), std::string("glTF\1\0\0\0\0\0\0\0", 12),
          std::string(100000, '['), std::string("{\"asset\": 1e999}"),
          std::string("{\"asset\":") + std::string(5000, '[') + std::string(5000, ']') + "}",
          std::string("\xFF\xFE\0{", 4)}) {
        const std::string message = said(folder.write("a.gltf", bytes));
        EXPECT_NE(message.find("a.gltf"), std::string::npos) << bytes.substr(0, 20);
    }
    EXPECT_NE(said(folder.path / "none.glb"), "");
    EXPECT_NE(said(folder.path), "");
}

TEST(HostileGltf, MoreThanFiveMillionTrianglesAreRefused) {
    const Folder folder;
    // A fan of single bytes: five megabytes that ask for five million and one triangles.
    constexpr size_t corners = 5'000'003;
    json gltf = square();
    gltf["buffers"][0]["byteLength"] = 48 + corners;
    gltf["bufferViews"][1]["byteLength"] = corners;
    gltf["accessors"][1] = {{"bufferView", 1}, {"componentType", 5121}, {"count", corners}, {"type", "SCALAR"}};
    gltf["meshes"][0]["primitives"][0]["mode"] = 6;
    const std::string bytes = square_bytes().substr(0, 48) + std::string(corners, '\1');
    EXPECT_NE(said(folder.write("a.glb", glb(gltf.dump(), bytes))).find("five million"), std::string::npos);
}

TEST(HostileGltf, ALinkOutOfTheFolderIsRefused) {
    const Folder folder, elsewhere;
    elsewhere.write("secret.bin", square_bytes());
    fs::create_symlink(elsewhere.path / "secret.bin", folder.path / "link.bin");
    json gltf = square();
    gltf["buffers"][0]["uri"] = "link.bin";
    const std::string message = said(folder.write("a.gltf", gltf.dump()));
    EXPECT_NE(message.find("out of the folder"), std::string::npos) << message;
}

TEST(HostileGltf, RepeatingASceneNodeEndsAtTheLimit) {
    const Folder folder;
    json gltf = square();
    gltf["scenes"][0]["nodes"] = std::vector<int>(200000, 0);
    EXPECT_NE(said(folder.write("a.glb", glb(gltf.dump(), square_bytes()))), "");
}

TEST(HostileGltf, ADeepButSoundTreeIsRefusedNotOverflown) {
    const Folder folder;
    json gltf = square();
    gltf["nodes"] = json::array();
    for (int i = 0; i < 100000; ++i) gltf["nodes"].push_back({{"children", {i + 1}}});
    gltf["nodes"].push_back({{"mesh", 0}});
    EXPECT_NE(said(folder.write("a.glb", glb(gltf.dump(), square_bytes()))), "");
}

}  // namespace
}  // namespace jingluo::test
