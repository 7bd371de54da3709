#include "ui/words.h"

#include <gtest/gtest.h>

#include "atlas/read.h"
#include "ui/hand.h"

namespace jingluo::test {
namespace {

TEST(Words, Landmarks) {
    EXPECT_EQ(ui::landmark_words("spinous_process_l2_inferior_border"), "lower border of the spinous process of L2");
    EXPECT_EQ(ui::landmark_words("greater_trochanter.l"), "greater trochanter");
    EXPECT_EQ(ui::landmark_words("popliteal_crease_lateral_end"), "outer end of the popliteal crease");
    EXPECT_EQ(ui::landmark_words("rib_12_tip"), "tip of rib 12");
    EXPECT_EQ(ui::landmark_words("intermetatarsal_space_2_3"), "intermetatarsal space 2–3");
    EXPECT_EQ(ui::landmark_words("biceps_femoris_tendon_medial_border"), "medial border of the biceps femoris tendon");
    EXPECT_EQ(ui::landmark_words("toe_5_nail_corner_lateral"), "outer nail corner of toe 5");
    EXPECT_EQ(ui::landmark_words("achilles_tendon_at_lateral_malleolus"), "Achilles tendon at the lateral malleolus");
}

TEST(Words, Numbers) {
    EXPECT_EQ(ui::number(1.5), "1.5");
    EXPECT_EQ(ui::number(3), "3");
    EXPECT_EQ(ui::number(0.07), "0.07");
    EXPECT_EQ(ui::number(-0.001), "0");
    EXPECT_EQ(ui::fraction_words(0.3333), "a third of the way");
    EXPECT_EQ(ui::fraction_words(0.5), "half way");
}

TEST(Words, Rules) {
    const atlas::Dictionary& dictionary = real_atlas().dictionary;
    const auto words = [&](const char* json) { return ui::rule_words(*atlas::parse_rule(json, dictionary)); };
    EXPECT_EQ(words(R"({"landmark": "popliteal_crease_mid"})"), "At the middle of the popliteal crease.");
    EXPECT_EQ(
        words(
            R"({"offset": {"from": "spinous_process_l2_inferior_border", "lateral": 1.5, "scale": "back_transverse"}})"),
        "1.5 cun outward (lateral) from the lower border of the spinous process of L2.");
    EXPECT_EQ(words(R"({"along": {"from": "BL36", "to": "BL40", "cun": 6, "scale": "thigh_posterior"}})"),
              "6 cun from BL36 towards BL40.");
    EXPECT_EQ(words(R"({"along": {"from": "greater_trochanter", "to": "sacral_hiatus", "fraction": 0.3333}})"),
              "A third of the way from the greater trochanter towards the sacral hiatus.");
    EXPECT_EQ(
        words(
            R"({"meet": [{"level": "posterior_sacral_foramen_1"}, {"parallel": "posterior_midline", "lateral": 1.5, "scale": "back_transverse"}]})"),
        "Where the level of the posterior sacral foramen 1 meets a line beside the posterior midline, 1.5 cun outward "
        "(lateral) of it.");
}

TEST(Words, EveryRuleOfTheAtlasIsASentenceWithoutCodeWords) {
    for (const atlas::Point& point : real_atlas().points) {
        for (const atlas::Member& member : point.members) {
            const std::string words = ui::rule_words(*member.rule);
            EXPECT_EQ(words.find('_'), std::string::npos) << point.code << ": " << words;
            EXPECT_EQ(words.find("the the"), std::string::npos) << point.code << ": " << words;
            EXPECT_EQ(words.back(), '.') << point.code << ": " << words;
        }
    }
}

TEST(Words, EveryCategoryOfTheAtlasIsKnown) {
    for (const atlas::Point& point : real_atlas().points) {
        for (const atlas::Category& category : point.categories)
            EXPECT_NE(ui::category_words(category).find("point"), std::string::npos) << category.id;
    }
    EXPECT_EQ(ui::category_words({"five_shu_he_sea", "", {}}), "He-Sea point");
    EXPECT_EQ(ui::category_words({"back_shu", "Kidney", {}}), "Back-Shu point of the Kidney");
    EXPECT_EQ(ui::category_words({"five_shu_jing_well", "Lung", {}, atlas::Phase::wood}),
              "Jing-Well point of the Lung channel, wood");
    EXPECT_EQ(ui::category_words({"five_shu_jing_well", "", {}, atlas::Phase::metal}), "Jing-Well point, metal");
}

TEST(Words, Needling) {
    EXPECT_EQ(ui::needling_words({0.5, 1, "oblique", "", {}}), "Slantwise, 0.5 to 1 cun deep");
    EXPECT_EQ(ui::needling_words({0, 0, "prick", "", {}}), "A prick");
}

TEST(Words, Claims) {
    EXPECT_EQ(ui::claim_words("level of spinous_process_l2_inferior_border"),
              "Level of the lower border of the spinous process of L2");
    EXPECT_EQ(ui::claim_words("1.5 cun lateral of spinous_process_l2_inferior_border on back_transverse"),
              "1.5 cun lateral of the lower border of the spinous process of L2 on the back transverse scale");
    EXPECT_EQ(ui::claim_words("off the line popliteal_crease"), "Off the line popliteal crease");
    EXPECT_EQ(ui::claim_words("between BL22 and BL24, caudal"), "Between BL22 and BL24, caudal");
}

}  // namespace
}  // namespace jingluo::test
