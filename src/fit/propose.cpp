#include "fit/propose.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "body/frames.h"
#include "fit/drape.h"
#include "fit/lay.h"
#include "fit/names.h"
#include "fit/skin.h"
#include "fit/stand.h"
#include "fit/template.h"

namespace jingluo::fit {

namespace {

constexpr size_t template_triangles = 12000;

struct Seed {
    std::string name;
    std::uint32_t point;
    glm::dvec3 place;
};

bool on_an_arm(const Template& figure, std::uint32_t point) {
    int bone = figure.influences[point][0].bone;
    for (; bone >= 0; bone = figure.skeleton.bones[static_cast<size_t>(bone)].parent) {
        if (figure.skeleton.bones[static_cast<size_t>(bone)].name.starts_with("upper_arm")) return true;
    }
    return false;
}

/// How the foreign body lies and how large it is, from the seeds that stand alike on every body: not those of the arms.
Likeness likeness_of(const Template& figure, const std::vector<Seed>& seeds) {
    const Eigen::Matrix3Xd points = figure.points({0.5, 0, 0});
    for (const bool arms_too : {false, true}) {
        Eigen::Matrix3Xd from(3, 0), to(3, 0);
        for (const auto& [name, point, place] : seeds) {
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

/// A body whose seeds of the midline all lie this near to one plane stands straight; clicks are no better than that.
constexpr double most_bent_m = 0.008;

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
    std::vector<Seed> known;
    for (const auto& [name, place] : seeds) {
        const auto mark = ours.landmarks.find(name);
        if (mark != ours.landmarks.end() && std::isfinite(place.x + place.y + place.z))
            known.push_back({name, mark->second, place});
    }
    const Likeness likeness = likeness_of(ours, known);
    if (!(likeness.scale > 0) || !std::isfinite(likeness.scale)) return {};
    const Skin skin(foreign, likeness);
    std::vector<Pin> pins;
    for (const Seed& seed : known) pins.push_back({seed.name, seed.point, likeness.to_ours(seed.place)});

    const Pose pose(ours);
    Eigen::VectorXd numbers = stand_by_pins(ours, pose, pins);
    between(0.25, 0.25)(0);
    stand_on_skin(ours, pose, pins, skin, numbers, between(0.25, 0.55));
    const Pose::Stand stand = pose.stand(numbers);
    const Eigen::Matrix3Xd posed = pose.places(stand);
    const Eigen::Matrix3Xd points = draped(ours, posed, pins, skin, between(0.55, 0.95));
    std::map<std::string, Eigen::Vector3d> pinned;
    for (const Pin& pin : pins) pinned.emplace(pin.name, pin.place);
    std::optional<MedianPlane> straight = median_plane(pinned);
    if (straight && straight->off > most_bent_m) straight.reset();
    const Laid laid(ours, stand.rest, posed, points, skin, straight);

    // Stood up: the same measures and sizes of bones, with every joint as it rests.
    Eigen::VectorXd upright = numbers;
    upright.head(6).setZero();
    for (size_t b = 0; b < ours.skeleton.bones.size(); ++b) upright.segment(Pose::of_bone(b), 3).setZero();
    const Eigen::Matrix3Xd stood = pose.places(pose.stand(upright));

    std::map<std::string, Eigen::Vector3d> places;
    for (const auto& [name, point] : ours.landmarks) places[name] = laid(point, !is_sided(name));
    for (const Pin& pin : pins) places.at(pin.name) = pin.place;
    const std::map<std::string, Eigen::Vector3d> as_draped = places;
    laid.seat_webs(places, seeds);
    laid.hang_fingertips(places, seeds, stood);

    Proposal out;
    for (const auto& [name, point] : ours.landmarks) {
        const Eigen::Vector3d& place = places.at(name);
        out.landmarks[name] = likeness.to_foreign(place);
        double alone = 1;  // how far the nearest seed is
        for (const Pin& pin : pins) alone = std::min(alone, (pin.place - place).norm());
        // How far the skin was from where the figure expected it, at the last step and at the one before. That a place
        // was moved for a reason that is known does not count.
        const double off = (as_draped.at(name) - points.col(point)).norm(),
                     drawn = (points.col(point) - posed.col(point)).norm();
        out.doubt_mm[name] = 1000 * likeness.scale * (0.003 + off + 0.5 * drawn + 0.02 * alone);
    }
    for (const auto& [name, place] : seeds) {
        out.landmarks[name] = place;
        out.doubt_mm[name] = 0;
    }
    for (const auto& [name, line] : ours.lines) {
        for (const std::uint32_t point : line)
            out.lines[name].push_back(likeness.to_foreign(laid(point, !is_sided(name))));
    }
    out.parts = body::frames_from(out.landmarks);
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
