#include "fit/expect.h"

#include <Eigen/Dense>
#include <cmath>

namespace jingluo::fit {

namespace {

Eigen::Vector3d vec(const glm::dvec3& v) {
    return {v.x, v.y, v.z};
}

glm::dmat3 matrix(const Eigen::Matrix3d& m) {
    glm::dmat3 out;
    for (int column = 0; column < 3; ++column) {
        for (int row = 0; row < 3; ++row) out[column][row] = m(row, column);
    }
    return out;
}

/// The rotation that brings `sum` of (there)(own)^T nearest to itself (Kabsch 1976).
Eigen::Matrix3d rotation_of(const Eigen::Matrix3d& sum) {
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(sum, Eigen::ComputeFullU | Eigen::ComputeFullV);
    Eigen::Matrix3d straight = Eigen::Matrix3d::Identity();
    straight(2, 2) = (svd.matrixU() * svd.matrixV().transpose()).determinant() < 0 ? -1 : 1;
    return svd.matrixU() * straight * svd.matrixV().transpose();
}

}  // namespace

Carry carried_nearby(const std::vector<Known>& known, const glm::dvec3& about, const Carry& at_first) {
    Carry out = at_first;
    if (known.empty()) return out;
    std::vector<double> weights;
    double sum = 0;
    Eigen::Vector3d from = Eigen::Vector3d::Zero(), to = Eigen::Vector3d::Zero();
    for (const Known& one : known) {
        const glm::dvec3 off = one.own - about;
        weights.push_back(std::pow(glm::dot(off, off) + 0.01, -3));
        sum += weights.back();
        from += weights.back() * vec(one.own);
        to += weights.back() * vec(one.there);
    }
    from /= sum;
    to /= sum;
    // As much say for the first guess as a pair of landmarks has that lie a forearm away.
    constexpr double say = 5;
    Eigen::Matrix3d turns;
    for (int column = 0; column < 3; ++column) {
        for (int row = 0; row < 3; ++row) turns(row, column) = say * at_first.turn[column][row];
    }
    for (size_t i = 0; i < known.size(); ++i) {
        turns += weights[i] / out.scale * (vec(known[i].there) - to) * (vec(known[i].own) - from).transpose();
    }
    out.turn = matrix(rotation_of(turns));
    out.from = {from.x(), from.y(), from.z()};
    out.to = {to.x(), to.y(), to.z()};
    return out;
}

std::optional<glm::dmat3> turned_as(const std::vector<Known>& midline) {
    Eigen::Vector3d from = Eigen::Vector3d::Zero(), to = Eigen::Vector3d::Zero();
    for (const Known& one : midline) {
        from += vec(one.own) / static_cast<double>(midline.size());
        to += vec(one.there) / static_cast<double>(midline.size());
    }
    Eigen::Matrix3d turns = Eigen::Matrix3d::Zero();
    for (const Known& one : midline) turns += (vec(one.there) - to) * (vec(one.own) - from).transpose();
    // Two directions of the plane must be known, or it could turn about the line that all lie on.
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(turns);
    if (midline.size() < 3 || svd.singularValues()[1] < 1e-3 * svd.singularValues()[0]) return std::nullopt;
    return matrix(rotation_of(turns));
}

}  // namespace jingluo::fit
