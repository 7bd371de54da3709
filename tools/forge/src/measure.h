// Sizes of a standing body as a tape and a pair of callipers would give them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mesh.h"

namespace jingluo::forge {

/// One closed curve of a horizontal section; x and z in metres.
struct Ring {
    std::vector<std::array<double, 2>> places;
    [[nodiscard]] double girth() const;  ///< length of the convex hull, m
    [[nodiscard]] double low(std::size_t axis) const;
    [[nodiscard]] double high(std::size_t axis) const;
    [[nodiscard]] double breadth() const { return high(0) - low(0); }
    [[nodiscard]] double depth() const { return high(1) - low(1); }
};

/// All curves in which the plane at height y cuts the mesh (at least six places each).
std::vector<Ring> rings_at(const Mesh& mesh, double y);

/// Section of the trunk (the widest curve that encloses the midline) or of the left leg (the largest with x > 0).
std::optional<Ring> trunk_ring(const Mesh& mesh, double y);
std::optional<Ring> leg_ring(const Mesh& mesh, double y);

/// The mesh turned so that the left arm, from the shoulder to the far finger tip, runs up +Y from the origin, and the
/// arm's length. The shoulder is taken at 0.1 and 0.805 of stature from midline and floor.
struct ArmView {
    Mesh mesh;
    double length;
};
ArmView arm_view(const Mesh& mesh, double stature);
std::optional<Ring> arm_ring(const ArmView& view, double along, double stature);

/// A body at stature 1 on the floor: for comparing shapes.
Mesh at_unit_stature(const Mesh& mesh);

struct Girth {
    std::string station;
    double height;                 ///< fraction of stature (arm: fraction of the arm's length)
    double girth, breadth, depth;  ///< fractions of stature
};
/// Girths of a body at unit stature: neck, chest, waist, hip, upper thigh, mid thigh, knee, calf, ankle, upper arm,
/// elbow, forearm, wrist.
std::vector<Girth> girths(const Mesh& unit);

}  // namespace jingluo::forge
