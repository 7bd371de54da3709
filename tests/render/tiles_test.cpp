// A picture drawn in tiles is the picture.
#include "base/fault.h"
#include "support.h"

namespace jingluo::render::test {
namespace {

class Tiles : public Drawing {
  protected:
    scene::Frame busy_frame(int width, int height) {
        scene::Frame frame = frame_of(mesh, width, height);
        scene::Line line;
        for (int i = 0; i <= 50; ++i) {
            const OnBall at =
                on_ball({std::sin(0.06f * static_cast<float>(i)), 0.04f * static_cast<float>(i - 25), 0.8f});
            line.places.push_back(at.place);
            line.normals.push_back(at.normal);
        }
        line.colour = {0.1f, 0.3f, 0.6f, 0.8f};
        line.width_px = 5;
        line.pattern = scene::Pattern::dash;
        line.hidden_alpha = 0.3f;
        frame.lines.push_back(line);
        for (int i = 0; i < 30; ++i) {
            const OnBall at = on_ball({std::sin(0.4f * static_cast<float>(i)), 0.06f * static_cast<float>(i - 15),
                                       std::cos(0.4f * static_cast<float>(i))});
            scene::Marker marker;
            marker.place = at.place;
            marker.normal = at.normal;
            marker.shape = static_cast<scene::MarkerShape>(i % 6);
            marker.hidden_alpha = 0.4f;
            marker.disc_radius_m = i % 9 == 0 ? 0.05f : 0.0f;
            frame.markers.push_back(marker);
        }
        frame.boxes.push_back({{7.5f, 9.25f}, {250.5f, 90.0f}, 10, {1, 1, 1, 0.7f}});
        frame.strokes.push_back({{10, 15}, {300, 210}, 3, {0.6f, 0.1f, 0.1f, 0.9f}, scene::Pattern::dash_dot});
        frame.signs.push_back({{200, 120}, 14, 2, scene::MarkerShape::diamond, {1, 1, 0, 1}, {0, 0, 0, 1}});
        frame.texts.push_back({"Shènshū 肾俞", {30.3f, 60.7f}, 27, {0, 0, 0, 1}, {1, 1, 1, 0.8f}, true});
        return frame;
    }
    Image picture(const scene::Frame& frame, int samples, const PictureLimits& limits) {
        Image image{frame.width_px, frame.height_px, {}};
        int next = 0;
        portions = 0;
        renderer.draw_picture(
            frame, samples,
            [&](int first, int rows, const std::uint8_t* rgba) {
                EXPECT_EQ(first, next);
                next += rows;
                ++portions;
                image.rgba.insert(image.rgba.end(), rgba,
                                  rgba + static_cast<size_t>(rows) * static_cast<size_t>(image.width) * 4);
            },
            limits);
        EXPECT_EQ(next, frame.height_px);
        return image;
    }
    int portions = 0;
};

TEST_F(Tiles, AKeptGroundIsTheGroundDrawn) {
    scene::Frame frame = busy_frame(320, 240);
    for (const scene::Colour& bottom : {scene::Colour(0.2f, 0.3f, 0.5f, 1), scene::Colour(0.9f, 0.2f, 0.1f, 1)}) {
        frame.background_top = {0.95f, 0.9f, 0.8f, 1};
        frame.background_bottom = bottom;
        const Image whole = picture(frame, 1, {});
        EXPECT_EQ(drawn(frame).rgba, whole.rgba);
        EXPECT_EQ(drawn(frame).rgba, whole.rgba) << "copied the second time";
    }
    frame.background_top.w = frame.background_bottom.w = 0;
    EXPECT_EQ(drawn(frame).rgba, picture(frame, 1, {}).rgba) << "no ground at all";
}

TEST_F(Tiles, InPassingSmallTrianglesAreLitByTheirCornersAndNobodySees) {
    // So small that the ball's triangles are hardly larger than pixels, and so large that they are seen.
    for (const auto& [width, height] : {std::pair{160, 120}, {3200, 2400}}) {
        scene::Frame frame = frame_of(mesh, width, height);
        const Image still = drawn(frame);
        frame.moving = true;
        const Image passing = drawn(frame);
        if (width > 1000) {
            EXPECT_EQ(passing.rgba, still.rgba) << "large ones are lit as ever";
            continue;
        }
        double sum = 0;
        for (size_t k = 0; k < still.rgba.size(); ++k) sum += std::abs(still.rgba[k] - passing.rgba[k]);
        EXPECT_GT(sum, 0) << "another shader";
        EXPECT_LT(sum / static_cast<double>(still.rgba.size()), 1.5);
    }
}

TEST_F(Tiles, TheBodyKeepsToItsPlate) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    frame.background_top = frame.background_bottom = {0, 0, 1, 1};
    frame.texts.push_back({"A", {20, 60}, 27, {1, 1, 0, 1}, {1, 1, 1, 0}, true});
    const Image whole = drawn(frame);
    frame.plate_min_px = {150, 100};
    frame.plate_max_px = {320, 240};
    const Image cut = drawn(frame);
    const Pixel ground{0, 0, 255, 255};
    ASSERT_GT(difference(pixel(whole, 140, 120), ground), 50) << "the ball is there";
    EXPECT_EQ(pixel(cut, 140, 120), ground);
    EXPECT_EQ(pixel(cut, 160, 95), ground);
    EXPECT_EQ(pixel(cut, 160, 120), pixel(whole, 160, 120));
    EXPECT_EQ(count_near(cut, {255, 255, 0, 255}, 10), count_near(whole, {255, 255, 0, 255}, 10)) << "words stand";
    PictureLimits small_tiles;
    small_tiles.tile_pixels = 3000;
    const Image tiled = picture(frame, 1, small_tiles);
    EXPECT_GT(portions, 5);
    for (int y = 0; y < 240; ++y) {
        for (int x = 0; x < 320; ++x) {
            ASSERT_LE(difference(pixel(tiled, x, y), pixel(cut, x, y)), 1) << x << ", " << y;
        }
    }
}

TEST_F(Tiles, AreTheUntiledPicture) {
    for (const int samples : {1, 4}) {
        const scene::Frame frame = busy_frame(323, 241);
        const Image whole = drawn(frame, samples);
        EXPECT_EQ(picture(frame, samples, {}).rgba, whole.rgba);  // one tile: to the byte
        EXPECT_EQ(portions, 1);
        // A colour of 100.5 may round either way when the rasteriser counts from another corner.
        const Image tiled = picture(frame, samples, {323 * 37, 0});
        int unequal = 0;
        for (size_t i = 0; i < whole.rgba.size(); ++i) {
            const int step = std::abs(whole.rgba[i] - tiled.rgba[i]);
            ASSERT_LE(step, 1) << samples << " samples, byte " << i;
            unequal += step;
        }
        EXPECT_LT(unequal, 40) << samples << " samples";
        EXPECT_EQ(portions, 7);
    }
}

TEST_F(Tiles, BlocksForASmallViewportMeetWithoutASeam) {
    // Here each block has a projection of its own: edges may round otherwise, nothing may shift or be missing.
    const scene::Frame frame = busy_frame(323, 241);
    const Image whole = drawn(frame, 4);
    const Image blocks = picture(frame, 4, {5000, 100});
    ASSERT_EQ(blocks.rgba.size(), whole.rgba.size());
    int unequal = 0;
    for (int y = 0; y < whole.height; ++y) {
        for (int x = 0; x < whole.width; ++x)
            unequal += difference(pixel(whole, x, y), pixel(blocks, x, y)) > 3 ? 1 : 0;
    }
    EXPECT_LT(unequal, whole.width * whole.height / 500);
}

TEST_F(Tiles, SameFrameTwiceGivesTheSameBytes) {
    const scene::Frame frame = busy_frame(320, 240);
    const Image first = drawn(frame, 4);
    drawn(frame_of(mesh, 200, 100, 40), 1);
    EXPECT_EQ(drawn(frame, 4).rgba, first.rgba);
}

TEST_F(Tiles, WarmingUpChangesNothing) {
    const scene::Frame frame = busy_frame(320, 240);
    const Image cold = drawn(frame, 4);
    Renderer warm(find_fonts());
    warm.warm_up(4);
    EXPECT_EQ(warm.scenes_drawn(), 0u);
    EXPECT_TRUE(warm.read().rgba.empty());
    warm.draw(frame, 4);
    EXPECT_EQ(warm.read().rgba, cold.rgba);
}

TEST_F(Tiles, SizesOutOfRangeAreRefused) {
    for (const auto& [width, height] : {std::pair{0, 10}, {10, 0}, {16385, 10}, {10, 16385}}) {
        scene::Frame frame = frame_of(mesh, 10, 10);
        frame.width_px = width;
        frame.height_px = height;
        EXPECT_THROW(renderer.draw_picture(frame, 1, [](int, int, const std::uint8_t*) {}), base::BadInput);
    }
}

TEST_F(Tiles, TheLargestWidthIsDrawn) {
    scene::Frame frame = frame_of(mesh, 16384, 40);
    frame.background_top = frame.background_bottom = {1, 0, 0, 1};
    const Image image = picture(frame, 1, {});
    EXPECT_EQ(pixel(image, 16383, 39), (Pixel{255, 0, 0, 255}));
    EXPECT_GT(difference(pixel(image, 8192, 20), Pixel{255, 0, 0, 255}), 30);
}

TEST_F(Tiles, EveryDrawnSceneIsCounted) {
    const scene::Frame frame = frame_of(mesh, 64, 48);
    EXPECT_EQ(renderer.scenes_drawn(), 0u);
    drawn(frame);
    renderer.read();
    EXPECT_EQ(renderer.scenes_drawn(), 1u);
    picture(frame, 1, {640, 0});
    EXPECT_EQ(renderer.scenes_drawn(), 2u);
    scene::Frame nothing = frame;
    nothing.width_px = 0;
    renderer.draw(nothing, 1);
    EXPECT_EQ(renderer.scenes_drawn(), 2u);
}

}  // namespace
}  // namespace jingluo::render::test
