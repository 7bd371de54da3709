// Markers side by side in a row, whose names may share one line and one leader: as on the back, where several lines of
// points run down level with each other.
#pragma once

#include <vector>

#include "scene/label_layout.h"

namespace jingluo::scene {

/// Places (pixels) that lie side by side at one height, each row from left to right; one alone is a row too. In order
/// of height.
std::vector<std::vector<size_t>> rows_of(const std::vector<glm::vec2>& places, float scale);

/// What stands in one line of a column: the wish that the leader leads to, as wide as all its names together.
struct SharedLine {
    LabelWish wish;
    size_t first = 0;           // the wish whose marker the leader ends at
    std::vector<size_t> names;  // from left to right, where there are several; else empty
    glm::vec2 far_end{0};       // the last marker of the row, seen from the column
};
/// The lines for these wishes (by index) in a column left or right of the body. A column of a few names, and names that
/// must stand by themselves, share nothing.
std::vector<SharedLine> share_lines(const std::vector<LabelWish>& wishes, const std::vector<size_t>& which,
                                    const LabelSpace& space, bool left);

}  // namespace jingluo::scene
