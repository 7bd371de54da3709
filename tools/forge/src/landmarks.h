// Where anatomy finds its places on the finished skin.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mesh.h"
#include "tracer.h"

namespace jingluo::forge {

/// Axes of a body part: a place, the way to the head along its axis, and its front.
struct PartAxes {
    Vec3 at, proximal, anterior;
};

/// Everything that the body file holds besides its skin; places in metres in the figure's frame, on the mesh.
struct Anatomy {
    std::map<std::string, Vec3> landmarks;
    std::map<std::string, std::vector<Vec3>> lines;
    std::map<std::string, PartAxes> parts;
};

/// Asks the triangles of the skin: where does a ray from inside leave the body?
class Prober {
  public:
    explicit Prober(const Mesh& mesh) : mesh_(mesh), tracer_(mesh) {}
    /// First place of the skin along the ray, on the triangle to rounding. Throws std::runtime_error when there is
    /// none.
    [[nodiscard]] Vec3 leave(const Vec3& origin, const Vec3& direction) const;

  private:
    const Mesh& mesh_;
    Tracer tracer_;
};

/// A way to a place of the skin: from an anatomical position inside, outwards.
struct Ray {
    Vec3 from, way;
};

/// Collects landmarks of one side or the midline; the right side is probed by itself with the mirrored skeleton.
class Collector {
  public:
    Collector(const Figure& figure, const Prober& prober) : figure_(figure), prober_(prober) {}

    void midline(const std::string& name, const Ray& ray);
    void sided(const std::string& name, const Ray& ray);
    /// As sided(), but moved to the most prominent place (furthest along `out`) within `steps` times 1.5 mm of height
    /// and 14 degrees.
    void prominent(const std::string& name, double y, double angle_degrees, const Vec3& out, int steps);
    /// A line through control rays (from, way interpolated with a spline), sampled so that places lie about 10 mm
    /// apart.
    void midline_line(const std::string& name, const std::vector<Ray>& rays) { line(name, rays, false); }
    void sided_line(const std::string& name, const std::vector<Ray>& rays) { line(name, rays, true); }

    /// Ray from the axis of the left leg at height y; 0 front, 90 lateral, 180 back, -90 medial.
    [[nodiscard]] Ray leg(double y, double angle_degrees) const;
    [[nodiscard]] static Ray back(double x, double y) { return {{x, y, -0.03}, {0, 0, -1}}; }
    [[nodiscard]] static Ray front(double x, double y) { return {{x, y, -0.02}, {0, 0, 1}}; }
    /// Ray from the middle of the left arm at w of its frame; 0 front (palm), 90 lateral, 180 back, -90 medial.
    [[nodiscard]] Ray arm(double w, double angle_degrees) const;
    /// Ray to the crease of the elbow.
    [[nodiscard]] Ray elbow_crease(double angle_degrees) const {
        return arm(elbow_crease_w(angle_degrees), angle_degrees);
    }
    /// Ray in the frame of the left foot: u lateral, v up, w to the toes.
    [[nodiscard]] Ray foot(const Vec3& from_uvw, const Vec3& way_uvw) const;
    [[nodiscard]] const Figure& figure() const { return figure_; }

    Anatomy anatomy;

  private:
    void line(const std::string& name, const std::vector<Ray>& rays, bool both);
    const Figure& figure_;
    const Prober& prober_;
};

void collect_head(Collector& c);
/// Spine, pelvis and midlines; calls the next two.
void collect_trunk(Collector& c);
void collect_shoulder(Collector& c);
void collect_thorax(Collector& c);
void collect_leg(Collector& c);
void collect_arm(Collector& c);
void collect_foot(Collector& c);
void collect_ear(Collector& c);
void collect_hand(Collector& c);

/// All landmarks, lines and part frames of a figure on its mesh.
Anatomy find_anatomy(const Figure& figure, const Mesh& mesh);

}  // namespace jingluo::forge
