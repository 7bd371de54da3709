#include "fit/lay.h"

#include <cmath>
#include <utility>

namespace jingluo::fit {

namespace {

/// How much lower on the thigh the middle finger reaches on a body `stood` than its mark lies, when its arms are longer
/// for its trunk than those of `rest`. Both hang their arms alike. Metres.
double hangs_further(const Template& figure, const Eigen::Matrix3Xd& rest, const Eigen::Matrix3Xd& stood,
                     const std::string& side) {
    const auto lengths = [&](const Eigen::Matrix3Xd& points) {
        const auto at = [&](const char* name) -> Eigen::Vector3d {
            return points.col(figure.landmarks.at(name + side));
        };
        const double arm = (at("lateral_humeral_epicondyle") - at("acromion")).norm() +
                           (at("dorsal_wrist_crease_mid") - at("lateral_humeral_epicondyle")).norm() +
                           (at("finger_3_tip") - at("dorsal_wrist_crease_mid")).norm();
        const Eigen::Vector3d thigh = at("lateral_femoral_epicondyle") - at("greater_trochanter");
        const double reached = (at("greater_trochanter") - at("acromion")).norm() +
                               (at("middle_fingertip_hanging") - at("greater_trochanter")).dot(thigh.normalized());
        return std::pair(arm, reached);
    };
    const auto [arm_was, reached_was] = lengths(rest);
    const auto [arm, reached] = lengths(stood);
    return reached_was / arm_was * arm - reached;
}

/// What lies further from the median plane does so for a reason: the head may be turned.
constexpr double furthest_astray_m = 0.02;

}  // namespace

Laid::Laid(const Template& figure, const Eigen::Matrix3Xd& rest, const Eigen::Matrix3Xd& posed,
           const Eigen::Matrix3Xd& points, const Skin& skin, const std::optional<MedianPlane>& straight)
    : figure_(figure),
      rest_(rest),
      posed_(posed),
      points_(points),
      skin_(skin),
      straight_(straight),
      normals_(node_normals(figure, points)) {}

Eigen::Vector3d Laid::operator()(std::uint32_t mark, bool unsided) const {
    Eigen::Vector3d from = points_.col(mark);
    if (unsided && std::abs(rest_(0, mark)) < 0.001) {
        // In a cleft the nearest skin is one of its sides, not its bottom.
        auto left = left_at(figure_, rest_, posed_, mark);
        if (straight_ && std::abs(straight_->distance(from)) < furthest_astray_m) {
            from = straight_->foot(from);
            left = straight_->normal;
        }
        const auto in_plane = left ? skin_.nearest_in_plane(from, *left, 0.03) : std::nullopt;
        if (in_plane) return *in_plane;
    }
    const auto hit = skin_.dropped(from, outward_at(figure_, normals_, mark), 0.006);
    return hit ? hit->at : from;
}

void Laid::seat_webs(std::map<std::string, Eigen::Vector3d>& places,
                     const std::map<std::string, glm::dvec3>& fixed) const {
    using Name = std::string;
    struct Digits {
        const char *web, *base, *end_before, *end_after;
        int first;
    };
    static constexpr Digits kinds[] = {
        {"finger_web_", "metacarpophalangeal_joint_", "finger_", "_proximal_interphalangeal_joint_dorsal", 2},
        {"toe_web_", "metatarsophalangeal_joint_", "toe_", "_tip", 1}};
    for (const Digits& kind : kinds) {
        for (int number = kind.first; number < 5; ++number) {
            for (const Name side : {".l", ".r"}) {
                const Name n = std::to_string(number), next = std::to_string(number + 1);
                const Name web = kind.web + n + "_" + next + side;
                const Name names[] = {kind.base + n + "_dorsal" + side, kind.end_before + n + kind.end_after + side,
                                      kind.base + next + "_dorsal" + side,
                                      kind.end_before + next + kind.end_after + side};
                bool known = figure_.landmarks.contains(web) && !fixed.contains(web);
                for (const Name& name : names) known = known && figure_.landmarks.contains(name);
                if (!known) continue;
                // Where a place lies between the axes of the two digits: 0 on the first, 1 on the second.
                const auto between = [](const Eigen::Vector3d& p, const std::array<Eigen::Vector3d, 4>& at) {
                    const auto on_axis = [&](const Eigen::Vector3d& base,
                                             const Eigen::Vector3d& end) -> Eigen::Vector3d {
                        const Eigen::Vector3d axis = end - base;
                        return base + axis * ((p - base).dot(axis) / axis.squaredNorm());
                    };
                    const Eigen::Vector3d one = on_axis(at[0], at[1]), other = on_axis(at[2], at[3]);
                    const Eigen::Vector3d across = other - one;
                    return std::pair((p - one).dot(across) / across.squaredNorm(), across);
                };
                std::array<Eigen::Vector3d, 4> was, is;
                for (size_t k = 0; k < 4; ++k) {
                    was[k] = rest_.col(figure_.landmarks.at(names[k]));
                    is[k] = places.at(names[k]);
                }
                const double share = between(rest_.col(figure_.landmarks.at(web)), was).first;
                const Eigen::Vector3d draped = points_.col(figure_.landmarks.at(web));
                const auto [found, across] = between(draped, is);
                const auto bottom = skin_.nearest_in_plane(draped + (share - found) * across, across, 0.012);
                if (bottom) places.at(web) = *bottom;
            }
        }
    }
}

void Laid::hang_fingertips(std::map<std::string, Eigen::Vector3d>& places,
                           const std::map<std::string, glm::dvec3>& fixed, const Eigen::Matrix3Xd& stood) const {
    for (const std::string side : {".l", ".r"}) {
        const std::string name = "middle_fingertip_hanging" + side;
        const auto mark = figure_.landmarks.find(name);
        if (mark == figure_.landmarks.end() || fixed.contains(name)) continue;
        const Eigen::Vector3d thigh =
            places.at("lateral_femoral_epicondyle" + side) - places.at("greater_trochanter" + side);
        const double further = hangs_further(figure_, rest_, stood, side);
        const auto hit = skin_.dropped(places.at(name) + further * thigh.normalized(),
                                       outward_at(figure_, normals_, mark->second), 0.03);
        if (hit) places.at(name) = hit->at;
    }
}

}  // namespace jingluo::fit
