#include "verify/claims_places.h"

#include <algorithm>

#include "atlas/read_rule.h"

namespace jingluo::verify {

const std::vector<std::string>& heading_words() {
    static const std::vector<std::string> words = {"proximal", "distal",    "cranial", "caudal", "superior", "inferior",
                                                   "anterior", "posterior", "palmar",  "dorsal", "plantar",  "lateral",
                                                   "medial",   "radial",    "ulnar",   "left",   "right"};
    return words;
}

bool sideways(Heading heading) {
    return heading == Heading::lateral || heading == Heading::medial || heading == Heading::left ||
           heading == Heading::right;
}

namespace {

Heading heading_of(const std::string& word, const std::string& part) {
    if (word == "proximal" || word == "cranial" || word == "superior") return Heading::proximal;
    if (word == "distal" || word == "caudal" || word == "inferior") return Heading::distal;
    // The upper side of the foot is its front, the back of the hand its rear (docs/claims.md).
    if (word == "dorsal") return part == "foot" ? Heading::anterior : Heading::posterior;
    if (word == "anterior" || word == "palmar") return Heading::anterior;
    if (word == "posterior" || word == "plantar") return Heading::posterior;
    if (word == "lateral" || word == "radial") return Heading::lateral;
    if (word == "medial" || word == "ulnar") return Heading::medial;
    return word == "left" ? Heading::left : Heading::right;
}

}  // namespace

std::vector<std::string> PlaceReader::codes() const {
    std::vector<std::string> out;
    for (const atlas::Point& point : atlas_.points) out.push_back(point.code);
    return out;
}

void PlaceReader::check_member(const Node& node, const atlas::Point& point, const std::string& member) {
    if (member.empty()) return;
    std::vector<std::string> names;
    for (const atlas::Member& one : point.members) names.push_back(one.name);
    if (std::find(names.begin(), names.end(), member) == names.end())
        node.fault_at("point", "names '" + member + "', which " + point.code + " does not have" +
                                   base::did_you_mean(member, names));
}

std::string PlaceReader::part(const Node& node, const std::string& of_scale) const {
    if (!node.has("part")) {
        if (of_scale.empty()) node.fault_at("part", "is missing; say in which part's frame, or name a 'scale'");
        return of_scale;
    }
    const std::string name = node.text("part");
    if (!name.empty() && !atlas_.dictionary.parts.contains(name))
        node.fault_at("part", "is '" + name + "', which is no part of the body" +
                                  base::did_you_mean(name, names_of(atlas_.dictionary.parts)));
    return name;
}

std::string PlaceReader::scale(const Node& node) const {
    const std::string name = node.text("scale");
    if (!name.empty() && !atlas_.dictionary.scales.contains(name))
        node.fault_at("scale", "is '" + name + "', which is no scale" +
                                   base::did_you_mean(name, names_of(atlas_.dictionary.scales)));
    return name;
}

std::string PlaceReader::part_of_scale(const std::string& name) const {
    const auto known = atlas_.dictionary.scales.find(name);
    return known == atlas_.dictionary.scales.end() ? "" : known->second.part;
}

Heading PlaceReader::heading(const Node& node, const std::string& part) const {
    const std::string word = node.text("direction");
    const auto found = node.maybe("direction");
    if (!found || word.empty()) return Heading::distal;
    atlas::one_of(*found, word, heading_words());
    return checked(*found, heading_of(word, part));
}

Heading PlaceReader::checked(const Node& node, Heading heading) const {
    if ((heading == Heading::lateral || heading == Heading::medial) && point_ && point_->midline)
        node.fault("has no meaning for a point of the midline; 'left' and 'right' do");
    return heading;
}

void PlaceReader::step(const Node& node, const std::string& part, Heading& heading, double& cun) const {
    std::string found;
    for (const std::string& word : heading_words()) {
        if (!node.has(word)) continue;
        if (!found.empty()) node.fault_at(word, "stands beside '" + found + "'; one direction is wanted");
        found = word;
    }
    if (found.empty()) {
        node.fault("names no direction with its cun, such as \"distal\": 5");
        return;
    }
    heading = checked(*node.maybe(found), heading_of(found, part));
    cun = node.number(found, -most_cun, most_cun);
}

bool PlaceReader::object_with_step(const Node& node, std::vector<std::string_view> fields) {
    if (!node.is_object()) return node.object_with({});
    for (const auto& [key, value] : node.json().items()) {
        const bool known = std::find(fields.begin(), fields.end(), key) != fields.end() ||
                           std::find(heading_words().begin(), heading_words().end(), key) != heading_words().end();
        std::vector<std::string> names(fields.begin(), fields.end());
        names.insert(names.end(), heading_words().begin(), heading_words().end());
        if (!known) node.fault_at(key, "is no field that is known here" + base::did_you_mean(key, names));
    }
    return true;
}

Spot PlaceReader::spot(const Node& node) const {
    if (node.is_string()) return named(node, node.as_text());
    if (!node.is_object() || node.json().size() != 1) {
        node.fault("must be a landmark, a point's code or one of line, mid, part_way, shifted");
        return {};
    }
    Spot out;
    if (const auto line = node.maybe("line")) {
        out.kind = Spot::Kind::line;
        out.name = line_name(*line);
    } else if (node.has("mid")) {
        out.kind = Spot::Kind::mid;
        out.of = spots(node, "mid", 2);
    } else if (const auto way = node.maybe("part_way")) {
        out.kind = Spot::Kind::part_way;
        if (!way->object_with({"from", "to", "fraction"})) return out;
        for (const char* end : {"from", "to"}) {
            if (const auto place = way->want(end)) out.of.push_back(spot(*place));
        }
        out.fraction = way->number("fraction", -1, 2);
    } else if (const auto on = node.maybe("shifted")) {
        out.kind = Spot::Kind::shifted;
        object_with_step(*on, {"from", "scale", "part"});
        if (const auto from = on->want("from")) out.of.push_back(spot(*from));
        out.scale = scale(*on);
        out.part = part(*on, part_of_scale(out.scale));
        step(*on, out.part, out.heading, out.cun);
    } else {
        node.object_with({"line", "mid", "part_way", "shifted"});
    }
    return out;
}

Spot PlaceReader::named(const Node& node, std::string name) const {
    Spot out;
    if (atlas::looks_like_code(name)) {
        out.kind = Spot::Kind::point;
        const size_t colon = name.find(':');
        if (colon != std::string::npos) out.member = name.substr(colon + 1);
        out.name = name.substr(0, colon);
        const atlas::Point* point = atlas_.find_point(out.name);
        if (!point) {
            node.fault("is '" + out.name + "'; the atlas has no such point" + base::did_you_mean(out.name, codes()));
        } else if (!atlas_.find_member({out.name, out.member})) {
            node.fault("is '" + name + "'; " + out.name + " has several places, name one of them as in " + out.name +
                       ":" + point->members.front().name);
        }
        return out;
    }
    for (const auto& [end, side] : {std::pair<const char*, Spot::Of>{".other", Spot::Of::other_side},
                                    {".l", Spot::Of::left},
                                    {".r", Spot::Of::right}}) {
        if (name.ends_with(end)) {
            out.side = side;
            name.resize(name.size() - std::string_view(end).size());
        }
    }
    out.name = name;
    const auto known = atlas_.dictionary.landmarks.find(name);
    if (known == atlas_.dictionary.landmarks.end()) {
        node.fault(
            "is '" + name + "', which is no landmark" +
            base::did_you_mean(name, names_of(atlas_.dictionary.landmarks)) +
            (atlas_.dictionary.lines.contains(name) ? "; the line is written {\"line\": \"" + name + "\"}" : ""));
    } else if (out.side != Spot::Of::own_side && !known->second.sided) {
        node.fault("asks for a side of '" + name + "', which lies in the midline");
    }
    return out;
}

std::string PlaceReader::line_name(const Node& node) const {
    const std::string name = node.as_text();
    if (!atlas_.dictionary.lines.contains(name))
        node.fault("is '" + name + "', which is no line" + base::did_you_mean(name, names_of(atlas_.dictionary.lines)));
    return name;
}

std::vector<Spot> PlaceReader::spots(const Node& node, const char* key, size_t wanted) const {
    std::vector<Spot> out;
    node.each(key, [&](const Node& one) { out.push_back(spot(one)); });
    if (wanted && node.has(key) && out.size() != wanted)
        node.fault_at(key,
                      "names " + std::to_string(out.size()) + " places; " + std::to_string(wanted) + " are wanted");
    out.resize(std::max(out.size(), wanted));
    return out;
}

bool PlaceReader::is_own(const Spot& spot) const {
    return spot.kind == Spot::Kind::point && spot.name == own_.code &&
           (own_.member.empty() || spot.member == own_.member);
}

Spot PlaceReader::other(const Node& node, const char* key) const {
    const auto found = node.want(key);
    if (!found) return {};
    Spot out = spot(*found);
    if (is_own(out)) found->fault("is the point itself; name another place");
    return out;
}

std::vector<Spot> PlaceReader::others(const Node& node, const char* key, size_t wanted) const {
    std::vector<Spot> out = spots(node, key, wanted);
    if (std::any_of(out.begin(), out.end(), [&](const Spot& one) { return is_own(one); }))
        node.fault_at(key, "names the point itself; name other places");
    return out;
}

Slack PlaceReader::slack(const Node& node, double usual_cun, double usual_mm) const {
    Slack out;
    if (node.has("scale")) out.scale = scale(node);
    if (node.has("tolerance_cun") && !node.has("scale"))
        node.fault_at("tolerance_cun", "has no 'scale' beside it that says which cun; or write tolerance_mm");
    if (node.has("tolerance_cun") && node.has("tolerance_mm"))
        node.fault_at("tolerance_mm", "stands beside 'tolerance_cun'; one of both is wanted");
    out.cun = node.maybe_number("tolerance_cun", 0.01, 5, usual_cun);
    out.mm = node.maybe_number("tolerance_mm", 0.5, most_mm, usual_mm);
    if (node.has("tolerance_mm")) out.scale.clear();
    return out;
}

}  // namespace jingluo::verify
