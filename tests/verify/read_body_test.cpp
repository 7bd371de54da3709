// The checker's own reading of a body's files gives what the program's reading gives.
#include "verify/read_body.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "body/body.h"
#include "body/gltf_files.h"

namespace jingluo::test {
namespace {

/// Every triangle's corners, so that neither the order of vertices nor doubled ones matter.
std::vector<glm::vec3> corners(const std::vector<glm::vec3>& places, const std::vector<std::uint32_t>& indices) {
    std::vector<glm::vec3> out;
    for (const std::uint32_t i : indices) out.push_back(places[i]);
    return out;
}

void expect_same(const fs::path& file) {
    const body::Mesh program = body::read_gltf(file);
    const verify::Triangles own = verify::read_triangles(file);
    const auto a = corners(program.positions, program.indices), b = corners(own.places, own.corners);
    ASSERT_EQ(a.size(), b.size());
    for (size_t i = 0; i < a.size(); ++i) ASSERT_LT(glm::length(a[i] - b[i]), 1e-6f) << "corner " << i;
}

TEST(ReadBody, ThePublishedBodiesAreReadAlike) {
    for (const char* name : {"female", "male"}) {
        const std::string stem = std::string(JINGLUO_SOURCE_DIR "/assets/bodies/") + name;
        expect_same(stem + ".glb");
        const body::Landmarks program = body::read_landmarks(stem + ".landmarks.json");
        const verify::Marks own = verify::read_marks(stem + ".landmarks.json");
        EXPECT_EQ(own.landmarks, program.landmarks);
        EXPECT_EQ(own.lines, program.lines);
        ASSERT_EQ(own.parts.size(), program.parts.size());
        for (const auto& [part, frame] : own.parts) {
            EXPECT_LT(glm::length(frame.anterior - program.parts.at(part).anterior), 1e-12) << part;
            EXPECT_LT(glm::length(frame.left() - program.parts.at(part).left()), 1e-12) << part;
        }
    }
}

TEST(ReadBody, NodesTurnMoveScaleAndMirror) {
    const Folder folder;
    for (const char* node :
         {R"({"mesh": 0, "translation": [1, 2, 3]})", R"({"mesh": 0, "rotation": [0.5, 0.5, 0.5, 0.5]})",
          R"({"mesh": 0, "scale": [0.01, 0.02, 0.03], "rotation": [0, 0.7071068, 0, 0.7071068]})",
          R"({"mesh": 0, "scale": [-1, 1, 1]})",
          R"({"mesh": 0, "matrix": [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 4, 5, 6, 1]})"}) {
        json gltf = square();
        gltf["nodes"] =
            json::array({json::parse(node), json::parse(R"({"children": [0], "translation": [0, 10, 0]})")});
        gltf["scenes"][0]["nodes"] = {1};
        expect_same(folder.write("node.glb", glb(gltf.dump(), square_bytes())));
    }
}

TEST(ReadBody, PrimitivesStripsAndFansAndWideIndices) {
    const Folder folder;
    for (const int mode : {4, 5, 6}) {
        json gltf = square();
        auto& primitives = gltf["meshes"][0]["primitives"];
        primitives.push_back({{"attributes", {{"POSITION", 0}}}, {"mode", mode}});
        if (mode == 4) primitives.back()["indices"] = 1;
        expect_same(folder.write("mode.glb", glb(gltf.dump(), square_bytes())));
    }
    json wide = square();
    std::string bytes = square_bytes().substr(0, 48);
    for (const std::uint32_t index : {0u, 1u, 2u, 0u, 2u, 3u}) put(bytes, index);
    wide["accessors"][1]["componentType"] = 5125;
    wide["bufferViews"][1]["byteLength"] = 24;
    wide["buffers"][0]["byteLength"] = 72;
    expect_same(folder.write("wide.glb", glb(wide.dump(), bytes)));
}

TEST(ReadBody, WhatIsUnsoundIsSaid) {
    const Folder folder;
    const auto refused = [&](const json& gltf, const std::string& bytes) {
        const fs::path file = folder.write("bad.glb", glb(gltf.dump(), bytes));
        try {
            verify::read_triangles(file);
            return std::string("read");
        } catch (const base::BadInput& bad) {
            return std::string(bad.what());
        }
    };
    EXPECT_EQ(refused(square(), square_bytes()), "read");
    json far = square();
    far["accessors"][1]["count"] = 600;
    EXPECT_NE(refused(far, square_bytes()).find("past the end"), std::string::npos);
    std::string wrong = square_bytes();
    wrong[48] = 9;
    EXPECT_NE(refused(square(), wrong).find("beyond the positions"), std::string::npos);
    json circle = square();
    circle["nodes"][0]["children"] = {0};
    EXPECT_NE(refused(circle, square_bytes()).find("without end"), std::string::npos);
    json text = square();
    text["nodes"][0]["mesh"] = "the first";
    EXPECT_NE(refused(text, square_bytes()).find("bad.glb"), std::string::npos);
    EXPECT_THROW(verify::read_triangles(folder.write("cut.glb", "glTF")), base::BadInput);
    EXPECT_THROW(verify::read_marks(folder.write("a.json", R"({"landmarks": {"umbilicus": {"at": [0, 1]}}})")),
                 base::BadInput);
    EXPECT_THROW(verify::read_marks(folder.write("b.json", R"({"parts": {"trunk": {"at": [0, 1, 0]}}})")),
                 base::BadInput);
}

}  // namespace
}  // namespace jingluo::test
