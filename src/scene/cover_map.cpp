#include "scene/cover_map.h"

#include <algorithm>
#include <cmath>

namespace jingluo::scene {

CoverMap::CoverMap(const Rect& area, float cell_px) : area_(area), cell_px_(cell_px) {
    columns_ = std::max(0, static_cast<int>(std::ceil(area.size().x / cell_px)));
    rows_ = std::max(0, static_cast<int>(std::ceil(area.size().y / cell_px)));
    covered_.assign(static_cast<size_t>(columns_) * static_cast<size_t>(rows_), 0);
}

void CoverMap::mark(glm::vec2 cell) {
    const int x = static_cast<int>(std::floor(cell.x)), y = static_cast<int>(std::floor(cell.y));
    if (x < 0 || y < 0 || x >= columns_ || y >= rows_) return;
    covered_[static_cast<size_t>(y) * static_cast<size_t>(columns_) + static_cast<size_t>(x)] = 1;
}

void CoverMap::add(glm::vec2 a, glm::vec2 b, glm::vec2 c) {
    a = (a - area_.min) / cell_px_;
    b = (b - area_.min) / cell_px_;
    c = (c - area_.min) / cell_px_;
    const glm::vec2 low = glm::max(glm::floor(glm::min(a, glm::min(b, c))), glm::vec2(0));
    const glm::vec2 high = glm::min(glm::floor(glm::max(a, glm::max(b, c))), glm::vec2(columns_ - 1, rows_ - 1));
    // Most triangles of a body lie within a cell or two, which their corners name.
    mark(a);
    mark(b);
    mark(c);
    if (high.x - low.x < 2 && high.y - low.y < 2) return;
    const auto turn = [](glm::vec2 p, glm::vec2 q, glm::vec2 r) {
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    };
    const float sense = turn(a, b, c) < 0 ? -1.0f : 1.0f;
    for (float y = low.y; y <= high.y; ++y) {
        for (float x = low.x; x <= high.x; ++x) {
            const glm::vec2 middle(x + 0.5f, y + 0.5f);
            if (sense * turn(a, b, middle) >= 0 && sense * turn(b, c, middle) >= 0 && sense * turn(c, a, middle) >= 0) {
                mark(middle);
            }
        }
    }
}

void CoverMap::finish() {
    const auto wide = static_cast<size_t>(columns_) + 1;
    sums_.assign(wide * (static_cast<size_t>(rows_) + 1), 0);
    for (size_t y = 0; y < static_cast<size_t>(rows_); ++y) {
        for (size_t x = 0; x + 1 < wide; ++x) {
            sums_[(y + 1) * wide + x + 1] = covered_[y * (wide - 1) + x] + sums_[y * wide + x + 1] +
                                            sums_[(y + 1) * wide + x] - sums_[y * wide + x];
        }
    }
}

bool CoverMap::touches(const Rect& box) const {
    if (sums_.empty()) return false;
    const auto cell = [&](float at, float from, int count) {
        return static_cast<size_t>(std::clamp(at - from, 0.0f, static_cast<float>(count) * cell_px_) / cell_px_);
    };
    const size_t left = cell(box.min.x, area_.min.x, columns_), top = cell(box.min.y, area_.min.y, rows_);
    const size_t right = std::min(cell(box.max.x, area_.min.x, columns_) + 1, static_cast<size_t>(columns_));
    const size_t bottom = std::min(cell(box.max.y, area_.min.y, rows_) + 1, static_cast<size_t>(rows_));
    if (left >= right || top >= bottom || box.max.x < area_.min.x || box.max.y < area_.min.y) return false;
    const size_t wide = static_cast<size_t>(columns_) + 1;
    return sums_[bottom * wide + right] + sums_[top * wide + left] >
           sums_[top * wide + right] + sums_[bottom * wide + left];
}

}  // namespace jingluo::scene
