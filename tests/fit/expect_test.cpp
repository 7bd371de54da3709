#include "fit/expect.h"

#include <gtest/gtest.h>

#include "fit/upright.h"
#include "foreign.h"

namespace jingluo {
namespace {

using test::Foreign;

glm::dmat3 axes(glm::dvec3 left, glm::dvec3 up, glm::dvec3 front) {
    return {left, up, front};
}

std::vector<fit::Known> known(const Foreign& own, const Foreign& there, const std::vector<std::string>& names) {
    std::vector<fit::Known> out;
    for (const std::string& name : names) out.push_back({own.at(name), there.at(name)});
    return out;
}

// Palms back: a wrist's crease that is looked for where our own body has it would be looked for from its back.
TEST(CarriedNearby, FollowsAnArmThatIsRaisedAndTurned) {
    const Foreign own({0, 0, 0});
    Foreign posed({0, 0, 0});
    test::pose_arms(posed, 45, 140);
    const auto about = known(own, posed,
                             {"vertex", "nasion", "suprasternal_notch", "umbilicus", "spinous_process_c7", "acromion.l",
                              "acromion.r", "olecranon_tip.l", "finger_3_tip.l", "finger_1_tip.l"});
    const body::Body before = own.body(), after = posed.body();
    const std::string name = "palmar_wrist_crease_mid.l";
    const fit::Carry carry = fit::carried_nearby(about, own.at(name), {});
    const glm::dvec3 was = before.surface->nearest(own.at(name))->normal;
    const glm::dvec3 is = after.surface->nearest(posed.at(name))->normal;
    EXPECT_LT(glm::dot(was, is), 0.2) << "else this shows nothing";
    EXPECT_GT(glm::dot(carry.way(was), is), 0.7);
    EXPECT_LT(glm::length(carry.place(own.at(name)) - posed.at(name)), 0.06);
    // A leg does not turn with it.
    EXPECT_GT(fit::carried_nearby(about, own.at("patella_apex.l"), {}).turn[1].y, 0.9);
}

TEST(CarriedNearby, StaysAtTheFirstGuessWithoutLandmarks) {
    fit::Carry first;
    first.scale = 2;
    first.to = {1, 0, 0};
    const fit::Carry carry = fit::carried_nearby({}, {0, 1, 0}, first);
    EXPECT_EQ(carry.place({0, 1, 0}), glm::dvec3(1, 2, 0));
}

TEST(TurnedAs, TellsLeftFromTheMidlineAlone) {
    const Foreign own({0, 0, 0});
    Foreign lying({1, 1.8, 0});
    lying.move_all([](glm::dvec3 p) { return glm::dvec3(p.y, p.z, p.x); });
    const auto turn = fit::turned_as(known(own, lying, {"vertex", "nasion", "suprasternal_notch"}));
    ASSERT_TRUE(turn);
    EXPECT_GT((*turn)[0].z, 0.99) << "left";
    EXPECT_GT((*turn)[1].x, 0.9) << "up";
    EXPECT_FALSE(fit::turned_as(known(own, lying, {"vertex", "umbilicus"}))) << "it could turn about that line";
    EXPECT_FALSE(fit::turned_as({}));
}

TEST(UprightOf, SeesHowABodyStandsInItsFile) {
    const Foreign own({0, 0, 0});
    EXPECT_EQ(fit::upright_of(own.body()), glm::dmat3(1));
    Foreign level({1, 1.8, 0.3});
    test::pose_arms(level, 60, 0);
    EXPECT_EQ(fit::upright_of(level.body()), glm::dmat3(1)) << "arms held level";
    Foreign on_its_head = level;
    on_its_head.move_all([](glm::dvec3 p) { return 100.0 * glm::dvec3(p.x, -p.y, -p.z); });
    EXPECT_EQ(fit::upright_of(on_its_head.body()), axes({1, 0, 0}, {0, -1, 0}, {0, 0, -1}));
    Foreign lying({0, 1.6, -0.5});
    lying.move_all([](glm::dvec3 p) { return glm::dvec3(p.y, p.z, p.x); });
    EXPECT_EQ(fit::upright_of(lying.body()), axes({0, 0, 1}, {1, 0, 0}, {0, 1, 0}));
}

TEST(UprightOf, LeavesWhatIsNotPlainToSee) {
    Foreign askew({0, 0, 0});
    askew.move_all([](glm::dvec3 p) { return test::turned(p, {0, 0, 0}, {1, 1, 1}, 40); });
    EXPECT_EQ(fit::upright_of(askew.body()), glm::dmat3(1));
    EXPECT_EQ(fit::upright_of({}), glm::dmat3(1));
}

}  // namespace
}  // namespace jingluo
