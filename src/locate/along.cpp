#include <algorithm>
#include <cmath>
#include <functional>

#include "locate/solver.h"

namespace jingluo::locate {

using atlas::Measure;
using atlas::Side;

namespace {

/// How far from a line a place may lie and still be said to lie on it.
constexpr double beside_line_m = 0.03;
/// How far a line is drawn on beyond its ends.
constexpr double beyond_line_m = 0.015;

/// The walk from `from`: what lies ahead as far as `to`, and how it goes on either way.
struct Walk {
    Polyline main;
    std::function<Polyline(double)> beyond, before;  // so many metres further; start with the end they continue
};

Walk on_line(const body::Surface& surface, const Polyline& line, const Solved& from, const Solved& to,
             const std::string& name) {
    for (const Solved* end : {&from, &to}) {
        const double away = nearest_on(line, end->place).away_m;
        if (away > beside_line_m)
            throw Unsolvable(end->name + " lies " + plain(std::round(away * 1e3)) + " mm off the line '" + name + "'");
    }
    Polyline whole = extended(surface, line, beyond_line_m);
    if (nearest_on(whole, from.place).along_m > nearest_on(whole, to.place).along_m)
        std::reverse(whole.begin(), whole.end());
    const double start = nearest_on(whole, from.place).along_m, end = nearest_on(whole, to.place).along_m;
    const Polyline head = cut_at(whole, start);
    const auto tail_after = [whole](double so_far) {
        Polyline reversed(whole.rbegin(), whole.rend());
        Polyline out = cut_at(reversed, body::length(whole) - so_far);
        std::reverse(out.begin(), out.end());
        return out;
    };
    Walk walk;
    walk.main = cut_at(tail_after(start), end - start);
    walk.beyond = [tail_after, end](double metres) { return cut_at(tail_after(end), metres); };
    walk.before = [head](double metres) { return cut_at(Polyline(head.rbegin(), head.rend()), metres); };
    return walk;
}

Walk over_skin(const body::Surface& surface, const Polyline& way, const Solved& from, const Solved& to,
               glm::dvec3 outward) {
    Walk walk;
    walk.main = way;
    if (!(glm::length(outward) > 0)) outward = from.normal + to.normal;
    glm::dvec3 across = glm::cross(to.place - from.place, outward);
    const double size = glm::length(across);
    const auto go_on = [&surface, across = size > 0 ? across / size : across](glm::dvec3 end, glm::dvec3 inner,
                                                                              double metres) {
        const auto traced = trace(surface, {end, across}, end, end - inner, metres);
        return traced ? *traced : Polyline{end};
    };
    const Polyline back(way.rbegin(), way.rend());
    // The direction at an end, over five millimetres.
    walk.beyond = [=](double metres) { return go_on(way.back(), body::along(back, 5e-3), metres); };
    walk.before = [=](double metres) { return go_on(way.front(), body::along(way, 5e-3), metres); };
    return walk;
}

void append(Polyline& line, const Polyline& more) {
    if (!more.empty()) line.insert(line.end(), more.begin() + 1, more.end());
}

}  // namespace

Solved Solver::along(const atlas::Along& rule, Side side) {
    const Solved &from = place(rule.from, side), &to = place(rule.to, side);
    const std::string ends = from.name + " to " + to.name;
    std::string part = from.part, line_name;
    Walk walk;
    if (rule.via.empty()) {
        glm::dvec3 outward(0);
        if (rule.seen_from) {
            const std::string& seen = rule.cun ? atlas_.dictionary.scales.at(rule.scale).part : from.part;
            outward = vector_of(*rule.seen_from, frame(seen, side), side);
        }
        walk = over_skin(*body_.surface, way(from, to, outward), from, to, outward);
    } else {
        walk = on_line(*body_.surface, line(rule.via, side, line_name), from, to, rule.via);
        part = atlas_.dictionary.lines.at(rule.via).part;
    }
    if (body::length(walk.main) < 1e-6) throw Unsolvable(from.name + " and " + to.name + " are the same place here");

    Way walked;
    std::optional<Polyline> done;
    if (rule.fraction) {
        // A fraction is a fraction of the way's own length, wherever on the body.
        const double whole = body::length(walk.main), wanted = whole * *rule.fraction;
        if (wanted < 0) {
            done = walk.before(-wanted);
        } else {
            if (wanted > whole) append(walk.main, walk.beyond(wanted - whole));
            done = cut_at(walk.main, wanted);
        }
        if (body::length(*done) < std::abs(wanted) - 1e-4) done.reset();
        walked.fraction = rule.fraction;
        walked.length_m = std::abs(wanted);
        walked.what = plain(*rule.fraction) + " of the way from " + ends;
    } else {
        const CunLength& cun_here = cun(rule.scale, side);
        const atlas::Scale& scale = atlas_.dictionary.scales.at(rule.scale);
        part = scale.part;
        const double wanted = *rule.cun * cun_here.cun_m, far = std::abs(wanted);
        if (scale.measure == Measure::axis) {
            const glm::dvec3 axis = frame(scale.part, side).proximal;
            const double rise = glm::dot(to.place - from.place, axis);
            if (std::abs(rise) < 1e-3)
                throw Unsolvable(ends + " is level, so no cun of '" + rule.scale + "' can be counted on it");
            const double sign = (rise > 0) == (wanted >= 0) ? 1 : -1;
            const auto height = [&](glm::dvec3 at) { return sign * glm::dot(at - from.place, axis); };
            // A way may wander; thrice the height and a way's length is as far as it is followed.
            const double most = 3 * far + body::length(walk.main);
            if (wanted < 0) {
                done = until_height(walk.before(most), height, far);
            } else {
                done = until_height(walk.main, height, far);
                if (!done) {
                    append(walk.main, walk.beyond(most));
                    done = until_height(walk.main, height, far);
                }
            }
        } else {
            if (wanted < 0) {
                done = walk.before(far);
            } else {
                const double whole = body::length(walk.main);
                if (far > whole) append(walk.main, walk.beyond(far - whole));
                done = cut_at(walk.main, far);
            }
            if (body::length(*done) < far - 1e-4) done.reset();
        }
        walked.cun = rule.cun;
        walked.scale = rule.scale;
        walked.cun_m = cun_here.cun_m;
        walked.length_m = far;
        walked.what = plain(*rule.cun) + " cun from " + ends + " on " + rule.scale;
    }
    if (!done || done->empty())
        throw Unsolvable("the way from " + ends + " does not go on for " +
                         (rule.cun ? plain(*rule.cun) + " cun" : "that fraction"));

    Solved out = on_skin(done->back());
    out.part = part;
    out.name = walked.what;
    out.midline = from.midline && to.midline;
    merge(out.construction, from.construction, true);
    merge(out.construction, to.construction, true);
    out.construction.guides.push_back({rule.via.empty() ? "way from " + ends : line_name, std::move(walk.main)});
    walked.places = std::move(*done);
    walked.places.back() = out.place;
    out.construction.ways.push_back(std::move(walked));
    return out;
}

}  // namespace jingluo::locate
