#include "fit/stand.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jingluo::fit {

namespace {

// A click is not exact, and the bones should not bend to it; the drape meets it in the end.
constexpr double pin_sigma_m = 0.006, pin_sigma_beside_skin_m = 0.012;

std::vector<Pose::Wish> wishes_of(const std::vector<Pin>& pins, double sigma) {
    std::vector<Pose::Wish> out;
    for (const Pin& pin : pins) {
        out.push_back({pin.point, pin.place, Eigen::Vector3d::Zero(), 1 / (sigma * sigma)});
    }
    return out;
}

/// What the skin asks of the figure while it is posed: every part as much as its turns in space are worth, thin ones as
/// much as thick ones.
class Drawing {
  public:
    Drawing(const Template& figure, const Skin& skin) : figure_(figure), skin_(skin), samples_(skin.samples(8000)) {
        double area = 0, sum = 0;
        for (std::uint32_t i = 0; i < figure.nodes; ++i) {
            area += figure.area[i];
            sum += figure.area[i] / thinness(i);
        }
        per_node_ = independent / sum;
        sample_area_ = area / static_cast<double>(std::max<size_t>(samples_.size(), 1));
    }

    /// `t` runs from 0, far off, to 1. Every second node has its say in a round.
    void add(const Eigen::Matrix3Xd& points, double t, std::uint32_t first, std::vector<Pose::Wish>& wishes) const {
        const double sigma = 0.015 * std::pow(0.004 / 0.015, t);
        const auto weight = [&](std::uint32_t node, double area, double facing, double distance) {
            const double reach = std::min(0.12, (3 - 2 * t) * std::max(figure_.thickness[node], 0.008));
            if (facing < 0.4 || distance > reach) return 0.0;
            const double robust = 1 / (1 + std::pow(distance / (3 * sigma), 2));
            return per_node_ * area / thinness(node) * facing * robust * robust / (sigma * sigma);
        };
        const Eigen::Matrix3Xd normals = node_normals(figure_, points);
        for (std::uint32_t i = first; i < figure_.nodes; i += 2) {
            const auto there = skin_.nearest(points.col(i), normals.col(i), 0.12);
            if (!there) continue;
            const double w = weight(i, 2 * figure_.area[i], there->normal.dot(normals.col(i)), there->distance);
            if (w > 0) wishes.push_back({i, there->at, there->normal, w});
        }
        // The other way round: a finger of the body that no finger of ours has found calls for one.
        const body::Surface ours = surface_of(figure_, points);
        for (const Skin::Place& sample : samples_) {
            const auto hit = ours.nearest({sample.at.x(), sample.at.y(), sample.at.z()},
                                          {sample.normal.x(), sample.normal.y(), sample.normal.z()}, 0.12);
            if (!hit) continue;
            const std::uint32_t node = figure_.triangles[hit->triangle][0];
            const Eigen::Vector3d place(hit->place.x, hit->place.y, hit->place.z);
            const double facing = sample.normal.dot(Eigen::Vector3d(hit->normal.x, hit->normal.y, hit->normal.z));
            const double w = weight(node, sample_area_, facing, hit->distance);
            if (w > 0) wishes.push_back({node, sample.at + points.col(node) - place, sample.normal, w});
        }
    }

  private:
    static constexpr double independent = 400;  // so many measurements are the nodes worth, neighbours being alike
    double thinness(std::uint32_t node) const { return std::pow(std::max(figure_.thickness[node], 0.006), 2); }

    const Template& figure_;
    const Skin& skin_;
    std::vector<Skin::Place> samples_;
    double per_node_ = 0, sample_area_ = 0;
};

}  // namespace

Eigen::VectorXd stand_by_pins(const Template& figure, const Pose& pose, const std::vector<Pin>& pins) {
    const auto& bones = figure.skeleton.bones;
    std::vector<char> free(static_cast<size_t>(pose.count()), 0);
    std::fill_n(free.begin(), 7, 1);
    std::fill(free.begin() + Pose::globals, free.end(), 1);
    const std::vector<Pose::Wish> wishes = wishes_of(pins, pin_sigma_m);
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
    // First the hand as a whole: a finger let loose too early takes its neighbour's place.
    std::vector<char> digits_held = free;
    for (size_t b = 0; b < figure.skeleton.bones.size(); ++b) {
        const std::string& name = figure.skeleton.bones[b].name;
        if (name.starts_with("finger_") || name.starts_with("toe_"))
            std::fill_n(digits_held.begin() + Pose::of_bone(b), Pose::per_bone, 0);
    }
    const Drawing drawing(figure, skin);
    constexpr int rounds = 18;
    double damping = 1e-2;
    for (int round = 0; round < rounds; ++round) {
        progress(static_cast<double>(round) / rounds);
        std::vector<Pose::Wish> wishes = wishes_of(pins, pin_sigma_beside_skin_m);
        drawing.add(pose.places(pose.stand(numbers)), static_cast<double>(round) / (rounds - 1),
                    static_cast<std::uint32_t>(round) % 2, wishes);
        pose.step(numbers, wishes, round < rounds / 2 ? digits_held : free, damping);
    }
}

}  // namespace jingluo::fit
