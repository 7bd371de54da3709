#include "body/frames.h"

#include <gtest/gtest.h>

#include "foreign.h"

namespace jingluo {
namespace {

using test::Foreign;

double degrees_between(glm::dvec3 a, glm::dvec3 b) {
    return std::acos(std::clamp(glm::dot(a, b), -1.0, 1.0)) * 180 / 3.14159265358979323846;
}

// The figure's own frames were laid along its joints; landmarks alone must give the same, up to what a level can bear.
TEST(FramesFrom, AgreeWithTheFigures) {
    for (const double sex : {0.0, 1.0}) {
        const Foreign own({sex, 0, 0});
        const auto frames = body::frames_from(own.truth.landmarks);
        ASSERT_EQ(frames.size(), own.truth.parts.size());
        for (const auto& [name, frame] : own.truth.parts) {
            const body::PartFrame& found = frames.at(name);
            EXPECT_LT(degrees_between(found.proximal, frame.proximal), 2.1) << name << " sex " << sex;
            EXPECT_LT(degrees_between(found.anterior, frame.anterior), 3.1) << name << " sex " << sex;
            EXPECT_NEAR(glm::dot(found.proximal, found.anterior), 0, 1e-9) << name;
            EXPECT_NEAR(glm::length(found.proximal), 1, 1e-9) << name;
        }
    }
}

// Arms and legs of a heavy body stand further out, and the figure's frames go with them.
TEST(FramesFrom, AgreeWithTheFiguresLimbsInEveryShape) {
    for (const body::Shape& shape : {body::Shape{0, 1.5, 1}, {1, 1.9, 1}, {0, 1.8, -1}, {1, 1.6, -1}, {0.5, 0, 1}}) {
        const Foreign own(shape);
        const auto frames = body::frames_from(own.truth.landmarks);
        for (const auto& [name, frame] : own.truth.parts) {
            if (!name.ends_with(".l") && !name.ends_with(".r")) continue;
            EXPECT_LT(degrees_between(frames.at(name).proximal, frame.proximal), 2.1) << name;
            EXPECT_LT(degrees_between(frames.at(name).anterior, frame.anterior), 3.1) << name;
            EXPECT_NEAR(glm::dot(frame.proximal, frame.anterior), 0, 1e-9) << name;
        }
    }
}

TEST(FramesFrom, TurnWithTheBody) {
    const Foreign upright({1, 0, 0});
    Foreign turned({1, 0, 0});
    const auto turn = [](glm::dvec3 p) { return test::turned(p, {0, 0, 0}, {1, 2, 3}, 100); };
    turned.move_all(turn);
    const auto before = body::frames_from(upright.truth.landmarks), after = body::frames_from(turned.truth.landmarks);
    ASSERT_FALSE(before.empty());
    for (const auto& [name, frame] : before) {
        EXPECT_LT(degrees_between(after.at(name).proximal, turn(frame.proximal)), 0.01) << name;
        EXPECT_LT(degrees_between(after.at(name).anterior, turn(frame.anterior)), 0.01) << name;
        EXPECT_LT(glm::length(after.at(name).at - turn(frame.at)), 1e-6) << name;
    }
}

TEST(FramesFrom, LeaveOutWhatTheLandmarksDoNotTell) {
    const Foreign own({0, 0, 0});
    fit::Places places = own.truth.landmarks;
    places.erase("heel_back.l");
    const auto frames = body::frames_from(places);
    EXPECT_FALSE(frames.contains("foot.l"));
    EXPECT_TRUE(frames.contains("foot.r"));
    EXPECT_EQ(frames.size(), own.truth.parts.size() - 1);
    EXPECT_TRUE(body::frames_from({}).empty());
}

}  // namespace
}  // namespace jingluo
