#include <algorithm>
#include <functional>

#include "atlas/read_rule.h"
#include "atlas/readers.h"
#include "atlas/rule_walk.h"

namespace jingluo::atlas {

namespace {

const std::vector<std::string> landmark_kinds{"bone",  "joint", "muscle", "tendon",  "crease",    "depression",
                                              "pulse", "nail",  "skin",   "orifice", "proportion"};
const std::vector<std::string> line_kinds{"border", "crease",           "tendon_edge", "muscle_edge",
                                          "space",  "red_white_border", "midline",     "course"};
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
    entry.sigma_mm = node.number("sigma_mm", 0.5, 100);
    entry.sources = node.sources();
}

template <typename Entry>
std::vector<std::string> keys_of(const std::map<std::string, Entry>& map) {
    std::vector<std::string> names;
    for (const auto& [name, unused] : map) names.push_back(name);
    return names;
}

/// Adds the entry under its name unless a fault was found in it or the name is taken.
template <typename Entry>
void keep(const Node& node, Entry entry, std::map<std::string, Entry>& map, size_t faults_before) {
    if (node.reading().faults->size() != faults_before) return;
    const std::string name = entry.name;
    if (!map.emplace(name, std::move(entry)).second)
        node.fault("names '" + name + "' a second time; one of the two must go");
}

void check_part(const Node& node, const std::string& part, const Dictionary& dictionary) {
    if (part.empty() || dictionary.parts.count(part) != 0) return;
    node.fault_at("part", "names the part '" + part + "', which 'parts' does not have" +
                              base::did_you_mean(part, keys_of(dictionary.parts)));
}

/// Names are lower snake case: that is what tells a landmark from a point's code wherever a rule names a place.
void check_name(const Node& node, const std::string& name) {
    const bool plain = std::all_of(name.begin(), name.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    if (!name.empty() && (!plain || name.front() < 'a'))
        node.fault_at("name", "is '" + name + "'; a name is lower snake case, such as patella_apex");
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
    if (field->is_string() && dictionary.landmarks.count(ref.name) == 0) {
        field->fault("names the landmark '" + ref.name + "', which 'landmarks' does not have" +
                     base::did_you_mean(ref.name, keys_of(dictionary.landmarks)));
    }
    return ref;
}

/// The landmarks that a rule names itself.
std::vector<std::string> landmarks_of(const Rule& rule) {
    std::vector<std::string> names;
    RuleVisitor visitor;
    visitor.landmark = [&](const LandmarkRef& ref) { names.push_back(ref.name); };
    walk(rule, visitor);
    return names;
}

/// A landmark that is derived from itself can never be found: out go all that stand in the circle.
void drop_circles(const Node& root, Dictionary& dictionary) {
    constexpr size_t longest_chain = 16;  // derived from derived from ...; keeps the walk off the end of the stack
    std::map<std::string, size_t> links;  // of each landmark done: how long the chain under it is
    std::vector<std::string> trail;
    std::map<std::string, std::string> falling;
    const std::function<size_t(const std::string&)> go = [&](const std::string& name) -> size_t {
        const auto found = dictionary.landmarks.find(name);
        if (found == dictionary.landmarks.end() || !found->second.derived) return 0;
        if (const auto done = links.find(name); done != links.end()) return done->second;
        if (const auto start = std::find(trail.begin(), trail.end(), name); start != trail.end()) {
            std::string circle;
            for (auto step = start; step != trail.end(); ++step) circle += *step + " -> ";
            for (auto step = start; step != trail.end(); ++step)
                falling.emplace(*step, "is derived in a circle: " + circle + name);
            return 0;
        }
        size_t longest = 0;
        trail.push_back(name);
        if (trail.size() <= longest_chain) {
            for (const std::string& next : landmarks_of(*found->second.derived)) longest = std::max(longest, go(next));
        }
        if (trail.size() > longest_chain || longest >= longest_chain) {
            falling.emplace(name, "stands in a chain of more than " + std::to_string(longest_chain) +
                                      " landmarks, each derived from the next");
        }
        trail.pop_back();
        return links[name] = longest + 1;
    };
    for (const auto& [name, unused] : dictionary.landmarks) go(name);
    for (const auto& [name, what] : falling) {
        dictionary.landmarks.erase(name);
        root.fault_at(name, what);
    }
}

/// Takes out scales and derived landmarks that name something which has been taken out; whether there were any.
bool drop_unsupported(const Node& root, Dictionary& dictionary) {
    const auto missing = [&](const std::string& name) { return dictionary.landmarks.count(name) == 0; };
    size_t dropped = std::erase_if(dictionary.scales, [&](const auto& entry) {
        const auto& [name, scale] = entry;
        if (!missing(scale.from.name) && !missing(scale.to.name)) return false;
        root.fault_at(name, "is measured from or to '" + (missing(scale.from.name) ? scale.from.name : scale.to.name) +
                                "', which is faulty itself and was left out");
        return true;
    });
    dropped += std::erase_if(dictionary.landmarks, [&](const auto& entry) {
        const auto& [name, landmark] = entry;
        if (!landmark.derived) return false;
        std::string lost;
        RuleVisitor visitor;
        visitor.landmark = [&](const LandmarkRef& ref) {
            if (missing(ref.name)) lost = ref.name;
        };
        visitor.scale = [&](const std::string& scale) {
            if (dictionary.scales.count(scale) == 0) lost = scale;
        };
        walk(*landmark.derived, visitor);
        if (lost.empty()) return false;
        root.fault_at(name, "is derived from '" + lost + "', which is faulty itself and was left out");
        return true;
    });
    return dropped != 0;
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
        check_name(node, part.name);
        part.sided = node.maybe_truth("sided", false);
        part.description = node.text("description");
        keep(node, part, dictionary.parts, before);
    });
    std::vector<std::pair<std::string, Node>> derived;
    root.each("landmarks", [&](const Node& node) {
        const size_t before = count();
        if (!node.object_with(
                {"name", "sided", "kind", "part", "description", "palpation", "sigma_mm", "sources", "derived"}))
            return;
        Landmark landmark;
        landmark.name = reading.subject = node.text("name");
        check_name(node, landmark.name);
        read_common(node, landmark);
        check_kind(node, landmark.kind, landmark_kinds);
        check_part(node, landmark.part, dictionary);
        keep(node, landmark, dictionary.landmarks, before);
        if (const auto rule = node.maybe("derived")) derived.emplace_back(landmark.name, *rule);
        reading.subject.clear();
    });
    root.each("lines", [&](const Node& node) {
        const size_t before = count();
        if (!node.object_with({"name", "sided", "kind", "part", "description", "palpation", "sigma_mm", "sources"}))
            return;
        Line line;
        line.name = reading.subject = node.text("name");
        check_name(node, line.name);
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
        check_name(node, scale.name);
        std::string from_side, to_side;
        scale.from = end_of_scale(node, "from", dictionary, from_side);
        scale.to = end_of_scale(node, "to", dictionary, to_side);
        if (from_side.empty() != to_side.empty() || (!from_side.empty() && from_side == to_side)) {
            node.fault("must name its ends either both without a side or one '.l' and the other '.r'");
        }
        scale.across = !from_side.empty();
        scale.cun = node.number("cun", 0.1, 80);
        if (const auto measure = node.want("measure"))
            scale.measure = static_cast<Measure>(one_of(*measure, measure->as_text(), measures));
        scale.part = node.text("part");
        check_part(node, scale.part, dictionary);
        scale.description = node.maybe_text("description");
        scale.sources = node.sources();
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
    drop_circles(root, dictionary);
    while (drop_unsupported(root, dictionary)) {
    }
}

}  // namespace jingluo::atlas
