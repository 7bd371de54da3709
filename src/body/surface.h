// Questions to the skin: ray, nearest place, section, way. Built once on Embree; const questions may run from several
// threads.
#pragma once

#include <functional>
#include <glm/glm.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "body/mesh.h"

namespace jingluo::body {

struct Hit {
    glm::dvec3 place{0};
    glm::dvec3 normal{0};  // interpolated vertex normal, unit, outward
    double distance = 0;   // metres from the question's origin
    std::uint32_t triangle = 0;
};

struct Plane {
    glm::dvec3 at{0};
    glm::dvec3 normal{0, 1, 0};  // unit
};

/// One curve in which a plane cuts the skin, in order. A closed loop does not repeat its first place.
struct Loop {
    std::vector<glm::dvec3> places;
    bool closed = true;
};

class Surface {
  public:
    /// Keeps a copy of what it needs of the mesh. An empty mesh answers every question with nothing. `progress` is told
    /// how far it is, 0 to 1, from any thread; when it answers false, Stopped is thrown.
    explicit Surface(const Mesh& mesh, const std::function<bool(double)>& progress = {});
    ~Surface();
    Surface(Surface&&) noexcept;
    Surface& operator=(Surface&&) noexcept;

    /// First triangle hit by a ray (direction need not be unit; `distance` is in metres).
    std::optional<Hit> ray(glm::dvec3 origin, glm::dvec3 direction) const;
    /// Whether anything lies between two places, ends shortened by `slack_m` each.
    bool blocked(glm::dvec3 from, glm::dvec3 to, double slack_m) const;
    /// The nearest place on the skin. `outward`, when not zero, keeps only triangles whose normal does not point
    /// against it: the thigh's nearest place is not on the other thigh. `within_m` ends the search early: nothing when
    /// the skin is further away.
    std::optional<Hit> nearest(glm::dvec3 place, glm::dvec3 outward = glm::dvec3(0), double within_m = 1e9) const;
    /// All curves in which the plane cuts the skin.
    std::vector<Loop> section(const Plane& plane) const;
    /// As section, but only what lies within (about) `radius_m` of a place, several times as fast: curves that lead out
    /// of there end there and are open.
    std::vector<Loop> section_near(const Plane& plane, glm::dvec3 centre, double radius_m) const;
    /// The shorter way from a to b over the skin in the plane that contains a, b and `outward`, or, when that is zero,
    /// the mean skin normal there; both ends are dropped onto the skin first. Nothing when no loop of that plane joins
    /// them.
    std::optional<std::vector<glm::dvec3>> way(glm::dvec3 a, glm::dvec3 b, glm::dvec3 outward = glm::dvec3(0)) const;
    /// A way along mesh edges (A*), for places that no single plane joins. Nothing when they lie on separate pieces.
    std::optional<std::vector<glm::dvec3>> edge_way(glm::dvec3 a, glm::dvec3 b) const;

  private:
    std::optional<Hit> nearest_within(glm::dvec3 place, glm::dvec3 outward, double within_m) const;

    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Length of a polyline, metres.
double length(const std::vector<glm::dvec3>& places);
/// The place so far along a polyline (clamped to its ends), metres.
glm::dvec3 along(const std::vector<glm::dvec3>& places, double distance_m);

}  // namespace jingluo::body
