#include <cmath>

#include "locate/solver.h"

namespace jingluo::locate {

using atlas::Measure;
using atlas::Side;

/// The span of a scale in its own measure, metres.
double Solver::span(const atlas::Scale& scale, Side side) {
    const Solved& from = landmark(scale.from, scale.across ? Side::left : side);
    const Solved& to = landmark(scale.to, scale.across ? Side::right : side);
    switch (scale.measure) {
        case Measure::axis:
            return std::abs(glm::dot(to.place - from.place, frame(scale.part, side).proximal));
        case Measure::arc:
            return body::length(way(from, to));
        case Measure::tape: {
            // Two sides of a body differ a little in level; the tape lies half way.
            const Hull* hull = tape_.at(scale.across ? (from.place + to.place) / 2.0 : from.place);
            if (!hull) throw Unsolvable("the trunk has no section at the level of '" + from.name + "'");
            const double walked = std::abs(hull->at(to.place) - hull->at(from.place));
            return std::min(walked, hull->girth_m() - walked);
        }
    }
    return 0;
}

}  // namespace jingluo::locate
