#include <gtest/gtest.h>

#include <set>

#include "foreign.h"

namespace jingluo {
namespace {

using test::figure;
using test::Foreign;

TEST(TellingLandmarks, AreKnownToTheFigureAndAskedForOnce) {
    const Foreign own({0, 0, 0});
    std::set<std::string> seen;
    size_t questions = 0;
    for (const std::string& name : fit::telling_landmarks()) {
        EXPECT_TRUE(own.truth.landmarks.contains(name)) << name;
        EXPECT_TRUE(seen.insert(name).second) << name;
        if (!name.ends_with(".r")) ++questions;
        // The other side's first guess needs the one that was clicked.
        if (name.ends_with(".r")) {
            EXPECT_TRUE(seen.contains(name.substr(0, name.size() - 1) + "l")) << name;
        }
    }
    EXPECT_LE(questions, 18u);
}

TEST(MissingSeeds, NamesWhatIsLackingAndAcceptsWhatServes) {
    const Foreign own({0, 0, 0});
    fit::Places seeds = own.seeds();
    EXPECT_TRUE(fit::missing_seeds(seeds).empty());
    for (const std::string& name : fit::missing_seeds({})) EXPECT_TRUE(seeds.contains(name)) << name;
    EXPECT_EQ(fit::missing_seeds({}).front(), fit::telling_landmarks().front());
    seeds.erase("olecranon_tip.r");
    EXPECT_EQ(fit::missing_seeds(seeds), std::vector<std::string>{"olecranon_tip.r"});
    seeds["cubital_crease_mid.l"] = own.at("cubital_crease_mid.l");
    EXPECT_EQ(fit::missing_seeds(seeds), std::vector<std::string>{"olecranon_tip.r"});
    seeds["cubital_crease_mid.r"] = own.at("cubital_crease_mid.r");
    EXPECT_TRUE(fit::missing_seeds(seeds).empty());
}

TEST(Mirrored, GuessesTheOtherSide) {
    Foreign own({1, 1.8, 0});
    own.move_all([](glm::dvec3 p) { return test::turned(p, {0, 0, 0}, {0.3, 1, -0.2}, 70); });
    const body::Body body = own.body();
    fit::Places seeds;
    for (const char* name : {"vertex", "nasion", "spinous_process_c7", "suprasternal_notch"})
        seeds[name] = own.at(name);
    seeds["acromion.l"] = own.at("acromion.l");
    seeds["olecranon_tip.r"] = own.at("olecranon_tip.r");
    for (const std::string name : {"acromion.r", "olecranon_tip.l"}) {
        const auto guess = fit::mirrored(body, seeds, name);
        ASSERT_TRUE(guess) << name;
        EXPECT_LT(glm::length(*guess - own.at(name)), 0.004) << name;
        const auto on_skin = body.surface->nearest(*guess);
        ASSERT_TRUE(on_skin);
        EXPECT_LT(on_skin->distance, 1e-6);
    }
}

TEST(Mirrored, SaysNothingWithoutAPlaneASideOrTheOtherPlace) {
    const Foreign own({0, 0, 0});
    const body::Body body = own.body();
    fit::Places seeds{{"acromion.l", own.at("acromion.l")}};
    EXPECT_FALSE(fit::mirrored(body, seeds, "acromion.r"));  // no plane
    seeds["vertex"] = own.at("vertex");
    EXPECT_FALSE(fit::mirrored(body, seeds, "acromion.r"));  // one place gives none
    seeds["nasion"] = own.at("nasion");
    seeds["spinous_process_c7"] = own.at("spinous_process_c7");
    EXPECT_TRUE(fit::mirrored(body, seeds, "acromion.r"));
    EXPECT_FALSE(fit::mirrored(body, seeds, "acromion.l"));
    EXPECT_FALSE(fit::mirrored(body, seeds, "umbilicus"));
}

}  // namespace
}  // namespace jingluo
