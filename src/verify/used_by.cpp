// Whether a claim of the standard repeats what a rule itself measured: then it does not check the rule.
#include <algorithm>

#include "verify/claims.h"
#include "verify/measure.h"

namespace jingluo::verify {

namespace {

using atlas::Direction;

bool same(const atlas::Place& place, const Spot& spot) {
    if (const auto* is = std::get_if<atlas::LandmarkRef>(&place)) {
        return spot.kind == Spot::Kind::landmark && spot.name == is->name &&
               (spot.side == Spot::Of::other_side) == is->other_side;
    }
    if (const auto* is = std::get_if<atlas::PointRef>(&place))
        return spot.kind == Spot::Kind::point && spot.name == is->code && spot.member == is->member;
    const auto& rule = std::get<atlas::RulePtr>(place);
    if (!rule) return false;
    if (const auto* is = std::get_if<atlas::LandmarkRef>(&rule->is)) return same(atlas::Place(*is), spot);
    if (const auto* is = std::get_if<atlas::PointRef>(&rule->is)) return same(atlas::Place(*is), spot);
    return false;
}

bool axial(Direction d) {
    return d == Direction::proximal || d == Direction::distal || d == Direction::cranial || d == Direction::caudal;
}
bool sideways(Direction d) {
    return d == Direction::lateral || d == Direction::medial;
}

struct Used {
    const atlas::Rule& rule;

    /// The offsets of a rule: its own, and the one inside a level.
    template <class Test>
    bool any_offset(Test test) const {
        if (const auto* is = std::get_if<atlas::Offset>(&rule.is)) return test(*is);
        if (const auto* is = std::get_if<atlas::Meet>(&rule.is)) {
            for (const atlas::Constraint& constraint : is->constraints) {
                const auto* level = std::get_if<atlas::LevelOf>(&constraint);
                const auto* inner = level ? std::get_if<atlas::RulePtr>(&level->place) : nullptr;
                const auto* offset = inner && *inner ? std::get_if<atlas::Offset>(&(*inner)->is) : nullptr;
                if (offset && test(*offset)) return true;
            }
        }
        return false;
    }

    bool operator()(const says::Level& is) const {
        if (const auto* offset = std::get_if<atlas::Offset>(&rule.is)) {
            return same(offset->from, is.with) && std::none_of(offset->steps.begin(), offset->steps.end(),
                                                               [](const atlas::Step& s) { return axial(s.direction); });
        }
        if (const auto* meet = std::get_if<atlas::Meet>(&rule.is)) {
            for (const atlas::Constraint& constraint : meet->constraints) {
                const auto* level = std::get_if<atlas::LevelOf>(&constraint);
                if (level && same(level->place, is.with)) return true;
            }
        }
        return false;
    }
    bool operator()(const says::Tape& is) const {
        if (const auto* offset = std::get_if<atlas::Offset>(&rule.is)) {
            return offset->scale == is.scale && (!is.from || same(offset->from, *is.from)) &&
                   std::any_of(offset->steps.begin(), offset->steps.end(), [&](const atlas::Step& s) {
                       return sideways(s.direction) && std::abs(s.cun) == std::abs(is.cun);
                   });
        }
        if (const auto* meet = std::get_if<atlas::Meet>(&rule.is)) {
            for (const atlas::Constraint& constraint : meet->constraints) {
                const auto* beside = std::get_if<atlas::Parallel>(&constraint);
                if (beside && !is.from && beside->scale == is.scale && std::abs(beside->step.cun) == std::abs(is.cun))
                    return true;
            }
        }
        return false;
    }
    bool operator()(const says::Apart& is) const { return stepped(is.from, is.scale); }
    bool operator()(const says::Arc& is) const { return stepped(is.from, is.scale); }
    bool stepped(const Spot& from, const std::string& scale) const {
        if (const auto* along = std::get_if<atlas::Along>(&rule.is))
            return along->cun && along->scale == scale && same(along->from, from);
        return any_offset(
            [&](const atlas::Offset& offset) { return offset.scale == scale && same(offset.from, from); });
    }
    bool operator()(const says::OnLine& is) const {
        if (const auto* along = std::get_if<atlas::Along>(&rule.is)) return along->via == is.line;
        if (const auto* meet = std::get_if<atlas::Meet>(&rule.is)) {
            for (const atlas::Constraint& constraint : meet->constraints) {
                const auto* on = std::get_if<atlas::OnLine>(&constraint);
                if (on && on->line == is.line) return true;
            }
        }
        return false;
    }
    bool operator()(const says::Near& is) const {
        if (const auto* landmark = std::get_if<atlas::LandmarkRef>(&rule.is))
            return same(atlas::Place(*landmark), is.place);
        return false;
    }
    bool operator()(const says::Ratio& is) const {
        const auto* along = std::get_if<atlas::Along>(&rule.is);
        if (!along || !along->fraction) return false;
        return (same(along->from, is.from) && same(along->to, is.to)) ||
               (same(along->from, is.to) && same(along->to, is.from));
    }
    bool operator()(const says::Aligned& is) const {
        const auto* along = std::get_if<atlas::Along>(&rule.is);
        if (!along) return false;
        return (same(along->from, is.first) && same(along->to, is.second)) ||
               (same(along->from, is.second) && same(along->to, is.first));
    }
    bool operator()(const says::Plumb& is) const {
        const auto* meet = std::get_if<atlas::Meet>(&rule.is);
        if (!meet) return false;
        return std::any_of(meet->constraints.begin(), meet->constraints.end(), [&](const atlas::Constraint& one) {
            const auto* plumb = std::get_if<atlas::Plumb>(&one);
            return plumb && same(plumb->place, is.through);
        });
    }
    bool operator()(const says::Away&) const { return false; }
    bool operator()(const says::Order&) const { return false; }
    bool operator()(const says::Between&) const { return false; }
    bool operator()(const says::Beyond&) const { return false; }
};

}  // namespace

bool used_by(const atlas::Rule& rule, const says::Predicate& is) {
    return std::visit(Used{rule}, is);
}

}  // namespace jingluo::verify
