// A tape laid round the trunk, measured by brute force.
#pragma once

#include <glm/glm.hpp>
#include <optional>
#include <vector>

#include "verify/skin.h"

namespace jingluo::verify {

/// The tape round the trunk (arms cut off) at one level.
class TapeRound {
  public:
    /// Nothing when the trunk is not cut at that level.
    static std::optional<TapeRound> at_level(const Skin& skin, const Marks& marks, glm::dvec3 level_of);

    /// Metres on the tape, the short way round, from its place over the sagittal plane through `midline` (on the side
    /// on which `of` lies, before or behind) to the place under which `of` lies; positive to the body's left of that
    /// plane.
    std::optional<double> from_midline(glm::dvec3 midline, glm::dvec3 of, glm::dvec3 of_normal) const;
    /// Metres on the tape between two places, the short way round.
    double between(glm::dvec3 a, glm::dvec3 b) const;
    /// The place on the tape so many metres leftwards (positive) of the one over `from`.
    glm::dvec3 leftwards(glm::dvec3 from, double metres) const;

  private:
    double position(glm::dvec2 place) const;
    glm::dvec2 flat(glm::dvec3 place) const;

    Frame trunk_;
    double level_ = 0;
    std::vector<glm::dvec2> corners_;
    double girth_ = 0;
};

}  // namespace jingluo::verify
