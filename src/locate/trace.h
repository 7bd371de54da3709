// Walking on the skin in a plane, and polylines met by planes and by each other.
#pragma once

#include <functional>
#include <glm/glm.hpp>
#include <optional>
#include <vector>

#include "body/surface.h"

namespace jingluo::locate {

using Polyline = std::vector<glm::dvec3>;

/// The curve in which `plane` cuts the skin, from `place` (which must lie on it, to a millimetre) on towards
/// `direction`, until it is `most_m` long, comes round or ends. Nothing when no curve passes there.
std::optional<Polyline> trace(const body::Surface& surface, const body::Plane& plane, glm::dvec3 place,
                              glm::dvec3 direction, double most_m);

/// As trace, cut where `reached` first becomes true; the last place is found by bisection of the last step.
std::optional<Polyline> trace_until(const body::Surface& surface, const body::Plane& plane, glm::dvec3 place,
                                    glm::dvec3 direction, double most_m,
                                    const std::function<double(glm::dvec3)>& height, double wanted);

/// The polyline up to where `height` first reaches `wanted` (rising), or nothing.
std::optional<Polyline> until_height(const Polyline& line, const std::function<double(glm::dvec3)>& height,
                                     double wanted);

/// The first `distance_m` of a polyline.
Polyline cut_at(const Polyline& line, double distance_m);

/// Distance along a polyline at which it passes nearest to a place, and how far away it stays.
struct OnPolyline {
    double along_m = 0, away_m = 0;
    glm::dvec3 place{0};
};
/// `closed`: the line goes on from its last place to its first, as crossings() takes it.
OnPolyline nearest_on(const Polyline& line, glm::dvec3 place, bool closed = false);

/// Every place where a polyline (or loop) passes through a plane.
std::vector<glm::dvec3> crossings(const Polyline& line, const body::Plane& plane, bool closed = false);

/// Where two polylines come nearest to each other: the middle, and the gap between them.
struct Approach {
    glm::dvec3 place{0};
    double gap_m = 0;
};
Approach nearest_approach(const Polyline& a, const Polyline& b);

/// A polyline with steps of at most `step_m`, each place dropped to the skin.
Polyline dropped(const body::Surface& surface, const Polyline& line, double step_m);

/// A polyline drawn on by `by_m` at both ends, straight on and dropped to the skin.
Polyline extended(const body::Surface& surface, const Polyline& line, double by_m);

}  // namespace jingluo::locate
