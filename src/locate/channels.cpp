#include "locate/branch_curve.h"
#include "locate/solve.h"
#include "locate/solver.h"

namespace jingluo::locate {

using atlas::Side;

namespace {

/// The stops of a branch on a side; what could not be placed is passed by.
std::vector<Stop> stops_of(const atlas::Atlas& atlas, const atlas::Branch& branch, Side side,
                           const Placements& placements, Solver& solver) {
    std::vector<Stop> out;
    const auto add = [&](glm::dvec3 place, glm::dvec3 normal, bool fixed) {
        // Two stops at one place would leave a step without a direction.
        if (!out.empty() && glm::length(out.back().place - place) < 1e-4) return;
        out.push_back({place, normal, fixed});
    };
    for (const atlas::Place& stop : branch.stops) {
        if (const auto* ref = std::get_if<atlas::PointRef>(&stop)) {
            const atlas::Member* member = atlas.find_member(*ref);
            if (!member) continue;
            const PlacedPoint* point = placements.find({ref->code, member->name, side});
            if (!point) point = placements.find({ref->code, member->name, Side::midline});
            if (point) add(point->place, point->normal, true);
            continue;
        }
        try {
            const Solved guide = solver.place(stop, side);
            add(guide.place, guide.normal, false);
        } catch (const Unsolvable&) {
            // A guide only leads the line; without it the line runs straight on.
        }
    }
    // The curve ends where its last point lies, not at a guide.
    if (!out.empty()) out.front().fixed = out.back().fixed = true;
    return out;
}

}  // namespace

std::vector<ChannelCurve> channel_curves(const atlas::Atlas& atlas, const body::Body& body,
                                         const Placements& placements) {
    std::vector<ChannelCurve> out;
    if (!body.surface) return out;
    Solver solver(atlas, body);
    for (const atlas::Channel& channel : atlas.channels) {
        for (const atlas::Branch& branch : channel.branches) {
            const std::vector<Side> sides =
                channel.bilateral ? std::vector<Side>{Side::left, Side::right} : std::vector<Side>{Side::midline};
            for (const Side side : sides) {
                std::vector<Stop> stops = stops_of(atlas, branch, side, placements, solver);
                const auto trunk = body.marks.parts.find("trunk");
                SkinCurve curve;
                if (side == Side::midline && trunk != body.marks.parts.end()) {
                    // In its plane the skin leaves only one way; a guide could but lead out of it.
                    std::erase_if(stops, [](const Stop& stop) { return !stop.fixed; });
                    curve = curve_in_plane(*body.surface, stops, trunk->second.left());
                } else {
                    curve = curve_through(*body.surface, stops);
                }
                if (curve.places.size() < 2) continue;
                out.push_back({channel.code, branch.name, side, std::move(curve.places), std::move(curve.normals)});
            }
        }
    }
    return out;
}

}  // namespace jingluo::locate
