#include "locate/solver.h"

#include <algorithm>
#include <cmath>

namespace jingluo::locate {

using atlas::Side;

namespace {

/// Rules nest a few levels; this ends hostile ones before the stack does.
constexpr int deepest = 200;
/// Lines are dropped to the skin in steps of this length.
constexpr double line_step_m = 5.2e-3;

struct Deeper {
    explicit Deeper(int& depth_now) : depth(depth_now) {
        if (++depth > deepest) {
            --depth;
            throw Unsolvable("the rule is nested deeper than " + std::to_string(deepest) + " levels");
        }
    }
    ~Deeper() { --depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    int& depth;
};

std::string key_of(const std::string& name, Side side) {
    return name + (side == Side::left ? " l" : side == Side::right ? " r" : " m");
}

std::string key_of(glm::dvec3 place) {
    char text[96];
    std::snprintf(text, sizeof text, "%a %a %a", place.x, place.y, place.z);
    return text;
}

}  // namespace

void merge(Construction& into, const Construction& from, bool with_ways) {
    for (const UsedLandmark& landmark : from.landmarks) {
        const auto same = [&](const UsedLandmark& other) { return other.name == landmark.name; };
        if (std::none_of(into.landmarks.begin(), into.landmarks.end(), same)) into.landmarks.push_back(landmark);
    }
    if (!with_ways) return;
    into.ways.insert(into.ways.end(), from.ways.begin(), from.ways.end());
    into.guides.insert(into.guides.end(), from.guides.begin(), from.guides.end());
}

Solver::Solver(const atlas::Atlas& atlas, const body::Body& body, const Tape& tape)
    : atlas_(atlas), body_(body), tape_(tape) {
    for (const atlas::Point& point : atlas.points) by_code_.emplace(point.code, &point);
}

template <class T, class Make>
const T& Solver::remembered(Remembered<T>& entry, const std::string& name, Make make) {
    if (entry.value) return *entry.value;
    if (!entry.why.empty()) throw Unsolvable(entry.why);
    if (entry.under_way) {
        std::string circle, again;
        auto first =
            std::find_if(under_way_.begin(), under_way_.end(), [&](const auto& one) { return one.first == &entry; });
        for (; first != under_way_.end(); ++first) {
            if (first->second.empty()) continue;
            if (again.empty()) again = first->second;
            circle += first->second + " -> ";
        }
        throw Unsolvable("the rules go in a circle: " + circle + again);
    }
    entry.under_way = true;
    under_way_.emplace_back(&entry, name);
    try {
        entry.value = make();
    } catch (const Unsolvable& error) {
        entry.why = error.what();
    }
    under_way_.pop_back();
    entry.under_way = false;
    if (!entry.value) throw Unsolvable(entry.why);
    return *entry.value;
}

Solved Solver::on_skin(glm::dvec3 place) const {
    const auto hit = body_.surface->nearest(place);
    if (!hit || !std::isfinite(hit->place.x + hit->place.y + hit->place.z))
        throw Unsolvable("the body has no skin near the place found");
    Solved out;
    out.place = hit->place;
    out.normal = hit->normal;
    return out;
}

bool Solver::on_side(glm::dvec3 place, Side side) const {
    if (side == Side::midline || !tape_.known()) return true;
    const double left = glm::dot(place - tape_.trunk().at, tape_.trunk().left());
    return side == Side::left ? left > 0 : left < 0;
}

const body::PartFrame& Solver::frame(const std::string& part, Side side) const {
    return frame_of(atlas_.dictionary, body_.marks, part, side);
}

const Solved& Solver::landmark(const atlas::LandmarkRef& ref, Side side) {
    const auto known = atlas_.dictionary.landmarks.find(ref.name);
    if (known == atlas_.dictionary.landmarks.end())
        throw Unsolvable("the dictionary has no landmark '" + ref.name + "'");
    const atlas::Landmark& landmark = known->second;
    const Side on = ref.other_side ? other(side) : side;
    const std::string name = sided_name(ref.name, landmark.sided, on);
    return remembered(landmarks_[key_of(name, landmark.sided ? on : Side::midline)], name, [&] {
        Solved out;
        if (landmark.derived) {
            out = rule(*landmark.derived, landmark.sided ? on : Side::midline);
            Construction inner;
            inner.landmarks.push_back({name, out.place});
            merge(inner, out.construction, true);
            out.construction = std::move(inner);
        } else {
            const auto given = body_.marks.landmarks.find(name);
            if (given == body_.marks.landmarks.end())
                throw Unsolvable("the body does not give the landmark '" + name + "'");
            out = on_skin(given->second);
            out.construction.landmarks.push_back({name, given->second});
        }
        out.part = landmark.part;
        out.name = name;
        out.midline = !landmark.sided;
        return out;
    });
}

const Solved& Solver::point(const atlas::PointRef& ref, Side side) {
    const auto found = by_code_.find(ref.code);
    if (found == by_code_.end()) throw Unsolvable("the atlas has no point '" + ref.code + "'");
    const atlas::Point* point = found->second;
    const atlas::Member* member = atlas::find_member(*point, ref.member);
    if (!member) {
        throw Unsolvable(ref.member.empty() ? "'" + ref.code + "' names several places; say which member is meant"
                                            : "'" + ref.code + "' has no member '" + ref.member + "'");
    }
    const bool once = atlas::in_midline(*point, *member);
    if (!once && side == Side::midline)
        throw Unsolvable("'" + ref.code + "' is left or right, but a midline point is asked for");
    const Side on = once ? Side::midline : side;
    const std::string name = atlas::to_string(ref);
    return remembered(points_[key_of(name, on)], name, [&] {
        if (!member->rule) throw Unsolvable("'" + name + "' has no rule");
        Solved out = rule(*member->rule, on);
        out.name = name;
        out.midline = once;
        return out;
    });
}

const Solved& Solver::place(const atlas::Place& place, Side side) {
    const Deeper deeper(depth_);
    if (const auto* ref = std::get_if<atlas::LandmarkRef>(&place)) return landmark(*ref, side);
    if (const auto* ref = std::get_if<atlas::PointRef>(&place)) {
        // The other point's own ways stay with it; its landmarks led here too.
        const Solved& other = point(*ref, side);
        const auto known = leaned_on_.find(&other);
        if (known != leaned_on_.end()) return known->second;
        Solved bare{other.place, other.normal,  other.part,
                    other.name,  other.midline, {other.construction.landmarks, {}, {}}};
        return leaned_on_.emplace(&other, std::move(bare)).first->second;
    }
    const auto& inner = std::get<atlas::RulePtr>(place);
    if (!inner) throw Unsolvable("a place is missing in the rule");
    return rule(*inner, side);
}

const Solved& Solver::rule(const atlas::Rule& rule, Side side) {
    const Deeper deeper(depth_);
    struct Visit {
        Solver& solver;
        Side side;
        Solved operator()(const atlas::LandmarkRef& is) const { return solver.landmark(is, side); }
        Solved operator()(const atlas::PointRef& is) const { return solver.point(is, side); }
        Solved operator()(const atlas::Along& is) const { return solver.along(is, side); }
        Solved operator()(const atlas::Offset& is) const { return solver.offset(is, side); }
        Solved operator()(const atlas::Meet& is) const { return solver.meet(is, side); }
    };
    // Many points name the same inner rule ("7 cun above the lateral malleolus"); what the data says alike is solved
    // once.
    if (rule.json.empty()) return untold_.emplace_back(std::visit(Visit{*this, side}, rule.is));
    return remembered(rules_[{rule.json, side}], "", [&] { return std::visit(Visit{*this, side}, rule.is); });
}

const Polyline& Solver::line(const std::string& name, Side side, std::string& sided) {
    const auto known = atlas_.dictionary.lines.find(name);
    if (known == atlas_.dictionary.lines.end()) throw Unsolvable("the dictionary has no line '" + name + "'");
    sided = sided_name(name, known->second.sided, side);
    const auto made = lines_.find(sided);
    if (made != lines_.end()) return made->second;
    const auto given = body_.marks.lines.find(sided);
    if (given == body_.marks.lines.end() || given->second.size() < 2)
        throw Unsolvable("the body does not give the line '" + sided + "'");
    return lines_.emplace(sided, dropped(*body_.surface, given->second, line_step_m)).first->second;
}

const Polyline& Solver::way(const Solved& from, const Solved& to, glm::dvec3 outward) {
    const std::string key = key_of(from.place) + " " + key_of(to.place) + " " + key_of(outward);
    const auto made = ways_.find(key);
    if (made != ways_.end()) return made->second;
    auto found = body_.surface->way(from.place, to.place, outward);
    if (!found || found->size() < 2)
        throw Unsolvable("no straight way over the skin joins " + from.name + " and " + to.name);
    return ways_.emplace(key, std::move(*found)).first->second;
}

void Solver::take(const Placements& placements) {
    for (const CunLength& scale : placements.scales) scales_[key_of(scale.scale, scale.side)].value = scale;
    for (const PlacedPoint& point : placements.points) {
        Solved known;
        known.place = point.place;
        known.normal = point.normal;
        known.part = point.part;
        known.name = atlas::to_string({point.id.code, point.id.member});
        known.midline = point.id.side == Side::midline;
        points_[key_of(known.name, point.id.side)].value = std::move(known);
    }
}

const CunLength& Solver::cun(const std::string& name, Side side) {
    const auto known = atlas_.dictionary.scales.find(name);
    if (known == atlas_.dictionary.scales.end()) throw Unsolvable("the dictionary has no scale '" + name + "'");
    const atlas::Scale& scale = known->second;
    const auto is_sided = [&](const atlas::LandmarkRef& ref) {
        const auto found = atlas_.dictionary.landmarks.find(ref.name);
        return found != atlas_.dictionary.landmarks.end() && found->second.sided;
    };
    const bool sided = !scale.across && (is_sided(scale.from) || is_sided(scale.to));
    const Side on = sided ? side : Side::midline;
    return remembered(scales_[key_of(name, on)], "scale " + name, [&] {
        CunLength out;
        out.scale = name;
        out.side = on;
        out.span_m = span(scale, on);
        if (!(out.span_m > 1e-4) || !(scale.cun > 0))
            throw Unsolvable("the scale '" + name + "' has no length on this body");
        out.cun_m = out.span_m / scale.cun;
        return out;
    });
}

}  // namespace jingluo::locate
