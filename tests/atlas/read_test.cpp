// What is told of a faulty folder, and what is left of it.
#include "atlas/read.h"

#include <gtest/gtest.h>

#include "atlas/specimen.h"
#include "support/complaint.h"

namespace jingluo::atlas {
namespace {

using test::codes_of;
using test::SpecimenFolder;
using test::told;
using Codes = std::vector<std::string>;
using Lines = std::vector<std::string>;

const Codes all_codes{"BL1", "BL2", "BL3", "BL4", "BL5", "BL6", "BL7", "BL8"};

Codes without(const Codes& gone) {
    Codes left;
    for (const std::string& code : all_codes) {
        if (std::find(gone.begin(), gone.end(), code) == gone.end()) left.push_back(code);
    }
    return left;
}

struct Case {
    const char* file;
    const char* pointer;
    Json value;
    Lines told;
    Codes gone;
};

/// One value changed: exactly these faults, exactly these points gone.
void expect_case(const Case& one) {
    SCOPED_TRACE(std::string(one.pointer) + " = " + one.value.dump().substr(0, 80));
    const SpecimenFolder folder;
    folder.spoil(one.file, [&](Json& json) { json[Json::json_pointer(one.pointer)] = one.value; });
    const ReadResult result = folder.read();
    EXPECT_EQ(told(result.faults), one.told);
    EXPECT_EQ(codes_of(result.atlas), without(one.gone));
}

TEST(ReadPoint, TellsPlaceFindingAndRemedyAndLeavesTheOthers) {
    const Case cases[] = {
        {"point-BL.json",
         "/points/4/sigma_mm",
         "much",
         {"point-BL.json:/points/4/sigma_mm (BL5): is a text; a number is wanted here"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/sigma_mm",
         1e308,
         {"point-BL.json:/points/4/sigma_mm (BL5): is 1e+308; it must lie between 0.5 and 100"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/midline",
         1,
         {"point-BL.json:/points/4/midline (BL5): is a number; true or false is wanted here"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/side",
         "lefft",
         {"point-BL.json:/points/4/side (BL5): is 'lefft'; one of left, right is wanted; did you mean 'left'?"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/names/pinyin",
         "",
         {"point-BL.json:/points/4/names/pinyin (BL5): is empty; it must say something"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/colour",
         "red",
         {"point-BL.json:/points/4/colour (BL5): is no field that is known here; there are code, channel, older_codes, "
          "old_numbering, names, midline, side, rule, members, also, alternatives, inside, differences, sigma_mm, "
          "location, beneath, needling, cautions, "
          "categories, regions, sources"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/cautionss",
         Json::array(),
         {"point-BL.json:/points/4/cautionss (BL5): is no field that is known here; did you mean 'cautions'?"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/location/sources",
         Json::array(),
         {"point-BL.json:/points/4/location/sources (BL5): is empty; every fact names its source"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/older_codes/0",
         "",
         {"point-BL.json:/points/4/older_codes/0 (BL5): is empty; it must say something"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/needling/depth_cun",
         {1, 0.5},
         {"point-BL.json:/points/4/needling/depth_cun (BL5): gives a least depth above the greatest; turn them round"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/needling/depth_cun",
         {1},
         {"point-BL.json:/points/4/needling/depth_cun (BL5): must be a list of the least and the greatest depth in "
          "cun"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/needling/angle",
         "obliqe",
         {"point-BL.json:/points/4/needling/angle (BL5): is 'obliqe'; one of perpendicular, oblique, transverse, "
          "perpendicular_or_oblique, prick is wanted; did you mean 'oblique'?"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/code",
         "bl5",
         {"point-BL.json:/points/4/code (bl5): is 'bl5'; a code looks like BL23 or EX-B2"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/code",
         "BL5:a",
         {"point-BL.json:/points/4/code (BL5:a): is 'BL5:a'; a code looks like BL23 or EX-B2"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/code",
         "GB5",
         {"point-BL.json:/points/4/channel (GB5): is 'BL', but the code is 'GB5'; a code begins with its channel's"},
         {"BL5"}},
        {"point-BL.json",
         "/points/4/code",
         "BL6",
         {"point-BL.json:BL6: is there a second time; the first is kept"},
         {"BL5"}},
        {"point-BL.json", "/points/4", 7, {"point-BL.json:/points/4: is a number; an object is wanted here"}, {"BL5"}},
        {"point-BL.json",
         "/points/4/categories/0/id",
         "back_shuu",
         {"point-BL.json:/points/4/categories/0/id (BL5): is 'back_shuu'; one of five_shu_jing_well, "
          "five_shu_ying_spring, five_shu_shu_stream, five_shu_jing_river, five_shu_he_sea, yuan_source, "
          "luo_connecting, xi_cleft, back_shu, front_mu, lower_he_sea, "
          "eight_meeting, confluent, command, crossing, extra is wanted; did you mean 'back_shu'?"},
         {"BL5"}},
        {"point-BL.json",
         "/points/7/members",
         Json::array(),
         {"point-BL.json:/points/7/members (BL8): is empty; a group has at least one member"},
         {"BL8"}},
        {"point-BL.json",
         "/points/7/rule",
         {{"landmark", "knee"}},
         {"point-BL.json:/points/7/rule (BL8): stands beside 'members'; each member has its own rule"},
         {"BL8"}},
        {"point-BL.json",
         "/points/7/also",
         Json::array(),
         {"point-BL.json:/points/7/also (BL8): stands beside 'members'; each member has its own"},
         {"BL8"}},
        {"point-BL.json",
         "/points/4/regions/0/region",
         "lower_bak",
         {"point-BL.json:BL5/regions: names the region 'lower_bak', which regions.json does not have or not "
          "without a fault; did you mean 'lower_back'?"},
         {}},
        {"point-BL.json",
         "/points/7/regions/0/members",
         Json::array({"a", "z"}),
         {"point-BL.json:BL8/regions: names 'z' of the group for the region 'lower_back', which is not in it"},
         {}},
        {"point-BL.json",
         "/points/4/sources/0",
         "whoo",
         {"point-BL.json:BL5: names the source 'whoo', which sources.json does not have; did you mean 'who'?"},
         {}},
    };
    for (const Case& one : cases) expect_case(one);
}

TEST(ReadPoint, MayLieInTheMidlineWithOneMemberOrOnOneSideAlone) {
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) {
        json["/points/7/members/0/midline"_json_pointer] = true;
        json["/points/4/side"_json_pointer] = "right";
    });
    const ReadResult result = folder.read();
    EXPECT_EQ(told(result.faults), Lines{});
    const Point& group = *result.atlas.find_point("BL8");
    EXPECT_TRUE(in_midline(group, group.members.at(0)));
    EXPECT_FALSE(in_midline(group, group.members.at(1)));
    EXPECT_EQ(result.atlas.find_point("BL5")->only, Side::right);
    EXPECT_EQ(group.only, std::nullopt);
}

TEST(ReadPoint, OfTheMidlineHasNeitherASideNorSidedMembers) {
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) {
        json["/points/4/midline"_json_pointer] = true;
        json["/points/4/side"_json_pointer] = "left";
        json["/points/7/midline"_json_pointer] = true;
        json["/points/7/members/1/midline"_json_pointer] = false;
    });
    const ReadResult result = folder.read();
    EXPECT_EQ(told(result.faults),
              (Lines{"point-BL.json:/points/4/side (BL5): stands beside 'midline'; a point of the midline has no side",
                     "point-BL.json:/points/7/members/1/midline (BL8): is false in a point of the midline; set the "
                     "point's own 'midline' to false and name the members that lie in it"}));
    EXPECT_EQ(codes_of(result.atlas), without({"BL5", "BL8"}));
}

TEST(ReadDictionary, TellsWhatIsWrongWithIt) {
    const Case cases[] = {
        {"landmarks.json",
         "/landmarks/0/part",
         "trunc",
         {"landmarks.json:/landmarks/0/part (spine_upper): names the part 'trunc', which 'parts' does not have; did "
          "you mean 'trunk'?"},
         {}},
        {"landmarks.json",
         "/landmarks/0/kind",
         "bones",
         {"landmarks.json:/landmarks/0/kind (spine_upper): is 'bones'; one of bone, joint, muscle, tendon, crease, "
          "depression, "
          "pulse, nail, skin, orifice, proportion is wanted; did you mean 'bone'?"},
         {}},
        {"landmarks.json",
         "/landmarks/0/name",
         "Spine",
         {"landmarks.json:/landmarks/0/name (Spine): is 'Spine'; a name is lower snake case, such as patella_apex"},
         {}},
        {"landmarks.json",
         "/landmarks/5/name",
         "knee",
         {"landmarks.json:/landmarks/5 (knee): names 'knee' a second time; one of the two must go"},
         {}},
        {"landmarks.json",
         "/scales/1/measure",
         "tapes",
         {"landmarks.json:/scales/1/measure (shin): is 'tapes'; one of axis, tape, arc is wanted; did you mean "
          "'tape'?"},
         {}},
        {"landmarks.json",
         "/scales/0/to",
         "scapula.l",
         {"landmarks.json:/scales/0 (across): must name its ends either both without a side or one '.l' and the other "
          "'.r'"},
         {}},
        {"landmarks.json",
         "/scales/1/to",
         "ankel",
         {"landmarks.json:/scales/1/to (shin): names the landmark 'ankel', which 'landmarks' does not have; did you "
          "mean 'ankle'?"},
         {}},
        {"landmarks.json",
         "/scales/1/cun",
         0,
         {"landmarks.json:/scales/1/cun (shin): is 0; it must lie between 0.1 and 80"},
         {}},
    };
    for (const Case& one : cases) {
        SCOPED_TRACE(one.pointer);
        const SpecimenFolder folder;
        folder.spoil(one.file, [&](Json& json) { json[Json::json_pointer(one.pointer)] = one.value; });
        ASSERT_FALSE(folder.read().faults.empty());
        EXPECT_EQ(told(folder.read().faults).front(), one.told.front());
    }
}

TEST(ReadDictionary, LandmarksDerivedInACircleAreToldAndGo) {
    const SpecimenFolder folder;
    folder.spoil("landmarks.json", [](Json& json) {
        Json twin = json["landmarks"][5];
        twin["name"] = "shin_quarter";
        twin["derived"]["along"]["to"] = "shin_middle";
        json["landmarks"].push_back(twin);
        json["landmarks"][5]["derived"]["along"]["to"] = "shin_quarter";
        Json leaning = twin;
        leaning["name"] = "leaning";
        json["landmarks"].push_back(leaning);
        json["scales"][1]["to"] = "shin_middle";
    });
    const ReadResult result = folder.read();
    const std::string said = test::text_of(result.faults);
    for (const char* line :
         {"landmarks.json:/shin_middle: is derived in a circle: ",
          "landmarks.json:/shin_quarter: is derived in a circle: ",
          "landmarks.json:/leaning: is derived from 'shin_middle', which is faulty itself and was left out",
          "landmarks.json:/shin: is measured from or to 'shin_middle', which is faulty itself and was left out",
          "names the landmark 'shin_middle', which landmarks.json does not have"}) {
        EXPECT_NE(said.find(line), std::string::npos) << line << "\nin\n" << said;
    }
    for (const char* name : {"shin_middle", "shin_quarter", "leaning"})
        EXPECT_EQ(result.atlas.dictionary.landmarks.count(name), 0u) << name;
    EXPECT_EQ(result.atlas.dictionary.scales.count("shin"), 0u);
    EXPECT_EQ(result.atlas.dictionary.landmarks.count("knee"), 1u);
}

TEST(ReadChannels, LoseOnlyTheFaultyStop) {
    const SpecimenFolder folder;
    folder.spoil("channels.json", [](Json& json) { json["channels"][0]["branches"][0]["stops"][1] = "kneee"; });
    const ReadResult result = folder.read();
    EXPECT_EQ(told(result.faults), (Lines{"channels.json:/channels/0/branches/0/stops/1 (BL): names the landmark "
                                          "'kneee', which landmarks.json does not have; did you mean 'knee'?"}));
    EXPECT_EQ(codes_of(result.atlas), all_codes);
    ASSERT_EQ(result.atlas.channels.size(), 1u);
    EXPECT_EQ(result.atlas.channels[0].branches[0].stops.size(), 2u);
}

TEST(ReadFolder, KeepsWhatIsSoundWhenAFileIsMissing) {
    for (const char* file : {"about.json", "regions.json", "sources.json"}) {
        const SpecimenFolder folder;
        std::filesystem::remove(folder / file);
        const ReadResult result = folder.read();
        EXPECT_EQ(codes_of(result.atlas), all_codes) << file;
        EXPECT_LE(result.faults.size(), 2u) << test::text_of(result.faults);
        EXPECT_EQ(told(result.faults).front(), std::string(file) + ": cannot be opened: No such file or directory");
    }
}

TEST(ReadFolder, IsNothingWithoutADictionary) {
    for (const char* bytes : {"", "{", "[]", "null"}) {
        const SpecimenFolder folder;
        folder.put("landmarks.json", bytes);
        EXPECT_NE(test::complaint([&] {
                      const ReadResult result = folder.read();
                      throw base::BadInput(result.faults);
                  }).find("landmarks.json:"),
                  std::string::npos)
            << bytes;
    }
    const SpecimenFolder folder;
    std::filesystem::remove(folder / "landmarks.json");
    EXPECT_NE(test::complaint([&] { folder.read(); }).find("landmarks.json: cannot be opened"), std::string::npos);
}

TEST(ReadFolder, ThatIsNoneIsSaidToBe) {
    EXPECT_NE(test::complaint([] {
                  read_atlas("/nonexistent/points");
              }).find("/nonexistent/points: is no folder that can be read"),
              std::string::npos);
    const SpecimenFolder folder;
    EXPECT_NE(test::complaint([&] { read_atlas(folder / "about.json"); }).find("is no folder"), std::string::npos);
}

TEST(ReadFolder, TakesEveryPointFileAndNoOther) {
    const SpecimenFolder folder;
    Json second = test::specimen("point-BL.json");
    second["points"] = Json::array({second["points"][0]});
    second["points"][0]["code"] = "BL9";
    folder.put("point-ZZ.json", second.dump());
    folder.put("point-BL.json.orig", "{");
    folder.put("notes.json", "{");
    std::filesystem::create_directory(folder / "schema");
    const ReadResult result = folder.read();
    EXPECT_EQ(told(result.faults), Lines{});
    EXPECT_EQ(result.atlas.points.size(), 9u);
    EXPECT_EQ(result.atlas.find_point("BL9")->file, (folder / "point-ZZ.json").string());
}

TEST(ReadFolder, KeepsWhatTheFilesSay) {
    const ReadResult result = SpecimenFolder().read();
    const Point& point = *result.atlas.find_point("BL1");
    EXPECT_EQ(point.names.hanzi_simplified, "名");
    EXPECT_EQ(point.older_codes, Codes{"UB0"});
    EXPECT_EQ(point.old_numbering, Codes{"BL99"});
    EXPECT_DOUBLE_EQ(point.needling.least_cun, 0.5);
    EXPECT_DOUBLE_EQ(point.needling.most_cun, 1);
    EXPECT_EQ(point.regions.at(0).role, Role::near);
    const auto& offset = std::get<Offset>(point.members.at(0).rule->is);
    EXPECT_EQ(offset.scale, "across");
    EXPECT_EQ(offset.steps.at(0).direction, Direction::lateral);
    EXPECT_DOUBLE_EQ(offset.steps.at(0).cun, 1.5);
    EXPECT_EQ(point.members.at(0).rule->json, R"({"offset":{"from":"spine_upper","lateral":1.5,"scale":"across"}})");
    const auto& also = point.members.at(0).also;
    ASSERT_EQ(also.size(), 5u);
    EXPECT_EQ(std::get<LevelWith>(also[0].is).part, "trunk");
    EXPECT_DOUBLE_EQ(std::get<Distance>(also[1].is).tolerance_cun, 0.2);
    EXPECT_EQ(std::get<Between>(also[2].is).direction, Direction::caudal);
    EXPECT_EQ(std::get<Beyond>(also[3].is).part, "trunk");
    EXPECT_TRUE(std::get<LandmarkRef>(std::get<Near>(also[4].is).place).other_side);
    const auto& meet = std::get<Meet>(result.atlas.find_point("BL5")->members.at(0).rule->is);
    EXPECT_EQ(meet.pick, Direction::lateral);
    const Scale& across = result.atlas.dictionary.scales.at("across");
    EXPECT_TRUE(across.across);
    EXPECT_EQ(across.measure, Measure::tape);
    EXPECT_FALSE(result.atlas.dictionary.scales.at("shin").across);
    EXPECT_NE(result.atlas.dictionary.landmarks.at("shin_middle").derived, nullptr);
    EXPECT_EQ(result.atlas.find_member({"BL8", "b"})->name, "b");
    EXPECT_EQ(result.atlas.find_member({"BL8", ""}), nullptr);
    EXPECT_EQ(result.atlas.channels.at(0).pattern, "dash");
    EXPECT_EQ(result.atlas.sources.at("who").year, 2008);
    EXPECT_EQ(result.atlas.about.sections.at(0).blocks.at(1).kind, BlockKind::note);
}

}  // namespace
}  // namespace jingluo::atlas
