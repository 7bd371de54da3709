// The section of the body: two buttons, three sliders, a way back.
#include <gtest/gtest.h>

#include "ui/hand.h"
#include "ui/words.h"

namespace jingluo::test {
namespace {

using Kind = scene::BodyChoice::Kind;

class BodySection : public testing::Test {
  protected:
    BodySection() : specimen(small_atlas()), hand(specimen, {1280, 1000}) {
        hand.state.body.shape = {0, 1.68, 0};
        hand.frame(3);
    }
    /// Takes a slider's thumb at a share of its length and moves it to another.
    void drag(const std::string& name, float from, float to) {
        const ui::Drawn* slider = hand.button("slider " + name);
        ASSERT_NE(slider, nullptr);
        const float end = 7, length = slider->max_x - slider->min_x - 2 * end, y = (slider->min_y + slider->max_y) / 2;
        const float left = slider->min_x + end;
        hand.move(left + from * length, y);
        hand.frame(2);
        hand.press();
        hand.frame();
        for (int i = 1; i <= 4; ++i) {
            hand.move(left + (from + (to - from) * static_cast<float>(i) / 4) * length, y);
            hand.frame();
            EXPECT_TRUE(hand.out.slider_held);
        }
        hand.release();
        hand.frame(2);
        EXPECT_FALSE(hand.out.slider_held);
    }
    Specimen specimen;
    Hand hand;
};

TEST_F(BodySection, SaysInOneLineWhichBodyIsShown) {
    EXPECT_NE(hand.text("Body: female, 168 cm, average"), nullptr);
    EXPECT_EQ(hand.button("slider Sex"), nullptr) << "quiet until it is opened";
    hand.state.body = {Kind::shaped, {1, 1.9, 0.8}};
    hand.frame(2);
    EXPECT_NE(hand.text("Body: male, 190 cm, heavy"), nullptr);
}

TEST_F(BodySection, OpensUpwardsAndChoosesWomanAndMan) {
    hand.click("body");
    hand.frame(2);
    const ui::Drawn* sex = hand.button("slider Sex");
    ASSERT_NE(sex, nullptr);
    EXPECT_LT(sex->max_y, hand.button("Save picture")->min_y) << "above the footer, which stays where it was";
    hand.click("body Male");
    ASSERT_NE(hand.last_action<scene::ChooseBody>(), nullptr);
    EXPECT_EQ(hand.last_action<scene::ChooseBody>()->kind, Kind::male);
    EXPECT_EQ(hand.state.body.kind, Kind::male);
    hand.click("body Female");
    EXPECT_EQ(hand.state.body.kind, Kind::female);
    EXPECT_EQ(hand.button("body From file"), nullptr);
    hand.has_file = true;
    hand.frame(2);
    hand.click("body From file");
    EXPECT_EQ(hand.state.body.kind, Kind::file);
    EXPECT_NE(hand.text("Body from a file"), nullptr);
}

TEST_F(BodySection, SlidersShapeTheBodyEachByItself) {
    hand.click("body");
    hand.frame(2);
    drag("Build", 0.5f, 0.9f);
    ASSERT_EQ(hand.state.body.kind, Kind::shaped);
    EXPECT_NEAR(hand.state.body.shape.build, 0.8, 0.03);
    EXPECT_EQ(hand.state.body.shape.sex, 0);
    EXPECT_EQ(hand.state.body.shape.stature_m, 1.68);
    drag("Stature", 0.4f, 0.1f);
    EXPECT_NEAR(hand.state.body.shape.stature_m, 1.47, 0.011);
    EXPECT_NEAR(hand.state.body.shape.build, 0.8, 0.03);
    drag("Sex", 0, 1.3f);
    EXPECT_EQ(hand.state.body.shape.sex, 1) << "never beyond its end";
    EXPECT_NE(hand.text("Body: male, 147 cm, heavy"), nullptr);
}

TEST_F(BodySection, AHandThatRestsOnASliderAsksForNothing) {
    hand.click("body");
    hand.frame(2);
    const size_t before = hand.actions.size();
    drag("Stature", 0.4f, 0.4f);
    EXPECT_EQ(hand.actions.size(), before);
    EXPECT_EQ(hand.state.body.kind, Kind::female);
}

TEST_F(BodySection, SlidersStayUnderTheHandThatTakesThem) {
    hand.click("body");
    hand.frame(2);
    const float before = hand.button("slider Build")->min_y;
    drag("Build", 0.5f, 0.7f);
    EXPECT_EQ(hand.button("slider Build")->min_y, before);
}

TEST_F(BodySection, LeadsBackToTheAverageOfTheNearerSex) {
    hand.click("body");
    hand.frame(2);
    EXPECT_EQ(hand.button("reset body"), nullptr);
    drag("Sex", 0, 0.7f);
    ASSERT_NE(hand.text("Back to the average man"), nullptr);
    hand.click("reset body");
    EXPECT_EQ(hand.state.body.kind, Kind::male);
    EXPECT_EQ(hand.button("reset body"), nullptr);
}

TEST_F(BodySection, StaysBelowACardAndThePagesToRead) {
    hand.click("body");
    hand.state.selected = specimen.placements.points.front().id;
    hand.frame(4);
    EXPECT_NE(hand.button("slider Build"), nullptr) << "the chosen point can be watched";
    hand.state.page = scene::PanelPage::sources;
    hand.frame(4);
    EXPECT_NE(hand.button("slider Build"), nullptr);
}

TEST_F(BodySection, HasNoSlidersWithoutAFigure) {
    hand.has_figure = false;
    hand.click("body");
    hand.frame(2);
    EXPECT_NE(hand.button("body Male"), nullptr);
    EXPECT_EQ(hand.button("slider Build"), nullptr);
}

TEST(BodyWords, CoverTheirRanges) {
    EXPECT_EQ(ui::sex_words(0), "female");
    EXPECT_EQ(ui::sex_words(0.5), "between");
    EXPECT_EQ(ui::sex_words(1), "male");
    EXPECT_EQ(ui::build_words(-1), "lean");
    EXPECT_EQ(ui::build_words(-0.4), "slender");
    EXPECT_EQ(ui::build_words(0), "average");
    EXPECT_EQ(ui::build_words(0.4), "sturdy");
    EXPECT_EQ(ui::build_words(1), "heavy");
}

}  // namespace
}  // namespace jingluo::test
