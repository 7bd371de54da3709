#include <algorithm>

#include "atlas/read_rule.h"
#include "atlas/readers.h"

namespace jingluo::atlas {

namespace {

const std::vector<std::string> landmark_kinds{"bone",  "joint",      "muscle", "tendon", "crease",  "depression",
                                              "pulse", "nail",       "skin",   "orifice", "proportion"};
const std::vector<std::string> line_kinds{"border", "crease", "tendon_edge", "muscle_edge", "space", "red_white_border", "midline", "course"};
const std::vector<std::string> measures{"axis", "tape", "arc"};

void check_kind(const Node& node, const std::string& kind, const std::vector<std::string>& kinds) {
    if (const auto field = node.maybe("kind")) one_of(*field, kind, kinds);
}

template <typename Entry>
void read_common(const Node& node, Entry& entry) {
    entry.kind = node.text("kind");
    entry.part = node.text("part");
    entry.sided = node.maybe_truth("sided", false);
    entry.description = node.text("description");
    entry.palpation = node.text("palpation");
    entry.sigma_mm = node.number("sigma_mm", 0, 100);
    entry.sources = node.texts("sources");
}

/// Adds the entry under its name unless a fault was found in it or the name is taken.
template <typename Entry>
void keep(const Node& node, Entry entry, std::map<std::string, Entry>& map, size_t faults_before) {
    if (node.reading().faults->size() != faults_before) return;
    const std::string name = entry.name;
    if (!map.emplace(name, std::move(entry)).second) node.fault("names '" + name + "' a second time; one of the two must go");
}

void check_part(const Node& node, const std::string& part, const Dictionary& dictionary) {
    if (dictionary.parts.count(part) == 0) node.fault_at("part", "names the part '" + part + "', which 'parts' does not have");
}

LandmarkRef end_of_scale(const Node& node, std::string_view key, const Dictionary& dictionary, std::string& side) {
    LandmarkRef ref;
    const auto field = node.want(key);
    if (!field) return ref;
    ref.name = field->as_text();
    for (const char* suffix : {".l", ".r"}) {
        if (!ref.name.ends_with(suffix)) continue;
        side = suffix;
        ref.name.resize(ref.name.size() - 2);
    }
    if (dictionary.landmarks.count(ref.name) == 0) field->fault("names the landmark '" + ref.name + "', which 'landmarks' does not have");
    return ref;
}

}  // namespace

void read_dictionary(const Node& root, Dictionary& dictionary) {
    if (!root.object_with({"parts", "landmarks", "lines", "scales", "$schema"})) return;
    Reading& reading = root.reading();
    const auto count = [&] { return reading.faults->size(); };
    root.each("parts", [&](const Node& node) {
        const size_t before = count();
        if (!node.object_with({"name", "sided", "description"})) return;
        Part part;
        part.name = node.text("name");
        part.sided = node.maybe_truth("sided", false);
        part.description = node.text("description");
        keep(node, part, dictionary.parts, before);
    });
    std::vector<std::pair<std::string, Node>> derived;
    root.each("landmarks", [&](const Node& node) {
        const size_t before = count();
        if (!node.object_with({"name", "sided", "kind", "part", "description", "palpation", "sigma_mm", "sources", "derived"})) return;
        Landmark landmark;
        landmark.name = reading.subject = node.text("name");
        read_common(node, landmark);
        check_kind(node, landmark.kind, landmark_kinds);
        check_part(node, landmark.part, dictionary);
        keep(node, landmark, dictionary.landmarks, before);
        if (const auto rule = node.maybe("derived")) derived.emplace_back(landmark.name, *rule);
        reading.subject.clear();
    });
    root.each("lines", [&](const Node& node) {
        const size_t before = count();
        if (!node.object_with({"name", "sided", "kind", "part", "description", "palpation", "sigma_mm", "sources"})) return;
        Line line;
        line.name = reading.subject = node.text("name");
        read_common(node, line);
        check_kind(node, line.kind, line_kinds);
        check_part(node, line.part, dictionary);
        keep(node, line, dictionary.lines, before);
        reading.subject.clear();
    });
    root.each("scales", [&](const Node& node) {
        const size_t before = count();
        if (!node.object_with({"name", "from", "to", "cun", "measure", "part", "description", "sources"})) return;
        Scale scale;
        scale.name = reading.subject = node.text("name");
        std::string from_side, to_side;
        scale.from = end_of_scale(node, "from", dictionary, from_side);
        scale.to = end_of_scale(node, "to", dictionary, to_side);
        if (from_side.empty() != to_side.empty() || (!from_side.empty() && from_side == to_side)) {
            node.fault("must name its ends either both without a side or one '.l' and the other '.r'");
        }
        scale.across = !from_side.empty();
        scale.cun = node.number("cun", 0.1, 80);
        if (const auto measure = node.want("measure")) scale.measure = static_cast<Measure>(one_of(*measure, measure->as_text(), measures));
        scale.part = node.text("part");
        check_part(node, scale.part, dictionary);
        scale.description = node.maybe_text("description");
        scale.sources = node.texts("sources");
        keep(node, scale, dictionary.scales, before);
        reading.subject.clear();
    });
    // Derived landmarks may name any other landmark and any scale, so they come last.
    for (const auto& [name, node] : derived) {
        reading.subject = name;
        RulePtr rule = read_rule(node, dictionary);
        const auto found = dictionary.landmarks.find(name);
        if (found == dictionary.landmarks.end()) continue;
        if (rule) {
            found->second.derived = std::move(rule);
        } else {
            dictionary.landmarks.erase(found);
        }
    }
    reading.subject.clear();
}

}  // namespace jingluo::atlas
