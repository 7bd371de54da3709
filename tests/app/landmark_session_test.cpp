// Landmark mode from nothing to all points, as a person goes through it, on a body made from our own figure.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "app/landmark_desk.h"
#include "app/run_program.h"
#include "body/write.h"
#include "render/fonts.h"
#include "scene/landmark_acts.h"
#include "support/temp_folder.h"

namespace jingluo::app::test {
namespace {

namespace fs = std::filesystem;
using Kind = scene::BodyChoice::Kind;

class LandmarkSession : public testing::Test {
  protected:
    LandmarkSession() {
        ::setenv("JINGLUO_DATA", JINGLUO_SOURCE_DIR, 1);
        truth = body::load_body(fs::path(JINGLUO_SOURCE_DIR) / "assets/bodies/male.glb");
        home.put("someone.glb", body::binary_gltf(truth.mesh, "someone"));
        loaded = std::make_unique<Loaded>(points(), home / "someone.glb", scene::BodyChoice{Kind::file, {}}, true);
        state = scene::opening(loaded->world(), {});
    }
    ~LandmarkSession() override { ::unsetenv("JINGLUO_DATA"); }
    static fs::path points() { return fs::path(JINGLUO_SOURCE_DIR) / "points"; }
    void act(const scene::Action& action) { state = scene::apply(std::move(state), action, loaded->world()); }
    void open() {
        desk = std::make_unique<LandmarkDesk>(*loaded, render::find_fonts());
        act(desk->begin());
    }
    const scene::Marks& now() const { return *state.landmarks->now; }

    /// Looks at the true place until it can be seen, and clicks there.
    void click_on_truth(const std::string& name) {
        const glm::dvec3 place = truth.marks.landmarks.at(name);
        for (int turn = 0; turn < 16; ++turn) {
            for (const double pitch : {0.0, 0.6, -0.6}) {
                state.camera.target = place;
                state.camera.yaw = turn * 0.3927;
                state.camera.pitch = pitch;
                state.camera.distance = 0.8;
                const glm::dvec2 pixel = scene::project(state.camera, state.viewport, place).pixel;
                const scene::Ray ray = scene::ray_through(state.camera, state.viewport, pixel);
                const auto hit = truth.surface->ray(ray.origin, ray.direction);
                if (!hit || glm::length(hit->place - place) > 0.002) continue;
                return act(scene::Click{pixel});
            }
        }
        FAIL() << name << " cannot be seen from anywhere";
    }
    void set_telling() {
        for (int i = 0; i < 100 && !now().asked.empty(); ++i) {
            const auto found = now().set.find(now().asked);
            if (found != now().set.end() && found->second.how == scene::HowSet::mirrored) {
                ++accepted;
                act(scene::AcceptLandmark{});
            } else {
                ++clicked;
                click_on_truth(now().asked);
            }
        }
        ASSERT_TRUE(now().asked.empty());
    }
    /// Lets what goes on in the background come to its end, however slow the machine; when nothing goes on any more and
    /// it is not done, it never will be.
    template <class Done>
    void wait_for(Done done) {
        for (bool hope = true; hope && !done();) {
            hope = desk->busy();
            for (const scene::Action& action : desk->follow(state, time_s += 0.1)) act(action);
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        ASSERT_TRUE(done());
    }
    jingluo::test::TempFolder home;
    body::Body truth;
    std::unique_ptr<Loaded> loaded;
    std::unique_ptr<LandmarkDesk> desk;
    scene::State state;
    double time_s = 0;
    int clicked = 0, accepted = 0;
};

TEST_F(LandmarkSession, LeadsFromNothingToAllPoints) {
    EXPECT_TRUE(loaded->placements().points.empty());
    ASSERT_EQ(loaded->faults().size(), 1u) << "one word about it, not one for each point";
    open();
    set_telling();
    EXPECT_LE(clicked, 20) << "a dozen or so";
    EXPECT_GE(accepted, 6) << "the other side comes by itself";
    ASSERT_TRUE(desk->can_begin_proposal(state));
    desk->propose(state);
    wait_for([&] { return now().proposed; });
    for (const auto& [name, seed] : scene::seeds_of(now())) {
        if (now().set.at(name).how != scene::HowSet::clicked) continue;
        EXPECT_LT(glm::length(seed - truth.marks.landmarks.at(name)), 0.003) << name;
    }
    wait_for([&] { return !desk->busy(); });
    ASSERT_TRUE(desk->save(state, false));
    EXPECT_FALSE(fs::exists(home / "someone.landmarks.draft.json")) << "nothing is left lying about";

    const Loaded own(points(), {}, {Kind::male, {}});
    const Loaded again(points(), home / "someone.glb", {Kind::file, {}});
    EXPECT_TRUE(again.body().faults.empty());
    for (const locate::PlacedPoint& point : own.placements().points)
        EXPECT_NE(again.placements().find(point.id), nullptr) << point.id.code;
    const Ran ran = run_program({"points", "--body", (home / "someone.glb").string(), "--format", "csv"},
                                home.path().string(), {{"JINGLUO_DATA", JINGLUO_SOURCE_DIR}});
    EXPECT_EQ(ran.status, 0) << ran.err;
}

TEST_F(LandmarkSession, IsTakenUpWhereItWasLeft) {
    open();
    for (int i = 0; i < 4; ++i) click_on_truth(now().asked);
    const scene::Marks left = now();
    desk->follow(state, 1);
    desk->follow(state, 2);
    EXPECT_TRUE(fs::exists(home / "someone.landmarks.draft.json"));
    EXPECT_FALSE(fs::exists(home / "someone.landmarks.json")) << "not before it is saved";
    open();
    EXPECT_EQ(now().set.size(), left.set.size());
    EXPECT_EQ(now().asked, left.asked);
    EXPECT_TRUE(desk->news());

    home.put("someone.glb", body::binary_gltf(truth.mesh, "someone else"));
    loaded = std::make_unique<Loaded>(points(), home / "someone.glb", scene::BodyChoice{Kind::file, {}}, true);
    open();
    EXPECT_TRUE(now().set.empty()) << "the work belongs to another version of the body";
}

TEST_F(LandmarkSession, WorkThatWasNotYetKeptIsKeptAtTheEnd) {
    open();
    click_on_truth(now().asked);
    desk->follow(state, 1);
    EXPECT_FALSE(fs::exists(home / "someone.landmarks.draft.json"));
    desk.reset();
    EXPECT_TRUE(fs::exists(home / "someone.landmarks.draft.json"));
}

TEST_F(LandmarkSession, NeverReplacesAFileThatItDidNotMakeWithoutAsking) {
    open();
    click_on_truth(now().asked);
    home.put("someone.landmarks.json", "somebody's own work");
    EXPECT_FALSE(desk->save(state, false));
    EXPECT_EQ(home.bytes_of("someone.landmarks.json"), "somebody's own work");
    EXPECT_TRUE(desk->save(state, true));
    const std::string first = home.bytes_of("someone.landmarks.json");
    EXPECT_NE(first.find("jingluo-landmarks-1"), std::string::npos);
    click_on_truth(now().asked);
    EXPECT_TRUE(desk->save(state, false)) << "its own file it may replace";
    EXPECT_NE(home.bytes_of("someone.landmarks.json"), first);
    home.put("someone.landmarks.json", first + " ");
    EXPECT_FALSE(desk->save(state, false)) << "unless somebody worked on it since";
}

TEST_F(LandmarkSession, AStoppedProposalChangesNothing) {
    open();
    set_telling();
    const auto before = state.landmarks->now;
    desk->propose(state);
    desk->stop();
    wait_for([&] { return !desk->busy(); });
    EXPECT_EQ(state.landmarks->now, before);
    EXPECT_TRUE(desk->can_begin_proposal(state));
}

TEST_F(LandmarkSession, LeavingGivesTheAtlasThePointsFoundSoFar) {
    open();
    for (const auto& [name, place] : truth.marks.landmarks) {
        scene::Marks marks = now();
        marks.set[name] = {place, scene::HowSet::clicked, 0};
        marks.lines = truth.marks.lines;
        state.landmarks->now = std::make_shared<const scene::Marks>(std::move(marks));
    }
    const scene::State before = state;
    act(scene::LeaveLandmarks{});
    desk->leave(before);
    EXPECT_GT(loaded->placements().points.size(), 200u);
    EXPECT_FALSE(loaded->world().curves.empty());
}

TEST_F(LandmarkSession, TooFewLandmarksOpenToBeGoneOnWithAndAreRefusedElsewhere) {
    open();
    click_on_truth(now().asked);
    ASSERT_TRUE(desk->save(state, false));
    const Loaded again(points(), home / "someone.glb", {Kind::file, {}}, true);
    EXPECT_TRUE(again.placements().points.empty());
    ASSERT_EQ(again.faults().size(), 1u);
    EXPECT_NE(again.faults()[0].what.find("too few landmarks"), std::string::npos);
    EXPECT_THROW(Loaded(points(), home / "someone.glb", {Kind::file, {}}), base::BadInput);
    open();
    EXPECT_EQ(now().set.size(), 1u);
    click_on_truth(now().asked);
    EXPECT_TRUE(desk->save(state, false)) << "it is taken up, so nothing of it is lost";
}

TEST_F(LandmarkSession, WithoutAWindowTheProgramSaysHowLandmarksAreMade) {
    const std::string file = (home / "someone.glb").string();
    for (const char* command : {"points", "check"}) {
        const Ran ran =
            run_program({command, "--body", file}, home.path().string(), {{"JINGLUO_DATA", JINGLUO_SOURCE_DIR}});
        EXPECT_EQ(ran.status, 1);
        EXPECT_NE(ran.err.find("someone.landmarks.json"), std::string::npos) << ran.err;
        EXPECT_NE(ran.err.find("jingluo --body"), std::string::npos) << ran.err;
    }
    EXPECT_EQ(run_program({"--landmarks"}, home.path().string()).status, 2);
}

}  // namespace
}  // namespace jingluo::app::test
