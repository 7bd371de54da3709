#include "fit/drape.h"

#include <Eigen/Dense>
#include <Eigen/SparseCholesky>
#include <algorithm>
#include <cmath>

#include "fit/cotangent.h"
#include "fit/names.h"

namespace jingluo::fit {

namespace {

using Columns = Eigen::Matrix<double, Eigen::Dynamic, 3>;
using Sparse = Eigen::SparseMatrix<double>;

/// Where a place on the mesh is drawn to: a plane through `to`, given as a displacement.
struct Pull {
    std::array<std::uint32_t, 3> node{};
    std::array<double, 3> share{1, 0, 0};
    Eigen::Vector3d to, normal;
    double weight = 0;  // m^2
    double slide = 0;   // share of the weight that also holds along the plane
};

/// Bending of the displacement (a plate) plus pulls across planes. The three coordinates hang together only through the
/// pulls, so one factor of the plate with the pulls as plain springs makes a good preconditioner for all three.
class Plate {
  public:
    Plate(const Sparse& bending, std::vector<Pull> pulls) : bending_(bending), pulls_(std::move(pulls)) {
        Sparse plain = bending_;
        for (const Pull& pull : pulls_) {
            for (size_t c = 0; c < 3; ++c) {
                if (pull.share[c] > 0) plain.coeffRef(pull.node[c], pull.node[c]) += 0.5 * pull.weight * pull.share[c];
            }
        }
        factor_.compute(plain);
    }

    Columns times(const Columns& x) const {
        Columns out = bending_ * x;
        for (const Pull& pull : pulls_) {
            Eigen::Vector3d here = Eigen::Vector3d::Zero();
            for (size_t c = 0; c < 3; ++c) here += pull.share[c] * x.row(pull.node[c]).transpose();
            spread(pull, here, out);
        }
        return out;
    }

    /// Conjugate gradients from `x` on.
    void solve(Columns right, Columns& x, int most) const {
        for (const Pull& pull : pulls_) spread(pull, pull.to, right);
        Columns r = right - times(x), z = factor_.solve(r), p = z;
        double rz = (r.array() * z.array()).sum();
        const double enough = 1e-6 * (right.array() * factor_.solve(right).array()).sum();
        for (int k = 0; k < most && rz > enough; ++k) {
            const Columns ap = times(p);
            const double step = rz / (p.array() * ap.array()).sum();
            x += step * p;
            r -= step * ap;
            z = factor_.solve(r);
            const double next = (r.array() * z.array()).sum();
            p = z + (next / rz) * p;
            rz = next;
        }
    }

  private:
    static void spread(const Pull& pull, const Eigen::Vector3d& by, Columns& out) {
        const Eigen::Vector3d force =
            pull.weight * ((1 - pull.slide) * by.dot(pull.normal) * pull.normal + pull.slide * by);
        for (size_t c = 0; c < 3; ++c) out.row(pull.node[c]) += pull.share[c] * force.transpose();
    }

    Sparse bending_;
    std::vector<Pull> pulls_;
    Eigen::SimplicialLDLT<Sparse> factor_;
};

/// How much a nearest place counts: less when it faces elsewhere or lies far off.
double trust(double facing, double distance, double reach) {
    if (facing < 0.4) return 0;
    const double robust = 1 / (1 + std::pow(2 * distance / reach, 2));
    return facing * robust * robust;
}

std::array<double, 3> shares(const Eigen::Matrix3Xd& points, const std::array<std::uint32_t, 3>& nodes,
                             const Eigen::Vector3d& p) {
    const Eigen::Vector3d a = points.col(nodes[0]), b = points.col(nodes[1]), c = points.col(nodes[2]);
    const Eigen::Vector3d normal = (b - a).cross(c - a);
    const double size = std::max(normal.squaredNorm(), 1e-24);
    const double v = (p - a).cross(c - a).dot(normal) / size, w = (b - a).cross(p - a).dot(normal) / size;
    return {1 - v - w, v, w};
}

/// A mark in the midline and which way is left there.
struct Middle {
    std::uint32_t point;
    Eigen::Vector3d left;
};

/// What lies in the midline stays there: the pose has told already how the trunk bends to a side.
std::vector<Middle> middles_of(const Template& figure, const Eigen::Matrix3Xd& posed) {
    std::vector<Middle> out;
    const Eigen::Matrix3Xd rest = figure.points({0.5, 0, 0});
    const auto add = [&](std::uint32_t point) {
        if (std::abs(rest(0, point)) > 0.001) return;
        if (const auto left = left_at(figure, rest, posed, point)) out.push_back({point, *left});
    };
    for (const auto& [name, point] : figure.landmarks) {
        if (!is_sided(name)) add(point);
    }
    for (const auto& [name, line] : figure.lines) {
        if (!is_sided(name)) std::for_each(line.begin(), line.end(), add);
    }
    return out;
}

}  // namespace

Eigen::Matrix3Xd draped(const Template& figure, const Eigen::Matrix3Xd& posed, const std::vector<Pin>& pins,
                        const Skin& skin, const std::function<void(double)>& progress) {
    const auto n = static_cast<Eigen::Index>(figure.nodes);
    const Laplacian laplacian = laplacian_of(figure.triangles, posed, figure.nodes);
    // What a pin at a mark asks of the nodes that carry it.
    Sparse held(static_cast<Eigen::Index>(pins.size()), n);
    Columns wanted(static_cast<Eigen::Index>(pins.size()), 3);
    {
        std::vector<Eigen::Triplet<double>> entries;
        for (size_t k = 0; k < pins.size(); ++k) {
            const auto row = static_cast<int>(k);
            const Template::Bound& bound = figure.bound[pins[k].point - figure.nodes];
            for (size_t c = 0; c < 3; ++c) entries.emplace_back(row, static_cast<int>(bound.node[c]), bound.weight[c]);
            wanted.row(row) = (pins[k].place - posed.col(pins[k].point)).transpose();
        }
        held.setFromTriplets(entries.begin(), entries.end());
    }
    constexpr double pin_weight = 0.02;  // m^2 of skin
    const Sparse pinned = pin_weight * Sparse(held.transpose() * held);
    const Columns pinned_right = pin_weight * (held.transpose() * wanted);
    Columns moved = Columns::Zero(n, 3);
    std::vector<double> detail = figure.thickness;
    // Eyes, ears and lips are smaller than the head is thick.
    constexpr double head_detail = 0.35;
    for (std::uint32_t i = 0; i < figure.nodes; ++i) {
        for (const Influence& one : figure.influences[i]) {
            if (one.bone >= 0 && figure.skeleton.bones[static_cast<size_t>(one.bone)].name == "head")
                detail[i] = std::min(detail[i], 0.05) * (1 - (1 - head_detail) * one.weight);
        }
    }
    const std::vector<Middle> middles = middles_of(figure, posed);
    constexpr double middle_weight = 0.005;  // m^2
    const std::vector<Skin::Place> samples = skin.samples(40000);
    const double sample_area = laplacian.area.sum() / static_cast<double>(std::max<size_t>(samples.size(), 1));
    constexpr int rounds = 14;
    for (int round = 0; round < rounds; ++round) {
        progress(static_cast<double>(round) / rounds);
        const double t = static_cast<double>(round) / (rounds - 1);
        // How far a displacement may change: first over several thicknesses of the limb, in the end over a part of it.
        const double softness = 3.0 * std::pow(0.25 / 3.0, t);
        Eigen::VectorXd plate(n), membrane(n);
        for (Eigen::Index i = 0; i < n; ++i) {
            const double length = softness * std::clamp(detail[static_cast<size_t>(i)], 0.006, 0.05);
            plate[i] = std::pow(length, 4) / laplacian.area[i];
        }
        Sparse bending = laplacian.stiffness * (plate.asDiagonal() * laplacian.stiffness);
        bending += 2e-5 * softness * laplacian.stiffness;
        bending += pinned;
        const Eigen::Matrix3Xd points = posed.leftCols(n) + moved.transpose();
        const Eigen::Matrix3Xd normals = node_normals(figure, points);
        std::vector<Pull> pulls;
        for (std::uint32_t i = 0; i < figure.nodes; ++i) {
            const double reach = (2.5 - 1.5 * t) * std::clamp(figure.thickness[i], 0.01, 0.05);
            const auto there = skin.nearest(points.col(i), normals.col(i), reach);
            if (!there) continue;
            const double weight = trust(there->normal.dot(normals.col(i)), there->distance, reach);
            if (weight == 0) continue;
            pulls.push_back(
                {{i, i, i}, {1, 0, 0}, there->at - posed.col(i), there->normal, laplacian.area[i] * weight, 0.02});
        }
        const body::Surface ours = surface_of(figure, points);
        for (const Skin::Place& sample : samples) {
            const auto hit = ours.nearest({sample.at.x(), sample.at.y(), sample.at.z()},
                                          {sample.normal.x(), sample.normal.y(), sample.normal.z()}, 0.1);
            if (!hit) continue;
            const auto& nodes = figure.triangles[hit->triangle];
            const double reach = (1.5 - t) * std::clamp(figure.thickness[nodes[0]], 0.01, 0.05);
            const double facing = sample.normal.dot(Eigen::Vector3d(hit->normal.x, hit->normal.y, hit->normal.z));
            const double weight = hit->distance < reach ? trust(facing, hit->distance, reach) : 0;
            if (weight == 0) continue;
            const std::array<double, 3> share = shares(points, nodes, {hit->place.x, hit->place.y, hit->place.z});
            Eigen::Vector3d from = Eigen::Vector3d::Zero();
            for (size_t c = 0; c < 3; ++c) from += share[c] * posed.col(nodes[c]);
            pulls.push_back({nodes, share, sample.at - from, sample.normal, 0.5 * sample_area * weight, 0.02});
        }
        for (const Middle& one : middles) {
            pulls.push_back({figure.bound[one.point - figure.nodes].node, figure.bound[one.point - figure.nodes].weight,
                             Eigen::Vector3d::Zero(), one.left, middle_weight, 0});
        }
        const Plate system(bending, std::move(pulls));
        system.solve(pinned_right, moved, 25);
    }
    Eigen::Matrix3Xd out = posed;
    out.leftCols(n) += moved.transpose();
    for (size_t m = 0; m < figure.bound.size(); ++m) {
        for (size_t c = 0; c < 3; ++c) {
            out.col(n + static_cast<Eigen::Index>(m)) +=
                figure.bound[m].weight[c] * moved.row(figure.bound[m].node[c]).transpose();
        }
    }
    return out;
}

}  // namespace jingluo::fit
