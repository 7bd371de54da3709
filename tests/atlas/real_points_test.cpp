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

/// How many points the standards of WHO (2008) and China (GB/T 12346) give each channel: 361 in all.
constexpr std::pair<const char*, int> channel_counts[] = {{"LU", 11}, {"LI", 20}, {"ST", 45}, {"SP", 21}, {"HT", 9},
                                                          {"SI", 19}, {"BL", 67}, {"KI", 27}, {"PC", 9},  {"TE", 23},
                                                          {"GB", 44}, {"LR", 14}, {"GV", 28}, {"CV", 24}};

/// Every code that the atlas must hold.
std::vector<std::string> wanted_codes() {
    std::vector<std::string> codes;
    const auto range = [&](const std::string& channel, int first, int last) {
        for (int i = first; i <= last; ++i) codes.push_back(channel + std::to_string(i));
    };
    for (const auto& [channel, count] : channel_counts) range(channel, 1, count);
    codes.push_back("GV24+");  // Yintang, as GB/T 12346-2021 counts it
    range("EX-HN", 1, 2);      // EX-HN3 was Yintang
    range("EX-HN", 4, 15);
    range("EX-CA", 1, 1);
    range("EX-B", 1, 9);
    range("EX-UE", 1, 11);
    range("EX-LE", 1, 12);
    for (const char* extra :
         {"Anmian", "Qianzheng", "Xinshe", "Xueyadian", "Tituo", "Jieji", "Huanzhong", "Jianqian", "Lineiting"})
        codes.push_back(std::string("EX-") + extra);
    return codes;
}

TEST(RealPoints, AreReadWithoutAFault) {
    EXPECT_EQ(test::text_of(real().faults), "");
}

TEST(RealPoints, AreThereEachOnce) {
    std::map<std::string, int> count;
    for (const Point& point : real().atlas.points) ++count[point.code];
    for (const std::string& code : wanted_codes()) EXPECT_EQ(count[code], 1) << code;
    EXPECT_EQ(real().atlas.points.size(), wanted_codes().size());
    EXPECT_EQ(wanted_codes().size(), 361u + 1u + 56u);
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
        // GV24+ stands between GV24 and GV25: a half more than its number.
        const auto number = [](const Point& point) {
            return std::stoi(point.code.substr(2)) + (point.code.ends_with('+') ? 0.5 : 0.0);
        };
        EXPECT_LT(number(points[i - 1]), number(points[i])) << points[i].code;
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
    // The two midline vessels; of the extra points those on a spinous process, the sacrum and the tongue's middle.
    const std::set<std::string> extra{"EX-B5", "EX-B8", "EX-B9", "EX-Jieji", "EX-HN10", "EX-HN11"};
    for (const std::string& code : wanted_codes()) {
        const bool midline = code.starts_with("GV") || code.starts_with("CV") || extra.count(code) != 0;
        EXPECT_EQ(test::real_point(code).midline, midline) << code;
    }
}

TEST(RealPoints, StandOnOneSideOnlyUnderTheTongue) {
    // The two veins under the tongue have each a name of its own: Jinjin is the left one, Yuye the right one.
    for (const Point& point : real().atlas.points) {
        const std::optional<Side> only = point.code == "EX-HN12"   ? std::optional(Side::left)
                                         : point.code == "EX-HN13" ? std::optional(Side::right)
                                                                   : std::nullopt;
        EXPECT_TRUE(point.only == only) << point.code;
    }
}

TEST(RealPoints, GroupsHaveTheirMembers) {
    const std::map<std::string, std::vector<std::string>> groups{
        {"EX-B2",
         {"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5"}},
        {"EX-HN1", {"front", "back", "side"}},
        {"EX-UE2", {"ulnar", "radial"}},
        {"EX-UE7", {"radial", "ulnar"}},
        {"EX-UE9", {"1", "2", "3", "4"}},
        {"EX-UE10", {"2", "3", "4", "5"}},
        {"EX-UE11", {"1", "2", "3", "4", "5"}},
        {"EX-LE1", {"medial", "lateral"}},
        {"EX-LE5", {"medial", "lateral"}},
        {"EX-LE10", {"1", "2", "3", "4"}},
        {"EX-LE12", {"1", "2", "3", "4", "5"}}};
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
