// Title, legend and the picture as a page.
#include <gtest/gtest.h>

#include <algorithm>

#include "scene/labels.h"
#include "scene/small_world.h"
#include "scene/words.h"

namespace jingluo::scene {
namespace {

using atlas::Side;
using small::id;
using small::SmallWorld;

class Page : public ::testing::Test {
  protected:
    State page(int width, int height, bool title = true, bool legend = true) const {
        State state = small_.opening(picture_viewport(width, height, title, legend));
        state.show_title = title;
        state.show_legend = legend;
        return state;
    }
    Frame frame(const State& state) const { return compose(state, small_.world(), small::even_measure()); }
    static bool says(const Frame& frame, const std::string& words) {
        return std::any_of(frame.texts.begin(), frame.texts.end(),
                           [&](const TextItem& t) { return t.text.find(words) != std::string::npos; });
    }
    SmallWorld small_;
};

TEST_F(Page, KeepsMarginsOnlyForWhatItShows) {
    const Viewport bare = picture_viewport(1280, 720, false, false), full = picture_viewport(1280, 720, true, true);
    EXPECT_EQ(bare.left_px + bare.top_px + bare.right_px + bare.bottom_px, 0);
    EXPECT_GT(full.left_px, 150);
    EXPECT_LT(full.left_px, 1280 / 3);
    EXPECT_GT(full.top_px, 30);
    EXPECT_FLOAT_EQ(bare.scale, 1);
    EXPECT_FLOAT_EQ(picture_viewport(3840, 2160, true, true).scale, 3);
}

TEST_F(Page, TheTitleSaysWhatIsSeenAndFromWhere) {
    State state = page(1280, 720);
    EXPECT_TRUE(says(frame(state), "view from behind"));
    state = apply(state, ChooseRegion{"shin"}, small_.world());
    EXPECT_TRUE(says(frame(state), "Shin — view from the front"));
    EXPECT_TRUE(says(frame(state), "WHO 2008"));
    state.show_title = false;
    EXPECT_FALSE(says(frame(state), "view from"));
    EXPECT_FALSE(says(frame(state), "WHO 2008"));
}

TEST_F(Page, TheLegendNamesChannelsAndPointsShown) {
    State state = page(1280, 720);
    state.labels = Labels::none;
    state = apply(state, ChooseRegion{"lower_back"}, small_.world());
    const Frame legend = frame(state);
    for (const char* words : {"Bladder", "Governor", "Stomach", "肾俞 Shènshū", "命门 Mìngmén", "Near", "Distant"}) {
        EXPECT_TRUE(says(legend, words)) << words;
    }
    EXPECT_FALSE(says(legend, "Wèishū")) << "BL21 has nothing to do with the region";
    EXPECT_FALSE(says(legend, "Extra points"));
    // A sample of each channel's line, in its own pattern.
    EXPECT_EQ(std::count_if(legend.strokes.begin(), legend.strokes.end(),
                            [](const Stroke2d& s) { return s.pattern == Pattern::dash; }),
              1);
    state.show_legend = false;
    EXPECT_FALSE(says(frame(state), "Bladder"));
}

TEST_F(Page, TheLegendStaysInItsMarginAndOverlapsNothing) {
    for (const auto& [width, height] : {std::pair{1280, 720}, {3840, 2160}, {900, 1400}, {640, 480}}) {
        const State state = page(width, height);
        const Frame now = frame(state);
        std::vector<Rect> boxes;
        for (const TextItem& text : now.texts) boxes.push_back(text_box(small::even_measure(), text));
        const Rect whole{{0, 0}, {width, height}};
        for (size_t i = 0; i < boxes.size(); ++i) {
            EXPECT_TRUE(whole.contains(boxes[i])) << now.texts[i].text << " at " << width << "x" << height;
            for (size_t j = i + 1; j < boxes.size(); ++j) {
                // Lines of a legend may touch, their boxes include room for tone marks; letters may not.
                const Rect letters{boxes[i].min + glm::vec2(0, 0.2f) * now.texts[i].size_px,
                                   boxes[i].max - glm::vec2(0, 0.2f) * now.texts[i].size_px};
                EXPECT_FALSE(letters.overlaps(boxes[j]))
                    << now.texts[i].text << " and " << now.texts[j].text << " at " << width << "x" << height;
            }
        }
    }
}

TEST_F(Page, ALargerPictureLooksLikeTheSmallOne) {
    const Frame small_frame = frame(page(1280, 720)), large = frame(page(3840, 2160));
    ASSERT_EQ(small_frame.texts.size(), large.texts.size());
    for (size_t i = 0; i < large.texts.size(); ++i) {
        EXPECT_EQ(small_frame.texts[i].text, large.texts[i].text);
        EXPECT_NEAR(large.texts[i].size_px, 3 * small_frame.texts[i].size_px, 0.01f);
        EXPECT_NEAR(glm::length(large.texts[i].at_px - 3.0f * small_frame.texts[i].at_px), 0, 6) << large.texts[i].text;
    }
    ASSERT_EQ(small_frame.markers.size(), large.markers.size());
    EXPECT_NEAR(large.markers[0].radius_px, 3 * small_frame.markers[0].radius_px, 0.1f);
    EXPECT_NEAR(large.lines[0].width_px, 3 * small_frame.lines[0].width_px, 0.1f);
}

TEST_F(Page, WithoutAMarginTheLegendStandsOnPaperAndLabelsKeepOut) {
    State state = small_.opening();
    state.show_legend = true;
    state = apply(state, Zoom{{300, 300}, 0.9}, small_.world());
    state = apply(state, Zoom{{640, 300}, 4}, small_.world());
    const Frame now = frame(state);
    ASSERT_EQ(now.boxes.size(), 1u) << "over the body it needs a ground";
    const Rect paper{now.boxes[0].min_px, now.boxes[0].max_px};
    size_t outside = 0;
    for (const TextItem& text : now.texts) {
        const Rect box = text_box(small::even_measure(), text);
        if (paper.contains(box.centre())) continue;
        ++outside;
        EXPECT_FALSE(paper.overlaps(box)) << text.text;
    }
    EXPECT_GT(outside, 0u);
}

TEST_F(Page, TheBodyIsDrawnBesideLegendAndTitleOnly) {
    const State state = page(1280, 720);
    const Frame now = frame(state);
    EXPECT_EQ(now.plate_min_px.x, static_cast<float>(state.viewport.left_px));
    EXPECT_GT(now.plate_min_px.y, 20);
    EXPECT_LE(now.plate_min_px.y, static_cast<float>(state.viewport.top_px));
    EXPECT_EQ(now.plate_max_px, glm::vec2(1280, 720));
    EXPECT_TRUE(now.boxes.empty()) << "no veil is needed";
    EXPECT_EQ(frame(page(1280, 720, false, false)).plate_max_px.x, 0) << "bare, it has the whole picture";
}

TEST_F(Page, TheTitleDrawsRunsOfCodesTogether) {
    State state = page(1280, 720);
    state = apply(state, ChooseOnly{{"BL21", "BL22", "BL23", "BL40", "GV4"}}, small_.world());
    EXPECT_TRUE(says(frame(state), "BL21–BL23, BL40, GV4"));
    state = apply(state, ChooseOnly{{"BL22", "BL23"}}, small_.world());
    EXPECT_TRUE(says(frame(state), "BL22, BL23"));
}

TEST(Words, LandmarksAreSaidAsPeopleSayThem) {
    EXPECT_EQ(landmark_words("spinous_process_l2"), "spinous process L2");
    EXPECT_EQ(landmark_words("spinous_process_t12_inferior_border"), "lower border of spinous process T12");
    EXPECT_EQ(landmark_words("popliteal_crease_mid.r"), "middle of popliteal crease");
    EXPECT_EQ(landmark_words("posterior_superior_iliac_spine.l"), "posterior superior iliac spine");
    EXPECT_EQ(landmark_words("rib_12_tip.l"), "tip of rib 12");
    EXPECT_EQ(landmark_words("tip"), "tip");
    EXPECT_EQ(landmark_words(""), "");
}

TEST(Words, ViewsAreNamedAsTheEyeStands) {
    Camera camera;
    EXPECT_EQ(view_words(camera), "view from behind");
    camera.yaw = 0.1;
    EXPECT_EQ(view_words(camera), "view from the front");
    camera.yaw = 1.5;
    EXPECT_EQ(view_words(camera), "view from the left");
    camera.yaw = -0.8;
    EXPECT_EQ(view_words(camera), "view from the front and the right");
    camera.pitch = -1.2;
    EXPECT_EQ(view_words(camera), "view from below");
    const Camera prone = framed(Camera{}, View::prone, Viewport{}, {{0, 0, 0}, {0, 1, 0}}, 0);
    EXPECT_EQ(view_words(prone), "lying prone");
}

TEST(Colours, StandOutFromTheSkinInBothThemes) {
    SmallWorld small_world;
    const World world = small_world.world();
    const auto luminance = [](const Colour& c) {
        return 0.2126f * std::pow(c.x, 2.2f) + 0.7152f * std::pow(c.y, 2.2f) + 0.0722f * std::pow(c.z, 2.2f);
    };
    for (const char* code : {"ST", "BL", "GV", "EX", "??"}) {
        EXPECT_LT(luminance(channel_colour(world, code, Theme::light)), 0.24f) << code;
        EXPECT_GT(luminance(channel_colour(world, code, Theme::dark)), 0.08f) << code;
        EXPECT_LT(luminance(channel_colour(world, code, Theme::dark)), 0.26f) << code;
    }
    EXPECT_NE(channel_colour(world, "ST", Theme::light), channel_colour(world, "BL", Theme::light));
    EXPECT_EQ(channel_pattern(world, "BL"), Pattern::dash);
    EXPECT_EQ(channel_pattern(world, "??"), Pattern::solid);
}

}  // namespace
}  // namespace jingluo::scene
