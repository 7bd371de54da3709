// A body and its points as the checker's plain values.
#pragma once

#include "body/body.h"
#include "locate/placed.h"
#include "verify/subject.h"

namespace jingluo::test {

inline verify::Triangles triangles_of(const body::Mesh& mesh) {
    return {mesh.positions, mesh.indices};
}

inline verify::Marks marks_of(const body::Landmarks& marks) {
    verify::Marks out{marks.landmarks, marks.lines, {}};
    for (const auto& [name, part] : marks.parts) out.parts[name] = {part.at, part.proximal, part.anterior};
    return out;
}

inline verify::Placed placed_of(const locate::PlacedPoint& point) {
    return {point.id.code, point.id.member, point.id.side, point.place};
}

inline verify::Subject subject_of(const atlas::Atlas& atlas, const body::Mesh& mesh, const body::Landmarks& marks,
                                  const locate::Placements& placements) {
    std::vector<verify::Placed> points;
    for (const locate::PlacedPoint& point : placements.points) points.push_back(placed_of(point));
    return {atlas, triangles_of(mesh), marks_of(marks), std::move(points)};
}

}  // namespace jingluo::test
