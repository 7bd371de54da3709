// Which landmarks there are, and which is asked for next.
#include <algorithm>
#include <array>

#include "scene/landmark_acts.h"

namespace jingluo::scene {

namespace {

constexpr std::array<const char*, 9> parts_in_order{"head", "neck",  "trunk", "upper_arm", "forearm",
                                                    "hand", "thigh", "leg",   "foot"};

bool is_set(const Marks& marks, const std::string& name) {
    return marks.set.count(name) != 0;
}
bool is_set_by_person(const Marks& marks, const std::string& name) {
    const auto found = marks.set.find(name);
    return found != marks.set.end() && by_person(found->second.how);
}
bool is_doubtful(const Mark& mark) {
    return mark.how == HowSet::proposed && mark.doubt_mm > doubtful_mm;
}

std::string part_of(const atlas::Dictionary& dictionary, const std::string& name) {
    const atlas::Landmark* landmark = landmark_named(dictionary, name);
    if (landmark == nullptr) return {};
    const auto part = dictionary.parts.find(landmark->part);
    const bool sided = part != dictionary.parts.end() && part->second.sided;
    return landmark->part + (sided ? "." + without_side(name).second : "");
}

struct Doubtful {
    double part_mm = 0, own_mm = 0;
    std::string part, name;
};

/// Doubtful proposals that were not skipped: the part with the greatest doubt first, in it the greatest doubt first.
std::vector<Doubtful> doubtful_in_order(const Marks& marks, const atlas::Dictionary& dictionary) {
    std::map<std::string, double> worst;
    std::vector<Doubtful> out;
    for (const auto& [name, mark] : marks.set) {
        if (!is_doubtful(mark) || marks.skipped.count(name) != 0) continue;
        const std::string part = part_of(dictionary, name);
        worst[part] = std::max(worst[part], mark.doubt_mm);
        out.push_back({0, mark.doubt_mm, part, name});
    }
    for (Doubtful& one : out) one.part_mm = worst[one.part];
    std::stable_sort(out.begin(), out.end(), [](const Doubtful& a, const Doubtful& b) {
        if (a.part_mm != b.part_mm) return a.part_mm > b.part_mm;
        if (a.part != b.part) return a.part < b.part;
        return a.own_mm > b.own_mm;
    });
    return out;
}

}  // namespace

std::pair<std::string, std::string> without_side(const std::string& name) {
    if (name.ends_with(".l") || name.ends_with(".r"))
        return {name.substr(0, name.size() - 2), name.substr(name.size() - 1)};
    return {name, ""};
}

std::string other_side_of(const std::string& name) {
    const auto [base, side] = without_side(name);
    return side.empty() ? std::string() : base + (side == "l" ? ".r" : ".l");
}

const atlas::Landmark* landmark_named(const atlas::Dictionary& dictionary, const std::string& name) {
    const auto [base, side] = without_side(name);
    const auto found = dictionary.landmarks.find(base);
    if (found == dictionary.landmarks.end() || found->second.sided == side.empty()) return nullptr;
    return &found->second;
}

std::vector<LandmarkGroup> landmark_groups(const atlas::Dictionary& dictionary) {
    std::vector<LandmarkGroup> groups;
    for (const char* part : parts_in_order) {
        const auto known = dictionary.parts.find(part);
        if (known == dictionary.parts.end()) continue;
        std::array<LandmarkGroup, 2> sides;
        sides[0].part = known->second.sided ? std::string(part) + ".l" : part;
        sides[1].part = std::string(part) + ".r";
        for (const auto& [name, landmark] : dictionary.landmarks) {
            if (landmark.part != part || landmark.derived) continue;
            if (!landmark.sided) {
                sides[0].names.push_back(name);
            } else {
                sides[0].names.push_back(name + ".l");
                sides[known->second.sided ? 1 : 0].names.push_back(name + ".r");
            }
        }
        for (LandmarkGroup& side : sides) {
            if (!side.names.empty()) groups.push_back(std::move(side));
        }
    }
    return groups;
}

LandmarkProgress progress_of(const LandmarkWork& work, const atlas::Dictionary& dictionary) {
    LandmarkProgress out;
    const Marks& marks = *work.now;
    for (const std::string& name : work.guide->telling) {
        ++out.telling;
        if (is_set_by_person(marks, name)) ++out.telling_set;
    }
    for (const auto& [name, landmark] : dictionary.landmarks) {
        if (landmark.derived) continue;
        for (const char* side : {"", ".l", ".r"}) {
            if (landmark.sided == (*side == '\0')) continue;
            ++out.all;
            if (is_set(marks, name + side)) ++out.set;
        }
    }
    out.doubtful = static_cast<int>(
        std::count_if(marks.set.begin(), marks.set.end(), [](const auto& entry) { return is_doubtful(entry.second); }));
    return out;
}

std::string next_asked(const LandmarkWork& work, const atlas::Dictionary& dictionary, const std::string& now) {
    const Marks& marks = *work.now;
    // Once our own body was fitted, what it proposes is asked for by its doubt alone.
    const std::vector<std::string> none;
    const std::vector<std::string>& telling = marks.proposed ? none : work.guide->telling;
    // From the one that was asked for onwards, so that a person who went back goes forward again from there.
    const auto at = std::find(telling.begin(), telling.end(), now);
    const size_t from = at == telling.end() ? 0 : static_cast<size_t>(at - telling.begin()) + 1;
    for (size_t i = 0; i < telling.size(); ++i) {
        const std::string& name = telling[(from + i) % telling.size()];
        if (name != now && !is_set_by_person(marks, name) && marks.skipped.count(name) == 0) return name;
    }
    for (const Doubtful& one : doubtful_in_order(marks, dictionary)) {
        if (one.name != now) return one.name;
    }
    return {};
}

std::vector<std::string> doubtful_beside(const LandmarkWork& work, const atlas::Dictionary& dictionary,
                                         const std::string& name) {
    const auto& set = work.now->set;
    const auto centre = set.find(name);
    if (centre == set.end()) return {};
    glm::dvec3 low = centre->second.place, high = low;
    for (const auto& [other, mark] : set) {
        low = glm::min(low, mark.place);
        high = glm::max(high, mark.place);
    }
    // A tenth of the body's length about it is what the eye has before it when it looks at one landmark.
    const glm::dvec3 size = high - low;
    const double reach = 0.1 * std::max({size.x, size.y, size.z});
    std::vector<std::string> out;
    for (const auto& [other, mark] : set) {
        if (is_doubtful(mark) && part_of(dictionary, other) == part_of(dictionary, name) &&
            glm::length(mark.place - centre->second.place) <= reach)
            out.push_back(other);
    }
    return out;
}

std::map<std::string, glm::dvec3> seeds_of(const Marks& marks) {
    std::map<std::string, glm::dvec3> seeds;
    for (const auto& [name, mark] : marks.set) {
        if (by_person(mark.how)) seeds[name] = mark.place;
    }
    return seeds;
}

}  // namespace jingluo::scene
