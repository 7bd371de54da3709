// Landmarks and drafts as files.
#include "app/landmark_file.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "body/write.h"
#include "scene/landmark_acts.h"
#include "support/complaint.h"
#include "support/temp_folder.h"

namespace jingluo::app::test {
namespace {

namespace fs = std::filesystem;
using scene::HowSet;

class LandmarkFiles : public testing::Test {
  protected:
    LandmarkFiles() {
        body.file = home / "someone.glb";
        body.hash = "0123456789abcdef";
        marks.set = {{"umbilicus", {{0, 1, 0.125}, HowSet::clicked, 0}},
                     {"acromion.l", {{0.2, 1.4, 0}, HowSet::corrected, 0}},
                     {"acromion.r", {{-0.2, 1.4, 0}, HowSet::mirrored, 0}},
                     {"vertex", {{0, 1.7, 0}, HowSet::accepted, 0}},
                     {"nasion", {{0, 1.6, 0.1}, HowSet::proposed, 12.3}}};
        marks.lines["eyebrow.l"] = {{0, 1.6, 0.1}, {0.05, 1.61, 0.1}};
        marks.skipped = {"menton"};
        marks.asked = "acromion.r";
        marks.proposed = true;
        marks.shape = body::Shape{0, 1.65, 0.2};
    }
    jingluo::test::TempFolder home;
    body::Body body;
    scene::Marks marks;
};

TEST_F(LandmarkFiles, ADraftComesBackAsItWas) {
    const LandmarkPlaces places = landmark_places(body);
    EXPECT_EQ(places.draft, home / "someone.landmarks.draft.json");
    EXPECT_EQ(places.landmarks, home / "someone.landmarks.json");
    write_draft(places.draft, marks, body);
    const MarksRead read = read_marks(places.draft);
    EXPECT_EQ(read.glb_hash, body.hash);
    EXPECT_EQ(read.marks.set, marks.set);
    EXPECT_EQ(read.marks.lines, marks.lines);
    EXPECT_EQ(read.marks.skipped, marks.skipped);
    EXPECT_EQ(read.marks.asked, marks.asked);
    EXPECT_EQ(read.marks.proposed, marks.proposed);
    EXPECT_EQ(read.marks.shape, marks.shape);
}

TEST_F(LandmarkFiles, TheFinishedFileIsWhatEveryBodyHasAndSaysHowEachPlaceWasSet) {
    const fs::path file = home.put("someone.landmarks.json", landmarks_file_text(marks, body, false));
    const auto json = nlohmann::json::parse(home.bytes_of("someone.landmarks.json"));
    EXPECT_EQ(json["format"], "jingluo-landmarks-1");
    EXPECT_EQ(json["body"], "someone.glb");
    EXPECT_EQ(json["glb_xxh3"], body.hash);
    EXPECT_EQ(json["landmarks"]["nasion"]["how"], "proposed");
    EXPECT_EQ(json["landmarks"]["nasion"]["doubt_mm"], 12.3);
    EXPECT_EQ(json["landmarks"]["umbilicus"]["how"], "clicked");
    EXPECT_FALSE(json["landmarks"]["umbilicus"].contains("doubt_mm"));
    EXPECT_FALSE(json.contains("work"));
    const body::Landmarks read = body::read_landmarks(file);
    EXPECT_EQ(read.landmarks.size(), 5u);
    EXPECT_EQ(read.lines.count("eyebrow.l"), 1u);
}

TEST_F(LandmarkFiles, LandmarksMadeElsewhereCountAsAPersonsWordAndKeepTheirFrames) {
    body::Landmarks given;
    given.landmarks["umbilicus"] = {0, 1, 0};
    given.parts["trunk"] = {{0, 1, 0}, {0, 1, 0}, {0, 0, 1}};
    given.glb_hash = body.hash;
    const fs::path file = home.put("other.landmarks.json", body::landmarks_text(given, "someone.glb", {}, ""));
    const MarksRead read = read_marks(file);
    EXPECT_EQ(read.marks.set.at("umbilicus").how, HowSet::accepted);
    EXPECT_EQ(scene::landmarks_of(read.marks).parts.count("trunk"), 1u);
    EXPECT_FALSE(read.marks.proposed);
}

TEST_F(LandmarkFiles, ADraftOfAnotherVersionOfTheBodyIsKeptBeside) {
    const fs::path draft = landmark_places(body).draft;
    write_draft(draft, marks, body);
    body.hash = "fedcba9876543210";
    marks.set.clear();
    write_draft(draft, marks, body);
    EXPECT_TRUE(read_marks(draft).marks.set.empty());
    EXPECT_EQ(home.names(), (std::vector<std::string>{"someone.landmarks.draft.0123456789abcdef.json",
                                                      "someone.landmarks.draft.json"}));
    EXPECT_EQ(read_marks(home / "someone.landmarks.draft.0123456789abcdef.json").marks.set.size(), 5u);
}

TEST_F(LandmarkFiles, DamagedOnesAreNamed) {
    const fs::path file =
        home.put("someone.landmarks.draft.json", "{\"landmarks\": {\"umbilicus\": {\"at\": [1, 2]}}}");
    const std::string said = jingluo::test::complaint([&] { read_marks(file); });
    EXPECT_NE(said.find("/landmarks/umbilicus/at"), std::string::npos) << said;
    write_draft(file, marks, body);
    EXPECT_EQ(read_marks(file).marks.set.size(), 5u) << "and give way to a good one";
}

TEST_F(LandmarkFiles, WithoutAFolderToWriteInTheDraftGoesToTheUsersData) {
    body.file = "/proc/someone.glb";
    ::setenv("XDG_DATA_HOME", home.path().c_str(), 1);
    const fs::path draft = landmark_places(body).draft;
    ::unsetenv("XDG_DATA_HOME");
    EXPECT_EQ(draft, home / "jingluo" / "landmarks" / "someone-0123456789abcdef.landmarks.draft.json");
    write_draft(draft, marks, body);
    EXPECT_EQ(read_marks(draft).marks.set.size(), 5u);
}

}  // namespace
}  // namespace jingluo::app::test
