// Bodies made from a figure: a post of four storeys whose corners are easy to follow.
#include "body/figure.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/fault.h"
#include "body/gltf_files.h"
#include "body/write.h"
#include "support/figure_files.h"

namespace jingluo::body {
namespace {

using test::FigureFiles;
using test::FigureParts;

constexpr std::uint32_t storeys = 4, round = 6;

/// A six-sided post from y = 0.1 to 1.6 with lids; each target moves every vertex by another rule.
FigureParts post() {
    FigureParts out;
    for (std::uint32_t storey = 0; storey <= storeys; ++storey) {
        for (std::uint32_t k = 0; k < round; ++k) {
            const double angle = 2 * 3.14159265358979 * k / round;
            out.positions.push_back({0.2 * std::sin(angle), 0.1 + 1.5 * storey / storeys, 0.15 * std::cos(angle)});
            out.female_colours.push_back({200, 100, 50, 255});
            out.male_colours.push_back({100, 101, 50, 255});
        }
    }
    out.positions.push_back({0, 0.1f, 0});
    out.positions.push_back({0, 1.6f, 0});
    out.female_colours.resize(out.positions.size(), {255, 255, 255, 255});
    out.male_colours.resize(out.positions.size(), {0, 0, 0, 255});
    for (std::uint32_t k = 0; k < round; ++k) {
        const std::uint32_t next = (k + 1) % round;
        for (std::uint32_t storey = 0; storey < storeys; ++storey) {
            const std::uint32_t a = storey * round + k, b = storey * round + next;
            for (const std::uint32_t i : {a, b, b + round, a, b + round, a + round}) out.indices.push_back(i);
        }
        for (const std::uint32_t i : {next, k, storeys * round + round}) out.indices.push_back(i);
        for (const std::uint32_t i : {storeys * round + k, storeys * round + next, storeys * round + round + 1})
            out.indices.push_back(i);
    }
    float by = 0.01f;
    for (const char* name : Figure::target_names) {
        std::vector<glm::vec3> delta;
        for (const glm::vec3& p : out.positions) delta.push_back({p.x * by, p.y * by * 0.5f, p.z * by * 2});
        out.targets.emplace_back(name, delta);
        by += 0.02f;
    }
    for (std::uint32_t t = 0; t + 2 < out.indices.size(); t += 3) {
        out.landmarks["place_" + std::to_string(t / 3)] = {{out.indices[t], out.indices[t + 1], out.indices[t + 2]},
                                                           {0.5, 0.3, 0.2}};
    }
    out.lines["line.l"] = {{{0, 1, 7}, {0.2, 0.2, 0.6}}, {{0, 1, 7}, {1, 0, 0}}};
    PartFrame female, male;
    female.at = {0.02, 0.9, 0};
    male.at = {0.02, 1.1, 0.01};
    male.proximal = glm::normalize(glm::dvec3(0.1, 1, 0));
    male.anterior = glm::normalize(glm::dvec3(0, 0.05, 1));
    out.parts["trunk"] = {female, male};
    return out;
}

class Figures : public testing::Test {
  protected:
    Figure read(const FigureFiles& files) const { return Figure::read(files.write(folder.path)); }
    Figure read() const { return read(test::files_of(post())); }
    std::string complaint(const FigureFiles& files) const {
        try {
            read(files);
        } catch (const base::BadInput& bad) {
            return bad.what();
        }
        return "none";
    }
    test::Folder folder;
};

double height(const Mesh& mesh) {
    float low = 1e9f, high = -1e9f;
    for (const glm::vec3& p : mesh.positions) low = std::min(low, p.y), high = std::max(high, p.y);
    EXPECT_EQ(low, 0.f);
    return static_cast<double>(high);
}

const std::vector<Shape> some_shapes{{0, 0, 0},     {1, 0, 0},        {0, 1.40, -1},      {1, 2.10, 1},
                                     {0.5, 1.7, 0}, {0.3, 1.58, 0.7}, {0.8, 1.95, -0.35}, {0, 1.63, 0.01}};

TEST_F(Figures, StandOnTheFloorAndHaveExactlyTheirStature) {
    const Figure figure = read();
    for (const Shape& shape : some_shapes) {
        const Figure::Form form = figure.form(shape);
        const double stature = shape.stature_m > 0 ? shape.stature_m : figure.average_stature_m(shape.sex);
        EXPECT_NEAR(height(form.mesh), stature, 2e-7);
        EXPECT_EQ(form.shape.stature_m, stature);
    }
    EXPECT_DOUBLE_EQ(figure.form({0, 0, 0}).shape.stature_m, 1.63);
    EXPECT_DOUBLE_EQ(figure.form({1, 0, 0}).shape.stature_m, 1.76);
    EXPECT_DOUBLE_EQ(figure.form({0.5, 0, 0}).shape.stature_m, 1.695);
}

TEST_F(Figures, BlendTheirTargetsBySexBuildAndStature) {
    const FigureParts parts = post();
    const Figure figure = read();
    const auto delta = [&](const char* name, size_t v) {
        for (const auto& [is, list] : parts.targets) {
            if (is == name) return glm::dvec3(list[v]);
        }
        return glm::dvec3(0);
    };
    for (const Shape& shape : some_shapes) {
        const Figure::Form form = figure.form(shape);
        const double s = shape.sex, b = shape.build, m = 1.63 + s * 0.13, stature = form.shape.stature_m;
        const double t = stature < m ? (stature - m) / (m - 1.40) : (stature - m) / (2.10 - m);
        std::vector<glm::dvec3> blended;
        double low = 1e9, high = -1e9;
        for (size_t v = 0; v < parts.positions.size(); ++v) {
            blended.push_back(glm::dvec3(parts.positions[v]) + s * delta("male", v) +
                              (1 - s) * (b < 0 ? -b * delta("female_lean", v) : b * delta("female_heavy", v)) +
                              s * (b < 0 ? -b * delta("male_lean", v) : b * delta("male_heavy", v)) +
                              (1 - s) * (t < 0 ? -t * delta("female_short", v) : t * delta("female_tall", v)) +
                              s * (t < 0 ? -t * delta("male_short", v) : t * delta("male_tall", v)));
            low = std::min(low, blended.back().y);
            high = std::max(high, blended.back().y);
        }
        for (size_t v = 0; v < blended.size(); ++v) {
            const glm::dvec3 wanted = (blended[v] - glm::dvec3(0, low, 0)) * (stature / (high - low));
            EXPECT_LT(glm::length(wanted - glm::dvec3(form.mesh.positions[v])), 1e-6) << v;
        }
        EXPECT_EQ(form.mesh.indices, parts.indices) << "the same triangles in every shape";
    }
}

TEST_F(Figures, CarryTheirLandmarksOnTheSkin) {
    const Figure figure = read();
    for (const Shape& shape : some_shapes) {
        const Body body = figure.make(shape, "figure");
        ASSERT_EQ(body.marks.landmarks.size(), post().landmarks.size());
        for (const auto& [name, place] : body.marks.landmarks) {
            const auto hit = body.surface->nearest(place);
            ASSERT_TRUE(hit);
            EXPECT_LT(hit->distance, 1e-9) << name;
        }
        ASSERT_EQ(body.marks.lines.at("line.l").size(), 2u);
        EXPECT_LT(body.surface->nearest(body.marks.lines.at("line.l")[0])->distance, 1e-9);
        ASSERT_TRUE(body.shape);
        EXPECT_EQ(body.shape->build, shape.build);
    }
}

TEST_F(Figures, TurnTheirPartsWithTheSexAndKeepThemAtRightAngles) {
    const Figure figure = read();
    for (const Shape& shape : some_shapes) {
        const PartFrame frame = figure.form(shape).marks.parts.at("trunk");
        EXPECT_NEAR(glm::length(frame.proximal), 1, 1e-12);
        EXPECT_NEAR(glm::length(frame.anterior), 1, 1e-12);
        EXPECT_NEAR(glm::dot(frame.proximal, frame.anterior), 0, 1e-12);
    }
    const double to_scale = 1.63 / 1.5;
    EXPECT_NEAR(figure.form({0, 1.63, 0}).marks.parts.at("trunk").at.y, (0.9 - 0.1) * to_scale, 1e-6);
    EXPECT_GT(figure.form({1, 0, 0}).marks.parts.at("trunk").proximal.x, 0.09);
}

TEST_F(Figures, MixColoursAndMakeNormals) {
    const Figure figure = read();
    EXPECT_EQ(figure.form({0, 0, 0}).mesh.colours[0], (std::array<std::uint8_t, 4>{200, 100, 50, 255}));
    EXPECT_EQ(figure.form({1, 0, 0}).mesh.colours[0], (std::array<std::uint8_t, 4>{100, 101, 50, 255}));
    EXPECT_EQ(figure.form({0.5, 0, 0}).mesh.colours[0], (std::array<std::uint8_t, 4>{150, 101, 50, 255}));
    const Mesh mesh = figure.form({0.5, 0, 0}).mesh;
    for (size_t v = 0; v < mesh.positions.size(); ++v) {
        EXPECT_NEAR(glm::length(mesh.normals[v]), 1, 1e-5);
        const glm::vec3 from_axis(mesh.positions[v].x, 0, mesh.positions[v].z);
        if (glm::length(from_axis) > 0.01f) {
            EXPECT_GT(glm::dot(mesh.normals[v], from_axis), 0) << v;
        }
    }
    FigureParts plain = post();
    plain.male_colours.clear();
    EXPECT_EQ(read(test::files_of(plain)).form({1, 0, 0}).mesh.colours[0][0], 200) << "the man takes the woman's";
}

TEST_F(Figures, GiveTheSameBytesForTheSameShape) {
    const Figure one = read(), other = read();
    for (const Shape& shape : some_shapes)
        EXPECT_EQ(binary_gltf(one.form(shape).mesh, "a"), binary_gltf(other.form(shape).mesh, "a"));
}

TEST_F(Figures, TakeWhatIsOutOfRangeAsTheNearestAllowed) {
    const Figure figure = read();
    const double nan = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity();
    EXPECT_EQ(figure.form({-3, 0.2, -9}).shape, (Shape{0, 1.40, -1}));
    EXPECT_EQ(figure.form({7, 20, 9}).shape, (Shape{1, 2.10, 1}));
    EXPECT_EQ(figure.form({nan, nan, endless}).shape, (Shape{0, 1.63, 0}));
}

TEST_F(Figures, DoWithoutMissingTargetsAndSayWhichTheyDoNotKnow) {
    FigureParts parts = post();
    parts.targets.resize(1);
    parts.targets.emplace_back("female_heavi", parts.targets[0].second);
    const Figure figure = read(test::files_of(parts));
    ASSERT_EQ(figure.faults().size(), 1u);
    EXPECT_NE(figure.faults()[0].what.find("did you mean 'female_heavy'"), std::string::npos);
    EXPECT_EQ(figure.form({0, 1.63, 1}).mesh.positions, figure.form({0, 1.63, 0}).mesh.positions);
    parts.targets.clear();
    FigureFiles none = test::files_of(parts);
    none.gltf["meshes"][0].erase("extras");
    EXPECT_EQ(read(none).form({1, 1.7, 1}).mesh.positions, read(none).form({0, 1.7, 0}).mesh.positions);
}

TEST_F(Figures, AreReadAgainAsBodiesOnceWritten) {
    const Figure::Form form = read().form({0.3, 1.58, 0.7});
    const std::string glb = binary_gltf(form.mesh, "mine \"x\"");
    folder.write("mine \"x\".landmarks.json", landmarks_text(form.marks, "mine \"x\"", glb));
    const Body body = load_body(folder.write("mine \"x\".glb", glb));
    EXPECT_TRUE(body.faults.empty());
    EXPECT_EQ(body.mesh.positions, form.mesh.positions);
    EXPECT_EQ(body.mesh.indices, form.mesh.indices);
    EXPECT_EQ(body.mesh.colours, form.mesh.colours);
    ASSERT_EQ(body.marks.landmarks.size(), form.marks.landmarks.size());
    for (const auto& [name, place] : form.marks.landmarks)
        EXPECT_LT(glm::length(place - body.marks.landmarks.at(name)), 2e-6);
    EXPECT_EQ(body.marks.parts.count("trunk"), 1u);
}

TEST_F(Figures, RefuseFilesThatAreSpoilt) {
    const FigureFiles good = test::files_of(post());
    EXPECT_EQ(complaint(good), "none");
    const auto spoilt = [&](const std::function<void(FigureFiles&)>& spoil) {
        FigureFiles files = good;
        spoil(files);
        return complaint(files);
    };
    const auto has = [](const std::string& text, const std::string& words) {
        EXPECT_NE(text.find(words), std::string::npos) << text;
    };
    auto& mesh = good.gltf["meshes"][0];
    ASSERT_TRUE(mesh["primitives"][0].contains("targets"));
    has(spoilt([](auto& f) { f.marks["glb_xxh3"] = "0"; }), "are not those of this mesh");
    has(spoilt([](auto& f) { f.marks["format"] = "jingluo-landmarks-1"; }), "jingluo-figure-1");
    has(spoilt([](auto& f) { f.marks = nlohmann::json::array(); }), "no JSON object");
    has(spoilt([](auto& f) { f.marks["landmarks"]["place_0"]["triangle"][1] = 4000; }), "names no vertex");
    has(spoilt([](auto& f) { f.marks["landmarks"]["place_0"]["triangle"] = {0, 3, 30}; }), "no triangle of the mesh");
    has(spoilt([](auto& f) { f.marks["landmarks"]["place_0"]["weights"] = {0.5, 0.2, 0.2}; }), "sum");
    has(spoilt([](auto& f) { f.marks["landmarks"]["place_0"]["weights"] = {2, -1, 0}; }), "from 0 to 1");
    has(spoilt([](auto& f) { f.marks["lines"]["line.l"] = 5; }), "at least two places");
    has(spoilt([](auto& f) { f.marks["parts"]["trunk"].erase("male"); }), "no frame for 'male'");
    has(spoilt([](auto& f) { f.marks["parts"]["trunk"]["male"]["proximal"] = {0, 3, 0}; }), "unit vectors");
    has(spoilt([](auto& f) { f.marks.erase("parts"); }), "/parts");
    has(spoilt([](auto& f) { f.marks["ranges"]["stature_m"] = {1, 3}; }), "/ranges/stature_m");
    has(spoilt([](auto& f) { f.marks["stature_of"]["male"] = "tall"; }), "/stature_of/male");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["extras"]["targetNames"].push_back("x"); }), "names 10 morph targets");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["extras"]["targetNames"][1] = "male"; }), "second time");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["extras"]["targetNames"] = 3; }), "targetNames");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["primitives"][0]["targets"][0] = 7; }), "/targets/0");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["primitives"][0]["targets"][0]["POSITION"] = 999; }), "POSITION");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["primitives"][0]["targets"][0]["POSITION"] = 1; }), "VEC3 of floats");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["primitives"][0]["attributes"]["COLOR_1"] = 0; }), "COLOR_1");
    has(spoilt([](auto& f) { f.gltf["nodes"][0]["translation"] = {0, 1, 0}; }), "move the mesh");
    has(spoilt([](auto& f) { f.gltf["meshes"].push_back(f.gltf["meshes"][0]); }), "not one mesh");
    has(spoilt([](auto& f) { f.gltf["meshes"][0]["primitives"][0].erase("indices"); }), "no indices");
    has(spoilt([](auto& f) { f.gltf["accessors"][4]["count"] = 3; }), "moves 3 vertices");
    has(spoilt([](auto& f) {
            const float nan = std::numeric_limits<float>::quiet_NaN();
            std::memcpy(f.binary.data() + f.binary.size() - 8, &nan, 4);
        }),
        "not finite");
    has(spoilt([](auto& f) {
            const std::uint32_t far = 4000;
            const size_t at = f.gltf["bufferViews"][3]["byteOffset"];
            std::memcpy(f.binary.data() + at, &far, 4);
        }),
        "only 32 vertices");
}

TEST_F(Figures, NeverBreakOnACutFile) {
    const std::string glb = test::files_of(post()).glb();
    for (size_t length = 0; length < glb.size(); length += 61) {
        FigureFiles files = test::files_of(post());
        files.write(folder.path);
        folder.write("figure.glb", glb.substr(0, length));
        EXPECT_THROW(Figure::read(folder.path / "figure.glb"), base::BadInput) << length;
    }
    const std::string text = test::files_of(post()).marks.dump();
    for (size_t length = 0; length < text.size(); length += 97) {
        folder.write("figure.glb", glb);
        folder.write("figure.landmarks.json", text.substr(0, length));
        EXPECT_THROW(Figure::read(folder.path / "figure.glb"), base::BadInput) << length;
    }
    std::filesystem::remove(folder.path / "figure.landmarks.json");
    EXPECT_THROW(Figure::read(folder.path / "figure.glb"), base::BadInput);
}

TEST(ShapeWords, AreSexesAndPlainNumbersWithinTheirRanges) {
    EXPECT_EQ(sex_named("female"), 0);
    EXPECT_EQ(sex_named("male"), 1);
    EXPECT_EQ(sex_named("0.25"), 0.25);
    for (const char* word : {"", "woman", "-0.1", "1.01", "nan", "0.5x", " 0.5", "inf"})
        EXPECT_FALSE(sex_named(word)) << word;
    EXPECT_EQ(number_within("1.58", 1.40, 2.10), 1.58);
    EXPECT_FALSE(number_within("158", 1.40, 2.10));
    EXPECT_FALSE(number_within("1,58", 1.40, 2.10));
}

}  // namespace
}  // namespace jingluo::body
