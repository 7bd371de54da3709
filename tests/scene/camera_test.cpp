#include "scene/camera.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "base/fault.h"

namespace jingluo::scene {
namespace {

constexpr double pi = std::numbers::pi;

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    double operator()(double low, double high) { return std::uniform_real_distribution<double>(low, high)(engine_); }
    glm::dvec3 place() { return {(*this)(-0.4, 0.4), (*this)(0, 1.7), (*this)(-0.2, 0.2)}; }
    Camera camera() {
        Camera camera;
        camera.target = place();
        camera.yaw = (*this)(-pi, pi);
        camera.pitch = (*this)(-1.4, 1.4);
        camera.distance = (*this)(0.3, 5);
        return camera;
    }
    Viewport viewport() {
        Viewport v;
        v.width_px = static_cast<int>((*this)(500, 3000));
        v.height_px = static_cast<int>((*this)(500, 2000));
        v.left_px = static_cast<int>((*this)(0, 200));
        v.top_px = static_cast<int>((*this)(0, 100));
        v.right_px = static_cast<int>((*this)(0, 100));
        v.bottom_px = static_cast<int>((*this)(0, 100));
        return v;
    }

  private:
    std::mt19937 engine_;
};

TEST(Camera, ARayThroughThePixelOfAPlaceMeetsThePlace) {
    Dice dice(1);
    for (int i = 0; i < 200; ++i) {
        const Camera camera = dice.camera();
        const Viewport viewport = dice.viewport();
        const glm::dvec3 place = dice.place();
        const Projected at = project(camera, viewport, place);
        if (at.depth_m < 0.05) continue;
        const Ray ray = ray_through(camera, viewport, at.pixel);
        EXPECT_NEAR(glm::length(glm::cross(place - ray.origin, ray.direction)), 0, 1e-9);
        EXPECT_NEAR(glm::length(ray.direction), 1, 1e-12);
    }
}

TEST(Camera, TheLensDrawsWhereProjectSays) {
    Dice dice(2);
    for (int i = 0; i < 200; ++i) {
        const Camera camera = dice.camera();
        const Viewport v = dice.viewport();
        const glm::dvec3 place = dice.place();
        const Projected at = project(camera, v, place);
        if (at.depth_m < 0.2) continue;
        const Lens lens = lens_of(camera, v, 0.9);
        const glm::vec4 clip = lens.projection * lens.view * glm::vec4(glm::vec3(place), 1);
        EXPECT_NEAR((clip.x / clip.w + 1) / 2 * static_cast<float>(v.width_px), at.pixel.x,
                    0.05 + 1e-4 * std::abs(at.pixel.x));
        EXPECT_NEAR((1 - clip.y / clip.w) / 2 * static_cast<float>(v.height_px), at.pixel.y,
                    0.05 + 1e-4 * std::abs(at.pixel.y));
        EXPECT_LE(std::abs(clip.z), clip.w) << "between the near and the far plane";
    }
}

TEST(Camera, FramingPutsEveryPlaceInsideTheFreeRectangleAndFillsIt) {
    Dice dice(3);
    for (int i = 0; i < 300; ++i) {
        const Viewport v = dice.viewport();
        std::vector<glm::dvec3> places;
        for (int n = static_cast<int>(dice(2, 12)); n > 0; --n) places.push_back(dice.place());
        const double margin = dice(0, 0.1);
        const auto view = static_cast<View>(static_cast<int>(dice(0, 6.99)));
        const Camera camera = framed(Camera{}, view, v, places, margin);
        const glm::dvec2 free(v.width_px - v.left_px - v.right_px, v.height_px - v.top_px - v.bottom_px);
        const glm::dvec2 centre = glm::dvec2(v.left_px, v.top_px) + free / 2.0;
        double fullest = 0;
        for (const glm::dvec3& place : places) {
            const Projected at = project(camera, v, place);
            ASSERT_GT(at.depth_m, 0);
            const glm::dvec2 part = glm::abs(at.pixel - centre) / (free / 2.0);
            fullest = std::max({fullest, part.x, part.y});
        }
        EXPECT_NEAR(fullest, 1 - 2 * margin, 1e-6) << "not cut off, and not smaller than need be";
    }
}

TEST(Camera, ZoomKeepsThePlaceUnderTheCursor) {
    Dice dice(4);
    for (int i = 0; i < 200; ++i) {
        const Camera camera = dice.camera();
        const Viewport v = dice.viewport();
        const glm::dvec2 cursor(dice(0, v.width_px), dice(0, v.height_px));
        const Ray ray = ray_through(camera, v, cursor);
        const glm::dvec3 back =
            glm::normalize(ray_through(camera, v, project(camera, v, camera.target).pixel).direction);
        const glm::dvec3 under = ray.origin + ray.direction * (camera.distance / glm::dot(ray.direction, back));
        const double factor = dice(0.5, 2);
        const Camera nearer = zoomed(camera, v, cursor, factor);
        EXPECT_NEAR(glm::length(project(nearer, v, under).pixel - cursor), 0, 1e-5);
        EXPECT_NEAR(camera.distance / nearer.distance, factor, 1e-9);
    }
}

TEST(Camera, PanMovesThePictureWithTheHandAndKeepsTheFloorLevel) {
    Dice dice(5);
    for (int i = 0; i < 200; ++i) {
        const Camera camera = dice.camera();
        const Viewport v = dice.viewport();
        const glm::dvec2 by(dice(-300, 300), dice(-300, 300));
        const Camera panned_camera = panned(camera, v, by);
        const glm::dvec2 moved =
            project(panned_camera, v, camera.target).pixel - project(camera, v, camera.target).pixel;
        EXPECT_NEAR(glm::length(moved - by), 0, 1e-6);
        EXPECT_EQ(panned_camera.yaw, camera.yaw);
        EXPECT_EQ(panned_camera.pitch, camera.pitch);
        EXPECT_EQ(panned_camera.roll, camera.roll);
    }
}

TEST(Camera, TurningNeverFlipsAndStopsAtThePoles) {
    Dice dice(6);
    Camera camera;
    const Viewport v;
    bool low = false, high = false;
    for (int i = 0; i < 2000; ++i) {
        camera = turned(camera, dice(-1, 1), dice(-1.2, 1.2));
        ASSERT_LE(std::abs(camera.pitch), 89.0 * pi / 180 + 1e-12);
        low = low || camera.pitch < -1.55;
        high = high || camera.pitch > 1.55;
        const double foot = project(camera, v, camera.target).pixel.y;
        const double head = project(camera, v, camera.target + glm::dvec3(0, 0.1, 0)).pixel.y;
        ASSERT_LT(head, foot) << "up stays up in the picture";
        // Places at one height to the left and right of the middle lie level in the picture.
        const glm::dvec3 right(std::cos(camera.yaw), 0, -std::sin(camera.yaw));
        ASSERT_NEAR(project(camera, v, camera.target + right * 0.1).pixel.y, foot, 1e-6);
    }
    EXPECT_TRUE(low && high) << "both poles were reached";
}

TEST(Camera, TurningFollowsTheHandInEveryView) {
    const Viewport v;
    for (int view = 0; view < 7; ++view) {
        const Camera camera = framed(Camera{}, static_cast<View>(view), v, {{-0.2, 0, -0.1}, {0.2, 1.7, 0.1}}, 0.05);
        const glm::dvec3 towards = -ray_through(camera, v, project(camera, v, camera.target).pixel).direction;
        const glm::dvec3 skin = camera.target + towards * 0.1;
        const glm::dvec2 still = project(camera, v, skin).pixel;
        EXPECT_GT(project(turned(camera, 0.1, 0), v, skin).pixel.x, still.x + 1) << to_string(static_cast<View>(view));
        EXPECT_LT(project(turned(camera, 0, 0.1), v, skin).pixel.y, still.y - 1) << to_string(static_cast<View>(view));
    }
}

TEST(Camera, ViewsLookFromWhereTheySay) {
    const Viewport v;
    const std::vector<glm::dvec3> places{{-0.2, 0, -0.1}, {0.2, 1.7, 0.1}};
    const auto off = [&](View view, glm::dvec3 step) {
        const Camera camera = framed(Camera{}, view, v, places, 0.05);
        const Projected here = project(camera, v, camera.target),
                        there = project(camera, v, camera.target + step * 0.1);
        return glm::dvec3(glm::sign(glm::round(there.pixel - here.pixel)),
                          glm::sign(std::round(100 * (here.depth_m - there.depth_m))));
    };
    const glm::dvec3 left(1, 0, 0), up(0, 1, 0), front(0, 0, 1);
    // Right in the picture, down in the picture, towards the eye.
    EXPECT_EQ(off(View::back, left), glm::dvec3(-1, 0, 0));
    EXPECT_EQ(off(View::back, front), glm::dvec3(0, 0, -1));
    EXPECT_EQ(off(View::front, left), glm::dvec3(1, 0, 0));
    EXPECT_EQ(off(View::front, up), glm::dvec3(0, -1, 0));
    EXPECT_EQ(off(View::left, left), glm::dvec3(0, 0, 1));
    EXPECT_EQ(off(View::left, front), glm::dvec3(-1, 0, 0));
    EXPECT_EQ(off(View::right, left), glm::dvec3(0, 0, -1));
    EXPECT_EQ(off(View::prone, up), glm::dvec3(-1, 0, 0));
    EXPECT_EQ(off(View::prone, front), glm::dvec3(0, 0, -1));
    EXPECT_EQ(off(View::supine, up), glm::dvec3(-1, 0, 0));
    EXPECT_EQ(off(View::supine, front), glm::dvec3(0, 0, 1));
    EXPECT_EQ(off(View::side_lying, up), glm::dvec3(-1, 0, 0));
    EXPECT_EQ(off(View::side_lying, left), glm::dvec3(0, 0, 1));
}

TEST(Camera, AWrongViewNameIsAnsweredWithTheNearest) {
    EXPECT_EQ(view_named("side-lying"), View::side_lying);
    try {
        view_named("bakc");
        FAIL() << "accepted";
    } catch (const base::BadInput& fault) {
        EXPECT_NE(std::string(fault.what()).find("did you mean 'back'"), std::string::npos) << fault.what();
    }
}

}  // namespace
}  // namespace jingluo::scene
