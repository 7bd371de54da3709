// Relief of palm, back of the hand and wrist: creases as fine furrows, tendons, knuckles and hollows as strokes.
#include <cstddef>

#include "figure.h"
#include "hand.h"

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
    struct At {
        double u, w, depth;  ///< mm
    };
    const auto lay = [&](const std::vector<At>& row, double half_width) {
        std::vector<Furrow::Knot> knots;
        for (const At& k : row) {
            knots.push_back({skin(0.001 * k.u, 0.0, 0.001 * k.w, true), 0.001 * k.depth});
        }
        creases_.emplace_back(knots, half_width);
    };
    // Wrist: the distal crease bows towards the palm over the proximal row of carpal bones; the proximal one lies over
    // the joint with the radius.
    lay({{-23.5, -3.8, 0.0},
         {-17, -0.6, 0.40},
         {-9, 1.0, 0.50},
         {1, 1.6, 0.42},
         {10, 0.4, 0.50},
         {17, -1.6, 0.35},
         {23.5, -5.0, 0.0}},
        0.0013);
    lay({{-22, -10.5, 0.0}, {-15, -8.6, 0.32}, {-5, -8.0, 0.40}, {5, -8.9, 0.28}, {13, -9.2, 0.34}, {21.5, -12.0, 0.0}},
        0.0012);
    // Palm: thenar crease round the ball of the thumb, proximal and distal palmar creases.
    lay({{37, 71, 0.2},
         {31, 68.5, 0.6},
         {21, 63, 0.7},
         {10.5, 54, 0.75},
         {3.5, 43, 0.75},
         {0.5, 31, 0.7},
         {1.0, 19, 0.5},
         {2.5, 11, 0.0}},
        0.0016);
    lay({{37.5, 72.5, 0.1},
         {31, 70.6, 0.5},
         {18, 67, 0.65},
         {4, 62.5, 0.6},
         {-10, 56.5, 0.55},
         {-21, 50, 0.4},
         {-30, 43, 0.0}},
        0.0015);
    lay({{15.5, 92, 0.0},
         {13, 88, 0.4},
         {6, 82.5, 0.6},
         {-5, 77.5, 0.7},
         {-17, 73, 0.7},
         {-28, 68.5, 0.7},
         {-36, 64.5, 0.6},
         {-41, 62, 0.2}},
        0.0016);
}

std::vector<Stroke> Hand::strokes(const Figure& whole) const {
    std::vector<Stroke> out;
    struct At {
        double u, v, w;         ///< mm, from here
        double radius, height;  ///< mm
    };
    const auto from_hand = [&](const Vec3& v) { return v.x * frame_.u + v.y * frame_.v + v.z * frame_.w; };
    const auto lay = [&](const std::vector<At>& row, const Vec3& way, bool plateau = false) {
        std::vector<Stroke::Knot> knots;
        const Vec3 d = from_hand(way);
        for (const At& k : row) {
            knots.push_back(
                {whole.base_skin(frame_.world(0.001 * k.u, 0.001 * k.v, 0.001 * k.w), d / std::sqrt(glm::dot(d, d))),
                 0.001 * k.radius, 0.001 * k.height});
        }
        out.emplace_back(knots, plateau);
    };
    const Vec3 palm{0, 1, 0};
    const Vec3 back{0, -1, 0};
    const Vec3 radial{1, 0, 0};
    // Wrist, palm side: radial flexor, long palmar muscle, ulnar flexor; pisiform and tubercle of the scaphoid.
    lay({{10, 0, -52, 5, 0.0},
         {10, 0, -36, 4.5, 0.8},
         {10.5, 0, -14, 4.5, 1.2},
         {12, 0, -3, 4.5, 0.7},
         {13, 0, 3, 4, 0.0}},
        palm);
    lay({{3, 0, -52, 4, 0.0}, {2.5, 0, -36, 3.6, 0.9}, {2, 0, -14, 3.4, 1.3}, {2, 0, -3, 3.6, 0.9}, {2, 0, 6, 4, 0.0}},
        palm);
    lay({{6.3, 0, -40, 4, -0.2}, {6.2, 0, -14, 3.2, -0.5}, {6.5, 0, -4, 3.2, -0.2}}, palm);
    lay({{-17, 0, -50, 6, 0.0}, {-18, 0, -28, 5, 0.7}, {-19, 0, -8, 5, 1.0}, {-20, 0, 4, 6, 0.6}}, palm);
    lay({{-19.5, 0, 8, 10.5, 1.7}}, palm);
    lay({{16, 0, 6, 9, 0.9}}, palm);
    lay({{-9, 0, -40, 8, -0.3}, {-9, 0, -12, 7, -0.9}, {-8, 0, -2, 6, -0.4}}, palm);
    // Hollow of the palm and the pads at the roots of the fingers.
    lay({{-2, 0, 40, 16, -0.8}, {-3, 0, 56, 18, -1.8}, {4, 0, 66, 14, -0.8}}, palm);
    lay({{17, 0, 86, 12, 0.8}}, palm);
    lay({{-3, 0, 88, 12, 0.8}}, palm);
    lay({{-21, 0, 81, 12, 0.8}}, palm);
    // Back: knuckles, hollows between them, extensor tendons.
    for (std::size_t i = 1; i < 5; ++i) {
        const Finger& f = fingers_[i];
        const Vec3 k = frame_.local(f.world(-0.0015, 0.0, 0.0));
        lay({{1000 * k.x, 1000 * k.y, 1000 * k.z, 10.5, 0.9}}, back);
        const double start = 2.0 + 0.22 * 1000 * k.x;
        lay({{start, -6, -6, 4.0, 0.0},
             {mix(start, 1000 * k.x, 0.35), -6, 16, 4.6, 0.25},
             {mix(start, 1000 * k.x, 0.75), -5, 48, 4.2, 0.4},
             {1000 * k.x, 1000 * k.y, 1000 * k.z - 7, 4.6, 0.4},
             {1000 * k.x, 1000 * k.y, 1000 * k.z + 3, 5, 0.0}},
            back);
        if (i < 4) {
            const Vec3 m = frame_.local(fingers_[i + 1].world(-0.0015, 0.0, 0.0));
            const Vec3 mid = 500.0 * (k + m);
            lay({{mid.x, mid.y, mid.z - 26, 7, -0.2},
                 {mid.x, mid.y, mid.z - 12, 7.5, -0.5},
                 {mid.x, mid.y, mid.z + 1, 7.5, -1.0},
                 {mid.x, mid.y, mid.z + 10, 6, -0.4}},
                back);
        }
    }
    // Head of the ulna, styloid processes, dorsal tubercle of the radius.
    lay({{-16, 0, -24, 12, 1.6}}, {-0.5, -0.86, 0});
    lay({{-17, 0, -9, 11, -0.6}}, back);
    lay({{0, 0, -17, 13, 0.8}}, {1, -0.05, 0});
    lay({{6, 0, -22, 7, 0.5}}, back);
    // Snuffbox between the tendons of the short (with the long abductor) and the long extensor of the thumb.
    lay({{20, 0, -6, 6, -0.6}, {23, -1, 4, 7, -1.6}, {26, 0, 12, 6, -0.5}}, {0.72, -0.7, 0});
    const Finger& thumb = fingers_[0];
    const Vec3 head = 1000.0 * frame_.local(thumb.world(thumb.joint(1), 0.0, 0.0));
    const Vec3 middle = 1000.0 * frame_.local(thumb.world(0.5 * thumb.joint(1), 0.0, 0.0));
    lay({{14, 0, -30, 5, 0.0},
         {15, 2, -14, 4.6, 0.9},
         {19, 5, 4, 4.2, 1.2},
         {middle.x, middle.y, middle.z - 4, 4, 0.8},
         {head.x, head.y, head.z - 4, 4.5, 0.0}},
        {0.97, -0.1, -0.2});
    lay({{6, -4, -24, 5, 0.0},
         {12, -4, -7, 4.8, 0.5},
         {18, -3, 7, 4.6, 0.8},
         {26, 0, 20, 4.6, 0.75},
         {head.x - 6, head.y - 3, head.z - 10, 4.6, 0.4},
         {head.x, head.y, head.z, 5, 0.0}},
        {0.55, -0.83, -0.1});
    return out;
}

}  // namespace jingluo::forge
