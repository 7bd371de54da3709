// The picture dialog, messages, help and the name under the mouse.
#include <gtest/gtest.h>

#include <algorithm>

#include "ui/hand.h"

namespace jingluo::test {
namespace {

class Dialogs : public testing::Test {
  protected:
    Dialogs() : specimen(small_atlas()), hand(specimen, {1280, 800}) { hand.frame(3); }
    void open() {
        hand.click("Save picture");
        hand.frame(3);
    }
    void fill(const std::string& field, const std::string& text) {
        hand.click(field);
        // All of the field's text is taken by a double click on its one word.
        hand.press();
        hand.frame();
        hand.release();
        hand.frame();
        hand.type(text);
    }
    ui::SavePicture asked() const { return std::get<ui::SavePicture>(hand.requests.back()); }
    Specimen specimen;
    Hand hand;
};

TEST_F(Dialogs, PresetsGiveTheirSizes) {
    open();
    hand.click("A4, 300 dpi");
    hand.click("Save");
    ASSERT_EQ(hand.requests.size(), 1u);
    EXPECT_EQ(asked().width_px, 2480);
    EXPECT_EQ(asked().height_px, 3508);
    EXPECT_FALSE(asked().replace);
    EXPECT_FALSE(hand.memory.save_open);
    hand.frame(2);
    EXPECT_EQ(hand.button("Save"), nullptr);
}

TEST_F(Dialogs, TypedSizeIsLimited) {
    open();
    fill("picture width", "99999");
    fill("picture height", "3");
    hand.click("Save");
    ASSERT_EQ(hand.requests.size(), 1u);
    EXPECT_EQ(asked().width_px, 16384);
    EXPECT_EQ(asked().height_px, 16);
}

TEST_F(Dialogs, ChoicesAndNameAreSent) {
    open();
    hand.click("Title");
    hand.click("With this panel");
    hand.click("Transparent ground");
    hand.click("file name");
    hand.type("rücken 腰.png");
    hand.click("Save");
    ASSERT_EQ(hand.requests.size(), 1u);
    EXPECT_FALSE(asked().title);
    EXPECT_FALSE(asked().legend) << "the panel says already what the legend would";
    EXPECT_TRUE(asked().with_panel);
    EXPECT_TRUE(asked().transparent);
    EXPECT_EQ(asked().file, "rücken 腰.png");
}

TEST_F(Dialogs, TitleAndLegendAreSentWithoutThePanel) {
    open();
    hand.click("Title");
    hand.click("Save");
    ASSERT_EQ(hand.requests.size(), 1u);
    EXPECT_FALSE(asked().title);
    EXPECT_TRUE(asked().legend);
}

TEST_F(Dialogs, EnterAfterTheNameSaves) {
    open();
    hand.click("file name");
    hand.type("leg");
    hand.key(ImGuiKey_Enter);
    ASSERT_EQ(hand.requests.size(), 1u);
    EXPECT_EQ(asked().file, "leg");
}

TEST_F(Dialogs, CancelAndEscapeAskForNothing) {
    open();
    hand.click("Cancel");
    hand.frame(2);
    EXPECT_FALSE(hand.memory.save_open);
    EXPECT_EQ(hand.button("Save"), nullptr);
    open();
    hand.key(ImGuiKey_Escape);
    EXPECT_FALSE(hand.memory.save_open);
    EXPECT_TRUE(hand.requests.empty());
}

TEST_F(Dialogs, AsksBeforeReplacing) {
    hand.memory.save.file = "back.png";
    hand.memory.ask_replace = true;
    hand.memory.save_open = true;
    hand.frame(4);
    EXPECT_NE(hand.text("back.png"), nullptr);
    EXPECT_EQ(hand.button("Save"), nullptr);
    hand.click("Choose another name");
    hand.frame(2);
    EXPECT_NE(hand.button("Save"), nullptr);
    EXPECT_TRUE(hand.requests.empty());
    hand.memory.ask_replace = true;
    hand.frame(3);
    hand.click("Replace");
    ASSERT_EQ(hand.requests.size(), 1u);
    EXPECT_TRUE(asked().replace);
    EXPECT_EQ(asked().file, "back.png");
    EXPECT_FALSE(hand.memory.ask_replace);
    hand.frame(2);
    EXPECT_EQ(hand.button("Save"), nullptr);
}

TEST_F(Dialogs, MessageStaysUntilDismissed) {
    hand.memory.message = "Saved to /tmp/x.png";
    hand.frame(3);
    ASSERT_NE(hand.text("Saved to"), nullptr);
    EXPECT_GT(hand.text("Saved to")->min_x, static_cast<float>(hand.out.panel_width_px));
    hand.click("dismiss message");
    EXPECT_TRUE(hand.memory.message.empty());
    EXPECT_EQ(hand.text("Saved to"), nullptr);
}

TEST_F(Dialogs, ErrorCarriesAWarningSign) {
    const auto warnings = [&] {
        return std::count_if(hand.drawn.begin(), hand.drawn.end(), [](const ui::Drawn& is) {
            return is.kind == ui::Drawn::Kind::sign && is.what == "warning";
        });
    };
    hand.memory.message = "No room.";
    hand.frame(3);
    const auto before = warnings();
    hand.memory.message_is_error = true;
    hand.frame(2);
    EXPECT_EQ(warnings(), before + 1);
}

TEST_F(Dialogs, HelpOpensAndCloses) {
    hand.click("Keys and mouse");
    hand.frame(3);
    EXPECT_NE(hand.text("walk along the channel"), nullptr);
    hand.click("Close");
    hand.frame(2);
    EXPECT_FALSE(hand.memory.help_open);
    EXPECT_EQ(hand.text("walk along the channel"), nullptr);
}

TEST_F(Dialogs, HelpClosesWhenTheApplicationSaysSo) {
    hand.memory.help_open = true;
    hand.frame(3);
    hand.memory.help_open = false;
    hand.frame(3);
    EXPECT_EQ(hand.text("walk along the channel"), nullptr);
}

TEST_F(Dialogs, HoveredPointIsNamedBesideTheMouseAndOnTheScreen) {
    hand.state.hovered = locate::PointId{"BL40", "", atlas::Side::left};
    hand.move(900, 300);
    hand.frame(3);
    const ui::Drawn* code = hand.text("BL40");
    ASSERT_NE(code, nullptr);
    EXPECT_GT(code->min_x, 900);
    EXPECT_LT(code->min_x, 960);
    EXPECT_NE(hand.text("Wěizhōng  委中"), nullptr);
    hand.move(1275, 795);
    hand.frame(3);
    EXPECT_LT(hand.text("Wěizhōng  委中")->max_x, 1280);
    EXPECT_LT(hand.text("Bend Middle")->max_y, 800);
}

}  // namespace
}  // namespace jingluo::test
