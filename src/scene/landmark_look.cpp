// Where a landmark is to be expected on a foreign body, and how the eye is brought there.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "fit/expect.h"
#include "scene/landmark_acts.h"

namespace jingluo::scene {

namespace {

struct Box {
    glm::dvec3 low{std::numeric_limits<double>::max()}, high{std::numeric_limits<double>::lowest()};
    void add(const glm::dvec3& place) {
        low = glm::min(low, place);
        high = glm::max(high, place);
    }
    bool empty() const { return low.x > high.x; }
};

double longest(const Box& box) {
    const glm::dvec3 size = box.high - box.low;
    return std::max({size.x, size.y, size.z});
}

/// From our own body to the foreign one by its size alone and by how it stands.
class BySize {
  public:
    BySize(const LandmarkWork& work, const World& world) : turn_(stands_as(work)) {
        for (const auto& [name, own] : work.guide->own) own_.add(own.place);
        for (const glm::vec3& place : world.body.mesh.positions)
            foreign_.add(glm::transpose(turn_) * glm::dvec3(place));
        if (!own_.empty() && !foreign_.empty()) scale_ = longest(foreign_) / std::max(0.1, longest(own_));
    }
    double scale() const { return scale_; }
    fit::Carry carry() const {
        fit::Carry out;
        if (own_.empty() || foreign_.empty()) return out;
        out.turn = turn_;
        out.scale = scale_;
        out.from = foot(own_);
        out.to = turn_ * foot(foreign_);
        return out;
    }

  private:
    static glm::dvec3 foot(const Box& box) {
        return {(box.low.x + box.high.x) / 2, box.low.y, (box.low.z + box.high.z) / 2};
    }

    glm::dmat3 turn_;
    Box own_, foreign_;
    double scale_ = 1;
};

/// Half of what is framed about a landmark, metres on a body of ordinary size: as much as shows where one is.
double room_m(const std::string& part, bool known) {
    if (part == "head" || part == "neck") return known ? 0.11 : 0.16;
    if (part == "hand") return known ? 0.09 : 0.16;
    if (part == "foot") return known ? 0.11 : 0.17;
    if (part == "trunk") return known ? 0.18 : 0.27;
    return known ? 0.15 : 0.27;
}

glm::dvec3 towards_eye(double yaw, double pitch) {
    return {std::sin(yaw) * std::cos(pitch), std::sin(pitch), std::cos(yaw) * std::cos(pitch)};
}

/// Turns the camera to face a place with nothing of the body between. Only quarter turns and halves of them, level
/// where that serves: the body is seen from the same few sides again and again.
Camera facing(Camera camera, const World& world, const Expected& at) {
    constexpr double eighth = std::numbers::pi / 4;
    camera.roll = 0;
    double best = -10;
    const Camera before = camera;
    for (int turn = -3; turn <= 4; ++turn) {
        for (const double pitch : {0.0, 0.55, -0.55, 0.9, -0.9}) {
            const glm::dvec3 back = camera.stand * towards_eye(turn * eighth, pitch);
            const double faces = glm::dot(back, at.normal);
            double score = std::min(faces, 0.9) - 0.25 * std::abs(pitch);
            // Among equals from the front or the back, and not across half the body.
            if (turn % 4 != 0) score -= turn % 2 == 0 ? 0.03 : 0.05;
            // What faces up or down is looked at from the front, as one would.
            if (turn != 0) score -= 0.01 + 0.15 * std::abs(glm::dot(at.normal, camera.stand[1]));
            // A place that is only expected may lie somewhat elsewhere.
            const double lift_m = at.set ? 0.003 : 0.03;
            const glm::dvec3 place = at.place + at.normal * lift_m;
            if (world.body.surface != nullptr && world.body.surface->blocked(place, place + back * before.distance, 0))
                score -= 1;
            if (score <= best) continue;
            best = score;
            camera.yaw = turn * eighth;
            camera.pitch = pitch;
        }
    }
    return camera;
}

bool is_seen_well(const State& state, const World& world, const Expected& at, const Camera& wanted) {
    const Viewport& v = state.viewport;
    const Projected seen = project(state.camera, v, at.place);
    const double width = v.width_px - v.left_px - v.right_px, height = v.height_px - v.top_px - v.bottom_px;
    const double x = (seen.pixel.x - v.left_px) / width, y = (seen.pixel.y - v.top_px) / height;
    const double edge = at.set ? 0.2 : 0.3;
    if (seen.depth_m <= 0 || x < edge || x > 1 - edge || y < edge || y > 1 - edge) return false;
    const double nearness = state.camera.distance / wanted.distance;
    if (nearness > 1.35 || nearness < 0.4) return false;
    const Ray ray = ray_through(state.camera, v, seen.pixel);
    if (glm::dot(ray.direction, at.normal) > -0.45) return false;
    return !at.set || world.body.surface == nullptr ||
           !world.body.surface->blocked(ray.origin, at.place + at.normal * 0.002, 0.001);
}

/// By size, then moved and turned as the landmarks near it on our own body turned out to lie: an arm may be raised, a
/// palm look back.
fit::Carry carried(const LandmarkWork& work, const World& world, const std::string& name, const glm::dvec3& own) {
    std::vector<fit::Known> known;
    for (const auto& [other, is] : work.now->set) {
        const auto there = work.guide->own.find(other);
        if (there != work.guide->own.end() && other != name) known.push_back({there->second.place, is.place});
    }
    return fit::carried_nearby(known, own, BySize(work, world).carry());
}

}  // namespace

std::optional<Expected> expected_place(const LandmarkWork& work, const World& world, const std::string& name) {
    const auto mark = work.now->set.find(name);
    if (mark == work.now->set.end()) return guessed_place(work, world, name);
    Expected out{mark->second.place, {0, 0, 1}, true};
    if (world.body.surface == nullptr) return out;
    if (const auto hit = world.body.surface->nearest(out.place)) out.normal = hit->normal;
    // A fold turns the skin's own normal away from where one looks at it from: an ear is looked at from its side.
    const auto own = work.guide->own.find(name);
    if (own == work.guide->own.end()) return out;
    const glm::dvec3 way = carried(work, world, name, own->second.place).way(own->second.normal);
    if (glm::dot(way, out.normal) > -0.3) out.normal = glm::normalize(out.normal + way);
    return out;
}

std::optional<Expected> guessed_place(const LandmarkWork& work, const World& world, const std::string& name) {
    const auto own = work.guide->own.find(name);
    if (own == work.guide->own.end()) return std::nullopt;
    const fit::Carry carry = carried(work, world, name, own->second.place);
    Expected out{carry.place(own->second.place), carry.way(own->second.normal), false};
    // The eye turns about it, so it had better lie on the body.
    if (world.body.surface != nullptr) {
        if (const auto hit = world.body.surface->nearest(out.place)) out.place = hit->place;
    }
    return out;
}

void look_at_asked(State& state, const World& world) {
    if (!state.landmarks || state.landmarks->now->asked.empty()) return;
    const std::string& name = state.landmarks->now->asked;
    const auto at = expected_place(*state.landmarks, world, name);
    const atlas::Landmark* landmark = landmark_named(world.atlas.dictionary, name);
    if (!at || landmark == nullptr) return;
    const bool placed = at->set && state.landmarks->now->set.at(name).how != HowSet::mirrored;
    // Once the midline is known, a face is looked for where it is; its corners want a near look.
    const bool near = placed || (landmark->part == "head" && knows_left(*state.landmarks));
    const double room = room_m(landmark->part, near) * BySize(*state.landmarks, world).scale();
    std::vector<glm::dvec3> corners;
    for (int corner = 0; corner < 8; ++corner) {
        corners.push_back(at->place + room * glm::dvec3(corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, corner & 4 ? 1 : -1));
    }
    Camera upright = state.camera;
    upright.stand = stands_as(*state.landmarks);
    // As far away as it will be, so that it is known what stands between; then towards it.
    Camera camera = framed_as_turned(upright, state.viewport, corners, 0);
    camera = framed_as_turned(facing(camera, world, *at), state.viewport, corners, 0);
    if (upright.stand == state.camera.stand && is_seen_well(state, world, *at, camera)) return;
    state.camera = camera;
    state.hovered_landmark.reset();  // something else lies under the mouse now
}

}  // namespace jingluo::scene
