// The program as it is called: what it prints, what it writes, how it ends.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/run_program.h"
#include "support/temp_folder.h"

namespace jingluo::app::test {
namespace {

namespace fs = std::filesystem;

class Program : public testing::Test {
  protected:
    Ran run(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment = {}) {
        return run_program(arguments, home.path().string(), environment);
    }
    std::string file(const std::string& name) const { return (home / name).string(); }
    /// A copy of the data in the home folder, for spoiling.
    fs::path copied_data() const {
        fs::copy(fs::path(JINGLUO_SOURCE_DIR) / "points", home / "points", fs::copy_options::recursive);
        return home / "points";
    }
    jingluo::test::TempFolder home;
};

/// What the sanitizers or the runtime print when something broke inside.
void expect_no_crash(const Ran& ran) {
    EXPECT_LT(ran.status, 126) << ran.err;
    EXPECT_EQ(ran.err.find("Sanitizer"), std::string::npos) << ran.err;
    EXPECT_EQ(ran.err.find("terminate called"), std::string::npos) << ran.err;
}

TEST_F(Program, WrongCallsEndWithTwoAndSayWhatWouldBeRight) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> calls{
        {{"rendr"}, "rendr"},
        {{"render"}, "--output"},
        {{"render", "-o", "a.png", "--size", "0x9"}, "1280x720"},
        {{"render", "-o", "a.png", "--size", "20000x10"}, "16384"},
        {{"render", "-o", "a.png", "--size", "1280"}, "WIDTHxHEIGHT"},
        {{"render", "-o", "a.png", "--view", "bck"}, "did you mean 'back'"},
        {{"render", "-o", "a.png", "--side", "lft"}, "did you mean 'left'"},
        {{"render", "-o", "a.png", "--labels", "codes"}, "did you mean 'code'"},
        {{"render", "-o", "a.png", "--region", "lower_bak"}, "did you mean 'lower_back'"},
        {{"render", "-o", "a.png", "--points", "BL230"}, "BL230"},
        {{"render", "-o", "a.png", "--channels", "XX"}, "XX"},
        {{"render", "-o", "a.png", "--samples", "3"}, "samples"},
        {{"render", "-o", "a.jpg"}, "must end in .png"},
        {{"render", "-o", "a.png", "--sex", "womn"}, "female, male or a number from 0"},
        {{"render", "-o", "a.png", "--stature", "158"}, "such as 1.58"},
        {{"points", "--build", "nan"}, "from -1 (lean) to 1 (heavy)"},
        {{"check", "--build", "1.5"}, "from -1 (lean) to 1 (heavy)"},
        {{"points", "--body", "x.glb", "--sex", "male"}, "--body names another"},
        {{"--body", "x.glb", "--stature", "1.7"}, "--body names another"},
        {{"points", "--points", ",,"}, "names no point"},
        {{"points", "--format", "xml"}, "json"},
        {{"--nonsense"}, "nonsense"},
    };
    for (const auto& [call, said] : calls) {
        const Ran ran = run(call);
        expect_no_crash(ran);
        EXPECT_EQ(ran.status, 2) << call.back() << "\n" << ran.err;
        EXPECT_NE(ran.err.find(said), std::string::npos) << "expected '" << said << "' in: " << ran.err;
        EXPECT_TRUE(ran.err.starts_with("jingluo: ")) << ran.err;
        EXPECT_TRUE(ran.out.empty());
        EXPECT_FALSE(fs::exists(home / "a.png"));
    }
}

TEST_F(Program, HelpAndVersionEndWithNought) {
    for (const char* option : {"--help", "--version"}) {
        const Ran ran = run({option});
        EXPECT_EQ(ran.status, 0);
        EXPECT_NE(ran.out.find("jingluo"), std::string::npos) << ran.out;
    }
}

TEST_F(Program, WithoutADisplayTheOpeningViewGoesIntoTheCacheFolderAndNowhereElse) {
    const Ran ran = run({});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_TRUE(fs::exists(home / ".cache/jingluo/opening.png"));
    EXPECT_NE(ran.err.find("opening.png"), std::string::npos) << "it says where";
    EXPECT_EQ(home.names(), (std::vector<std::string>{".cache", "stderr.txt", "stdout.txt"}));
    EXPECT_EQ(run({}).status, 0) << "a second start replaces its own picture";
}

TEST_F(Program, TheSameCallGivesTheSameBytesAndHarmsNoOtherFile) {
    const std::vector<std::string> call{"render", "-o", file("a.png"), "--size", "320x240"};
    ASSERT_EQ(run(call).status, 0);
    const std::string first = home.bytes_of("a.png");
    ASSERT_GT(first.size(), 1000u);
    EXPECT_EQ(run(call).status, 0);
    EXPECT_EQ(home.bytes_of("a.png"), first);
    auto other = call;
    other.insert(other.end(), {"--view", "front"});
    const Ran refused = run(other);
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("exists already"), std::string::npos) << refused.err;
    EXPECT_EQ(home.bytes_of("a.png"), first);
    other.push_back("--replace");
    EXPECT_EQ(run(other).status, 0);
    EXPECT_NE(home.bytes_of("a.png"), first);
}

TEST_F(Program, UnwritablePlacesAreSaidAndLeaveNothing) {
    fs::create_directory(home / "folder.png");
    for (const std::string& target : {file("no/such/folder/a.png"), std::string("/proc/a.png"), file("folder.png")}) {
        const Ran ran = run({"render", "-o", target, "--size", "64x64"});
        expect_no_crash(ran);
        EXPECT_EQ(ran.status, 1) << target;
        EXPECT_NE(ran.err.find(target), std::string::npos) << ran.err;
    }
    EXPECT_EQ(home.names(), (std::vector<std::string>{"folder.png", "stderr.txt", "stdout.txt"}));
}

TEST_F(Program, CheckFindsNothingWrongWithOurOwnDataAndBody) {
    const Ran ran = run({"check"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("0 faults"), std::string::npos) << ran.out;
}

TEST_F(Program, CheckReportsEveryFaultNotOnlyTheFirst) {
    const fs::path data = copied_data();
    std::string text = home.bytes_of("points/point-GV.json");
    const auto spoil = [&](const std::string& from, const std::string& to) {
        const size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
    };
    spoil("\"sigma_mm\"", "\"sigma_m\"");
    spoil("\"pinyin\"", "\"pinjin\"");
    home.put("points/point-GV.json", text);
    home.put("points/about.json", "{\"title\": ");
    const Ran ran = run({"check", data.string()});
    expect_no_crash(ran);
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("sigma_m"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("pinjin"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("about.json:line"), std::string::npos) << ran.err;
    const Ran picture = run({"render", "--data", data.string(), "-o", file("a.png"), "--size", "160x120"});
    EXPECT_EQ(picture.status, 0) << "the good points are still shown: " << picture.err;
    EXPECT_NE(picture.err.find("point-GV.json"), std::string::npos) << "and the bad ones are named";
}

TEST_F(Program, BadBodiesAreNamedAndEndWithOne) {
    const std::string body = JINGLUO_SOURCE_DIR "/assets/bodies/female.glb";
    std::ifstream stream(body, std::ios::binary);
    const std::string good{std::istreambuf_iterator<char>(stream), {}};
    home.put("cut.glb", good.substr(0, good.size() / 2));
    home.put("text.glb", "this is no body");
    home.put("empty.glb", "");
    for (const char* name : {"cut.glb", "text.glb", "empty.glb", "missing.glb"}) {
        const Ran ran = run({"points", "--body", file(name)});
        expect_no_crash(ran);
        EXPECT_EQ(ran.status, 1) << name;
        EXPECT_NE(ran.err.find(name), std::string::npos) << ran.err;
        EXPECT_TRUE(ran.out.empty());
    }
}

TEST_F(Program, TheManIsShownByHisSexAlone) {
    const std::vector<std::string> call{"points", "--points", "BL23", "--side", "left", "--format", "json"};
    const auto place_with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), call.begin(), call.end());
        const Ran ran = run(more);
        EXPECT_EQ(ran.status, 0) << ran.err;
        return nlohmann::json::parse(ran.out)[0]["place_m"].dump();
    };
    const std::string bodies = JINGLUO_SOURCE_DIR "/assets/bodies/";
    EXPECT_EQ(place_with({"--sex", "male"}), place_with({"--body", bodies + "male.glb"}));
    EXPECT_EQ(place_with({"--sex", "0"}), place_with({}));
}

TEST_F(Program, WithoutTheFigureOtherShapesAreRefusedAndTheReasonSaid) {
    fs::create_directories(home / "assets/bodies");
    copied_data();
    const Ran ran = run({"points", "--build", "0.5"}, {{"JINGLUO_DATA", home.path().string()}});
    expect_no_crash(ran);
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("figure.glb: is missing"), std::string::npos) << ran.err;
}

TEST_F(Program, CheckWantsStatementsThatCanFail) {
    const fs::path data = copied_data();
    auto json = nlohmann::json::parse(home.bytes_of("points/point-GV.json"));
    json["points"][0]["also"] = nlohmann::json::array();
    const std::string code = json["points"][1]["code"];
    json["points"][1]["also"].push_back({{"level_with", code}});
    home.put("points/point-GV.json", json.dump());
    const Ran ran = run({"check", data.string()});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("has no statement in 'also'"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find(code + ": is compared with itself"), std::string::npos) << ran.err;
}

TEST_F(Program, CheckPrintsALineForEachPlaceAndWhatTheStandardSaysOfIt) {
    fs::create_directory(home / "claims");
    const auto claim = [](const char* says, const char* is, const char* more = "") {
        return std::string(R"({"point": "BL23", "source": "who2008", "says": ")") + says + "\"" + more +
               ", \"is\": " + is + "}";
    };
    const std::string right = claim("1.5 cun beside the midline",
                                    R"({"tape": {"lateral": 1.5, "scale": "back_transverse"}})"),
                      wrong = claim("level with the first",
                                    R"({"level": {"with": "spinous_process_l1", "part": "trunk"}})"),
                      two_ways =
                          claim("level with the third", R"({"level": {"with": "spinous_process_l3", "part": "trunk"}})",
                                R"(, "report_only": "said in two ways")");
    const auto check = [&](const std::string& claims, std::vector<std::string> more = {}) {
        home.put("claims/claims-BL.json", "{\"claims\": [" + claims + "]}");
        std::vector<std::string> call = {"check", "--claims", file("claims"), "--points", "BL23"};
        call.insert(call.end(), more.begin(), more.end());
        return run(call);
    };
    const Ran good = check(right + "," + two_ways);
    EXPECT_EQ(good.status, 0) << good.out << good.err;
    EXPECT_NE(good.out.find("BL23   left   holds"), std::string::npos) << good.out;
    EXPECT_NE(good.out.find("Reported, not failing:\n  BL23 left: level with spinous_process_l3"), std::string::npos)
        << good.out;
    EXPECT_NE(good.out.find("said in two ways"), std::string::npos) << good.out;
    const Ran bad = check(right + "," + wrong, {"--faults"});
    EXPECT_EQ(bad.status, 1);
    EXPECT_NE(bad.out.find("BL23   right  FAILS"), std::string::npos) << bad.out;
    EXPECT_NE(bad.out.find("who2008: level with the first; claims-BL.json:/claims/1"), std::string::npos) << bad.out;
    EXPECT_NE(bad.out.find("2 lines fail; 2 faults"), std::string::npos) << bad.out;
    const Ran ill = check(claim("x", R"({"levle": {}})"));
    EXPECT_EQ(ill.status, 1);
    EXPECT_NE(ill.err.find("claims-BL.json:/claims/0/is/levle (BL23): is no predicate"), std::string::npos) << ill.err;
    const Ran none = run({"check", "--claims", file("no-claims")});
    EXPECT_EQ(none.status, 1);
    EXPECT_NE(none.err.find("no-claims: is no folder"), std::string::npos) << none.err;
}

TEST_F(Program, LandmarksOfAnotherBodyAreSaidOnce) {
    fs::copy_file(JINGLUO_SOURCE_DIR "/assets/bodies/female.glb", home / "strange.glb");
    home.put("strange.landmarks.json",
             R"({"format": "jingluo-landmarks-1", "body": "strange.glb", "landmarks": {}, "lines": {}, "parts": {}})");
    const Ran ran = run({"points", "--body", file("strange.glb")});
    expect_no_crash(ran);
    EXPECT_EQ(ran.status, 1);
    EXPECT_LT(std::count(ran.err.begin(), ran.err.end(), '\n'), 5) << ran.err;
}

TEST_F(Program, NothingIsCachedInTheCurrentFolder) {
    ASSERT_EQ(run({"render", "-o", file("a.png"), "--size", "64x64"}, {{"XDG_CACHE_HOME", "here"}}).status, 0);
    EXPECT_FALSE(fs::exists(home / "here"));
}

TEST_F(Program, PointsKeepsTheContractOfItsJson) {
    const Ran ran = run({"points", "--points", "BL23,EX-B2,GV4", "--format", "json"});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const auto json = nlohmann::json::parse(ran.out);
    ASSERT_EQ(json.size(), 2u + 34u + 1u);
    for (const auto& point : json) {
        for (const char* field : {"code", "member", "side", "channel", "names", "place_m", "normal", "rule",
                                  "construction", "certificate", "regions", "categories", "cautions", "sources"}) {
            EXPECT_TRUE(point.contains(field)) << field;
        }
        EXPECT_EQ(point["place_m"].size(), 3u);
        EXPECT_LE(point["certificate"]["off_skin_mm"].get<double>(), 0.5);
        for (const char* field : {"pinyin", "hanzi_traditional", "hanzi_simplified", "english"})
            EXPECT_FALSE(point["names"][field].get<std::string>().empty());
        const double x = point["place_m"][0];
        const std::string side = point["side"];
        EXPECT_EQ(side, std::abs(x) < 0.002 ? "midline" : x > 0 ? "left" : "right");
    }
    EXPECT_EQ(json[0]["code"], "BL23");
    EXPECT_EQ(json[0]["categories"][0]["phase"], nullptr) << "a back-shu point has none";
    const auto shu = nlohmann::json::parse(run({"points", "--points", "LU5,BL40", "--format", "json"}).out);
    for (const auto& point : shu) {
        EXPECT_EQ(point["categories"][0]["id"], "five_shu_he_sea");
        EXPECT_EQ(point["categories"][0]["phase"], point["code"] == "LU5" ? "water" : "earth");
    }
    EXPECT_EQ(shu.size(), 4u);
}

TEST_F(Program, PointsFiltersAndFormats) {
    const Ran csv = run({"points", "--points", "UB 23,bl25", "--side", "left", "--format", "csv"});
    ASSERT_EQ(csv.status, 0) << csv.err;
    EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 3) << csv.out;
    EXPECT_NE(csv.out.find("\r\nBL23,,left,BL,Shènshū,腎俞,肾俞,"), std::string::npos) << csv.out;
    const Ran table = run({"points", "--region", "lower_back"});
    EXPECT_NE(table.out.find("BL23"), std::string::npos);
    EXPECT_EQ(table.out.find("LR12"), std::string::npos) << "not used for the lower back";
    const Ran scales = run({"points", "--scales"});
    EXPECT_NE(scales.out.find("back_transverse"), std::string::npos);
}

TEST_F(Program, TheDataFolderCanBeNamedAndMustBeOne) {
    const Ran ran = run({"points"}, {{"JINGLUO_DATA", home.path().string()}});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("JINGLUO_DATA"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace jingluo::app::test
