#include "locate/solve.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"
#include "locate/shares.h"
#include "locate/solver.h"

namespace jingluo::locate {

using atlas::Side;

const PlacedPoint* Placements::find(const PointId& id) const {
    const auto same = [&](const PlacedPoint& point) { return point.id == id; };
    const auto found = std::find_if(points.begin(), points.end(), same);
    return found == points.end() ? nullptr : &*found;
}

std::vector<const PlacedAlternative*> Placements::alternatives_of(const PointId& id) const {
    std::vector<const PlacedAlternative*> found;
    for (const PlacedAlternative& other : alternatives) {
        if (other.at.id == id) found.push_back(&other);
    }
    return found;
}

namespace {

struct Answer {
    PointId id;
    const atlas::Alternative* other;  // null: the point itself
    size_t index;                     // of `other`
    std::optional<PlacedPoint> placed;
    std::string why;
};

PlacedPoint placed_of(const PointId& id, const Solved& solved) {
    // A landmark that stands alone is reported as the body gives it; the point itself lies on the skin.
    return {id, solved.place, solved.normal, solved.construction, solved.part};
}

void answer(Solver& solver, Answer& into) {
    try {
        const Solved& solved = into.other ? solver.place(into.other->rule, into.id.side)
                                          : solver.point({into.id.code, into.id.member}, into.id.side);
        if (!std::isfinite(glm::dot(solved.place, solved.normal))) throw Unsolvable("the place found is not finite");
        into.placed = placed_of(into.id, solved);
    } catch (const std::exception& error) {
        // Unsolvable in all but name: one point that fails must not cost the others.
        into.why = error.what();
    }
}

std::vector<CunLength> all_scales(const atlas::Atlas& atlas, Solver& solver) {
    std::vector<CunLength> out;
    for (const auto& [name, scale] : atlas.dictionary.scales) {
        for (const Side side : {Side::left, Side::right}) {
            try {
                const CunLength& cun = solver.cun(name, side);
                if (out.empty() || out.back().scale != name || out.back().side != cun.side) out.push_back(cun);
            } catch (const Unsolvable&) {
                // A scale that this body cannot give is named by every point that needs it.
            }
        }
    }
    return out;
}

}  // namespace

Placements place_all(const atlas::Atlas& atlas, const body::Body& body, Threads threads) {
    std::vector<Answer> answers;
    for (const atlas::Point& point : atlas.points) {
        const auto sides_of = [&](bool midline) {
            if (midline) return std::vector{Side::midline};
            if (point.only) return std::vector{*point.only};
            return std::vector{Side::left, Side::right};
        };
        for (const atlas::Member& member : point.members) {
            for (const Side side : sides_of(atlas::in_midline(point, member)))
                answers.push_back({{point.code, member.name, side}, nullptr, 0, {}, {}});
        }
        for (size_t k = 0; k < point.alternatives.size(); ++k) {
            for (const Side side : sides_of(point.midline))
                answers.push_back({{point.code, "", side}, &point.alternatives[k], k, {}, {}});
        }
    }
    Placements out;
    if (!body.surface) {
        for (const Answer& one : answers) out.unplaced.push_back({one.id, "the body has no surface"});
        return out;
    }
    const Tape tape(*body.surface, body.marks);
    in_shares(threads, [&](Share share) {
        Solver solver(atlas, body, tape);
        for (Answer& one : answers) {
            if (share.holds(one.id.side)) answer(solver, one);
        }
        if (share.left) out.scales = all_scales(atlas, solver);
    });
    for (Answer& one : answers) {
        if (!one.placed) {
            out.unplaced.push_back(
                {one.id, one.other ? "its alternative '" + one.other->name + "': " + one.why : one.why});
        } else if (one.other) {
            out.alternatives.push_back({std::move(*one.placed), one.index});
        } else {
            out.points.push_back(std::move(*one.placed));
        }
    }
    return out;
}

PlacedPoint place_one(const atlas::Atlas& atlas, const body::Body& body, const atlas::Place& place, Side side) {
    try {
        if (!body.surface) throw Unsolvable("the body has no surface");
        const Tape tape(*body.surface, body.marks);
        Solver solver(atlas, body, tape);
        const Solved& solved = solver.place(place, side);
        if (!std::isfinite(glm::dot(solved.place, solved.normal))) throw Unsolvable("the place found is not finite");
        return placed_of({"", "", side}, solved);
    } catch (const Unsolvable& error) {
        throw base::BadInput(base::Fault{body.file.string(), "", error.what()});
    }
}

}  // namespace jingluo::locate
