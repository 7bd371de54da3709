// One body out of the template: a smooth map of the template's space, with few parameters, that carries every vertex
// (and with it every landmark) along. Frame and units are the template's: metres at table stature.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "figure.h"
#include "mesh.h"

namespace jingluo::forge {

/// Radial factors of a part: at each of `at` (a height, or a length along the arm) the coefficients of a Fourier series
/// in the angle about the part's middle (0 front, 90 degrees lateral), cosines first, then sines.
struct RadialTable {
    std::vector<double> at;
    std::size_t cosines = 1;  ///< how many, with the constant one
    std::size_t sines = 0;
    std::vector<std::vector<double>> row;  ///< one for each of `at`; constant one means "unchanged"

    RadialTable() = default;
    RadialTable(std::vector<double> places, std::size_t cosine_count, std::size_t sine_count);
};

/// Displacement of a soft ball of skin: `by` at `at` (left side; the right side mirrors it), dying away at `radius`.
struct Push {
    Vec3 at;
    double radius;
    Vec3 by;
};

/// What makes one body from the template.
struct Build {
    std::vector<RadialTable> trunk, leg, arm;  ///< their products
    /// The middle of the leg moves so far laterally: (height, metres), rising heights.
    std::vector<std::array<double, 2>> leg_out;
    /// Heights: (from, to) pairs, rising; between them a monotone curve.
    std::vector<std::array<double, 2>> heights = {{0.0, 0.0}, {1.7, 1.7}};
    double shoulder_m = 0.0;                    ///< the shoulder joint moves so far laterally
    double arm_length = 1.0;                    ///< factor
    double arm_out_degrees = 0.0;               ///< more abducted
    double head = 1.0, hand = 1.0, foot = 1.0;  ///< factors of size
    double flat = 0.0;    ///< how far the breasts sink back to the ribs: 1 altogether; below 0 they grow
    double relief = 0.0;  ///< more of the fine relief of muscles and bones: 0.3 is 30 % more, -0.5 half
    std::vector<Push> pushes;
};

class Deformer {
  public:
    /// Finds for every vertex of the template which part it belongs to and how much relief it carries.
    Deformer(const Figure& figure, const Mesh& template_mesh);
    /// Places of all vertices of the template in the body that `build` makes (on the floor as the template is).
    [[nodiscard]] std::vector<Vec3> positions(const Build& build) const;
    /// Where a place inside the template (a joint) goes, and what becomes of it in a part's frame. Left or right side.
    [[nodiscard]] Vec3 joint(const Build& build, const Vec3& place) const;
    [[nodiscard]] const Mesh& mesh() const { return mesh_; }
    /// The place (x, z) that sections of trunk or leg at a height of the finished body are widened about.
    [[nodiscard]] std::array<double, 2> middle(const Build& build, double height, bool trunk) const;

  private:
    struct Home {
        double trunk, leg, foot, arm, hand, head;  ///< shares, sum 1
        double lift;                               ///< relief, m
        Vec3 breast;                               ///< way from the skin back to the ribs under a breast, m
    };
    struct Curves;
    [[nodiscard]] Home home_of(const Vec3& left) const;
    [[nodiscard]] Vec3 move(const Curves& curves, const Build& build, const Home& home, const Vec3& left,
                            const Vec3& normal) const;

    const Figure& figure_;
    const Mesh& mesh_;
    Spline middle_;
    std::vector<Home> home_;
};

}  // namespace jingluo::forge
