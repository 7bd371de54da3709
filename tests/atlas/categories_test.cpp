// The classical groups of points, written down here apart from the data: the five shu and the yuan, luo, xi, shu and mu
// points as the Spiritual Pivot (Lingshu 1, 2, 10, 44), the Systematic Classic (282) and the textbooks agree on them.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

#include "atlas/phase.h"
#include "atlas/real_points.h"

namespace jingluo::atlas {
namespace {

using test::real;

/// What each point of a group belongs to: "Lung" for LU11 among the wells.
using Group = std::map<std::string, std::string>;

/// Numbers of a channel's points in its groups.
struct ChannelRow {
    const char* code;
    const char* organ;
    std::array<int, 5> five_shu;  // well, spring, stream, river, sea
    int yuan;
    int luo;
    int xi;
};

// The yin channels have no source point of their own kind: their stream point serves.
const ChannelRow channel_rows[] = {
    {"LU", "Lung", {11, 10, 9, 8, 5}, 9, 7, 6},
    {"LI", "Large Intestine", {1, 2, 3, 5, 11}, 4, 6, 7},
    {"ST", "Stomach", {45, 44, 43, 41, 36}, 42, 40, 34},
    {"SP", "Spleen", {1, 2, 3, 5, 9}, 3, 4, 8},
    {"HT", "Heart", {9, 8, 7, 4, 3}, 7, 5, 6},
    {"SI", "Small Intestine", {1, 2, 3, 5, 8}, 4, 7, 6},
    {"BL", "Bladder", {67, 66, 65, 60, 40}, 64, 58, 63},
    {"KI", "Kidney", {1, 2, 3, 7, 10}, 3, 4, 5},
    {"PC", "Pericardium", {9, 8, 7, 5, 3}, 7, 6, 4},
    {"TE", "Triple Energizer", {1, 2, 3, 6, 10}, 4, 5, 7},
    {"GB", "Gallbladder", {44, 43, 41, 38, 34}, 40, 37, 36},
    {"LR", "Liver", {1, 2, 3, 4, 8}, 3, 5, 6},
};

/// Group by category: those of the twelve channels by their row, the others point by point.
std::map<std::string, Group> classical_groups() {
    std::map<std::string, Group> groups{
        {"luo_connecting", {{"GV1", "Governor Vessel"}, {"CV15", "Conception Vessel"}, {"SP21", "Spleen (great luo)"}}},
        {"xi_cleft",
         {{"BL59", "Yang Qiao Mai"}, {"KI8", "Yin Qiao Mai"}, {"GB35", "Yang Wei Mai"}, {"KI9", "Yin Wei Mai"}}},
        {"back_shu",
         {{"BL13", "Lung"},
          {"BL14", "Pericardium"},
          {"BL15", "Heart"},
          {"BL18", "Liver"},
          {"BL19", "Gallbladder"},
          {"BL20", "Spleen"},
          {"BL21", "Stomach"},
          {"BL22", "Triple Energizer"},
          {"BL23", "Kidney"},
          {"BL25", "Large Intestine"},
          {"BL27", "Small Intestine"},
          {"BL28", "Bladder"}}},
        {"front_mu",
         {{"LU1", "Lung"},
          {"CV17", "Pericardium"},
          {"CV14", "Heart"},
          {"LR14", "Liver"},
          {"GB24", "Gallbladder"},
          {"LR13", "Spleen"},
          {"CV12", "Stomach"},
          {"CV5", "Triple Energizer"},
          {"GB25", "Kidney"},
          {"ST25", "Large Intestine"},
          {"CV4", "Small Intestine"},
          {"CV3", "Bladder"}}},
        {"lower_he_sea",
         {{"ST36", "Stomach"},
          {"ST37", "Large Intestine"},
          {"ST39", "Small Intestine"},
          {"BL39", "Triple Energizer"},
          {"BL40", "Bladder"},
          {"GB34", "Gallbladder"}}},
        {"eight_meeting",
         {{"LR13", "zang organs"},
          {"CV12", "fu organs"},
          {"CV17", "qi"},
          {"BL17", "blood"},
          {"GB34", "sinews"},
          {"LU9", "vessels"},
          {"BL11", "bones"},
          {"GB39", "marrow"}}},
        {"confluent",
         {{"SP4", "Chong Mai"},
          {"PC6", "Yin Wei Mai"},
          {"SI3", "Governor Vessel"},
          {"BL62", "Yang Qiao Mai"},
          {"GB41", "Dai Mai"},
          {"TE5", "Yang Wei Mai"},
          {"LU7", "Conception Vessel"},
          {"KI6", "Yin Qiao Mai"}}},
        // The four of the verse, and the one that later hands added for the chest.
        {"command",
         {{"ST36", "Abdomen"},
          {"BL40", "Lumbus and back"},
          {"LU7", "Head and nape"},
          {"LI4", "Face and mouth"},
          {"PC6", "Chest and heart"}}},
    };
    const char* five_shu[] = {"five_shu_jing_well", "five_shu_ying_spring", "five_shu_shu_stream",
                              "five_shu_jing_river", "five_shu_he_sea"};
    for (const ChannelRow& row : channel_rows) {
        const auto add = [&](const char* id, int number) { groups[id][row.code + std::to_string(number)] = row.organ; };
        for (size_t i = 0; i < row.five_shu.size(); ++i) add(five_shu[i], row.five_shu[i]);
        add("yuan_source", row.yuan);
        add("luo_connecting", row.luo);
        add("xi_cleft", row.xi);
    }
    return groups;
}

/// The points that the data put in a category, with what they belong to.
Group in_the_data(const std::string& id) {
    Group found;
    for (const Point& point : real().atlas.points) {
        for (const Category& category : point.categories) {
            if (category.id != id) continue;
            EXPECT_TRUE(found.emplace(point.code, category.of).second) << point.code << " is " << id << " twice";
        }
    }
    return found;
}

TEST(Categories, HoldTheClassicalPointsAndNoOthers) {
    for (const auto& [id, group] : classical_groups()) EXPECT_EQ(in_the_data(id), group) << id;
}

/// The phases as the Classic of Difficulties gives them (64): from the well on, the phases of a yin channel begin with
/// wood, those of a yang channel with metal. Written out whole for both.
const std::array<std::array<const char*, 5>, 2> phases{
    {{"wood", "fire", "earth", "metal", "water"}, {"metal", "water", "wood", "fire", "earth"}}};
const std::set<std::string> yin_channels{"LU", "SP", "HT", "KI", "PC", "LR"};

TEST(Categories, TheFiveShuHaveTheirPhases) {
    const std::array<const char*, 5> ids{"five_shu_jing_well", "five_shu_ying_spring", "five_shu_shu_stream",
                                         "five_shu_jing_river", "five_shu_he_sea"};
    size_t seen = 0;
    for (const ChannelRow& row : channel_rows) {
        const auto& wanted = phases[yin_channels.count(row.code) != 0 ? 0 : 1];
        for (size_t i = 0; i < ids.size(); ++i) {
            const std::string code = row.code + std::to_string(row.five_shu[i]);
            for (const Category& category : test::real_point(code).categories) {
                if (category.id != ids[i]) continue;
                ++seen;
                EXPECT_EQ(category.phase ? to_string(*category.phase) : "none", wanted[i]) << code;
            }
        }
    }
    EXPECT_EQ(seen, 60u);
}

TEST(Categories, ThePointOfTheChannelsOwnPhaseIsTheOneOfTheBooks) {
    // The metal point of the metal channel and so on: named in the textbooks as points of their own (benxue).
    const std::map<std::string, std::string> known{
        {"ST36", "earth"}, {"SP3", "earth"}, {"LU8", "metal"}, {"LI1", "metal"}, {"KI10", "water"},
        {"BL66", "water"}, {"LR1", "wood"},  {"GB41", "wood"}, {"HT8", "fire"},  {"SI5", "fire"}};
    for (const auto& [code, phase] : known) {
        std::string found;
        for (const Category& category : test::real_point(code).categories) {
            if (category.phase) found += to_string(*category.phase);
        }
        EXPECT_EQ(found, phase) << code;
    }
}

TEST(Categories, NothingButTheFiveShuHasAPhase) {
    for (const Point& point : real().atlas.points) {
        for (const Category& category : point.categories)
            EXPECT_EQ(category.phase.has_value(), category.id.starts_with("five_shu_")) << point.code;
    }
    Channel channel;
    channel.names.hanzi_traditional = "督脈";
    EXPECT_FALSE(phase_of("five_shu_he_sea", channel)) << "a vessel is neither yin nor yang";
    channel.names.hanzi_traditional = "手太陰肺經";
    EXPECT_FALSE(phase_of("back_shu", channel));
}

TEST(Categories, AreAsManyAsTradition) {
    const auto groups = classical_groups();
    size_t five_shu = 0;
    for (const auto& [id, group] : groups) five_shu += id.starts_with("five_shu_") ? group.size() : 0;
    EXPECT_EQ(five_shu, 60u);
    EXPECT_EQ(groups.at("yuan_source").size(), 12u);
    EXPECT_EQ(groups.at("luo_connecting").size(), 15u);
    EXPECT_EQ(groups.at("xi_cleft").size(), 16u);
}

TEST(Categories, AreNoneButTheClassicalOnesCrossingsAndExtraPoints) {
    const auto groups = classical_groups();
    for (const Point& point : real().atlas.points) {
        bool extra = false;
        for (const Category& category : point.categories) {
            extra = extra || category.id == "extra";
            EXPECT_TRUE(groups.count(category.id) != 0 || category.id == "crossing" || category.id == "extra")
                << point.code << " is " << category.id;
            if (category.id == "crossing") {
                EXPECT_FALSE(category.of.empty()) << point.code << " crosses nothing";
            }
        }
        EXPECT_EQ(extra, point.channel == "EX") << point.code;
    }
}

}  // namespace
}  // namespace jingluo::atlas
