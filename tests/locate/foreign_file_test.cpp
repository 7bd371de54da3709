// Our own body as somebody else would have written it: other units, axes and pieces give the same points.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/quaternion.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "atlas/read.h"
#include "base/data_folder.h"
#include "body/body.h"
#include "body/write.h"
#include "locate/solve.h"

namespace jingluo::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// How the body stands in the file. A place of the file is `unit * turn` of the place in metres.
struct Form {
    double units_per_m = 1;
    glm::dmat3 turn{1};
    size_t pieces = 1;    // primitives, each in a node of its own under a common one, all with transforms
    bool narrow = false;  // indices of 16 bits
};

class Binary {
  public:
    template <class T>
    size_t view(const std::vector<T>& values) {
        bytes_.resize((bytes_.size() + 3) / 4 * 4);
        const auto* first = reinterpret_cast<const char*>(values.data());
        views_.push_back({{"buffer", 0}, {"byteOffset", bytes_.size()}, {"byteLength", values.size() * sizeof(T)}});
        bytes_.append(first, values.size() * sizeof(T));
        return views_.size() - 1;
    }
    std::string glb(json gltf) {
        bytes_.resize((bytes_.size() + 3) / 4 * 4);
        gltf["bufferViews"] = views_;
        gltf["buffers"] = {{{"byteLength", bytes_.size()}}};
        std::string text = gltf.dump();
        text.resize((text.size() + 3) / 4 * 4, ' ');
        const auto word = [](size_t value) {
            std::string out;
            for (int k = 0; k < 4; ++k) out += static_cast<char>(value >> (8 * k) & 0xFF);
            return out;
        };
        return "glTF" + word(2) + word(28 + text.size() + bytes_.size()) + word(text.size()) + "JSON" + text +
               word(bytes_.size()) + std::string("BIN\0", 4) + bytes_;
    }

  private:
    std::string bytes_;
    std::vector<json> views_;
};

json numbers(const glm::dvec3& v) {
    return {v.x, v.y, v.z};
}

glm::dmat4 node(json& into, glm::dvec3 move, glm::dvec3 axis, double angle, double size) {
    const glm::dquat turn = glm::angleAxis(angle, glm::normalize(axis));
    into["translation"] = numbers(move);
    into["rotation"] = {turn.x, turn.y, turn.z, turn.w};
    into["scale"] = {size, size, size};
    return glm::translate(glm::dmat4(1), move) * glm::mat4_cast(turn) * glm::scale(glm::dmat4(1), glm::dvec3(size));
}

std::string written(const body::Mesh& mesh, const Form& form) {
    json gltf = {{"asset", {{"version", "2.0"}}}, {"scene", 0}, {"scenes", {{{"nodes", {0}}}}}};
    json top = {{"children", json::array()}};
    const bool moved = form.pieces > 1;
    const glm::dmat4 above = moved ? node(top, {3, -2, 5}, {1, 2, 3}, 0.8, 2.5) : glm::dmat4(1);
    gltf["nodes"] = {top};
    gltf["meshes"] = gltf["accessors"] = json::array();
    Binary binary;
    const size_t triangles = mesh.triangle_count();
    for (size_t piece = 0; piece < form.pieces; ++piece) {
        const size_t first = triangles * piece / form.pieces, last = triangles * (piece + 1) / form.pieces;
        json child = {{"mesh", piece}};
        glm::dmat4 whole = above;
        if (moved)
            whole *= node(child, {0.1 * static_cast<double>(piece), 1, -2}, {3, -1, 1},
                          1.0 + static_cast<double>(piece), 0.2);
        const glm::dmat4 into = glm::inverse(whole);
        std::vector<std::uint32_t> number(mesh.positions.size(), ~0u), indices;
        std::vector<float> places;
        for (size_t c = 3 * first; c < 3 * last; ++c) {
            const std::uint32_t v = mesh.indices[c];
            if (number[v] == ~0u) {
                number[v] = static_cast<std::uint32_t>(places.size() / 3);
                const glm::dvec3 at = form.units_per_m * (form.turn * glm::dvec3(mesh.positions[v]));
                const glm::dvec3 local(into * glm::dvec4(at, 1));
                for (int k = 0; k < 3; ++k) places.push_back(static_cast<float>(local[k]));
            }
            indices.push_back(number[v]);
        }
        const bool narrow = form.narrow && places.size() / 3 < 65536;
        EXPECT_EQ(narrow, form.narrow);
        gltf["accessors"].push_back({{"bufferView", binary.view(places)},
                                     {"componentType", 5126},
                                     {"count", places.size() / 3},
                                     {"type", "VEC3"}});
        gltf["accessors"].push_back(
            {{"bufferView",
              narrow ? binary.view(std::vector<std::uint16_t>(indices.begin(), indices.end())) : binary.view(indices)},
             {"componentType", narrow ? 5123 : 5125},
             {"count", indices.size()},
             {"type", "SCALAR"}});
        gltf["meshes"].push_back(
            {{"primitives", {{{"attributes", {{"POSITION", 2 * piece}}}, {"indices", 2 * piece + 1}}}}});
        gltf["nodes"][0]["children"].push_back(piece + 1);
        gltf["nodes"].push_back(child);
    }
    return binary.glb(gltf);
}

body::Landmarks turned(body::Landmarks marks, const Form& form) {
    const auto move = [&](glm::dvec3& place) { place = form.units_per_m * (form.turn * place); };
    for (auto& [name, place] : marks.landmarks) move(place);
    for (auto& [name, line] : marks.lines) {
        for (glm::dvec3& place : line) move(place);
    }
    for (auto& [name, part] : marks.parts) {
        move(part.at);
        part.proximal = form.turn * part.proximal;
        part.anterior = form.turn * part.anterior;
    }
    return marks;
}

class ForeignFile : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        atlas_ = new atlas::Atlas(atlas::read_atlas(base::data_folder() / "points").atlas);
        own_ = new body::Body(body::load_body(base::data_folder() / "assets" / "bodies" / "female.glb"));
        // Unlike that of another run beside this one.
        folder_ = fs::temp_directory_path() /
                  ("jingluo-foreign-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
        fs::create_directories(folder_);
        as_is_ = new locate::Placements(locate::place_all(*atlas_, loaded(Form{}, own_->marks)));
    }
    static void TearDownTestSuite() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
        delete as_is_;
        delete own_;
        delete atlas_;
    }

    static body::Body loaded(const Form& form, const body::Landmarks& marks) {
        const std::string glb = written(own_->mesh, form);
        std::ofstream(folder_ / "someone.glb", std::ios::binary) << glb;
        std::ofstream(folder_ / "someone.landmarks.json") << body::landmarks_text(turned(marks, form), "someone", glb);
        return body::load_body(folder_ / "someone.glb");
    }

    static void expect_same_points(const Form& form, double unit_m) {
        const body::Body body = loaded(form, own_->marks);
        EXPECT_DOUBLE_EQ(body.unit_m, unit_m);
        EXPECT_EQ(body.notes.size(), unit_m == 1 ? 0u : 1u);
        EXPECT_TRUE(body.faults.empty());
        const locate::Placements found = locate::place_all(*atlas_, body);
        ASSERT_EQ(found.points.size(), as_is_->points.size());
        for (size_t i = 0; i < found.points.size(); ++i) {
            const locate::PlacedPoint &here = found.points[i], &there = as_is_->points[i];
            ASSERT_EQ(here.id, there.id);
            const glm::dvec3 back = glm::transpose(form.turn) * here.place;
            EXPECT_LT(glm::length(back - there.place) * 1e3, 0.2) << here.id.code << " " << here.id.member;
        }
        ASSERT_EQ(found.scales.size(), as_is_->scales.size());
        for (size_t i = 0; i < found.scales.size(); ++i)
            EXPECT_NEAR(found.scales[i].cun_m / as_is_->scales[i].cun_m, 1, 0.001) << found.scales[i].scale;
    }

    static inline atlas::Atlas* atlas_ = nullptr;
    static inline body::Body* own_ = nullptr;
    static inline locate::Placements* as_is_ = nullptr;
    static inline fs::path folder_;
};

const double quarter = std::acos(0.0);

TEST_F(ForeignFile, PlacesSomething) {
    EXPECT_GT(as_is_->points.size(), 600u);
}

TEST_F(ForeignFile, InCentimetresWithZUp) {
    expect_same_points({.units_per_m = 100, .turn = glm::dmat3(glm::rotate(glm::dmat4(1), quarter, {1, 0, 0}))}, 0.01);
}

TEST_F(ForeignFile, InMillimetres) {
    expect_same_points({.units_per_m = 1000}, 0.001);
}

TEST_F(ForeignFile, InPiecesUnderTurnedAndScaledNodesWithNarrowIndices) {
    expect_same_points({.pieces = 4, .narrow = true}, 1);
}

TEST_F(ForeignFile, LyingOnItsBackAskew) {
    const glm::dmat4 lying =
        glm::rotate(glm::dmat4(1), 0.4, {0, 1, 0}) * glm::rotate(glm::dmat4(1), -quarter, {1, 0, 0});
    expect_same_points({.turn = glm::dmat3(lying)}, 1);
}

TEST_F(ForeignFile, WhatLacksALandmarkIsNamedAndNothingElseChanges) {
    const std::set<std::string> without = {"lateral_malleolus_prominence.l", "umbilicus", "olecranon_tip.r"};
    body::Landmarks marks = own_->marks;
    for (const std::string& name : without) ASSERT_EQ(marks.landmarks.erase(name), 1u) << name;
    const locate::Placements found = locate::place_all(*atlas_, loaded({}, marks));
    std::set<std::string> named;
    for (const locate::Unplaced& unplaced : found.unplaced) {
        const auto same = [&](const locate::Unplaced& of_own) { return of_own.why == unplaced.why; };
        if (std::any_of(as_is_->unplaced.begin(), as_is_->unplaced.end(), same)) continue;
        bool says = false;
        for (const std::string& name : without) {
            if (unplaced.why.find("'" + name + "'") == std::string::npos) continue;
            says = true;
            named.insert(name);
        }
        EXPECT_TRUE(says) << unplaced.id.code << ": " << unplaced.why;
    }
    EXPECT_EQ(named, without);
    for (const locate::PlacedPoint& there : as_is_->points) {
        const locate::PlacedPoint* here = found.find(there.id);
        bool needs = false;
        for (const locate::UsedLandmark& used : there.construction.landmarks)
            needs = needs || without.contains(used.name);
        if (needs) {
            EXPECT_EQ(here, nullptr) << there.id.code << " is placed without a landmark that its rule names";
        }
        if (here) {
            EXPECT_EQ(here->place, there.place) << there.id.code;
        }
    }
}

}  // namespace
}  // namespace jingluo::test
