// Pictures of the real atlas as pages: what stands in words, in the program's own fonts.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "app/bodies.h"
#include "app/commands.h"
#include "app/load.h"
#include "render/fonts.h"
#include "scene/compose.h"
#include "scene/labels.h"
#include "scene/visible.h"

namespace jingluo::app::test {
namespace {

using scene::Rect;

class Pages : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        ::setenv("JINGLUO_DATA", JINGLUO_SOURCE_DIR, 1);
        const Options options;
        loaded_ = new Loaded(points_of(options), {}, body_wanted(options));
        measure_ = new render::TextMeasure(render::find_fonts());
    }
    static void TearDownTestSuite() {
        delete loaded_;
        delete measure_;
        loaded_ = nullptr;
        measure_ = nullptr;
        ::unsetenv("JINGLUO_DATA");
    }
    static scene::MeasureText measure() {
        return [](std::string_view text, float size, bool bold) { return (*measure_)(text, size, bold); };
    }
    static scene::State page(int width, int height) {
        scene::State state = scene::opening(loaded_->world(), scene::picture_viewport(width, height, true, true));
        state.show_title = state.show_legend = true;
        return state;
    }
    static scene::State act(scene::State state, const scene::Action& action) {
        return scene::apply(std::move(state), action, loaded_->world());
    }
    static scene::Frame frame(const scene::State& state) { return scene::compose(state, loaded_->world(), measure()); }
    /// No word is cut off by the picture's edge, none lies over another.
    static void expect_readable(const scene::State& state, const scene::Frame& frame, const std::string& what) {
        const Rect whole{{0, 0}, {state.viewport.width_px, state.viewport.height_px}};
        std::vector<Rect> boxes, letters;
        for (const scene::TextItem& text : frame.texts) {
            boxes.push_back(scene::text_box(measure(), text));
            // Lines of a legend may touch: their boxes include room for tone marks and descenders.
            const glm::vec2 mark(0, 0.2f * text.size_px);
            letters.push_back({boxes.back().min + mark, boxes.back().max - mark});
            EXPECT_TRUE(whole.contains(boxes.back())) << what << ": " << text.text;
            EXPECT_GE(text.size_px / state.viewport.scale, 7.5f) << what << ": too small to read: " << text.text;
        }
        for (size_t i = 0; i < boxes.size(); ++i) {
            for (size_t j = i + 1; j < boxes.size(); ++j) {
                EXPECT_FALSE(letters[i].overlaps(letters[j]))
                    << what << ": " << frame.texts[i].text << " and " << frame.texts[j].text;
            }
        }
    }
    /// The words of all texts, taken apart where several names share a line.
    static std::set<std::string> words(const scene::Frame& frame, const Rect& within) {
        std::set<std::string> found;
        for (const scene::TextItem& text : frame.texts) {
            if (!within.contains(text.at_px)) continue;
            for (size_t from = 0; from <= text.text.size();) {
                const size_t to = std::min(text.text.find("  ", from), text.text.size());
                found.insert(text.text.substr(from, to - from));
                from = to + 2;
            }
        }
        return found;
    }
    static Loaded* loaded_;
    static render::TextMeasure* measure_;
};
Loaded* Pages::loaded_ = nullptr;
render::TextMeasure* Pages::measure_ = nullptr;

TEST_F(Pages, OfEveryRegionNameAllItsPointsAtEverySize) {
    for (const atlas::Region& region : loaded_->atlas().regions) {
        for (const auto& [width, height] : {std::pair{1280, 720}, {1920, 1080}, {3840, 2160}}) {
            const scene::State state = act(page(width, height), scene::ChooseRegion{region.id});
            const scene::Frame now = frame(state);
            const std::string what = region.id + " at " + std::to_string(width) + "x" + std::to_string(height);
            expect_readable(state, now, what);
            const scene::Viewport& v = state.viewport;
            const auto listed = words(now, {{0, 0}, {v.left_px, height}});
            const auto named = words(now, {{v.left_px, 0}, {width, height}});
            std::set<std::string> seen;
            for (const size_t index : scene::shown_points(state, loaded_->world())) {
                const locate::PlacedPoint& placed = loaded_->world().placements.points[index];
                EXPECT_EQ(listed.count(placed.id.code), 1u) << what << ": the legend leaves out " << placed.id.code;
                const bool drawn = std::any_of(now.markers.begin(), now.markers.end(), [&](const scene::Marker& m) {
                    return m.in_front && m.place == glm::vec3(placed.place);
                });
                if (!drawn) continue;
                const atlas::Point* point = loaded_->atlas().find_point(placed.id.code);
                seen.insert(scene::label_of(*point, placed.id.member, state.labels));
            }
            for (const std::string& name : seen) EXPECT_EQ(named.count(name), 1u) << what << ": " << name;
        }
    }
}

TEST_F(Pages, OfEveryChannelAreReadableFromEverySide) {
    for (const atlas::Channel& channel : loaded_->atlas().channels) {
        for (const scene::View view : {scene::View::front, scene::View::back, scene::View::left}) {
            scene::State state = act(page(1280, 720), scene::ChooseChannels{{channel.code}});
            state = act(std::move(state), scene::LookFrom{view});
            expect_readable(state, frame(state), channel.code + " from the " + scene::to_string(view));
        }
    }
}

TEST_F(Pages, TheWholeBodyIsQuietAndSpeaksUpAsOneComesNear) {
    scene::State state = page(1280, 720);
    const auto names = [&] {
        const scene::Viewport& v = state.viewport;
        return words(frame(state), {{v.left_px, v.top_px}, {v.width_px, v.height_px}}).size();
    };
    const size_t from_afar = names();
    EXPECT_LE(from_afar, 30u);
    const float dot = frame(state).markers.front().radius_px;
    const glm::dvec2 shoulder =
        scene::project(state.camera, state.viewport,
                       loaded_->world().placements.find({"SI11", "", atlas::Side::right})->place)
            .pixel;
    size_t least = from_afar;
    for (int step = 0; step < 3; ++step) {
        state = act(std::move(state), scene::Zoom{shoulder, 1.6});
        expect_readable(state, frame(state), "nearer " + std::to_string(step));
    }
    EXPECT_GT(names(), least) << "fewer points are in sight, more of them are named";
    EXPECT_GT(frame(state).markers.front().radius_px, 1.3f * dot);
}

TEST_F(Pages, TheInnerSideOfOneLegIsSeenPastTheOther) {
    scene::State state = page(1280, 720);
    state = act(std::move(state), scene::ChooseOnly{{"KI3", "KI4", "KI5", "KI6"}});
    const auto seen = [&] { return frame(state).markers.size(); };
    state = act(std::move(state), scene::LookFrom{scene::View::right});
    EXPECT_LT(seen(), 4u) << "of both feet the right one stands before the left";
    state = act(std::move(state), scene::ChooseSides{scene::Sides::left});
    state = act(std::move(state), scene::LookFrom{scene::View::right});
    ASSERT_EQ(seen(), 4u);
    glm::dvec2 low(1e9), high(-1e9);
    for (const auto& marker : frame(state).markers) {
        const glm::dvec2 at = scene::project(state.camera, state.viewport, marker.place).pixel;
        low = glm::min(low, at);
        high = glm::max(high, at);
    }
    const scene::Viewport& view = state.viewport;
    EXPECT_NEAR((low.x + high.x) / 2, (view.left_px + view.width_px - view.right_px) / 2, 5)
        << "in the middle, whatever of the other foot hangs over";
    state = act(std::move(state), scene::Turn{0.5, 0});
    EXPECT_GT(state.camera.clear_m, 100) << "turned, the whole body is there again";
}

TEST_F(Pages, TheBestViewOfAChannelIsWhereItsPointsAre) {
    using scene::View;
    for (const auto& [channel, view] : {std::pair{"BL", View::back},
                                        {"GV", View::back},
                                        {"CV", View::front},
                                        {"LU", View::front},
                                        {"ST", View::front},
                                        {"KI", View::front},
                                        {"GB", View::left},
                                        {"TE", View::back}}) {
        scene::State state = page(1280, 720);
        state = act(std::move(state), scene::ChooseChannels{{channel}});
        EXPECT_EQ(scene::best_view(state, loaded_->world()), view) << channel;
    }
    // The inner ankle of the right foot is seen from the left.
    scene::State state = act(page(1280, 720), scene::ChooseOnly{{"KI3", "KI4", "KI5", "KI6"}});
    for (const auto& [sides, view] : {std::pair{scene::Sides::left, View::right}, {scene::Sides::right, View::left}}) {
        state = act(std::move(state), scene::ChooseSides{sides});
        EXPECT_EQ(scene::best_view(state, loaded_->world()), view);
    }
}

TEST_F(Pages, AChosenPointIsLookedAtPastWhatHidesIt) {
    for (const char* code : {"KI6", "KI10", "GB22", "LR9", "SI9", "BL40", "KI1"}) {
        scene::State state = page(1280, 720);
        const locate::PointId id{code, "", atlas::Side::left};
        ASSERT_NE(loaded_->world().placements.find(id), nullptr) << code;
        state = act(std::move(state), scene::Select{id});
        state = act(std::move(state), scene::FrameSelection{});
        const auto at = scene::project(state.camera, state.viewport, loaded_->world().placements.find(id)->place);
        EXPECT_EQ(scene::point_at(state, loaded_->world(), at.pixel, 1), id) << code;
    }
}

}  // namespace
}  // namespace jingluo::app::test
