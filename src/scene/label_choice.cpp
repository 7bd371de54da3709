#include "scene/label_choice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "scene/label_rows.h"

namespace jingluo::scene {

namespace {

/// +1 when the body's left lies on the right of the picture, or above where the picture is turned; else -1.
float labelled_side(const Sheet& sheet) {
    const glm::vec2 off =
        sheet.pixel(sheet.state.camera.target + glm::dvec3(0.1, 0, 0)) - sheet.pixel(sheet.state.camera.target);
    return (std::abs(off.x) > std::abs(off.y) ? off.x : -off.y) >= 0 ? 1.0f : -1.0f;
}

/// Points of one line go to one side together: the channel, and the first of its branches on which the point lies.
std::string line_of(const Sheet& sheet, const atlas::Point& point) {
    const atlas::Channel* channel = sheet.world.atlas.find_channel(point.channel);
    if (channel == nullptr) return point.channel + (point.members.size() > 1 ? "/" + point.code : "");
    for (size_t i = 0; i < channel->branches.size(); ++i) {
        for (const atlas::Place& stop : channel->branches[i].stops) {
            const auto* ref = std::get_if<atlas::PointRef>(&stop);
            if (ref != nullptr && ref->code == point.code) return point.channel + "/" + std::to_string(i);
        }
    }
    return point.channel;
}

/// The twins of one name that are seen.
struct Twins {
    std::vector<const SeenPoint*> seen;
    bool chosen = false;  // one is selected: that one is named
    bool pair() const { return seen.size() > 1 && seen.front()->placed->id.side != atlas::Side::midline; }
};

/// Lines whose names move to the other side, so that both sides of the body carry about as many. None while one column
/// is enough: names on one side are read more easily.
std::vector<std::string> lines_to_move(const Sheet& sheet, const std::vector<Twins>& all) {
    std::map<std::string, int> free_to_move;
    int here = 0, there = 0;
    std::vector<glm::vec2> places;
    for (const Twins& twins : all) {
        if (twins.pair() && !twins.chosen) {
            ++here;
            ++free_to_move[line_of(sheet, *twins.seen.front()->point)];
            places.push_back(twins.seen.front()->at_px);
        } else {
            ++(twins.seen.front()->placed->id.side == atlas::Side::midline ? there : here);
        }
    }
    // Names in a row share a line.
    const float line_px = 16.5f * sheet.scale;
    if (static_cast<float>(rows_of(places, sheet.scale).size()) <= 1.25f * sheet.free.size().y / line_px) return {};
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [line, count] : free_to_move) order.emplace_back(-count, line);
    std::sort(order.begin(), order.end());
    std::vector<std::string> moved;
    for (const auto& [count, line] : order) {
        if (std::abs((here + count) - (there - count)) >= std::abs(here - there)) continue;
        here += count;
        there -= count;
        moved.push_back(line);
    }
    return moved;
}

}  // namespace

std::vector<const SeenPoint*> points_to_name(const Sheet& sheet) {
    const atlas::Side wanted = labelled_side(sheet) > 0 ? atlas::Side::left : atlas::Side::right;
    std::vector<Twins> all;
    std::map<std::pair<std::string, std::string>, size_t> known;
    for (const SeenPoint& seen : sheet.points) {
        if (seen.point == nullptr || !seen.inside) continue;
        if (!seen.visible && !sheet.state.show_hidden && !seen.selected) continue;
        if (sheet.state.moving && !seen.selected && !seen.hovered) continue;
        const auto [at, is_new] = known.insert({{seen.placed->id.code, seen.placed->id.member}, all.size()});
        if (is_new) all.emplace_back();
        all[at->second].seen.push_back(&seen);
        all[at->second].chosen = all[at->second].chosen || seen.selected;
    }
    const std::vector<std::string> moved =
        sheet.quiet > 0 || sheet.state.moving ? std::vector<std::string>{} : lines_to_move(sheet, all);
    std::vector<const SeenPoint*> named;
    for (const Twins& twins : all) {
        const bool other =
            twins.pair() && !moved.empty() &&
            std::find(moved.begin(), moved.end(), line_of(sheet, *twins.seen.front()->point)) != moved.end();
        for (const SeenPoint* seen : twins.seen) {
            const bool is_wanted = (seen->placed->id.side == wanted) != other;
            if (!twins.pair() || (twins.chosen ? seen->selected : is_wanted) || seen->hovered) named.push_back(seen);
        }
    }
    return named;
}

int importance(const atlas::Point& point) {
    // Extra points are many and stand close; those of the channels come first.
    const size_t most = point.code.find('-') == std::string::npos ? 9 : 3;
    return static_cast<int>(std::min(most, point.regions.size() + 2 * point.categories.size()));
}

}  // namespace jingluo::scene
