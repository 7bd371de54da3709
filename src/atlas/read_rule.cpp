#include "atlas/read_rule.h"

#include <algorithm>
#include <cctype>

namespace jingluo::atlas {

namespace {

const std::vector<std::string> direction_names{"cranial",   "caudal", "proximal", "distal",  "anterior",
                                               "posterior", "dorsal", "plantar",  "lateral", "medial"};
// No span of the standard is longer than 30 cun, and a step may be taken backwards.
constexpr double most_cun = 40;
// The longest point of the data has about thirty, all its members together.
constexpr size_t most_rules = 300;

template <typename Map>
std::vector<std::string> keys(const Map& map) {
    std::vector<std::string> names;
    for (const auto& [name, unused] : map) names.push_back(name);
    return names;
}

template <typename Map>
std::string known_name(const Node& node, const std::string& name, const Map& map, const std::string& what) {
    if (!node.is_string()) return name;  // the wrong type is a fault already
    if (map.count(name) == 0)
        node.fault("names the " + what + " '" + name + "', which landmarks.json does not have" +
                   base::did_you_mean(name, keys(map)));
    return name;
}

LandmarkRef landmark_named(const Node& node, std::string name, const Dictionary& dictionary) {
    LandmarkRef ref;
    constexpr std::string_view other = ".other";
    if (name.ends_with(other)) {
        name.resize(name.size() - other.size());
        ref.other_side = true;
    }
    ref.name = known_name(node, name, dictionary.landmarks, "landmark");
    const auto found = dictionary.landmarks.find(name);
    if (ref.other_side && found != dictionary.landmarks.end() && !found->second.sided) {
        node.fault("asks for the other side's '" + name + "', which lies in the midline; leave '.other' out");
    }
    return ref;
}

PointRef point_named(const std::string& text) {
    const size_t colon = text.find(':');
    return colon == std::string::npos ? PointRef{text, ""} : PointRef{text.substr(0, colon), text.substr(colon + 1)};
}

std::string scale_of(const Node& node, const Dictionary& dictionary) {
    const auto scale = node.want("scale");
    return scale ? known_name(*scale, scale->as_text(), dictionary.scales, "scale") : std::string{};
}

std::string part_of(const Node& node, const Dictionary& dictionary) {
    const auto part = node.maybe("part");
    return part ? known_name(*part, part->as_text(), dictionary.parts, "part") : std::string{};
}

std::string line_in(const Node& node, const Dictionary& dictionary) {
    return known_name(node, node.as_text(), dictionary.lines, "line");
}

Place want_place(const Node& node, std::string_view key, const Dictionary& dictionary) {
    const auto found = node.want(key);
    return found ? read_place(*found, dictionary) : Place{LandmarkRef{}};
}

std::array<Place, 2> two_places(const Node& node, const Dictionary& dictionary) {
    std::array<Place, 2> out{LandmarkRef{}, LandmarkRef{}};
    if (!node.is_array() || node.json().size() != 2) {
        node.fault("must be a list of two places");
        return out;
    }
    for (size_t i = 0; i < 2; ++i) out[i] = read_place(node.at(i), dictionary);
    return out;
}

/// Every direction that the object names, with its cun.
std::vector<Step> steps_in(const Node& node) {
    std::vector<Step> steps;
    if (!node.is_object()) return steps;
    for (const auto& [key, unused] : node.json().items()) {
        if (const auto direction = direction_named(key))
            steps.push_back({*direction, node.number(key, -most_cun, most_cun)});
    }
    return steps;
}

Direction wanted_direction(const Node& node, std::string_view key) {
    const auto found = node.want(key);
    if (!found) return Direction::lateral;
    return static_cast<Direction>(one_of(*found, found->as_text(), direction_names));
}

/// 0 along the body, 1 front to back, 2 side to side.
int axis_of(Direction direction) {
    switch (direction) {
        case Direction::cranial:
        case Direction::caudal:
        case Direction::proximal:
        case Direction::distal:
            return 0;
        case Direction::anterior:
        case Direction::posterior:
        case Direction::dorsal:
        case Direction::plantar:
            return 1;
        default:
            return 2;
    }
}

Along read_along(const Node& node, const Dictionary& dictionary) {
    Along along;
    if (!node.object_with({"from", "to", "via", "cun", "fraction", "scale", "seen_from"})) return along;
    along.from = want_place(node, "from", dictionary);
    along.to = want_place(node, "to", dictionary);
    if (const auto via = node.maybe("via")) along.via = line_in(*via, dictionary);
    if (node.has("seen_from")) {
        along.seen_from = wanted_direction(node, "seen_from");
        if (axis_of(*along.seen_from) == 0)
            node.fault_at("seen_from", "must look at the body from a side, not along it");
        if (node.has("via")) node.fault_at("seen_from", "goes with a straight way; a way by a line has its own course");
    }
    if (node.has("cun") == node.has("fraction")) node.fault("must have exactly one of 'cun' and 'fraction'");
    if (node.has("cun")) {
        along.cun = node.number("cun", -most_cun, most_cun);
        along.scale = scale_of(node, dictionary);
    } else if (node.has("fraction")) {
        along.fraction = node.number("fraction", -1, 2);
        if (node.has("scale")) node.fault_at("scale", "goes with 'cun'; a fraction needs none");
    }
    return along;
}

Offset read_offset(const Node& node, const Dictionary& dictionary) {
    Offset offset;
    if (!node.object_with({"from", "scale", "part", "cranial", "caudal", "proximal", "distal", "anterior", "posterior",
                           "dorsal", "plantar", "lateral", "medial"})) {
        return offset;
    }
    offset.from = want_place(node, "from", dictionary);
    offset.steps = steps_in(node);
    if (offset.steps.empty() || offset.steps.size() > 2)
        node.fault("must name one or two directions (such as \"lateral\": 1.5)");
    if (offset.steps.size() == 2 && axis_of(offset.steps[0].direction) == axis_of(offset.steps[1].direction)) {
        node.fault("names " + to_string(offset.steps[0].direction) + " and " + to_string(offset.steps[1].direction) +
                   ", which lie on one axis; one of them is enough");
    }
    offset.scale = scale_of(node, dictionary);
    offset.part = part_of(node, dictionary);
    return offset;
}

Constraint read_constraint(const Node& node, const Dictionary& dictionary) {
    if (const auto level = node.maybe("level")) {
        node.object_with({"level", "part"});
        return LevelOf{read_place(*level, dictionary), part_of(node, dictionary)};
    }
    if (const auto line = node.maybe("line")) {
        node.object_with({"line"});
        return OnLine{line_in(*line, dictionary)};
    }
    if (const auto way = node.maybe("way")) {
        node.object_with({"way"});
        auto ends = two_places(*way, dictionary);
        return OnWay{std::move(ends[0]), std::move(ends[1])};
    }
    if (const auto parallel = node.maybe("parallel")) {
        node.object_with({"parallel", "scale", "lateral", "medial", "anterior", "posterior"});
        const auto steps = steps_in(node);
        if (steps.size() != 1) node.fault("must name one direction (such as \"lateral\": 1.5)");
        return Parallel{line_in(*parallel, dictionary), scale_of(node, dictionary),
                        steps.empty() ? Step{Direction::lateral, 0} : steps.front()};
    }
    if (const auto plumb = node.maybe("plumb")) {
        node.object_with({"plumb"});
        return Plumb{read_place(*plumb, dictionary)};
    }
    node.fault("must be one of level, line, way, parallel or plumb");
    return OnLine{};
}

Meet read_meet(const Node& node, const Node& outside, const Dictionary& dictionary) {
    Meet meet;
    if (!node.is_array() || node.json().size() != 2) {
        node.fault("must be a list of two constraints");
    } else {
        for (size_t i = 0; i < 2; ++i) meet.constraints[i] = read_constraint(node.at(i), dictionary);
    }
    if (outside.has("pick")) meet.pick = wanted_direction(outside, "pick");
    if (const auto near = outside.maybe("near")) meet.near = read_place(*near, dictionary);
    return meet;
}

double tolerance(const Node& node, std::string_view key, double fallback, double most) {
    return node.maybe_number(key, 1e-6, most, fallback);
}

}  // namespace

bool looks_like_code(const std::string& text) {
    // BL23, EX-B2:L4, EX-Huanzhong: capitals first. Landmarks are lower snake case.
    return text.size() >= 3 && std::isupper(static_cast<unsigned char>(text[0])) &&
           std::isupper(static_cast<unsigned char>(text[1]));
}

std::optional<Direction> direction_named(const std::string& word) {
    const auto found = std::find(direction_names.begin(), direction_names.end(), word);
    if (found == direction_names.end()) return std::nullopt;
    return static_cast<Direction>(found - direction_names.begin());
}

Place read_place(const Node& node, const Dictionary& dictionary) {
    if (node.is_string()) {
        const std::string text = node.as_text();
        if (looks_like_code(text)) return point_named(text);
        return landmark_named(node, text, dictionary);
    }
    if (node.is_object()) return read_rule(node, dictionary);
    node.fault("must be a landmark, a point's code or a rule");
    return LandmarkRef{};
}

RulePtr read_rule(const Node& node, const Dictionary& dictionary) {
    if (!node.is_object()) {
        node.fault("must be a rule: an object with landmark, point, along, offset or meet");
        return nullptr;
    }
    const size_t faults_before = node.reading().faults->size();
    // Rules inside rules are solved one by one: an attack on the solver's time ends here.
    if (++node.reading().rules > most_rules) {
        if (node.reading().rules == most_rules + 1)
            node.fault("is one rule too many; a point needs at most " + std::to_string(most_rules));
        return nullptr;
    }
    auto rule = std::make_shared<Rule>();
    rule->json = node.json().dump();
    if (const auto landmark = node.maybe("landmark")) {
        node.object_with({"landmark"});
        rule->is = landmark_named(*landmark, landmark->as_text(), dictionary);
    } else if (const auto point = node.maybe("point")) {
        node.object_with({"point"});
        rule->is = point_named(point->as_text());
    } else if (const auto along = node.maybe("along")) {
        node.object_with({"along"});
        rule->is = read_along(*along, dictionary);
    } else if (const auto offset = node.maybe("offset")) {
        node.object_with({"offset"});
        rule->is = read_offset(*offset, dictionary);
    } else if (const auto meet = node.maybe("meet")) {
        node.object_with({"meet", "pick", "near"});
        rule->is = read_meet(*meet, node, dictionary);
    } else {
        node.fault("must be a rule: an object with landmark, point, along, offset or meet");
    }
    return node.reading().faults->size() == faults_before ? rule : nullptr;
}

std::optional<Statement> read_statement(const Node& node, const Dictionary& dictionary) {
    const size_t faults_before = node.reading().faults->size();
    Statement statement;
    statement.json = node.json().dump();
    if (const auto level = node.maybe("level_with")) {
        node.object_with({"level_with", "part", "tolerance_cun", "scale"});
        const auto scale = node.maybe("scale");
        statement.is = LevelWith{read_place(*level, dictionary), part_of(node, dictionary),
                                 scale ? scale_of(node, dictionary) : "", tolerance(node, "tolerance_cun", 0.1, 5)};
    } else if (const auto distance = node.maybe("distance")) {
        node.object_with({"distance", "tolerance_cun"});
        distance->object_with({"from", "scale", "tolerance_cun", "cranial", "caudal", "proximal", "distal", "anterior",
                               "posterior", "dorsal", "plantar", "lateral", "medial"});
        if (distance->has("tolerance_cun") && node.has("tolerance_cun"))
            node.fault("gives 'tolerance_cun' twice; once is enough");
        const auto steps = steps_in(*distance);
        if (steps.size() != 1) distance->fault("must name one direction (such as \"proximal\": 3)");
        const double allowed = distance->has("tolerance_cun") ? tolerance(*distance, "tolerance_cun", 0.1, 5)
                                                              : tolerance(node, "tolerance_cun", 0.1, 5);
        statement.is = Distance{want_place(*distance, "from", dictionary),
                                steps.empty() ? Step{Direction::lateral, 0} : steps.front(),
                                scale_of(*distance, dictionary), allowed};
    } else if (const auto between = node.maybe("between")) {
        node.object_with({"between", "direction", "part"});
        auto ends = two_places(*between, dictionary);
        statement.is = Between{std::move(ends[0]), std::move(ends[1]), wanted_direction(node, "direction"),
                               part_of(node, dictionary)};
    } else if (const auto beyond = node.maybe("beyond")) {
        node.object_with({"beyond", "direction", "part"});
        statement.is =
            Beyond{read_place(*beyond, dictionary), wanted_direction(node, "direction"), part_of(node, dictionary)};
    } else if (const auto line = node.maybe("on_line")) {
        node.object_with({"on_line", "tolerance_mm"});
        statement.is = NearLine{line_in(*line, dictionary), tolerance(node, "tolerance_mm", 8, 200)};
    } else if (const auto near = node.maybe("near")) {
        node.object_with({"near", "tolerance_mm"});
        statement.is = Near{read_place(*near, dictionary), tolerance(node, "tolerance_mm", 15, 300)};
    } else if (const auto ratio = node.maybe("ratio")) {
        node.object_with({"ratio", "value", "tolerance"});
        auto ends = two_places(*ratio, dictionary);
        statement.is = Ratio{std::move(ends[0]), std::move(ends[1]), node.number("value", 0, 1),
                             tolerance(node, "tolerance", 0.03, 0.5)};
    } else {
        node.fault("must be one of level_with, distance, between, beyond, on_line, near or ratio");
    }
    if (node.reading().faults->size() != faults_before) return std::nullopt;
    return statement;
}

}  // namespace jingluo::atlas
