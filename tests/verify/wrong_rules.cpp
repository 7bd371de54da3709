#include "verify/wrong_rules.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "atlas/read.h"
#include "base/fault.h"
#include "locate/solve.h"
#include "verify/measure.h"

namespace jingluo::test {

using atlas::Side;
using Json = nlohmann::ordered_json;

namespace {

constexpr double off_by_cun = 0.3;

bool known(const atlas::Dictionary& dictionary, const std::string& name) {
    return dictionary.landmarks.contains(name) || dictionary.lines.contains(name);
}

/// A name's word that counts: "l4" of "spinous_process_l4_tip" is the letter l and the number 4.
struct Numbered {
    std::string before, letter;
    int number;
    std::string after;
};

/// The last word, after the first, that is a number behind at most one letter. (By hand: GCC 12 warns inside
/// std::regex when it compiles with sanitizers.)
std::optional<Numbered> number_in(const std::string& name) {
    for (size_t end = name.size(), at = name.rfind('_'); at != std::string::npos && at > 0;
         end = at, at = name.rfind('_', at - 1)) {
        const std::string word = name.substr(at + 1, end - at - 1);
        const size_t digits = word.find_first_of("0123456789");
        if (digits > 1 || word.find_first_not_of("0123456789", digits) != std::string::npos) continue;
        return Numbered{name.substr(0, at + 1), word.substr(0, digits), std::stoi(word.substr(digits)),
                        name.substr(end)};
    }
    return std::nullopt;
}

/// One vertebra, rib space, finger or toe off.
std::vector<std::string> neighbours(const std::string& name, const atlas::Dictionary& dictionary) {
    static const std::vector<std::string> spine = [] {
        std::vector<std::string> out = {"c7"};
        for (int t = 1; t <= 12; ++t) out.push_back("t" + std::to_string(t));
        for (int l = 1; l <= 5; ++l) out.push_back("l" + std::to_string(l));
        return out;
    }();
    std::vector<std::string> out;
    const auto add = [&](const std::string& other) {
        if (known(dictionary, other)) out.push_back(other);
    };
    const std::optional<Numbered> found = number_in(name);
    if (!found) return out;
    const auto with = [&](const std::string& level) { add(found->before + level + found->after); };
    const auto level = std::ranges::find(spine, found->letter + std::to_string(found->number));
    if (level != spine.end()) {
        if (level != spine.begin()) with(*std::prev(level));
        if (std::next(level) != spine.end()) with(*std::next(level));
    } else {
        for (const int other : {found->number - 1, found->number + 1}) with(found->letter + std::to_string(other));
    }
    return out;
}

const std::map<std::string, std::string>& opposites() {
    static const std::map<std::string, std::string> out = {
        {"proximal", "distal"},    {"distal", "proximal"},    {"cranial", "caudal"}, {"caudal", "cranial"},
        {"anterior", "posterior"}, {"posterior", "anterior"}, {"lateral", "medial"}, {"medial", "lateral"},
        {"dorsal", "plantar"},     {"plantar", "dorsal"}};
    return out;
}

/// The nearest other landmark of the same part, further off than the same spot by another name.
std::string mistaken_for(const std::string& name, const atlas::Dictionary& dictionary, const verify::Marks& marks) {
    const auto is = dictionary.landmarks.find(name);
    if (is == dictionary.landmarks.end() || is->second.derived) return {};
    const auto place = [&](const atlas::Landmark& landmark) {
        return marks.landmarks.find(landmark.name + (landmark.sided ? ".l" : ""));
    };
    const auto own = place(is->second);
    if (own == marks.landmarks.end()) return {};
    std::string best;
    double nearest = 1e9;
    for (const auto& [other, landmark] : dictionary.landmarks) {
        if (other == name || landmark.part != is->second.part || landmark.sided != is->second.sided || landmark.derived)
            continue;
        const auto at = place(landmark);
        if (at == marks.landmarks.end()) continue;
        const double away = glm::length(at->second - own->second);
        if (away > 2e-3 && away < nearest) {
            nearest = away;
            best = other;
        }
    }
    return best;
}

/// Walks over every value of a rule's JSON; `change` may make copies of the whole with this value changed.
struct Mutator {
    const atlas::Dictionary& dictionary;
    const verify::Marks& marks;
    const Json& whole;
    std::vector<WrongRule>& out;

    void add(const std::string& kind, const std::string& what, const Json::json_pointer& at, const Json& value) const {
        Json copy = whole;
        copy[at] = value;
        out.push_back({kind, what, copy.dump()});
    }

    void text(const Json::json_pointer& at, const std::string& key, const std::string& value) const {
        if (key == "scale") {
            scale(at, value);
            return;
        }
        const std::string other_end = ".other";
        std::string name = value;
        if (name.ends_with(other_end)) name.resize(name.size() - other_end.size());
        if (!known(dictionary, name)) return;
        for (const std::string& other : neighbours(name, dictionary))
            add("neighbour", name + " -> " + other, at, other);
        const auto landmark = dictionary.landmarks.find(name);
        if (landmark == dictionary.landmarks.end()) return;
        if (landmark->second.sided)
            add("side", name + " of the other side", at, name == value ? name + other_end : name);
        const std::string mistaken = mistaken_for(name, dictionary, marks);
        if (!mistaken.empty()) add("landmark", name + " -> " + mistaken, at, mistaken);
    }

    void scale(const Json::json_pointer& at, const std::string& value) const {
        const auto own = dictionary.scales.find(value);
        if (own == dictionary.scales.end()) return;
        int same_part = 0, other_part = 0;
        for (const auto& [name, other] : dictionary.scales) {
            if (name == value || other.measure != own->second.measure) continue;
            int& tried = other.part == own->second.part ? same_part : other_part;
            if (++tried <= 2) add("scale", value + " -> " + name, at, name);
        }
    }

    void number(const Json::json_pointer& at, const std::string& key, double value) const {
        if (key != "cun" && !opposites().contains(key)) return;
        for (const double by : {off_by_cun, -off_by_cun}) {
            char what[64];
            std::snprintf(what, sizeof what, "%s %.3g -> %.3g", key.c_str(), value, value + by);
            add("cun", what, at, value + by);
        }
    }

    void object(const Json::json_pointer& at, const Json& is) const {
        for (const auto& [key, value] : is.items()) {
            const auto opposite = opposites().find(key);
            if (opposite == opposites().end() || !value.is_number() || is.contains(opposite->second)) continue;
            Json turned = Json::object();
            for (const auto& [k, v] : is.items()) turned[k == key ? opposite->second : k] = v;
            add("direction", key + " -> " + opposite->second, at, turned);
        }
        if (is.contains("from") && is.contains("to") && is["from"] != is["to"]) {
            Json swapped = is;
            std::swap(swapped["from"], swapped["to"]);
            // Half way is half way from either end.
            if (!is.contains("fraction") || is["fraction"] != 0.5) add("swapped", "from and to swapped", at, swapped);
        }
    }

    void visit(const Json::json_pointer& at, const std::string& key, const Json& value) const {
        if (value.is_string()) text(at, key, value.get<std::string>());
        if (value.is_number()) number(at, key, value.get<double>());
        if (value.is_object()) {
            object(at, value);
            for (const auto& [k, v] : value.items()) visit(at / k, k, v);
        }
        if (value.is_array()) {
            for (size_t i = 0; i < value.size(); ++i) visit(at / i, key, value[i]);
        }
    }
};

std::string scale_of(const atlas::Rule& rule) {
    if (const auto* is = std::get_if<atlas::Along>(&rule.is)) return is->scale;
    if (const auto* is = std::get_if<atlas::Offset>(&rule.is)) return is->scale;
    if (const auto* is = std::get_if<atlas::Meet>(&rule.is)) {
        for (const atlas::Constraint& constraint : is->constraints) {
            if (const auto* beside = std::get_if<atlas::Parallel>(&constraint)) return beside->scale;
            const auto* level = std::get_if<atlas::LevelOf>(&constraint);
            const auto* inner = level ? std::get_if<atlas::RulePtr>(&level->place) : nullptr;
            if (inner && *inner && !scale_of(**inner).empty()) return scale_of(**inner);
        }
    }
    return {};
}

}  // namespace

std::vector<WrongRule> wrong_rules(const std::string& json, const atlas::Dictionary& dictionary,
                                   const verify::Marks& marks) {
    const Json whole = Json::parse(json);
    std::vector<WrongRule> out;
    Mutator{dictionary, marks, whole, out}.visit(Json::json_pointer(""), "", whole);
    return out;
}

double cun_about(const verify::Subject& subject, const verify::Placed& point) {
    const verify::Measurer measurer(subject, point);
    const atlas::Member* member = subject.atlas().find_member({point.code, point.member});
    std::string scale = member && member->rule ? scale_of(*member->rule) : "";
    const std::string part = member && member->rule ? measurer.part_of(*member->rule) : "trunk";
    if (scale.empty()) {
        static const std::map<std::string, std::string> usual = {
            {"head", "head_sagittal"}, {"neck", "nape"}, {"trunk", "back_transverse"}, {"hand", "middle_finger_cun"}};
        const auto found = usual.find(part);
        scale = found == usual.end() ? measurer.axis_scale(part) : found->second;
    }
    return measurer.cun_m(scale).value_or(0.02);
}

std::vector<Wrong> wrong_places(const atlas::Atlas& atlas, const body::Body& body, const verify::Subject& subject) {
    // Each wrong rule is a point of its own in a larger atlas, so that the solver finds them all in one go.
    atlas::Atlas larger = atlas;
    struct Made {
        std::string kind, what;
        const verify::Placed* right;
    };
    std::map<std::string, Made> made;
    std::vector<Wrong> out;
    for (const verify::Placed& right : subject.points()) {
        if (right.side == Side::right) continue;
        const atlas::Member* member = atlas.find_member({right.code, right.member});
        if (!member || !member->rule) continue;
        std::set<std::string> tried = {member->rule->json};
        for (const WrongRule& wrong : wrong_rules(member->rule->json, atlas.dictionary, subject.marks())) {
            if (!tried.insert(wrong.json).second) continue;
            atlas::Point point;
            point.code = right.code + "#" + std::to_string(made.size());
            point.channel = right.code.substr(0, 2);
            point.midline = right.side == Side::midline;
            try {
                point.members.push_back({"", atlas::parse_rule(wrong.json, atlas.dictionary), {}});
            } catch (const base::BadInput&) {
                continue;  // the reader would have refused it
            }
            made[point.code] = {wrong.kind, wrong.what, &right};
            larger.points.push_back(std::move(point));
        }
        const double cun_m = cun_about(subject, right);
        const auto add = [&](const char* kind, const std::string& what, glm::dvec3 place) {
            verify::Placed moved = right;
            moved.place = place;
            out.push_back({kind, what, moved, glm::length(place - right.place) / cun_m});
        };
        const verify::Measurer measurer(subject, right);
        const glm::dvec3 normal = measurer.facing();
        const verify::Frame* frame = measurer.frame(measurer.part_of(*member->rule));
        if (!frame) frame = &subject.marks().parts.at("trunk");
        glm::dvec3 up = frame->proximal - glm::dot(frame->proximal, normal) * normal;
        if (!(glm::length(up) > 0.2)) up = frame->anterior - glm::dot(frame->anterior, normal) * normal;
        up = glm::normalize(up);
        const glm::dvec3 across = glm::cross(up, normal);
        for (const auto& [what, towards] : std::array<std::pair<const char*, glm::dvec3>, 4>{
                 {{"up", up}, {"down", -up}, {"to one side", across}, {"to the other side", -across}}}) {
            const auto skin = subject.skin().nearest(right.place + off_by_cun * cun_m * towards);
            if (skin) add("moved", std::string("0.3 cun ") + what, skin->place);
        }
        if (right.side == Side::left) {
            if (const auto* other = subject.find(right.code, right.member, Side::right))
                add("side", "the point of the other side", other->place);
        }
    }
    const locate::Placements placed = locate::place_all(larger, body);
    for (const locate::PlacedPoint& point : placed.points) {
        const auto found = made.find(point.id.code);
        if (found == made.end() || point.id.side != found->second.right->side) continue;
        verify::Placed moved = *found->second.right;
        moved.place = point.place;
        out.push_back({found->second.kind, found->second.what, moved,
                       glm::length(point.place - found->second.right->place) / cun_about(subject, moved)});
    }
    return out;
}

}  // namespace jingluo::test
