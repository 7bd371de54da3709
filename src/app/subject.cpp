#include "app/subject.h"

namespace jingluo::app {

verify::Triangles triangles_of(const body::Mesh& mesh) {
    return {mesh.positions, mesh.indices};
}

verify::Marks marks_of(const body::Landmarks& marks) {
    verify::Marks out{marks.landmarks, marks.lines, {}};
    for (const auto& [name, part] : marks.parts) out.parts[name] = {part.at, part.proximal, part.anterior};
    return out;
}

verify::Placed placed_of(const locate::PlacedPoint& point) {
    return {point.id.code, point.id.member, point.id.side, point.place};
}

std::vector<verify::Placed> placed_of(const locate::Placements& placements) {
    std::vector<verify::Placed> out;
    out.reserve(placements.points.size());
    for (const locate::PlacedPoint& point : placements.points) out.push_back(placed_of(point));
    return out;
}

verify::Subject subject_of(const atlas::Atlas& atlas, const body::Body& body, const locate::Placements& placements) {
    return {atlas, triangles_of(body.mesh), marks_of(body.marks), placed_of(placements)};
}

}  // namespace jingluo::app
