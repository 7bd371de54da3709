#include "locate/channel_lines.h"

#include <algorithm>
#include <cmath>

namespace jingluo::test {
namespace {

using atlas::Side;

struct At {
    size_t index = 0;
    double off_m = 1e9;
};

/// The place of the curve nearest to a point, from `first` on.
At nearest_from(const locate::ChannelCurve& curve, size_t first, glm::dvec3 place) {
    At out;
    for (size_t i = first; i < curve.places.size(); ++i) {
        const double off = glm::length(curve.places[i] - place);
        if (off < out.off_m) out = {i, off};
        if (off < 1e-6) break;
    }
    return out;
}

/// Turn of the curve in the skin at a place, radians, to the left positive; how far apart its two chords are.
double turn_at(const locate::ChannelCurve& curve, size_t i) {
    const glm::dvec3 n = curve.normals[i];
    const auto flat = [&](glm::dvec3 step) { return step - glm::dot(step, n) * n; };
    const glm::dvec3 a = flat(curve.places[i] - curve.places[i - 1]), b = flat(curve.places[i + 1] - curve.places[i]);
    return std::atan2(glm::dot(glm::cross(a, b), n), glm::dot(a, b));
}

void measure(const body::Surface& surface, const locate::ChannelCurve& curve, size_t first, size_t last, Stretch& out) {
    constexpr double free_of_points_m = 6e-3, window_m = 8e-3;
    std::vector<double> walked(last - first + 1, 0.0);
    for (size_t i = first + 1; i <= last; ++i)
        walked[i - first] = walked[i - 1 - first] + glm::length(curve.places[i] - curve.places[i - 1]);
    out.length_mm = walked.back() * 1e3;
    out.straight_mm = glm::length(curve.places[last] - curve.places[first]) * 1e3;
    double left = 0, right = 0;
    std::vector<double> turns(walked.size(), 0.0);
    for (size_t i = first; i <= last; ++i) {
        const double side = out.side == Side::left ? 1 : -1;
        if (out.side != Side::midline)
            out.across_mm = std::max(out.across_mm, -side * curve.places[i].x * 1e3);
        else
            out.across_mm = std::max(out.across_mm, std::abs(curve.places[i].x) * 1e3);
        if (i == last) break;
        const glm::dvec3 a = curve.places[i], b = curve.places[i + 1];
        out.longest_mm = std::max(out.longest_mm, glm::length(b - a) * 1e3);
        out.facing = std::min(out.facing, glm::dot(curve.normals[i], curve.normals[i + 1]));
        for (const double t : {0.0, 0.25, 0.5, 0.75}) {
            const auto hit = surface.nearest(a + t * (b - a));
            out.off_skin_mm = std::max(out.off_skin_mm, hit ? hit->distance * 1e3 : 1e3);
        }
        if (i == first) continue;
        const double here = walked[i - first];
        if (here < free_of_points_m || walked.back() - here < free_of_points_m) continue;
        turns[i - first] = turn_at(curve, i) * 180 / 3.141592653589793;
        (turns[i - first] > 0 ? left : right) += std::abs(turns[i - first]);
    }
    out.wiggle = 2 * std::min(left, right);
    for (size_t i = 0; i < turns.size(); ++i) {
        double sum = 0;
        for (size_t j = i; j < turns.size() && walked[j] - walked[i] < window_m; ++j) sum += turns[j];
        out.bend = std::max(out.bend, std::abs(sum) / (window_m * 1e3));
    }
}

}  // namespace

std::vector<Stretch> stretches_of(const atlas::Atlas& atlas, const body::Body& body, const locate::Placements& placed,
                                  const locate::ChannelCurve& curve) {
    std::vector<Stretch> out;
    for (const atlas::Channel& channel : atlas.channels) {
        if (channel.code != curve.channel) continue;
        for (const atlas::Branch& branch : channel.branches) {
            if (branch.name != curve.branch) continue;
            std::string before;
            At at;
            for (const atlas::Place& stop : branch.stops) {
                const auto* ref = std::get_if<atlas::PointRef>(&stop);
                const atlas::Member* member = ref ? atlas.find_member(*ref) : nullptr;
                if (!member) continue;
                const locate::PlacedPoint* point = placed.find({ref->code, member->name, curve.side});
                if (!point) point = placed.find({ref->code, member->name, Side::midline});
                if (!point) continue;
                const At next = nearest_from(curve, at.index, point->place);
                if (!before.empty()) {
                    Stretch stretch;
                    stretch.channel = curve.channel, stretch.branch = curve.branch, stretch.side = curve.side;
                    stretch.from = before, stretch.to = ref->code;
                    stretch.off_point_mm = std::max(next.off_m, at.off_m) * 1e3;
                    if (next.index > at.index) measure(*body.surface, curve, at.index, next.index, stretch);
                    out.push_back(stretch);
                }
                before = ref->code;
                at = next;
            }
        }
    }
    return out;
}

}  // namespace jingluo::test
