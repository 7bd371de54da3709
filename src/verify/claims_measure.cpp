#include <algorithm>
#include <cmath>
#include <limits>

#include "verify/claims.h"
#include "verify/measure.h"

namespace jingluo::verify {

using atlas::Side;

namespace {

/// Lines may be drawn on by so much at their ends.
constexpr double drawn_on_m = 0.015;

std::string to_string(Heading heading) {
    static const char* const words[] = {"proximal", "distal", "anterior", "posterior",
                                        "lateral",  "medial", "left",     "right"};
    return words[static_cast<size_t>(heading)];
}

std::string to_string(const Spot& spot) {
    switch (spot.kind) {
        case Spot::Kind::landmark: {
            static const char* const ends[] = {"", ".other", ".l", ".r"};
            return spot.name + ends[static_cast<size_t>(spot.side)];
        }
        case Spot::Kind::point:
            return spot.member.empty() ? spot.name : spot.name + ":" + spot.member;
        case Spot::Kind::line:
            return "the line " + spot.name;
        case Spot::Kind::mid:
            return "the middle of " + to_string(spot.of[0]) + " and " + to_string(spot.of[1]);
        case Spot::Kind::part_way:
            return number(spot.fraction) + " of the way from " + to_string(spot.of[0]) + " to " + to_string(spot.of[1]);
        case Spot::Kind::shifted:
            return number(spot.cun) + " cun " + to_string(spot.heading) + " of " + to_string(spot.of[0]);
    }
    return {};
}

std::optional<glm::dvec3> vector_of(const Measurer& m, Heading heading, const std::string& part) {
    const Frame* frame = m.frame(part);
    if (!frame) return {};
    switch (heading) {
        case Heading::proximal:
            return frame->proximal;
        case Heading::distal:
            return -frame->proximal;
        case Heading::anterior:
            return frame->anterior;
        case Heading::posterior:
            return -frame->anterior;
        case Heading::left:
            return frame->left();
        case Heading::right:
            return -frame->left();
        case Heading::lateral:
        case Heading::medial:
            break;
    }
    if (m.side() == Side::midline) return {};
    return ((m.side() == Side::left) == (heading == Heading::lateral) ? 1.0 : -1.0) * frame->left();
}

/// The place of a line nearest to another place, the line drawn on at both ends.
glm::dvec3 nearest_of_line(const std::vector<glm::dvec3>& line, glm::dvec3 to) {
    glm::dvec3 best = line.front();
    double nearest = std::numeric_limits<double>::max();
    for (size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::dvec3 ab = line[i + 1] - line[i];
        const double size = glm::length(ab);
        if (!(size > 0)) continue;
        const double low = i == 0 ? -drawn_on_m : 0, high = i + 2 == line.size() ? size + drawn_on_m : size;
        const glm::dvec3 at = line[i] + std::clamp(glm::dot(to - line[i], ab) / size, low, high) / size * ab;
        if (glm::length(at - to) < nearest) {
            nearest = glm::length(at - to);
            best = at;
        }
    }
    return best;
}

/// Measures the claims of one point. Each predicate gives one measured claim.
class ClaimMeasurer {
  public:
    ClaimMeasurer(const Subject& subject, const Placed& point) : subject_(subject), point_(point), m_(subject, point) {}

    Claim measure(const StandardClaim& claim) {
        lacking_.clear();
        Claim out = std::visit([&](const auto& is) { return of(is); }, claim.is);
        const atlas::Member* member = subject_.atlas().find_member({point_.code, point_.member});
        out.placed_it = member && member->rule && used_by(*member->rule, claim.is);
        out.says = claim.words;
        out.source = claim.source;
        out.where = claim.file + ":" + claim.where;
        out.report_only = claim.report_only;
        return out;
    }

  private:
    glm::dvec3 here() const { return point_.place; }

    // ---- places

    std::optional<glm::dvec3> on_side(const Spot& spot, Side side) {
        Placed beside = point_;
        beside.side = side;
        const Measurer other(subject_, beside);
        if (spot.kind == Spot::Kind::landmark) return other.place(atlas::LandmarkRef{spot.name, false});
        const std::vector<glm::dvec3>* line = other.line(spot.name);
        if (!line) return {};
        return nearest_of_line(*line, here());
    }

    bool is_sided(const Spot& spot) const {
        const atlas::Dictionary& dictionary = subject_.atlas().dictionary;
        if (spot.kind == Spot::Kind::line) {
            const auto known = dictionary.lines.find(spot.name);
            return known != dictionary.lines.end() && known->second.sided;
        }
        const auto known = dictionary.landmarks.find(spot.name);
        return known != dictionary.landmarks.end() && known->second.sided;
    }

    std::optional<glm::dvec3> landmark_or_line(const Spot& spot) {
        Side side = m_.side();
        if (spot.side == Spot::Of::left) side = Side::left;
        if (spot.side == Spot::Of::right) side = Side::right;
        if (spot.side == Spot::Of::other_side) side = side == Side::left ? Side::right : Side::left;
        if (side != Side::midline || !is_sided(spot)) return on_side(spot, side);
        const auto left = on_side(spot, Side::left), right = on_side(spot, Side::right);
        if (!left || !right) return {};
        return (*left + *right) / 2.0;
    }

    std::optional<glm::dvec3> finished(const Spot& spot) const {
        const atlas::Member* member = subject_.atlas().find_member({spot.name, spot.member});
        if (!member) return {};
        if (spot.name == point_.code && member->name == point_.member) return here();
        const Placed* one = subject_.find(spot.name, member->name, m_.side());
        if (!one) one = subject_.find(spot.name, member->name, Side::midline);
        if (one) return one->place;
        const Placed *left = subject_.find(spot.name, member->name, Side::left),
                     *right = subject_.find(spot.name, member->name, Side::right);
        if (m_.side() != Side::midline || !left || !right) return {};
        return (left->place + right->place) / 2.0;
    }

    std::optional<glm::dvec3> place(const Spot& spot) {
        std::optional<glm::dvec3> out;
        switch (spot.kind) {
            case Spot::Kind::landmark:
            case Spot::Kind::line:
                out = landmark_or_line(spot);
                break;
            case Spot::Kind::point:
                out = finished(spot);
                break;
            case Spot::Kind::mid:
            case Spot::Kind::part_way: {
                const auto first = place(spot.of[0]), second = place(spot.of[1]);
                if (!first || !second) return {};
                return *first + (spot.kind == Spot::Kind::mid ? 0.5 : spot.fraction) * (*second - *first);
            }
            case Spot::Kind::shifted: {
                const auto from = place(spot.of[0]), towards = vector(spot.heading, spot.part);
                const auto cun = cun_m(spot.scale);
                if (!from || !cun || !towards) return {};
                return *from + spot.cun * *cun * *towards;
            }
        }
        if (!out && lacking_.empty()) lacking_ = to_string(spot);
        return out;
    }

    std::optional<glm::dvec3> vector(Heading heading, const std::string& part) {
        const auto out = vector_of(m_, heading, part);
        if (!out && lacking_.empty()) lacking_ = "the frame of the part " + part;
        return out;
    }
    std::optional<double> cun_m(const std::string& scale) {
        const auto out = m_.cun_m(scale);
        if (!out && lacking_.empty()) lacking_ = "an end of the scale " + scale;
        return out;
    }
    std::optional<double> tolerance_mm(const Slack& slack) {
        if (slack.scale.empty()) return slack.mm;
        const auto cun = cun_m(slack.scale);
        if (!cun) return {};
        return slack.cun * *cun * 1e3;
    }

    /// A claim of which something is not there to be measured from (then it neither holds nor fails), or which cannot
    /// be measured at this place (then it fails).
    Claim not_measured(const std::string& what) const {
        Claim out;
        out.unit = "-";
        out.holds = false;
        out.missing = lacking_;
        out.what = lacking_.empty() ? what + ": cannot be measured here"
                                    : what + ": cannot be measured, " + lacking_ + " is not known on this body";
        return out;
    }

    // ---- predicates

    Claim of(const says::Level& is) {
        const std::string what = "level with " + to_string(is.with);
        const auto with = place(is.with), up = vector(Heading::proximal, is.part);
        const auto mm = tolerance_mm(is.slack);
        if (!with || !up || !mm) return not_measured(what);
        return equal(what, 0, glm::dot(here() - *with, *up) * 1e3, *mm, "mm", false);
    }

    /// Where the skin faces at an end of a scale: says whether it counts from the midline of the back or of the front.
    /// A place on the flank faces neither way.
    glm::dvec3 facing_of(const std::string& scale) const {
        const auto known = subject_.atlas().dictionary.scales.find(scale);
        if (known == subject_.atlas().dictionary.scales.end()) return glm::dvec3(0);
        const std::string& name = known->second.from.name;
        for (const std::string& landmark : {name, name + ".l"}) {
            const glm::dvec3 facing = subject_.facing(landmark);
            if (glm::length(facing) > 0) return facing;
        }
        return m_.facing();
    }

    /// Metres from the midline (of the trunk, the head or the neck), positive to the left, as a tape lies.
    std::optional<double> taped(glm::dvec3 to, const says::Tape& is) const {
        if (is.part == "trunk") {
            const glm::dvec3 facing = facing_of(is.scale);
            const TapeRound* tape = subject_.tape(to);
            if (!tape) return {};
            return tape->from_midline(m_.midline_at(to, facing, is.part), to, facing);
        }
        const glm::dvec3 facing = subject_.skin().facing(to);
        return m_.scalp_from_midline_m(to, facing, m_.midline_at(to, facing, is.part), is.part);
    }

    Claim of(const says::Tape& is) {
        const std::string what = number(is.cun) + " cun " + to_string(is.heading) + " of " +
                                 (is.from ? to_string(*is.from) : std::string("the midline")) + " on " + is.scale;
        const auto cun = cun_m(is.scale);
        const auto towards = vector(is.heading, is.part);
        const auto from = is.from ? place(*is.from) : std::optional<glm::dvec3>(glm::dvec3(0));
        const Frame* frame = m_.frame(is.part);
        if (!cun || !towards || !frame || !from) return not_measured(what);
        const auto reached = taped(here(), is);
        const auto start = is.from ? taped(*from, is) : std::optional<double>(0);
        if (!reached || !start) return not_measured(what);
        const double left = glm::dot(*towards, frame->left()) > 0 ? 1 : -1;
        return equal(what, is.cun, left * (*reached - *start) / *cun, is.tolerance_cun, "cun", false);
    }

    Claim of(const says::Apart& is) {
        const std::string what =
            number(is.cun) + " cun " + to_string(is.heading) + " of " + to_string(is.from) + " on " + is.scale;
        const auto from = place(is.from), towards = vector(is.heading, is.part);
        const auto cun = cun_m(is.scale);
        if (!from || !towards || !cun) return not_measured(what);
        return equal(what, is.cun, glm::dot(here() - *from, *towards) / *cun, is.tolerance_cun, "cun", false);
    }

    Claim of(const says::Arc& is) {
        const std::string what = number(is.cun) + " cun over the skin " +
                                 (is.heading ? to_string(*is.heading) + " of " : std::string("from ")) +
                                 to_string(is.from) + " on " + is.scale;
        const auto from = place(is.from);
        const auto cun = cun_m(is.scale);
        const auto towards = is.heading ? vector(*is.heading, is.part) : std::optional<glm::dvec3>(glm::dvec3(0));
        if (!from || !cun || !towards) return not_measured(what);
        const auto way = m_.way_m(*from, here());
        if (!way) return not_measured(what);
        const double sign = is.heading && glm::dot(here() - *from, *towards) < 0 ? -1 : 1;
        return equal(what, is.cun, sign * *way / *cun, is.tolerance_cun, "cun", false);
    }

    Claim of(const says::Away& is) {
        const std::string what = number(is.cun) + " cun away from " + to_string(is.from) + " on " + is.scale;
        const auto from = place(is.from);
        const auto cun = cun_m(is.scale);
        if (!from || !cun) return not_measured(what);
        return equal(what, is.cun, glm::length(here() - *from) / *cun, is.tolerance_cun, "cun", false);
    }

    Claim of(const says::Order& is) {
        std::string what;
        for (const Spot& spot : is.of) what += (what.empty() ? "" : ", ") + to_string(spot);
        what += " in this order, " + to_string(is.heading);
        const auto towards = vector(is.heading, is.part);
        if (!towards) return not_measured(what);
        double least = std::numeric_limits<double>::max();
        std::optional<double> before;
        for (const Spot& spot : is.of) {
            const auto at = place(spot);
            if (!at) return not_measured(what);
            const double along = glm::dot(*at, *towards);
            if (before) least = std::min(least, along - *before);
            before = along;
        }
        return positive(what, least * 1e3, "mm", false);
    }

    Claim of(const says::Between& is) {
        const std::string what =
            "between " + to_string(is.first) + " and " + to_string(is.second) + ", " + to_string(is.heading);
        const auto first = place(is.first), second = place(is.second), towards = vector(is.heading, is.part);
        if (!first || !second || !towards) return not_measured(what);
        return positive(what, std::min(glm::dot(here() - *first, *towards), glm::dot(*second - here(), *towards)) * 1e3,
                        "mm", false);
    }

    Claim of(const says::Aligned& is) {
        const std::string what = "in one line with " + to_string(is.first) + " and " + to_string(is.second);
        const auto first = place(is.first), second = place(is.second);
        const auto mm = tolerance_mm(is.slack);
        if (!first || !second || !mm) return not_measured(what);
        // Seen along the skin's normal here, or along the mean of those at the ends: a line drawn on a round limb is
        // straight for either eye.
        double least = std::numeric_limits<double>::max();
        const glm::dvec3 ends = subject_.skin().facing(*first) + subject_.skin().facing(*second);
        for (const glm::dvec3& sight : {m_.facing(), ends}) {
            const glm::dvec3 across = glm::cross(*second - *first, sight);
            if (glm::length(across) > 1e-9)
                least = std::min(least, std::abs(glm::dot(here() - *first, glm::normalize(across))));
        }
        if (least > 1e3) return not_measured(what);
        return within(what, least * 1e3, *mm, "mm", false);
    }

    Claim of(const says::Beyond& is) {
        std::string what = "beyond " + to_string(is.place) + ", " + to_string(is.heading);
        const std::string unit = is.scale.empty() ? " mm" : " cun on " + is.scale;
        if (is.least > 0) what += ", by " + number(is.least) + unit + " at least";
        if (is.most) what += ", by " + number(*is.most) + unit + " at most";
        const auto from = place(is.place), towards = vector(is.heading, is.part);
        const auto unit_mm = is.scale.empty() ? std::optional<double>(1) : tolerance_mm({is.scale, 1, 0});
        if (!from || !towards || !unit_mm) return not_measured(what);
        const double by = glm::dot(here() - *from, *towards) * 1e3;
        if (is.most && by > *is.most * *unit_mm) return within(what, by, *is.most * *unit_mm, "mm", false);
        Claim out = positive(what, by - is.least * *unit_mm, "mm", false);
        out.measured = by;
        return out;
    }

    Claim close_to(const Spot& spot, const std::string& what, const Slack& slack) {
        const auto at = place(spot);
        const auto mm = tolerance_mm(slack);
        if (!at || !mm) return not_measured(what);
        return within(what, glm::length(*at - here()) * 1e3, *mm, "mm", false);
    }

    Claim of(const says::OnLine& is) {
        Spot line;
        line.kind = Spot::Kind::line;
        line.name = is.line;
        return close_to(line, "on the line " + is.line, is.slack);
    }

    Claim of(const says::Near& is) { return close_to(is.place, "near " + to_string(is.place), is.slack); }

    Claim of(const says::Ratio& is) {
        const std::string what = number(is.fraction) + " of the way from " + to_string(is.from) + " to " +
                                 to_string(is.to) + (is.part.empty() ? "" : " along the axis");
        const auto from = place(is.from), to = place(is.to);
        const auto axis = is.part.empty() ? std::optional<glm::dvec3>(glm::dvec3(0)) : vector(Heading::distal, is.part);
        if (!from || !to || !axis) return not_measured(what);
        const glm::dvec3 way = is.part.empty() ? *to - *from : *axis;
        const double whole = glm::dot(*to - *from, way);
        if (!(std::abs(whole) > 1e-9)) return not_measured(what);
        return equal(what, is.fraction, glm::dot(here() - *from, way) / whole, is.tolerance, "ratio", false);
    }

    Claim of(const says::Plumb& is) {
        const std::string what = "straight above or below " + to_string(is.through);
        const auto through = place(is.through), left = vector(Heading::left, is.part);
        const auto mm = tolerance_mm(is.slack);
        if (!through || !left || !mm) return not_measured(what);
        return equal(what, 0, glm::dot(here() - *through, *left) * 1e3, *mm, "mm", false);
    }

    const Subject& subject_;
    const Placed& point_;
    const Measurer m_;
    std::string lacking_;
};

}  // namespace

std::vector<Claim> measure_claims(const Subject& subject, const Placed& point, const Claims& claims) {
    std::vector<Claim> out;
    ClaimMeasurer measurer(subject, point);
    for (const size_t which : claims.about(point.code, point.member))
        out.push_back(measurer.measure(claims.all[which]));
    return out;
}

}  // namespace jingluo::verify
