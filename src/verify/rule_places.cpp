// Places inside a rule, found by means of their own: chords, raw lines, sections, the tape. Exact enough to measure a
// tenth of a cun against.
#include <algorithm>
#include <cmath>

#include "verify/measure.h"

namespace jingluo::verify {

using atlas::Direction;

namespace {

bool axial(Direction d) {
    return d == Direction::proximal || d == Direction::distal || d == Direction::cranial || d == Direction::caudal;
}
bool sideways(Direction d) {
    return d == Direction::lateral || d == Direction::medial;
}

/// Lines may be drawn on by so much.
constexpr double drawn_on_m = 0.015;

/// The place so many metres along a polyline, which goes on straight at its end.
glm::dvec3 at_length(const std::vector<glm::dvec3>& line, double metres) {
    for (size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::dvec3 ab = line[i + 1] - line[i];
        const double size = glm::length(ab);
        if (size > 0 && (metres <= size || i + 2 == line.size())) return line[i] + metres / size * ab;
        metres -= size;
    }
    return line.front();
}

}  // namespace

std::optional<Mark> Measurer::on_skin(glm::dvec3 near, bool midline) const {
    const auto skin = subject_.skin().nearest(near);
    if (!skin) return {};
    return Mark{skin->place, subject_.skin().facing(skin->place), midline};
}

/// On the skin and still at the level.
std::optional<Mark> Measurer::on_level(glm::dvec3 near, glm::dvec3 axis, bool midline) const {
    std::optional<glm::dvec3> best;
    for (const Piece& piece : subject_.skin().cut(near, axis)) {
        for (const auto& [a, b] : piece.segments) {
            const double square = glm::dot(b - a, b - a);
            const double t = square > 0 ? std::clamp(glm::dot(near - a, b - a) / square, 0.0, 1.0) : 0.0;
            const glm::dvec3 at = a + t * (b - a);
            if (!best || glm::length(at - near) < glm::length(*best - near)) best = at;
        }
    }
    if (!best) return {};
    return Mark{*best, subject_.skin().facing(*best), midline};
}

/// One step of an offset.
std::optional<Mark> Measurer::stepped(const Mark& from, const std::string& part, Direction direction,
                                      double metres) const {
    const auto towards = this->direction(direction, part);
    const Frame* at = frame(part);
    if (!towards || !at) return {};
    if (axial(direction)) return on_level(from.place + metres * *towards, at->proximal, from.midline);
    if (part == "trunk" && sideways(direction)) {
        const TapeRound* tape = subject_.tape(from.place);
        if (!tape) return {};
        const double left = glm::dot(*towards, at->left()) > 0 ? 1 : -1;
        return on_skin(tape->leftwards(from.place, left * metres), false);
    }
    // Over the head in the plane of left-right and the skin's normal, round a limb in its level.
    const glm::dvec3 plane = part == "head" && sideways(direction) ? glm::cross(from.normal, at->left()) : at->proximal;
    if (!(glm::length(plane) > 0.2)) return {};
    const auto found = walked(subject_.skin().cut(from.place, glm::normalize(plane)), from.place,
                              metres < 0 ? -*towards : *towards, std::abs(metres));
    if (!found) return {};
    return on_skin(*found, false);
}

std::optional<Mark> Measurer::along_mark(const atlas::Along& is, const std::string& part) const {
    const auto from = mark(is.from), to = mark(is.to);
    if (!from || !to) return {};
    const bool midline = from->midline && to->midline;
    const auto cun = is.cun ? cun_m(is.scale) : std::optional<double>(0);
    if (!cun) return {};
    const auto known = subject_.atlas().dictionary.scales.find(is.scale);
    const bool by_level =
        is.cun && known != subject_.atlas().dictionary.scales.end() && known->second.measure == atlas::Measure::axis;
    if (!is.via.empty()) {
        const auto* given = line(is.via);
        if (!given || by_level) return {};
        const std::vector<glm::dvec3> drawn = drawn_on(*given, drawn_on_m), *places = &drawn;
        const double start = along_line(*places, from->place), end = along_line(*places, to->place);
        const double wanted = is.cun ? *is.cun * *cun * (end > start ? 1 : -1) : *is.fraction * (end - start);
        return on_skin(at_length(*places, start + wanted), midline);
    }
    if (by_level) {
        const Frame* at = frame(part);
        if (!at) return {};
        const double rise = glm::dot(to->place - from->place, at->proximal);
        if (!(std::abs(rise) > 1e-3)) return {};
        return on_level(from->place + *is.cun * *cun / std::abs(rise) * (to->place - from->place), at->proximal,
                        midline);
    }
    if (is.fraction) {
        const std::vector<glm::dvec3> way = way_places(*from, *to);
        if (way.empty() || *is.fraction < 0 || *is.fraction > 1)
            return on_skin(from->place + *is.fraction * (to->place - from->place), midline);
        return on_skin(at_length(way, *is.fraction * along_line(way, to->place)), midline);
    }
    const glm::dvec3 across = glm::cross(to->place - from->place, from->normal + to->normal);
    if (!(glm::length(across) > 1e-9)) return {};
    const auto found = walked(subject_.skin().cut(from->place, glm::normalize(across)), from->place,
                              (*is.cun < 0 ? -1.0 : 1.0) * (to->place - from->place), std::abs(*is.cun * *cun));
    if (!found) return {};
    return on_skin(*found, midline);
}

std::vector<glm::dvec3> Measurer::way_places(const Mark& from, const Mark& to) const {
    const glm::dvec3 across = glm::cross(to.place - from.place, from.normal + to.normal);
    if (!(glm::length(across) > 1e-9)) return {};
    const auto pieces = subject_.skin().cut(from.place, glm::normalize(across));
    const auto whole = stretch_m(pieces, from.place, to.place);
    if (!whole) return {};
    std::vector<glm::dvec3> out;
    constexpr int count = 40;
    for (int k = 0; k <= count; ++k) {
        const auto at = walked(pieces, from.place, to.place - from.place, *whole * k / count);
        if (!at) return {};
        out.push_back(*at);
    }
    // The way round the other side of the part ends elsewhere.
    if (glm::length(out.back() - to.place) > 3e-3) return {};
    return out;
}

/// Where a level or a plumb meets a line, a way or each other. Nothing for other pairs.
std::optional<Mark> Measurer::meet_mark(const atlas::Meet& is) const {
    struct Plane {
        glm::dvec3 at, normal;
    };
    std::vector<Plane> planes;
    std::vector<glm::dvec3> curve;
    std::string part;
    for (const atlas::Constraint& constraint : is.constraints) {
        if (const auto* level = std::get_if<atlas::LevelOf>(&constraint)) {
            part = level->part.empty() ? part_of(level->place) : level->part;
            const Frame* at = frame(part);
            const auto wanted = height(level->place, part);
            if (!at || !wanted) return {};
            planes.push_back({at->at + *wanted * at->proximal, at->proximal});
        } else if (const auto* plumb = std::get_if<atlas::Plumb>(&constraint)) {
            const auto through = place(plumb->place);
            const Frame* trunk = frame("trunk");
            if (!through || !trunk) return {};
            planes.push_back({*through, trunk->left()});
        } else if (const auto* on = std::get_if<atlas::OnLine>(&constraint)) {
            const auto* places = line(on->line);
            if (!places) return {};
            curve = drawn_on(*places, drawn_on_m);
        } else if (const auto* way = std::get_if<atlas::OnWay>(&constraint)) {
            const auto from = mark(way->from), to = mark(way->to);
            if (!from || !to) return {};
            curve = way_places(*from, *to);
        }
    }
    std::vector<glm::dvec3> found;
    const auto cross = [&](glm::dvec3 a, glm::dvec3 b, const Plane& plane) {
        const double first = glm::dot(a - plane.at, plane.normal), second = glm::dot(b - plane.at, plane.normal);
        if ((first < 0) != (second < 0)) found.push_back(a + first / (first - second) * (b - a));
    };
    if (planes.size() == 1) {
        for (size_t i = 0; i + 1 < curve.size(); ++i) cross(curve[i], curve[i + 1], planes[0]);
    } else if (planes.size() == 2) {
        for (const Piece& piece : subject_.skin().cut(planes[0].at, planes[0].normal)) {
            for (const auto& [a, b] : piece.segments) cross(a, b, planes[1]);
        }
    }
    if (found.empty()) return {};
    // Of several the one that the rule picks; a rule that does not say is not guessed at.
    const auto towards = is.pick ? direction(*is.pick, part.empty() ? "trunk" : part) : std::nullopt;
    const auto near = is.near ? place(*is.near) : std::nullopt;
    if (found.size() > 1 && !towards && !near) return {};
    const auto worth = [&](glm::dvec3 one) {
        return towards ? glm::dot(one, *towards) : near ? -glm::length(one - *near) : 0.0;
    };
    const glm::dvec3 best =
        *std::max_element(found.begin(), found.end(), [&](glm::dvec3 a, glm::dvec3 b) { return worth(a) < worth(b); });
    return on_level(best, planes[0].normal, false);
}

std::optional<Mark> Measurer::rule_mark(const atlas::Rule& rule) const {
    if (const auto* is = std::get_if<atlas::LandmarkRef>(&rule.is)) return mark(*is);
    if (const auto* is = std::get_if<atlas::PointRef>(&rule.is)) return mark(*is);
    if (const auto* is = std::get_if<atlas::Along>(&rule.is)) return along_mark(*is, part_of(rule));
    if (const auto* is = std::get_if<atlas::Meet>(&rule.is)) return meet_mark(*is);
    const auto& is = std::get<atlas::Offset>(rule.is);
    std::optional<Mark> now = mark(is.from);
    const auto cun = cun_m(is.scale);
    if (!cun) return {};
    const std::string part = part_of(rule);
    for (const atlas::Step& step : is.steps) {
        if (now) now = stepped(*now, part, step.direction, step.cun * *cun);
    }
    return now;
}

}  // namespace jingluo::verify
