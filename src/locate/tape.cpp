#include "locate/tape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace jingluo::locate {

namespace {

double cross(glm::dvec2 o, glm::dvec2 a, glm::dvec2 b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Leaves out most of what lies within a hull: the places inside the octagon of those that reach furthest to eight
/// sides (Akl and Toussaint 1978).
void leave_out_inner(std::vector<glm::dvec2>& places) {
    static constexpr std::array<glm::dvec2, 8> sides{
        {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};
    std::array<glm::dvec2, 8> corner{};
    for (size_t k = 0; k < sides.size(); ++k) {
        corner[k] = *std::max_element(places.begin(), places.end(), [&](glm::dvec2 a, glm::dvec2 b) {
            return glm::dot(a, sides[k]) < glm::dot(b, sides[k]);
        });
    }
    std::erase_if(places, [&](glm::dvec2 place) {
        for (size_t k = 0; k < corner.size(); ++k) {
            const glm::dvec2 a = corner[k], b = corner[(k + 1) % corner.size()];
            // Where one place reaches furthest to two sides there is no edge between.
            if (a != b && !(cross(a, b, place) > 0)) return false;
        }
        return true;
    });
}

/// Andrew's monotone chain; anticlockwise, no repeated or straight corners.
std::vector<glm::dvec2> convex_hull(std::vector<glm::dvec2> places) {
    if (places.size() > 16) leave_out_inner(places);
    std::sort(places.begin(), places.end(),
              [](glm::dvec2 a, glm::dvec2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (places.size() < 3) return {};
    std::vector<glm::dvec2> hull(2 * places.size());
    size_t k = 0;
    for (size_t i = 0; i < places.size(); ++i) {
        while (k >= 2 && cross(hull[k - 2], hull[k - 1], places[i]) <= 0) --k;
        hull[k++] = places[i];
    }
    for (size_t i = places.size() - 1, low = k + 1; i-- > 0;) {
        while (k >= low && cross(hull[k - 2], hull[k - 1], places[i]) <= 0) --k;
        hull[k++] = places[i];
    }
    hull.resize(k - 1);
    return hull;
}

using Flat = std::vector<glm::dvec2>;

double area(const Flat& loop) {
    double twice = 0;
    for (size_t i = 0; i < loop.size(); ++i) {
        const glm::dvec2 a = loop[i], b = loop[(i + 1) % loop.size()];
        twice += a.x * b.y - a.y * b.x;
    }
    return std::abs(twice) / 2;
}

bool contains(const Flat& loop, glm::dvec2 place) {
    bool inside = false;
    for (size_t i = 0; i < loop.size(); ++i) {
        const glm::dvec2 a = loop[i], b = loop[(i + 1) % loop.size()];
        if ((a.y > place.y) != (b.y > place.y) && place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
    }
    return inside;
}

/// What of a loop lies between two sagittal planes; only its hull matters, so corners and cuts suffice.
Flat between(const Flat& loop, double low, double high) {
    Flat out;
    for (size_t i = 0; i < loop.size(); ++i) {
        const glm::dvec2 a = loop[i], b = loop[(i + 1) % loop.size()];
        if (a.x >= low && a.x <= high) out.push_back(a);
        for (const double x : {low, high}) {
            if ((a.x < x) != (b.x < x)) out.push_back(a + (x - a.x) / (b.x - a.x) * (b - a));
        }
    }
    return out;
}

/// The loops that belong to the trunk: the one round its axis, or, below the crotch, the two thighs. Hands hanging
/// beside the hips are loops of their own, smaller and further out.
std::vector<Flat> trunk_of(const std::vector<Flat>& loops) {
    for (const Flat& loop : loops) {
        if (contains(loop, {0, 0})) return {loop};
    }
    std::vector<Flat> out;
    for (const bool left : {true, false}) {
        const Flat* largest = nullptr;
        for (const Flat& loop : loops) {
            double middle = 0;
            for (const glm::dvec2 place : loop) middle += place.x / static_cast<double>(loop.size());
            if ((middle > 0) == left && (!largest || area(loop) > area(*largest))) largest = &loop;
        }
        if (largest) out.push_back(*largest);
    }
    return out;
}

}  // namespace

Hull::Hull(const body::Surface& surface, const body::PartFrame& trunk, double level_m, std::vector<glm::dvec2> places)
    : surface_(&surface), trunk_(trunk), level_m_(level_m), places_(std::move(places)) {
    walked_.push_back(0);
    for (size_t i = 0; i < places_.size(); ++i) {
        walked_.push_back(walked_.back() + glm::length(places_[(i + 1) % places_.size()] - places_[i]));
    }
}

glm::dvec3 Hull::lift(glm::dvec2 place) const {
    return trunk_.at + level_m_ * trunk_.proximal + place.x * trunk_.left() + place.y * trunk_.anterior;
}

double Hull::at(glm::dvec3 place) const {
    const glm::dvec3 from = place - trunk_.at;
    const glm::dvec2 flat(glm::dot(from, trunk_.left()), glm::dot(from, trunk_.anterior));
    double best = 0, nearest = std::numeric_limits<double>::max();
    for (size_t i = 0; i < places_.size(); ++i) {
        const glm::dvec2 a = places_[i], ab = places_[(i + 1) % places_.size()] - a;
        const double t = std::clamp(glm::dot(flat - a, ab) / glm::dot(ab, ab), 0.0, 1.0);
        const double away = glm::length(flat - (a + t * ab));
        if (away < nearest) {
            nearest = away;
            best = walked_[i] + t * glm::length(ab);
        }
    }
    return best;
}

std::optional<double> Hull::at_sagittal(double left_m, bool behind) const {
    std::optional<double> best;
    double furthest = 0;
    for (size_t i = 0; i < places_.size(); ++i) {
        const glm::dvec2 a = places_[i], b = places_[(i + 1) % places_.size()];
        if ((a.x < left_m) == (b.x < left_m)) continue;
        const double t = (left_m - a.x) / (b.x - a.x);
        const double forward = a.y + t * (b.y - a.y);
        const double out = behind ? -forward : forward;
        if (!best || out > furthest) {
            furthest = out;
            best = walked_[i] + t * glm::length(b - a);
        }
    }
    return best;
}

size_t Hull::edge_at(double s, double& into) const {
    const double girth = girth_m();
    s -= std::floor(s / girth) * girth;
    const auto next = std::upper_bound(walked_.begin(), walked_.end() - 1, s);
    const size_t edge = std::min(static_cast<size_t>(next - walked_.begin()) - 1, places_.size() - 1);
    into = s - walked_[edge];
    return edge;
}

glm::dvec3 Hull::place(double s) const {
    double into = 0;
    const size_t edge = edge_at(s, into);
    const glm::dvec2 a = places_[edge], ab = places_[(edge + 1) % places_.size()] - a;
    return lift(a + into / glm::length(ab) * ab);
}

glm::dvec3 Hull::tangent(double s) const {
    double into = 0;
    const size_t edge = edge_at(s, into);
    const glm::dvec2 along = glm::normalize(places_[(edge + 1) % places_.size()] - places_[edge]);
    return along.x * trunk_.left() + along.y * trunk_.anterior;
}

std::optional<body::Hit> Hull::drop(double s) const {
    const glm::dvec3 on = place(s), along = tangent(s);
    // left x anterior points caudal, so anticlockwise in (left, anterior) has its outside at tangent x caudal.
    const glm::dvec3 outward = glm::cross(along, glm::cross(trunk_.left(), trunk_.anterior));
    constexpr double start_outside_m = 2e-3;
    const auto hit = surface_->ray(on + start_outside_m * outward, -outward);
    if (hit) return hit;
    return surface_->nearest(on);
}

Tape::Tape(const body::Surface& surface, const body::Landmarks& marks) : surface_(surface) {
    const auto trunk = marks.parts.find("trunk");
    if (trunk == marks.parts.end()) return;
    known_ = true;
    trunk_ = trunk->second;
    Arms arms{std::numeric_limits<double>::max(), 0, 0};
    int folds = 0;
    for (const char* name : {"posterior_axillary_fold", "anterior_axillary_fold"}) {
        for (const char* side : {".l", ".r"}) {
            const auto fold = marks.landmarks.find(std::string(name) + side);
            if (fold == marks.landmarks.end()) continue;
            const glm::dvec3 from = fold->second - trunk_.at;
            const double left = glm::dot(from, trunk_.left());
            arms.from_level_m = std::min(arms.from_level_m, glm::dot(from, trunk_.proximal));
            arms.left_m = std::max(arms.left_m, left);
            arms.right_m = std::min(arms.right_m, left);
            ++folds;
        }
    }
    if (folds == 4) arms_ = arms;
}

const Hull* Tape::at(glm::dvec3 place) const {
    if (!known_) return nullptr;
    const double level = glm::dot(place - trunk_.at, trunk_.proximal);
    const long key = std::lround(level * 1e6);
    // Left and right ask for the same levels at about the same time: whoever comes second waits rather than make it
    // again, and who comes first makes no difference.
    const std::scoped_lock lock(making_);
    auto found = hulls_.find(key);
    if (found == hulls_.end()) found = hulls_.emplace(key, make(1e-6 * static_cast<double>(key))).first;
    return found->second.get();
}

std::unique_ptr<Hull> Tape::make(double level_m) const {
    const glm::dvec3 middle = trunk_.at + level_m * trunk_.proximal;
    std::vector<Flat> loops;
    for (const body::Loop& loop : surface_.section({middle, trunk_.proximal})) {
        if (!loop.closed) continue;
        Flat flat;
        for (const glm::dvec3& place : loop.places)
            flat.push_back({glm::dot(place - middle, trunk_.left()), glm::dot(place - middle, trunk_.anterior)});
        loops.push_back(std::move(flat));
    }
    // A centimetre below the folds the arms are already webbed to the trunk.
    constexpr double web_m = 0.01;
    const bool arms_joined = arms_ && level_m > arms_->from_level_m - web_m;
    Flat places;
    for (Flat& loop : trunk_of(loops)) {
        if (arms_joined) loop = between(loop, arms_->right_m, arms_->left_m);
        places.insert(places.end(), loop.begin(), loop.end());
    }
    Flat hull = convex_hull(std::move(places));
    if (hull.size() < 3) return nullptr;
    return std::make_unique<Hull>(surface_, trunk_, level_m, std::move(hull));
}

}  // namespace jingluo::locate
