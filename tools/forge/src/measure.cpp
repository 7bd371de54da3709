#include "measure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

namespace jingluo::forge {

double Ring::low(std::size_t axis) const {
    double v = 1e9;
    for (const auto& p : places) {
        v = std::min(v, p[axis]);
    }
    return v;
}

double Ring::high(std::size_t axis) const {
    double v = -1e9;
    for (const auto& p : places) {
        v = std::max(v, p[axis]);
    }
    return v;
}

double Ring::girth() const {
    auto q = places;
    std::sort(q.begin(), q.end());
    const auto half = [](const auto& points) {  // Andrew's monotone chain
        std::vector<std::array<double, 2>> h;
        for (const auto& s : points) {
            while (h.size() > 1) {
                const auto& o = h[h.size() - 2];
                const auto& m = h.back();
                if ((m[0] - o[0]) * (s[1] - o[1]) - (m[1] - o[1]) * (s[0] - o[0]) > 0.0) {
                    break;
                }
                h.pop_back();
            }
            h.push_back(s);
        }
        return h;
    };
    auto hull = half(q);
    std::reverse(q.begin(), q.end());
    const auto upper = half(q);
    hull.insert(hull.end(), upper.begin(), upper.end());
    double sum = 0.0;
    for (std::size_t i = 0; i < hull.size(); ++i) {
        const auto& a = hull[i];
        const auto& b = hull[(i + 1) % hull.size()];
        sum += std::hypot(a[0] - b[0], a[1] - b[1]);
    }
    return sum;
}

std::vector<Ring> rings_at(const Mesh& mesh, double y) {
    using Edge = std::pair<std::uint32_t, std::uint32_t>;
    std::map<Edge, std::vector<Edge>> links;
    const auto above = [&](std::uint32_t v) { return mesh.position[v].y > y; };
    for (const auto& t : mesh.triangle) {
        std::vector<Edge> ends;
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = t[k];
            const std::uint32_t b = t[(k + 1) % 3];
            if (above(a) != above(b)) {
                ends.emplace_back(std::min(a, b), std::max(a, b));
            }
        }
        if (ends.size() == 2) {
            links[ends[0]].push_back(ends[1]);
            links[ends[1]].push_back(ends[0]);
        }
    }
    std::vector<Ring> out;
    std::map<Edge, bool> seen;
    for (const auto& [start, unused] : links) {
        Ring ring;
        std::vector<Edge> stack{start};
        while (!stack.empty()) {
            const Edge e = stack.back();
            stack.pop_back();
            if (seen[e]) {
                continue;
            }
            seen[e] = true;
            const Vec3& a = mesh.position[e.first];
            const Vec3& b = mesh.position[e.second];
            const Vec3 p = a + (y - a.y) / (b.y - a.y) * (b - a);
            ring.places.push_back({p.x, p.z});
            for (const Edge& n : links[e]) {
                stack.push_back(n);
            }
        }
        if (ring.places.size() > 5) {
            out.push_back(std::move(ring));
        }
    }
    return out;
}

namespace {

template <typename Wanted>
std::optional<Ring> largest(const std::vector<Ring>& rings, Wanted wanted) {
    std::optional<Ring> best;
    for (const Ring& r : rings) {
        if (wanted(r) && (!best || r.breadth() * r.depth() > best->breadth() * best->depth())) {
            best = r;
        }
    }
    return best;
}

double mean_x(const Ring& r) {
    double sum = 0.0;
    for (const auto& p : r.places) {
        sum += p[0];
    }
    return sum / static_cast<double>(r.places.size());
}

}  // namespace

std::optional<Ring> trunk_ring(const Mesh& mesh, double y) {
    return largest(rings_at(mesh, y), [](const Ring& r) { return r.low(0) < 0.0 && r.high(0) > 0.0; });
}

std::optional<Ring> leg_ring(const Mesh& mesh, double y) {
    double top = 0.0;
    for (const Vec3& p : mesh.position) {
        top = std::max(top, p.y);
    }
    return largest(rings_at(mesh, y), [&](const Ring& r) { return mean_x(r) > 0.0 && r.low(0) > -0.02 * top; });
}

ArmView arm_view(const Mesh& mesh, double stature) {
    double z = 0.0;
    double count = 0.0;
    for (const Vec3& p : mesh.position) {
        if (std::abs(p.y / stature - 0.805) < 0.01) {
            z += p.z;
            count += 1.0;
        }
    }
    const Vec3 shoulder{0.1 * stature, 0.805 * stature, z / std::max(count, 1.0)};
    Vec3 tip = shoulder;
    for (const Vec3& p : mesh.position) {
        if (p.y > 0.36 * stature && p.x > 0.13 * stature && glm::length(p - shoulder) > glm::length(tip - shoulder)) {
            tip = p;
        }
    }
    const Vec3 y = glm::normalize(tip - shoulder);
    const Vec3 x = glm::normalize(glm::cross(y, Vec3{0, 0, 1}));
    const Vec3 w = glm::cross(x, y);
    ArmView view{mesh, glm::length(tip - shoulder)};
    for (Vec3& p : view.mesh.position) {
        const Vec3 d = p - shoulder;
        p = {glm::dot(d, x), glm::dot(d, y), glm::dot(d, w)};
    }
    return view;
}

std::optional<Ring> arm_ring(const ArmView& view, double along, double stature) {
    return largest(rings_at(view.mesh, along), [&](const Ring& r) {
        double z = 0.0;
        for (const auto& p : r.places) {
            z += p[1];
        }
        z /= static_cast<double>(r.places.size());
        return std::abs(mean_x(r)) < 0.06 * stature && std::abs(z) < 0.06 * stature;
    });
}

Mesh at_unit_stature(const Mesh& mesh) {
    Mesh out = mesh;
    double low = 1e9;
    double high = -1e9;
    for (const Vec3& p : mesh.position) {
        low = std::min(low, p.y);
        high = std::max(high, p.y);
    }
    for (Vec3& p : out.position) {
        p = (p - Vec3{0.0, low, 0.0}) / (high - low);
    }
    return out;
}

std::vector<Girth> girths(const Mesh& unit) {
    enum class At { middle, smallest, largest };
    struct TapeStation {
        const char* name;
        double from, to;
        At at;
    };
    const auto measure = [](const TapeStation& s, int steps, const auto& ring_at) -> std::optional<Girth> {
        std::optional<Girth> best;
        for (int i = 0; i < (s.from == s.to ? 1 : steps); ++i) {
            const double h = s.from + (s.to - s.from) * i / std::max(steps - 1, 1);
            const std::optional<Ring> r = ring_at(h);
            if (!r) {
                continue;
            }
            const Girth g{s.name, h, r->girth(), r->breadth(), r->depth()};
            if (!best || (s.at == At::smallest ? g.girth < best->girth : g.girth > best->girth)) {
                best = g;
            }
        }
        return best;
    };
    static const TapeStation trunk[] = {{"neck", 0.835, 0.875, At::smallest},
                                        {"chest", 0.715, 0.715, At::middle},
                                        {"waist", 0.58, 0.68, At::smallest},
                                        {"hip", 0.48, 0.56, At::largest}};
    static const TapeStation leg[] = {{"upper thigh", 0.43, 0.43, At::middle},
                                      {"mid thigh", 0.37, 0.37, At::middle},
                                      {"knee", 0.27, 0.27, At::middle},
                                      {"calf", 0.17, 0.25, At::largest},
                                      {"ankle", 0.045, 0.10, At::smallest}};
    static const TapeStation arm[] = {{"upper arm", 0.28, 0.28, At::middle},
                                      {"elbow", 0.42, 0.42, At::middle},
                                      {"forearm", 0.46, 0.58, At::largest},
                                      {"wrist", 0.64, 0.80, At::smallest}};
    std::vector<Girth> out;
    const auto add = [&](const std::optional<Girth>& g) {
        if (g) {
            out.push_back(*g);
        }
    };
    for (const TapeStation& s : trunk) {
        add(measure(s, 21, [&](double h) { return trunk_ring(unit, h); }));
    }
    for (const TapeStation& s : leg) {
        add(measure(s, 21, [&](double h) { return leg_ring(unit, h); }));
    }
    const ArmView view = arm_view(unit, 1.0);
    for (const TapeStation& s : arm) {
        add(measure(s, 15, [&](double h) { return arm_ring(view, h * view.length, 1.0); }));
    }
    return out;
}

}  // namespace jingluo::forge
