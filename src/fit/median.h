// The plane between left and right.
#pragma once

#include <Eigen/Dense>
#include <map>
#include <optional>
#include <string>

namespace jingluo::fit {

struct MedianPlane {
    Eigen::Vector3d at, normal;  // unit; to which side it points is not said
    double off = 0;              // how far the place of the midline that lies furthest off it does so
    double distance(const Eigen::Vector3d& place) const { return normal.dot(place - at); }
    Eigen::Vector3d foot(const Eigen::Vector3d& place) const { return place - distance(place) * normal; }
};

/// The plane whose normal lies across everything in the midline and along what joins the two sides, from landmarks by
/// name in any frame and unit. Nothing when they leave it free to turn.
std::optional<MedianPlane> median_plane(const std::map<std::string, Eigen::Vector3d>& landmarks);

}  // namespace jingluo::fit
