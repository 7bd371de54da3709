// Who solves which side of a body.
#pragma once

#include <functional>

#include "atlas/model.h"
#include "locate/solve.h"

namespace jingluo::locate {

/// The sides that one solver does; the midline goes with the left.
struct Share {
    bool left = true, right = true;
    bool holds(atlas::Side side) const { return side == atlas::Side::right ? right : left; }
};

/// Calls `work` for each share, on so many threads, and gives on what it throws. What two solvers find on two sides is
/// what one finds that does both: they share only what depends on no order. One alone asks for the midline once.
void in_shares(Threads threads, const std::function<void(Share)>& work);

}  // namespace jingluo::locate
