// The figure made ready to be fitted: few triangles, its shapes, its joints, what moves with which bone.
#pragma once

#include <Eigen/Core>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "body/figure.h"
#include "fit/skeleton.h"

namespace jingluo::fit {

/// Sex 0..1, build -1..1, proportions of a short (-1) to a tall (1) body. Size is not part of it.
using Measures = std::array<double, 3>;

struct Influence {
    int bone = -1;
    double weight = 0;
};

/// *Points* are the nodes (corners of a thinned mesh) and after them the marks (landmarks, then places of lines).
struct Template {
    std::uint32_t nodes = 0;
    std::vector<std::array<std::uint32_t, 3>> triangles;  // over the nodes
    std::map<std::string, std::uint32_t> landmarks;       // points
    std::map<std::string, std::vector<std::uint32_t>> lines;

    struct Bound {
        std::array<std::uint32_t, 3> node{};
        std::array<double, 3> weight{};
    };
    std::vector<Bound> bound;  // where on the thinned mesh each mark lies
    Skeleton skeleton;
    std::vector<std::array<Influence, 4>> influences;  // each point's, weights of sum 1
    std::vector<double> thickness;                     // of each node: how far its bone's core is, m
    std::vector<double> area;                          // of each node, m^2

    /// The points of a shape, in a body 1.7 m tall.
    Eigen::Matrix3Xd points(const Measures& measures) const;
    std::uint32_t count() const { return static_cast<std::uint32_t>(keys_[0].cols()); }

    std::array<Eigen::Matrix3Xd, 10> keys_;  // woman: average, lean, heavy, short, tall; man: the same
};

inline constexpr double template_stature_m = 1.7;

/// About so many triangles. Throws base::BadInput for a figure without the landmarks that its joints need.
Template template_of(const body::Figure& figure, size_t triangles);

/// Nodes' normals, not of unit length zero ones aside.
Eigen::Matrix3Xd node_normals(const Template& figure, const Eigen::Matrix3Xd& points);

/// The thinned mesh with its nodes at `points`, to be asked for its nearest place.
body::Surface surface_of(const Template& figure, const Eigen::Matrix3Xd& points);

/// What a mark's outward direction is: that of the skin around it. Not of unit length.
Eigen::Vector3d outward_at(const Template& figure, const Eigen::Matrix3Xd& node_normals, std::uint32_t mark);

/// The normal of the plane that was the sagittal one at a mark of `rest`, where its skin has been moved to `now`. Unit;
/// nothing on a degenerate triangle.
std::optional<Eigen::Vector3d> left_at(const Template& figure, const Eigen::Matrix3Xd& rest,
                                       const Eigen::Matrix3Xd& now, std::uint32_t mark);

}  // namespace jingluo::fit
