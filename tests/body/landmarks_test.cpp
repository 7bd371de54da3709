#include <xxhash.h>

#include "base/fault.h"
#include "body/body.h"
#include "body/gltf_files.h"
#include "body/unit.h"

namespace jingluo::test {
namespace {

json sound() {
    return json::parse(R"({"glb_xxh3": "0123456789abcdef",
        "landmarks": {"umbilicus": {"at": [0, 1, 0.1]}, "patella_apex.l": {"at": [0.1, 0.5, 0.05]}},
        "lines": {"posterior_midline": [[0, 1.4, -0.1], [0, 0.9, -0.1]]},
        "parts": {"trunk": {"at": [0, 1, 0], "proximal": [0, 1, 0], "anterior": [0, 0, 1]}}})");
}

std::string said(const std::string& text) {
    const Folder folder;
    try {
        body::read_landmarks(folder.write("a.landmarks.json", text));
        return "";
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
}

TEST(Landmarks, ReadsWhatIsSaid) {
    const Folder folder;
    const body::Landmarks marks = body::read_landmarks(folder.write("a.landmarks.json", sound().dump()));
    EXPECT_EQ(marks.landmarks.at("umbilicus"), glm::dvec3(0, 1, 0.1));
    EXPECT_EQ(marks.lines.at("posterior_midline").size(), 2u);
    EXPECT_EQ(marks.parts.at("trunk").left(), glm::dvec3(1, 0, 0)) << "the body's own left is +x when it faces +z";
    EXPECT_EQ(marks.glb_hash, "0123456789abcdef");
}

TEST(Landmarks, EveryFaultIsNamed) {
    const std::vector<std::pair<std::string, json>> faults = {
        {"/landmarks/umbilicus/at", json::parse(R"({"at": [0, "x", 0]})")},
        {"/landmarks/umbilicus/at", json::parse(R"({"at": [0, 0]})")},
        {"/landmarks/umbilicus/at", json::parse(R"({"at": [0, null, 0]})")},
        {"/landmarks/umbilicus", json("here")},
        {"/landmarks/umbilicus/at", json::parse(R"({"at": [0, 5e5, 0]})")}};
    for (const auto& [where, value] : faults) {
        json root = sound();
        root["landmarks"]["umbilicus"] = value;
        EXPECT_NE(said(root.dump()).find("/landmarks/umbilicus"), std::string::npos) << where << " " << value;
    }
    json root = sound();
    root["lines"]["posterior_midline"] = json::parse("[[0, 1, 0]]");
    root["parts"]["trunk"]["proximal"] = {0, 3, 0};
    root.erase("glb_xxh3");
    const std::string all = said(root.dump());
    for (const char* where : {"/lines/posterior_midline", "/parts/trunk/proximal", "/glb_xxh3"}) {
        EXPECT_NE(all.find(where), std::string::npos) << "all faults are told, not only the first: " << all;
    }
    root = sound();
    root["parts"]["trunk"]["anterior"] = {0, 1, 0};
    EXPECT_NE(said(root.dump()).find("right angles"), std::string::npos);
}

TEST(Landmarks, BrokenJsonIsNamedByLine) {
    EXPECT_NE(said("{\n \"landmarks\": {,}}").find("line 2"), std::string::npos);
    EXPECT_NE(said(""), "");
    EXPECT_NE(said("[1, 2]"), "");
    EXPECT_NE(said(std::string(100000, '[')), "");
    EXPECT_NE(said("{\"landmarks\": {\"umbilicus\": {\"at\": [1e999, 0, 0]}}}"), "");
    EXPECT_NE(said("{\"a\": \"\xFF\"}"), "");
}

TEST(LoadBody, NeedsItsLandmarksAndComparesTheHash) {
    const Folder folder;
    const std::string bytes = glb(square().dump(), square_bytes());
    const fs::path file = folder.write("someone.glb", bytes);
    try {
        body::load_body(file);
        FAIL() << "a body without landmarks was taken";
    } catch (const base::BadInput& bad) {
        EXPECT_NE(std::string(bad.what()).find("someone.landmarks.json"), std::string::npos) << bad.what();
    }
    json marks = sound();
    folder.write("someone.landmarks.json", marks.dump());
    const body::Body other = body::load_body(file);
    ASSERT_EQ(other.faults.size(), 1u);
    EXPECT_EQ(other.faults[0].where, "/glb_xxh3");

    char hash[17];
    std::snprintf(hash, sizeof hash, "%016llx",
                  static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
    marks["glb_xxh3"] = hash;
    folder.write("someone.landmarks.json", marks.dump());
    const body::Body own = body::load_body(file);
    EXPECT_TRUE(own.faults.empty());
    EXPECT_EQ(own.name, "someone");
    ASSERT_TRUE(own.surface);
    EXPECT_TRUE(own.surface->ray({0.5, 0.4, 1}, {0, 0, -1}).has_value());
}

TEST(UnitOfAFile, IsTakenFromTheSkinWhereThereAreNoLandmarks) {
    const auto of_height = [](float height) {
        body::Mesh mesh;
        mesh.positions = {{0, 0, 0}, {0.3f * height, height, 0}};
        return body::unit_m(mesh, {});
    };
    EXPECT_EQ(of_height(1.7f), 1);
    EXPECT_EQ(of_height(170), 0.01);
    EXPECT_EQ(of_height(1700), 0.001);
    EXPECT_EQ(of_height(0.017f), 100) << "a hundredth of what it was, as some programs write it";
    EXPECT_EQ(of_height(0.18f), 1) << "a hand in metres";
}

}  // namespace
}  // namespace jingluo::test
