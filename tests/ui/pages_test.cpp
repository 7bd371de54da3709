// "About back pain" and the sources.
#include <gtest/gtest.h>

#include "ui/hand.h"

namespace jingluo::test {
namespace {

class Pages : public testing::Test {
  protected:
    Pages() : specimen(small_atlas()), hand(specimen, {1280, 720}) { hand.frame(3); }
    Specimen specimen;
    Hand hand;
};

TEST_F(Pages, TabsTurnThePages) {
    hand.click("page About back pain");
    EXPECT_EQ(hand.state.page, scene::PanelPage::about);
    EXPECT_EQ(hand.out.panel_width_px, 640);
    EXPECT_EQ(hand.button("search"), nullptr);
    hand.click("page Sources");
    EXPECT_EQ(hand.state.page, scene::PanelPage::sources);
    hand.click("page Atlas");
    EXPECT_EQ(hand.state.page, scene::PanelPage::atlas);
    EXPECT_EQ(hand.out.panel_width_px, 400);
}

TEST_F(Pages, LinesOfTheAboutPageAreReadable) {
    hand.memory.reading_width = 820;
    hand.click("page About back pain");
    size_t longest = 0;
    for (const ui::Drawn& is : hand.drawn) {
        if (is.kind == ui::Drawn::Kind::text && is.what.find("Words") != std::string::npos)
            longest = std::max(longest, is.what.size());
    }
    EXPECT_GT(longest, 50u);
    EXPECT_LE(longest, 80u);
}

TEST_F(Pages, AboutScrolls) {
    hand.click("page About back pain");
    const float before = hand.text("Section 1")->min_y;
    hand.move(200, 400);
    hand.frame();
    for (int i = 0; i < 5; ++i) {
        hand.wheel(-2);
        hand.frame();
    }
    // "Section 1" stands in the contents as well; its first mention moved up by as much as the page did.
    EXPECT_LT(hand.text("Section 1")->min_y, before - 100);
}

TEST_F(Pages, ContentsJump) {
    hand.click("page About back pain");
    hand.click("contents s5");
    hand.frame(3);
    const ui::Drawn* heading = nullptr;
    for (const ui::Drawn& is : hand.drawn) {
        if (is.kind == ui::Drawn::Kind::text && is.what == "Section 5") heading = &is;
    }
    ASSERT_NE(heading, nullptr);
    EXPECT_GE(heading->min_y, heading->clip_min_y);
    EXPECT_LT(heading->min_y, heading->clip_min_y + 40);
}

TEST_F(Pages, StepsAreNumbered) {
    hand.click("page About back pain");
    ASSERT_NE(hand.text("Section 1"), nullptr);
    bool numbered = false;
    for (const ui::Drawn& is : hand.drawn) numbered = numbered || (is.kind == ui::Drawn::Kind::text && is.what == "1");
    EXPECT_TRUE(numbered);
}

TEST_F(Pages, ReferenceScrollsToItsSourceAndMarksIt) {
    const Specimen real(real_atlas());
    Hand reader(real, {1280, 720});
    reader.frame(3);
    std::string id;
    for (const auto& [name, source] : real.atlas.sources) {
        if (!source.url.empty()) id = name;  // the last one: far down the page
    }
    ASSERT_FALSE(id.empty());
    reader.memory.show_source = id;
    reader.memory.scroll_to_source = true;
    reader.state.page = scene::PanelPage::sources;
    reader.frame(4);
    const ui::Drawn* link = reader.button("copy " + id);
    ASSERT_NE(link, nullptr);
    EXPECT_GT(link->min_y, link->clip_min_y);
    EXPECT_LT(link->max_y, link->clip_max_y);
    EXPECT_FALSE(reader.memory.scroll_to_source);
}

TEST_F(Pages, PointChosenOnTheBodyBringsItsCard) {
    hand.click("page About back pain");
    hand.state.selected = locate::PointId{"BL23", "", atlas::Side::left};
    hand.frame(3);
    EXPECT_EQ(hand.state.page, scene::PanelPage::atlas);
    EXPECT_NE(hand.text("Where it lies"), nullptr);
    // Reading on with the point still chosen is possible.
    hand.click("page About back pain");
    EXPECT_EQ(hand.state.page, scene::PanelPage::about);
}

TEST_F(Pages, AddressOfASourceIsCopied) {
    hand.click("page Sources");
    hand.click("copy book");
    ASSERT_EQ(hand.requests.size(), 1u);
    EXPECT_EQ(std::get<ui::CopyText>(hand.requests[0]).text, "https://example.org/book");
}

}  // namespace
}  // namespace jingluo::test
