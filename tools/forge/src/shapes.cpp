#include "shapes.h"

#include <cstddef>

namespace jingluo::forge {

namespace {

Spline column(const std::vector<Station>& rows, double Station::*member) {
    std::vector<double> at;
    std::vector<double> value;
    for (const Station& row : rows) {
        at.push_back(row.w);
        value.push_back(row.*member);
    }
    return {at, value};
}

}  // namespace

Sweep::Sweep(const Frame& frame, const std::vector<Station>& stations)
    : frame_(frame),
      middle_(column(stations, &Station::middle_u)),
      half_(column(stations, &Station::half)),
      front_(column(stations, &Station::front)),
      back_(column(stations, &Station::back)),
      equator_(column(stations, &Station::equator)),
      front_n_(column(stations, &Station::front_squareness)),
      back_n_(column(stations, &Station::back_squareness)),
      lean_(column(stations, &Station::lean)) {
    for (const Station& s : stations) {
        for (const double u : {s.middle_u - s.half, s.middle_u + s.half}) {
            for (const double v : {s.back, s.front}) {
                box_.add(frame_.world(u, v, s.w));
            }
        }
    }
}

Vec3 Sweep::centre(double w) const {
    return frame_.world(middle_(w), 0.5 * (front_(w) + back_(w)), w);
}

double Sweep::operator()(const Vec3& p) const {
    const Vec3 q = frame_.local(p);
    const double w = std::clamp(q.z, middle_.first(), middle_.last());
    const double beyond = std::abs(q.z - w);
    const double equator = equator_(w);
    const double v = q.y - equator;
    const double ahead = front_(w) - equator;
    const double behind = equator - back_(w);
    const double side = smooth_step(-0.5 * behind, 0.5 * ahead, v);
    const double depth = mix(behind, ahead, side);
    const double n = mix(back_n_(w), front_n_(w), side);
    const double half = half_(w);
    const double u = q.x - middle_(w) - lean_(w) * v;
    const double su = std::max(std::abs(u) / half, 1e-6);
    const double sv = std::max(std::abs(v) / depth, 1e-6);
    const double pu = stable_pow(su, n);
    const double pv = stable_pow(sv, n);
    const double sum = pu + pv;
    const double g = stable_pow(sum, 1.0 / n);
    const double gu = pu / sum * g / su / half;
    const double gv = pv / sum * g / sv / depth;
    double d = (g - 1.0) / std::sqrt(gu * gu + gv * gv);
    if (beyond > 0.0) {
        d = d > 0.0 ? std::sqrt(d * d + beyond * beyond) : std::max(d, beyond);
    }
    return d;
}

double round_cone(const Vec3& p, const Vec3& a, const Vec3& b, double radius_a, double radius_b) {
    // The hull's profile is a straight tangent to both spheres; the nearest place is found in the plane of axis and p.
    const Vec3 axis = b - a;
    const double length = std::sqrt(glm::dot(axis, axis));
    const Vec3 dir = axis / length;
    const Vec3 d = p - a;
    const double x = glm::dot(d, dir);
    const double y = std::sqrt(std::max(glm::dot(d, d) - x * x, 0.0));
    const double slope = std::clamp((radius_a - radius_b) / length, -0.999, 0.999);
    const double rise = std::sqrt(1.0 - slope * slope);
    const double t = x * rise - y * slope;  // along the tangent, measured from the foot above a
    if (t <= 0.0) {
        return std::sqrt(x * x + y * y) - radius_a;
    }
    if (t >= length * rise) {
        return std::sqrt((x - length) * (x - length) + y * y) - radius_b;
    }
    return x * slope + y * rise - radius_a;
}

double ellipsoid(const Vec3& p, const Frame& frame, const Vec3& radii) {
    const Vec3 q = frame.local(p);
    const Vec3 a = q / radii;
    const Vec3 b = a / radii;
    const double k0 = std::sqrt(glm::dot(a, a));
    const double k1 = std::sqrt(glm::dot(b, b));
    return k1 < 1e-9 ? -std::min({radii.x, radii.y, radii.z}) : k0 * (k0 - 1.0) / k1;
}

double ellipsoid(const Vec3& p, const Vec3& centre, const Vec3& radii) {
    return ellipsoid(p, Frame{centre, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, radii);
}

Stroke::Stroke(const std::vector<Knot>& knots, bool plateau) : plateau_(plateau) {
    const std::size_t n = knots.size();
    double peak = 0.0;
    for (const Knot& k : knots) {
        peak = std::max(peak, std::abs(k.height));
    }
    if (n == 1) {
        bells_.push_back({knots[0].at, 1.0 / (knots[0].radius * knots[0].radius), knots[0].height});
        box_.add(knots[0].at, knots[0].radius);
    }
    for (std::size_t i = 0; i + 1 < n; ++i) {  // Catmull-Rom through the knots
        const Knot& k1 = knots[i];
        const Knot& k2 = knots[i + 1];
        const Vec3 p0 = i > 0 ? knots[i - 1].at : 2.0 * k1.at - k2.at;
        const Vec3 p3 = i + 2 < n ? knots[i + 2].at : 2.0 * k2.at - k1.at;
        const double span = glm::length(k2.at - k1.at);
        const int steps = std::max(2, static_cast<int>(std::ceil(span / (0.40 * std::min(k1.radius, k2.radius)))));
        for (int s = 0; s < steps; ++s) {
            const double t = (s + 0.5) / steps;
            const Vec3 at = 0.5 * (2.0 * k1.at + t * ((k2.at - p0) + t * ((2.0 * p0 - 5.0 * k1.at + 4.0 * k2.at - p3) +
                                                                          t * (3.0 * (k1.at - k2.at) + p3 - p0))));
            const double e = t * t * (3.0 - 2.0 * t);
            const double radius = mix(k1.radius, k2.radius, e);
            // Each bell stands for its share of the curve; a straight string of them adds up to the height.
            bells_.push_back(
                {at, 1.0 / (radius * radius), mix(k1.height, k2.height, e) * (span / steps) / (0.914 * radius)});
            box_.add(at, radius);
        }
    }
    double reached = 0.0;  // strokes shorter than their width would stay low: bring the highest place to its height
    for (const Bell& b : bells_) {
        reached = std::max(reached, std::abs(lift(b.at)));
    }
    for (Bell& b : bells_) {
        b.height *= reached > 0.0 ? peak / reached : 1.0;
    }
}

double Stroke::lift(const Vec3& p) const {
    double sum = 0.0;
    for (const Bell& b : bells_) {
        const Vec3 d = p - b.at;
        const double fall = 1.0 - glm::dot(d, d) * b.inverse_radius2;
        if (fall > 0.0) {
            sum += b.height * (plateau_ ? fall * fall * (3.0 - 2.0 * fall) : fall * fall * fall);
        }
    }
    return sum;
}

}  // namespace jingluo::forge
