// The data of the project: read without a fault, complete, in order.
#include "atlas/real_points.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "atlas/specimen.h"

namespace jingluo::test {

const atlas::Point& real_point(const std::string& code) {
    static const atlas::Point none;
    const atlas::Point* point = real().atlas.find_point(code);
    EXPECT_NE(point, nullptr) << code << " is missing";
    return point != nullptr ? *point : none;
}

}  // namespace jingluo::test

namespace jingluo::atlas {
namespace {

using test::real;

/// Every code that the atlas must hold.
std::vector<std::string> wanted_codes() {
    std::vector<std::string> codes;
    const auto range = [&](const std::string& channel, int first, int last) {
        for (int i = first; i <= last; ++i) codes.push_back(channel + std::to_string(i));
    };
    range("ST", 30, 45);
    range("SP", 1, 12);
    range("BL", 21, 40);
    range("BL", 50, 67);
    range("KI", 1, 10);
    range("GB", 25, 44);
    range("LR", 1, 12);
    range("GV", 1, 6);
    for (const char* extra :
         {"B2", "B4", "B6", "B7", "B8", "Huanzhong", "LE2", "LE4", "LE5", "LE6", "LE7", "LE8", "LE10"}) {
        codes.push_back(std::string("EX-") + extra);
    }
    return codes;
}

TEST(RealPoints, AreReadWithoutAFault) {
    EXPECT_EQ(test::text_of(real().faults), "");
}

TEST(RealPoints, AreThereEachOnce) {
    std::map<std::string, int> count;
    for (const Point& point : real().atlas.points) ++count[point.code];
    for (const std::string& code : wanted_codes()) EXPECT_EQ(count[code], 1) << code;
}

TEST(RealPoints, StandInTheOrderOfTheChannelsAndTheirNumbers) {
    const auto& channels = real().atlas.channels;
    const auto rank = [&](const Point& point) {
        const auto found = std::find_if(channels.begin(), channels.end(),
                                        [&](const Channel& channel) { return channel.code == point.channel; });
        return found - channels.begin();
    };
    const auto& points = real().atlas.points;
    for (size_t i = 1; i < points.size(); ++i) {
        EXPECT_LE(rank(points[i - 1]), rank(points[i])) << points[i].code;
        if (points[i].channel != points[i - 1].channel || points[i].channel == "EX") continue;
        EXPECT_LT(std::stoi(points[i - 1].code.substr(2)), std::stoi(points[i].code.substr(2))) << points[i].code;
    }
}

TEST(RealPoints, SayEverythingThatACardShows) {
    for (const Point& point : real().atlas.points) {
        SCOPED_TRACE(point.code);
        EXPECT_FALSE(point.names.pinyin.empty());
        EXPECT_FALSE(point.names.hanzi_traditional.empty());
        EXPECT_FALSE(point.names.hanzi_simplified.empty());
        EXPECT_FALSE(point.names.english.empty());
        EXPECT_GT(point.location.text.size(), 20u);
        EXPECT_GT(point.beneath.text.size(), 20u);
        EXPECT_FALSE(point.needling.text.empty());
        EXPECT_TRUE(point.needling.most_cun > 0 || point.needling.text.starts_with("Not needled"));
        EXPECT_LE(point.needling.most_cun, 3.5) << "no usual depth is greater";
        EXPECT_GE(point.sigma_mm, 1);
        EXPECT_FALSE(point.sources.empty());
        for (const Cited& caution : point.cautions) EXPECT_GT(caution.text.size(), 20u);
        for (const RegionUse& use : point.regions) EXPECT_GT(use.why.text.size(), 15u);
    }
}

TEST(RealPoints, AreEachCheckedByAStatementThatDidNotPlaceThem) {
    for (const Point& point : real().atlas.points) {
        ASSERT_FALSE(point.members.empty()) << point.code;
        for (const Member& member : point.members)
            EXPECT_FALSE(member.also.empty()) << to_string(PointRef{point.code, member.name});
    }
}

TEST(RealPoints, LieInTheMidlineWhereTheyDo) {
    const std::set<std::string> midline{"GV1", "GV2", "GV3", "GV4", "GV5", "GV6", "EX-B8"};
    for (const std::string& code : wanted_codes())
        EXPECT_EQ(test::real_point(code).midline, midline.count(code) != 0) << code;
}

TEST(RealPoints, GroupsHaveTheirMembers) {
    const std::map<std::string, std::vector<std::string>> groups{{"EX-B2", {"L1", "L2", "L3", "L4", "L5"}},
                                                                 {"EX-HN1", {"front", "back", "side"}},
                                                                 {"EX-LE5", {"medial", "lateral"}},
                                                                 {"EX-LE10", {"1", "2", "3", "4"}}};
    for (const Point& point : real().atlas.points) {
        std::vector<std::string> names;
        for (const Member& member : point.members) names.push_back(member.name);
        const auto group = groups.find(point.code);
        EXPECT_EQ(names, group == groups.end() ? std::vector<std::string>{""} : group->second) << point.code;
    }
}

TEST(RealPoints, EachRegionHasNearAndDistantPoints) {
    ASSERT_EQ(real().atlas.regions.size(), 6u);
    for (const char* id : {"neck", "upper_back", "lower_back", "sacroiliac_hip", "leg_back", "leg_side"}) {
        ASSERT_NE(real().atlas.find_region(id), nullptr) << id;
        EXPECT_FALSE(real().atlas.find_region(id)->red_flags.empty()) << id;
        EXPECT_FALSE(real().atlas.find_region(id)->cautions.empty()) << id;
        int near = 0, distant = 0;
        for (const Point& point : real().atlas.points) {
            for (const RegionUse& use : point.regions) {
                if (use.region == id) ++(use.role == Role::near ? near : distant);
            }
        }
        EXPECT_GE(near, 3) << id;
        EXPECT_GE(distant, 3) << id;
    }
}

TEST(RealChannels, AreTheFourteenInTheirOrder) {
    std::vector<std::string> codes;
    for (const Channel& channel : real().atlas.channels) codes.push_back(channel.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"LU", "LI", "ST", "SP", "HT", "SI", "BL", "KI", "PC", "TE", "GB", "LR",
                                               "GV", "CV"}));
    std::set<std::pair<std::string, std::string>> looks;
    for (const Channel& channel : real().atlas.channels) {
        EXPECT_EQ(channel.bilateral, channel.code != "GV" && channel.code != "CV") << channel.code;
        looks.insert({channel.colour, channel.pattern});
    }
    EXPECT_EQ(looks.size(), 14u) << "two channels look the same";
}

/// The codes of the points among a branch's stops.
std::vector<std::string> points_of(const Branch& branch) {
    std::vector<std::string> codes;
    for (const Place& stop : branch.stops) {
        if (const auto* ref = std::get_if<PointRef>(&stop)) codes.push_back(ref->code);
    }
    return codes;
}

TEST(RealChannels, TheBladderRunsTwoLinesThatMeetAtTheKnee) {
    const Channel* bladder = real().atlas.find_channel("BL");
    ASSERT_NE(bladder, nullptr);
    std::map<std::string, std::set<std::string>> next;
    for (const Branch& branch : bladder->branches) {
        const std::vector<std::string> codes = points_of(branch);
        for (size_t i = 1; i < codes.size(); ++i) next[codes[i - 1]].insert(codes[i]);
    }
    const std::function<bool(const std::string&, const std::string&)> leads = [&](const std::string& from,
                                                                                  const std::string& to) {
        return from == to || std::any_of(next[from].begin(), next[from].end(),
                                         [&](const std::string& step) { return leads(step, to); });
    };
    EXPECT_TRUE(leads("BL21", "BL30"));
    EXPECT_TRUE(leads("BL30", "BL40"));
    EXPECT_TRUE(leads("BL50", "BL40"));
    EXPECT_TRUE(leads("BL40", "BL67"));
    EXPECT_FALSE(leads("BL21", "BL50"));
    EXPECT_FALSE(leads("BL50", "BL30"));
    EXPECT_FALSE(leads("BL40", "BL50"));
    EXPECT_EQ(next["BL40"], (std::set<std::string>{"BL55"}));
}

TEST(RealChannels, PassThroughEveryPointTheyHave) {
    for (const Channel& channel : real().atlas.channels) {
        std::set<std::string> passed;
        for (const Branch& branch : channel.branches) {
            for (const std::string& code : points_of(branch)) passed.insert(code);
        }
        for (const Point& point : real().atlas.points) {
            EXPECT_TRUE(point.channel != channel.code || passed.count(point.code) != 0) << point.code;
        }
    }
}

TEST(RealPages, WarnBeforeAnythingElse) {
    const Atlas& atlas = real().atlas;
    EXPECT_GE(atlas.red_flags.flags.size(), 4u);
    EXPECT_FALSE(atlas.evidence.text.empty());
    EXPECT_FALSE(atlas.evidence.sources.empty());
    EXPECT_GE(atlas.about.sections.size(), 5u);
    for (const Section& section : atlas.about.sections) EXPECT_FALSE(section.blocks.empty()) << section.id;
}

TEST(RealData, HoldsNoCoordinates) {
    // A place is found by rule: nowhere in the rules or landmarks may three numbers stand in a row.
    const std::function<bool(const Json&)> has_triple = [&](const Json& json) {
        if (json.is_array() && json.size() >= 3 &&
            std::all_of(json.begin(), json.end(), [](const Json& item) { return item.is_number(); }))
            return true;
        return std::any_of(json.begin(), json.end(),
                           [&](const Json& item) { return item.is_structured() && has_triple(item); });
    };
    EXPECT_TRUE(has_triple(Json::parse(R"({"a": [{"at": [0, 1, 2]}]})")));
    size_t files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(JINGLUO_SOURCE_DIR) / "points")) {
        if (entry.path().extension() != ".json") continue;
        std::vector<base::Fault> faults;
        const auto json = read_json(entry.path(), faults);
        ASSERT_TRUE(json) << entry.path();
        EXPECT_FALSE(has_triple(*json)) << entry.path();
        ++files;
    }
    EXPECT_GE(files, 12u);
}

}  // namespace
}  // namespace jingluo::atlas
