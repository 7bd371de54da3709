#include "ui/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/overload.h"

namespace jingluo::ui {

namespace {

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::vector<std::string> split(const std::string& name) {
    std::vector<std::string> words(1);
    for (const char c : name) {
        if (c == '_') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

bool is_number(const std::string& word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// C7, T12, L2, S3.
bool is_vertebra(const std::string& word) {
    return word.size() > 1 && word.size() < 4 && std::string("ctls").find(word[0]) != std::string::npos &&
           is_number(word.substr(1));
}

/// Underscores become spaces; vertebrae capitals; two numbers in a row a pair with a dash.
std::string plain(const std::string& name) {
    static const std::array<std::pair<const char*, const char*>, 1> proper{{{"achilles", "Achilles"}}};
    std::string out;
    std::string before;
    for (std::string word : split(name)) {
        if (is_vertebra(word)) {
            word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
            if (ends_with(out, "process") || ends_with(out, "crest")) out += " of";
        }
        for (const auto& [small, capital] : proper) {
            if (word == small) word = capital;
        }
        if (!out.empty()) out += is_number(word) && is_number(before) ? "–" : " ";
        if (ends_with(out, " at ")) out += "the ";
        out += word;
        before = word;
    }
    return out;
}

struct Ending {
    const char *end, *words;
};
// What stands last in a name is said first in English. Longest first.
constexpr std::array endings{
    Ending{"_tendon_medial_border", "medial border of the % tendon"},
    Ending{"_tendon_lateral_border", "lateral border of the % tendon"},
    Ending{"_inferior_border", "lower border of the %"},
    Ending{"_superior_border", "upper border of the %"},
    Ending{"_anterior_border", "front border of the %"},
    Ending{"_posterior_border", "rear border of the %"},
    Ending{"_medial_border", "inner border of the %"},
    Ending{"_lateral_border", "outer border of the %"},
    Ending{"_lateral_end", "outer end of the %"},
    Ending{"_medial_end", "inner end of the %"},
    Ending{"_mid", "middle of the %"},
    Ending{"_centre", "centre of the %"},
    Ending{"_prominence", "prominence of the %"},
    Ending{"_apex", "apex of the %"},
    Ending{"_tip", "tip of the %"},
    Ending{"_highest", "highest place of the %"},
    Ending{"_deepest", "deepest place of the %"},
    Ending{"_nail_corner_lateral", "outer nail corner of %"},
    Ending{"_nail_corner_medial", "inner nail corner of %"},
    Ending{"_lateral", "outer side of the %"},
    Ending{"_medial", "inner side of the %"},
    Ending{"_dorsal", "back of the %"},
    Ending{"_plantar", "sole side of the %"},
};

std::string place_words(const atlas::Place& place);

std::string with_the(const std::string& words) {
    return words.rfind("toe ", 0) == 0 ? words : "the " + words;
}

std::string direction_words(atlas::Direction direction) {
    switch (direction) {
        case atlas::Direction::cranial:
            return "upward";
        case atlas::Direction::caudal:
            return "downward";
        case atlas::Direction::proximal:
            return "towards the trunk";
        case atlas::Direction::distal:
            return "away from the trunk";
        case atlas::Direction::anterior:
            return "forward";
        case atlas::Direction::posterior:
            return "backward";
        case atlas::Direction::dorsal:
            return "towards the back of the foot";
        case atlas::Direction::plantar:
            return "towards the sole";
        case atlas::Direction::lateral:
            return "outward (lateral)";
        case atlas::Direction::medial:
            return "inward (medial)";
    }
    return "";
}

std::string step_words(const atlas::Step& step) {
    return number(step.cun) + " cun " + direction_words(step.direction);
}

/// A rule as a place in a sentence: "the place 3 cun outward of BL23".
std::string rule_as_place(const atlas::Rule& rule);

std::string constraint_words(const atlas::Constraint& constraint) {
    return std::visit(
        base::Overload{
            [](const atlas::LevelOf& is) { return "the level of " + place_words(is.place); },
            [](const atlas::OnLine& is) { return "the " + line_words(is.line); },
            [](const atlas::OnWay& is) { return "the way from " + place_words(is.from) + " to " + place_words(is.to); },
            [](const atlas::Parallel& is) {
                return "a line beside the " + line_words(is.line) + ", " + step_words(is.step) + " of it";
            },
            [](const atlas::Plumb& is) { return "the plumb line through " + place_words(is.place); },
        },
        constraint);
}

std::string along_words(const atlas::Along& is) {
    const std::string amount =
        is.fraction ? fraction_words(*is.fraction) : number(std::abs(is.cun.value_or(0))) + " cun";
    std::string way = amount + " from " + place_words(is.from) +
                      (is.cun.value_or(0) < 0 ? " away from " : " towards ") + place_words(is.to);
    if (!is.via.empty()) way += ", along the " + line_words(is.via);
    if (is.seen_from) way += ", straight as seen from the " + atlas::to_string(*is.seen_from) + " side";
    return way;
}

std::string offset_words(const atlas::Offset& is) {
    std::string steps;
    for (const atlas::Step& step : is.steps) steps += (steps.empty() ? "" : " and ") + step_words(step);
    return steps + " from " + place_words(is.from);
}

std::string meet_words(const atlas::Meet& is) {
    std::string out = constraint_words(is.constraints[0]) + " meets " + constraint_words(is.constraints[1]);
    if (is.pick) {
        std::string which = to_string(*is.pick);
        out += ", on the " + which + " side";
    }
    if (is.near) out += ", where that is nearest to " + place_words(*is.near);
    return out;
}

std::string rule_as_place(const atlas::Rule& rule) {
    return std::visit(base::Overload{
                          [](const atlas::LandmarkRef& is) { return place_words(is); },
                          [](const atlas::PointRef& is) { return place_words(is); },
                          [](const atlas::Along& is) { return "the place " + along_words(is); },
                          [](const atlas::Offset& is) { return "the place " + offset_words(is); },
                          [](const atlas::Meet& is) { return "the place where " + meet_words(is); },
                      },
                      rule.is);
}

std::string place_words(const atlas::Place& place) {
    return std::visit(base::Overload{
                          [](const atlas::LandmarkRef& is) {
                              return with_the(landmark_words(is.name)) + (is.other_side ? " of the other side" : "");
                          },
                          [](const atlas::PointRef& is) { return to_string(is); },
                          [](const atlas::RulePtr& is) { return is ? rule_as_place(*is) : std::string("a place"); },
                      },
                      place);
}

std::string capital(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

}  // namespace

std::string landmark_words(std::string name) {
    if (ends_with(name, ".l") || ends_with(name, ".r")) name.resize(name.size() - 2);
    if (ends_with(name, ".other")) name.resize(name.size() - 6);
    if (name.rfind("rib_", 0) == 0 && ends_with(name, "_tip")) return "tip of rib " + split(name)[1];
    for (const Ending& ending : endings) {
        if (!ends_with(name, ending.end)) continue;
        std::string words = ending.words;
        return words.replace(words.find('%'), 1, plain(name.substr(0, name.size() - std::string(ending.end).size())));
    }
    return plain(name);
}

std::string line_words(std::string name) {
    return landmark_words(std::move(name));
}

std::string fraction_words(double fraction) {
    const auto is = [fraction](double value) { return std::abs(fraction - value) < 0.002; };
    if (is(0.5)) return "half way";
    if (is(1.0 / 3)) return "a third of the way";
    if (is(2.0 / 3)) return "two thirds of the way";
    if (is(0.25)) return "a quarter of the way";
    return number(fraction) + " of the way";
}

std::string number(double value, int most_decimals) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%.*f", most_decimals, value);
    std::string out = buffer;
    if (out.find('.') != std::string::npos) {
        while (out.back() == '0') out.pop_back();
        if (out.back() == '.') out.pop_back();
    }
    return out == "-0" ? "0" : out;
}

std::string rule_words(const atlas::Rule& rule) {
    return std::visit(base::Overload{
                          [](const atlas::LandmarkRef& is) { return "At " + place_words(is) + "."; },
                          [](const atlas::PointRef& is) { return "The same place as " + place_words(is) + "."; },
                          [](const atlas::Along& is) { return capital(along_words(is)) + "."; },
                          [](const atlas::Offset& is) { return capital(offset_words(is)) + "."; },
                          [](const atlas::Meet& is) { return "Where " + meet_words(is) + "."; },
                      },
                      rule.is);
}

std::string category_words(const atlas::Category& category) {
    static const std::array<std::pair<const char*, const char*>, 16> words{{
        {"five_shu_jing_well", "Jing-Well point"},
        {"five_shu_ying_spring", "Ying-Spring point"},
        {"five_shu_shu_stream", "Shu-Stream point"},
        {"five_shu_jing_river", "Jing-River point"},
        {"five_shu_he_sea", "He-Sea point"},
        {"yuan_source", "Yuan-Source point"},
        {"luo_connecting", "Luo-Connecting point"},
        {"xi_cleft", "Xi-Cleft point"},
        {"back_shu", "Back-Shu point"},
        {"front_mu", "Front-Mu point"},
        {"lower_he_sea", "Lower He-Sea point"},
        {"eight_meeting", "Meeting point"},
        {"confluent", "Confluent point"},
        {"command", "Command point"},
        {"crossing", "Crossing point"},
        {"extra", "Extra point, outside the fourteen channels"},
    }};
    for (const auto& [id, text] : words) {
        if (category.id != id) continue;
        std::string out = text;
        if (!category.of.empty()) out += " of the " + category.of;
        if (category.phase) out += (category.of.empty() ? ", " : " channel, ") + atlas::to_string(*category.phase);
        return out;
    }
    return plain(category.id);
}

std::string needling_words(const atlas::Needling& needling) {
    static const std::array<std::pair<const char*, const char*>, 5> angles{{
        {"perpendicular", "Straight in"},
        {"oblique", "Slantwise"},
        {"transverse", "Flat under the skin"},
        {"perpendicular_or_oblique", "Straight in or slantwise"},
        {"prick", "A prick"},
    }};
    std::string out = capital(plain(needling.angle));
    for (const auto& [id, text] : angles) {
        if (needling.angle == id) out = text;
    }
    if (needling.most_cun > 0)
        out += ", " + number(needling.least_cun) + " to " + number(needling.most_cun) + " cun deep";
    return out;
}

std::string sex_words(double sex) {
    if (sex <= 0.02) return "female";
    if (sex >= 0.98) return "male";
    return sex < 0.4 ? "more female" : sex > 0.6 ? "more male" : "between";
}

std::string build_words(double build) {
    if (build <= -0.6) return "lean";
    if (build <= -0.2) return "slender";
    if (build < 0.2) return "average";
    return build < 0.6 ? "sturdy" : "heavy";
}

std::string side_words(atlas::Side side) {
    return side == atlas::Side::left ? "left side" : side == atlas::Side::right ? "right side" : "midline";
}

std::string claim_words(const std::string& what) {
    // Names are words with underscores; everything else is words already.
    std::string out, word;
    const auto flush = [&] {
        if (word.find('_') == std::string::npos) {
            out += word;
        } else if (ends_with(out, " on ")) {
            out += "the " + plain(word) + " scale";
        } else {
            out += ends_with(out, " line ") ? landmark_words(word) : with_the(landmark_words(word));
        }
        word.clear();
    };
    for (const char c : what) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' ||
            (static_cast<unsigned char>(c) & 0x80) != 0) {
            word += c;
        } else {
            flush();
            out += c;
        }
    }
    flush();
    return capital(out);
}

}  // namespace jingluo::ui
