#include "fit/cotangent.h"

#include <Eigen/Geometry>
#include <algorithm>

namespace jingluo::fit {

Laplacian laplacian_of(const std::vector<std::array<std::uint32_t, 3>>& triangles, const Eigen::Matrix3Xd& points,
                       std::uint32_t nodes) {
    Laplacian out;
    out.area = Eigen::VectorXd::Zero(nodes);
    std::vector<Eigen::Triplet<double>> entries;
    entries.reserve(12 * triangles.size());
    for (const auto& t : triangles) {
        for (size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = t[k], b = t[(k + 1) % 3], c = t[(k + 2) % 3];
            const Eigen::Vector3d u = points.col(b) - points.col(a), v = points.col(c) - points.col(a);
            const double twice_area = u.cross(v).norm();
            out.area[a] += twice_area / 6;
            // Thin triangles would push with the wrong sign or without bound.
            const double half = 0.5 * std::clamp(u.dot(v) / std::max(twice_area, 1e-12), 0.03, 10.0);
            const int i = static_cast<int>(b), j = static_cast<int>(c);
            entries.emplace_back(i, j, -half);
            entries.emplace_back(j, i, -half);
            entries.emplace_back(i, i, half);
            entries.emplace_back(j, j, half);
        }
    }
    for (Eigen::Index i = 0; i < out.area.size(); ++i) out.area[i] = std::max(out.area[i], 1e-8);
    out.stiffness.resize(nodes, nodes);
    out.stiffness.setFromTriplets(entries.begin(), entries.end());
    return out;
}

}  // namespace jingluo::fit
