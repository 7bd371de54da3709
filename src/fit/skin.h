// The foreign skin in the figure's own frame and size, so that millimetres mean the same on every body.
#pragma once

#include <Eigen/Dense>
#include <optional>
#include <string>
#include <vector>

#include "body/body.h"

namespace jingluo::fit {

/// Thrown when the person no longer wants the answer; never leaves this room.
struct Stopped {};

struct Likeness {
    double scale = 1;  // ours -> foreign
    Eigen::Matrix3d turn = Eigen::Matrix3d::Identity();
    Eigen::Vector3d shift = Eigen::Vector3d::Zero();

    Eigen::Vector3d to_ours(glm::dvec3 v) const {
        return turn.transpose() * (Eigen::Vector3d(v.x, v.y, v.z) - shift) / scale;
    }
    glm::dvec3 to_foreign(const Eigen::Vector3d& v) const {
        const Eigen::Vector3d out = scale * (turn * v) + shift;
        return {out.x(), out.y(), out.z()};
    }
};

class Skin {
  public:
    Skin(const body::Body& body, const Likeness& likeness)
        : mesh_(&body.mesh), surface_(body.surface.get()), likeness_(likeness) {}

    struct Place {
        Eigen::Vector3d at, normal;
        double distance;
    };
    /// The nearest place within so many metres whose triangle does not face away from `outward`.
    std::optional<Place> nearest(const Eigen::Vector3d& from, const Eigen::Vector3d& outward, double within_m) const {
        const Eigen::Vector3d way = likeness_.turn * outward;
        const auto hit =
            surface_->nearest(likeness_.to_foreign(from), {way.x(), way.y(), way.z()}, within_m * likeness_.scale);
        if (!hit) return {};
        const Eigen::Vector3d normal =
            likeness_.turn.transpose() * Eigen::Vector3d(hit->normal.x, hit->normal.y, hit->normal.z);
        return Place{likeness_.to_ours(hit->place), normal, hit->distance / likeness_.scale};
    }
    /// Where a place lands that is laid down along `outward`, forward or back. Where that is further off than
    /// `most_m`, or there is nothing, the nearest.
    std::optional<Place> dropped(const Eigen::Vector3d& from, const Eigen::Vector3d& outward, double most_m) const;
    /// The nearest place of the skin in a plane through `from`, within so many metres.
    std::optional<Eigen::Vector3d> nearest_in_plane(const Eigen::Vector3d& from, const Eigen::Vector3d& plane_normal,
                                                    double within_m) const;
    /// About so many places spread evenly over the skin, without those that look at more skin within a few centimetres
    /// (inside the mouth, between fingers). Their `distance` means nothing.
    std::vector<Place> samples(size_t count) const;
    const Likeness& likeness() const { return likeness_; }

  private:
    const body::Mesh* mesh_;
    const body::Surface* surface_;
    Likeness likeness_;
};

/// A point of the template and where it must be, in the figure's frame.
struct Pin {
    std::string name;
    std::uint32_t point = 0;
    Eigen::Vector3d place;
};

}  // namespace jingluo::fit
