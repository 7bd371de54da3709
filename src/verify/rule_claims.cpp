#include <algorithm>
#include <cmath>

#include "verify/measure.h"

namespace jingluo::verify {

using atlas::Direction;

namespace {

// What "within a tenth of a cun" is in millimetres, for claims that no scale belongs to.
constexpr double level_mm = 2, level_of_rules_mm = 3;  // the latter of a place that is itself found by a rule
/// A tenth of a cun; less for the short steps beside a nail (0.07 cun), which a tenth would let go wrong altogether.
double cun_tolerance(double cun) {
    return std::min(0.1, std::max(0.02, std::abs(cun) / 2));
}
constexpr double fraction_tolerance = 0.02;
/// No fraction of a short way is told more exactly than by a millimetre; where an end is found by a rule, by three.
constexpr double least_fraction_m = 1e-3, least_fraction_of_rules_m = 3e-3;
/// Lines are given as polylines; the point lies on the skin between their corners.
constexpr double line_mm = 3;
/// A way is a plane through two places and the mean of where the skin faces there, which is measured a little
/// differently here than where the way was walked: 1.5 mm on a body of 1.70 m.
constexpr double way_mm = 4;
/// The same where an end is itself found by a rule, here by simpler means: 4 mm.
constexpr double way_of_rules_mm = 6;
/// Lines may be drawn on by so much to reach a level.
constexpr double drawn_on_m = 0.016;

bool axial(Direction d) {
    return d == Direction::proximal || d == Direction::distal || d == Direction::cranial || d == Direction::caudal;
}
bool sideways(Direction d) {
    return d == Direction::lateral || d == Direction::medial;
}

std::string step_name(const atlas::Step& step, const std::string& from, const std::string& scale) {
    return number(step.cun) + " cun " + atlas::to_string(step.direction) + " of " + from + " on " + scale;
}

bool by_rule(const atlas::Place& place) {
    return std::holds_alternative<atlas::RulePtr>(place);
}

/// How far the point lies from the plane of the straight way between two places, which holds `outward`.
void off_the_way(const Measurer& m, const Mark& from, const Mark& to, glm::dvec3 outward, const std::string& what,
                 double most_mm, std::vector<Claim>& claims) {
    const glm::dvec3 across = glm::cross(to.place - from.place, outward);
    if (!(glm::length(across) > 1e-9)) return;
    const double off = std::abs(glm::dot(m.point().place - from.place, glm::normalize(across))) * 1e3;
    claims.push_back(within("off the way " + what, off, most_mm, "mm", true));
}

void claims_of(const Measurer& m, const atlas::Offset& is, const atlas::Rule& rule, std::vector<Claim>& claims) {
    const auto from = m.mark(is.from);
    const auto cun = m.cun_m(is.scale);
    const std::string part = m.part_of(rule), from_name = m.name(is.from);
    if (!from || !cun) return;
    const glm::dvec3 moved = m.point().place - from->place;
    const Mark here{m.point().place, m.facing(), false};
    for (const atlas::Step& step : is.steps) {
        const auto towards = m.direction(step.direction, part);
        if (!towards) continue;
        std::optional<double> measured;
        if (axial(step.direction)) {
            measured = glm::dot(moved, *towards);
        } else if (part == "trunk" && sideways(step.direction)) {
            const Frame* trunk = m.frame("trunk");
            const glm::dvec3 midline = from->midline ? from->place : trunk->at;
            const auto reached = m.tape_m(midline, here);
            const auto start = from->midline ? std::optional<double>(0) : m.tape_m(midline, *from);
            if (reached && start) measured = (*reached - *start) * (step.direction == Direction::lateral ? 1 : -1);
        } else if (part == "head" && sideways(step.direction) && is.steps.size() == 1) {
            // As a tape over the scalp: in the plane of left-right and the skin's normal where it starts.
            const glm::dvec3 across = glm::cross(from->normal, *towards);
            if (glm::length(across) > 0.2) {
                const glm::dvec3 plane = glm::normalize(across);
                measured = stretch_m(m.subject().skin().cut(m.point().place, plane), from->place, m.point().place);
                if (!measured)
                    measured =
                        stretch_m(m.subject().skin().cut(from->place, glm::normalize(glm::cross(from->normal, moved))),
                                  from->place, m.point().place);
                if (measured && glm::dot(moved, *towards) < 0) measured = -*measured;
                claims.push_back(equal("off the way across the head from " + from_name, 0, glm::dot(moved, plane) * 1e3,
                                       way_of_rules_mm, "mm", true));
            }
        } else if (is.steps.size() == 1) {
            const Frame* at = m.frame(part);
            const auto stretch =
                stretch_m(m.subject().skin().cut(m.point().place, at->proximal), from->place, m.point().place);
            if (stretch)
                measured = glm::dot(moved, *towards) * step.cun >= 0 ? *stretch * (step.cun < 0 ? -1 : 1) : -*stretch;
        } else {
            measured = glm::dot(moved, *towards);
        }
        if (measured)
            claims.push_back(equal(step_name(step, from_name, is.scale), step.cun, *measured / *cun,
                                   cun_tolerance(step.cun), "cun", true));
    }
    const Frame* at = m.frame(part);
    if (!at) return;
    const bool across_only =
        std::none_of(is.steps.begin(), is.steps.end(), [](const atlas::Step& s) { return axial(s.direction); });
    const bool over_head = part == "head" && std::any_of(is.steps.begin(), is.steps.end(),
                                                         [](const atlas::Step& s) { return sideways(s.direction); });
    if (across_only && !over_head) {
        claims.push_back(equal("level of " + from_name, 0, glm::dot(moved, at->proximal) * 1e3, level_mm, "mm", true));
    }
    if (is.steps.size() == 1 && axial(is.steps.front().direction)) {
        // Straight along the part: in the plane of its axis and of the skin's normal where it starts, on the back and
        // the front of the trunk in the sagittal plane.
        const glm::dvec3 across = glm::cross(at->proximal, from->normal);
        const bool sagittal = part == "trunk" && (from->midline || std::abs(glm::dot(from->normal, at->left())) < 0.7);
        if (sagittal || glm::length(across) > 0.3) {
            const double off = glm::dot(moved, sagittal ? at->left() : glm::normalize(across)) * 1e3;
            claims.push_back(equal("straight along the " + part + " from " + from_name, 0, off,
                                   by_rule(is.from) ? way_of_rules_mm : way_mm, "mm", true));
        }
    }
}

void claims_of(const Measurer& m, const atlas::Along& is, const atlas::Rule& rule, std::vector<Claim>& claims) {
    const auto from = m.mark(is.from), to = m.mark(is.to);
    if (!from || !to) return;
    const std::string ends = "from " + m.name(is.from) + " to " + m.name(is.to);
    const auto* given = is.via.empty() ? nullptr : m.line(is.via);
    std::optional<std::vector<glm::dvec3>> line;
    if (given) line = drawn_on(*given, drawn_on_m);
    const glm::dvec3 here = m.point().place;
    if (!is.via.empty()) {
        if (!line) return;
        claims.push_back(within("off the line " + is.via, away_from_line(*line, here, 0) * 1e3, line_mm, "mm", true));
    } else {
        const auto seen_from = is.seen_from ? m.direction(*is.seen_from, m.part_of(rule)) : std::nullopt;
        off_the_way(m, *from, *to, seen_from.value_or(from->normal + to->normal), ends,
                    by_rule(is.from) || by_rule(is.to) ? way_of_rules_mm : way_mm, claims);
    }
    if (is.fraction) {
        std::optional<double> first, second;
        if (line) {
            first = std::abs(along_line(*line, here) - along_line(*line, from->place));
            second = std::abs(along_line(*line, to->place) - along_line(*line, here));
        } else {
            const glm::dvec3 across = glm::cross(to->place - from->place, here - from->place);
            // The plane through all three; where they lie in one straight line their distances do.
            if (glm::length(across) > 1e-6) {
                const auto pieces = m.subject().skin().cut(here, glm::normalize(across));
                first = stretch_m(pieces, from->place, here);
                second = stretch_m(pieces, here, to->place);
            }
            if (!first || !second) {
                first = glm::length(here - from->place);
                second = glm::length(to->place - here);
            }
        }
        const double least_m = by_rule(is.from) || by_rule(is.to) ? least_fraction_of_rules_m : least_fraction_m;
        double whole = *first + *second, part = *first;
        if (*is.fraction < 0 || *is.fraction > 1) {
            // Beyond an end: against the way between both.
            whole = m.way_m(from->place, to->place).value_or(glm::length(to->place - from->place));
            if (*is.fraction < 0) part = -part;
        }
        if (whole > 0)
            claims.push_back(equal("fraction of the way " + ends, *is.fraction, part / whole,
                                   std::max(fraction_tolerance, least_m / whole), "ratio", true));
        return;
    }
    const auto cun = m.cun_m(is.scale);
    const auto known = m.subject().atlas().dictionary.scales.find(is.scale);
    const Frame* at = m.frame(m.part_of(rule));
    if (!cun || known == m.subject().atlas().dictionary.scales.end() || !at) return;
    std::optional<double> measured;
    if (known->second.measure == atlas::Measure::axis) {
        const double sign = glm::dot(to->place - from->place, at->proximal) > 0 ? 1 : -1;
        measured = sign * glm::dot(here - from->place, at->proximal);
    } else if (line) {
        const double start = along_line(*line, from->place), end = along_line(*line, to->place);
        measured = (along_line(*line, here) - start) * (end > start ? 1 : -1);
    } else {
        const glm::dvec3 across = glm::cross(to->place - from->place, from->normal + to->normal);
        if (glm::length(across) > 1e-9)
            measured = stretch_m(m.subject().skin().cut(here, glm::normalize(across)), from->place, here);
    }
    if (measured)
        claims.push_back(equal(number(*is.cun) + " cun " + ends + " on " + is.scale, *is.cun, *measured / *cun,
                               cun_tolerance(*is.cun), "cun", true));
}

/// "7 cun proximal of X" where a level is said so, with its scale; the level itself in millimetres otherwise.
void level_claim(const Measurer& m, const atlas::LevelOf& is, std::vector<Claim>& claims) {
    const std::string part = is.part.empty() ? m.part_of(is.place) : is.part;
    const Frame* at = m.frame(part);
    if (!at) return;
    const double here = glm::dot(m.point().place - at->at, at->proximal);
    if (const auto* inner = std::get_if<atlas::RulePtr>(&is.place); inner && *inner) {
        const auto* offset = std::get_if<atlas::Offset>(&(*inner)->is);
        if (offset && offset->steps.size() == 1 && axial(offset->steps.front().direction) &&
            m.part_of(**inner) == part) {
            const auto from = m.height(offset->from, part), cun = m.cun_m(offset->scale);
            const atlas::Step& step = offset->steps.front();
            const double sign = step.direction == Direction::proximal || step.direction == Direction::cranial ? 1 : -1;
            if (from && cun) {
                claims.push_back(equal(step_name(step, m.name(offset->from), offset->scale), step.cun,
                                       sign * (here - *from) / *cun, cun_tolerance(step.cun), "cun", true));
                return;
            }
        }
        const auto* along = std::get_if<atlas::Along>(&(*inner)->is);
        const auto scale = along ? m.subject().atlas().dictionary.scales.find(along->scale)
                                 : m.subject().atlas().dictionary.scales.end();
        const bool by_level =
            scale != m.subject().atlas().dictionary.scales.end() && scale->second.measure == atlas::Measure::axis;
        if (along && along->cun && by_level && m.part_of(**inner) == part) {
            const auto wanted = m.height(is.place, part), cun = m.cun_m(along->scale),
                       from = m.height(along->from, part);
            if (wanted && cun && from && *wanted != *from) {
                const double sign = *wanted > *from ? 1 : -1;
                claims.push_back(equal("level of " + m.name(is.place) + " on " + along->scale, std::abs(*along->cun),
                                       sign * (here - *from) / *cun, cun_tolerance(*along->cun), "cun", true));
                return;
            }
        }
    }
    const auto wanted = m.height(is.place, part);
    if (wanted)
        claims.push_back(equal("level of " + m.name(is.place), 0, (here - *wanted) * 1e3,
                               by_rule(is.place) ? level_of_rules_mm : level_mm, "mm", true));
}

/// So many cun beside a line: by tape on the trunk, over the scalp on the head, else round the part at the point's
/// level.
void parallel_claim(const Measurer& m, const atlas::Parallel& is, std::vector<Claim>& claims) {
    const auto* line = m.line(is.line);
    const auto cun = m.cun_m(is.scale);
    const auto known = m.subject().atlas().dictionary.lines.find(is.line);
    if (!line || !cun || known == m.subject().atlas().dictionary.lines.end()) return;
    const std::string &part = known->second.part, what = step_name(is.step, is.line, is.scale);
    const glm::dvec3 here = m.point().place;
    const Frame* at = m.frame(part);
    const auto towards = m.direction(is.step.direction, part);
    if (!at || !towards) return;
    std::optional<double> measured;
    if (part == "head" && sideways(is.step.direction)) {
        if (known->second.sided) return;
        const auto left = m.scalp_from_midline_m(here, m.facing(), m.midline_at(here, m.facing(), part), part);
        if (left) measured = (glm::dot(*towards, at->left()) > 0 ? 1 : -1) * *left;
    } else {
        // Where the line runs at this level.
        const std::vector<glm::dvec3> drawn = drawn_on(*line, drawn_on_m);
        std::optional<glm::dvec3> beside;
        for (size_t i = 0; i + 1 < drawn.size() && !beside; ++i) {
            const double a = glm::dot(drawn[i] - here, at->proximal), b = glm::dot(drawn[i + 1] - here, at->proximal);
            if ((a < 0) != (b < 0)) beside = drawn[i] + a / (a - b) * (drawn[i + 1] - drawn[i]);
        }
        if (!beside) return;
        if (part == "trunk" && sideways(is.step.direction)) {
            const auto reached = m.tape_m(*beside, {here, m.facing(), false});
            if (reached) measured = (is.step.direction == Direction::lateral ? 1 : -1) * *reached;
        } else if (const auto skin = m.subject().skin().nearest(*beside)) {
            const auto stretch = stretch_m(m.subject().skin().cut(here, at->proximal), skin->place, here);
            if (stretch) measured = (glm::dot(here - *beside, *towards) < 0 ? -1 : 1) * *stretch;
        }
    }
    if (measured) claims.push_back(equal(what, is.step.cun, *measured / *cun, cun_tolerance(is.step.cun), "cun", true));
}

void claims_of(const Measurer& m, const atlas::Meet& is, std::vector<Claim>& claims) {
    for (const atlas::Constraint& constraint : is.constraints) {
        if (const auto* level = std::get_if<atlas::LevelOf>(&constraint)) {
            level_claim(m, *level, claims);
        } else if (const auto* on = std::get_if<atlas::OnLine>(&constraint)) {
            if (const auto* line = m.line(on->line)) {
                claims.push_back(within("off the line " + on->line,
                                        away_from_line(*line, m.point().place, drawn_on_m) * 1e3, line_mm, "mm", true));
            }
        } else if (const auto* way = std::get_if<atlas::OnWay>(&constraint)) {
            const auto from = m.mark(way->from), to = m.mark(way->to);
            if (from && to)
                off_the_way(m, *from, *to, from->normal + to->normal,
                            "from " + m.name(way->from) + " to " + m.name(way->to),
                            by_rule(way->from) || by_rule(way->to) ? way_of_rules_mm : way_mm, claims);
        } else if (const auto* plumb = std::get_if<atlas::Plumb>(&constraint)) {
            const auto through = m.mark(plumb->place);
            const Frame* trunk = m.frame("trunk");
            if (through && trunk) {
                claims.push_back(equal("plumb through " + m.name(plumb->place), 0,
                                       glm::dot(m.point().place - through->place, trunk->left()) * 1e3, level_mm, "mm",
                                       true));
            }
        } else {
            parallel_claim(m, std::get<atlas::Parallel>(constraint), claims);
        }
    }
}

}  // namespace

void rule_claims(const Measurer& m, const atlas::Rule& rule, std::vector<Claim>& claims) {
    if (const auto* is = std::get_if<atlas::PointRef>(&rule.is)) {
        const auto other = m.mark(*is);
        if (other)
            claims.push_back(within("the place of " + atlas::to_string(*is),
                                    glm::length(other->place - m.point().place) * 1e3, 1, "mm", true));
    }
    if (const auto* is = std::get_if<atlas::Offset>(&rule.is)) claims_of(m, *is, rule, claims);
    if (const auto* is = std::get_if<atlas::Along>(&rule.is)) claims_of(m, *is, rule, claims);
    if (const auto* is = std::get_if<atlas::Meet>(&rule.is)) claims_of(m, *is, claims);
}

}  // namespace jingluo::verify
