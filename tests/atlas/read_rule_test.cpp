// What is told of a faulty rule or statement, and which points fall with it.
#include <gtest/gtest.h>

#include "atlas/read.h"
#include "atlas/specimen.h"

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

TEST(ReadRule, TellsWhatIsWrongWithIt) {
    const std::string at = "/points/3/rule", where = "point-BL.json:/points/3/rule";
    const auto rule = [&](const Json& value, const std::string& what, const Codes& gone = {"BL4"}) {
        SCOPED_TRACE(value.dump());
        const SpecimenFolder folder;
        folder.spoil("point-BL.json", [&](Json& json) { json[Json::json_pointer(at)] = value; });
        const ReadResult result = folder.read();
        ASSERT_GE(result.faults.size(), 1u);
        EXPECT_EQ(told(result.faults).front(), where + what);
        EXPECT_EQ(codes_of(result.atlas), without(gone));
    };
    const auto parsed = [](const char* text) { return Json::parse(text); };
    rule(parsed(R"({"landmark": "ankel"})"),
         "/landmark (BL4): names the landmark 'ankel', which landmarks.json does not have; did you mean 'ankle'?");
    rule(parsed(R"({"landmark": "spine_upper.other"})"),
         "/landmark (BL4): asks for the other side's 'spine_upper', which lies in the midline; leave '.other' out");
    rule(parsed(R"({"somewhere": 1})"),
         " (BL4): must be a rule: an object with landmark, point, along, offset or meet");
    rule(parsed(R"("knee")"), " (BL4): must be a rule: an object with landmark, point, along, offset or meet");
    rule(parsed(R"({"landmark": "knee", "point": "BL1"})"),
         "/point (BL4): is no field that is known here; there are landmark");
    rule(parsed(R"({"along": {"from": "knee", "to": "ankle"}})"),
         "/along (BL4): must have exactly one of 'cun' and 'fraction'");
    rule(parsed(R"({"along": {"from": "knee", "to": "ankle", "cun": 1, "fraction": 0.5, "scale": "shin"}})"),
         "/along (BL4): must have exactly one of 'cun' and 'fraction'");
    rule(parsed(R"({"along": {"from": "knee", "to": "ankle", "cun": 1}})"), "/along/scale (BL4): is missing");
    rule(parsed(R"({"along": {"from": "knee", "to": "ankle", "fraction": 0.5, "scale": "shin"}})"),
         "/along/scale (BL4): goes with 'cun'; a fraction needs none");
    rule(parsed(R"({"along": {"from": "knee", "to": "ankle", "cun": 1, "scale": "shim"}})"),
         "/along/scale (BL4): names the scale 'shim', which landmarks.json does not have; did you mean 'shin'?");
    rule(parsed(R"({"along": {"from": "knee", "to": "ankle", "via": "tibia_boder", "fraction": 0.5}})"),
         "/along/via (BL4): names the line 'tibia_boder', which landmarks.json does not have; did you mean "
         "'tibia_border'?");
    rule(parsed(R"({"offset": {"from": "knee", "scale": "shin"}})"),
         "/offset (BL4): must name one or two directions (such as \"lateral\": 1.5)");
    rule(parsed(R"({"offset": {"from": "knee", "lateral": 1, "distal": 1, "anterior": 1, "scale": "shin"}})"),
         "/offset (BL4): must name one or two directions (such as \"lateral\": 1.5)");
    rule(parsed(R"({"offset": {"from": "knee", "lateral": 1, "medial": 1, "scale": "shin"}})"),
         "/offset (BL4): names lateral and medial, which lie on one axis; one of them is enough");
    rule(parsed(R"({"offset": {"from": "knee", "lateral": 41, "scale": "shin"}})"),
         "/offset/lateral (BL4): is 41; it must lie between -40 and 40");
    rule(parsed(R"({"offset": {"from": "knee", "lateral": 1, "scale": "shin", "part": "lag"}})"),
         "/offset/part (BL4): names the part 'lag', which landmarks.json does not have; did you mean 'leg'?");
    rule(parsed(R"({"meet": [{"line": "tibia_border"}]})"), "/meet (BL4): must be a list of two constraints");
    rule(parsed(R"({"meet": [{"line": "tibia_border"}, {"laine": "x"}]})"),
         "/meet/1 (BL4): must be one of level, line, way, parallel or plumb");
    rule(parsed(R"({"meet": [{"line": "tibia_border"}, {"level": "knee"}], "pick": "up"})"),
         "/pick (BL4): is 'up'; one of cranial, caudal, proximal, distal, anterior, posterior, dorsal, plantar, "
         "lateral, medial is wanted");
    rule(parsed(R"({"meet": [{"line": "tibia_border"}, {"way": ["knee"]}]})"),
         "/meet/1/way (BL4): must be a list of two places");
    // Points are looked for when all are known.
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [&](Json& json) { json["points"][3]["rule"] = {{"point", "BL9"}}; });
    EXPECT_EQ(told(folder.read().faults),
              (Lines{"point-BL.json:BL4/rule: leans on BL9, which is in no file of points; did you mean 'BL1'?",
                     "point-BL.json:BL3/also: names BL4, which is faulty itself and was left out"}));
}

TEST(ReadRule, LeaningOnAFaultyPointFallsWithIt) {
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) { json["points"][1]["sigma_mm"] = nullptr; });
    const ReadResult result = folder.read();
    EXPECT_EQ(told(result.faults),
              (Lines{"point-BL.json:/points/1/sigma_mm (BL2): is null; a number is wanted here",
                     "point-BL.json:BL3/rule: leans on BL2, which is faulty itself and was left out",
                     "point-BL.json:BL5/rule: leans on BL2, which is faulty itself and was left out",
                     "point-BL.json:BL7/rule: leans on BL2, which is faulty itself and was left out",
                     "point-BL.json:BL8/rule: leans on BL2, which is faulty itself and was left out",
                     "channels.json:BL/b: names BL2, which is faulty itself and was left out"}));
    EXPECT_EQ(codes_of(result.atlas), without({"BL2", "BL3", "BL5", "BL7", "BL8"}));
    EXPECT_EQ(result.atlas.channels.at(0).branches.at(0).stops.size(), 2u);
}

TEST(ReadRule, FallsWithWhatItLeansOnThroughOthers) {
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) {
        json["points"][0]["code"] = 5;
        json["points"][5]["rule"] = {{"point", "BL7"}};
        json["points"][6]["rule"] = {{"point", "BL8:a"}};
    });
    EXPECT_EQ(codes_of(folder.read().atlas), without({"BL1", "BL6", "BL7", "BL8"}));
}

TEST(ReadRule, InACircleIsToldWithItsMembers) {
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) {
        json["points"][3]["rule"] = {{"point", "BL5"}};
        json["points"][4]["rule"] = {{"offset", {{"from", {{"point", "BL8:b"}}}, {"lateral", 1}, {"scale", "shin"}}}};
        json["points"][7]["members"][1]["rule"] = {{"point", "BL4"}};
        json["points"][6]["rule"] = {{"point", "BL5"}};
    });
    const ReadResult result = folder.read();
    const Lines said = told(result.faults);
    ASSERT_FALSE(said.empty());
    EXPECT_EQ(said[0],
              "point-BL.json:BL4/rule: stands in a circle of rules: BL4 -> BL5 -> BL8:b -> BL4; one of them must be "
              "found without the others");
    EXPECT_EQ(said[1], "point-BL.json:BL7/rule: leans on BL5, which is faulty itself and was left out");
    EXPECT_EQ(codes_of(result.atlas), without({"BL4", "BL5", "BL7", "BL8"}));
}

TEST(ReadRule, OfAPointThatIsItselfIsACircleToo) {
    for (const char* text :
         {R"({"point": "BL4"})", R"({"meet": [{"line": "tibia_border"}, {"level": "ankle"}], "near": "BL4"})",
          R"({"meet": [{"plumb": "BL4"}, {"level": "ankle"}]})",
          R"({"meet": [{"way": ["knee", "BL4"]}, {"level": "ankle"}]})",
          R"({"along": {"from": "knee", "to": "BL4", "fraction": 0.5}})"}) {
        const SpecimenFolder folder;
        folder.spoil("point-BL.json", [&](Json& json) { json["points"][3]["rule"] = Json::parse(text); });
        const ReadResult result = folder.read();
        EXPECT_NE(test::text_of(result.faults).find("circle of rules: BL4 -> BL4"), std::string::npos) << text;
        EXPECT_EQ(codes_of(result.atlas), without({"BL4"})) << text;
    }
}

TEST(ReadRule, MayGoThroughALandmarkThatIsDerivedFromAPoint) {
    const SpecimenFolder folder;
    folder.spoil("landmarks.json", [](Json& json) { json["landmarks"][5]["derived"]["along"]["from"] = "BL4"; });
    EXPECT_EQ(told(folder.read().faults), Lines{});
    folder.spoil("point-BL.json", [](Json& json) { json["points"][3]["rule"] = {{"landmark", "shin_middle"}}; });
    EXPECT_NE(test::text_of(folder.read().faults).find("circle of rules: BL4 -> BL4"), std::string::npos);
}

TEST(ReadRule, NamesGroupsByTheirMembers) {
    const SpecimenFolder folder;
    folder.spoil("point-BL.json", [](Json& json) {
        json["points"][3]["rule"] = {{"point", "BL8"}};
        json["points"][4]["rule"] = {{"point", "BL8:c"}};
        json["points"][5]["rule"] = {{"point", "BL1:a"}};
    });
    const Lines said = told(folder.read().faults);
    ASSERT_GE(said.size(), 3u);
    EXPECT_EQ(said[0], "point-BL.json:BL4/rule: leans on BL8, which names several places; say which of BL8:a, BL8:b");
    EXPECT_EQ(said[1], "point-BL.json:BL5/rule: leans on BL8:c, which has no such member; there is BL8:a, BL8:b");
    EXPECT_EQ(said[2], "point-BL.json:BL6/rule: leans on BL1:a, which has no such member; there is BL1");
}

TEST(ReadStatement, IsCheckedAsClosely) {
    const auto also = [](const char* text) {
        const SpecimenFolder folder;
        folder.spoil("point-BL.json", [&](Json& json) { json["points"][5]["also"][0] = Json::parse(text); });
        return test::text_of(folder.read().faults);
    };
    EXPECT_EQ(also(R"({"beyond": "knee", "direction": "posterior", "part": "leg"})"), "");
    for (
        const char* text :
        {R"({"near": "kneee"})", R"({"near": "knee", "tolerance_mm": 0})", R"({"near": "knee", "tolerance": 5})",
         R"({"beyond": "knee"})", R"({"between": ["knee"], "direction": "caudal"})", R"({"on_line": "knee"})",
         R"({"ratio": ["knee", "ankle"]})", R"({"ratio": ["knee", "ankle"], "value": 2})",
         R"({"distance": {"from": "knee", "scale": "shin"}})",
         R"({"distance": {"from": "knee", "lateral": 1, "distal": 1, "scale": "shin"}})",
         R"({"distance": {"from": "knee", "lateral": 1}})",
         R"({"distance": {"from": "knee", "lateral": 1, "scale": "shin", "laterall": 2}})",
         R"({"distance": {"from": "knee", "lateral": 1, "scale": "shin", "tolerance_cun": 0.1}, "tolerance_cun": 0.2})",
         R"({"level_with": "knee", "scale": "none"})", R"({"level_with": 5})", R"({})", R"([])", R"("near")"}) {
        EXPECT_NE(also(text).find("point-BL.json:/points/5/also/0"), std::string::npos) << text << "\n" << also(text);
    }
}

}  // namespace
}  // namespace jingluo::atlas
