// Bodies of other shapes in the program, mixed from the shipped figure.
#include "app/bodies.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/load.h"
#include "app/run_program.h"
#include "support/temp_folder.h"

namespace jingluo::app::test {
namespace {

namespace fs = std::filesystem;
using Kind = scene::BodyChoice::Kind;

/// The folder of the shipped data.
const fs::path& data() {
    static const fs::path folder = JINGLUO_SOURCE_DIR;
    return folder;
}

class OtherBodies : public testing::Test {
  protected:
    OtherBodies() { ::setenv("JINGLUO_DATA", data().c_str(), 1); }
    ~OtherBodies() override { ::unsetenv("JINGLUO_DATA"); }
    jingluo::test::TempFolder home;
};

TEST_F(OtherBodies, MoveIntoThePlaceOfTheOneShown) {
    Loaded loaded(data() / "points", {}, {});
    const scene::World world = loaded.world();
    EXPECT_EQ(loaded.choice().kind, Kind::female);
    EXPECT_NEAR(loaded.choice().shape.stature_m, 1.68, 0.001) << "as tall as the published woman";
    const size_t placed = world.placements.points.size(), curves = world.curves.size();
    const glm::dvec3 before = world.placements.points.front().place;
    const std::uint64_t revision = world.body.revision;

    loaded.show({Kind::shaped, {0.3, 1.9, 0.5}});
    EXPECT_NE(world.body.revision, revision);
    EXPECT_EQ(loaded.choice().shape, (body::Shape{0.3, 1.9, 0.5}));
    EXPECT_EQ(world.placements.points.size(), placed);
    EXPECT_EQ(world.curves.size(), curves);
    EXPECT_GT(glm::length(world.placements.points.front().place - before), 0.01);
    for (const locate::PlacedPoint& point : world.placements.points) {
        const auto hit = world.body.surface->nearest(point.place);
        EXPECT_LT(hit->distance, 1e-6) << point.id.code;
    }

    loaded.show({Kind::female, {}});
    EXPECT_EQ(world.placements.points.front().place, before) << "the same woman again";
}

TEST_F(OtherBodies, AreFoundTheSameEachTime) {
    Loaded one(data() / "points", {}, {Kind::shaped, {0.3, 1.9, 0.5}});
    Loaded other(data() / "points", {}, {});
    other.show({Kind::shaped, {1, 1.5, -1}});
    other.show({Kind::shaped, {0.3, 1.9, 0.5}});
    ASSERT_EQ(one.placements().points.size(), other.placements().points.size());
    for (size_t i = 0; i < one.placements().points.size(); ++i)
        EXPECT_EQ(one.placements().points[i].place, other.placements().points[i].place);
    ASSERT_EQ(one.world().curves.size(), other.world().curves.size());
    for (size_t i = 0; i < one.world().curves.size(); ++i)
        EXPECT_EQ(one.world().curves[i].places, other.world().curves[i].places);
}

TEST_F(OtherBodies, ThatCannotBeMadeLeaveTheOneShown) {
    Loaded loaded(data() / "points", {}, {});
    const std::uint64_t revision = loaded.body().revision;
    EXPECT_THROW(loaded.show({Kind::file, {}}), base::BadInput);
    EXPECT_EQ(loaded.body().revision, revision);
    EXPECT_EQ(loaded.choice().kind, Kind::female);
}

TEST_F(OtherBodies, TheManIsOfTheFigureWhereHeIsNotPublished) {
    const fs::path bodies_here = home / "assets" / "bodies";
    fs::create_directories(bodies_here);
    fs::create_directory_symlink(data() / "points", home / "points");
    for (const char* name : {"female.glb", "female.landmarks.json", "figure.glb", "figure.landmarks.json"}) {
        fs::copy_file(data() / "assets" / "bodies" / name, bodies_here / name);
    }
    ::setenv("JINGLUO_DATA", home.path().c_str(), 1);
    Bodies bodies({});
    const body::Body man = bodies.make({Kind::male, {}});
    ASSERT_TRUE(man.shape);
    EXPECT_EQ(*man.shape, (body::Shape{1, 1.76, 0}));
    EXPECT_EQ(man.name, "male");
}

TEST_F(OtherBodies, AreAskedForOnTheCommandLine) {
    const std::map<std::string, std::string> environment{{"JINGLUO_DATA", data().string()}};
    const auto heel_to_point = [&](std::vector<std::string> more) {
        std::vector<std::string> call{"points", "--points", "BL23", "--side", "left", "--format", "json"};
        call.insert(call.end(), more.begin(), more.end());
        const Ran ran = run_program(call, home.path().string(), environment);
        EXPECT_EQ(ran.status, 0) << ran.err;
        return nlohmann::json::parse(ran.out)[0]["place_m"][1].get<double>();
    };
    const double average = heel_to_point({"--build", "0"});
    EXPECT_NEAR(heel_to_point({"--stature", "1.40"}) / average, 1.40 / 1.63, 0.02);
    EXPECT_NEAR(heel_to_point({"--sex", "0.5", "--build", "0.2"}) / average, 1.695 / 1.63, 0.02);
    const Ran picture = run_program({"render", "-o", (home / "a.png").string(), "--size", "64x64", "--stature", "1.9"},
                                    home.path().string(), environment);
    EXPECT_EQ(picture.status, 0) << picture.err;
    const Ran check = run_program({"check", "--sex", "0.2"}, home.path().string(), environment);
    EXPECT_NE(check.out.find("places found on figure"), std::string::npos) << check.out << check.err;
}

TEST_F(OtherBodies, AreWrittenByJingluoBodyAndReadAgain) {
    const std::map<std::string, std::string> environment{{"JINGLUO_DATA", data().string()}};
    const auto call = [&](std::vector<std::string> arguments) {
        return run_program(arguments, home.path().string(), environment, JINGLUO_BODY_PROGRAM);
    };
    const std::string file = (home / "mine.glb").string();
    const Ran made = call({"--sex", "female", "--stature", "1.58", "--build", "0.7", "-o", file});
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_NE(made.out.find("stature 1.580 m"), std::string::npos) << made.out;
    const body::Body body = body::load_body(file);
    EXPECT_TRUE(body.faults.empty());
    const std::string first = home.bytes_of("mine.glb");
    ASSERT_EQ(call({"--stature", "1.58", "--build", "0.7", "-o", file}).status, 0);
    EXPECT_EQ(home.bytes_of("mine.glb"), first) << "the same bytes";
    for (const auto& wrong : std::vector<std::vector<std::string>>{{"-o", file, "--sex", "x"},
                                                                   {"-o", file, "--stature", "158"},
                                                                   {"-o", file, "--build", "2"},
                                                                   {"-o", "mine.obj"},
                                                                   {}}) {
        EXPECT_EQ(call(wrong).status, 2);
    }
    EXPECT_EQ(call({"-o", file, "--figure", "missing.glb"}).status, 1);
    EXPECT_EQ(call({"-o", (home / "no" / "mine.glb").string()}).status, 1);
}

}  // namespace
}  // namespace jingluo::app::test
