#include "scene/compose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "scene/labels.h"
#include "scene/small_world.h"

namespace jingluo::scene {
namespace {

using atlas::Side;
using small::id;
using small::SmallWorld;

class Composing : public ::testing::Test {
  protected:
    void act(const Action& action) { state_ = apply(state_, action, small_.world()); }
    Frame frame() const { return compose(state_, small_.world(), small::even_measure()); }
    /// How often each point's name stands in the picture.
    std::map<std::string, int> names(const Frame& frame) const {
        std::map<std::string, int> found;
        for (const TextItem& text : frame.texts) {
            for (const locate::PlacedPoint& placed : small_.placements.points) {
                const std::string label =
                    label_of(*small_.atlas.find_point(placed.id.code), placed.id.member, state_.labels);
                if (placed.id.side != Side::right && text.text == label) ++found[label];
            }
        }
        return found;
    }
    static const Marker* marker_at(const Frame& frame, const glm::dvec3& place, MarkerShape shape = MarkerShape::disc) {
        const auto found = std::find_if(frame.markers.begin(), frame.markers.end(), [&](const Marker& m) {
            return m.shape == shape && glm::length(glm::dvec3(m.place) - place) < 1e-6;
        });
        return found == frame.markers.end() ? nullptr : &*found;
    }
    /// Without the pale casings under the curves.
    static size_t inked(const Frame& frame) {
        return static_cast<size_t>(
            std::count_if(frame.lines.begin(), frame.lines.end(), [](const Line& l) { return l.colour.w > 0.4f; }));
    }
    SmallWorld small_;
    State state_ = small_.opening();
};

TEST_F(Composing, EveryShownPointHasItsSign) {
    const Frame whole = frame();
    EXPECT_EQ(whole.skin_mesh, &small_.body.mesh);
    size_t seen = 0;
    for (const locate::PlacedPoint& placed : small_.placements.points) {
        const Marker* marker = marker_at(whole, placed.place);
        // Seen from behind; at the outline either is right.
        if (placed.normal.z > 0.2) {
            EXPECT_EQ(marker, nullptr) << placed.id.code << " lies on the front";
        }
        if (placed.normal.z < -0.2) {
            EXPECT_NE(marker, nullptr) << placed.id.code << " lies on the back";
        }
        if (marker == nullptr) continue;
        ++seen;
        EXPECT_TRUE(marker->in_front) << "no fold of the skin bites into it";
        EXPECT_EQ(marker->fill,
                  channel_colour(small_.world(), small_.atlas.find_point(placed.id.code)->channel, Theme::light));
        EXPECT_GT(marker->radius_px, 3.5f);
        EXPECT_LT(marker->radius_px, 6.0f);
        EXPECT_EQ(marker->hidden_alpha, 0) << "hidden ones do not shine through";
        EXPECT_EQ(marker->disc_radius_m, 0);
    }
    EXPECT_EQ(whole.markers.size(), seen);
    EXPECT_GT(seen, 5u);
    act(ShowHidden{true});
    act(ShowUncertainty{true});
    const Frame through = frame();
    EXPECT_EQ(through.markers.size(), small_.placements.points.size());
    for (const locate::PlacedPoint& placed : small_.placements.points) {
        const Marker* marker = marker_at(through, placed.place);
        ASSERT_NE(marker, nullptr) << placed.id.code;
        EXPECT_FLOAT_EQ(marker->disc_radius_m, 0.008f);
        if (placed.normal.z > 0.2) {
            EXPECT_LT(marker->fill.w, 0.5f) << "it shines through, paler";
        }
        if (placed.normal.z < -0.2) {
            EXPECT_FLOAT_EQ(marker->fill.w, 1.0f);
        }
    }
}

TEST_F(Composing, NearPointsAreDiscsAndDistantOnesDiamonds) {
    act(ChooseRegion{"lower_back"});
    act(ShowHidden{true});
    const Frame region = frame();
    EXPECT_EQ(region.markers.size(), 7u) << "three pairs and one on the midline";
    EXPECT_NE(marker_at(region, small_.point("BL23", Side::left).place), nullptr);
    EXPECT_NE(marker_at(region, small_.point("BL40", Side::left).place, MarkerShape::diamond), nullptr);
}

TEST_F(Composing, TheSelectedPointAndItsTwinAreLarger) {
    const float plain = marker_at(frame(), small_.point("BL40", Side::left).place)->radius_px;
    act(Select{id("BL40", Side::left)});
    const Frame lit = frame();
    for (const Side side : {Side::left, Side::right}) {
        const glm::dvec3 place = small_.point("BL40", side).place;
        ASSERT_NE(marker_at(lit, place, MarkerShape::ring), nullptr);
        EXPECT_EQ(glm::vec3(marker_at(lit, place, MarkerShape::ring)->fill), glm::vec3(palette(Theme::light).accent));
        EXPECT_GT(marker_at(lit, place)->radius_px, 1.3f * plain);
    }
    EXPECT_EQ(marker_at(lit, small_.point("BL21", Side::left).place, MarkerShape::ring), nullptr);
    act(Select{std::nullopt});
    act(Hover{id("BL40", Side::left)});
    EXPECT_GT(marker_at(frame(), small_.point("BL40", Side::left).place)->radius_px, 1.1f * plain);
    EXPECT_FLOAT_EQ(marker_at(frame(), small_.point("BL40", Side::right).place)->radius_px, plain);
}

TEST_F(Composing, LinesFollowTheFilters) {
    EXPECT_EQ(inked(frame()), small_.curves.size());
    for (const Line& line : frame().lines) EXPECT_EQ(line.hidden_alpha, 0);
    act(ChooseSides{Sides::left});
    EXPECT_EQ(inked(frame()), 4u) << "three on the left and the midline";
    act(ChooseSides{Sides::both});
    act(ChooseChannels{{"BL"}});
    ASSERT_EQ(inked(frame()), 4u);
    for (const Line& line : frame().lines) {
        if (line.colour.w <= 0.4f) continue;
        EXPECT_EQ(line.pattern, Pattern::dash);
        EXPECT_EQ(glm::vec3(line.colour), glm::vec3(channel_colour(small_.world(), "BL", Theme::light)));
    }
    act(ChooseOnly{{"BL52"}});
    EXPECT_EQ(inked(frame()), 2u) << "only the branch that passes BL52";
    act(ShowChannels{false});
    EXPECT_TRUE(frame().lines.empty());
}

TEST_F(Composing, EachCurveLiesOnAPaleOneUnlessThePictureMoves) {
    const Frame still = frame();
    const size_t curves = small_.curves.size();
    ASSERT_EQ(still.lines.size(), 2 * curves);
    for (size_t i = 0; i < curves; ++i) {
        const Line &casing = still.lines[i], &curve = still.lines[curves + i];
        EXPECT_EQ(casing.places, curve.places);
        EXPECT_GT(casing.width_px, curve.width_px + 1);
        EXPECT_LT(casing.colour.w, 0.4f);
        EXPECT_EQ(casing.pattern, Pattern::solid);
    }
    state_.moving = true;
    EXPECT_EQ(frame().lines.size(), curves);
}

TEST_F(Composing, ThemesAndTransparency) {
    EXPECT_EQ(frame().background_top.w, 1);
    EXPECT_GT(frame().background_top.x, 0.9f);
    act(ChooseTheme{Theme::dark});
    EXPECT_LT(frame().background_top.x, 0.3f);
    EXPECT_LT(frame().skin.tint.x, 1) << "the skin does not glare at night";
    act(SetTransparent{true});
    EXPECT_EQ(frame().background_top.w, 0);
    EXPECT_EQ(frame().background_bottom.w, 0);
}

TEST_F(Composing, OneOfTwoTwinsIsNamedAndNoneThatTheBodyHides) {
    const auto found = names(frame());
    for (const char* name : {"BL21", "BL22", "BL23", "BL40", "BL52", "GV4", "EX-B2 L1", "EX-B2 L2"}) {
        EXPECT_EQ(found.count(name) != 0 ? found.at(name) : 0, 1) << name;
    }
    EXPECT_EQ(found.count("ST36"), 0u) << "seen from behind";
    act(ShowHidden{true});
    EXPECT_EQ(names(frame()).count("ST36"), 1u);
    act(ShowHidden{false});
    act(LookFrom{View::front});
    EXPECT_EQ(names(frame()).count("ST36"), 1u);
    EXPECT_EQ(names(frame()).count("BL23"), 0u);
    act(ChooseLabels{Labels::none});
    EXPECT_TRUE(frame().texts.empty());
}

TEST_F(Composing, TheNamedTwinIsTheOneOnTheRightOfThePictureUnlessTheOtherIsSelected) {
    const auto name_x = [&] {
        const Frame now = frame();
        const auto text =
            std::find_if(now.texts.begin(), now.texts.end(), [](const TextItem& t) { return t.text == "BL40"; });
        return text == now.texts.end() ? -1.0f : text->at_px.x;
    };
    const auto middle = static_cast<float>(project(state_.camera, state_.viewport, state_.camera.target).pixel.x);
    EXPECT_GT(name_x(), middle);
    act(Select{id("BL40", Side::left)});
    EXPECT_GT(name_x(), 0);
    EXPECT_LT(name_x(), middle) << "from behind the body's left is on the left";
}

TEST_F(Composing, LabelsNeverCoverEachOtherOrASignWhileTheBodyTurns) {
    const MeasureText measure = small::even_measure();
    act(Select{id("BL23", Side::left)});
    size_t labels = 0;
    for (int step = 0; step < 90; ++step) {
        act(Turn{0.07, step % 2 == 0 ? 0.05 : -0.045});
        if (step % 10 == 9) act(Zoom{{640, 300}, step < 50 ? 1.3 : 0.8});
        state_.show_hidden = step % 7 == 0;
        const Frame now = frame();
        std::vector<Rect> boxes;
        for (const TextItem& text : now.texts) boxes.push_back(text_box(measure, text));
        labels += boxes.size();
        for (size_t i = 0; i < boxes.size(); ++i) {
            EXPECT_TRUE((Rect{{0, 0}, {1280, 720}}.contains(boxes[i]))) << now.texts[i].text;
            for (size_t j = i + 1; j < boxes.size(); ++j) {
                EXPECT_FALSE(boxes[i].overlaps(boxes[j]))
                    << now.texts[i].text << " and " << now.texts[j].text << ", step " << step;
            }
            for (const locate::PlacedPoint& placed : small_.placements.points) {
                const glm::dvec2 at = project(state_.camera, state_.viewport, placed.place).pixel;
                if (point_at(state_, small_.world(), at, 0.01) != placed.id) continue;
                EXPECT_FALSE(overlaps(boxes[i], {glm::vec2(at), 3}, 0))
                    << now.texts[i].text << " over " << placed.id.code;
            }
        }
    }
    EXPECT_GT(labels, 200u) << "the test saw labels";
}

TEST_F(Composing, TheSelectedPointShowsHowItIsFound) {
    act(Select{id("BL23", Side::right)});
    act(FrameSelection{});
    const size_t signs = frame().markers.size(), curves = small_.curves.size();
    const Frame shown = frame();
    const Marker* landmark = marker_at(shown, small_.on_skin(1.07, 0).place, MarkerShape::square);
    ASSERT_NE(landmark, nullptr);
    const auto has = [&](const Frame& f, const std::string& words) {
        return std::any_of(f.texts.begin(), f.texts.end(), [&](const TextItem& t) { return t.text == words; });
    };
    EXPECT_TRUE(has(shown, "lower border of spinous process L2"));
    EXPECT_TRUE(has(shown, "1")) << "numbered in cun";
    EXPECT_TRUE(has(shown, "1.5")) << "up to the point";
    // Guide, ruler with its casing, and ticks at 0, 0.5, 1 and 1.5, each with a casing.
    EXPECT_EQ(inked(shown), curves + 1 + 2 + 2 * 4);
    act(ShowConstruction{false});
    EXPECT_EQ(inked(frame()), curves);
    EXPECT_EQ(frame().markers.size(), signs - 1);
    EXPECT_FALSE(has(frame(), "1.5"));
}

TEST_F(Composing, TicksStandOnTheRulerAtEveryHalfCun) {
    act(Select{id("BL23", Side::left)});
    act(FrameSelection{});
    const auto& way = small_.point("BL23", Side::left).construction.ways.front();
    const Frame shown = frame();
    for (const double cun : {0.0, 0.5, 1.0, 1.5}) {
        const glm::vec3 place(body::along(way.places, cun * way.cun_m));
        const auto tick = std::find_if(shown.lines.begin(), shown.lines.end(), [&](const Line& line) {
            return line.places.size() == 2 && glm::length((line.places[0] + line.places[1]) * 0.5f - place) < 1e-4f;
        });
        ASSERT_NE(tick, shown.lines.end()) << cun;
        const glm::vec3 across = glm::normalize(tick->places[1] - tick->places[0]);
        EXPECT_GT(std::abs(across.y), 0.95f) << "across a ruler that lies level";
    }
}

TEST_F(Composing, TextOnNoGroundBringsItsOwn) {
    act(ShowTitle{true});
    act(ShowLegend{true});
    const auto bare = [](const Frame& f) {
        return std::any_of(f.texts.begin(), f.texts.end(), [](const TextItem& t) { return t.halo.w <= 0; });
    };
    EXPECT_TRUE(bare(frame())) << "on a ground of its own the title needs none";
    act(SetTransparent{true});
    EXPECT_FALSE(bare(frame()));
}

TEST_F(Composing, TwiceTheSameIsTheSame) {
    const Frame a = frame(), b = frame();
    ASSERT_EQ(a.texts.size(), b.texts.size());
    for (size_t i = 0; i < a.texts.size(); ++i) EXPECT_EQ(a.texts[i].at_px, b.texts[i].at_px);
    EXPECT_EQ(a.skin_revision, b.skin_revision);
    ++small_.body.revision;
    EXPECT_NE(frame().skin_revision, a.skin_revision) << "another body in the same place in memory";
}

TEST_F(Composing, SignsGrowALittleWhenNear) {
    const float far = frame().markers.front().radius_px;
    act(Select{id("BL23", Side::left)});
    act(FrameSelection{});
    act(Select{std::nullopt});
    const float near = frame().markers.front().radius_px;
    EXPECT_GT(near, 1.2f * far);
    EXPECT_LT(near, 2.2f * far);
}

}  // namespace
}  // namespace jingluo::scene
