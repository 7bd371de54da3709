#include <algorithm>
#include <cmath>

#include "verify/measure.h"

namespace jingluo::verify {

using atlas::Direction;

namespace {

bool sideways(Direction d) {
    return d == Direction::lateral || d == Direction::medial;
}

bool same(const atlas::Place& a, const atlas::Place& b) {
    const auto *la = std::get_if<atlas::LandmarkRef>(&a), *lb = std::get_if<atlas::LandmarkRef>(&b);
    if (la && lb) return la->name == lb->name && la->other_side == lb->other_side;
    const auto *pa = std::get_if<atlas::PointRef>(&a), *pb = std::get_if<atlas::PointRef>(&b);
    return pa && pb && pa->code == pb->code && pa->member == pb->member;
}

/// Whether a statement repeats what the rule itself measured.
bool repeats(const atlas::Rule& rule, const atlas::Distance& is) {
    const auto in_offset = [&](const atlas::Offset& offset) {
        return same(offset.from, is.from) && offset.scale == is.scale &&
               std::any_of(offset.steps.begin(), offset.steps.end(),
                           [&](const atlas::Step& step) { return step.direction == is.step.direction; });
    };
    if (const auto* offset = std::get_if<atlas::Offset>(&rule.is)) return in_offset(*offset);
    if (const auto* along = std::get_if<atlas::Along>(&rule.is))
        return along->cun && same(along->from, is.from) && along->scale == is.scale;
    if (const auto* meet = std::get_if<atlas::Meet>(&rule.is)) {
        for (const atlas::Constraint& constraint : meet->constraints) {
            const auto* level = std::get_if<atlas::LevelOf>(&constraint);
            const auto* inner = level ? std::get_if<atlas::RulePtr>(&level->place) : nullptr;
            const auto* offset = inner && *inner ? std::get_if<atlas::Offset>(&(*inner)->is) : nullptr;
            if (offset && in_offset(*offset)) return true;
        }
    }
    return false;
}

struct Statements {
    const Measurer& m;
    const atlas::Rule* rule;
    std::string own_part;
    std::vector<Claim>& claims;

    glm::dvec3 here() const { return m.point().place; }
    std::string or_own(const std::string& part) const { return part.empty() ? own_part : part; }
    /// Nothing to measure from: the body lacks it, or a rule inside the statement cannot be followed by simple means.
    void missing(const std::string& what, const std::string& which) const {
        Claim claim;
        claim.what = what + ": cannot be measured, " + which + " is not known on this body";
        claim.unit = "order";
        claim.holds = false;
        if (which != "a meeting place") claim.missing = which;
        claims.push_back(std::move(claim));
    }

    void operator()(const atlas::LevelWith& is) const {
        const std::string part = or_own(is.part), what = "level with " + m.name(is.place);
        const Frame* at = m.frame(part);
        const auto other = m.height(is.place, part);
        const std::string scale = is.scale.empty() ? m.axis_scale(part) : is.scale;
        const auto cun = m.cun_m(scale);
        if (!at || !other || !cun) return missing(what, !other ? m.name(is.place) : "the part or scale");
        const double apart = glm::dot(here() - at->at, at->proximal) - *other;
        claims.push_back(equal(what, 0, apart / *cun, is.tolerance_cun, "cun", false));
    }

    void operator()(const atlas::Distance& is) const {
        const auto from = m.mark(is.from);
        const std::string scale = is.scale.empty() ? m.axis_scale(own_part) : is.scale;
        const auto known = m.subject().atlas().dictionary.scales.find(scale);
        const std::string part = known == m.subject().atlas().dictionary.scales.end() ? own_part : known->second.part;
        const std::string what = number(is.step.cun) + " cun " + atlas::to_string(is.step.direction) + " of " +
                                 m.name(is.from) + " on " + scale;
        const auto cun = m.cun_m(scale);
        const auto towards = m.direction(is.step.direction, part);
        if (!from || !cun || !towards) return missing(what, !from ? m.name(is.from) : "the scale or direction");
        std::optional<double> measured;
        if (part == "trunk" && sideways(is.step.direction)) {
            const Frame* trunk = m.frame("trunk");
            const auto reached = m.tape_m(from->midline ? from->place : trunk->at, {here(), m.facing(), false});
            const auto start = from->midline ? std::optional<double>(0) : m.tape_m(trunk->at, *from);
            if (reached && start) measured = (*reached - *start) * (is.step.direction == Direction::lateral ? 1 : -1);
        } else {
            measured = glm::dot(here() - from->place, *towards);
        }
        if (!measured) return missing(what, "the tape there");
        claims.push_back(
            equal(what, is.step.cun, *measured / *cun, is.tolerance_cun, "cun", rule && repeats(*rule, is)));
    }

    void operator()(const atlas::Between& is) const {
        const auto first = m.place(is.first), second = m.place(is.second);
        const std::string what =
            "between " + m.name(is.first) + " and " + m.name(is.second) + ", " + atlas::to_string(is.direction);
        const auto towards = m.direction(is.direction, or_own(is.part));
        if (!first || !second || !towards)
            return missing(what, !first ? m.name(is.first) : !second ? m.name(is.second) : "the direction");
        const double beyond_first = glm::dot(here() - *first, *towards),
                     before_second = glm::dot(*second - here(), *towards);
        claims.push_back(positive(what, std::min(beyond_first, before_second) * 1e3, "mm", false));
    }

    void operator()(const atlas::Beyond& is) const {
        const auto other = m.place(is.place);
        const std::string what = "beyond " + m.name(is.place) + ", " + atlas::to_string(is.direction);
        const auto towards = m.direction(is.direction, or_own(is.part));
        if (!other || !towards) return missing(what, !other ? m.name(is.place) : "the direction");
        claims.push_back(positive(what, glm::dot(here() - *other, *towards) * 1e3, "mm", false));
    }

    void operator()(const atlas::NearLine& is) const {
        const auto* line = m.line(is.line);
        const std::string what = "on the line " + is.line;
        if (!line) return missing(what, is.line);
        claims.push_back(within(what, away_from_line(*line, here(), 0) * 1e3, is.tolerance_mm, "mm", false));
    }

    void operator()(const atlas::Near& is) const {
        const auto other = m.place(is.place);
        const std::string what = "near " + m.name(is.place);
        if (!other) return missing(what, m.name(is.place));
        claims.push_back(within(what, glm::length(here() - *other) * 1e3, is.tolerance_mm, "mm", false));
    }

    void operator()(const atlas::Ratio& is) const {
        const auto first = m.place(is.first), second = m.place(is.second);
        const std::string what = "ratio of the distances to " + m.name(is.first) + " and " + m.name(is.second);
        if (!first || !second) return missing(what, !first ? m.name(is.first) : m.name(is.second));
        // A second place that lies beyond the point on the same side gives a ratio too: what is said is |to the first|
        // / sum.
        const double a = glm::length(here() - *first), b = glm::length(here() - *second);
        if (a + b > 0) claims.push_back(equal(what, is.value, a / (a + b), is.tolerance, "ratio", false));
    }
};

}  // namespace

void statement_claims(const Measurer& m, const atlas::Member& member, std::vector<Claim>& claims) {
    const Statements statements{m, member.rule.get(), member.rule ? m.part_of(*member.rule) : "", claims};
    for (const atlas::Statement& statement : member.also) std::visit(statements, statement.is);
}

}  // namespace jingluo::verify
