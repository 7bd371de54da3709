#include "ear_curves.h"

#include "spline.h"

namespace jingluo::forge {

namespace {

constexpr double kMillimetre = 0.001;
constexpr double kPiece = 0.0007;  // length of the straight pieces that a tube is made of: bends show no facets
constexpr std::size_t kRun = 8;    // pieces that are passed over together
constexpr double kNear = 0.006;    // further from a tube's box than this no blend can reach

}  // namespace

Tube::Tube(const std::vector<Knot>& knots) {
    std::vector<double> at{0.0};
    std::vector<double> u;
    std::vector<double> v;
    std::vector<double> w;
    std::vector<double> r;
    for (std::size_t i = 0; i < knots.size(); ++i) {
        const Knot& k = knots[i];
        const Vec3 here = kMillimetre * Vec3{k.u, k.v, k.w};
        if (i > 0) {
            const Vec3 step = here - Vec3{u.back(), v.back(), w.back()};
            at.push_back(at.back() + std::sqrt(glm::dot(step, step)));
        }
        u.push_back(here.x);
        v.push_back(here.y);
        w.push_back(here.z);
        r.push_back(kMillimetre * k.radius);
    }
    const Spline us(at, u);
    const Spline vs(at, v);
    const Spline ws(at, w);
    const Spline rs(at, r);
    const auto count = static_cast<std::size_t>(std::max(2.0, std::ceil(at.back() / kPiece)));
    for (std::size_t i = 0; i <= count; ++i) {
        const double t = at.back() * static_cast<double>(i) / static_cast<double>(count);
        balls_.push_back({{us(t), vs(t), ws(t)}, rs(t)});
        box_.add(balls_.back().at, balls_.back().radius);
    }
    for (std::size_t first = 0; first < count; first += kRun) {
        const std::size_t last = std::min(first + kRun, count);
        const Vec3 middle = 0.5 * (balls_[first].at + balls_[last].at);
        double radius = 0.0;
        for (std::size_t i = first; i <= last; ++i) {
            radius = std::max(radius, glm::length(balls_[i].at - middle) + balls_[i].radius);
        }
        runs_.push_back({first, last, middle, radius});
    }
}

double Tube::operator()(const Vec3& q) const {
    const double far = box_.outside(q);
    if (far > kNear) {
        return far;
    }
    double best = 1.0;
    for (const Run& run : runs_) {
        const Vec3 to = q - run.middle;
        const double reach = best + run.radius;
        if (reach <= 0.0 || glm::dot(to, to) > reach * reach) {
            continue;
        }
        for (std::size_t i = run.first; i < run.last; ++i) {
            const Ball& a = balls_[i];
            const Ball& b = balls_[i + 1];
            const Vec3 axis = b.at - a.at;
            const Vec3 d = q - a.at;
            const double t = clamp01(glm::dot(d, axis) / glm::dot(axis, axis));
            const Vec3 off = d - t * axis;
            best = std::min(best, std::sqrt(glm::dot(off, off)) - mix(a.radius, b.radius, t));
        }
    }
    return best;
}

Vec3 Tube::at(double share) const {
    const double t = clamp01(share) * static_cast<double>(balls_.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(t), balls_.size() - 2);
    return balls_[i].at + (t - static_cast<double>(i)) * (balls_[i + 1].at - balls_[i].at);
}

double ear_surface(double u, double v) {
    const double du = u - 0.017;
    return 4.5 * du * du + 1.2 * v * v;
}

// Measures of a woman's ear: 60 mm high, 33 mm broad, helix about 4 mm broad at its top (Farkas, Anthropometry of the
// Head and Face, 1994; Standring, Gray's Anatomy, 41st ed., chapter 37, for the relief).
EarCurves::EarCurves() {
    helix = Tube({{4.4, 3.0, -2.4, 1.6},
                  {2.8, 7.5, -0.2, 2.0},
                  {2.2, 13.0, 1.4, 2.4},
                  {3.2, 19.4, 2.2, 2.6},
                  {6.6, 25.2, 2.7, 2.6},
                  {12.3, 28.6, 3.0, 2.6},
                  {19.0, 28.8, 3.0, 2.5},
                  {25.0, 25.8, 2.9, 2.4},
                  {29.0, 20.2, 2.7, 2.2},
                  {30.9, 13.0, 2.6, 2.0},
                  {31.1, 5.0, 2.4, 1.9},
                  {29.8, -3.0, 2.0, 1.9},
                  {26.9, -10.5, 1.5, 1.8},
                  {23.0, -17.0, 0.9, 1.7},
                  {19.0, -22.0, -0.2, 1.6},
                  {15.6, -25.6, -1.2, 1.4}});
    crus_of_helix = Tube({{13.6, -1.6, -10.2, 1.4},
                          {11.2, -1.2, -8.4, 2.0},
                          {8.2, -0.1, -6.0, 2.1},
                          {5.8, 1.5, -4.0, 1.9},
                          {4.4, 3.0, -2.4, 1.6}});
    scapha = Tube({{8.5, 24.0, 3.6, 1.4},
                   {13.5, 25.4, 3.4, 2.2},
                   {19.4, 24.8, 3.3, 2.6},
                   {24.2, 21.0, 3.2, 2.8},
                   {26.9, 14.6, 3.2, 2.8},
                   {27.8, 7.0, 3.2, 2.7},
                   {27.1, -0.6, 3.1, 2.5},
                   {25.0, -7.8, 3.2, 2.3},
                   {21.4, -13.8, 3.6, 1.9},
                   {17.4, -18.6, 4.6, 1.2}});
    antihelix = Tube({{15.0, -15.4, -0.2, 1.9},
                      {18.3, -12.4, 0.5, 2.3},
                      {21.2, -7.2, 1.2, 2.4},
                      {22.6, -1.0, 1.6, 2.5},
                      {22.8, 5.0, 1.6, 2.6},
                      {22.0, 10.4, 1.3, 2.7},
                      {20.6, 15.0, 1.0, 2.6},
                      {18.6, 19.2, 0.6, 2.4},
                      {16.2, 23.4, -0.2, 2.2}});
    inferior_crus = Tube({{20.6, 10.6, 0.2, 2.1},
                          {17.2, 12.8, 0.7, 2.0},
                          {13.0, 13.8, 0.6, 1.8},
                          {8.2, 13.8, 0.2, 1.7},
                          {3.4, 13.2, 0.0, 1.7}});
    antitragus = Tube({{9.2, -16.0, -0.8, 2.2}, {11.8, -14.8, 1.5, 2.5}, {14.6, -15.0, 0.4, 2.3}});
    notch = Tube({{10.0, -8.5, -1.0, 2.4}, {7.6, -11.6, 0.9, 2.2}, {6.6, -14.2, 4.2, 2.3}});
    root = Tube({{3.4, 15.0, -3.6, 3.4},
                 {6.0, 8.0, -7.0, 4.0},
                 {8.5, -2.0, -9.0, 4.5},
                 {8.0, -12.0, -8.0, 4.5},
                 {6.2, -20.0, -6.0, 4.0},
                 {3.8, -25.0, -4.8, 3.2}});
}

}  // namespace jingluo::forge
