#include "scene/words.h"

#include <array>
#include <cctype>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "scene/compose.h"

namespace jingluo::scene {

namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> words{""};
    for (const char c : text) {
        if (c == at) {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

bool is_number(const std::string& word, size_t from) {
    return word.size() > from && word.find_first_not_of("0123456789", from) == std::string::npos;
}

/// "l2" -> "L2": vertebrae are written with a capital.
bool is_vertebra(const std::string& word) {
    return (word[0] == 'c' || word[0] == 't' || word[0] == 'l' || word[0] == 's') && is_number(word, 1);
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

std::string landmark_words(const std::string& name) {
    std::string rest = name;
    if (ends_with(rest, ".l") || ends_with(rest, ".r")) rest.resize(rest.size() - 2);
    // What a name says last, speech says first.
    static const std::array<std::array<const char*, 2>, 17> endings{{{"_inferior_border", "lower border of "},
                                                                     {"_superior_border", "upper border of "},
                                                                     {"_medial_border", "medial border of "},
                                                                     {"_lateral_border", "lateral border of "},
                                                                     {"_anterior_border", "front border of "},
                                                                     {"_posterior_border", "back border of "},
                                                                     {"_medial_end", "medial end of "},
                                                                     {"_lateral_end", "lateral end of "},
                                                                     {"_prominence", "prominence of "},
                                                                     {"_base_mid", "middle of the base of "},
                                                                     {"_highest", "highest place of "},
                                                                     {"_centre", "centre of "},
                                                                     {"_attachment", "attachment of "},
                                                                     {"_mid", "middle of "},
                                                                     {"_tip", "tip of "},
                                                                     {"_top", "top of "},
                                                                     {"_apex", "apex of "}}};
    std::string said;
    for (const auto& [end, words] : endings) {
        if (!ends_with(rest, end)) continue;
        said = words;
        rest.resize(rest.size() - std::string(end).size());
        break;
    }
    bool first = true;
    for (std::string word : split(rest, '_')) {
        if (word.empty()) continue;
        if (is_vertebra(word)) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
        said += (first ? "" : " ") + word;
        first = false;
    }
    return said;
}

std::string view_words(const Camera& camera) {
    if (std::abs(camera.roll) > 0.5) {
        const double facing = std::cos(camera.yaw);
        return facing < -0.7 ? "lying prone" : facing > 0.7 ? "lying supine" : "lying on the side";
    }
    constexpr double degree = std::numbers::pi / 180;
    if (camera.pitch > 50 * degree) return "view from above";
    if (camera.pitch < -50 * degree) return "view from below";
    const double ahead = std::cos(camera.yaw), to_left = std::sin(camera.yaw);
    const double slight = std::sin(20 * degree);
    const std::string along = ahead > slight ? "the front" : ahead < -slight ? "behind" : "";
    const std::string across = to_left > slight ? "the left" : to_left < -slight ? "the right" : "";
    return "view from " + along + (along.empty() || across.empty() ? "" : " and ") + across;
}

namespace {

/// "BL23" -> "BL" and 23; extra points have no number that counts on.
std::optional<std::pair<std::string, int>> numbered(const std::string& code) {
    const size_t at = code.find_first_of("0123456789");
    if (at == std::string::npos || !is_number(code, at) || code.find('-') != std::string::npos) return std::nullopt;
    return std::pair{code.substr(0, at), std::stoi(code.substr(at))};
}

/// The codes asked for in the atlas's order, which people know, not in that of the letters; what follows one upon the
/// other is drawn together: "ST1–ST9, LI20".
std::string codes_in_words(const State& state, const World& world) {
    constexpr size_t most_letters = 64;  // what a title holds at a size that can be read
    struct Run {
        std::string first, last;
        int count = 1;
    };
    std::vector<Run> runs;
    for (const atlas::Point& point : world.atlas.points) {
        if (state.only.count(point.code) == 0) continue;
        const auto here = numbered(point.code), before = runs.empty() ? std::nullopt : numbered(runs.back().last);
        if (here && before && here->first == before->first && here->second == before->second + 1) {
            runs.back().last = point.code;
            ++runs.back().count;
        } else {
            runs.push_back({point.code, point.code});
        }
    }
    std::string words;
    for (const Run& run : runs) {
        words += (words.empty() ? "" : ", ") + run.first;
        if (run.count > 1) words += (run.count > 2 ? "–" : ", ") + run.last;
    }
    return words.size() <= most_letters ? words : std::to_string(state.only.size()) + " points";
}

}  // namespace

std::string subject_words(const State& state, const World& world) {
    if (const atlas::Region* region = world.atlas.find_region(state.region)) return region->name;
    if (!state.only.empty()) {
        const std::string codes = codes_in_words(state, world);
        if (!codes.empty()) return codes;
    }
    if (state.channels.size() == 1) {
        if (const atlas::Channel* channel = world.atlas.find_channel(*state.channels.begin())) {
            return channel->names.english;
        }
    }
    return "Acupuncture points and channels";
}

}  // namespace jingluo::scene
