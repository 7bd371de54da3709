// The Laplacian of a triangle mesh.
#pragma once

#include <Eigen/SparseCore>
#include <array>
#include <vector>

namespace jingluo::fit {

struct Laplacian {
    Eigen::SparseMatrix<double> stiffness;  // half cotangents, positive semidefinite; rows sum to nothing
    Eigen::VectorXd area;                   // a third of the triangles around each node
};

Laplacian laplacian_of(const std::vector<std::array<std::uint32_t, 3>>& triangles, const Eigen::Matrix3Xd& points,
                       std::uint32_t nodes);

}  // namespace jingluo::fit
