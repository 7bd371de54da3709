#include <gtest/gtest.h>

#include "foreign.h"

namespace jingluo {
namespace {

using test::errors;
using test::figure;
using test::Foreign;

TEST(Propose, FindsTheFiguresOwnLandmarksAgain) {
    const Foreign own({0, 0, 0});
    const auto proposal = fit::propose(figure(), own.body(), own.seeds());
    ASSERT_TRUE(proposal);
    const std::vector<double> off = errors(own, *proposal, own.seeds());
    EXPECT_GT(off.size(), 550u);
    EXPECT_LT(off[off.size() / 2], 0.0003);
    EXPECT_LT(off[off.size() * 95 / 100], 0.0005);
    EXPECT_LT(off.back(), 0.0015);
    ASSERT_EQ(proposal->lines.size(), own.truth.lines.size());
    for (const auto& [name, line] : own.truth.lines) {
        ASSERT_EQ(proposal->lines.at(name).size(), line.size()) << name;
        for (size_t k = 0; k < line.size(); ++k)
            EXPECT_LT(glm::length(proposal->lines.at(name)[k] - line[k]), 0.003) << name << " " << k;
    }
    EXPECT_NEAR(proposal->shape.stature_m, 1.63, 0.01);
    EXPECT_LT(proposal->shape.sex, 0.1);
    EXPECT_NEAR(proposal->shape.build, 0, 0.1);
    for (const auto& [name, frame] : own.truth.parts) EXPECT_TRUE(proposal->parts.contains(name)) << name;
}

TEST(Propose, KeepsSeedsAndIgnoresNamesThatTheFigureDoesNotKnow) {
    const Foreign own({0, 0, 0});
    fit::Places seeds = own.seeds();
    seeds["umbilicus"] += glm::dvec3(0, 0.012, 0);
    seeds["no_such_landmark"] = {0, 1, 0};
    const auto proposal = fit::propose(figure(), own.body(), seeds);
    ASSERT_TRUE(proposal);
    for (const auto& [name, place] : own.seeds()) {
        EXPECT_EQ(proposal->landmarks.at(name), seeds.at(name)) << name;
        EXPECT_EQ(proposal->doubt_mm.at(name), 0) << name;
    }
    EXPECT_FALSE(proposal->lines.contains("no_such_landmark"));
    for (const auto& [name, place] : own.truth.landmarks) {
        if (!seeds.contains(name)) {
            EXPECT_GT(proposal->doubt_mm.at(name), 0.5) << name;
        }
    }
}

// Centimetres, lying on the back, head towards +X, far from the origin: nothing in the answer may depend on that.
TEST(Propose, FollowsSizeAndAxesOfTheForeignFile) {
    Foreign lying({1, 1.85, -0.4});
    lying.move_all([](glm::dvec3 p) { return 100.0 * glm::dvec3(p.y, p.z, p.x) + glm::dvec3(500, -300, 40); });
    const auto proposal = fit::propose(figure(), lying.body(), lying.seeds());
    ASSERT_TRUE(proposal);
    const std::vector<double> off_cm = errors(lying, *proposal, lying.seeds());
    EXPECT_LT(off_cm[off_cm.size() / 2], 0.05);
    EXPECT_LT(off_cm[off_cm.size() * 95 / 100], 0.15);
    EXPECT_LT(off_cm.back(), 0.5);
    for (const auto& [name, place] : proposal->landmarks) {
        if (!name.ends_with(".l")) continue;
        const glm::dvec3 right = proposal->landmarks.at(name.substr(0, name.size() - 1) + "r");
        EXPECT_GT(place.z, right.z) << name << " is on the wrong side";
    }
    EXPECT_GT(proposal->parts.at("trunk").proximal.x, 0.99);
    EXPECT_GT(proposal->parts.at("trunk").anterior.y, 0.99);
    EXPECT_GT(proposal->parts.at("trunk").left().z, 0.99);
}

struct Stance {
    body::Shape shape;
    double raise_degrees, pronate_degrees;
};

class ProposePosed : public testing::TestWithParam<Stance> {};

TEST_P(ProposePosed, ComesNear) {
    const Stance& stance = GetParam();
    Foreign posed(stance.shape);
    test::pose_arms(posed, stance.raise_degrees, stance.pronate_degrees);
    const auto proposal = fit::propose(figure(), posed.body(), posed.seeds());
    ASSERT_TRUE(proposal);
    const std::vector<double> off = errors(posed, *proposal, posed.seeds());
    EXPECT_LT(off[off.size() / 2], 0.005);
    EXPECT_LT(off[off.size() * 95 / 100], 0.015);
    // Palms that face back must not change places with the backs of the hands, nor a little finger with an index.
    for (const std::string side : {".l", ".r"}) {
        for (const char* name : {"metacarpophalangeal_joint_3_palmar", "metacarpophalangeal_joint_3_dorsal",
                                 "finger_5_tip", "finger_2_tip", "toe_5_tip"}) {
            EXPECT_LT(glm::length(proposal->landmarks.at(name + side) - posed.at(name + side)), 0.006) << name << side;
        }
    }
}

#ifdef __SANITIZE_ADDRESS__
const std::vector<Stance> stances{{{1, 1.9, 0.6}, 10, 150}};  // a fit takes half a minute there
#else
const std::vector<Stance> stances{{{1, 1.9, 0.6}, 10, 150},    // palms back
                                  {{0, 1.5, -0.7}, 35, 90},    // palms down, arms well out
                                  {{0.5, 1.7, 0.2}, -15, 60},  // hanging, palms in
                                  {{0.2, 1.7, 0.1}, 55, 90}};  // arms level, palms down
#endif
INSTANTIATE_TEST_SUITE_P(Stances, ProposePosed, testing::ValuesIn(stances),
                         [](const auto& one) { return "Stance" + std::to_string(one.index); });

TEST(Propose, ForgivesInexactClicksAndOwnsUpToDoubt) {
    Foreign posed({1, 1.75, 0.3});
    test::pose_arms(posed, 5, 120);
    const body::Body body = posed.body();
    fit::Places seeds = posed.seeds();
    double angle = 0;
    for (auto& seed : seeds) {
        angle += 2.4;  // each its own way, 5 mm
        const glm::dvec3 beside =
            seed.second + 0.005 * glm::dvec3(std::cos(angle), std::sin(angle), std::cos(2 * angle));
        seed.second = body.surface->nearest(beside)->place;
    }
    const auto proposal = fit::propose(figure(), body, seeds);
    ASSERT_TRUE(proposal);
    const std::vector<double> off = errors(posed, *proposal, seeds);
    EXPECT_LT(off[off.size() / 2], 0.003);
    EXPECT_LT(off[off.size() * 95 / 100], 0.010);
    size_t within = 0;
    for (const auto& [name, place] : posed.truth.landmarks) {
        if (!seeds.contains(name) &&
            1000 * glm::length(proposal->landmarks.at(name) - place) < proposal->doubt_mm.at(name))
            ++within;
    }
    EXPECT_GT(within, off.size() * 9 / 10);
    EXPECT_LT(off.back(), 0.05);
}

TEST(Propose, StopsWhenToldTo) {
    const Foreign own({0, 0, 0});
    const body::Body body = own.body();
    double last = -1;
    size_t calls = 0;
    EXPECT_FALSE(fit::propose(figure(), body, own.seeds(), [&](double share) {
        EXPECT_GE(share, last);
        EXPECT_LE(share, 1);
        last = share;
        return ++calls < 10;
    }));
    EXPECT_EQ(calls, 10u);
}

TEST(Propose, NeedsSeedsAndSkin) {
    const Foreign own({0, 0, 0});
    fit::Places seeds = own.seeds();
    body::Body bare;
    EXPECT_FALSE(fit::propose(figure(), bare, seeds));
    seeds.erase("patella_apex.l");
    EXPECT_FALSE(fit::propose(figure(), own.body(), seeds));
}

}  // namespace
}  // namespace jingluo
