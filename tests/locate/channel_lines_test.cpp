// Every branch of every channel, on both bodies and on shapes of the figure, as an illustrator would look at it.
#include "locate/channel_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "atlas/read.h"
#include "body/body.h"
#include "body/figure.h"
#include "locate/solve.h"

namespace jingluo::test {
namespace {

using atlas::Side;

struct Model {
    std::string name;
    body::Shape shape;     // of the figure
    bool of_file = false;  // instead: assets/bodies/NAME.glb
};

void PrintTo(const Model& model, std::ostream* out) {
    *out << model.name;
}

class ChannelLines : public testing::TestWithParam<Model> {
  protected:
    static const atlas::Atlas& atlas() {
        static const atlas::Atlas read = atlas::read_atlas(JINGLUO_SOURCE_DIR "/points").atlas;
        return read;
    }
    static body::Body made(const Model& model) {
        if (model.of_file) return body::load_body(JINGLUO_SOURCE_DIR "/assets/bodies/" + model.name + ".glb");
        static const body::Figure figure = body::Figure::read(JINGLUO_SOURCE_DIR "/assets/bodies/figure.glb");
        return figure.make(model.shape, model.name);
    }
};

TEST_P(ChannelLines, RunThroughTheirPointsOnTheSkinOfTheirSideWithoutStepsAndDetours) {
    const body::Body body = made(GetParam());
    const locate::Placements placed = locate::place_all(atlas(), body);
    const auto curves = locate::channel_curves(atlas(), body, placed);
    size_t measured = 0;
    double worst_skin = 0, worst_bend = 0, worst_wiggle = 0;
    for (const auto& curve : curves) {
        for (const Stretch& stretch : stretches_of(atlas(), body, placed, curve)) {
            SCOPED_TRACE(stretch.name());
            ++measured;
            EXPECT_LT(stretch.off_point_mm, 0.5);
            EXPECT_LT(stretch.off_skin_mm, 1.0) << "also between the places of the line";
            EXPECT_LT(stretch.longest_mm, 8.0) << "a longer step is a leap over a gap";
            EXPECT_LT(stretch.across_mm, 0.3) << "the other side of the body, or off the midline";
            EXPECT_LT(stretch.bend, 5.0) << "degrees a millimetre, away from points";
            EXPECT_LT(stretch.wiggle, 120.0) << "degrees to and fro";
            // The armpit is a fold whose two walls are one sheet of skin: HT1 lies at its bottom.
            const double least_facing = stretch.from == "HT1" && stretch.to == "HT2" ? -0.8 : -0.3;
            EXPECT_GT(stretch.facing, least_facing) << "from one wall of a fold to the other";
            // Round the side of the head, where the chord lies deep within it.
            const double longest = stretch.from == "GB12" && stretch.to == "GB13" ? 1.8 : 1.6;
            EXPECT_LT(stretch.length_mm, longest * stretch.straight_mm + 1);
            worst_skin = std::max(worst_skin, stretch.off_skin_mm);
            worst_bend = std::max(worst_bend, stretch.bend);
            worst_wiggle = std::max(worst_wiggle, stretch.wiggle);
        }
    }
    EXPECT_GT(measured, 640u) << "some 350 on each side";
    RecordProperty("worst_off_skin_um", static_cast<int>(worst_skin * 1e3));
    RecordProperty("worst_bend_millideg_per_mm", static_cast<int>(worst_bend * 1e3));
    RecordProperty("worst_wiggle_deg", static_cast<int>(worst_wiggle));
}

TEST(ChannelData, LeavesNoPointOfAChannelOut) {
    const atlas::Atlas atlas = atlas::read_atlas(JINGLUO_SOURCE_DIR "/points").atlas;
    for (const auto& channel : atlas.channels) {
        std::set<std::string> drawn;
        for (const auto& branch : channel.branches) {
            for (const auto& stop : branch.stops) {
                if (const auto* ref = std::get_if<atlas::PointRef>(&stop)) drawn.insert(ref->code);
            }
        }
        for (const auto& point : atlas.points) {
            if (point.channel != channel.code) continue;
            EXPECT_TRUE(drawn.contains(point.code)) << point.code;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Bodies, ChannelLines,
                         testing::Values(Model{"female", {}, true}, Model{"male", {}, true},
                                         Model{"short_heavy_woman", {0, 1.5, 1}},
                                         Model{"tall_lean_woman", {0, 1.8, -1}}, Model{"tall_heavy_man", {1, 2.1, 1}},
                                         Model{"short_lean_man", {1, 1.6, -1}}),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace jingluo::test
