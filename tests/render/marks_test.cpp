// Skin, curves and markers: what is in front of what.
#include <algorithm>
#include <glm/gtc/matrix_transform.hpp>

#include "support.h"

namespace jingluo::render::test {
namespace {

using Marks = Drawing;

constexpr Pixel blue{0, 0, 255, 255};

scene::Marker marker_at(const glm::vec3& direction, float hidden_alpha = 0) {
    const OnBall at = on_ball(direction);
    scene::Marker marker;
    marker.place = at.place;
    marker.normal = at.normal;
    marker.fill = {0, 0, 1, 1};
    marker.radius_px = 7;
    marker.rim_px = 0;
    marker.hidden_alpha = hidden_alpha;
    return marker;
}

scene::Line ring_line(float hidden_alpha) {
    scene::Line line;
    for (int i = 0; i <= 120; ++i) {
        const float turn = glm::radians(3.0f * static_cast<float>(i));
        const OnBall at = on_ball({std::sin(turn), 0.02f, std::cos(turn)});
        line.places.push_back(at.place);
        line.normals.push_back(at.normal);
    }
    line.colour = {0, 0, 1, 1};
    line.width_px = 4;
    line.hidden_alpha = hidden_alpha;
    return line;
}

TEST_F(Marks, MarkerInFrontShowsWhole) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    frame.markers = {marker_at({0, -0.1f, 1})};
    const Image image = drawn(frame);
    // Area of a disc of radius 7 is 154 pixels, some of them on the soft edge.
    EXPECT_NEAR(count_near(image, blue, 2), 138, 14);
    EXPECT_EQ(pixel(image, seen_at(frame, frame.markers[0].place)), blue);
}

TEST_F(Marks, MarkerOnASteepSlopeIsNotHalfSwallowed) {
    scene::Frame frame = frame_of(mesh, 640, 480);
    frame.markers = {marker_at({0.85f, -0.1f, 0.5f})};
    EXPECT_NEAR(count_near(drawn(frame), blue, 2), 138, 14);
}

TEST_F(Marks, MarkerBehindTheBodyShowsOnlyAsMuchAsAsked) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    const Image without = drawn(frame);
    frame.markers = {marker_at({0, 0.1f, -1})};
    EXPECT_EQ(drawn(frame).rgba, without.rgba);

    frame.markers = {marker_at({0, 0.1f, -1}, 0.4f)};
    const glm::vec2 at = seen_at(frame, frame.markers[0].place);
    const Pixel skin = pixel(without, at), through = pixel(drawn(frame), at);
    EXPECT_NEAR(through[2], skin[2] + 0.4 * (255 - skin[2]), 2);
    EXPECT_NEAR(through[0], skin[0] * 0.6, 2);
}

TEST_F(Marks, MarkerBehindTheEyeIsNotDrawn) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    const Image without = drawn(frame);
    frame.markers = {marker_at({0, 0, 1})};
    frame.markers[0].place = frame.lens.eye + glm::vec3(0, 0, 1);
    EXPECT_EQ(drawn(frame).rgba, without.rgba);
}

TEST_F(Marks, ShapesDiffer) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    std::vector<Image> images;
    for (int shape = 0; shape < 6; ++shape) {
        frame.markers = {marker_at({0, -0.1f, 1})};
        frame.markers[0].shape = static_cast<scene::MarkerShape>(shape);
        images.push_back(drawn(frame));
        const int area = count_near(images.back(), blue, 60);
        EXPECT_GT(area, 60) << shape;
        EXPECT_LT(area, 190) << shape;
        for (int other = 0; other < shape; ++other)
            EXPECT_NE(images[static_cast<size_t>(other)].rgba, images.back().rgba);
    }
}

TEST_F(Marks, DiscLiesOnTheSkinWithinItsRadius) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    const Image without = drawn(frame);
    scene::Marker marker = marker_at({0, -0.1f, 1});
    marker.radius_px = 1;
    marker.disc_radius_m = 0.1f;
    frame.markers = {marker};
    const Image with = drawn(frame);
    const auto change = [&](float along_m) {
        const OnBall at = on_ball({along_m / 0.5f, -0.1f, 1});
        return difference(pixel(with, seen_at(frame, at.place)), pixel(without, seen_at(frame, at.place)));
    };
    EXPECT_GT(change(0.07f), 15);
    EXPECT_EQ(change(0.13f), 0);
    // Area of the disc at this distance: the picture shows 2 * 3.1 m * tan(10 degrees) in 240 pixels.
    int changed = 0;
    for (int y = 0; y < 240; ++y) {
        for (int x = 0; x < 320; ++x) changed += difference(pixel(with, x, y), pixel(without, x, y)) > 10 ? 1 : 0;
    }
    EXPECT_NEAR(changed, 1510, 150);

    // Drawn again, with what was found the first time, and beside another one.
    EXPECT_EQ(drawn(frame).rgba, with.rgba);
    frame.markers.insert(frame.markers.begin(), marker_at({0.4f, 0.4f, 1}));
    frame.markers[0].disc_radius_m = 0.05f;
    EXPECT_EQ(pixel(drawn(frame), seen_at(frame, on_ball({0.14f, -0.1f, 1}).place)),
              pixel(with, seen_at(frame, on_ball({0.14f, -0.1f, 1}).place)));

    // On the far side it does not shine through.
    frame.markers.resize(1);
    frame.markers[0] = marker_at({0, -0.1f, -1});
    frame.markers[0].disc_radius_m = 0.1f;
    EXPECT_EQ(drawn(frame).rgba, without.rgba);
}

TEST_F(Marks, LineShowsOnTheNearSideOnly) {
    scene::Frame frame = frame_of(mesh, 320, 240, 25);
    frame.lens.view = glm::translate(glm::mat4(1), glm::vec3(0, 0, -3.6f)) *
                      glm::rotate(glm::mat4(1), glm::radians(30.0f), glm::vec3(1, 0, 0)) *
                      glm::translate(glm::mat4(1), glm::vec3(0, -1, 0));
    frame.lines = {ring_line(0)};
    const Image image = drawn(frame);
    const glm::vec2 front = seen_at(frame, on_ball({0, 0.02f, 1}).place),
                    back = seen_at(frame, on_ball({0, 0.02f, -1}).place);
    EXPECT_EQ(pixel(image, front), blue);
    EXPECT_GT(difference(pixel(image, back), blue), 60);
    frame.lines = {ring_line(0.5f)};
    const Image through = drawn(frame);
    EXPECT_GT(pixel(through, back)[2], pixel(image, back)[2] + 30);
    EXPECT_EQ(pixel(through, front), blue);
}

TEST_F(Marks, LineIsAsWideAsAskedAndUnbroken) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    frame.lines = {ring_line(0)};
    const Image image = drawn(frame);
    for (int x = 70; x < 250; ++x) {
        int blue_in_column = 0;
        for (int y = 0; y < 240; ++y) blue_in_column += difference(pixel(image, x, y), blue) < 100 ? 1 : 0;
        EXPECT_GE(blue_in_column, 3) << x;
        EXPECT_LE(blue_in_column, 5) << x;
    }
}

TEST_F(Marks, DashesStayOnTheSkinWhileTheBodyTurns) {
    const auto states = [&](float turned) {
        scene::Frame frame = frame_of(mesh, 640, 480, turned);
        frame.lines = {ring_line(0)};
        frame.lines[0].pattern = scene::Pattern::dash;
        const Image image = drawn(frame);
        std::vector<int> inked;
        for (int i = -120; i <= 120; ++i) {
            const float turn = glm::radians(0.25f * static_cast<float>(i));
            inked.push_back(
                difference(pixel(image, seen_at(frame, on_ball({std::sin(turn), 0.02f, std::cos(turn)}).place)), blue) <
                60);
        }
        return inked;
    };
    const std::vector<int> before = states(0), after = states(20);
    int unequal = 0;
    for (size_t i = 0; i < before.size(); ++i) unequal += before[i] != after[i] ? 1 : 0;
    const auto inked = std::count(before.begin(), before.end(), 1);
    EXPECT_GT(inked, 60);
    EXPECT_LT(inked, 200);
    EXPECT_LT(unequal, 24);  // the dashes' ends; dashes that slid would differ in half of all places
}

TEST_F(Marks, FourSamplesSmoothTheOutline) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    frame.background_top = frame.background_bottom = {0, 0, 0, 0};
    const auto half_covered = [](const Image& image) {
        int count = 0;
        for (size_t i = 3; i < image.rgba.size(); i += 4) count += image.rgba[i] != 0 && image.rgba[i] != 255 ? 1 : 0;
        return count;
    };
    EXPECT_EQ(half_covered(drawn(frame, 1)), 0);
    EXPECT_GT(half_covered(drawn(frame, 4)), 200);
}

TEST_F(Marks, TransparentPictureHasStraightAlpha) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    frame.background_top = frame.background_bottom = {0, 0, 0, 0};
    frame.boxes.push_back({{0, 0}, {20, 20}, 0, {1, 0.5f, 0, 0.5f}});
    const Image image = drawn(frame, 4);
    EXPECT_EQ(pixel(image, 300, 10), (Pixel{0, 0, 0, 0}));
    EXPECT_EQ(pixel(image, 160, 120)[3], 255);
    EXPECT_LE(difference(pixel(image, 10, 10), Pixel{255, 128, 0, 128}), 2);
    // On the outline the colour is the skin's, not darkened by the emptiness beside it.
    for (int x = 0; x < 160; ++x) {
        const Pixel p = pixel(image, x, 120);
        if (p[3] > 0 && p[3] < 255) {
            EXPECT_GT(p[0], 60) << x;
            EXPECT_LT(difference({p[0], p[1], p[2], 255}, pixel(image, x + 2, 120)), 40);
        }
    }
}

TEST_F(Marks, BackgroundRunsFromTopToBottom) {
    scene::Frame frame = frame_of(mesh, 64, 101);
    frame.skin_mesh = nullptr;
    frame.background_top = {1, 1, 1, 1};
    frame.background_bottom = {0, 0, 0, 1};
    const Image image = drawn(frame, 4);
    EXPECT_GT(pixel(image, 5, 0)[0], 250);
    EXPECT_NEAR(pixel(image, 5, 50)[0], 128, 2);
    EXPECT_LT(pixel(image, 60, 100)[0], 5);
}

TEST_F(Marks, ShadowLiesOnTheFloorUnderTheBodyAndFadesOut) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    frame.lens.eye = {0, 2.2f, 3.4f};
    frame.lens.view = glm::lookAt(frame.lens.eye, glm::vec3(0, 0.8f, 0), glm::vec3(0, 1, 0));
    const Image without = drawn(frame);
    frame.skin.floor_shade = 0.5f;
    const Image with = drawn(frame);
    const auto darker = [&](const glm::vec3& place) {
        const glm::vec2 at = seen_at(frame, place);
        return pixel(without, at)[0] - pixel(with, at)[0];
    };
    EXPECT_GT(darker({0.0f, 0.5f, 0.14f}), 5);
    EXPECT_EQ(darker({0.0f, 0.5f, 0.7f}), 0);
    EXPECT_EQ(darker({0.45f, 0.5f, 0.2f}), 0);
    EXPECT_EQ(darker(on_ball({0, 0.3f, 1}).place), 0);

    frame.lens.eye = {0, 0.2f, 3.4f};  // from below there is no floor
    frame.lens.view = glm::lookAt(frame.lens.eye, glm::vec3(0, 1, 0), glm::vec3(0, 1, 0));
    const Image shaded = drawn(frame);
    frame.skin.floor_shade = 0;
    EXPECT_EQ(drawn(frame).rgba, shaded.rgba);
}

TEST_F(Marks, BareDrawShowsTheSameTriangles) {
    const scene::Frame frame = frame_of(mesh, 320, 240);
    const Image lit = drawn(frame);
    renderer.draw_bare(frame);
    const Image bare = renderer.read();
    int covered = 0, both = 0;
    const scene::Frame empty = [&] {
        scene::Frame f = frame;
        f.skin_mesh = nullptr;
        return f;
    }();
    const Image ground = drawn(empty);
    for (int y = 0; y < 240; ++y) {
        for (int x = 0; x < 320; ++x) {
            const bool in_bare = difference(pixel(bare, x, y), {204, 179, 153, 255}) <= 1;
            covered += in_bare ? 1 : 0;
            both += in_bare && pixel(lit, x, y) != pixel(ground, x, y) ? 1 : 0;
        }
    }
    EXPECT_GT(covered, 15000);
    EXPECT_EQ(both, covered);
}

TEST_F(Marks, ANewRevisionOfTheMeshIsDrawn) {
    scene::Frame frame = frame_of(mesh, 64, 48);
    const Image before = drawn(frame);
    for (auto& colour : mesh.colours) colour = {10, 10, 200, 255};
    EXPECT_EQ(drawn(frame).rgba, before.rgba);
    ++frame.skin_revision;
    EXPECT_NE(drawn(frame).rgba, before.rgba);
}

TEST_F(Marks, MovedVerticesOfTheSameTrianglesAreDrawnAsThoseOfANewMesh) {
    body::Mesh wide = mesh;
    for (glm::vec3& place : wide.positions) place.x *= 1.5f;
    const Image of_its_own = drawn(frame_of(wide, 64, 48));
    scene::Frame frame = frame_of(mesh, 64, 48);
    const Image before = drawn(frame);
    for (glm::vec3& place : mesh.positions) place.x *= 1.5f;
    ++frame.skin_revision;
    EXPECT_EQ(drawn(frame).rgba, of_its_own.rgba);
    EXPECT_NE(before.rgba, of_its_own.rgba);
    // And with other triangles again.
    mesh.indices.resize(mesh.indices.size() / 6 * 3);
    ++frame.skin_revision;
    EXPECT_NE(drawn(frame).rgba, of_its_own.rgba);
}

}  // namespace
}  // namespace jingluo::render::test
