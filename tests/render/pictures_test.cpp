// What the eye judges: the light on the skin, curves and signs on it, the flat things over it.
#include "compare_pictures.h"
#include "support.h"

namespace jingluo::render::test {
namespace {

using Pictures = Drawing;

std::vector<glm::vec3> arc(float height, bool normals) {
    std::vector<glm::vec3> places;
    for (int i = 0; i <= 60; ++i) {
        const float turn = glm::radians(-75.0f + 2.5f * static_cast<float>(i));
        const OnBall at = on_ball({std::sin(turn), height, std::cos(turn)});
        places.push_back(normals ? at.normal : at.place + at.normal * 0.001f);
    }
    return places;
}

TEST_F(Pictures, Skin) {
    EXPECT_TRUE(matches_committed(drawn(frame_of(mesh, 320, 240), 4), "skin"));
}

TEST_F(Pictures, SkinFromBehindOverADarkGround) {
    scene::Frame frame = frame_of(mesh, 320, 240, 180);
    frame.background_top = {0.13f, 0.14f, 0.16f, 1};
    frame.background_bottom = {0.08f, 0.09f, 0.10f, 1};
    EXPECT_TRUE(matches_committed(drawn(frame, 4), "skin_behind"));
}

TEST_F(Pictures, CurvesAndMarkers) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    for (int i = 0; i < 5; ++i) {
        const float height = 0.7f - 0.35f * static_cast<float>(i);
        scene::Line line;
        line.places = arc(height, false);
        line.normals = arc(height, true);
        line.colour = {0.10f, 0.30f, 0.62f, 1};
        line.width_px = 2.0f + 0.4f * static_cast<float>(i);
        line.pattern = static_cast<scene::Pattern>(i);
        frame.lines.push_back(line);
    }
    for (int i = 0; i < 6; ++i) {
        const OnBall at = on_ball({0.25f * (static_cast<float>(i) - 2.5f), 0.17f, 0.8f});
        scene::Marker marker;
        marker.place = at.place;
        marker.normal = at.normal;
        marker.fill = {0.85f, 0.30f, 0.20f, 1};
        marker.rim = {1, 1, 1, 1};
        marker.radius_px = 8;
        marker.shape = static_cast<scene::MarkerShape>(i);
        marker.disc_radius_m = i == 0 ? 0.08f : 0.0f;
        frame.markers.push_back(marker);
    }
    EXPECT_TRUE(matches_committed(drawn(frame, 4), "curves_and_markers"));
}

TEST_F(Pictures, Overlay) {
    scene::Frame frame = frame_of(mesh, 320, 240);
    frame.boxes.push_back({{10, 10}, {190, 110}, 8, {1, 1, 1, 0.85f}});
    for (int i = 0; i < 5; ++i) {
        const float y = 50.0f + 12.0f * static_cast<float>(i);
        frame.strokes.push_back({{20, y}, {70, y}, 2.4f, {0.13f, 0.45f, 0.30f, 1}, static_cast<scene::Pattern>(i)});
        frame.signs.push_back(
            {{85, y}, 5, 1.2f, static_cast<scene::MarkerShape>(i), {0.97f, 0.97f, 0.95f, 1}, {0.1f, 0.3f, 0.6f, 1}});
    }
    frame.texts.push_back({"BL23 Shènshū 肾俞", {20, 34}, 15, {0.1f, 0.1f, 0.12f, 1}, {1, 1, 1, 0}, true});
    frame.texts.push_back({"腎俞 ǖǘǚǜ", {120, 180}, 22, {0.1f, 0.1f, 0.12f, 1}, {1, 1, 1, 0.9f}, false});
    EXPECT_TRUE(matches_committed(drawn(frame, 1), "overlay"));
}

}  // namespace
}  // namespace jingluo::render::test
