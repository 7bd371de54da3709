#include "fit/pose.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace jingluo::fit {

namespace {

/// The rotation by a vector's length about it (Rodrigues).
Eigen::Matrix3d turn_by(const Eigen::Vector3d& v) {
    const double angle = v.norm();
    if (angle < 1e-12) return Eigen::Matrix3d::Identity();
    return Eigen::AngleAxisd(angle, v / angle).toRotationMatrix();
}

}  // namespace

Pose::Pose(const Template& figure) : figure_(&figure) {
    const auto& bones = figure.skeleton.bones;
    mean_ = Eigen::VectorXd::Zero(count());
    sigma_ = Eigen::VectorXd::Zero(count());
    sigma_.head(7) << 10, 10, 10, 10, 10, 10, 10;
    mean_[7] = 0.5;
    sigma_[7] = 0.6;
    sigma_[8] = sigma_[9] = 0.6;
    for (size_t b = 0; b < bones.size(); ++b) {
        const Eigen::Index k = of_bone(b);
        mean_[k + 2] = bones[b].twist_mean;
        sigma_.segment(k, 6) << bones[b].bend_sigma, bones[b].side_sigma, bones[b].twist_sigma, bones[b].length_sigma,
            bones[b].girth_sigma, bones[b].girth_sigma;
        if (bones[b].parent < 0) sigma_.segment(k, 3).setZero();  // the whole body's turn does that
    }
    moves_.assign(bones.size(), std::vector<char>(bones.size(), 0));
    for (size_t b = 0; b < bones.size(); ++b) {
        for (int up = static_cast<int>(b); up >= 0; up = bones[static_cast<size_t>(up)].parent)
            moves_[static_cast<size_t>(up)][b] = 1;
    }
    tie_alike();
    const Eigen::Matrix3Xd rest = figure.points({0.5, 0, 0});
    along_.resize(figure.count());
    for (std::uint32_t p = 0; p < figure.count(); ++p) {
        for (size_t k = 0; k < 4; ++k) {
            const Influence& one = figure.influences[p][k];
            if (one.bone < 0) continue;
            const Bone& bone = bones[static_cast<size_t>(one.bone)];
            const Eigen::Vector3d joint = mean(bone.joint, rest), axis = mean(bone.tip, rest) - joint;
            const double share = (rest.col(p) - joint).dot(axis) / axis.squaredNorm();
            along_[p][k] = bone.spreads_twist ? std::clamp(share, 0.0, 1.0) : 1;
        }
    }
}

void Pose::tie_alike() {
    const auto& bones = figure_->skeleton.bones;
    const auto index = [&](const std::string& name) {
        return static_cast<size_t>(std::ranges::find(bones, name, &Bone::name) - bones.begin());
    };
    for (size_t b = 0; b < bones.size(); ++b) {
        if (bones[b].twin < 0) continue;
        for (Eigen::Index k = 3; k < 6; ++k)
            ties_.push_back({of_bone(b) + k, of_bone(static_cast<size_t>(bones[b].twin)) + k, 0.03});
    }
    // A hand closes as a whole, and its fingers, like toes, have grown together.
    const auto alike = [&](const std::string& one, const std::string& two, double bend_sigma) {
        const size_t a = index(one), b = index(two);
        if (a == bones.size() || b == bones.size()) return;
        ties_.push_back({of_bone(a), of_bone(b), bend_sigma});
        for (Eigen::Index k = 3; k < 6; ++k) ties_.push_back({of_bone(a) + k, of_bone(b) + k, 0.05});
    };
    for (const std::string side : {".l", ".r"}) {
        for (int number = 2; number < 5; ++number) {
            const std::string n = std::to_string(number), next = std::to_string(number + 1);
            for (const char* phalanx : {"_1", "_2", "_3"})
                alike("finger_" + n + phalanx + side, "finger_" + next + phalanx + side, 0.15);
            alike("toe_" + n + side, "toe_" + next + side, 0.1);
        }
        alike("toe_1" + side, "toe_2" + side, 0.2);
    }
}

void Pose::bones_only(Stand& s, const Eigen::VectorXd& x) const {
    const auto& bones = figure_->skeleton.bones;
    s.bones.resize(bones.size());
    for (size_t b = 0; b < bones.size(); ++b) {
        const Bone& bone = bones[b];
        Stand::Moved& moved = s.bones[b];
        const Eigen::Index k = of_bone(b);
        moved.joint = mean(bone.joint, s.rest);
        moved.axis = (mean(bone.tip, s.rest) - moved.joint).normalized();
        Eigen::Vector3d hinge = Eigen::Vector3d::UnitX();
        if (!bone.hinge_from.empty()) hinge = mean(bone.hinge_to, s.rest) - mean(bone.hinge_from, s.rest);
        hinge = (hinge - hinge.dot(moved.axis) * moved.axis).normalized();
        const Eigen::Vector3d across = moved.axis.cross(hinge);
        const Eigen::Matrix3d own = turn_by(x[k] * hinge + x[k + 1] * across);
        moved.stretch = std::exp(x[k + 3]) * moved.axis * moved.axis.transpose() +
                        std::exp(x[k + 4]) * hinge * hinge.transpose() +
                        std::exp(x[k + 5]) * across * across.transpose();
        moved.twist = x[k + 2];
        const Eigen::Matrix3d twist = turn_by(moved.twist * moved.axis);
        if (bone.parent < 0) {
            moved.turn = own;
            moved.at = moved.joint;
        } else {
            const Stand::Moved& parent = s.bones[static_cast<size_t>(bone.parent)];
            moved.at = parent.at + parent.whole * (moved.joint - parent.joint);
            // What a bone carries takes its whole turn, but not its stretch.
            const Eigen::Matrix3d carried = parent.turn * turn_by(parent.twist * parent.axis);
            moved.turn = carried * own;
        }
        moved.whole = moved.turn * twist * moved.stretch;
    }
    s.pivot = s.bones[0].joint;
    s.shift = x.head(3);
    s.turn = std::exp(x[6]) * turn_by(x.segment(3, 3));
}

Pose::Stand Pose::stand(const Eigen::VectorXd& x) const {
    Stand out;
    out.measures = {x[7], x[8], x[9]};
    out.rest = figure_->points(out.measures);
    bones_only(out, x);
    return out;
}

Eigen::Vector3d Pose::place(const Stand& s, std::uint32_t point) const {
    Eigen::Vector3d out = Eigen::Vector3d::Zero();
    for (size_t k = 0; k < 4; ++k) {
        const Influence& one = figure_->influences[point][k];
        if (one.bone < 0 || one.weight == 0) continue;
        const Stand::Moved& moved = s.bones[static_cast<size_t>(one.bone)];
        const Eigen::Vector3d from = s.rest.col(point) - moved.joint;
        const double along = along_[point][k];
        if (along == 1 || moved.twist == 0) {
            out += one.weight * (moved.at + moved.whole * from);
        } else {
            const Eigen::Vector3d stretched = moved.stretch * from;
            const double angle = along * moved.twist, c = std::cos(angle), sn = std::sin(angle);
            const Eigen::Vector3d twisted =
                c * stretched + sn * moved.axis.cross(stretched) + (1 - c) * moved.axis.dot(stretched) * moved.axis;
            out += one.weight * (moved.at + moved.turn * twisted);
        }
    }
    return s.pivot + s.shift + s.turn * (out - s.pivot);
}

Eigen::Matrix3Xd Pose::places(const Stand& s) const {
    Eigen::Matrix3Xd out(3, figure_->count());
    for (std::uint32_t p = 0; p < figure_->count(); ++p) out.col(p) = place(s, p);
    return out;
}

double Pose::habits(const Eigen::VectorXd& x) const {
    double sum = 0;
    for (Eigen::Index k = 0; k < x.size(); ++k) {
        if (sigma_[k] > 0) sum += std::pow((x[k] - mean_[k]) / sigma_[k], 2);
    }
    for (const Tie& tie : ties_) sum += std::pow((x[tie.one] - x[tie.two]) / tie.sigma, 2);
    return sum;
}

double Pose::cost(const Eigen::VectorXd& x, const std::vector<Wish>& wishes) const {
    const Stand s = stand(x);
    double sum = habits(x);
    for (const Wish& wish : wishes) {
        const Eigen::Vector3d off = place(s, wish.point) - wish.place;
        const bool whole = wish.normal.isZero(0);
        sum += wish.weight * (whole ? off.squaredNorm() : std::pow(off.dot(wish.normal), 2));
    }
    return sum;
}

double Pose::step(Eigen::VectorXd& x, const std::vector<Wish>& wishes, const std::vector<char>& free,
                  double& damping) const {
    constexpr double h = 1e-5;
    const Stand here = stand(x);
    std::vector<Eigen::Vector3d> at(wishes.size());
    for (size_t w = 0; w < wishes.size(); ++w) at[w] = place(here, wishes[w].point);
    // Each wish's derivatives by the numbers that move its point, as (number, derivative) lists.
    std::vector<std::vector<std::pair<Eigen::Index, Eigen::Vector3d>>> rows(wishes.size());
    const auto moved_by = [&](std::uint32_t point, Eigen::Index number) {
        if (number < globals) return true;
        const auto& carries = moves_[static_cast<size_t>((number - globals) / per_bone)];
        for (const Influence& one : figure_->influences[point]) {
            if (one.bone >= 0 && one.weight > 1e-3 && carries[static_cast<size_t>(one.bone)]) return true;
        }
        return false;
    };
    Stand beside_it = here, measured;
    for (Eigen::Index number = 0; number < x.size(); ++number) {
        if (!free[static_cast<size_t>(number)] || sigma_[number] <= 0) continue;
        Eigen::VectorXd beside = x;
        beside[number] += h;
        const bool measure = number >= 7 && number < globals;
        if (measure) {
            measured = stand(beside);
        } else {
            bones_only(beside_it, beside);
        }
        const Stand& there = measure ? measured : beside_it;
        for (size_t w = 0; w < wishes.size(); ++w) {
            if (moved_by(wishes[w].point, number))
                rows[w].emplace_back(number, (place(there, wishes[w].point) - at[w]) / h);
        }
    }
    std::vector<Eigen::Index> place_of(static_cast<size_t>(x.size()), -1);
    Eigen::Index n = 0;
    for (Eigen::Index k = 0; k < x.size(); ++k) {
        if (sigma_[k] > 0 && free[static_cast<size_t>(k)]) place_of[static_cast<size_t>(k)] = n++;
    }
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n, n);
    Eigen::VectorXd b = Eigen::VectorXd::Zero(n);
    const auto where = [&](Eigen::Index number) { return place_of[static_cast<size_t>(number)]; };
    for (size_t w = 0; w < wishes.size(); ++w) {
        const Wish& wish = wishes[w];
        const Eigen::Vector3d off = at[w] - wish.place;
        const bool whole = wish.normal.isZero(0);
        const auto& row = rows[w];
        for (size_t i = 0; i < row.size(); ++i) {
            const double along = whole ? 0 : row[i].second.dot(wish.normal);
            const Eigen::Index column = where(row[i].first);
            b[column] -= wish.weight * (whole ? row[i].second.dot(off) : along * off.dot(wish.normal));
            for (size_t j = i; j < row.size(); ++j) {
                a(where(row[j].first), column) +=
                    wish.weight * (whole ? row[i].second.dot(row[j].second) : along * row[j].second.dot(wish.normal));
            }
        }
    }
    for (Eigen::Index k = 0; k < x.size(); ++k) {
        if (where(k) < 0) continue;
        a(where(k), where(k)) += 1 / (sigma_[k] * sigma_[k]);
        b[where(k)] -= (x[k] - mean_[k]) / (sigma_[k] * sigma_[k]);
    }
    for (const Tie& tie : ties_) {
        const Eigen::Index i = where(tie.one), j = where(tie.two);
        const double stiff = 1 / (tie.sigma * tie.sigma), off = x[tie.one] - x[tie.two];
        if (i >= 0) {
            a(i, i) += stiff;
            b[i] -= stiff * off;
        }
        if (j >= 0) {
            a(j, j) += stiff;
            b[j] += stiff * off;
        }
        if (i >= 0 && j >= 0) a(std::max(i, j), std::min(i, j)) -= stiff;
    }
    const double before = cost(x, wishes);
    for (int attempt = 0; attempt < 6; ++attempt) {
        Eigen::MatrixXd damped = a;
        damped.diagonal() *= 1 + damping;
        const Eigen::VectorXd way = damped.selfadjointView<Eigen::Lower>().ldlt().solve(b);
        Eigen::VectorXd trial = x;
        for (Eigen::Index k = 0; k < x.size(); ++k) {
            if (where(k) >= 0) trial[k] += way[where(k)];
        }
        trial[7] = std::clamp(trial[7], 0.0, 1.0);
        trial[8] = std::clamp(trial[8], -1.0, 1.0);
        trial[9] = std::clamp(trial[9], -1.0, 1.0);
        const double after = cost(trial, wishes);
        if (after < before) {
            x = trial;
            damping = std::max(damping / 4, 1e-6);
            return after;
        }
        damping = std::min(damping * 6, 1e6);
    }
    return before;
}

}  // namespace jingluo::fit
