// A body whose sections are ellipses and circles, so that every place on it is known in closed form, and a small atlas
// to go with it.
#pragma once

#include <functional>
#include <glm/glm.hpp>
#include <string>

#include "atlas/model.h"
#include "body/body.h"

namespace jingluo::test {

/// Half axes of the trunk (left, anterior), radius of the legs and their distance from the midline, metres.
constexpr double trunk_a = 0.16, trunk_b = 0.10, leg_r = 0.07, leg_x = 0.09;

struct Shape {
    bool arms = true;     // hang beside the hips, not touching
    double furrow_m = 0;  // depth of a furrow down the back in the midline, 20 mm to each side
};

/// Trunk (y 0.75 to 1.5), two legs (y 0 to 0.75), arms beside them.
body::Body analytic_body(const Shape& shape = {});

/// The same body with every place put through a rigid or scaling map; `turn` is the linear part (used for directions
/// too).
body::Body moved(const body::Body& body, const std::function<glm::dvec3(glm::dvec3)>& map, const glm::dmat3& turn);
/// Left and right exchanged: mirrored in x = 0 and the sides' names swapped.
body::Body mirrored(const body::Body& body);

/// Landmarks, lines and scales of the analytic body, and points of every kind of rule.
atlas::Atlas analytic_atlas();

/// Replaces the rule of a point (its first member).
void set_rule(atlas::Atlas& atlas, const std::string& code, const std::string& json);

/// Length of the trunk's ellipse from the posterior midline to x, by numeric integration.
double ellipse_arc(double x);
/// x where that length is reached.
double ellipse_x(double arc);

}  // namespace jingluo::test
