#include "verify/line.h"

#include <algorithm>
#include <cmath>

#include "verify/measure.h"

namespace jingluo::verify {

namespace {

/// What a rule names, and how it goes from there.
struct Telling {
    const Measurer& m;
    std::vector<std::string>& names;

    void note(const atlas::Place& place) const {
        if (const auto* rule = std::get_if<atlas::RulePtr>(&place)) {
            if (*rule) tell(**rule);
            return;
        }
        note(m.name(place));
    }
    void note(const std::string& name) const {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }

    std::string tell(const atlas::Rule& rule) const {
        return std::visit([&](const auto& is) { return way(is); }, rule.is);
    }
    std::string way(const atlas::LandmarkRef& is) const {
        note(atlas::Place(is));
        return "at the landmark";
    }
    std::string way(const atlas::PointRef& is) const {
        note(atlas::Place(is));
        return "at the point";
    }
    std::string way(const atlas::Along& is) const {
        note(is.from);
        note(is.to);
        if (!is.via.empty()) note(is.via);
        const std::string by = is.via.empty() ? "" : " by " + is.via;
        if (is.cun) return number(*is.cun) + " cun of the way on " + is.scale + by;
        return number(is.fraction.value_or(0)) + " of the way" + by;
    }
    std::string way(const atlas::Offset& is) const {
        note(is.from);
        std::string out;
        for (const atlas::Step& step : is.steps)
            out += (out.empty() ? "" : ", ") + number(step.cun) + " cun " + atlas::to_string(step.direction);
        return out + " on " + is.scale;
    }
    std::string way(const atlas::Meet& is) const {
        return constraint(is.constraints[0]) + " meets " + constraint(is.constraints[1]);
    }
    std::string constraint(const atlas::Constraint& constraint) const {
        if (const auto* is = std::get_if<atlas::LevelOf>(&constraint)) {
            note(is->place);
            return "level of " + m.name(is->place);
        }
        if (const auto* is = std::get_if<atlas::OnLine>(&constraint)) {
            note(is->line);
            return is->line;
        }
        if (const auto* is = std::get_if<atlas::OnWay>(&constraint)) {
            note(is->from);
            note(is->to);
            return "way from " + m.name(is->from) + " to " + m.name(is->to);
        }
        if (const auto* is = std::get_if<atlas::Plumb>(&constraint)) {
            note(is->place);
            return "plumb of " + m.name(is->place);
        }
        const auto& is = std::get<atlas::Parallel>(constraint);
        note(is.line);
        return number(is.step.cun) + " cun " + atlas::to_string(is.step.direction) + " of " + is.line + " on " +
               is.scale;
    }
};

/// The point's neighbours in the order of its channel, or of its members.
void neighbours(const Subject& subject, const Placed& point, Line& line) {
    struct Name {
        std::string code, member;
    };
    std::vector<Name> row;
    const atlas::Point* own = subject.atlas().find_point(point.code);
    if (!own) return;
    if (own->members.size() > 1) {
        for (const atlas::Member& member : own->members) row.push_back({own->code, member.name});
    } else if (own->channel != "EX") {
        for (const atlas::Point& other : subject.atlas().points) {
            if (other.channel == own->channel && other.members.size() == 1) row.push_back({other.code, ""});
        }
    }
    for (size_t i = 0; i < row.size(); ++i) {
        if (row[i].code != point.code || row[i].member != point.member) continue;
        const Placed* before = i > 0 ? subject.find(row[i - 1].code, row[i - 1].member, point.side) : nullptr;
        const Placed* after =
            i + 1 < row.size() ? subject.find(row[i + 1].code, row[i + 1].member, point.side) : nullptr;
        if (before) line.before = before->member.empty() ? before->code : before->member;
        if (after) line.after = after->member.empty() ? after->code : after->member;
        if (before && after) {
            const glm::dvec3 way = after->place - before->place;
            line.from_before = glm::dot(point.place - before->place, way) / std::max(glm::dot(way, way), 1e-12);
        }
    }
}

template <class Each>
void each_claim(const Line& line, Each each) {
    for (const Claim& claim : line.certificate.claims) each(claim);
    for (const Claim& claim : line.standard) each(claim);
}

}  // namespace

size_t Line::held() const {
    size_t count = 0;
    each_claim(*this, [&](const Claim& claim) { count += claim.holds ? 1 : 0; });
    return count;
}

std::vector<const Claim*> Line::failing() const {
    std::vector<const Claim*> out;
    each_claim(*this, [&](const Claim& claim) {
        if (claim.fails()) out.push_back(&claim);
    });
    return out;
}

std::vector<const Claim*> Line::noted() const {
    std::vector<const Claim*> out;
    each_claim(*this, [&](const Claim& claim) {
        if (!claim.holds && !claim.fails()) out.push_back(&claim);
    });
    return out;
}

const Claim* Line::worst() const {
    const Claim* out = nullptr;
    double most = -1;
    each_claim(*this, [&](const Claim& claim) {
        if (!claim.missing.empty()) return;
        // A one-sided claim that is kept within a limit has no error, but comes near to it.
        const double used =
            claim.tolerance > 0
                ? std::max(std::abs(claim.error), claim.rule == 0 ? std::abs(claim.measured) : 0.0) / claim.tolerance
            : claim.holds ? 0
                          : 1e3;
        if (used > most) {
            most = used;
            out = &claim;
        }
    });
    return out;
}

bool Line::holds() const {
    return certificate.off_skin_mm <= most_off_skin_mm && failing().empty();
}

namespace {

/// What a certificate, a rule and a place say, whosesoever they are.
void fill(const Subject& subject, const Placed& point, const atlas::Rule* rule, Line& out) {
    out.side = point.side;
    const auto trunk = subject.marks().parts.find("trunk");
    if (trunk != subject.marks().parts.end())
        out.left_mm = glm::dot(point.place - trunk->second.at, trunk->second.left()) * 1e3;
    if (rule) {
        const Measurer measurer(subject, point);
        out.way = Telling{measurer, out.landmarks}.tell(*rule);
    }
    for (const Claim& claim : out.certificate.claims) {
        if (!claim.placed_it || (claim.unit != "cun" && claim.unit != "ratio")) continue;
        // A statement that repeats the rule says nothing new.
        const auto same = [&](double said) { return said == claim.rule; };
        if (std::any_of(out.cun_said.begin(), out.cun_said.end(), same)) continue;
        out.cun_said.push_back(claim.rule);
        out.cun_measured.push_back(claim.measured);
    }
}

}  // namespace

Line line_of(const Subject& subject, const Placed& point, const Claims& claims) {
    Line out;
    out.point = atlas::to_string(atlas::PointRef{point.code, point.member});
    out.certificate = certify(subject, point);
    out.standard = measure_claims(subject, point, claims);
    neighbours(subject, point, out);
    const atlas::Member* member = subject.atlas().find_member({point.code, point.member});
    fill(subject, point, member ? member->rule.get() : nullptr, out);
    return out;
}

Line line_of_alternative(const Subject& subject, const Placed& place, const std::string& code,
                         const atlas::Alternative& is) {
    Line out;
    out.point = code + " (" + is.name + ")";
    Placed other = place;
    other.code.clear();
    out.certificate = certify_rule(subject, other, *is.rule, is.sigma_mm);
    fill(subject, other, is.rule.get(), out);
    return out;
}

}  // namespace jingluo::verify
