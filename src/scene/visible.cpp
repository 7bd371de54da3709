#include "scene/visible.h"

#include <set>
#include <utility>

namespace jingluo::scene {

bool is_visible(const State& state, const World& world, const locate::PlacedPoint& point) {
    const Projected at = project(state.camera, state.viewport, point.place);
    const Viewport& v = state.viewport;
    if (at.depth_m <= 0 || at.pixel.x < v.left_px || at.pixel.x > v.width_px - v.right_px || at.pixel.y < v.top_px ||
        at.pixel.y > v.height_px - v.bottom_px) {
        return false;
    }
    const Ray ray = ray_through(state.camera, state.viewport, at.pixel);
    if (glm::dot(ray.direction, point.normal) > -0.15) return false;
    return world.body.surface == nullptr ||
           !world.body.surface->blocked(ray.origin, point.place + point.normal * 0.002, 0.001);
}

View best_view(const State& state, const World& world) {
    View best = View::back;
    std::pair<size_t, size_t> most{0, 0};
    for (const View view : {View::back, View::front, View::left, View::right}) {
        const State seen = apply(state, LookFrom{view}, world);
        std::set<std::pair<std::string, std::string>> places;
        size_t all = 0;
        for (const size_t index : shown_points(seen, world)) {
            const locate::PlacedPoint& point = world.placements.points[index];
            if (!is_visible(seen, world, point)) continue;
            places.emplace(point.id.code, point.id.member);
            ++all;
        }
        // From its side a body hides its other half and the trunk behind an arm: that must be worth an eighth more.
        const bool across = view == View::back || view == View::front;
        const std::pair here{places.size() * (across ? 9 : 8), all};
        if (here > most) {
            most = here;
            best = view;
        }
    }
    return best;
}

}  // namespace jingluo::scene
