#include <algorithm>
#include <cmath>

#include "locate/solver.h"

namespace jingluo::locate {

using atlas::Direction;
using atlas::Side;

namespace {

Direction opposite(Direction direction) {
    switch (direction) {
        case Direction::cranial:
            return Direction::caudal;
        case Direction::caudal:
            return Direction::cranial;
        case Direction::proximal:
            return Direction::distal;
        case Direction::distal:
            return Direction::proximal;
        case Direction::anterior:
            return Direction::posterior;
        case Direction::posterior:
            return Direction::anterior;
        case Direction::dorsal:
            return Direction::plantar;
        case Direction::plantar:
            return Direction::dorsal;
        case Direction::lateral:
            return Direction::medial;
        case Direction::medial:
            return Direction::lateral;
    }
    return direction;
}

}  // namespace

/// Along the part's axis, over the skin: in the plane of the axis and the skin's normal. On the trunk in the sagittal
/// plane as long as the skin faces forwards or backwards, so that the way down from a place stays as far from the
/// midline as it began.
Polyline Solver::axial(const Solved& from, const std::string& part, glm::dvec3 direction, double metres,
                       Side side) const {
    const body::PartFrame& here = frame(part, side);
    glm::dvec3 across = glm::cross(here.proximal, from.normal);
    const double size = glm::length(across);
    // Where the skin faces along the axis (a toe's tip, the sole of the heel) the two make no plane.
    const bool facing_along = size < 0.3;
    const bool sagittal = part == "trunk" && (from.midline || std::abs(glm::dot(from.normal, here.left())) < 0.7);
    across = facing_along || sagittal ? here.left() : across / size;
    const auto height = [&](glm::dvec3 at) { return glm::dot(at - from.place, direction); };
    // Skin that rises at 20 degrees to the axis is still followed.
    const auto line =
        trace_until(*body_.surface, {from.place, across}, from.place, direction, 3 * metres + 0.02, height, metres);
    if (!line)
        throw Unsolvable("the skin does not go on for " + plain(metres * 1e3) + " mm along the " + part + " from " +
                         from.name);
    return *line;
}

/// Across the trunk as a tape lies.
Polyline Solver::taped(const Solved& from, Direction direction, double metres, Side side, Keep keep) const {
    const Hull* hull = tape_.at(from.place);
    if (!hull) throw Unsolvable("the trunk has no section at the level of " + from.name);
    const body::PartFrame& trunk = tape_.trunk();
    const bool behind = glm::dot(from.normal, trunk.anterior) < 0;
    std::optional<double> start;
    // From the midline the tape starts over the midline, though the skin itself may lie deep in a furrow beneath it.
    if (from.midline) start = hull->at_sagittal(glm::dot(from.place - trunk.at, trunk.left()), behind);
    if (!start) start = hull->at(from.place);
    const double turn = glm::dot(hull->tangent(*start), vector_of(direction, trunk, side)) > 0 ? 1 : -1;
    Polyline line;
    const int pieces = std::clamp(static_cast<int>(std::ceil(metres / 4e-3)), 1, 500);
    for (int k = keep == Keep::end ? pieces : 0; k <= pieces; ++k) {
        const auto hit = hull->drop(*start + turn * metres * k / pieces);
        if (hit) line.push_back(hit->place);
    }
    if (line.empty()) throw Unsolvable("the tape finds no skin beside " + from.name);
    return line;
}

Polyline Solver::step(const Solved& from, const std::string& part, Direction direction, double metres, Side side,
                      Keep keep) const {
    if (metres < 0) {
        direction = opposite(direction);
        metres = -metres;
    }
    if (metres < 1e-9) return {from.place};
    if (part == "trunk" && is_transverse(direction)) return taped(from, direction, metres, side, keep);
    const body::PartFrame& here = frame(part, side);
    const glm::dvec3 towards = vector_of(direction, here, side);
    if (is_axial(direction)) return axial(from, part, towards, metres, side);
    if (part == "head" && is_transverse(direction)) {
        // On the crown a level only grazes the scalp: there a tape lies upright over it, as on the brow it lies level.
        const glm::dvec3 across = glm::cross(from.normal, here.left());
        const double size = glm::length(across);
        if (size < 0.2) throw Unsolvable("no way leads across the head from " + from.name + ", at its very side");
        const auto line = trace(*body_.surface, {from.place, across / size}, from.place, towards, metres);
        if (line && body::length(*line) >= metres - 1e-6) return *line;
        throw Unsolvable("the skin does not go on for " + plain(metres * 1e3) + " mm across the head from " +
                         from.name);
    }
    // Round the limb at this level.
    const auto line = trace(*body_.surface, {from.place, here.proximal}, from.place, towards, metres);
    if (!line || body::length(*line) < metres - 1e-6) {
        throw Unsolvable("the skin does not go on for " + plain(metres * 1e3) + " mm across the " + part + " from " +
                         from.name);
    }
    return *line;
}

Solved Solver::offset(const atlas::Offset& rule, Side side) {
    const Solved& start = place(rule.from, side);
    Construction construction = start.construction;
    Solved now{start.place, start.normal, start.part, start.name, start.midline, {}};
    const CunLength& cun_here = cun(rule.scale, side);
    const std::string& part = rule.part.empty() ? atlas_.dictionary.scales.at(rule.scale).part : rule.part;
    for (const atlas::Step& one : rule.steps) {
        const double metres = one.cun * cun_here.cun_m;
        Way walked;
        walked.what =
            plain(one.cun) + " cun " + atlas::to_string(one.direction) + " of " + now.name + " on " + rule.scale;
        walked.places = step(now, part, one.direction, metres, side);
        walked.length_m = std::abs(metres);
        walked.cun = one.cun;
        walked.scale = rule.scale;
        walked.cun_m = cun_here.cun_m;
        const bool midline = now.midline && is_axial(one.direction);
        now = on_skin(walked.places.back());
        now.midline = midline;
        now.name = walked.what;
        construction.ways.push_back(std::move(walked));
    }
    now.part = part;
    now.construction = std::move(construction);
    return now;
}

}  // namespace jingluo::locate
