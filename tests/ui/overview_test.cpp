// The atlas page as it opens: red flags, evidence, regions, filters, list.
#include <gtest/gtest.h>

#include <set>

#include "ui/hand.h"

namespace jingluo::test {
namespace {

class Overview : public testing::Test {
  protected:
    Overview() : specimen(small_atlas()), hand(specimen, {1280, 1000}) { hand.frame(3); }
    Specimen specimen;
    Hand hand;
};

bool starts_a_row(const ui::Drawn& is) {
    return is.kind == ui::Drawn::Kind::button && is.what.rfind("row ", 0) == 0;
}

TEST_F(Overview, ShowsRedFlagsAndEvidenceAboveRegionsAndPoints) {
    ASSERT_NE(hand.text("When to see a doctor"), nullptr);
    ASSERT_NE(hand.text("Some signs come first"), nullptr);
    ASSERT_NE(hand.text("Trials found a small effect"), nullptr);
    ASSERT_NE(hand.button("region lower_back"), nullptr);
    const float flags = hand.text("When to see a doctor")->max_y, lead = hand.text("Some signs come first")->max_y,
                evidence = hand.text("Trials found a small effect")->max_y;
    EXPECT_LE(flags, lead);
    EXPECT_LE(lead, evidence);
    EXPECT_LE(evidence, hand.button("region lower_back")->min_y);
    hand.scroll_to("row BL23");
    int rows = 0;
    const float flags_now = hand.text("When to see a doctor")->max_y;
    for (const ui::Drawn& is : hand.drawn) {
        if (!starts_a_row(is)) continue;
        ++rows;
        EXPECT_GT(is.min_y, flags_now);
    }
    EXPECT_GT(rows, 0);
}

TEST_F(Overview, RedFlagsOpenIntoTheListAndClose) {
    EXPECT_EQ(hand.text("Numbness between the legs"), nullptr);
    hand.click("red_flags");
    ASSERT_NE(hand.text("Numbness between the legs"), nullptr);
    EXPECT_LT(hand.text("Fever")->max_y, hand.button("region lower_back")->min_y);
    hand.click("red_flags");
    EXPECT_EQ(hand.text("Numbness between the legs"), nullptr);
}

TEST_F(Overview, RegionButtonSaysWhatItMeansAndChooses) {
    ASSERT_NE(hand.text("Between ribs and buttocks."), nullptr);
    hand.click("region lower_back");
    ASSERT_NE(hand.last_action<scene::ChooseRegion>(), nullptr);
    EXPECT_EQ(hand.last_action<scene::ChooseRegion>()->id, "lower_back");
    EXPECT_NE(hand.text("More is said here."), nullptr);
    EXPECT_NE(hand.text("Keep moving."), nullptr);
    ASSERT_NE(hand.text("Kidney and lung lie near."), nullptr);
    ASSERT_NE(hand.text("Pain and a fainting fit."), nullptr) << "the red flags of the region itself";
    EXPECT_LT(hand.text("Pain and a fainting fit.")->max_y, hand.text("Kidney and lung lie near.")->min_y);
    hand.click("region lower_back");
    EXPECT_EQ(hand.last_action<scene::ChooseRegion>()->id, "");
}

TEST_F(Overview, ReferenceOnARegionButtonOpensTheSourceInstead) {
    // "book" is the first source; the first to name it is the region's meaning.
    hand.click("reference 1");
    EXPECT_EQ(hand.last_action<scene::ChooseRegion>(), nullptr);
    ASSERT_NE(hand.last_action<scene::ChoosePage>(), nullptr);
    EXPECT_EQ(hand.memory.show_source, "book");
}

TEST_F(Overview, ChosenRegionListsItsPointsWithSignAndReason) {
    hand.click("region lower_back");
    ASSERT_TRUE(hand.scroll_to("row BL23"));
    ASSERT_TRUE(hand.scroll_to("row BL40"));
    EXPECT_NE(hand.text("Beside the lumbar spine."), nullptr);
    EXPECT_NE(hand.text("Behind the knee, for the back."), nullptr);
    EXPECT_EQ(hand.button("row KI3"), nullptr);
    std::set<std::string> signs;
    for (const ui::Drawn& is : hand.drawn) {
        if (is.kind == ui::Drawn::Kind::sign) signs.insert(is.what);
    }
    EXPECT_TRUE(signs.count("disc"));
    EXPECT_TRUE(signs.count("diamond"));
    EXPECT_LT(hand.button("row BL23")->min_y, hand.button("row BL40")->min_y);
}

TEST_F(Overview, ReasonsCanBeFoldedAway) {
    hand.click("region lower_back");
    ASSERT_TRUE(hand.scroll_to("near points"));
    hand.click("near points");
    EXPECT_EQ(hand.button("row BL23"), nullptr);
    EXPECT_NE(hand.button("row BL40"), nullptr);
}

TEST_F(Overview, ChannelsAreChosenSeverallyAndShowColourPatternCodeAndName) {
    ASSERT_TRUE(hand.scroll_to("channel KI"));
    EXPECT_NE(hand.text("Bladder"), nullptr);
    EXPECT_EQ(hand.button("channel LU"), nullptr) << "a channel with neither points nor branches";
    hand.click("channel KI");
    ASSERT_NE(hand.last_action<scene::ToggleChannel>(), nullptr);
    EXPECT_EQ(hand.last_action<scene::ToggleChannel>()->code, "KI");
    hand.click("channel BL");
    EXPECT_EQ(hand.state.channels, (std::set<std::string>{"BL", "KI"}));
    hand.click("channel EX");
    EXPECT_EQ(hand.state.channels, (std::set<std::string>{"BL", "EX", "KI"}));
    hand.click("all channels");
    EXPECT_TRUE(hand.state.channels.empty());
    std::set<std::string> signs;
    for (const ui::Drawn& is : hand.drawn) {
        if (is.kind == ui::Drawn::Kind::sign) signs.insert(is.what);
    }
    EXPECT_TRUE(signs.count("solid"));
    EXPECT_TRUE(signs.count("dash"));
}

TEST_F(Overview, SideAndLabelsAreSegmented) {
    ASSERT_TRUE(hand.scroll_to("labels Pinyin"));
    hand.click("labels Pinyin");
    EXPECT_EQ(hand.state.labels, scene::Labels::pinyin);
    hand.click("labels 汉字");
    EXPECT_EQ(hand.state.labels, scene::Labels::hanzi);
    hand.click("labels None");
    EXPECT_EQ(hand.state.labels, scene::Labels::none);
    ASSERT_TRUE(hand.scroll_to("side Right"));
    hand.click("side Right");
    EXPECT_EQ(hand.state.sides, scene::Sides::right);
    hand.click("side Left");
    EXPECT_EQ(hand.state.sides, scene::Sides::left);
}

TEST_F(Overview, TogglesTurnWhatTheyName) {
    ASSERT_TRUE(hand.scroll_to("How exactly a point can be felt"));
    hand.click("Channel lines");
    hand.click("What lies behind shines through");
    hand.click("How the chosen point is found");
    hand.click("How exactly a point can be felt");
    EXPECT_FALSE(hand.state.show_channels);
    EXPECT_TRUE(hand.state.show_hidden);
    EXPECT_FALSE(hand.state.show_construction);
    EXPECT_TRUE(hand.state.show_uncertainty);
}

TEST_F(Overview, RowSelectsThePointOnTheSideShown) {
    hand.state.sides = scene::Sides::right;
    ASSERT_TRUE(hand.scroll_to("row BL40"));
    hand.click("row BL40");
    ASSERT_NE(hand.last_action<scene::Select>(), nullptr);
    EXPECT_EQ(hand.last_action<scene::Select>()->id, (locate::PointId{"BL40", "", atlas::Side::right}));
    EXPECT_NE(hand.text("Bend Middle"), nullptr);
}

TEST_F(Overview, LongListDrawsOnlyWhatIsSeen) {
    ASSERT_TRUE(hand.scroll_to("row BL23"));
    int rows = 0;
    for (const ui::Drawn& is : hand.drawn) rows += starts_a_row(is) ? 1 : 0;
    EXPECT_GT(rows, 2);
    EXPECT_LT(rows, 40);
    EXPECT_TRUE(hand.scroll_to("row GB38"));
}

TEST_F(Overview, PanelSaysItsWidthAndCanBePulled) {
    EXPECT_EQ(hand.out.panel_width_px, 400);
    hand.move(398, 500);
    hand.frame(2);
    hand.press();
    hand.frame();
    hand.move(470, 500);
    hand.frame(2);
    EXPECT_EQ(hand.out.panel_width_px, 470);
    hand.move(1200, 500);
    hand.frame(2);
    hand.release();
    hand.frame(2);
    EXPECT_EQ(hand.out.panel_width_px, 560);
}

TEST_F(Overview, FaultsAreListedQuietly) {
    hand.faults.push_back({"point-BL.json", "/points/3", "unknown landmark 'x'"});
    hand.frame(2);
    ASSERT_TRUE(hand.scroll_to("faults"));
    hand.click("faults");
    EXPECT_NE(hand.text("point-BL.json:/points/3"), nullptr);
    ASSERT_TRUE(hand.scroll_to("copy faults"));
    hand.click("copy faults");
    ASSERT_FALSE(hand.requests.empty());
    EXPECT_EQ(std::get<ui::CopyText>(hand.requests.back()).text, "point-BL.json:/points/3: unknown landmark 'x'\n");
}

TEST_F(Overview, ThemeSwitch) {
    hand.click("theme");
    EXPECT_EQ(hand.state.theme, scene::Theme::dark);
    hand.click("theme");
    EXPECT_EQ(hand.state.theme, scene::Theme::light);
}

}  // namespace
}  // namespace jingluo::test
