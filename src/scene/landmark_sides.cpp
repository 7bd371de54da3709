// Left and right are the body's own, which is easily forgotten before a body that faces the viewer.
#include <cmath>

#include "fit/expect.h"
#include "scene/landmark_acts.h"
#include "scene/stand.h"

namespace jingluo::scene {

namespace {

// On our own body: whatever lies nearer to the midline has hardly a side.
constexpr double has_side_m = 0.012;

/// What the landmarks of the midline that a person set say of the body's left.
struct Midline {
    glm::dvec3 centre{0};
    glm::dmat3 turn{1};
    /// How far to the body's left a place lies, metres.
    double leftwards(const glm::dvec3& place) const { return glm::dot(place - centre, turn[0]); }
};

std::optional<Midline> midline_of(const LandmarkWork& work) {
    std::vector<fit::Known> known;
    Midline out;
    for (const auto& [name, mark] : work.now->set) {
        const auto own = work.guide->own.find(name);
        if (!by_person(mark.how) || !without_side(name).second.empty() || own == work.guide->own.end()) continue;
        known.push_back({own->second.place, mark.place});
        out.centre += mark.place;
    }
    const auto turn = fit::turned_as(known);
    if (!turn) return std::nullopt;
    out.turn = *turn;
    out.centre /= static_cast<double>(known.size());
    return out;
}

/// Whether a place lies on the side where our own body does not have this landmark. Nothing where that cannot be told.
std::optional<bool> lies_across(const LandmarkWork& work, const Midline& midline, const std::string& name,
                                const glm::dvec3& place) {
    const auto own = work.guide->own.find(name);
    if (without_side(name).second.empty() || own == work.guide->own.end()) return std::nullopt;
    const double leftwards = midline.leftwards(place);
    if (std::abs(own->second.place.x) < has_side_m || std::abs(leftwards) < has_side_m) return std::nullopt;
    return (own->second.place.x > 0) != (leftwards > 0);
}

}  // namespace

bool lies_on_other_side(const LandmarkWork& work, const World& world, const std::string& name,
                        const glm::dvec3& place) {
    if (const auto midline = midline_of(work)) {
        if (const auto across = lies_across(work, *midline, name, place)) return *across;
    }
    const std::string twin = other_side_of(name);
    if (twin.empty()) return false;
    const auto here = guessed_place(work, world, name), there = guessed_place(work, world, twin);
    return here && there && 2 * glm::length(place - there->place) < glm::length(place - here->place);
}

glm::dmat3 stands_as(const LandmarkWork& work) {
    const auto midline = midline_of(work);
    if (!midline) return work.guide->upright;
    body::Landmarks marks;
    marks.parts["trunk"] = {midline->centre, midline->turn[1], midline->turn[2]};
    return stand_of(marks);
}

bool knows_left(const LandmarkWork& work) {
    return midline_of(work).has_value();
}

bool sides_seem_swapped(const LandmarkWork& work) {
    const auto midline = midline_of(work);
    if (!midline) return false;
    int right = 0, wrong = 0;
    for (const auto& [name, mark] : work.now->set) {
        if (!by_person(mark.how)) continue;
        if (const auto across = lies_across(work, *midline, name, mark.place)) ++(*across ? wrong : right);
    }
    return wrong >= 2 && wrong > right;
}

Marks with_sides_swapped(const Marks& marks) {
    Marks out = marks;
    out.set.clear();
    out.skipped.clear();
    const auto renamed = [](const std::string& name) {
        const std::string twin = other_side_of(name);
        return twin.empty() ? name : twin;
    };
    // What was proposed came from sides that were the wrong way round.
    for (const auto& [name, mark] : marks.set) {
        if (mark.how != HowSet::proposed) out.set[renamed(name)] = mark;
    }
    for (const std::string& name : marks.skipped) out.skipped.insert(renamed(name));
    out.lines.clear();
    out.shape.reset();
    out.proposed = false;
    return out;
}

}  // namespace jingluo::scene
