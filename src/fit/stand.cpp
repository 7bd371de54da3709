#include "fit/stand.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jingluo::fit {

namespace {

constexpr double pin_sigma_m = 0.004;

std::vector<Pose::Wish> wishes_of(const std::vector<Pin>& pins) {
    std::vector<Pose::Wish> out;
    for (const Pin& pin : pins) {
        out.push_back({pin.point, pin.place, Eigen::Vector3d::Zero(), 1 / (pin_sigma_m * pin_sigma_m)});
    }
    return out;
}

}  // namespace

Eigen::VectorXd stand_by_pins(const Template& figure, const Pose& pose, const std::vector<Pin>& pins) {
    const auto& bones = figure.skeleton.bones;
    std::vector<char> free(static_cast<size_t>(pose.count()), 0);
    std::fill_n(free.begin(), 7, 1);
    std::fill(free.begin() + Pose::globals, free.end(), 1);
    const std::vector<Pose::Wish> wishes = wishes_of(pins);
    const auto settled = [&](Eigen::VectorXd x, int steps) {
        double damping = 1e-2, last = std::numeric_limits<double>::max();
        for (int k = 0; k < steps; ++k) {
            const double now = pose.step(x, wishes, free, damping);
            if (k > 5 && last - now < 1e-4 * now) break;
            last = now;
        }
        return x;
    };
    // What an arm's pins say of a pose: the least sum over a few ways to turn the forearm, each arm by itself.
    const auto index = [&](const std::string& name) {
        const auto found = std::ranges::find(bones, name, &Bone::name);
        return static_cast<size_t>(found - bones.begin());
    };
    Eigen::VectorXd best = settled(pose.usual(), 30);
    for (const std::string side : {".l", ".r"}) {
        const size_t forearm = index("forearm" + side), upper_arm = index("upper_arm" + side);
        if (forearm == bones.size() || upper_arm == bones.size()) continue;
        double least = pose.cost(best, wishes);
        const Eigen::VectorXd start = best;
        for (const double quarter : {-1.0, 1.0, 2.0}) {
            Eigen::VectorXd turned = start;
            turned[Pose::of_bone(forearm) + 2] += quarter * 1.5707963267948966;
            const Eigen::VectorXd trial = settled(turned, 15);
            const double cost = pose.cost(trial, wishes);
            if (cost < least) {
                least = cost;
                best = trial;
            }
        }
    }
    return settled(best, 20);
}

void stand_on_skin(const Template& figure, const Pose& pose, const std::vector<Pin>& pins, const Skin& skin,
                   Eigen::VectorXd& numbers, const std::function<void(double)>& progress) {
    const std::vector<char> free(static_cast<size_t>(pose.count()), 1);
    // Thin parts count as much as thick ones.
    double sum = 0;
    std::vector<double> share(figure.nodes);
    for (std::uint32_t i = 0; i < figure.nodes; ++i) {
        share[i] = figure.area[i] / std::pow(std::max(figure.thickness[i], 0.006), 2);
        sum += share[i];
    }
    constexpr int rounds = 18;
    double damping = 1e-2;
    for (int round = 0; round < rounds; ++round) {
        progress(static_cast<double>(round) / rounds);
        const Eigen::Matrix3Xd points = pose.places(pose.stand(numbers));
        const Eigen::Matrix3Xd normals = node_normals(figure, points);
        const double t = static_cast<double>(round) / (rounds - 1);
        const double sigma = 0.015 * std::pow(0.004 / 0.015, t);
        std::vector<Pose::Wish> wishes = wishes_of(pins);
        for (std::uint32_t i = static_cast<std::uint32_t>(round) % 2; i < figure.nodes; i += 2) {
            const double reach = std::min(0.12, (3 - 2 * t) * std::max(figure.thickness[i], 0.008));
            const auto there = skin.nearest(points.col(i), normals.col(i), reach);
            if (!there) continue;
            const double facing = there->normal.dot(normals.col(i));
            if (facing < 0.4) continue;
            const double robust = 1 / (1 + std::pow(there->distance / (3 * sigma), 2));
            const double weight = 2 * 800 * share[i] / sum * facing * robust * robust / (sigma * sigma);
            wishes.push_back({i, there->at, there->normal, weight});
        }
        pose.step(numbers, wishes, free, damping);
    }
}

}  // namespace jingluo::fit
