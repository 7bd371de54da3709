// A finger: sections swept along a bent axis, with its nail, its flexion creases and the wrinkles over its joints.
#pragma once

#include <vector>

#include "shapes.h"
#include "spline.h"
#include "vec.h"

namespace jingluo::forge {

/// What makes one finger differ from another; lengths in metres, angles in degrees.
struct FingerPlan {
    /// Bones from the first joint outwards; the last one reaches to the skin of the tip.
    std::vector<double> bones;
    /// Flexion at the joints between them.
    std::vector<double> flexion;
    /// One cross-section: at bone `bone`, share `along` of its length.
    struct Section {
        int bone;
        double along;
        double half, dorsal, palmar;  ///< half breadth; axis to the skin of the back and of the palm side
        double squareness = 2.15;     ///< superellipse exponent
    };
    std::vector<Section> sections;
    double cap;        ///< length of the rounded end
    double nail_half;  ///< half breadth of the nail
    double nail_length;
    bool thumb = false;
};

class Finger {
  public:
    /// `start`: origin in the first joint, u to the radial side, v to the back of the finger, w along its first bone.
    Finger(const Frame& start, const FingerPlan& plan);

    /// Place relative to the bent axis: s along it from the first joint, a to the radial side, b to the back.
    struct Local {
        double s, a, b;
    };
    [[nodiscard]] Local local(const Vec3& p) const;
    [[nodiscard]] Vec3 world(double s, double a, double b) const;
    /// World direction of (a, b) at s.
    [[nodiscard]] Vec3 way(double s, double a, double b) const { return world(s, a, b) - world(s, 0.0, 0.0); }

    [[nodiscard]] double distance(const Vec3& p) const;
    /// Creases, wrinkles, groove and folds of the nail; metres outwards.
    [[nodiscard]] double relief(const Vec3& p) const;
    /// How long the edges of the mesh should be here.
    [[nodiscard]] double edge_length(const Vec3& p) const;

    /// s of joint i (0: the first), and of the tip.
    [[nodiscard]] double joint(std::size_t i) const { return joint_[i]; }
    [[nodiscard]] double tip() const { return joint_.back(); }
    [[nodiscard]] std::size_t joints() const { return joint_.size() - 1; }
    [[nodiscard]] double nail_root() const { return nail_root_; }
    [[nodiscard]] double nail_end() const { return nail_end_; }
    [[nodiscard]] double nail_half() const { return nail_half_; }
    /// b of the nail's surface.
    [[nodiscard]] double nail_top(double s, double a) const;
    [[nodiscard]] double half(double s) const { return half_(s); }
    [[nodiscard]] double dorsal(double s) const { return dorsal_(s); }
    [[nodiscard]] double palmar(double s) const { return palmar_(s); }
    /// s of the fold where the finger leaves the palm.
    [[nodiscard]] double base_crease() const { return base_crease_; }
    [[nodiscard]] const Box& box() const { return box_; }

  private:
    /// A straight or bent piece of the axis, in the finger's plane (x along the first bone, y to the back).
    struct Piece {
        double x, y, tx, ty;  ///< start and its unit tangent
        double from, length;  ///< along the axis
        double radius;        ///< of the bend, 0: straight; its middle lies on the palm side
    };
    struct Crease {
        double s, depth, width, bow;
        bool back;
    };
    void bend(const FingerPlan& plan);
    void lay_creases(const FingerPlan& plan);
    [[nodiscard]] double nail_solid(const Local& q) const;
    [[nodiscard]] double nail_edge(const Local& q) const;

    Frame start_;
    std::vector<Piece> pieces_;
    std::vector<double> joint_;
    std::vector<Crease> creases_;
    Spline half_, dorsal_, palmar_, squareness_;
    double low_, cap_from_, cap_;
    double nail_root_, nail_end_, nail_half_, nail_b_, nail_slope_;
    double base_crease_;
    Box box_;
};

/// The plans of the five fingers (0 thumb .. 4 little finger) and where they start in the hand's frame.
FingerPlan finger_plan(std::size_t finger);
Frame finger_start(std::size_t finger, const Frame& hand);

}  // namespace jingluo::forge
