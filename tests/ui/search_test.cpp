// The search box answers while one types.
#include <gtest/gtest.h>

#include "ui/hand.h"

namespace jingluo::test {
namespace {

class SearchBox : public testing::Test {
  protected:
    SearchBox() : specimen(small_atlas()), hand(specimen, {1280, 800}) { hand.frame(3); }
    Specimen specimen;
    Hand hand;
};

TEST_F(SearchBox, AnswersWhileTyping) {
    hand.click("search");
    hand.type("s");
    ASSERT_NE(hand.last_action<scene::SetQuery>(), nullptr);
    EXPECT_EQ(hand.last_action<scene::SetQuery>()->text, "s");
    hand.type("hen shu");
    EXPECT_EQ(hand.last_action<scene::SetQuery>()->text, "shen shu");
    EXPECT_NE(hand.button("row BL23"), nullptr);
    EXPECT_EQ(hand.button("row BL40"), nullptr);
}

TEST_F(SearchBox, TakesHanzi) {
    hand.click("search");
    hand.type("肾俞");
    EXPECT_EQ(hand.state.query, "肾俞");
    EXPECT_NE(hand.button("row BL23"), nullptr);
}

TEST_F(SearchBox, RedFlagsStayAboveTheAnswers) {
    hand.click("search");
    hand.type("BL");
    ASSERT_NE(hand.text("When to see a doctor"), nullptr);
    ASSERT_NE(hand.button("row BL23"), nullptr);
    EXPECT_LT(hand.text("When to see a doctor")->max_y, hand.button("row BL23")->min_y);
    EXPECT_LT(hand.text("What the evidence says")->max_y, hand.button("row BL23")->min_y);
    hand.click("evidence");
    EXPECT_NE(hand.text("Trials found a small effect"), nullptr);
}

TEST_F(SearchBox, ClearButtonEmpties) {
    EXPECT_EQ(hand.button("clear search"), nullptr);
    hand.click("search");
    hand.type("kidney");
    hand.click("clear search");
    EXPECT_EQ(hand.state.query, "");
    EXPECT_EQ(hand.memory.query, "");
    EXPECT_NE(hand.button("region lower_back"), nullptr);
}

TEST_F(SearchBox, EscapeEmpties) {
    hand.click("search");
    hand.type("kidney");
    EXPECT_EQ(hand.state.query, "kidney");
    hand.key(ImGuiKey_Escape);
    EXPECT_EQ(hand.state.query, "");
    EXPECT_EQ(hand.memory.query, "");
}

TEST_F(SearchBox, KeyOfTheApplicationGivesItTheKeyboard) {
    hand.memory.focus_search = true;
    hand.frame(3);
    EXPECT_FALSE(hand.memory.focus_search);
    hand.type("KI3");
    EXPECT_EQ(hand.state.query, "KI3");
}

TEST_F(SearchBox, FollowsTheState) {
    hand.state.query = "UB 23";
    hand.frame(2);
    EXPECT_EQ(hand.memory.query, "UB 23");
    EXPECT_NE(hand.button("row BL23"), nullptr);
}

TEST_F(SearchBox, SaysSoWhenNothingIsFound) {
    hand.click("search");
    hand.type("xyzzy");
    EXPECT_NE(hand.text("Nothing passes the filters"), nullptr);
}

}  // namespace
}  // namespace jingluo::test
