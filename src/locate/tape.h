// What a tape measures across the trunk: the convex hull of the section at a level, arms cut off.
#pragma once

#include <glm/glm.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "body/landmarks.h"
#include "body/surface.h"

namespace jingluo::locate {

/// The hull of the trunk at one level. Places on it are given by the distance walked round it, metres, from an
/// arbitrary start, anticlockwise seen from above (from the anterior midline to the body's right, back, left... the
/// sign is settled by the caller).
class Hull {
  public:
    Hull(const body::Surface& surface, const body::PartFrame& trunk, double level_m, std::vector<glm::dvec2> places);

    double girth_m() const { return walked_.back(); }
    /// Where the hull passes nearest to a place: the inverse of drop().
    double at(glm::dvec3 place) const;
    /// Where the hull crosses the sagittal plane that lies `left_m` to the left of the trunk's axis, behind or in
    /// front.
    std::optional<double> at_sagittal(double left_m, bool behind) const;
    glm::dvec3 place(double s) const;
    /// Unit, along the walk.
    glm::dvec3 tangent(double s) const;
    /// From the hull inward along its normal to the skin.
    std::optional<body::Hit> drop(double s) const;

  private:
    size_t edge_at(double s, double& into) const;
    glm::dvec3 lift(glm::dvec2 place) const;

    const body::Surface* surface_;
    body::PartFrame trunk_;
    double level_m_;
    std::vector<glm::dvec2> places_;  // (left, anterior), anticlockwise, first not repeated
    std::vector<double> walked_;      // at the start of each edge; the last entry is the girth
};

/// Hulls of one body, made when first asked for; several threads may ask, and one hull serves them all.
class Tape {
  public:
    /// `arms_left_m` / `arms_right_m`: where the axillary folds lie (metres to the left of the axis) and from which
    /// level on the arms are one with the trunk; nothing when the body does not give the folds.
    Tape(const body::Surface& surface, const body::Landmarks& marks);
    /// The hull at the level of a place, or null when no trunk is cut there.
    const Hull* at(glm::dvec3 place) const;
    const body::PartFrame& trunk() const { return trunk_; }
    bool known() const { return known_; }

  private:
    std::unique_ptr<Hull> make(double level_m) const;

    struct Arms {
        double from_level_m, left_m, right_m;
    };
    const body::Surface& surface_;
    body::PartFrame trunk_;
    bool known_ = false;
    std::optional<Arms> arms_;
    mutable std::mutex making_;
    mutable std::map<long, std::unique_ptr<Hull>> hulls_;  // by level in micrometres
};

}  // namespace jingluo::locate
