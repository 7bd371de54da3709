// Relief of palm, back of the hand and wrist: creases as fine furrows, tendons, knuckles and hollows as strokes.
#include <cstddef>

#include "figure.h"
#include "hand.h"
#include "hand_lines.h"

namespace jingluo::forge {

namespace {

constexpr std::size_t kPerBox = 8;
constexpr double kLink = 0.0012;

}  // namespace

Furrow::Furrow(const std::vector<Knot>& knots, double half_width) : half_width_(half_width) {
    std::vector<Knot> dense;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
        const Knot& k1 = knots[i];
        const Knot& k2 = knots[i + 1];
        const Vec3 p0 = i > 0 ? knots[i - 1].at : 2.0 * k1.at - k2.at;
        const Vec3 p3 = i + 2 < knots.size() ? knots[i + 2].at : 2.0 * k2.at - k1.at;
        const int steps = std::max(2, static_cast<int>(std::ceil(glm::length(k2.at - k1.at) / kLink)));
        for (int s = 0; s < steps + (i + 2 == knots.size() ? 1 : 0); ++s) {
            const double t = static_cast<double>(s) / steps;
            dense.push_back({0.5 * (2.0 * k1.at + t * ((k2.at - p0) + t * ((2.0 * p0 - 5.0 * k1.at + 4.0 * k2.at - p3) +
                                                                           t * (3.0 * (k1.at - k2.at) + p3 - p0)))),
                             mix(k1.depth, k2.depth, t * t * (3.0 - 2.0 * t))});
        }
    }
    for (std::size_t i = 0; i + 1 < dense.size(); ++i) {
        const Vec3 to = dense[i + 1].at - dense[i].at;
        links_.push_back(
            {dense[i].at, to, 1.0 / glm::dot(to, to), dense[i].depth, dense[i + 1].depth - dense[i].depth});
        if (i % kPerBox == 0) {
            boxes_.emplace_back();
        }
        boxes_.back().add(dense[i].at, half_width);
        boxes_.back().add(dense[i + 1].at, half_width);
    }
}

double Furrow::lift(const Vec3& p) const {
    double best = half_width_ * half_width_;
    double depth = 0.0;
    for (std::size_t b = 0; b < boxes_.size(); ++b) {
        if (!boxes_[b].contains(p)) {
            continue;
        }
        for (std::size_t i = b * kPerBox; i < std::min((b + 1) * kPerBox, links_.size()); ++i) {
            const Link& l = links_[i];
            const Vec3 d = p - l.at;
            const double t = clamp01(glm::dot(d, l.to) * l.inverse_length2);
            const Vec3 r = d - t * l.to;
            const double r2 = glm::dot(r, r);
            if (r2 < best) {
                best = r2;
                depth = l.depth + t * l.more;
            }
        }
    }
    const double f = 1.0 - best / (half_width_ * half_width_);
    return -depth * f * f;
}

double Furrow::away(const Vec3& p, double reach) const {
    double best = 1.0;
    for (std::size_t b = 0; b < boxes_.size(); ++b) {
        if (boxes_[b].outside(p) > reach) {
            continue;
        }
        for (std::size_t i = b * kPerBox; i < std::min((b + 1) * kPerBox, links_.size()); ++i) {
            const Vec3 d = p - links_[i].at;
            best = std::min(best, glm::dot(d, d));
        }
    }
    return std::sqrt(best);
}

/// The base skin along v, seen from (u, v, w) in the hand's frame.
Vec3 Hand::skin(double u, double v, double w, bool palmar) const {
    const double step = palmar ? 0.0010 : -0.0010;
    double t = v;
    while (std::abs(t) < 0.05 && distance(frame_.world(u, t, w)) < 0.0) {
        t += step;
    }
    double low = t - step;
    for (int i = 0; i < 20; ++i) {
        const double m = 0.5 * (low + t);
        (distance(frame_.world(u, m, w)) < 0.0 ? low : t) = m;
    }
    return frame_.world(u, t, w);
}

void Hand::lay_creases() {
    for (const HandLine& line : hand_creases()) {
        std::vector<Furrow::Knot> knots;
        for (const HandLine::Knot& k : line.knots) {
            knots.push_back(
                {skin(0.001 * k.from.x, 0.001 * k.from.y, 0.001 * k.from.z, line.way.y > 0.0), -0.001 * k.height});
        }
        creases_.emplace_back(knots, 0.001 * line.knots.front().radius);
    }
}

std::vector<Stroke> Hand::strokes(const Figure& whole) const {
    std::vector<Stroke> out;
    const auto lay = [&](const HandLine& line) {
        std::vector<Stroke::Knot> knots;
        const Vec3 d = line.way.x * frame_.u + line.way.y * frame_.v + line.way.z * frame_.w;
        for (const HandLine::Knot& k : line.knots) {
            knots.push_back({whole.base_skin(frame_.world(0.001 * k.from.x, 0.001 * k.from.y, 0.001 * k.from.z),
                                             d / std::sqrt(glm::dot(d, d))),
                             0.001 * k.radius, 0.001 * k.height});
        }
        out.emplace_back(knots);
    };
    const auto on = [&](const Vec3& way, const std::vector<HandLine::Knot>& knots) { lay({"", way, knots}); };
    for (const HandLine& l : hand_spots()) {
        lay(l);
    }
    for (const HandLine& l : hand_tendons(*this)) {
        lay(l);
    }
    const Vec3 palm{0, 1, 0};
    const Vec3 back{0, -1, 0};
    // Grooves beside the tendons of the wrist.
    on(palm, {{{6.3, 0, -40}, 4.0, -0.2}, {{6.2, 0, -14}, 3.4, -0.4}, {{6.5, 0, -4}, 3.4, -0.2}});
    on(palm, {{{-9, 0, -40}, 8.0, -0.3}, {{-9, 0, -12}, 7.0, -0.8}, {{-8, 0, -2}, 6.0, -0.4}});
    // Hollow of the palm and the pads at the roots of the fingers.
    on(palm, {{{-2, 0, 40}, 16.0, -0.8}, {{-3, 0, 56}, 18.0, -1.6}, {{4, 0, 66}, 14.0, -0.8}});
    on(palm, {{{17, 0, 86}, 12.0, 0.8}});
    on(palm, {{{-3, 0, 88}, 12.0, 0.8}});
    on(palm, {{{-21, 0, 81}, 12.0, 0.8}});
    // Knuckles and the hollows between them.
    for (std::size_t i = 1; i < 5; ++i) {
        const Vec3 k = 1000.0 * frame_.local(fingers_[i].world(-0.0015, 0.0, 0.0));
        on(back, {{k, 10.5, 0.9}});
        if (i < 4) {
            const Vec3 m = 500.0 * frame_.local(fingers_[i + 1].world(-0.0015, 0.0, 0.0)) + 0.5 * k;
            const double close = i == 3 ? 0.85 : 1.0;  // the last two heads stand nearer to each other
            on(back, {{m - Vec3{0, 0, 26}, 7.0 * close, -0.2},
                      {m - Vec3{0, 0, 12}, 7.5 * close, -0.5 * close},
                      {m + Vec3{0, 0, 1}, 7.5 * close, -0.9 * close},
                      {m + Vec3{0, 0, 10}, 6.0 * close, -0.4 * close}});
        }
    }
    on(back, {{{-17, 0, -8}, 13.0, -0.3}});  // between head of the ulna and triquetrum
    // Snuffbox.
    on({0.72, -0.7, 0}, {{{20, 0, -6}, 6.0, -0.5}, {{23, -1, 4}, 7.0, -1.4}, {{26, 0, 12}, 6.0, -0.4}});
    return out;
}

}  // namespace jingluo::forge
