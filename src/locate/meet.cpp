#include <algorithm>
#include <cmath>
#include <limits>

#include "locate/solver.h"

namespace jingluo::locate {

using atlas::Direction;
using atlas::Side;

namespace {

/// A line that ends just short of a level is drawn on by so much, and no more.
constexpr double drawn_on_m = 0.015;
/// Two curves that pass each other within this distance meet.
constexpr double passing_m = 0.015;
/// Answers nearer to each other than this are one.
constexpr double same_m = 2e-3;
/// How far a level's own place may lie from a loop of its section and still be on it.
constexpr double on_loop_m = 1e-3;

std::vector<glm::dvec3> distinct(const std::vector<glm::dvec3>& places) {
    std::vector<glm::dvec3> out;
    for (const glm::dvec3& place : places) {
        const auto near = [&](glm::dvec3 other) { return glm::length(other - place) < same_m; };
        if (std::none_of(out.begin(), out.end(), near)) out.push_back(place);
    }
    return out;
}

/// The shorter stretch of a loop between two places that lie on it, or nothing.
std::optional<Polyline> stretch(const std::vector<body::Loop>& loops, glm::dvec3 from, glm::dvec3 to) {
    for (const body::Loop& loop : loops) {
        const OnPolyline a = nearest_on(loop.places, from, loop.closed);
        if (a.away_m > on_loop_m) continue;
        const OnPolyline b = nearest_on(loop.places, to, loop.closed);
        if (b.away_m > 2 * on_loop_m) continue;
        Polyline line = loop.places;
        if (loop.closed) line.push_back(line.front());
        const double whole = body::length(line), walked = std::abs(b.along_m - a.along_m);
        const double start = std::min(a.along_m, b.along_m), end = std::max(a.along_m, b.along_m);
        Polyline out;
        const bool direct = !loop.closed || walked <= whole - walked;
        const double length = direct ? walked : whole - walked, first = direct ? start : end;
        const int pieces = std::clamp(static_cast<int>(length / 3e-3), 1, 400);
        // Round a closed line the stretch may pass its start; walked twice, it lies in one piece.
        if (!direct) line.insert(line.end(), line.begin() + 1, line.end());
        size_t leg = 0;
        double before = 0;  // walked at the start of `leg`
        for (int k = 0; k <= pieces; ++k) {
            const double wanted = first + length * k / pieces;
            double step = glm::length(line[leg + 1] - line[leg]);
            while (leg + 2 < line.size() && before + step < wanted) {
                before += step;
                ++leg;
                step = glm::length(line[leg + 1] - line[leg]);
            }
            const double t = step > 0 ? std::clamp((wanted - before) / step, 0.0, 1.0) : 0;
            out.push_back(line[leg] + t * (line[leg + 1] - line[leg]));
        }
        return out;
    }
    return {};
}

}  // namespace

Solver::Met Solver::constraint(const atlas::Constraint& constraint, Side side, Construction& construction) {
    if (const auto* is = std::get_if<atlas::LevelOf>(&constraint)) {
        const Solved& at = place(is->place, side);
        merge(construction, at.construction, true);
        const std::string part = is->part.empty() ? at.part : is->part;
        return Level{{at.place, frame(part, side).proximal}, at.place, "level of " + at.name, part, false};
    }
    if (const auto* is = std::get_if<atlas::Plumb>(&constraint)) {
        const Solved& at = place(is->place, side);
        merge(construction, at.construction, true);
        return Level{{at.place, frame("trunk", side).left()}, at.place, "plumb through " + at.name, at.part, true};
    }
    if (const auto* is = std::get_if<atlas::OnLine>(&constraint)) {
        std::string name;
        const Polyline& places = line(is->line, side, name);
        return Curve{places, name, atlas_.dictionary.lines.at(is->line).part};
    }
    if (const auto* is = std::get_if<atlas::OnWay>(&constraint)) {
        const Solved &from = place(is->from, side), &to = place(is->to, side);
        merge(construction, from.construction, true);
        merge(construction, to.construction, true);
        return Curve{way(from, to), "way from " + from.name + " to " + to.name, from.part};
    }
    const auto& is = std::get<atlas::Parallel>(constraint);
    Beside out;
    out.is = &is;
    std::string name;
    out.line = line(is.line, side, name);
    const CunLength& cun_here = cun(is.scale, side);
    out.part = atlas_.dictionary.lines.at(is.line).part;
    out.midline = !atlas_.dictionary.lines.at(is.line).sided;
    out.metres = is.step.cun * cun_here.cun_m;
    out.cun_m = cun_here.cun_m;
    out.what = plain(is.step.cun) + " cun " + atlas::to_string(is.step.direction) + " of " + name + " on " + is.scale;
    return out;
}

std::vector<glm::dvec3> Solver::candidates(const Level& a, const Level& b, Side side,
                                           Construction& construction) const {
    const std::vector<body::Loop> loops = body_.surface->section(a.plane);
    std::vector<glm::dvec3> own, others;
    for (const body::Loop& loop : loops) {
        const bool through = nearest_on(loop.places, a.through, loop.closed).away_m < on_loop_m;
        for (const glm::dvec3& place : crossings(loop.places, b.plane, loop.closed)) {
            if (on_side(place, side)) (through ? own : others).push_back(place);
        }
    }
    // The loop on which the level's own place lies is the limb that is meant; hands and the other leg are cut by the
    // same planes.
    std::vector<glm::dvec3> found = own.empty() ? others : own;
    for (const glm::dvec3& place : found) {
        if (const auto guide = stretch(loops, a.through, place)) {
            construction.guides.push_back({a.what, *guide});
            break;
        }
    }
    return found;
}

std::vector<glm::dvec3> Solver::candidates(const Level& a, const Curve& b, Construction& construction) const {
    std::vector<glm::dvec3> found = crossings(b.places, a.plane);
    if (found.empty()) found = crossings(extended(*body_.surface, b.places, drawn_on_m), a.plane);
    if (found.empty()) return {};
    double far = 0;
    for (const glm::dvec3& place : found) far = std::max(far, glm::length(place - a.through));
    // Wide enough for the skin between the level's own place and the answers.
    const std::vector<body::Loop> loops = body_.surface->section_near(a.plane, a.through, 1.3 * far + 0.02);
    for (glm::dvec3& place : found) {
        // The curve was dropped to the skin in steps; the section itself gives the place on the skin and exactly level.
        OnPolyline nearest;
        nearest.away_m = std::numeric_limits<double>::max();
        for (const body::Loop& loop : loops) {
            const OnPolyline on = nearest_on(loop.places, place, loop.closed);
            if (on.away_m < nearest.away_m) nearest = on;
        }
        if (nearest.away_m < on_loop_m) place = nearest.place;
        if (const auto guide = stretch(loops, a.through, place)) construction.guides.push_back({a.what, *guide});
    }
    return found;
}

std::vector<glm::dvec3> Solver::candidates(const Level& a, const Beside& b, Side side,
                                           Construction& construction) const {
    std::vector<glm::dvec3> starts = crossings(b.line, a.plane);
    if (starts.empty()) starts = crossings(extended(*body_.surface, b.line, drawn_on_m), a.plane);
    std::vector<glm::dvec3> found;
    for (const glm::dvec3& start : starts) {
        Solved from = on_skin(start);
        // The drop moves across the level by a hair; the tape lies at the level itself.
        from.place -= glm::dot(from.place - a.plane.at, a.plane.normal) * a.plane.normal;
        from.midline = b.midline;
        from.name = b.is->line;
        Way walked;
        walked.what = b.what;
        walked.places = step(from, b.part, b.is->step.direction, b.metres, side);
        walked.length_m = std::abs(b.metres);
        walked.cun = b.is->step.cun;
        walked.scale = b.is->scale;
        walked.cun_m = b.cun_m;
        found.push_back(walked.places.back());
        construction.ways.push_back(std::move(walked));
    }
    return found;
}

std::vector<glm::dvec3> Solver::candidates(const Curve& a, const Curve& b) const {
    Approach best = nearest_approach(a.places, b.places);
    if (best.gap_m > passing_m) {
        best = nearest_approach(extended(*body_.surface, a.places, drawn_on_m),
                                extended(*body_.surface, b.places, drawn_on_m));
    }
    if (best.gap_m > passing_m) return {};
    return {best.place};
}

Solver::Parallel& Solver::parallel_of(const Beside& beside, Side side) {
    // Its text names all that it is made of, but the side of a line in the midline, and rounds the cun.
    const std::string key = beside.what + " " + std::to_string(beside.metres) +
                            (side == Side::left    ? " l"
                             : side == Side::right ? " r"
                                                   : "");
    const auto [found, is_new] = parallels_.try_emplace(key);
    Parallel& parallel = found->second;
    if (is_new) {
        parallel.line_m = body::length(beside.line);
        parallel.places.resize(static_cast<size_t>(std::clamp(static_cast<int>(parallel.line_m / 0.01), 1, 200)) + 1);
    }
    return parallel;
}

Polyline Solver::drawn(Parallel& parallel, const Beside& beside, Side side, size_t first, size_t last,
                       size_t every) const {
    Polyline out;
    const size_t end = parallel.places.size() - 1;
    for (size_t k = first; k <= last; k = k < last && k + every > last ? last : k + every) {
        std::optional<glm::dvec3>& place = parallel.places[k];
        if (!place) {
            Solved from =
                on_skin(body::along(beside.line, parallel.line_m * static_cast<double>(k) / static_cast<double>(end)));
            from.midline = beside.midline;
            from.name = beside.is->line;
            place = step(from, beside.part, beside.is->step.direction, beside.metres, side, Keep::end).back();
        }
        out.push_back(*place);
    }
    return out;
}

Solver::Curve Solver::curve_of(const Beside& beside, Side side) {
    Parallel& parallel = parallel_of(beside, side);
    return {drawn(parallel, beside, side, 0, parallel.places.size() - 1, 1), beside.what, beside.part};
}

Solver::Curve Solver::curve_near(const Beside& beside, const Curve& other, Side side) {
    constexpr size_t coarse = 4;
    Parallel& parallel = parallel_of(beside, side);
    const size_t end = parallel.places.size() - 1;
    const Polyline rough = drawn(parallel, beside, side, 0, end, coarse);
    // Which of the rough steps comes nearest to the other curve.
    size_t nearest = 0;
    double gap_m = std::numeric_limits<double>::max();
    for (size_t i = 0; i + 1 < rough.size(); ++i) {
        const double here_m = nearest_approach({rough[i], rough[i + 1]}, other.places).gap_m;
        if (here_m < gap_m) {
            gap_m = here_m;
            nearest = i;
        }
    }
    const size_t first = coarse * nearest, margin = coarse / 2;
    Curve out{drawn(parallel, beside, side, first - std::min(first, margin), std::min(first + coarse + margin, end), 1),
              beside.what, beside.part};
    if (nearest_approach(out.places, other.places).gap_m > passing_m) return curve_of(beside, side);
    return out;
}

glm::dvec3 Solver::chosen(std::vector<glm::dvec3> found, const atlas::Meet& rule, const std::string& what,
                          const std::string& part, Side side) {
    found = distinct(found);
    if (found.empty()) throw Unsolvable(what + " do not meet on this body");
    if (found.size() == 1) return found.front();
    if (!rule.pick && !rule.near) {
        throw Unsolvable(what + " meet in " + std::to_string(found.size()) +
                         " places; the rule does not say which ('pick' or 'near')");
    }
    std::function<double(glm::dvec3)> worth;
    if (rule.pick) {
        const glm::dvec3 towards = vector_of(*rule.pick, frame(part, side), side);
        worth = [towards](glm::dvec3 at) { return glm::dot(at, towards); };
    } else {
        const glm::dvec3 near = place(*rule.near, side).place;
        worth = [near](glm::dvec3 at) { return -glm::length(at - near); };
    }
    return *std::max_element(found.begin(), found.end(),
                             [&](glm::dvec3 a, glm::dvec3 b) { return worth(a) < worth(b); });
}

Solved Solver::meet(const atlas::Meet& rule, Side side) {
    Construction construction;
    std::array<Met, 2> met = {constraint(rule.constraints[0], side, construction),
                              constraint(rule.constraints[1], side, construction)};
    const auto what_of = [](const Met& one) { return std::visit([](const auto& is) { return is.what; }, one); };
    const std::string what = "the " + what_of(met[0]) + " and the " + what_of(met[1]);
    // A plumb belongs to no part of its own.
    const auto part_of = [](const Met& one) { return std::visit([](const auto& is) { return is.part; }, one); };
    const auto* plumb = std::get_if<Level>(&met[0]);
    const std::string part = part_of(met[plumb && plumb->is_plumb ? 1 : 0]);
    // Level first, then a parallel, then a curve: half the pairs to answer.
    const auto rank = [](const Met& one) {
        return std::holds_alternative<Level>(one) ? 0 : std::holds_alternative<Beside>(one) ? 1 : 2;
    };
    if (rank(met[0]) > rank(met[1])) std::swap(met[0], met[1]);
    // Over the scalp a tape leaves the level from which it starts, so that there the level must meet the whole
    // parallel.
    if (const auto* beside = std::get_if<Beside>(&met[1]);
        beside && (!std::holds_alternative<Level>(met[0]) || beside->part == "head"))
        met[1] = curve_of(*beside, side);
    if (const auto* beside = std::get_if<Beside>(&met[0])) met[0] = curve_near(*beside, std::get<Curve>(met[1]), side);

    std::vector<glm::dvec3> found;
    if (const auto* level = std::get_if<Level>(&met[0])) {
        if (const auto* other_level = std::get_if<Level>(&met[1])) {
            // Cut first by the level and then by the plumb: the level's own place names the limb.
            const bool swap = level->is_plumb && !other_level->is_plumb;
            found = candidates(swap ? *other_level : *level, swap ? *level : *other_level, side, construction);
        } else if (const auto* curve = std::get_if<Curve>(&met[1])) {
            found = candidates(*level, *curve, construction);
        } else {
            found = candidates(*level, std::get<Beside>(met[1]), side, construction);
        }
    } else {
        found = candidates(std::get<Curve>(met[0]), std::get<Curve>(met[1]));
    }
    for (const Met& one : met) {
        if (const auto* curve = std::get_if<Curve>(&one)) construction.guides.push_back({curve->what, curve->places});
    }
    Solved out = on_skin(chosen(std::move(found), rule, what, part, side));
    out.part = part;
    out.name = "where " + what + " meet";
    out.construction = std::move(construction);
    return out;
}

}  // namespace jingluo::locate
