// Which triangles of a mesh cross. Places are rounded to integers of 31 bits, so that every question "on which side of
// the plane" is answered exactly (in doubles where their error cannot matter, else in 128 bits). Two triangles that lie
// clear of each other's planes are told apart first, as in Moeller 1997 ("A fast triangle-triangle intersection test",
// Journal of Graphics Tools 2:25); the rest is put as questions of orientation alone, as in Guigue and Devillers 2003
// ("Fast and robust triangle-triangle overlap test using orientation predicates", Journal of Graphics Tools 8:25).
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "mesh_check.h"

namespace jingluo::forge {

namespace {

using Triangle = std::array<std::uint32_t, 3>;
using Place = std::array<std::int64_t, 3>;
__extension__ using Wide = __int128;

int sign(Wide v) {
    return v > 0 ? 1 : v < 0 ? -1 : 0;
}

/// The side of d as seen from the plane a, b, c: positive where a, b, c run counter-clockwise seen from d.
int orientation(const Place& a, const Place& b, const Place& c, const Place& d) {
    std::array<std::array<std::int64_t, 3>, 3> m{};
    std::array<std::array<double, 3>, 3> f{};
    for (std::size_t k = 0; k < 3; ++k) {
        m[0][k] = b[k] - a[k];
        m[1][k] = c[k] - a[k];
        m[2][k] = d[k] - a[k];
        for (std::size_t i = 0; i < 3; ++i) {
            f[i][k] = static_cast<double>(m[i][k]);
        }
    }
    double det = 0.0;
    double size = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t l = (k + 1) % 3;
        const std::size_t n = (k + 2) % 3;
        const double one = f[0][l] * f[1][n];
        const double two = f[0][n] * f[1][l];
        det += f[2][k] * (one - two);
        size += std::abs(f[2][k]) * (std::abs(one) + std::abs(two));
    }
    if (std::abs(det) > 1e-15 * size) {  // seven roundings of at most 1.2e-16 each
        return det > 0.0 ? 1 : -1;
    }
    Wide exact = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t l = (k + 1) % 3;
        const std::size_t n = (k + 2) % 3;
        exact +=
            static_cast<Wide>(m[2][k]) * (static_cast<Wide>(m[0][l]) * m[1][n] - static_cast<Wide>(m[0][n]) * m[1][l]);
    }
    return sign(exact);
}

/// The axis along which the triangle shows most area: left out when looking at it in the plane.
std::size_t broadest(const Place& a, const Place& b, const Place& c) {
    std::size_t best = 0;
    Wide most = -1;
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t l = (k + 1) % 3;
        const std::size_t n = (k + 2) % 3;
        Wide area = static_cast<Wide>(b[l] - a[l]) * (c[n] - a[n]) - static_cast<Wide>(b[n] - a[n]) * (c[l] - a[l]);
        area = area < 0 ? -area : area;
        if (area > most) {
            most = area;
            best = k;
        }
    }
    return best;
}

int turn(const Place& a, const Place& b, const Place& c, std::size_t away) {
    const std::size_t l = (away + 1) % 3;
    const std::size_t n = (away + 2) % 3;
    return sign(static_cast<Wide>(b[l] - a[l]) * (c[n] - a[n]) - static_cast<Wide>(b[n] - a[n]) * (c[l] - a[l]));
}

bool between(const Place& a, const Place& b, const Place& p, std::size_t away) {
    for (const std::size_t k : {(away + 1) % 3, (away + 2) % 3}) {
        if (p[k] < std::min(a[k], b[k]) || p[k] > std::max(a[k], b[k])) {
            return false;
        }
    }
    return true;
}

bool segments_meet(const Place& a, const Place& b, const Place& c, const Place& d, std::size_t away) {
    const int s1 = turn(a, b, c, away);
    const int s2 = turn(a, b, d, away);
    const int s3 = turn(c, d, a, away);
    const int s4 = turn(c, d, b, away);
    if (s1 * s2 < 0 && s3 * s4 < 0) {
        return true;
    }
    return (s1 == 0 && between(a, b, c, away)) || (s2 == 0 && between(a, b, d, away)) ||
           (s3 == 0 && between(c, d, a, away)) || (s4 == 0 && between(c, d, b, away));
}

/// Does the segment p, q meet the triangle, border included?
bool meets(const Place& p, const Place& q, const Place& a, const Place& b, const Place& c) {
    const int op = orientation(a, b, c, p);
    const int oq = orientation(a, b, c, q);
    if (op * oq > 0) {
        return false;
    }
    if (op == 0 && oq == 0) {
        const std::size_t away = broadest(a, b, c);
        if (segments_meet(p, q, a, b, away) || segments_meet(p, q, b, c, away) || segments_meet(p, q, c, a, away)) {
            return true;
        }
        const int s1 = turn(a, b, p, away);
        const int s2 = turn(b, c, p, away);
        const int s3 = turn(c, a, p, away);
        return s1 == s2 && s2 == s3 && s1 != 0;
    }
    const int s1 = orientation(p, q, a, b);
    const int s2 = orientation(p, q, b, c);
    const int s3 = orientation(p, q, c, a);
    return (s1 >= 0 && s2 >= 0 && s3 >= 0) || (s1 <= 0 && s2 <= 0 && s3 <= 0);
}

class Crossings {
  public:
    Crossings(const std::vector<Vec3>& position, const std::vector<Triangle>& triangle) : triangle_(triangle) {
        double greatest = 0.0;
        for (const Triangle& t : triangle) {
            for (const std::uint32_t v : t) {
                greatest =
                    std::max({greatest, std::abs(position[v].x), std::abs(position[v].y), std::abs(position[v].z)});
            }
        }
        const double scale = greatest > 1e-100 ? std::ldexp(1.0, 29 - std::ilogb(greatest)) : 1.0;
        place_.resize(position.size());
        for (const Triangle& t : triangle) {
            for (const std::uint32_t v : t) {
                for (int k = 0; k < 3; ++k) {
                    place_[v][static_cast<std::size_t>(k)] = std::llround(position[v][k] * scale);
                }
            }
        }
        order_.resize(triangle.size());
        for (std::uint32_t i = 0; i < order_.size(); ++i) {
            order_[i] = i;
        }
    }

    std::vector<std::pair<std::uint32_t, std::uint32_t>> find() {
        if (!order_.empty()) {
            build(0, order_.size());
            within(0);
        }
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

  private:
    struct Node {
        Place low, high;
        std::size_t begin, end;
        std::size_t second;  ///< the other child; the first follows its parent; 0 for a leaf
    };
    static constexpr std::size_t kLeaf = 4;

    const Place& at(std::uint32_t t, std::size_t k) const { return place_[triangle_[t][k]]; }

    std::size_t build(std::size_t begin, std::size_t end) {
        const std::size_t self = nodes_.size();
        Node node{at(order_[begin], 0), at(order_[begin], 0), begin, end, 0};
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t k = 0; k < 3; ++k) {
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    node.low[axis] = std::min(node.low[axis], at(order_[i], k)[axis]);
                    node.high[axis] = std::max(node.high[axis], at(order_[i], k)[axis]);
                }
            }
        }
        nodes_.push_back(node);
        if (end - begin > kLeaf) {
            std::size_t axis = 0;
            for (std::size_t k = 1; k < 3; ++k) {
                axis = node.high[k] - node.low[k] > node.high[axis] - node.low[axis] ? k : axis;
            }
            const auto middle = [&](std::uint32_t t) { return at(t, 0)[axis] + at(t, 1)[axis] + at(t, 2)[axis]; };
            const std::size_t half = begin + (end - begin) / 2;
            const auto first = order_.begin();
            std::nth_element(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(half),
                             first + static_cast<std::ptrdiff_t>(end), [&](std::uint32_t a, std::uint32_t b) {
                                 return middle(a) != middle(b) ? middle(a) < middle(b) : a < b;
                             });
            build(begin, half);
            const std::size_t second = build(half, end);
            nodes_[self].second = second;
        }
        return self;
    }

    static bool apart(const Node& a, const Node& b) {
        for (std::size_t k = 0; k < 3; ++k) {
            if (a.low[k] > b.high[k] || b.low[k] > a.high[k]) {
                return true;
            }
        }
        return false;
    }

    void within(std::size_t n) {
        const Node node = nodes_[n];
        if (node.second != 0) {
            within(n + 1);
            within(node.second);
            across(n + 1, node.second);
            return;
        }
        for (std::size_t i = node.begin; i < node.end; ++i) {
            for (std::size_t k = i + 1; k < node.end; ++k) {
                test(order_[i], order_[k]);
            }
        }
    }

    void across(std::size_t n, std::size_t m) {
        const Node& a = nodes_[n];
        const Node& b = nodes_[m];
        if (apart(a, b)) {
            return;
        }
        if (a.second == 0 && b.second == 0) {
            for (std::size_t i = a.begin; i < a.end; ++i) {
                for (std::size_t k = b.begin; k < b.end; ++k) {
                    test(order_[i], order_[k]);
                }
            }
        } else if (b.second == 0 || (a.second != 0 && a.end - a.begin >= b.end - b.begin)) {
            across(n + 1, m);
            across(a.second, m);
        } else {
            across(n, m + 1);
            across(n, b.second);
        }
    }

    [[nodiscard]] bool boxes_apart(std::uint32_t s, std::uint32_t t) const {
        for (std::size_t k = 0; k < 3; ++k) {
            const auto [low_s, high_s] = std::minmax({at(s, 0)[k], at(s, 1)[k], at(s, 2)[k]});
            const auto [low_t, high_t] = std::minmax({at(t, 0)[k], at(t, 1)[k], at(t, 2)[k]});
            if (low_s > high_t || low_t > high_s) {
                return true;
            }
        }
        return false;
    }

    /// Is t clear of the plane of s?
    [[nodiscard]] bool clear(std::uint32_t s, std::uint32_t t) const {
        const int o0 = orientation(at(s, 0), at(s, 1), at(s, 2), at(t, 0));
        return o0 != 0 && orientation(at(s, 0), at(s, 1), at(s, 2), at(t, 1)) == o0 &&
               orientation(at(s, 0), at(s, 1), at(s, 2), at(t, 2)) == o0;
    }

    [[nodiscard]] bool side_meets(std::uint32_t s, std::size_t k, std::uint32_t t) const {
        return meets(at(s, k), at(s, (k + 1) % 3), at(t, 0), at(t, 1), at(t, 2));
    }

    void test(std::uint32_t s, std::uint32_t t) {
        if (boxes_apart(s, t)) {
            return;
        }
        int shared = 0;
        std::size_t own_s = 0;  // sum of the shared corners' numbers, so that 3 - sum is the third corner
        std::size_t own_t = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t k = 0; k < 3; ++k) {
                if (triangle_[s][i] == triangle_[t][k]) {
                    ++shared;
                    own_s += i;
                    own_t += k;
                }
            }
        }
        bool cross = false;
        if (shared == 0) {
            cross = !clear(s, t) && !clear(t, s);
            if (cross) {
                cross = false;
                for (std::size_t k = 0; k < 3 && !cross; ++k) {
                    cross = side_meets(s, k, t) || side_meets(t, k, s);
                }
            }
        } else if (shared == 1) {
            // What they have in common beyond the shared corner ends on a side that lies opposite to it.
            cross = side_meets(s, (own_s + 1) % 3, t) || side_meets(t, (own_t + 1) % 3, s);
        } else if (shared == 2) {
            const std::size_t i = 3 - own_s;
            const std::size_t k = 3 - own_t;
            const Place& u = at(s, (i + 1) % 3);
            const Place& v = at(s, (i + 2) % 3);
            if (orientation(u, v, at(s, i), at(t, k)) == 0) {  // in one plane: folded flat upon each other?
                const std::size_t away = broadest(at(s, 0), at(s, 1), at(s, 2));
                const int a = turn(u, v, at(s, i), away);
                const int b = turn(u, v, at(t, k), away);
                cross = a * b >= 0;
            }
        } else {
            cross = true;
        }
        if (cross) {
            found_.emplace_back(std::min(s, t), std::max(s, t));
        }
    }

    const std::vector<Triangle>& triangle_;
    std::vector<Place> place_;
    std::vector<std::uint32_t> order_;
    std::vector<Node> nodes_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found_;
};

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_crossings(const std::vector<Vec3>& position,
                                                                    const std::vector<Triangle>& triangle) {
    return Crossings(position, triangle).find();
}

}  // namespace jingluo::forge
