// Solves rules on a body.
#pragma once

#include <vector>

#include "atlas/model.h"
#include "body/body.h"
#include "locate/placed.h"

namespace jingluo::locate {

/// How many threads solve: as_cores takes one where this process may use one core only. The answers are the same.
enum class Threads { as_cores, one, two };

/// Every point of the atlas on both sides. What cannot be placed is reported, never guessed.
Placements place_all(const atlas::Atlas& atlas, const body::Body& body, Threads threads = Threads::as_cores);

/// The place of any Place (landmark, point or rule) on a side; throws BadInput naming what is missing. For tests and
/// guides.
PlacedPoint place_one(const atlas::Atlas& atlas, const body::Body& body, const atlas::Place& place, atlas::Side side);

/// Every branch of every channel, on both sides where it is bilateral, through the points that could be placed.
std::vector<ChannelCurve> channel_curves(const atlas::Atlas& atlas, const body::Body& body,
                                         const Placements& placements, Threads threads = Threads::as_cores);

}  // namespace jingluo::locate
