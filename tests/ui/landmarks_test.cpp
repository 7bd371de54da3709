// Landmark mode's panel: what it says and what its buttons ask for.
#include <gtest/gtest.h>

#include <algorithm>

#include "scene/landmark_acts.h"
#include "ui/hand.h"

namespace jingluo::test {
namespace {

using scene::HowSet;

atlas::Atlas atlas_with_landmarks() {
    atlas::Atlas out = small_atlas();
    out.dictionary.parts["trunk"] = {"trunk", "", false};
    out.dictionary.parts["hand"] = {"hand", "", true};
    const auto add = [&](const char* name, const char* part, bool sided) {
        out.dictionary.landmarks[name] = {name,  "bone", part,     "What it is.", "How it is felt.",
                                          sided, 5,      {"book"}, nullptr};
    };
    add("umbilicus", "trunk", false);
    add("acromion", "trunk", true);
    add("finger_3_tip", "hand", true);
    return out;
}

class LandmarkPanel : public testing::Test {
  protected:
    LandmarkPanel() : specimen(atlas_with_landmarks()), hand(specimen, {1280, 720}) {
        scene::LandmarkGuide guide;
        guide.telling = {"umbilicus", "acromion.l", "acromion.r"};
        work.guide = std::make_shared<const scene::LandmarkGuide>(guide);
        scene::Marks marks;
        marks.asked = "umbilicus";
        show(marks);
        hand.landmarks.body = "someone.glb";
        hand.landmarks.file = "/bodies/someone.landmarks.json";
        hand.landmarks.wanted = {"umbilicus", "acromion.l", "acromion.r"};
        hand.frame(3);
    }
    void show(const scene::Marks& marks) {
        work.now = std::make_shared<const scene::Marks>(marks);
        hand.state.landmarks = work;
    }
    static scene::Marks with(const std::string& asked, HowSet how, double doubt_mm = 0) {
        scene::Marks marks;
        marks.asked = asked;
        marks.set[asked] = {{0, 1, 0}, how, doubt_mm};
        return marks;
    }
    template <class Request>
    const Request* last_request() const {
        for (auto i = hand.requests.rbegin(); i != hand.requests.rend(); ++i) {
            if (const auto* is = std::get_if<Request>(&*i)) return is;
        }
        return nullptr;
    }
    Specimen specimen;
    scene::LandmarkWork work;
    Hand hand;
};

TEST_F(LandmarkPanel, SaysWhatIsAskedForInPlainWordsAndHowItIsFelt) {
    EXPECT_NE(hand.text("Landmarks of someone.glb"), nullptr);
    EXPECT_NE(hand.text("Landmark 1 of 3 to begin with"), nullptr);
    EXPECT_NE(hand.text("Umbilicus"), nullptr);
    EXPECT_NE(hand.text("What it is."), nullptr);
    EXPECT_NE(hand.text("How it is felt."), nullptr);
    EXPECT_NE(hand.text("Click it on the body."), nullptr);
    EXPECT_NE(hand.text("Points are found from landmarks"), nullptr) << "a short explanation at the beginning";
    EXPECT_EQ(hand.button("page Atlas"), nullptr) << "the atlas waits";
    EXPECT_EQ(hand.button("Save"), nullptr) << "there is nothing to save";
    scene::Marks marks;
    marks.asked = "finger_3_tip.r";
    show(marks);
    hand.frame(2);
    EXPECT_NE(hand.text("middle finger, right"), nullptr);
}

TEST_F(LandmarkPanel, ButtonsActOnWhatIsShown) {
    EXPECT_EQ(hand.button("Next"), nullptr) << "not before it is set";
    EXPECT_EQ(hand.button("Undo"), nullptr);
    hand.applies = false;
    hand.click("Skip");
    EXPECT_NE(hand.last_action<scene::SkipLandmark>(), nullptr);
    work.done.push_back(work.now);
    work.trail.push_back("acromion.l");
    show(with("umbilicus", HowSet::clicked));
    hand.frame(2);
    EXPECT_NE(hand.text("Set."), nullptr);
    hand.click("Next");
    EXPECT_NE(hand.last_action<scene::AcceptLandmark>(), nullptr);
    hand.click("Back");
    EXPECT_NE(hand.last_action<scene::BackLandmark>(), nullptr);
    hand.click("Undo");
    EXPECT_NE(hand.last_action<scene::UndoLandmark>(), nullptr);
    hand.click("Clear");
    EXPECT_NE(hand.last_action<scene::ForgetLandmark>(), nullptr);
    EXPECT_EQ(hand.button("Redo"), nullptr);
    work.undone.push_back(work.now);
    show(*work.now);
    hand.frame(2);
    hand.click("Redo");
    EXPECT_NE(hand.last_action<scene::RedoLandmark>(), nullptr);
}

TEST_F(LandmarkPanel, SaysWhatIsAGuessAndHowMuchIsInDoubt) {
    show(with("acromion.r", HowSet::mirrored));
    hand.frame(2);
    EXPECT_NE(hand.text("Guessed from the other side."), nullptr);
    EXPECT_NE(hand.button("Accept"), nullptr);
    scene::Marks marks = with("acromion.r", HowSet::proposed, 27.4);
    marks.proposed = true;
    show(marks);
    hand.frame(2);
    EXPECT_NE(hand.text("perhaps 27 mm off"), nullptr);
    EXPECT_NE(hand.text("To be looked at: 1"), nullptr);
}

TEST_F(LandmarkPanel, ProposesOnlyWhenEnoughIsKnownAndCanBeStopped) {
    show(with("umbilicus", HowSet::clicked));
    hand.frame(2);
    EXPECT_EQ(hand.button("Propose the rest"), nullptr);
    EXPECT_NE(hand.text("once these are set too"), nullptr);
    hand.landmarks.wanted.clear();
    hand.frame(2);
    hand.click("Propose the rest");
    EXPECT_NE(last_request<ui::ProposeLandmarks>(), nullptr);
    hand.landmarks.proposing = true;
    hand.landmarks.share = 0.4;
    hand.frame(2);
    EXPECT_EQ(hand.button("Propose the rest"), nullptr);
    hand.click("Stop");
    EXPECT_NE(last_request<ui::StopProposing>(), nullptr);
    hand.landmarks.proposing = false;
    scene::Marks marks = with("acromion.r", HowSet::corrected);
    marks.proposed = true;
    show(marks);
    hand.frame(2);
    EXPECT_NE(hand.button("Propose again"), nullptr);
    hand.landmarks.can_propose = false;
    hand.frame(2);
    EXPECT_EQ(hand.button("Propose again"), nullptr);
    EXPECT_NE(hand.text("not installed"), nullptr);
}

TEST_F(LandmarkPanel, OffersToAcceptAWholePartAndWarnsOfAMistakenSide) {
    scene::Marks marks = with("finger_3_tip.r", HowSet::proposed, 30);
    marks.proposed = true;
    hand.landmarks.wanted.clear();
    show(marks);
    hand.frame(2);
    EXPECT_EQ(hand.button("accept part"), nullptr) << "Accept does as much for one";
    marks = with("acromion.r", HowSet::proposed, 30);
    marks.set["umbilicus"] = {{0, 1, 0}, HowSet::proposed, 30};
    marks.set["finger_3_tip.l"] = {{0.5, 0, 0}, HowSet::accepted, 0};
    marks.set["acromion.l"] = {{0, 1, 0}, HowSet::proposed, 30};
    marks.asked = "umbilicus";
    marks.proposed = true;
    show(marks);
    hand.frame(2);
    hand.click("accept part");
    EXPECT_NE(hand.last_action<scene::AcceptPart>(), nullptr);
    work.wrong_side = "acromion.l";
    show(marks);
    hand.frame(2);
    EXPECT_NE(hand.text("Acromion, left seems to lie on"), nullptr);
    EXPECT_EQ(hand.button("Swap left and right"), nullptr) << "one place may be a slip";
    work.wrong_side.clear();
    work.put_right = "acromion.r";
    show(marks);
    hand.frame(2);
    EXPECT_NE(hand.text("You clicked the body's other side"), nullptr);
}

TEST_F(LandmarkPanel, OffersToSwapSidesThatAreExchanged) {
    scene::LandmarkGuide guide = *work.guide;
    guide.own["umbilicus"] = {{0, 1, 0.1}, {0, 0, 1}};
    guide.own["nasion"] = {{0, 1.5, 0.12}, {0, 0, 1}};
    guide.own["spinous_process_c7"] = {{0, 1.4, -0.05}, {0, 0, -1}};
    guide.own["acromion.l"] = {{0.2, 1.35, 0}, {0, 1, 0}};
    guide.own["acromion.r"] = {{-0.2, 1.35, 0}, {0, 1, 0}};
    work.guide = std::make_shared<const scene::LandmarkGuide>(guide);
    scene::Marks marks;
    for (const auto& [name, own] : guide.own) marks.set[name] = {own.place, HowSet::clicked, 0};
    show(marks);
    hand.frame(2);
    EXPECT_EQ(hand.button("Swap left and right"), nullptr);
    std::swap(marks.set["acromion.l"], marks.set["acromion.r"]);
    show(marks);
    hand.frame(2);
    hand.click("Swap left and right");
    EXPECT_NE(hand.last_action<scene::SwapSides>(), nullptr);
    EXPECT_GT(hand.state.landmarks->now->set.at("acromion.l").place.x, 0);
}

TEST_F(LandmarkPanel, ListsEveryLandmarkByPartAndAsksForTheOneChosen) {
    show(with("umbilicus", HowSet::clicked));
    hand.frame(2);
    ASSERT_TRUE(hand.scroll_to("landmarks trunk"));
    EXPECT_NE(hand.text("Trunk   1 of 4"), nullptr);
    hand.click("landmarks trunk");
    ASSERT_TRUE(hand.scroll_to("landmark acromion.r"));
    hand.click("landmark acromion.r");
    ASSERT_NE(hand.last_action<scene::AskForLandmark>(), nullptr);
    EXPECT_EQ(hand.state.landmarks->now->asked, "acromion.r");
    EXPECT_NE(hand.text("Acromion, right"), nullptr);
}

TEST_F(LandmarkPanel, NamesEachPointThatCannotBeFoundYetAndWhatItWants) {
    show(with("umbilicus", HowSet::clicked));
    hand.landmarks.points_found = 3;
    hand.landmarks.points_all = 5;
    hand.landmarks.missing = {{"BL23 left", "the body does not give the landmark 'acromion.l'"}};
    hand.frame(2);
    EXPECT_NE(hand.text("Points found: 3 of 5"), nullptr);
    ASSERT_TRUE(hand.scroll_to("missing points"));
    hand.click("missing points");
    hand.frame(2);
    EXPECT_NE(hand.text("BL23 left: "), nullptr);
}

TEST_F(LandmarkPanel, SavesAndAsksBeforeAStrangeFileIsReplaced) {
    show(with("umbilicus", HowSet::clicked));
    hand.frame(2);
    EXPECT_EQ(hand.button("Save"), nullptr) << "there is nothing that anybody could use";
    hand.landmarks.points_found = 1;
    hand.landmarks.points_all = 9;
    hand.frame(2);
    hand.click("Save");
    ASSERT_NE(last_request<ui::SaveLandmarks>(), nullptr);
    EXPECT_FALSE(last_request<ui::SaveLandmarks>()->replace);
    hand.landmarks.ask_replace = true;
    hand.frame(2);
    EXPECT_NE(hand.text("someone.landmarks.json"), nullptr);
    hand.click("Keep it");
    EXPECT_NE(last_request<ui::KeepLandmarksFile>(), nullptr);
    hand.click("Replace");
    EXPECT_TRUE(last_request<ui::SaveLandmarks>()->replace);
}

TEST_F(LandmarkPanel, LeavingBringsTheAtlasBack) {
    hand.click("Leave");
    EXPECT_FALSE(hand.state.landmarks);
    hand.frame(2);
    EXPECT_NE(hand.button("page Atlas"), nullptr);
}

TEST_F(LandmarkPanel, TheButtonsStayWhereTheyAreWhateverThereIsToRead) {
    const float before = hand.button("Skip")->min_y;
    specimen.atlas.dictionary.landmarks["acromion"].palpation = std::string(600, 'a') + " and so on";
    scene::Marks marks;
    marks.asked = "acromion.l";
    show(marks);
    hand.frame(3);
    EXPECT_EQ(hand.button("Skip")->min_y, before);
    EXPECT_LE(hand.button("Leave")->max_y, 720);
}

TEST_F(LandmarkPanel, EachOneIsReadFromItsBeginningAndTheListKeepsItsPlace) {
    show(with("umbilicus", HowSet::clicked));
    hand.frame(2);
    ASSERT_TRUE(hand.scroll_to("landmarks hand.r"));
    hand.click("landmarks hand.r");
    ASSERT_TRUE(hand.scroll_to("landmark finger_3_tip.r"));
    const float before = hand.button("landmark finger_3_tip.r")->min_y;
    hand.click("landmark finger_3_tip.r");
    EXPECT_NEAR(hand.button("landmark finger_3_tip.r")->min_y, before, 60);
    scene::Marks marks;
    marks.asked = "acromion.l";
    show(marks);
    hand.frame(3);
    const ui::Drawn* words = hand.text("What it is.");
    ASSERT_NE(words, nullptr);
    EXPECT_GT(words->min_y, words->clip_min_y);
}

TEST_F(LandmarkPanel, TheSmallPictureStandsOverTheBody) {
    hand.landmarks.picture = 7;
    hand.landmarks.picture_width_px = 280;
    hand.landmarks.picture_height_px = 310;
    hand.frame(2);
    const auto found = std::find_if(hand.drawn.begin(), hand.drawn.end(),
                                    [](const ui::Drawn& is) { return is.what == "landmark picture"; });
    ASSERT_NE(found, hand.drawn.end());
    EXPECT_GT(found->min_x, static_cast<float>(hand.out.panel_width_px));
    EXPECT_LE(found->max_x, 1280);
    for (const float scale : {1.0f, 2.0f}) {
        const ImVec2 size = ui::landmark_picture_size({640, 400}, scale);
        EXPECT_LT(size.x, 0.3f * 640);
        EXPECT_LT(size.y, 0.5f * 400);
    }
}

TEST(LandmarkEntry, StandsInTheBodySectionOfABodyFromAFileAlone) {
    const Specimen specimen(small_atlas());
    Hand hand(specimen, {1280, 1000});
    hand.has_file = true;
    hand.frame(3);
    hand.click("body");
    hand.frame(2);
    EXPECT_EQ(hand.button("Landmarks ..."), nullptr);
    hand.click("body From file");
    hand.frame(2);
    hand.click("Landmarks ...");
    EXPECT_TRUE(std::any_of(hand.requests.begin(), hand.requests.end(), [](const ui::Request& request) {
        return std::holds_alternative<ui::OpenLandmarks>(request);
    }));
}

}  // namespace
}  // namespace jingluo::test
