#include "scene/label_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jingluo::scene {

namespace {

// Neighbours in a row: no higher or lower than this, no farther apart than the two lines of the back from far away.
constexpr float level_px = 2.6f, apart_px = 48;
constexpr size_t longest_row = 4, few_names = 10;

}  // namespace

std::vector<std::vector<size_t>> rows_of(const std::vector<glm::vec2>& places, float scale) {
    std::vector<size_t> order(places.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return places[a].y < places[b].y; });
    std::vector<std::vector<size_t>> rows;
    for (const size_t i : order) {
        const auto row = std::find_if(rows.rbegin(), rows.rend(), [&](const std::vector<size_t>& one) {
            return one.size() < longest_row && std::any_of(one.begin(), one.end(), [&](size_t other) {
                       const glm::vec2 off = glm::abs(places[other] - places[i]);
                       return off.y <= level_px * scale && off.x <= apart_px * scale;
                   });
        });
        if (row == rows.rend()) {
            rows.push_back({i});
        } else {
            row->push_back(i);
        }
    }
    for (std::vector<size_t>& row : rows) {
        std::stable_sort(row.begin(), row.end(), [&](size_t a, size_t b) { return places[a].x < places[b].x; });
    }
    return rows;
}

std::vector<SharedLine> share_lines(const std::vector<LabelWish>& wishes, const std::vector<size_t>& which,
                                    const LabelSpace& space, bool left) {
    std::vector<SharedLine> lines;
    std::vector<size_t> sharing;
    std::vector<glm::vec2> places;
    for (const size_t i : which) {
        if (wishes[i].may_share && which.size() > few_names) {
            sharing.push_back(i);
            places.push_back(wishes[i].anchor.at);
        } else {
            lines.push_back({wishes[i], i, {}, wishes[i].anchor.at});
        }
    }
    for (const std::vector<size_t>& row : rows_of(places, space.scale)) {
        // The marker next to the column is where the leader ends.
        const size_t first = sharing[left ? row.front() : row.back()], last = sharing[left ? row.back() : row.front()];
        SharedLine line{wishes[first], first, {}, wishes[last].anchor.at};
        if (row.size() > 1) {
            line.wish.size.x = space.between_names_px * static_cast<float>(row.size() - 1);
            for (const size_t at : row) {
                const LabelWish& wish = wishes[sharing[at]];
                line.names.push_back(sharing[at]);
                line.wish.size = {line.wish.size.x + wish.size.x, std::max(line.wish.size.y, wish.size.y)};
                line.wish.priority = std::max(line.wish.priority, wish.priority);
            }
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace jingluo::scene
