// The card of the chosen point.
#include <gtest/gtest.h>

#include "ui/hand.h"

namespace jingluo::test {
namespace {

class Card : public testing::Test {
  protected:
    Card() : specimen(small_atlas()), hand(specimen, {1280, 2400}) {}
    void choose(const std::string& code, const std::string& member = "") {
        hand.state.selected = locate::PointId{code, member, atlas::Side::left};
        hand.frame(3);
    }
    bool warns() const {
        int signs = 0;
        for (const ui::Drawn& is : hand.drawn)
            signs += is.kind == ui::Drawn::Kind::sign && is.what == "warning" ? 1 : 0;
        return signs > 1;  // one belongs to the red flags
    }
    Specimen specimen;
    Hand hand;
};

TEST_F(Card, SaysEverything) {
    choose("BL23");
    for (const char* words : {"BL23",
                              "肾俞",
                              "腎俞",
                              "Shènshū",
                              "Kidney Transport",
                              "UB23",
                              "Back-Shu point of the Kidney",
                              "Level with the second lumbar vertebra.",
                              "1.5 cun outward (lateral) from",
                              "Lower border of the spinous process of",
                              "Count from L4.",
                              "1 cun = 24.3 mm here",
                              "It counts 6 cun",
                              "Skin, fat, muscle.",
                              "Slantwise, 0.5 to 1 cun deep",
                              "Towards the spine.",
                              "The kidney lies beneath.",
                              "Lower back, near",
                              "Beside the lumbar spine.",
                              "Title of the book (2008)"}) {
        EXPECT_NE(hand.text(words), nullptr) << words;
    }
}

TEST_F(Card, SaysThePhaseOfAFiveShuPoint) {
    choose("KI3");
    EXPECT_NE(hand.text("Shu-Stream point of the Kidney channel, earth"), nullptr);
}

TEST_F(Card, RedFlagsStayAboveIt) {
    choose("BL23");
    EXPECT_LT(hand.text("When to see a doctor")->max_y, hand.text("BL23")->min_y);
    EXPECT_LT(hand.text("What the evidence says")->max_y, hand.text("BL23")->min_y);
    hand.click("red flags");
    EXPECT_NE(hand.text("Numbness between the legs"), nullptr);
}

TEST_F(Card, WarnsOnlyWhereThereIsACaution) {
    choose("BL23");
    EXPECT_TRUE(warns());
    EXPECT_NE(hand.text("Caution"), nullptr);
    choose("KI3");
    EXPECT_FALSE(warns());
    EXPECT_EQ(hand.text("Caution"), nullptr);
}

TEST_F(Card, CertificateShowsFiguresAndMarksWhatDoesNotHold) {
    hand.has_certificate = true;
    hand.certificate.sigma_mm = 8;
    hand.certificate.off_skin_mm = 0.2;
    hand.certificate.claims = {{"lateral of the midline", 1.5, 1.52, 0.02, 0.1, "cun", true, true},
                               {"level with GV4", 0, 0.004, 0.004, 0.1, "cun", false, true}};
    choose("BL23");
    for (const char* words :
         {"Lateral of the midline", "1.50", "1.52", "0.02 cun", "Level with GV4", "about 8 mm", "0.2 mm"})
        EXPECT_NE(hand.text(words), nullptr) << words;
    EXPECT_EQ(hand.text("does not hold"), nullptr);
    EXPECT_LT(hand.text("Level with GV4")->min_y, hand.text("Lateral of the midline")->min_y)
        << "independent claims first";
    hand.certificate.claims[1].holds = false;
    hand.frame(2);
    EXPECT_NE(hand.text("does not hold"), nullptr);
}

TEST_F(Card, OneSidedClaimSaysByHowMuchAndNothingStandsTwice) {
    hand.has_certificate = true;
    const verify::Claim beyond{"beyond iliac_crest_highest, cranial", 0, 57.07, 0, 0, "mm", false, true};
    hand.certificate.claims = {beyond, beyond};
    choose("BL23");
    EXPECT_NE(hand.text("57.1 mm"), nullptr);
    int times = 0;
    for (const ui::Drawn& is : hand.drawn) {
        EXPECT_NE(is.what, "error ");
        times += is.what.find("Beyond the highest place") != std::string::npos ? 1 : 0;
    }
    EXPECT_EQ(times, 1);
}

TEST_F(Card, LandmarkAloneHasNoErrorOfZero) {
    hand.has_certificate = true;
    hand.certificate.sigma_mm = 5;
    hand.certificate.by_landmark = "popliteal_crease_mid";
    choose("BL40");
    EXPECT_NE(hand.text("By landmark (middle of the"), nullptr);
    EXPECT_NE(hand.text("to about 5 mm"), nullptr);
    for (const ui::Drawn& is : hand.drawn) EXPECT_EQ(is.what.find("error"), std::string::npos) << is.what;
}

TEST_F(Card, TwinMemberAndNeighbourCanBeChosen) {
    choose("BL23");
    hand.click("side of the point Right side");
    EXPECT_EQ(hand.last_action<scene::Select>()->id, (locate::PointId{"BL23", "", atlas::Side::right}));
    hand.click("next point");
    ASSERT_NE(hand.last_action<scene::Walk>(), nullptr);
    EXPECT_EQ(hand.last_action<scene::Walk>()->step, 1);
    choose("EX-B2", "L1");
    hand.click("member L2");
    EXPECT_EQ(hand.last_action<scene::Select>()->id, (locate::PointId{"EX-B2", "L2", atlas::Side::left}));
}

TEST_F(Card, GoesBackToTheOverviewAndOpensAgain) {
    choose("BL23");
    EXPECT_EQ(hand.button("region lower_back"), nullptr);
    hand.click("back to overview");
    EXPECT_NE(hand.button("region lower_back"), nullptr);
    EXPECT_TRUE(hand.state.selected.has_value());
    ASSERT_TRUE(hand.scroll_to("row BL23"));
    hand.click("row BL23");
    EXPECT_NE(hand.text("Where it lies"), nullptr);
    hand.state.selected.reset();
    hand.frame(2);
    EXPECT_EQ(hand.text("Where it lies"), nullptr);
}

TEST_F(Card, ReferenceOpensTheSource) {
    choose("BL23");
    // Sources are counted in the order of their ids: book, review, trial.
    hand.click("reference 3");
    ASSERT_NE(hand.last_action<scene::ChoosePage>(), nullptr);
    EXPECT_EQ(hand.last_action<scene::ChoosePage>()->page, scene::PanelPage::sources);
    EXPECT_EQ(hand.memory.show_source, "trial");
}

TEST_F(Card, UnknownPointShowsTheOverview) {
    hand.state.selected = locate::PointId{"BL99", "", atlas::Side::left};
    hand.frame(3);
    EXPECT_NE(hand.button("region lower_back"), nullptr);
}

}  // namespace
}  // namespace jingluo::test
