#include "fit/drape.h"

#include <Eigen/SparseCholesky>
#include <algorithm>
#include <cmath>

#include "fit/cotangent.h"

namespace jingluo::fit {

namespace {

using Columns = Eigen::Matrix<double, Eigen::Dynamic, 3>;
using Sparse = Eigen::SparseMatrix<double>;

/// Where a node is drawn to: the plane through `place`.
struct Pull {
    std::uint32_t node = 0;
    Eigen::Vector3d place, normal;
    double weight = 0;  // m^2
};

/// Bending of the displacement (a plate) plus pulls across planes. The three coordinates hang together only through the
/// pulls, so one factor of the plate with the pulls as plain springs makes a good preconditioner for all three.
class Plate {
  public:
    Plate(Sparse bending, std::vector<Pull> pulls, double slide)
        : bending_(std::move(bending)), pulls_(std::move(pulls)), slide_(slide) {
        Sparse plain = bending_;
        for (const Pull& pull : pulls_) plain.coeffRef(pull.node, pull.node) += pull.weight * 0.5;
        factor_.compute(plain);
    }

    Columns times(const Columns& x) const {
        Columns out = bending_ * x;
        for (const Pull& pull : pulls_) {
            const Eigen::RowVector3d here = x.row(pull.node);
            out.row(pull.node) +=
                pull.weight * ((1 - slide_) * here.dot(pull.normal) * pull.normal.transpose() + slide_ * here);
        }
        return out;
    }

    /// Conjugate gradients from `x` on.
    void solve(const Columns& right, Columns& x, int most) const {
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
    Sparse bending_;
    std::vector<Pull> pulls_;
    double slide_;
    Eigen::SimplicialLDLT<Sparse> factor_;
};

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
    constexpr int rounds = 14;
    for (int round = 0; round < rounds; ++round) {
        progress(static_cast<double>(round) / rounds);
        const double t = static_cast<double>(round) / (rounds - 1);
        // How far a displacement may change: first over several thicknesses of the limb, in the end over a part of it.
        const double softness = 3.0 * std::pow(0.3 / 3.0, t);
        Eigen::VectorXd plate(n), membrane(n);
        for (Eigen::Index i = 0; i < n; ++i) {
            const double length = softness * std::clamp(figure.thickness[static_cast<size_t>(i)], 0.006, 0.05);
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
            const double facing = there->normal.dot(normals.col(i));
            if (facing < 0.4) continue;
            const double robust = 1 / (1 + std::pow(2 * there->distance / reach, 2));
            pulls.push_back({i, there->at - posed.col(i), there->normal, laplacian.area[i] * facing * robust * robust});
        }
        constexpr double slide = 0.02;
        Columns right = pinned_right;
        for (const Pull& pull : pulls) {
            right.row(pull.node) +=
                pull.weight *
                ((1 - slide) * pull.place.dot(pull.normal) * pull.normal + slide * pull.place).transpose();
        }
        const Plate system(std::move(bending), std::move(pulls), slide);
        system.solve(right, moved, 25);
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
