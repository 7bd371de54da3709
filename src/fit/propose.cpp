#include "fit/propose.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "fit/drape.h"
#include "fit/names.h"
#include "fit/skin.h"
#include "fit/stand.h"
#include "fit/template.h"

namespace jingluo::fit {

namespace {

constexpr size_t template_triangles = 12000;

bool on_an_arm(const Template& figure, std::uint32_t point) {
    int bone = figure.influences[point][0].bone;
    for (; bone >= 0; bone = figure.skeleton.bones[static_cast<size_t>(bone)].parent) {
        if (figure.skeleton.bones[static_cast<size_t>(bone)].name.starts_with("upper_arm")) return true;
    }
    return false;
}

/// How the foreign body lies and how large it is, from the seeds that stand alike on every body: not those of the arms.
Likeness likeness_of(const Template& figure, const std::vector<std::pair<std::uint32_t, glm::dvec3>>& seeds) {
    const Eigen::Matrix3Xd points = figure.points({0.5, 0, 0});
    for (const bool arms_too : {false, true}) {
        Eigen::Matrix3Xd from(3, 0), to(3, 0);
        for (const auto& [point, place] : seeds) {
            if (!arms_too && on_an_arm(figure, point)) continue;
            from.conservativeResize(3, from.cols() + 1);
            to.conservativeResize(3, to.cols() + 1);
            from.rightCols(1) = points.col(point);
            to.rightCols(1) << place.x, place.y, place.z;
        }
        if (from.cols() < 4 && !arms_too) continue;
        const Eigen::Matrix4d found = Eigen::umeyama(from, to, true);
        Likeness out;
        out.scale = std::cbrt(found.topLeftCorner<3, 3>().determinant());
        out.turn = found.topLeftCorner<3, 3>() / out.scale;
        out.shift = found.topRightCorner<3, 1>();
        return out;
    }
    return {};
}

/// The draped marks, laid onto the foreign skin itself.
class Laid {
  public:
    Laid(const Template& figure, const Eigen::Matrix3Xd& rest, const Eigen::Matrix3Xd& points, const Skin& skin)
        : figure_(figure), rest_(rest), points_(points), skin_(skin), normals_(node_normals(figure, points)) {}

    Eigen::Vector3d outward(std::uint32_t mark) const { return outward_at(figure_, normals_, mark); }

    Eigen::Vector3d operator()(std::uint32_t mark, bool unsided) const {
        const Eigen::Vector3d from = points_.col(mark);
        Eigen::Vector3d way = outward(mark);
        double most_m = 0.006;
        if (unsided && std::abs(rest_(0, mark)) < 0.001) {
            if (const auto left = left_at(figure_, rest_, points_, mark)) {
                // In a cleft the nearest skin is one of its sides, not its bottom.
                way -= way.dot(*left) * *left;
                most_m = 0.015;
            }
        }
        const auto hit = skin_.dropped(from, way, most_m);
        return hit ? hit->at : from;
    }

  private:
    const Template& figure_;
    const Eigen::Matrix3Xd &rest_, &points_;
    const Skin& skin_;
    Eigen::Matrix3Xd normals_;
};

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

}  // namespace

std::optional<Proposal> propose(const body::Figure& figure, const body::Body& foreign, const Places& seeds,
                                const Progress& progress) try {
    if (!missing_seeds(seeds).empty() || !foreign.surface || foreign.mesh.indices.empty()) return {};
    const auto between = [&](double from, double to) {
        return [&progress, from, to](double share) {
            if (progress && !progress(from + (to - from) * share)) throw Stopped{};
        };
    };
    between(0, 0)(0);
    const Template ours = template_of(figure, template_triangles);
    between(0.1, 0.1)(0);
    std::vector<std::pair<std::uint32_t, glm::dvec3>> known;
    for (const auto& [name, place] : seeds) {
        if (const auto mark = ours.landmarks.find(name); mark != ours.landmarks.end())
            known.emplace_back(mark->second, place);
    }
    const Likeness likeness = likeness_of(ours, known);
    if (!(likeness.scale > 0) || !std::isfinite(likeness.scale)) return {};
    const Skin skin(foreign, likeness);
    std::vector<Pin> pins;
    for (const auto& [point, place] : known) pins.push_back({point, likeness.to_ours(place)});

    const Pose pose(ours);
    Eigen::VectorXd numbers = stand_by_pins(ours, pose, pins);
    between(0.25, 0.25)(0);
    stand_on_skin(ours, pose, pins, skin, numbers, between(0.25, 0.55));
    const Pose::Stand stand = pose.stand(numbers);
    const Eigen::Matrix3Xd posed = pose.places(stand);
    const Eigen::Matrix3Xd points = draped(ours, posed, pins, skin, between(0.55, 0.95));
    const Laid laid(ours, stand.rest, points, skin);

    Proposal out;
    const double unit_mm = 1000 * likeness.scale;
    for (const auto& [name, point] : ours.landmarks) {
        const Eigen::Vector3d place = laid(point, !is_sided(name));
        out.landmarks[name] = likeness.to_foreign(place);
        double alone = 1;  // how far the nearest seed is
        for (const Pin& pin : pins) alone = std::min(alone, (pin.place - place).norm());
        // How far the skin was from where the figure expected it, at the last step and at the one before.
        const double off = (place - points.col(point)).norm(), drawn = (points.col(point) - posed.col(point)).norm();
        out.doubt_mm[name] = unit_mm * (0.0015 + off + 0.25 * drawn + 0.02 * alone);
    }
    for (const auto& [name, place] : seeds) {
        out.landmarks[name] = place;
        out.doubt_mm[name] = 0;
    }
    // Stood up: the same measures and sizes of bones, with every joint as it rests.
    Eigen::VectorXd upright = numbers;
    upright.head(6).setZero();
    for (size_t b = 0; b < ours.skeleton.bones.size(); ++b) upright.segment(Pose::of_bone(b), 3).setZero();
    const Eigen::Matrix3Xd stood = pose.places(pose.stand(upright));
    for (const std::string side : {".l", ".r"}) {
        const std::string name = "middle_fingertip_hanging" + side;
        const auto mark = ours.landmarks.find(name);
        if (mark == ours.landmarks.end() || seeds.contains(name)) continue;
        const Eigen::Vector3d trochanter = likeness.to_ours(out.landmarks.at("greater_trochanter" + side));
        const Eigen::Vector3d knee = likeness.to_ours(out.landmarks.at("lateral_femoral_epicondyle" + side));
        const double further = hangs_further(ours, stand.rest, stood, side);
        const Eigen::Vector3d from = likeness.to_ours(out.landmarks[name]) + further * (knee - trochanter).normalized();
        if (const auto hit = skin.dropped(from, laid.outward(mark->second), 0.03))
            out.landmarks[name] = likeness.to_foreign(hit->at);
    }
    for (const auto& [name, line] : ours.lines) {
        for (const std::uint32_t point : line)
            out.lines[name].push_back(likeness.to_foreign(laid(point, !is_sided(name))));
    }
    out.parts = frames_from(out.landmarks);
    const auto [sex, build, tall] = stand.measures;
    const auto heights = stood.row(1).head(ours.nodes);
    const double stature = heights.maxCoeff() - heights.minCoeff();
    out.shape = {sex, stature * likeness.scale, build};
    out.shape = body::within_ranges(out.shape);
    between(1, 1)(0);
    return out;
} catch (const Stopped&) {
    return {};
}

}  // namespace jingluo::fit
