// How long the mesh's edges should be: what the parts wish, shorter where the skin bends, with smooth grading.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "surface.h"

namespace jingluo::forge {

class Sizing {
  public:
    /// Measures the bend on a mesh that is finer than the wishes and has the field's normals.
    Sizing(const Surface& fine, const Figure& figure);

    /// Length at p where fine lengths are multiplied by `factor`; coarse ones, which cost little, follow it less.
    [[nodiscard]] double at(const Vec3& p, double factor) const;
    /// Shortens the lengths where edges of the surface still stand off the field too far in their middle.
    void refine(const Surface& surface, const Figure& figure, double factor);
    /// Triangles that the surface will need where all lengths are multiplied by `factor`.
    [[nodiscard]] double triangles(double factor) const { return need_ / (factor * factor); }

  private:
    struct Sample {
        std::uint64_t cell = 0;
        Vec3 at{0.0};
        double size = 0.0;
    };
    [[nodiscard]] double unscaled(const Vec3& p) const;
    void sort();
    [[nodiscard]] static std::uint64_t cell_of(const Vec3& p, int dx, int dy, int dz);

    std::vector<Sample> samples_;  ///< sorted by cell
    double need_ = 0.0;
};

/// Lowers `size` until it grows by no more than kGrade per metre along any edge.
void grade(const Surface& surface, std::vector<double>& size);

inline constexpr double kGrade = 0.25;

}  // namespace jingluo::forge
