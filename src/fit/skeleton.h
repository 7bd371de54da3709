// The figure's joints and bones, found from its landmarks, so that it can be posed.
#pragma once

#include <Eigen/Core>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace jingluo::fit {

/// A place inside the body as a mean of points of the skin: (point, weight), weights of sum 1.
using Mean = std::vector<std::pair<std::uint32_t, double>>;

struct Bone {
    std::string name;
    int parent = -1;             // comes before its children; the root is the pelvis
    Mean joint, tip;             // turns about its joint; the axis runs to the tip
    Mean hinge_from, hinge_to;   // the direction about which the joint bends most easily; empty: any across the axis
    bool spreads_twist = false;  // a turn about the axis grows along the bone (forearm, upper arm, thigh)
    // What a living body does, as means and standard deviations in radians; scales as logarithms.
    double bend_sigma = 0.1, side_sigma = 0.1, twist_mean = 0, twist_sigma = 0.1;
    double length_sigma = 0.08, girth_sigma = 0.08;
    int twin = -1;  // the other side's bone
};

/// A piece of a bone's inside: skin near it belongs to it.
struct Core {
    int bone = 0;
    Mean from, to;
};

struct Skeleton {
    std::vector<Bone> bones;
    std::vector<Core> cores;
};

/// `point_of` gives the point of a landmark's name. Throws base::BadInput naming a landmark that the figure lacks.
Skeleton skeleton_of(const std::function<std::uint32_t(const std::string&)>& point_of);

Eigen::Vector3d mean(const Mean& of, const Eigen::Matrix3Xd& points);

}  // namespace jingluo::fit
