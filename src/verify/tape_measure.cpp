#include "verify/tape_measure.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jingluo::verify {

namespace {

using Flat = std::vector<std::pair<glm::dvec2, glm::dvec2>>;

double turn(glm::dvec2 o, glm::dvec2 a, glm::dvec2 b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Gift wrapping: slower than a sort, and another method than the solver's.
std::vector<glm::dvec2> wrapped(const std::vector<glm::dvec2>& places) {
    if (places.size() < 3) return {};
    size_t start = 0;
    for (size_t i = 1; i < places.size(); ++i) {
        if (places[i].x < places[start].x || (places[i].x == places[start].x && places[i].y < places[start].y))
            start = i;
    }
    std::vector<glm::dvec2> out;
    size_t here = start;
    do {
        out.push_back(places[here]);
        size_t next = here == 0 ? 1 : 0;
        for (size_t i = 0; i < places.size(); ++i) {
            if (i == here || places[i] == places[here]) continue;
            const double side = turn(places[here], places[next], places[i]);
            const bool further = glm::length(places[i] - places[here]) > glm::length(places[next] - places[here]);
            if (places[next] == places[here] || side < 0 || (side == 0 && further)) next = i;
        }
        here = next;
    } while (places[here] != places[start] && out.size() <= places.size());
    return out;
}

bool round_axis(const Flat& piece) {
    bool inside = false;
    for (const auto& [a, b] : piece) {
        if ((a.y > 0) != (b.y > 0) && 0 < a.x + (0 - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
    }
    return inside;
}

double breadth_squared(const Flat& piece, double& middle) {
    glm::dvec2 low(1e9), high(-1e9);
    for (const auto& [a, b] : piece) {
        low = glm::min(low, glm::min(a, b));
        high = glm::max(high, glm::max(a, b));
    }
    middle = (low.x + high.x) / 2;
    return (high.x - low.x) * (high.y - low.y);
}

}  // namespace

std::optional<TapeRound> TapeRound::at_level(const Skin& skin, const Marks& marks, glm::dvec3 level_of) {
    const auto part = marks.parts.find("trunk");
    if (part == marks.parts.end()) return {};
    TapeRound out;
    out.trunk_ = part->second;
    const Frame& trunk = out.trunk_;
    out.level_ = glm::dot(level_of - trunk.at, trunk.proximal);

    // Where the arms begin: the four axillary folds.
    double fold_level = 1e9, arm_left = -1e9, arm_right = 1e9;
    int folds = 0;
    for (const auto& [name, place] : marks.landmarks) {
        if (name.find("axillary_fold.") == std::string::npos) continue;
        const glm::dvec3 from = place - trunk.at;
        fold_level = std::min(fold_level, glm::dot(from, trunk.proximal));
        arm_left = std::max(arm_left, glm::dot(from, trunk.left()));
        arm_right = std::min(arm_right, glm::dot(from, trunk.left()));
        ++folds;
    }
    const bool arms_off = folds >= 4 && out.level_ > fold_level - 0.01;

    std::vector<Flat> pieces;
    for (const Piece& piece : skin.cut(trunk.at + out.level_ * trunk.proximal, trunk.proximal)) {
        Flat now;
        for (const auto& [a, b] : piece.segments) now.emplace_back(out.flat(a), out.flat(b));
        pieces.push_back(std::move(now));
    }
    const Flat* whole = nullptr;
    double largest = 0;
    for (const Flat& piece : pieces) {
        double middle = 0;
        const double size = breadth_squared(piece, middle);
        if (round_axis(piece) && size > largest) {
            whole = &piece;
            largest = size;
        }
    }
    std::vector<const Flat*> taken;
    if (whole) {
        taken.push_back(whole);
    } else {
        for (const bool left : {true, false}) {
            const Flat* thigh = nullptr;
            double most = 0;
            for (const Flat& piece : pieces) {
                double middle = 0;
                const double size = breadth_squared(piece, middle);
                if ((middle > 0) == left && size > most) {
                    most = size;
                    thigh = &piece;
                }
            }
            if (thigh) taken.push_back(thigh);
        }
    }
    std::vector<glm::dvec2> places;
    for (const Flat* piece : taken) {
        for (const auto& [a, b] : *piece) {
            for (const glm::dvec2 end : {a, b}) {
                if (!arms_off || (end.x <= arm_left && end.x >= arm_right)) places.push_back(end);
            }
            for (const double x : {arm_left, arm_right}) {
                if (arms_off && (a.x < x) != (b.x < x)) places.push_back(a + (x - a.x) / (b.x - a.x) * (b - a));
            }
        }
    }
    out.corners_ = wrapped(places);
    if (out.corners_.size() < 3) return {};
    for (size_t i = 0; i < out.corners_.size(); ++i)
        out.girth_ += glm::length(out.corners_[(i + 1) % out.corners_.size()] - out.corners_[i]);
    return out;
}

glm::dvec2 TapeRound::flat(glm::dvec3 place) const {
    return {glm::dot(place - trunk_.at, trunk_.left()), glm::dot(place - trunk_.at, trunk_.anterior)};
}

/// Metres round the tape to where it passes nearest to a place.
double TapeRound::position(glm::dvec2 place) const {
    double best = 0, nearest = std::numeric_limits<double>::max(), walked = 0;
    for (size_t i = 0; i < corners_.size(); ++i) {
        const glm::dvec2 a = corners_[i], b = corners_[(i + 1) % corners_.size()];
        const double step = glm::length(b - a);
        if (step > 0) {
            const double into = std::clamp(glm::dot(place - a, b - a) / step, 0.0, step);
            const double away = glm::length(a + into / step * (b - a) - place);
            if (away < nearest) {
                nearest = away;
                best = walked + into;
            }
        }
        walked += step;
    }
    return best;
}

double TapeRound::between(glm::dvec3 a, glm::dvec3 b) const {
    const double walked = std::abs(position(flat(a)) - position(flat(b)));
    return std::min(walked, girth_ - walked);
}

std::optional<double> TapeRound::from_midline(glm::dvec3 midline, glm::dvec3 of, glm::dvec3 of_normal) const {
    const double x = flat(midline).x;
    const bool behind = glm::dot(of_normal, trunk_.anterior) < 0;
    std::optional<double> start;
    double furthest = -1e9, walked = 0;
    for (size_t i = 0; i < corners_.size(); ++i) {
        const glm::dvec2 a = corners_[i], b = corners_[(i + 1) % corners_.size()];
        if ((a.x <= x) != (b.x <= x)) {
            const double t = (x - a.x) / (b.x - a.x), forward = a.y + t * (b.y - a.y);
            if ((behind ? -forward : forward) > furthest) {
                furthest = behind ? -forward : forward;
                start = walked + t * glm::length(b - a);
            }
        }
        walked += glm::length(b - a);
    }
    if (!start) return {};
    const double round = std::abs(position(flat(of)) - *start);
    const double measured = std::min(round, girth_ - round);
    return flat(of).x >= x ? measured : -measured;
}

glm::dvec3 TapeRound::leftwards(glm::dvec3 from, double metres) const {
    const double start = position(flat(from));
    const auto at = [&](double s) {
        s -= std::floor(s / girth_) * girth_;
        for (size_t i = 0; i < corners_.size(); ++i) {
            const glm::dvec2 a = corners_[i], b = corners_[(i + 1) % corners_.size()];
            const double step = glm::length(b - a);
            if (s <= step && step > 0) return a + s / step * (b - a);
            s -= step;
        }
        return corners_.front();
    };
    const bool forwards = at(start + 1e-3).x > at(start - 1e-3).x;
    const glm::dvec2 found = at(start + (forwards ? metres : -metres));
    return trunk_.at + level_ * trunk_.proximal + found.x * trunk_.left() + found.y * trunk_.anterior;
}

}  // namespace jingluo::verify
