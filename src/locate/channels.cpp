#include <map>

#include "locate/branch_curve.h"
#include "locate/shares.h"
#include "locate/solve.h"
#include "locate/solver.h"

namespace jingluo::locate {

using atlas::Side;

namespace {

using Found = std::map<PointId, const PlacedPoint*>;

/// The stops of a branch on a side; what could not be placed is passed by.
std::vector<Stop> stops_of(const atlas::Atlas& atlas, const atlas::Branch& branch, Side side, const Found& found,
                           Solver& solver) {
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
            auto point = found.find({ref->code, member->name, side});
            if (point == found.end()) point = found.find({ref->code, member->name, Side::midline});
            if (point != found.end()) add(point->second->place, point->second->normal, true);
            continue;
        }
        try {
            const Solved& guide = solver.place(stop, side);
            add(guide.place, guide.normal, false);
        } catch (const Unsolvable&) {
            // A guide only leads the line; without it the line runs straight on.
        }
    }
    // The curve ends where its last point lies, not at a guide.
    if (!out.empty()) out.front().fixed = out.back().fixed = true;
    return out;
}

/// One branch on one side.
struct Task {
    const atlas::Channel* channel;
    const atlas::Branch* branch;
    Side side;
    SkinCurve curve;
};

void draw(const atlas::Atlas& atlas, const body::Body& body, const Found& found, Solver& solver, Task& task) {
    std::vector<Stop> stops = stops_of(atlas, *task.branch, task.side, found, solver);
    const auto trunk = body.marks.parts.find("trunk");
    if (task.side == Side::midline && trunk != body.marks.parts.end()) {
        // In its plane the skin leaves only one way; a guide could but lead out of it.
        std::erase_if(stops, [](const Stop& stop) { return !stop.fixed; });
        task.curve = curve_in_plane(*body.surface, stops, trunk->second.left());
    } else {
        task.curve = curve_through(*body.surface, stops);
    }
}

}  // namespace

std::vector<ChannelCurve> channel_curves(const atlas::Atlas& atlas, const body::Body& body,
                                         const Placements& placements, Threads threads) {
    if (!body.surface) return {};
    std::vector<Task> tasks;
    for (const atlas::Channel& channel : atlas.channels) {
        for (const atlas::Branch& branch : channel.branches) {
            if (channel.bilateral) {
                tasks.push_back({&channel, &branch, Side::left, {}});
                tasks.push_back({&channel, &branch, Side::right, {}});
            } else {
                tasks.push_back({&channel, &branch, Side::midline, {}});
            }
        }
    }
    Found found;
    for (const PlacedPoint& point : placements.points) found.emplace(point.id, &point);
    const Tape tape(*body.surface, body.marks);
    in_shares(threads, [&](Share share) {
        Solver solver(atlas, body, tape);
        solver.take(placements);
        for (Task& task : tasks) {
            if (share.holds(task.side)) draw(atlas, body, found, solver, task);
        }
    });
    std::vector<ChannelCurve> out;
    for (Task& task : tasks) {
        if (task.curve.places.size() < 2) continue;
        out.push_back({task.channel->code, task.branch->name, task.side, std::move(task.curve.places),
                       std::move(task.curve.normals)});
    }
    return out;
}

}  // namespace jingluo::locate
