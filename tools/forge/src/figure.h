// The figure as one implicit field: parts blended into a base form, then muscles, bones and folds as lifts of its skin.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "ear.h"
#include "foot.h"
#include "hand.h"
#include "head.h"
#include "shapes.h"
#include "skeleton.h"
#include "vec.h"

namespace jingluo::forge {

/// Where the crease of the elbow crosses the arm, along its frame's w, m.
inline constexpr double kElbowCrease = 0.302;
/// The same at an angle about the arm, in degrees from the front: the crease sags towards the hand in its middle.
inline constexpr double elbow_crease_w(double angle_degrees) {
    const double t = angle_degrees / 60.0;
    return kElbowCrease + 0.002 - 0.0055 * t * t;
}

class Figure {
  public:
    explicit Figure(const Parameters& parameters);

    [[nodiscard]] const Skeleton& skeleton() const { return skeleton_; }
    [[nodiscard]] const Parameters& parameters() const { return parameters_; }

    /// Form without muscles and folds; negative inside. Near the skin an estimate of the distance in metres.
    [[nodiscard]] double base(const Vec3& p) const;
    /// The finished form.
    [[nodiscard]] double field(const Vec3& p) const;
    /// Value at p and the gradient over about `h` metres.
    double sample(const Vec3& p, double h, Vec3& gradient) const;
    /// Relief of trunk, legs and arms (muscles, bones, furrows; not of hands, feet and head) at a place of the skin, m.
    [[nodiscard]] double body_relief(const Vec3& p) const;
    /// Distance estimates of single parts, left half.
    [[nodiscard]] double trunk_distance(const Vec3& p) const { return trunk(p); }
    [[nodiscard]] double arm_distance(const Vec3& p) const { return arm(p); }
    [[nodiscard]] double leg_distance(const Vec3& p) const { return lower(p); }
    /// Unit outward direction of the finished form at p (over about h metres).
    [[nodiscard]] Vec3 normal(const Vec3& p, double h) const;
    /// The place on the finished skin that Newton steps reach from p.
    [[nodiscard]] Vec3 onto_skin(Vec3 p, int steps = 4) const;
    /// First place of the base skin from an origin inside, along `direction`.
    [[nodiscard]] Vec3 base_skin(const Vec3& origin, const Vec3& direction) const;

    /// Where the skin of the left leg lies at height y, seen from the leg's axis; angle 0 front, 90 lateral, 180 back.
    [[nodiscard]] Vec3 leg_skin(double y, double angle_degrees) const;
    /// Height of the crease below the buttock, x from the midline.
    [[nodiscard]] double gluteal_fold_height(double x) const;
    [[nodiscard]] Vec3 leg_axis(double y) const;
    [[nodiscard]] Vec3 back_skin(double x, double y) const;
    [[nodiscard]] Vec3 front_skin(double x, double y) const;

    [[nodiscard]] const Hand& hand() const { return *hand_; }
    [[nodiscard]] const Foot& foot() const { return *foot_; }
    [[nodiscard]] const Head& head() const { return *head_; }
    [[nodiscard]] const Ear& ear() const { return *ear_; }
    /// Along the arm: origin in the shoulder, w to the wrist, u lateral, v to the front (palm).
    [[nodiscard]] const Frame& arm_frame() const { return arm_frame_; }
    /// As the hand begins: origin in the middle of the wrist, w along the forearm.
    [[nodiscard]] const Frame& wrist_frame() const { return wrist_frame_; }
    /// Middle of the arm's section at w of its frame.
    [[nodiscard]] Vec3 arm_centre(double w) const { return arm_.centre(w); }
    /// A knot of a stroke where the ray from `from_uvw` along `way_uvw` (foot's frame) leaves the base skin.
    [[nodiscard]] Stroke::Knot on_foot(const Vec3& from_uvw, const Vec3& way_uvw, double radius, double height) const;
    [[nodiscard]] const Box& bounds() const { return bounds_; }
    /// How fine the mesh should be at p: edge length in metres.
    [[nodiscard]] double edge_length(const Vec3& p) const;

  private:
    void build_trunk();
    void build_leg();
    void build_arm();
    void sculpt_back();
    void sculpt_front();
    void sculpt_shoulder_blade();
    void sculpt_shoulder_front();
    void sculpt_thigh();
    void sculpt_knee();
    void sculpt_leg();
    void sculpt_arm();
    void sculpt_neck();
    void index_strokes();
    void ridge(const std::vector<Stroke::Knot>& knots) { strokes_.emplace_back(knots); }
    void plateau(const std::vector<Stroke::Knot>& knots) { strokes_.emplace_back(knots, true); }
    [[nodiscard]] Stroke::Knot on_leg(double y, double angle, double radius, double height) const {
        return {leg_skin(y, angle), radius, height};
    }
    [[nodiscard]] Stroke::Knot on_back(double x, double y, double radius, double height) const {
        return {back_skin(x, y), radius, height};
    }
    [[nodiscard]] Stroke::Knot on_front(double x, double y, double radius, double height) const {
        return {front_skin(x, y), radius, height};
    }
    [[nodiscard]] Stroke::Knot on_arm(double w, double angle, double radius, double height) const;

    [[nodiscard]] double trunk(const Vec3& p) const;
    [[nodiscard]] double lower(const Vec3& p) const;
    [[nodiscard]] double buttock(const Vec3& p) const;
    [[nodiscard]] double breast(const Vec3& p) const;
    [[nodiscard]] double arm(const Vec3& p) const;
    [[nodiscard]] double patella(const Vec3& p) const;
    [[nodiscard]] double lift(const Vec3& p, std::size_t strokes) const;
    [[nodiscard]] double lift_both_sides(const Vec3& q) const;

    Parameters parameters_;
    Skeleton skeleton_;
    Box bounds_;

    [[nodiscard]] std::array<const Part*, 4> parts() const {
        return {hand_.get(), foot_.get(), head_.get(), ear_.get()};
    }

    Sweep trunk_, leg_, arm_;
    Frame arm_frame_, wrist_frame_, patella_, buttock_frame_, breast_frame_, hip_mass_;
    Vec3 breast_radii_{0.05}, buttock_radii_{0.09}, hip_radii_{0.08};
    std::vector<Bone> girdle_;
    Bone deltoid_{};
    std::unique_ptr<Hand> hand_;
    std::unique_ptr<Foot> foot_;
    std::unique_ptr<Head> head_;
    std::unique_ptr<Ear> ear_;
    Box leg_box_, arm_box_, patella_box_, trunk_box_;

    std::vector<Stroke> strokes_;
    std::size_t body_strokes_ = 0;  ///< the first so many belong to trunk, legs and arms
    std::vector<std::vector<std::uint16_t>> buckets_;
};

}  // namespace jingluo::forge
