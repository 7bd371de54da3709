// Which parts of the picture something covers, in cells of a few pixels: asked by labels that look for clear ground.
#pragma once

#include <cstdint>
#include <vector>

#include "scene/label_layout.h"

namespace jingluo::scene {

class CoverMap {
  public:
    /// Covers nothing of an area of the picture (pixels) yet. `cell_px` is the side of a cell, more than 0.
    CoverMap(const Rect& area, float cell_px);

    /// Covers what a triangle does (corners in pixels), to a cell.
    void add(glm::vec2 a, glm::vec2 b, glm::vec2 c);
    /// Ends the adding: until then nothing counts as covered.
    void finish();
    /// Whether any cell that a rectangle touches is covered. What lies outside the area is not.
    bool touches(const Rect& box) const;

  private:
    void mark(glm::vec2 cell);
    Rect area_;
    float cell_px_;
    int columns_ = 0, rows_ = 0;
    std::vector<std::uint8_t> covered_;
    std::vector<std::uint32_t> sums_;  // covered cells above and left of each corner of the grid
};

}  // namespace jingluo::scene
