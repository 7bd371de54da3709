// Hands a body and its points to the checker as plain values.
#pragma once

#include "atlas/model.h"
#include "body/body.h"
#include "locate/placed.h"
#include "verify/subject.h"

namespace jingluo::app {

verify::Triangles triangles_of(const body::Mesh& mesh);
verify::Marks marks_of(const body::Landmarks& marks);
verify::Placed placed_of(const locate::PlacedPoint& point);
std::vector<verify::Placed> placed_of(const locate::Placements& placements);

/// All of it. The atlas must outlive what is given.
verify::Subject subject_of(const atlas::Atlas& atlas, const body::Body& body, const locate::Placements& placements);

}  // namespace jingluo::app
