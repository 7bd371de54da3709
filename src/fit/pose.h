// The figure's measures and joints as one list of numbers, and where they bring its points.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "fit/template.h"

namespace jingluo::fit {

/// The numbers: where the body is (3), how it is turned (3), the logarithm of its size, its measures (3), then for each
/// bone bend, side, twist (radians) and length, breadth, depth (logarithms).
class Pose {
  public:
    static constexpr Eigen::Index globals = 10, per_bone = 6;

    explicit Pose(const Template& figure);

    static Eigen::Index of_bone(size_t bone) { return globals + per_bone * static_cast<Eigen::Index>(bone); }
    Eigen::Index count() const { return of_bone(figure_->skeleton.bones.size()); }
    Eigen::VectorXd usual() const { return mean_; }          // the means of all numbers
    const Eigen::VectorXd& sigma() const { return sigma_; }  // 0: a number that stays as it is

    /// A figure in one list of numbers: its bones moved.
    struct Stand {
        Measures measures{};
        Eigen::Matrix3Xd rest;
        struct Moved {
            Eigen::Vector3d joint, at, axis;  // rest joint, where it is now, rest axis
            Eigen::Matrix3d turn, stretch;    // turn without the own twist
            double twist = 0;
            Eigen::Matrix3d whole;  // turn with the whole twist, times stretch
        };
        std::vector<Moved> bones;
        Eigen::Vector3d pivot, shift;
        Eigen::Matrix3d turn;  // of the whole body, with its size
    };
    Stand stand(const Eigen::VectorXd& numbers) const;
    Eigen::Vector3d place(const Stand& stand, std::uint32_t point) const;
    Eigen::Matrix3Xd places(const Stand& stand) const;

    /// One wish: a point should be at a place; along `normal` only when that is not zero. `weight` is 1/sigma^2.
    struct Wish {
        std::uint32_t point = 0;
        Eigen::Vector3d place, normal = Eigen::Vector3d::Zero();
        double weight = 0;
    };
    /// One step of Gauss and Newton, damped: lowers the wishes' and the habits' sum of squares, or leaves the numbers.
    /// `free` says which numbers may move. Gives the sum afterwards.
    double step(Eigen::VectorXd& numbers, const std::vector<Wish>& wishes, const std::vector<char>& free,
                double& damping) const;
    double cost(const Eigen::VectorXd& numbers, const std::vector<Wish>& wishes) const;

  private:
    /// Two numbers that are alike: sizes of the two sides, bends of neighbouring fingers.
    struct Tie {
        Eigen::Index one, two;
        double sigma;
    };
    void tie_alike();

    /// Moves the bones of a stand whose measures stay.
    void bones_only(Stand& stand, const Eigen::VectorXd& numbers) const;
    double habits(const Eigen::VectorXd& numbers) const;

    const Template* figure_;
    Eigen::VectorXd mean_, sigma_;
    std::vector<std::array<double, 4>> along_;  // of each point: how far along each influencing bone, 0..1
    std::vector<Tie> ties_;
    std::vector<std::vector<char>> moves_;  // bone -> bones that it carries, itself included
};

}  // namespace jingluo::fit
