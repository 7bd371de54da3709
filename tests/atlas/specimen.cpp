#include "atlas/specimen.h"

#include <map>

namespace jingluo::test {

namespace {

const char* const landmarks = R"json({
  "$schema": "schema/landmarks.schema.json",
  "parts": [
    {"name": "trunk", "sided": false, "description": "d"},
    {"name": "leg", "sided": true, "description": "d"}
  ],
  "landmarks": [
    {"name": "spine_upper", "sided": false, "kind": "bone", "part": "trunk", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"]},
    {"name": "spine_lower", "sided": false, "kind": "bone", "part": "trunk", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"]},
    {"name": "scapula", "sided": true, "kind": "bone", "part": "trunk", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"]},
    {"name": "knee", "sided": true, "kind": "crease", "part": "leg", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"]},
    {"name": "ankle", "sided": true, "kind": "joint", "part": "leg", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"]},
    {"name": "shin_middle", "sided": true, "kind": "proportion", "part": "leg", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"],
     "derived": {"along": {"from": "knee", "to": "ankle", "fraction": 0.5}}}
  ],
  "lines": [
    {"name": "back_midline", "sided": false, "kind": "midline", "part": "trunk", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"]},
    {"name": "tibia_border", "sided": true, "kind": "border", "part": "leg", "description": "d", "palpation": "p", "sigma_mm": 5, "sources": ["who"]}
  ],
  "scales": [
    {"name": "across", "from": "scapula.l", "to": "scapula.r", "cun": 6, "measure": "tape", "part": "trunk", "description": "d", "sources": ["who"]},
    {"name": "shin", "from": "knee", "to": "ankle", "cun": 16, "measure": "axis", "part": "leg", "description": "d", "sources": ["who"]}
  ]
})json";

const char* const channels = R"json({
  "$schema": "schema/channels.schema.json",
  "channels": [
    {"code": "BL", "names": {"pinyin": "p", "hanzi_traditional": "經", "hanzi_simplified": "经", "english": "e"}, "bilateral": true,
     "organ": "Bladder", "colour": "#2f6f9f", "pattern": "dash", "sources": ["who"],
     "branches": [{"name": "b", "stops": ["BL1", "knee", {"point": "BL2"}]}]}
  ]
})json";

const char* const sources = R"json([
  {"id": "who", "kind": "standard", "authors": "a", "title": "t", "year": 2008, "where": "w", "url": "https://example.org", "note": "n"},
  {"id": "book", "kind": "textbook", "title": "t", "year": 0}
])json";

const char* const regions = R"json({
  "$schema": "schema/regions.schema.json",
  "red_flags": {"title": "t", "lead": {"text": "t", "sources": ["who"]}, "flags": [{"text": "t", "sources": ["who"]}]},
  "evidence": {"text": "t", "sources": ["who", "book"]},
  "regions": [
    {"id": "lower_back", "name": "n", "hanzi": "腰", "meaning": {"text": "t", "sources": ["who"]},
     "what_to_mind": {"text": "t", "sources": ["who"]}, "red_flags": [{"text": "t", "sources": ["who"]}], "cautions": [{"text": "t", "sources": ["who"]}], "view": "back"}
  ]
})json";

const char* const about = R"json({
  "$schema": "schema/about.schema.json",
  "title": "t",
  "sections": [{"id": "s", "title": "t", "blocks": [{"kind": "paragraph", "text": "t", "sources": ["who"]}, {"kind": "note", "text": "t", "sources": []}]}]
})json";

/// What every point has besides its code and rule.
const char* const rest = R"json(
  "channel": "BL", "older_codes": ["UB0"], "old_numbering": ["BL99"],
  "names": {"pinyin": "Míng", "hanzi_traditional": "名", "hanzi_simplified": "名", "english": "Name"}, "midline": false, "sigma_mm": 8, "inside": "mouth",
  "differences": [{"text": "t", "sources": ["who"]}],
  "location": {"text": "t", "sources": ["who"]}, "beneath": {"text": "t", "sources": ["who"]},
  "needling": {"depth_cun": [0.5, 1], "angle": "oblique", "text": "t", "sources": ["who"]},
  "cautions": [{"text": "t", "sources": ["who"]}], "categories": [{"id": "back_shu", "of": "Kidney", "sources": ["who"]}],
  "regions": [{"region": "lower_back", "role": "near", "members": [], "reasons": ["local"], "text": "t", "sources": ["who"]}], "sources": ["who"]
)json";

const char* const alternatives =
    R"json("alternatives": [{"name": "a", "rule": {"landmark": "knee"}, "sigma_mm": 5,
  "location": {"text": "t", "sources": ["who"]}}],)json";

std::string points() {
    const auto point = [](const std::string& code, const std::string& rule) {
        const bool group = rule.find("\"members\"") != std::string::npos;
        return "{\"code\": \"" + code + "\", " + rule + "," + (group ? "" : alternatives) + rest + "}";
    };
    return "{\"$schema\": \"schema/point.schema.json\", \"points\": [" +
           point("BL1", R"json("rule": {"offset": {"from": "spine_upper", "lateral": 1.5, "scale": "across"}},
             "also": [{"level_with": "spine_upper", "part": "trunk", "scale": "across", "tolerance_cun": 0.1},
                      {"distance": {"from": "spine_upper", "lateral": 1.5, "scale": "across"}, "tolerance_cun": 0.2},
                      {"between": ["spine_upper", "spine_lower"], "direction": "caudal", "part": "trunk"},
                      {"beyond": "spine_upper", "direction": "lateral", "part": "trunk"},
                      {"near": "scapula.other", "tolerance_mm": 150}])json") +
           "," + point("BL2", R"json("rule": {"landmark": "knee"},
             "also": [{"on_line": "tibia_border", "tolerance_mm": 9}, {"ratio": ["knee", "ankle"], "value": 0, "tolerance": 0.1}])json") +
           "," +
           point(
               "BL3",
               R"json("rule": {"along": {"from": "BL2", "to": "ankle", "via": "tibia_border", "cun": 3, "scale": "shin"}},
             "also": [{"near": {"point": "BL4"}}])json") +
           "," +
           point(
               "BL4",
               R"json("rule": {"meet": [{"line": "tibia_border"}, {"level": {"offset": {"from": "ankle", "proximal": 3, "scale": "shin", "part": "leg"}}, "part": "leg"}]},
             "also": [{"near": "shin_middle"}])json") +
           "," +
           point("BL5", R"json("rule": {"meet": [{"way": ["knee", "ankle"]}, {"plumb": "BL2"}], "pick": "lateral"},
             "also": [{"near": "knee"}])json") +
           "," +
           point(
               "BL6",
               R"json("rule": {"meet": [{"parallel": "back_midline", "lateral": 1.5, "scale": "across"}, {"level": "spine_lower"}], "near": "spine_lower"},
             "also": [{"near": "knee"}])json") +
           "," + point("BL7", R"json("rule": {"point": "BL2"}, "also": [{"near": "knee"}])json") + "," +
           point("BL8", R"json("members": [{"name": "a", "rule": {"point": "BL1"}, "also": [{"near": "BL8:b"}]},
                                           {"name": "b", "rule": {"along": {"from": "BL8:a", "to": "BL2", "fraction": 0.5}}, "also": [{"near": "knee"}]}])json") +
           "]}";
}

const std::map<std::string, Json>& all() {
    static const std::map<std::string, Json> files{
        {"landmarks.json", Json::parse(landmarks)}, {"channels.json", Json::parse(channels)},
        {"sources.json", Json::parse(sources)},     {"regions.json", Json::parse(regions)},
        {"about.json", Json::parse(about)},         {"point-BL.json", Json::parse(points())}};
    return files;
}

}  // namespace

const std::vector<std::string>& specimen_files() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const auto& [name, unused] : all()) out.push_back(name);
        return out;
    }();
    return names;
}

const Json& specimen(const std::string& file) {
    return all().at(file);
}

SpecimenFolder::SpecimenFolder() {
    for (const std::string& file : specimen_files()) put(file, specimen(file).dump());
}

void SpecimenFolder::spoil(const std::string& file, const std::function<void(Json&)>& change) const {
    Json json = specimen(file);
    change(json);
    put(file, json.dump());
}

std::vector<std::string> told(const std::vector<base::Fault>& faults) {
    std::vector<std::string> out;
    for (const base::Fault& fault : faults) {
        out.push_back(
            base::to_string({std::filesystem::path(fault.file).filename().string(), fault.where, fault.what}));
    }
    return out;
}

std::string text_of(const std::vector<base::Fault>& faults) {
    std::string text;
    for (const std::string& line : told(faults)) text += line + "\n";
    return text;
}

std::vector<std::string> codes_of(const atlas::Atlas& atlas) {
    std::vector<std::string> codes;
    for (const atlas::Point& point : atlas.points) codes.push_back(point.code);
    return codes;
}

}  // namespace jingluo::test
