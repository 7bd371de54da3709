// Whatever stands in the files, reading ends, quickly, with a fault that names the file.
#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "atlas/specimen.h"
#include "support/complaint.h"

namespace jingluo::atlas {
namespace {

using test::SpecimenFolder;
using test::text_of;

/// Everything reading a folder told, whether returned or thrown.
std::vector<base::Fault> faults_of(const SpecimenFolder& folder) {
    try {
        return folder.read().faults;
    } catch (const base::BadInput& bad) {
        return bad.faults();
    }
}

bool names_file(const std::vector<base::Fault>& faults, const std::string& file) {
    return std::any_of(faults.begin(), faults.end(),
                       [&](const base::Fault& fault) { return fault.file.ends_with("/" + file); });
}

/// JSON pointers of every value under `json`, itself included.
void places_in(const Json& json, const Json::json_pointer& at, std::vector<Json::json_pointer>& out) {
    out.push_back(at);
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) places_in(value, at / key, out);
    } else if (json.is_array()) {
        for (size_t i = 0; i < json.size(); ++i) places_in(json[i], at / i, out);
    }
}

TEST(Specimen, IsSound) {
    const SpecimenFolder folder;
    const ReadResult result = folder.read();
    EXPECT_EQ(text_of(result.faults), "");
    EXPECT_EQ(result.atlas.points.size(), 8u);
}

class EveryValue : public testing::TestWithParam<std::string> {};

TEST_P(EveryValue, OfAnotherTypeIsAFaultOfItsFile) {
    const std::string& file = GetParam();
    const SpecimenFolder folder;
    const std::vector<Json> wrong{nullptr, true, -1, 1e308, "", Json::array(), Json::object(), "nonsense", "BL1"};
    std::vector<Json::json_pointer> places;
    places_in(test::specimen(file), Json::json_pointer(), places);
    ASSERT_GT(places.size(), 8u);
    for (const Json::json_pointer& place : places) {
        for (const Json& value : wrong) {
            const Json before = test::specimen(file).at(place);
            folder.spoil(file, [&](Json& json) { json[place] = value; });
            const std::vector<base::Fault> faults = faults_of(folder);
            const std::string said = place.to_string() + " = " + value.dump() + "\n" + text_of(faults);
            for (const base::Fault& fault : faults) {
                EXPECT_TRUE(fault.file.starts_with(folder.path().string())) << said;
                EXPECT_FALSE(fault.what.empty()) << said;
            }
            // A place is a name or a rule; everything else has one type.
            const bool same_kind = before.type() == value.type() || (before.is_number() && value.is_number());
            const bool may_be_text = before.is_object() && value.is_string();
            const bool must_tell = (!same_kind && !may_be_text) || (before.is_number() && value == Json(1e308));
            EXPECT_TRUE(!must_tell || names_file(faults, file)) << said;
        }
    }
}

TEST_P(EveryValue, TakenAwayIsNeverACrash) {
    const std::string& file = GetParam();
    const SpecimenFolder folder;
    std::vector<Json::json_pointer> places;
    places_in(test::specimen(file), Json::json_pointer(), places);
    size_t told = 0;
    for (const Json::json_pointer& place : places) {
        if (place.empty()) continue;
        folder.spoil(file, [&](Json& json) {
            Json& parent = json[place.parent_pointer()];
            if (parent.is_object()) parent.erase(place.back());
            if (parent.is_array()) parent.erase(std::stoul(place.back()));
        });
        if (!faults_of(folder).empty()) ++told;
    }
    EXPECT_GT(told, places.size() / 4);
}

TEST_P(EveryValue, CutShortAnywhereNamesTheLine) {
    const std::string& file = GetParam();
    const SpecimenFolder folder;
    const std::string whole = test::specimen(file).dump(2);
    for (size_t length = 0; length < whole.size(); length += 1 + whole.size() / 60) {
        folder.put(file, whole.substr(0, length));
        const std::vector<base::Fault> faults = faults_of(folder);
        ASSERT_TRUE(names_file(faults, file)) << length;
        const bool cut_in_letter = text_of(faults).find("is not UTF-8") != std::string::npos;
        EXPECT_TRUE(cut_in_letter || text_of(faults).find(file + ":line ") != std::string::npos) << text_of(faults);
    }
}

TEST_P(EveryValue, OfAFileThatIsNoTextNamesTheByte) {
    const std::string& file = GetParam();
    const SpecimenFolder folder;
    std::string bytes = test::specimen(file).dump();
    bytes[7] = '\xE8';
    folder.put(file, bytes);
    EXPECT_NE(text_of(faults_of(folder)).find(file + ":byte 7: is not UTF-8"), std::string::npos);
}

TEST_P(EveryValue, OfAMissingFileIsMissed) {
    const SpecimenFolder folder;
    std::filesystem::remove(folder / GetParam());
    const std::string said = text_of(faults_of(folder));
    if (GetParam().starts_with("point-")) {
        EXPECT_NE(said.find("holds no point-*.json"), std::string::npos) << said;
    } else {
        EXPECT_NE(said.find(GetParam() + ": cannot be opened: No such file"), std::string::npos) << said;
    }
}

std::string plain(const testing::TestParamInfo<std::string>& info) {
    std::string name;
    for (const char c : info.param) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? std::string(1, c) : "_";
    return name;
}
INSTANTIATE_TEST_SUITE_P(In, EveryValue, testing::ValuesIn(test::specimen_files()), plain);

struct Text {
    const char* what;
    std::string bytes;
    const char* told;
};

TEST(HostileText, IsToldApart) {
    const std::vector<Text> texts{
        {"empty", "", "line 1, column 1: is not JSON"},
        {"a comma too many", "{\n  \"a\": 1,\n}", "line 3, column 1: is not JSON"},
        {"no colon", "{\n\"a\" 1}", "line 2, column 5: is not JSON"},
        {"NaN", "{\"a\": NaN}", "line 1, column 7: is not JSON"},
        {"Infinity", "{\"a\": -Infinity}", "line 1, column 8: is not JSON"},
        {"too great a number", "{\"a\": 1e999}", "holds a number too large to be kept"},
        {"half a surrogate pair", "{\"a\": \"\\ud800\"}", "is not JSON from here on"},
        {"a comment", "{} // comment", "line 1, column 4: is not JSON"},
        {"two values", "{}{}", "line 1, column 3: is not JSON"},
        {"deep lists", std::string(100'000, '[') + std::string(100'000, ']'), "nests deeper than 64"},
        {"deep and open", std::string(100'000, '['), "nests deeper than 64"},
        {"deep objects",
         [] {
             std::string text;
             for (int i = 0; i < 50'000; ++i) text += "{\"a\":";
             return text;
         }(),
         "nests deeper than 64"},
    };
    for (const Text& text : texts) {
        const SpecimenFolder folder;
        folder.put("channels.json", text.bytes);
        const std::string said = text_of(faults_of(folder));
        EXPECT_NE(said.find("channels.json:"), std::string::npos) << text.what;
        EXPECT_NE(said.find(text.told), std::string::npos) << text.what << "\n" << said;
    }
}

TEST(HostileText, MayStartWithAByteOrderMark) {
    const SpecimenFolder folder;
    folder.put("point-BL.json", "\xEF\xBB\xBF" + test::specimen("point-BL.json").dump());
    EXPECT_EQ(text_of(faults_of(folder)), "");
}

TEST(HostileText, BracketsInsideTextAreNoDepth) {
    const SpecimenFolder folder;
    folder.spoil("about.json",
                 [](Json& json) { json["title"] = std::string(200, '[') + "\\\"" + std::string(200, '{'); });
    EXPECT_EQ(text_of(faults_of(folder)), "");
}

TEST(HostileText, OfMoreBytesThanAreReadIsRefused) {
    const SpecimenFolder folder;
    std::filesystem::resize_file(folder / "sources.json", std::uintmax_t{1} << 36);
    EXPECT_NE(text_of(faults_of(folder)).find("sources.json: has 68719476736 bytes"), std::string::npos);
}

/// Reads without hanging and tells a number of faults that a person can look at.
void expect_brief(const SpecimenFolder& folder, const std::string& file, const std::string& word) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<base::Fault> faults = faults_of(folder);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_TRUE(names_file(faults, file)) << word;
    EXPECT_LE(faults.size(), 3000u) << word;
    EXPECT_LT(seconds, 60.0) << word;  // sanitizers on a busy machine included
    const std::string said = text_of(faults);
    EXPECT_LT(said.size(), 4u << 20) << word;
    EXPECT_NE(said.find(word), std::string::npos) << said.substr(0, 1000);
}

TEST(HugeCounts, EndQuickly) {
    std::string zeros = "0";
    for (int i = 0; i < 3'000'000; ++i) zeros += ",0";
    {
        const SpecimenFolder folder;
        folder.put("point-BL.json", "{\"points\": [" + zeros + "]}");
        expect_brief(folder, "point-BL.json", "has 3000001 entries");
    }
    {
        // Lists within the limit, but very many of them, each entry a fault.
        std::string text = "{\"points\": [";
        for (int i = 0; i < 1500; ++i)
            text +=
                std::string(i == 0 ? "" : ",") + "{\"code\": \"BL1\", \"cautions\": [" + zeros.substr(0, 3999) + "]}";
        const SpecimenFolder folder;
        folder.put("point-BL.json", text + "]}");
        expect_brief(folder, "point-BL.json", "has more faults than the 1000 reported");
    }
    {
        const SpecimenFolder folder;
        folder.spoil("point-BL.json", [](Json& json) {
            json["points"][0]["code"] = std::string(5'000'000, 'B');
            json["points"][0]["names"] = 0;
        });
        expect_brief(folder, "point-BL.json", "has 5000000 bytes; at most 20000 are read");
    }
    {
        const SpecimenFolder folder;
        folder.spoil("point-BL.json", [](Json& json) { json["points"][0][std::string(1'000'000, '\x1B')] = 0; });
        expect_brief(folder, "point-BL.json", "is no field that is known here");
        EXPECT_EQ(text_of(faults_of(folder)).find('\x1B'), std::string::npos) << "a message must not steer a terminal";
    }
}

TEST(HugeCounts, EveryPointLeaningOnTheNextEndsWithoutOverflow) {
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) {
        const Json one = json["points"][1];
        for (int i = 10; i < 1500; ++i) {
            Json next = one;
            next["code"] = "BL" + std::to_string(i);
            next["rule"] = {{"point", "BL" + std::to_string(i + 1)}};
            json["points"].push_back(next);
        }
        Json last = one;
        last["code"] = "BL1500";
        json["points"].push_back(last);
    });
    expect_brief(folder, "point-BL.json", "stands in a chain of more than 64 rules");
    const ReadResult result = folder.read();
    // Those near the end of the chain are sound; the walk may start anywhere, so the cut lies somewhere in the last 64.
    EXPECT_NE(result.atlas.find_point("BL1500"), nullptr);
    EXPECT_NE(result.atlas.find_point("BL1499"), nullptr);
    EXPECT_LE(result.atlas.points.size(), 8u + 64u);
    EXPECT_EQ(result.atlas.find_point("BL10"), nullptr);
    EXPECT_EQ(result.atlas.find_point("BL1400"), nullptr);
}

TEST(HugeCounts, LandmarksDerivedTwiceFromTheNextAreNotTriedInEveryOrder) {
    // Forty of them make 2^40 ways through; each must be looked at once.
    const SpecimenFolder folder;
    folder.spoil("landmarks.json", [](Json& json) {
        for (int i = 0; i < 40; ++i) {
            Json next = json["landmarks"][5];
            next["name"] = "derived_" + std::to_string(i);
            const std::string below = i == 0 ? "knee" : "derived_" + std::to_string(i - 1);
            next["derived"]["along"] = {{"from", below}, {"to", below}, {"fraction", 0.5}};
            json["landmarks"].push_back(next);
        }
    });
    expect_brief(folder, "landmarks.json", "stands in a chain of more than 16 landmarks");
    const ReadResult result = folder.read();
    EXPECT_EQ(result.atlas.dictionary.landmarks.count("derived_15"), 1u);
    EXPECT_EQ(result.atlas.dictionary.landmarks.count("derived_16"), 0u);
    EXPECT_EQ(result.atlas.points.size(), 8u);
}

TEST(HugeCounts, OfRulesInOnePointAreRefused) {
    // Each level holds the one below twice: solving them would take twice as long with every level.
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) {
        Json rule = {{"landmark", "spine_upper"}};
        for (int level = 0; level < 10; ++level) rule = {{"along", {{"from", rule}, {"to", rule}, {"fraction", 0.5}}}};
        json["points"][0].erase("members");
        json["points"][0]["rule"] = rule;
    });
    expect_brief(folder, "point-BL.json", "is one rule too many");
}

TEST(HugeCounts, OfStopsInOneChannelAreRefused) {
    const SpecimenFolder folder;
    folder.spoil("channels.json", [](Json& json) {
        Json stops = Json::array();
        for (int i = 0; i < 300; ++i) stops.push_back("spine_upper");
        for (int i = 0; i < 3; ++i) json["channels"][0]["branches"].push_back({{"name", "b"}, {"stops", stops}});
    });
    expect_brief(folder, "channels.json", "is one stop too many");
}

TEST(HostileRule, IsRefusedWithoutAFolder) {
    const Dictionary dictionary = SpecimenFolder().read().atlas.dictionary;
    EXPECT_NE(parse_rule(R"({"landmark": "knee"})", dictionary), nullptr);
    for (const std::string text :
         {"", "[", "null", "1", "[]", "{}", "\"knee\"", "{\"landmark\": 1}", "{\"landmark\": \"kne\"}", "\xFF"}) {
        EXPECT_NE(test::complaint([&] { parse_rule(text, dictionary); }), "") << text;
    }
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "{\"offset\":{\"from\":";
    EXPECT_NE(test::complaint([&] { parse_rule(deep, dictionary); }).find("nests deeper"), std::string::npos);
}

}  // namespace
}  // namespace jingluo::atlas
