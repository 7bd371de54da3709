#include "locate/trace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jingluo::locate {

using body::Loop;
using body::Plane;
using body::Surface;

namespace {

struct Foot {
    const Loop* loop = nullptr;
    size_t segment = 0;
    glm::dvec3 place{0};
    double away_m = std::numeric_limits<double>::max();
};

Foot foot_on(const std::vector<Loop>& loops, glm::dvec3 place) {
    Foot best;
    for (const Loop& loop : loops) {
        const size_t count = loop.closed ? loop.places.size() : loop.places.size() - 1;
        for (size_t i = 0; i < count; ++i) {
            const glm::dvec3 a = loop.places[i], ab = loop.places[(i + 1) % loop.places.size()] - a;
            const double square = glm::dot(ab, ab);
            const double t = square > 0 ? std::clamp(glm::dot(place - a, ab) / square, 0.0, 1.0) : 0;
            const glm::dvec3 on = a + t * ab;
            const double away = glm::length(place - on);
            if (away < best.away_m) best = {&loop, i, on, away};
        }
    }
    return best;
}

/// From the foot along its loop, forwards or backwards.
Polyline walk(const Foot& from, bool forwards, double most_m) {
    const std::vector<glm::dvec3>& places = from.loop->places;
    Polyline out = {from.place};
    double left = most_m;
    size_t at = from.segment;
    if (forwards) at = from.loop->closed ? (at + 1) % places.size() : at + 1;
    for (size_t steps = 0; steps < places.size(); ++steps) {
        const glm::dvec3 next = places[at];
        const double step = glm::length(next - out.back());
        if (step >= left) {
            out.push_back(out.back() + left / step * (next - out.back()));
            return out;
        }
        left -= step;
        if (step > 0) out.push_back(next);
        if (forwards) {
            if (!from.loop->closed && at + 1 >= places.size()) break;
            at = (at + 1) % places.size();
        } else {
            if (!from.loop->closed && at == 0) break;
            at = (at + places.size() - 1) % places.size();
        }
    }
    return out;
}

}  // namespace

std::optional<Polyline> trace(const Surface& surface, const Plane& plane, glm::dvec3 place, glm::dvec3 direction,
                              double most_m) {
    const std::vector<Loop> loops = surface.section_near(plane, place, most_m + 5e-3);
    const Foot foot = foot_on(loops, place);
    if (!foot.loop || foot.away_m > 1e-3) return {};
    // Which way round is judged over a stretch: single triangles of a wrinkled skin may point anywhere.
    const double stretch_m = std::min(3e-3, most_m);
    const Polyline ahead = walk(foot, true, stretch_m), behind = walk(foot, false, stretch_m);
    const bool forwards = glm::dot(ahead.back() - behind.back(), direction) > 0;
    return walk(foot, forwards, most_m);
}

std::optional<Polyline> until_height(const Polyline& line, const std::function<double(glm::dvec3)>& height,
                                     double wanted) {
    if (line.empty()) return {};
    double before = height(line.front());
    if (before >= wanted) return Polyline{line.front(), line.front()};
    for (size_t i = 1; i < line.size(); ++i) {
        const double here = height(line[i]);
        if (here >= wanted) {
            Polyline out(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(i));
            out.push_back(line[i - 1] + (wanted - before) / (here - before) * (line[i] - line[i - 1]));
            return out;
        }
        before = here;
    }
    return {};
}

std::optional<Polyline> trace_until(const Surface& surface, const Plane& plane, glm::dvec3 place, glm::dvec3 direction,
                                    double most_m, const std::function<double(glm::dvec3)>& height, double wanted) {
    // Most ways climb almost straight; only one that wanders needs the skin further off.
    for (const double reach_m : {std::min(1.2 * wanted + 0.01, most_m), most_m}) {
        const auto line = trace(surface, plane, place, direction, reach_m);
        if (!line) return {};
        if (auto found = until_height(*line, height, wanted)) return found;
        if (reach_m >= most_m) break;
    }
    return {};
}

Polyline cut_at(const Polyline& line, double distance_m) {
    Polyline out;
    double left = distance_m;
    for (const glm::dvec3& place : line) {
        if (out.empty()) {
            out.push_back(place);
            continue;
        }
        const double step = glm::length(place - out.back());
        if (step >= left) {
            out.push_back(step > 0 ? out.back() + left / step * (place - out.back()) : place);
            return out;
        }
        left -= step;
        out.push_back(place);
    }
    return out;
}

OnPolyline nearest_on(const Polyline& line, glm::dvec3 place, bool closed) {
    OnPolyline best;
    best.away_m = std::numeric_limits<double>::max();
    double walked = 0;
    const size_t count = line.empty() ? 0 : closed ? line.size() : line.size() - 1;
    for (size_t i = 0; i < count; ++i) {
        const glm::dvec3 ab = line[i + 1 < line.size() ? i + 1 : 0] - line[i];
        const double step = glm::length(ab);
        const double t = step > 0 ? std::clamp(glm::dot(place - line[i], ab) / (step * step), 0.0, 1.0) : 0;
        const glm::dvec3 on = line[i] + t * ab;
        const double away = glm::length(place - on);
        if (away < best.away_m) best = {walked + t * step, away, on};
        walked += step;
    }
    return best;
}

std::vector<glm::dvec3> crossings(const Polyline& line, const Plane& plane, bool closed) {
    std::vector<glm::dvec3> out;
    const size_t count = line.size() < 2 ? 0 : (closed ? line.size() : line.size() - 1);
    for (size_t i = 0; i < count; ++i) {
        const glm::dvec3 a = line[i], b = line[(i + 1) % line.size()];
        const double ha = glm::dot(a - plane.at, plane.normal), hb = glm::dot(b - plane.at, plane.normal);
        // An end that lies in the plane counts, but a place between two steps only once.
        const bool first_on = ha == 0 && (i == 0 && !closed);
        if ((ha < 0) != (hb < 0)) {
            out.push_back(a + ha / (ha - hb) * (b - a));
        } else if (first_on) {
            out.push_back(a);
        }
    }
    return out;
}

Approach nearest_approach(const Polyline& a, const Polyline& b) {
    Approach best;
    best.gap_m = std::numeric_limits<double>::max();
    const auto offer = [&](glm::dvec3 p, glm::dvec3 q) {
        const double gap = glm::length(p - q);
        if (gap < best.gap_m) best = {(p + q) / 2.0, gap};
    };
    double longest_b = 0;
    for (size_t j = 0; j + 1 < b.size(); ++j) longest_b = std::max(longest_b, glm::length(b[j + 1] - b[j]));
    for (size_t i = 0; i + 1 < a.size(); ++i) {
        const glm::dvec3 d1 = a[i + 1] - a[i];
        const double aa = glm::dot(d1, d1), reach = std::sqrt(aa) + longest_b;
        for (size_t j = 0; j + 1 < b.size(); ++j) {
            const glm::dvec3 r = a[i] - b[j];
            // Too far apart for any place of the two to be nearer than the best so far.
            if (glm::dot(r, r) > (best.gap_m + reach) * (best.gap_m + reach)) continue;
            // Closest points of two segments; Ericson, Real-Time Collision Detection, 5.1.9.
            const glm::dvec3 d2 = b[j + 1] - b[j];
            const double e = glm::dot(d2, d2), f = glm::dot(d2, r), c = glm::dot(d1, r);
            if (!(aa > 0) || !(e > 0)) continue;
            const double bb = glm::dot(d1, d2), size = aa * e - bb * bb;
            double s = size > 1e-18 ? std::clamp((bb * f - c * e) / size, 0.0, 1.0) : 0;
            double t = (bb * s + f) / e;
            if (t < 0) {
                t = 0;
                s = std::clamp(-c / aa, 0.0, 1.0);
            } else if (t > 1) {
                t = 1;
                s = std::clamp((bb - c) / aa, 0.0, 1.0);
            }
            offer(a[i] + s * d1, b[j] + t * d2);
        }
    }
    return best;
}

Polyline dropped(const Surface& surface, const Polyline& line, double step_m) {
    Polyline out;
    const auto drop = [&](glm::dvec3 place) {
        const auto hit = surface.nearest(place);
        if (hit) out.push_back(hit->place);
    };
    for (size_t i = 0; i + 1 < line.size(); ++i) {
        const double step = glm::length(line[i + 1] - line[i]);
        const int pieces = std::clamp(static_cast<int>(std::ceil(step / step_m)), 1, 1000);
        for (int k = 0; k < pieces; ++k) drop(line[i] + double(k) / pieces * (line[i + 1] - line[i]));
    }
    if (!line.empty()) drop(line.back());
    return out;
}

Polyline extended(const Surface& surface, const Polyline& line, double by_m) {
    if (line.size() < 2) return line;
    const auto beyond = [&](glm::dvec3 end, glm::dvec3 inner) {
        const glm::dvec3 ahead = glm::normalize(end - inner);
        Polyline out;
        constexpr int pieces = 5;
        for (int k = 1; k <= pieces; ++k) {
            const auto hit = surface.nearest(end + ahead * (by_m * k / pieces));
            if (hit) out.push_back(hit->place);
        }
        return out;
    };
    // The direction at an end is taken over a centimetre, so that a last short step does not turn it.
    Polyline back(line.rbegin(), line.rend());
    Polyline head = beyond(line.front(), body::along(line, 0.01));
    const Polyline tail = beyond(line.back(), body::along(back, 0.01));
    std::reverse(head.begin(), head.end());
    head.insert(head.end(), line.begin(), line.end());
    head.insert(head.end(), tail.begin(), tail.end());
    return head;
}

}  // namespace jingluo::locate
