// Landmark mode without a window: what a click sets, what is asked for, what undo brings back.
#include <gtest/gtest.h>

#include <cmath>

#include "fit/propose.h"
#include "scene/landmark_acts.h"
#include "scene/landmark_marks.h"
#include "scene/small_world.h"

namespace jingluo::scene {
namespace {

using small::SmallWorld;

/// The small world's ellipsoid with landmarks to be set on it: three in the midline, one at either side.
class Landmarking : public ::testing::Test {
  protected:
    Landmarking() {
        const auto landmark = [&](const char* name, const char* part, bool sided) {
            atlas::Landmark made;
            made.name = name;
            made.part = part;
            made.kind = "bone";
            made.sided = sided;
            made.sigma_mm = 5;
            small_.atlas.dictionary.landmarks[name] = made;
        };
        small_.atlas.dictionary.parts["trunk"] = {"trunk", "", false};
        small_.atlas.dictionary.parts["hand"] = {"hand", "", true};
        landmark("suprasternal_notch", "trunk", false);
        landmark("umbilicus", "trunk", false);
        landmark("spinous_process_c7", "trunk", false);
        landmark("nipple", "trunk", true);
        landmark("finger_3_tip", "hand", true);
        landmark("derived", "trunk", true);
        small_.atlas.dictionary.landmarks["derived"].derived = std::make_shared<const atlas::Rule>();
        LandmarkGuide guide;
        const auto own = [&](const char* name, double height_m, double round_deg) {
            const auto at = small_.on_skin(height_m, round_deg);
            guide.own[name] = {at.place, at.normal};
        };
        own("suprasternal_notch", 1.4, 180);
        own("umbilicus", 1.0, 180);
        own("spinous_process_c7", 1.45, 0);
        own("nipple.l", 1.25, 150);
        own("nipple.r", 1.25, -150);
        own("finger_3_tip.l", 0.7, 90);
        own("finger_3_tip.r", 0.7, -90);
        guide.telling = {"suprasternal_notch", "umbilicus", "spinous_process_c7", "nipple.l", "nipple.r"};
        LandmarkWork work;
        work.guide = std::make_shared<const LandmarkGuide>(guide);
        Marks marks;
        marks.asked = "suprasternal_notch";
        work.now = std::make_shared<const Marks>(marks);
        act(BeginLandmarks{work});
    }
    void act(const Action& action) { state_ = apply(state_, action, small_.world()); }
    const Marks& now() const { return *state_.landmarks->now; }
    glm::dvec3 own(const std::string& name) const { return state_.landmarks->guide->own.at(name).place; }
    glm::dvec2 pixel(const glm::dvec3& place) const { return project(state_.camera, state_.viewport, place).pixel; }
    /// Clicks where our own body has the landmark; the ellipsoid is both bodies here.
    void click_on(const std::string& name) { act(Click{pixel(own(name))}); }
    void set_all_telling() {
        for (const char* name : {"suprasternal_notch", "umbilicus", "spinous_process_c7", "nipple.l"}) {
            ASSERT_EQ(now().asked, name);
            click_on(name);
        }
        act(AcceptLandmark{});
    }
    void propose(double finger_doubt_mm) {
        auto proposal = std::make_shared<LandmarkProposal>();
        for (const auto& [name, at] : state_.landmarks->guide->own) proposal->marks.landmarks[name] = at.place;
        proposal->marks.landmarks["umbilicus"] += glm::dvec3(0, 0.05, 0);
        proposal->marks.lines["course.l"] = {{0, 1, 0}, {0, 1.1, 0}};
        proposal->doubt_mm = {{"finger_3_tip.l", finger_doubt_mm}, {"finger_3_tip.r", 3}};
        proposal->shape = body::Shape{1, 1.8, 0};
        act(TakeProposal{proposal});
    }
    SmallWorld small_;
    State state_ = small_.opening();
};

TEST_F(Landmarking, TurnsToWhatIsAskedForAndSetsWhereItIsClickedOnTheSkin) {
    EXPECT_NEAR(std::cos(state_.camera.yaw), 1, 1e-9) << "the notch is in front";
    const glm::dvec2 at = pixel(own("suprasternal_notch"));
    EXPECT_GT(at.x, 200);
    EXPECT_LT(at.x, 1080);
    act(Click{at + glm::dvec2(6, 4)});
    ASSERT_EQ(now().set.count("suprasternal_notch"), 1u);
    const Mark& mark = now().set.at("suprasternal_notch");
    EXPECT_EQ(mark.how, HowSet::clicked);
    EXPECT_LT(small_.body.surface->nearest(mark.place)->distance, 1e-6);
    EXPECT_LT(glm::length(mark.place - own("suprasternal_notch")), 0.02);
    EXPECT_GT(glm::length(mark.place - own("suprasternal_notch")), 0.001)
        << "where it was clicked, not where we know it";
    EXPECT_EQ(now().asked, "umbilicus");
}

TEST_F(Landmarking, AClickBesideTheBodySetsNothing) {
    act(Click{{3, 3}});
    EXPECT_TRUE(now().set.empty());
    EXPECT_EQ(now().asked, "suprasternal_notch");
    EXPECT_TRUE(state_.landmarks->done.empty());
}

TEST_F(Landmarking, AsksInTheGivenOrderAndTurnsToTheBackForWhatIsThere) {
    click_on("suprasternal_notch");
    click_on("umbilicus");
    EXPECT_EQ(now().asked, "spinous_process_c7");
    EXPECT_NEAR(std::cos(state_.camera.yaw), -1, 1e-9);
}

TEST_F(Landmarking, GuessesTheOtherSideWhichAPersonAcceptsOrSetsAnew) {
    for (const char* name : {"suprasternal_notch", "umbilicus", "spinous_process_c7", "nipple.l"}) click_on(name);
    ASSERT_EQ(now().set.count("nipple.r"), 1u);
    EXPECT_EQ(now().set.at("nipple.r").how, HowSet::mirrored);
    EXPECT_LT(glm::length(now().set.at("nipple.r").place - own("nipple.r")), 0.004);
    EXPECT_EQ(now().asked, "nipple.r") << "a guess is asked for";
    EXPECT_EQ(seeds_of(now()).count("nipple.r"), 0u) << "and is nobody's word yet";
    const State guessed = state_;
    act(AcceptLandmark{});
    EXPECT_EQ(now().set.at("nipple.r").how, HowSet::accepted);
    EXPECT_EQ(now().asked, "") << "all that tells most is known";
    state_ = guessed;
    act(Click{pixel(own("nipple.r")) + glm::dvec2(12, 0)});
    EXPECT_EQ(now().set.at("nipple.r").how, HowSet::corrected);
    EXPECT_EQ(now().set.at("nipple.l").how, HowSet::clicked) << "what a person set is never mirrored over";
}

TEST_F(Landmarking, UndoAndRedoGoThereAndBackWithoutLosingAnything) {
    std::vector<Marks> states{now()};
    for (const char* name : {"suprasternal_notch", "umbilicus", "spinous_process_c7", "nipple.l"}) {
        click_on(name);
        states.push_back(now());
    }
    const auto same = [&](const Marks& a, const Marks& b) {
        return a.set == b.set && a.skipped == b.skipped && a.lines == b.lines && a.proposed == b.proposed;
    };
    for (size_t i = states.size() - 1; i-- > 0;) {
        act(UndoLandmark{});
        EXPECT_TRUE(same(now(), states[i])) << i;
    }
    EXPECT_EQ(now().asked, "suprasternal_notch");
    act(UndoLandmark{});
    EXPECT_TRUE(same(now(), states[0])) << "there is nothing before the beginning";
    for (size_t i = 1; i < states.size(); ++i) {
        act(RedoLandmark{});
        EXPECT_TRUE(same(now(), states[i])) << i;
    }
    EXPECT_EQ(now().asked, "nipple.r");
    act(UndoLandmark{});
    act(SkipLandmark{});
    act(RedoLandmark{});
    EXPECT_EQ(now().set.count("nipple.l"), 0u) << "a new step leaves no other future";
}

TEST_F(Landmarking, SkippedOnesAreNotAskedForAgainButCanBeSet) {
    act(SkipLandmark{});
    EXPECT_EQ(now().asked, "umbilicus");
    for (const char* name : {"umbilicus", "spinous_process_c7", "nipple.l"}) click_on(name);
    act(SkipLandmark{});
    EXPECT_EQ(now().asked, "");
    act(AskForLandmark{"suprasternal_notch"});
    click_on("suprasternal_notch");
    EXPECT_EQ(now().set.count("suprasternal_notch"), 1u);
    EXPECT_EQ(now().skipped.count("suprasternal_notch"), 0u);
}

TEST_F(Landmarking, BackLeadsToWhatWasAskedForBeforeAndOnFromThere) {
    click_on("suprasternal_notch");
    click_on("umbilicus");
    act(BackLandmark{});
    EXPECT_EQ(now().asked, "umbilicus");
    act(BackLandmark{});
    EXPECT_EQ(now().asked, "suprasternal_notch");
    act(BackLandmark{});
    EXPECT_EQ(now().asked, "suprasternal_notch");
    act(AcceptLandmark{});
    EXPECT_EQ(now().asked, "spinous_process_c7") << "what is set already is not asked for again";
    EXPECT_EQ(now().set.size(), 2u);
}

TEST_F(Landmarking, AcceptingWhatIsNotSetDoesNothing) {
    act(AcceptLandmark{});
    EXPECT_EQ(now().asked, "suprasternal_notch");
    EXPECT_TRUE(now().set.empty());
}

TEST_F(Landmarking, DraggingAMarkIsOneStep) {
    click_on("suprasternal_notch");
    const glm::dvec3 before = now().set.at("suprasternal_notch").place;
    const size_t steps = state_.landmarks->done.size();
    const glm::dvec2 from = pixel(before);
    ASSERT_EQ(landmark_at(state_, small_.world(), from + glm::dvec2(3, 0)), "suprasternal_notch");
    EXPECT_FALSE(landmark_at(state_, small_.world(), from + glm::dvec2(40, 0)));
    act(GrabLandmark{"suprasternal_notch"});
    for (int i = 1; i <= 10; ++i) act(DragLandmark{from + glm::dvec2(i * 3, 0)});
    EXPECT_EQ(now().set.at("suprasternal_notch").place, before) << "while the hand holds it nothing is settled";
    act(DropLandmark{});
    EXPECT_GT(glm::length(now().set.at("suprasternal_notch").place - before), 0.005);
    EXPECT_EQ(state_.landmarks->done.size(), steps + 1);
    act(UndoLandmark{});
    EXPECT_EQ(now().set.at("suprasternal_notch").place, before);
}

TEST_F(Landmarking, AMarkBehindTheBodyCannotBeTaken) {
    click_on("suprasternal_notch");
    act(LookFrom{View::back});
    EXPECT_FALSE(landmark_at(state_, small_.world(), pixel(own("suprasternal_notch"))));
}

TEST_F(Landmarking, AProposalFillsInWhatNobodySetAndAsksForTheDoubtful) {
    set_all_telling();
    const glm::dvec3 navel = now().set.at("umbilicus").place;
    propose(25);
    EXPECT_EQ(now().set.at("umbilicus").place, navel) << "what a person set is not moved";
    EXPECT_EQ(now().set.at("finger_3_tip.r").how, HowSet::proposed);
    EXPECT_EQ(now().set.at("finger_3_tip.l").doubt_mm, 25);
    EXPECT_EQ(now().asked, "finger_3_tip.l") << "of the two only one is in doubt";
    EXPECT_EQ(landmarks_of(now()).lines.count("course.l"), 1u);
    ASSERT_TRUE(now().shape);
    act(AcceptLandmark{});
    EXPECT_EQ(now().asked, "");
    EXPECT_EQ(progress_of(*state_.landmarks, small_.atlas.dictionary).doubtful, 0);
    propose(25);
    EXPECT_EQ(now().set.at("finger_3_tip.l").how, HowSet::accepted) << "nor by the next proposal";
    EXPECT_EQ(now().asked, "");
    act(UndoLandmark{});
    act(UndoLandmark{});
    act(UndoLandmark{});
    EXPECT_FALSE(now().proposed) << "a proposal is one step";
    EXPECT_EQ(now().set.size(), 5u);
    EXPECT_TRUE(now().lines.empty());
}

TEST_F(Landmarking, WhatIsInDoubtOnOnePartIsAcceptedAtOnce) {
    set_all_telling();
    propose(25);
    act(AskForLandmark{"suprasternal_notch"});
    const auto before = state_.landmarks->now;
    act(AcceptPart{});
    EXPECT_EQ(state_.landmarks->now, before) << "nothing on the trunk is in doubt";
    act(AskForLandmark{"finger_3_tip.l"});
    act(AcceptPart{});
    EXPECT_EQ(now().set.at("finger_3_tip.l").how, HowSet::accepted);
    EXPECT_EQ(now().set.at("finger_3_tip.r").how, HowSet::proposed) << "the other hand is another part";
    act(UndoLandmark{});
    EXPECT_EQ(now().set.at("finger_3_tip.l").doubt_mm, 25);
}

TEST_F(Landmarking, TakesAClickOnTheOtherSideForTheTwin) {
    for (const char* name : {"suprasternal_notch", "umbilicus", "spinous_process_c7"}) click_on(name);
    ASSERT_EQ(now().asked, "nipple.l");
    const State before = state_;
    click_on("nipple.l");
    EXPECT_EQ(state_.landmarks->wrong_side, "");
    EXPECT_EQ(state_.landmarks->put_right, "");
    state_ = before;
    act(LookFrom{View::front});
    click_on("nipple.r");
    EXPECT_EQ(state_.landmarks->put_right, "nipple.r");
    EXPECT_EQ(now().set.at("nipple.r").how, HowSet::clicked);
    EXPECT_EQ(now().set.at("nipple.l").how, HowSet::mirrored) << "which follows from it";
    EXPECT_GT(now().set.at("nipple.l").place.x, 0);
    EXPECT_EQ(now().asked, "nipple.l") << "and is asked for once more";
    act(UndoLandmark{});
    EXPECT_EQ(state_.landmarks->put_right, "");
    EXPECT_EQ(now().set.count("nipple.r"), 0u);
    ASSERT_EQ(now().asked, "nipple.l");
    click_on("nipple.r");
    EXPECT_EQ(now().set.at("nipple.l").how, HowSet::clicked) << "whoever takes it back meant it";
    EXPECT_EQ(state_.landmarks->wrong_side, "nipple.l") << "but is told";
}

TEST_F(Landmarking, SaysWhenASideSeemsToBeMistakenAndTheTwinIsSet) {
    for (const char* name : {"suprasternal_notch", "umbilicus", "spinous_process_c7"}) click_on(name);
    click_on("nipple.l");
    ASSERT_EQ(now().asked, "nipple.r");
    click_on("nipple.l");
    EXPECT_EQ(state_.landmarks->wrong_side, "nipple.r");
    EXPECT_EQ(now().set.at("nipple.r").how, HowSet::corrected) << "it is said, not forbidden";
    act(UndoLandmark{});
    EXPECT_EQ(state_.landmarks->wrong_side, "");
}

TEST_F(Landmarking, SwapsSidesThatWereTakenForTheViewers) {
    Marks marks = now();
    for (const char* name : {"suprasternal_notch", "umbilicus", "spinous_process_c7"})
        marks.set[name] = {own(name), HowSet::clicked, 0};
    for (const std::string name : {"nipple", "finger_3_tip"}) {
        marks.set[name + ".l"] = {own(name + ".l"), HowSet::clicked, 0};
        marks.set[name + ".r"] = {own(name + ".r"), HowSet::accepted, 0};
    }
    LandmarkWork work = *state_.landmarks;
    work.now = std::make_shared<const Marks>(marks);
    EXPECT_FALSE(sides_seem_swapped(work));
    const Marks swapped = with_sides_swapped(marks);
    EXPECT_EQ(swapped.set.at("nipple.r").place, own("nipple.l"));
    work.now = std::make_shared<const Marks>(swapped);
    EXPECT_TRUE(sides_seem_swapped(work));
    // Turned about, the body's left is still its own.
    Marks turned = marks;
    for (auto& [name, mark] : turned.set) mark.place = {-mark.place.x, mark.place.y, -mark.place.z};
    work.now = std::make_shared<const Marks>(turned);
    EXPECT_FALSE(sides_seem_swapped(work));
    state_.landmarks->now = std::make_shared<const Marks>(swapped);
    act(SwapSides{});
    EXPECT_EQ(now().set, marks.set);
    act(UndoLandmark{});
    EXPECT_EQ(now().set, swapped.set);
}

TEST_F(Landmarking, CountsWhatADictionaryWantsSidesApart) {
    const auto groups = landmark_groups(small_.atlas.dictionary);
    ASSERT_EQ(groups.size(), 3u);
    EXPECT_EQ(groups[0].part, "trunk");
    EXPECT_EQ(groups[0].names.size(), 5u) << "both nipples belong to the one trunk; what is derived is left out";
    EXPECT_EQ(groups[1].part, "hand.l");
    EXPECT_EQ(groups[2].names, std::vector<std::string>{"finger_3_tip.r"});
    set_all_telling();
    const LandmarkProgress progress = progress_of(*state_.landmarks, small_.atlas.dictionary);
    EXPECT_EQ(progress.telling, 5);
    EXPECT_EQ(progress.telling_set, 5);
    EXPECT_EQ(progress.all, 7);
    EXPECT_EQ(progress.set, 5);
}

TEST_F(Landmarking, UnknownNamesChangeNothing) {
    act(AskForLandmark{"horn.l"});
    act(AskForLandmark{"umbilicus.l"});
    act(GrabLandmark{"umbilicus"});
    act(DragLandmark{{400, 300}});
    act(DropLandmark{});
    EXPECT_EQ(now().asked, "suprasternal_notch");
    EXPECT_TRUE(now().set.empty());
}

TEST_F(Landmarking, LeavesTheAtlasAsItWasAndTakesItsActionsAgain) {
    click_on("suprasternal_notch");
    act(Select{small::id("GV4", atlas::Side::midline)});
    EXPECT_FALSE(state_.selected) << "points wait until the mode is left";
    act(LeaveLandmarks{});
    EXPECT_FALSE(state_.landmarks);
    act(UndoLandmark{});
    act(Select{small::id("GV4", atlas::Side::midline)});
    EXPECT_TRUE(state_.selected);
}

TEST_F(Landmarking, ThePictureShowsEachSignOfItsState) {
    set_all_telling();
    propose(25);
    const Frame frame = compose(state_, small_.world(), small::even_measure());
    const auto of = [&](MarkerShape shape) {
        return std::count_if(frame.markers.begin(), frame.markers.end(),
                             [&](const Marker& marker) { return marker.shape == shape; });
    };
    EXPECT_EQ(of(MarkerShape::triangle), 1);
    EXPECT_EQ(of(MarkerShape::square), 1);
    EXPECT_EQ(of(MarkerShape::ring), 1) << "about what is asked for";
    EXPECT_TRUE(frame.texts.empty()) << "no names of points";
}

TEST_F(Landmarking, TheSmallPictureFacesTheLandmarkAndLightsIt) {
    for (const auto& [name, at] : state_.landmarks->guide->own) {
        const Frame frame = landmark_picture(small_.body.mesh, 1, *state_.landmarks->guide, small_.atlas.dictionary,
                                             name, Theme::light, 200, 220, 1);
        ASSERT_EQ(frame.markers.size(), 2u) << name;
        const glm::vec4 clip = frame.lens.projection * frame.lens.view * glm::vec4(frame.markers[1].place, 1);
        EXPECT_LT(std::abs(clip.x / clip.w), 0.7) << name;
        EXPECT_LT(std::abs(clip.y / clip.w), 0.7) << name;
        EXPECT_GT(glm::dot(glm::vec3(at.normal), frame.lens.eye - glm::vec3(at.place)), 0) << name;
    }
    const Frame frame = landmark_picture(small_.body.mesh, 1, *state_.landmarks->guide, small_.atlas.dictionary, "horn",
                                         Theme::dark, 200, 220, 1);
    EXPECT_TRUE(frame.markers.empty());
}

}  // namespace
}  // namespace jingluo::scene
