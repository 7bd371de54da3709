// Better triangles on the vertices that are there: turns edges, and mends the few places that rounds of remeshing
// leave.
#pragma once

#include "surface.h"

namespace jingluo::forge {

/// Turns edges: towards six neighbours each (`by_valence`), or away from thin triangles; never so that triangles agree
/// less with the skin than before, unless agreement is the reason.
void turn_edges(Surface& surface, bool by_valence);

/// One sweep over thin or badly turned triangles: draws short edges together, turns edges, moves corners over the skin,
/// whatever makes the worst triangle there better. Returns how many were met.
std::size_t mend(Surface& surface, const Figure& figure);

}  // namespace jingluo::forge
