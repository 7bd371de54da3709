#include "verify/measure.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "verify/tape_measure.h"

namespace jingluo::verify {

using atlas::Direction;
using atlas::Side;

namespace {

bool axial(Direction d) {
    return d == Direction::proximal || d == Direction::distal || d == Direction::cranial || d == Direction::caudal;
}

double rising(Direction d) {
    return d == Direction::proximal || d == Direction::cranial ? 1 : -1;
}

const atlas::Rule* inner(const atlas::Place& place) {
    const auto* rule = std::get_if<atlas::RulePtr>(&place);
    return rule ? rule->get() : nullptr;
}

}  // namespace

Measurer::Measurer(const Subject& subject, const Placed& point) : subject_(subject), point_(point) {}

glm::dvec3 Measurer::facing() const {
    if (!facing_) facing_ = subject_.skin().facing(point_.place);
    return *facing_;
}

std::string Measurer::sided(const std::string& name, bool is_sided, bool other) const {
    if (!is_sided) return name;
    const bool left = (side() == Side::left) != other;
    return name + (left ? ".l" : ".r");
}

const Frame* Measurer::frame(const std::string& part) const {
    const auto known = subject_.atlas().dictionary.parts.find(part);
    if (known == subject_.atlas().dictionary.parts.end()) return nullptr;
    const auto found = subject_.marks().parts.find(sided(part, known->second.sided, false));
    return found == subject_.marks().parts.end() ? nullptr : &found->second;
}

std::optional<glm::dvec3> Measurer::direction(Direction d, const std::string& part) const {
    const Frame* at = frame(part);
    if (!at) return {};
    if (axial(d)) return rising(d) * at->proximal;
    if (d == Direction::anterior || d == Direction::dorsal) return at->anterior;
    if (d == Direction::posterior || d == Direction::plantar) return -at->anterior;
    if (side() == Side::midline) return {};
    const double sign = ((side() == Side::left) == (d == Direction::lateral)) ? 1 : -1;
    return sign * at->left();
}

const std::vector<glm::dvec3>* Measurer::line(const std::string& name) const {
    const auto known = subject_.atlas().dictionary.lines.find(name);
    if (known == subject_.atlas().dictionary.lines.end()) return nullptr;
    const auto found = subject_.marks().lines.find(sided(name, known->second.sided, false));
    return found == subject_.marks().lines.end() || found->second.size() < 2 ? nullptr : &found->second;
}

std::string Measurer::name(const atlas::Place& place) const {
    if (const auto* ref = std::get_if<atlas::LandmarkRef>(&place))
        return ref->name + (ref->other_side ? " of the other side" : "");
    if (const auto* ref = std::get_if<atlas::PointRef>(&place)) return atlas::to_string(*ref);
    const atlas::Rule* rule = inner(place);
    if (!rule) return "a place";
    if (const auto* offset = std::get_if<atlas::Offset>(&rule->is)) {
        std::string text;
        for (const atlas::Step& step : offset->steps)
            text += (text.empty() ? "" : " and ") + number(step.cun) + " cun " + atlas::to_string(step.direction);
        return text + " of " + name(offset->from);
    }
    if (const auto* along = std::get_if<atlas::Along>(&rule->is)) {
        return (along->cun ? number(*along->cun) + " cun" : number(along->fraction.value_or(0))) + " from " +
               name(along->from) + " to " + name(along->to);
    }
    if (const auto* ref = std::get_if<atlas::LandmarkRef>(&rule->is)) return ref->name;
    if (const auto* ref = std::get_if<atlas::PointRef>(&rule->is)) return atlas::to_string(*ref);
    return "a meeting place";
}

std::string Measurer::part_of(const atlas::Place& place) const {
    if (const auto* ref = std::get_if<atlas::LandmarkRef>(&place)) {
        const auto known = subject_.atlas().dictionary.landmarks.find(ref->name);
        return known == subject_.atlas().dictionary.landmarks.end() ? "" : known->second.part;
    }
    if (const auto* ref = std::get_if<atlas::PointRef>(&place)) {
        const atlas::Member* member = subject_.atlas().find_member(*ref);
        return member && member->rule ? part_of(*member->rule) : "";
    }
    const atlas::Rule* rule = inner(place);
    return rule ? part_of(*rule) : "";
}

std::string Measurer::part_of(const atlas::Rule& rule) const {
    const atlas::Dictionary& dictionary = subject_.atlas().dictionary;
    const auto scale_part = [&](const std::string& scale) {
        const auto known = dictionary.scales.find(scale);
        return known == dictionary.scales.end() ? std::string() : known->second.part;
    };
    const auto line_part = [&](const std::string& name) {
        const auto known = dictionary.lines.find(name);
        return known == dictionary.lines.end() ? std::string() : known->second.part;
    };
    if (const auto* is = std::get_if<atlas::LandmarkRef>(&rule.is)) return part_of(atlas::Place(*is));
    if (const auto* is = std::get_if<atlas::PointRef>(&rule.is)) return part_of(atlas::Place(*is));
    if (const auto* is = std::get_if<atlas::Along>(&rule.is)) {
        if (is->cun) return scale_part(is->scale);
        return is->via.empty() ? part_of(is->from) : line_part(is->via);
    }
    if (const auto* is = std::get_if<atlas::Offset>(&rule.is))
        return is->part.empty() ? scale_part(is->scale) : is->part;
    const auto& meet = std::get<atlas::Meet>(rule.is);
    for (const atlas::Constraint& constraint : meet.constraints) {
        if (std::holds_alternative<atlas::Plumb>(constraint)) continue;
        if (const auto* is = std::get_if<atlas::LevelOf>(&constraint))
            return is->part.empty() ? part_of(is->place) : is->part;
        if (const auto* is = std::get_if<atlas::OnLine>(&constraint)) return line_part(is->line);
        if (const auto* is = std::get_if<atlas::OnWay>(&constraint)) return part_of(is->from);
        return line_part(std::get<atlas::Parallel>(constraint).line);
    }
    return "trunk";
}

std::optional<glm::dvec3> Measurer::place(const atlas::Place& place) const {
    // A landmark's place alone needs no look at the skin, which is most of the time spent here.
    if (const auto* ref = std::get_if<atlas::LandmarkRef>(&place)) return landmark(*ref);
    const auto found = mark(place);
    if (!found) return {};
    return found->place;
}

std::optional<glm::dvec3> Measurer::landmark(const atlas::LandmarkRef& ref) const {
    const auto known = subject_.atlas().dictionary.landmarks.find(ref.name);
    if (known == subject_.atlas().dictionary.landmarks.end() || (known->second.sided && side() == Side::midline))
        return {};
    if (known->second.derived) {
        const auto derived = rule_mark(*known->second.derived);
        if (!derived) return {};
        return derived->place;
    }
    const auto given = subject_.marks().landmarks.find(sided(ref.name, known->second.sided, ref.other_side));
    if (given == subject_.marks().landmarks.end()) return {};
    return given->second;
}

std::optional<Mark> Measurer::mark(const atlas::Place& place) const {
    if (const auto* ref = std::get_if<atlas::LandmarkRef>(&place)) {
        const auto at = landmark(*ref);
        if (!at) return {};
        const atlas::Landmark& known = subject_.atlas().dictionary.landmarks.at(ref->name);
        const glm::dvec3 normal = known.derived ? subject_.skin().facing(*at)
                                                : subject_.facing(sided(ref->name, known.sided, ref->other_side));
        return Mark{*at, normal, !known.sided};
    }
    if (const auto* ref = std::get_if<atlas::PointRef>(&place)) {
        const atlas::Member* member = subject_.atlas().find_member(*ref);
        if (!member) return {};
        // The point itself is taken where it is said to be.
        if (ref->code == point_.code && member->name == point_.member)
            return Mark{point_.place, facing(), side() == Side::midline};
        const Placed* other = subject_.find(ref->code, member->name, side());
        if (!other) other = subject_.find(ref->code, member->name, Side::midline);
        if (!other) return {};
        return Mark{other->place, subject_.skin().facing(other->place), other->side == Side::midline};
    }
    const atlas::Rule* rule = inner(place);
    return rule ? rule_mark(*rule) : std::nullopt;
}

std::optional<double> Measurer::height(const atlas::Place& place, const std::string& part) const {
    const Frame* at = frame(part);
    if (!at) return {};
    if (const atlas::Rule* rule = inner(place)) {
        if (const auto* is = std::get_if<atlas::Offset>(&rule->is)) {
            // Steps along this part's own axis change the level by their cun; steps across it do not.
            const bool counted =
                part_of(*rule) == part && std::all_of(is->steps.begin(), is->steps.end(),
                                                      [](const atlas::Step& s) { return axial(s.direction); });
            const auto from = height(is->from, part), cun = cun_m(is->scale);
            if (counted && from && cun) {
                double sum = *from;
                for (const atlas::Step& step : is->steps) sum += rising(step.direction) * step.cun * *cun;
                return sum;
            }
        }
        if (const auto* is = std::get_if<atlas::Along>(&rule->is); is && is->cun && part_of(*rule) == part) {
            const auto known = subject_.atlas().dictionary.scales.find(is->scale);
            const auto from = height(is->from, part), to = height(is->to, part), cun = cun_m(is->scale);
            if (known != subject_.atlas().dictionary.scales.end() && known->second.measure == atlas::Measure::axis &&
                from && to && cun) {
                return *from + (*to > *from ? 1 : -1) * *is->cun * *cun;
            }
        }
    }
    const auto found = this->place(place);
    if (!found) return {};
    return glm::dot(*found - at->at, at->proximal);
}

std::optional<double> Measurer::cun_m(const std::string& name) const {
    auto& all = subject_.cun();
    const auto known = all.find({name, side()});
    if (known != all.end()) return known->second;
    return all[{name, side()}] = measured_cun_m(name);
}

std::optional<double> Measurer::measured_cun_m(const std::string& name) const {
    const auto known = subject_.atlas().dictionary.scales.find(name);
    if (known == subject_.atlas().dictionary.scales.end() || !(known->second.cun > 0)) return {};
    const atlas::Scale& scale = known->second;
    const auto given = [&](const atlas::LandmarkRef& ref, const char* end) -> std::optional<glm::dvec3> {
        const auto known_end = subject_.atlas().dictionary.landmarks.find(ref.name);
        const bool sided_end = known_end != subject_.atlas().dictionary.landmarks.end() && known_end->second.sided;
        // A point of the midline uses the scale of one side.
        if (!scale.across && !(side() == Side::midline && sided_end)) return place(ref);
        const auto found = subject_.marks().landmarks.find(ref.name + (scale.across ? end : ".l"));
        if (found == subject_.marks().landmarks.end()) return {};
        return found->second;
    };
    const auto from = given(scale.from, ".l"), to = given(scale.to, ".r");
    if (!from || !to) return {};
    double span = 0;
    if (scale.measure == atlas::Measure::axis) {
        const Frame* at = frame(scale.part);
        if (!at) return {};
        span = std::abs(glm::dot(*to - *from, at->proximal));
    } else if (scale.measure == atlas::Measure::tape) {
        const TapeRound* tape = subject_.tape(scale.across ? (*from + *to) / 2.0 : *from);
        if (!tape) return {};
        span = tape->between(*from, *to);
    } else {
        const auto found = way_m(*from, *to);
        if (!found) return {};
        span = *found;
    }
    if (!(span > 1e-4)) return {};
    return span / scale.cun;
}

std::string Measurer::axis_scale(const std::string& part) const {
    for (const auto& [name, scale] : subject_.atlas().dictionary.scales) {
        if (scale.part == part && scale.measure == atlas::Measure::axis) return name;
    }
    return {};
}

std::optional<double> Measurer::tape_m(glm::dvec3 midline_at, const Mark& of) const {
    const TapeRound* tape = subject_.tape(of.place);
    if (!tape) return {};
    const auto left = tape->from_midline(midline_at, of.place, of.normal);
    if (!left) return {};
    return side() == Side::right ? -*left : *left;
}

glm::dvec3 Measurer::midline_at(glm::dvec3 level_of, glm::dvec3 facing, const std::string& part) const {
    const Frame* at = frame(part);
    if (!at) return level_of;
    const auto height = [&](glm::dvec3 place) { return glm::dot(place - at->at, at->proximal); };
    const double wanted = height(level_of);
    if (part == "trunk") {
        const auto* places = line(glm::dot(facing, at->anterior) < 0 ? "posterior_midline" : "anterior_midline");
        for (size_t i = 0; places && i + 1 < places->size(); ++i) {
            const double a = height((*places)[i]) - wanted, b = height((*places)[i + 1]) - wanted;
            if ((a < 0) != (b < 0)) return (*places)[i] + a / (a - b) * ((*places)[i + 1] - (*places)[i]);
        }
    }
    return at->at + wanted * at->proximal;
}

std::optional<double> Measurer::scalp_from_midline_m(glm::dvec3 to, glm::dvec3 facing, glm::dvec3 midline,
                                                     const std::string& part) const {
    const Frame* at = frame(part);
    if (!at) return {};
    const auto left_of = [&](glm::dvec3 place) { return glm::dot(place - midline, at->left()); };
    std::optional<double> best;
    // The tape sets out square from the midline: in the plane of left-right and of where the skin faces at the midline,
    // which is found from the plane of where it faces at the place, in a few rounds.
    for (int round = 0; round < 6; ++round) {
        const glm::dvec3 across = glm::cross(facing, at->left());
        if (!(glm::length(across) > 0.1)) return {};  // at the very side the two make no plane
        std::optional<double> shortest;
        glm::dvec3 start(0);
        for (const Piece& piece : subject_.skin().cut(to, glm::normalize(across))) {
            for (const auto& [a, b] : piece.segments) {
                if ((left_of(a) < 0) == (left_of(b) < 0)) continue;
                const glm::dvec3 crossing = a + left_of(a) / (left_of(a) - left_of(b)) * (b - a);
                const auto way = stretch_m({piece}, crossing, to);
                if (!way || (shortest && *way >= *shortest)) continue;
                shortest = way;
                start = crossing;
            }
        }
        if (!shortest) break;
        const bool settled = best && std::abs(*best - *shortest) < 1e-4;
        best = shortest;
        if (settled) break;
        facing = subject_.skin().facing(start);
    }
    if (best && left_of(to) < 0) return -*best;
    return best;
}

std::optional<double> Measurer::way_m(glm::dvec3 from, glm::dvec3 to) const {
    if (glm::length(to - from) < 1e-6) return 0;
    const auto a = subject_.skin().nearest(from), b = subject_.skin().nearest(to);
    if (!a || !b) return {};
    const glm::dvec3 across =
        glm::cross(b->place - a->place, subject_.skin().facing(from) + subject_.skin().facing(to));
    if (!(glm::length(across) > 1e-9)) return {};
    return stretch_m(subject_.skin().cut(a->place, glm::normalize(across)), a->place, b->place);
}

double away_from_line(const std::vector<glm::dvec3>& line, glm::dvec3 place, double drawn_on_m) {
    double best = std::numeric_limits<double>::max();
    for (size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::dvec3 ab = line[i + 1] - line[i];
        const double size = glm::length(ab);
        if (!(size > 0)) continue;
        const double low = i == 0 ? -drawn_on_m : 0, high = i + 2 == line.size() ? size + drawn_on_m : size;
        const double into = std::clamp(glm::dot(place - line[i], ab) / size, low, high);
        best = std::min(best, glm::length(line[i] + into / size * ab - place));
    }
    return best;
}

std::vector<glm::dvec3> drawn_on(const std::vector<glm::dvec3>& line, double metres) {
    std::vector<glm::dvec3> out = line;
    if (line.size() < 2) return out;
    // The direction of an end over a centimetre: its last two places may lie very near each other.
    const auto beyond = [&](auto first, auto last) {
        auto inner = first;
        while (inner + 1 != last && glm::length(*inner - *first) < 0.01) ++inner;
        const glm::dvec3 way = *first - *inner;
        return *first + metres / std::max(glm::length(way), 1e-9) * way;
    };
    out.insert(out.begin(), beyond(line.begin(), line.end()));
    out.push_back(beyond(line.rbegin(), line.rend()));
    return out;
}

double along_line(const std::vector<glm::dvec3>& line, glm::dvec3 place) {
    double best = std::numeric_limits<double>::max(), walked = 0, found = 0;
    for (size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::dvec3 ab = line[i + 1] - line[i];
        const double size = glm::length(ab);
        if (size > 0) {
            const double into = std::clamp(glm::dot(place - line[i], ab) / size, 0.0, size);
            const double away = glm::length(line[i] + into / size * ab - place);
            if (away < best) {
                best = away;
                found = walked + into;
            }
        }
        walked += size;
    }
    return found;
}

}  // namespace jingluo::verify
