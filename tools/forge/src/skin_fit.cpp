#include "skin_fit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace jingluo::forge {

namespace {

using Index = Surface::Index;

double length(const Vec3& v) {
    return std::sqrt(glm::dot(v, v));
}

/// Where the tangent planes of the neighbours meet best; the plane's target where they agree.
Vec3 meeting_place(const Surface& s, Index v, const Vec3& target) {
    double a[3][3] = {};
    Vec3 b{0.0};
    const auto add = [&](const Vec3& n, const Vec3& at, double weight) {
        const double d = glm::dot(n, at - target);
        for (int i = 0; i < 3; ++i) {
            for (int k = 0; k < 3; ++k) {
                a[i][k] += weight * n[i] * n[k];
            }
        }
        b += weight * d * n;
    };
    s.around(v, [&](Index h) {
        const Index w = s.origin(Surface::next(h));
        if (!s.ghost(w)) {
            add(s.normal[w], s.position[w], 1.0);
        }
    });
    for (int i = 0; i < 3; ++i) {
        a[i][i] += 0.08;  // along the fold the target decides
    }
    const Vec3 r0{a[0][0], a[0][1], a[0][2]};
    const Vec3 r1{a[1][0], a[1][1], a[1][2]};
    const Vec3 r2{a[2][0], a[2][1], a[2][2]};
    const double det = glm::dot(r0, glm::cross(r1, r2));
    return target + (b.x * glm::cross(r1, r2) + b.y * glm::cross(r2, r0) + b.z * glm::cross(r0, r1)) / det;
}

/// Does the field's normal turn sharply round v?
bool on_fold(const Surface& s, Index v) {
    double least = 1.0;
    Vec3 mean{0.0};
    s.around(v, [&](Index h) {
        const Index w = s.origin(Surface::next(h));
        mean += s.ghost(w) ? Vec3{0.0} : s.normal[w];
    });
    mean /= std::max(length(mean), 1e-12);
    s.around(v, [&](Index h) {
        const Index w = s.origin(Surface::next(h));
        if (!s.ghost(w)) {
            least = std::min(least, glm::dot(mean, s.normal[w]));
        }
    });
    return least < 0.82;  // 35 degrees to either side
}

/// Along the midline: towards the middle between both neighbours there.
Vec3 midline_target(const Surface& s, Index v) {
    Vec3 sum{0.0};
    s.around(v, [&](Index h) {
        const Index w = s.origin(Surface::next(h));
        sum += s.midline(w) ? s.position[w] : Vec3{0.0};
    });
    const Vec3& p = s.position[v];
    return p + 0.5 * (0.5 * sum - p);
}

Vec3 inner_target(const Surface& s, Index v) {
    const Vec3& p = s.position[v];
    Vec3 sum{0.0};
    Vec3 normal{0.0};
    double weight = 0.0;
    s.around(v, [&](Index h) {
        const Index a = s.origin(Surface::next(h));
        const Index b = s.origin(Surface::previous(h));
        const Vec3 n = s.area(h);
        const double scale = (s.size[a] + s.size[b] + s.size[v]) / 3.0;
        const double area = length(n) / (scale * scale);
        sum += area * (p + s.position[a] + s.position[b]) / 3.0;
        weight += area;
        normal += n;
    });
    normal /= std::max(length(normal), 1e-30);
    Vec3 step = sum / std::max(weight, 1e-30) - p;
    step -= normal * glm::dot(step, normal);
    return p + 0.6 * step;
}

}  // namespace

Vec3 onto_skin(const Figure& figure, Vec3 p, bool midline, double size, int steps, Vec3& normal) {
    const double h = std::clamp(0.1 * size, 0.0001, 0.0003);  // the gradient is taken over about this length
    const double most = 0.5 * size;
    for (int i = 0; i < steps; ++i) {
        Vec3 g;
        const double f = figure.sample(p, h, g);
        if (midline) {
            g.x = 0.0;
        }
        const double gg = glm::dot(g, g);
        normal = g / std::max(std::sqrt(gg), 1e-12);
        if (std::abs(f) < 1e-6) {
            break;
        }
        Vec3 step = g * (f / std::max(gg, 0.15));
        const double l = length(step);
        if (l > most) {
            step *= most / l;
        }
        p -= step;
    }
    return p;
}

void relax(Surface& s, const Figure& figure, Fit fit) {
    std::vector<Vec3> moved = s.position;
    std::vector<Vec3> normal = s.normal;
    in_parallel(s.vertices(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto v = static_cast<Index>(i);
            if (!s.used(v)) {
                continue;
            }
            const bool midline = s.midline(v);
            Vec3 target = midline ? midline_target(s, v) : inner_target(s, v);
            const double most = 0.5 * s.size[v];
            if (fit == Fit::crease && !midline && on_fold(s, v)) {
                target = meeting_place(s, v, target);
            }
            const double far = length(target - s.position[v]);
            if (far > most) {
                target = s.position[v] + (target - s.position[v]) * (most / far);
            }
            if (fit != Fit::free) {
                target = onto_skin(figure, target, midline, s.size[v], 2, normal[v]);
            }
            if (midline || target.x > 0.1 * s.size[v]) {
                moved[v] = target;
            }
        }
    });
    s.position.swap(moved);
    s.normal.swap(normal);
}

void settle(Surface& s, const Figure& figure, int steps) {
    in_parallel(s.vertices(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto v = static_cast<Index>(i);
            if (s.used(v)) {
                s.position[v] =
                    onto_skin(figure, s.position[v], s.midline(v), std::max(s.size[v], 0.001), steps, s.normal[v]);
            }
        }
    });
}

void settle_exactly(Surface& s, const Figure& figure) {
    in_parallel(s.vertices(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto v = static_cast<Index>(i);
            if (!s.used(v)) {
                continue;
            }
            Vec3 p = s.position[v];
            for (int k = 0; k < 5; ++k) {
                const double f = figure.field(p);
                if (std::abs(f) < 1e-6) {
                    break;
                }
                Vec3 g;
                figure.sample(p, 0.0001, g);
                if (s.midline(v)) {
                    g.x = 0.0;
                }
                const Vec3 step = g * (f / std::max(glm::dot(g, g), 0.15));
                const double l = length(step);
                p -= l > 0.0005 ? step * (0.0005 / l) : step;
            }
            s.position[v] = p;
        }
    });
}

}  // namespace jingluo::forge
