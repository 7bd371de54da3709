#include "fit/median.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "fit/names.h"

namespace jingluo::fit {

std::optional<MedianPlane> median_plane(const std::map<std::string, Eigen::Vector3d>& landmarks) {
    Eigen::Vector3d centre = Eigen::Vector3d::Zero();
    std::vector<Eigen::Vector3d> midline, across;
    for (const auto& [name, place] : landmarks) {
        if (!is_sided(name)) {
            midline.push_back(place);
        } else if (const auto right = landmarks.find(other_side(name));
                   name.ends_with(".l") && right != landmarks.end()) {
            across.push_back(place - right->second);
            // Limbs need not stand alike, but a hip or a shoulder is as good as a place of the midline.
            if (name.starts_with("acromion") || name.starts_with("anterior_superior_iliac_spine"))
                midline.push_back(0.5 * (place + right->second));
        }
    }
    if (midline.empty()) return {};
    for (const Eigen::Vector3d& place : midline) centre += place / static_cast<double>(midline.size());
    double size = 0;
    Eigen::Matrix3d off = Eigen::Matrix3d::Zero();
    for (const Eigen::Vector3d& place : midline) {
        off += (place - centre) * (place - centre).transpose();
        size = std::max(size, (place - centre).norm());
    }
    for (const Eigen::Vector3d& way : across) {
        off += way.squaredNorm() * Eigen::Matrix3d::Identity() - way * way.transpose();
        size = std::max(size, way.norm());
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solved(off);
    // Two directions must be known: with fewer the plane could turn freely.
    if (size == 0 || solved.eigenvalues()[1] < 1e-4 * size * size) return {};
    MedianPlane out{centre, solved.eigenvectors().col(0)};
    for (const Eigen::Vector3d& place : midline) out.off = std::max(out.off, std::abs(out.distance(place)));
    return out;
}

}  // namespace jingluo::fit
