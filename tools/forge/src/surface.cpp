#include "surface.h"

#include <cmath>
#include <cstddef>
#include <stdexcept>

namespace jingluo::forge {

Surface::Surface(const Mesh& half) : position(half.position) {
    origin_.reserve(3 * half.triangle.size());
    for (const auto& t : half.triangle) {
        origin_.insert(origin_.end(), t.begin(), t.end());
    }
    kind_.assign(position.size(), Kind::inner);
    pair_up();
    close_border();
    dead_.assign(origin_.size() / 3, 0);
    index_vertices();
    normal.assign(position.size(), Vec3{0.0});
    size.assign(position.size(), 0.0);
}

void Surface::pair_up() {
    // Half-edges in order of their origin; the opposite of a to b is then looked for among those that leave b.
    std::vector<Index> first(position.size() + 1, 0);
    for (const Index v : origin_) {
        ++first[v + 1];
    }
    for (std::size_t v = 0; v < position.size(); ++v) {
        first[v + 1] += first[v];
    }
    std::vector<Index> leaving(origin_.size());
    std::vector<Index> fill(first.begin(), first.end() - 1);
    for (Index h = 0; h < halves(); ++h) {
        leaving[fill[origin_[h]]++] = h;
    }
    twin_.assign(origin_.size(), kNone);
    for (Index h = 0; h < halves(); ++h) {
        const Index a = origin_[h];
        const Index b = origin_[next(h)];
        for (Index i = first[b]; i < first[b + 1]; ++i) {
            if (origin_[next(leaving[i])] == a) {
                if (twin_[h] != kNone) {
                    throw std::logic_error("remesh: an edge has more than two triangles");
                }
                twin_[h] = leaving[i];
            }
        }
    }
}

void Surface::close_border() {
    const Index count = halves();
    std::vector<Index> leaves(position.size(),
                              kNone);  // the border's half-edge (without opposite) that leaves a vertex
    for (Index h = 0; h < count; ++h) {
        if (twin_[h] == kNone) {
            if (leaves[origin_[h]] != kNone) {
                throw std::logic_error("remesh: the border meets itself");
            }
            leaves[origin_[h]] = h;
        }
    }
    for (Index start = 0; start < count; ++start) {
        if (twin_[start] != kNone) {
            continue;
        }
        const auto pole = static_cast<Index>(position.size());
        position.emplace_back(0.0);
        kind_.push_back(Kind::ghost);
        Index before = kNone;  // ghost triangle of the border edge before
        Index first = kNone;
        Index h = start;
        do {
            const Index a = origin_[h];
            const Index b = origin_[next(h)];
            if (position[a].x != 0.0) {
                throw std::logic_error("remesh: the mesh is open off the midline");
            }
            kind_[a] = Kind::midline;
            const Index g = halves();
            origin_.insert(origin_.end(), {b, a, pole});
            twin_.resize(origin_.size(), kNone);
            pair(g, h);
            if (before == kNone) {
                first = g;
            } else {
                pair(before + 2, g + 1);  // pole to the shared vertex, and back
            }
            before = g;
            h = leaves[b];
        } while (h != start && h != kNone);
        if (h == kNone) {
            throw std::logic_error("remesh: the border is no loop");
        }
        pair(before + 2, first + 1);
    }
}

void Surface::index_vertices() {
    corner_.assign(position.size(), kNone);
    valence_.assign(position.size(), 0);
    for (Index h = 0; h < halves(); ++h) {
        corner_[origin_[h]] = h;
        ++valence_[origin_[h]];
    }
}

std::size_t Surface::count_triangles() const {
    std::size_t count = 0;
    for (Index h = 0; h < halves(); h += 3) {
        count += !dead(h) && skin(h) ? 1U : 0U;
    }
    return count;
}

bool Surface::linked(Index a, Index b) const {
    bool found = false;
    around(a, [&](Index h) { found = found || origin_[next(h)] == b; });
    return found;
}

Vec3 Surface::area(Index h) const {
    const Vec3& a = position[origin_[h]];
    return glm::cross(position[origin_[next(h)]] - a, position[origin_[previous(h)]] - a);
}

bool Surface::flip(Index h) {
    const Index t = twin_[h];
    const Index hn = next(h);
    const Index hp = previous(h);
    const Index tn = next(t);
    const Index tp = previous(t);
    const Index a = origin_[h];
    const Index b = origin_[t];
    const Index c = origin_[hp];
    const Index d = origin_[tp];
    if (!skin(h) || !skin(t) || valence_[a] <= (midline(a) ? 4 : 3) || valence_[b] <= (midline(b) ? 4 : 3) ||
        (midline(c) && midline(d)) || linked(c, d)) {
        return false;  // two vertices of the midline may be joined along it only: the mirror image doubles all others
    }
    const Index out_hn = twin_[hn];
    const Index out_hp = twin_[hp];
    const Index out_tn = twin_[tn];
    const Index out_tp = twin_[tp];
    // Triangles (a,b,c) and (b,a,d) become (d,c,a) on h's side and (c,d,b) on t's.
    origin_[h] = d;
    origin_[hn] = c;
    origin_[hp] = a;
    origin_[t] = c;
    origin_[tn] = d;
    origin_[tp] = b;
    pair(h, t);
    pair(hn, out_hp);
    pair(hp, out_tn);
    pair(tn, out_tp);
    pair(tp, out_hn);
    corner_[a] = hp;
    corner_[b] = tp;
    corner_[c] = hn;
    corner_[d] = tn;
    --valence_[a];
    --valence_[b];
    ++valence_[c];
    ++valence_[d];
    return true;
}

Surface::Index Surface::new_vertex(const Vec3& at, Kind kind, int valence) {
    position.push_back(at);
    kind_.push_back(kind);
    corner_.push_back(kNone);
    valence_.push_back(valence);
    return vertices() - 1;
}

void Surface::split(Index h) {
    const Index t = twin_[h];
    const Index a = origin_[h];
    const Index b = origin_[t];
    const Index c = origin_[previous(h)];
    const Index d = origin_[previous(t)];
    const bool border = ghost(c) || ghost(d);
    const Index m = new_vertex(0.5 * (position[a] + position[b]), border ? Kind::midline : Kind::inner, 4);
    size.push_back(0.5 * (size[a] + size[b]));
    const Vec3 n = normal[a] + normal[b];
    normal.push_back(n / std::max(std::sqrt(glm::dot(n, n)), 1e-12));
    const auto f = halves();
    const Index out_b = twin_[next(h)];      // edge b-c seen from outside
    const Index out_d = twin_[previous(t)];  // edge d-b seen from outside
    // h: (a,m,c), new f: (m,b,c); t: (m,a,d), new f + 3: (b,m,d).
    origin_.insert(origin_.end(), {m, b, c, b, m, d});
    twin_.resize(origin_.size(), kNone);
    dead_.insert(dead_.end(), {0, 0});
    origin_[next(h)] = m;
    origin_[t] = m;
    pair(h, t);
    pair(f, f + 3);
    pair(f + 1, out_b);
    pair(f + 2, next(h));
    pair(f + 4, previous(t));
    pair(f + 5, out_d);
    corner_[m] = f;
    corner_[b] = f + 1;
    corner_[a] = h;
    corner_[c] = f + 2;
    corner_[d] = f + 5;
    ++valence_[c];
    ++valence_[d];
}

bool Surface::collapse(Index h, double longest, double least_cosine) {
    if (midline(origin_[twin_[h]]) && !midline(origin_[h])) {
        h = twin_[h];  // what stays is on the midline
    }
    const Index t = twin_[h];
    const Index a = origin_[h];
    const Index b = origin_[t];
    const Index c = origin_[previous(h)];
    const Index d = origin_[previous(t)];
    if (ghost(a) || ghost(b) || c == d || (!ghost(c) && valence_[c] <= (midline(c) ? 5 : 4)) ||
        (!ghost(d) && valence_[d] <= (midline(d) ? 5 : 4))) {
        return false;
    }
    const bool along = ghost(c) || ghost(d);  // an edge of the border
    if (midline(a) && midline(b) && !along) {
        return false;
    }
    const int joint = valence_[a] + valence_[b] - 4;
    if ((midline(a) ? 2 * joint - 4 : joint) > 10) {
        return false;
    }
    ring_.clear();
    around(a, [&](Index k) { ring_.push_back(origin_[next(k)]); });
    int shared = 0;
    bool good = true;
    around(b, [&](Index k) {
        const Index x = origin_[next(k)];
        for (const Index v : ring_) {
            shared += v == x ? 1 : 0;
        }
        // No edge across the half between vertices of the midline.
        good = good && !(midline(a) && !midline(b) && midline(x) && x != a && x != c && x != d);
    });
    if (shared != 2 || !good) {
        return false;
    }
    const Vec3 middle = midline(a) && !midline(b) ? position[a] : 0.5 * (position[a] + position[b]);
    const auto check = [&](Index v, Index other) {
        around(v, [&](Index k) {
            const Index x = origin_[next(k)];
            const Index y = origin_[previous(k)];
            if (!good || ghost(x)) {
                return;
            }
            const Vec3 dx = position[x] - middle;
            if (x != other && glm::dot(dx, dx) > longest * longest) {
                good = false;
            }
            if (x == other || y == other || ghost(y)) {
                return;
            }
            const Vec3 before = glm::cross(position[x] - position[v], position[y] - position[v]);
            const Vec3 after = glm::cross(dx, position[y] - middle);
            const double scale = std::sqrt(glm::dot(before, before) * glm::dot(after, after));
            if (glm::dot(before, after) <= least_cosine * scale) {
                good = false;
            }
        });
    };
    check(a, b);
    check(b, a);
    if (!good) {
        return false;
    }
    const Index h1 = twin_[next(h)];
    const Index h2 = twin_[previous(h)];
    const Index t1 = twin_[next(t)];
    const Index t2 = twin_[previous(t)];
    // All corners at b become corners at a.
    moved_.clear();
    around(b, [&](Index k) { moved_.push_back(k); });
    for (const Index k : moved_) {
        origin_[k] = a;
    }
    pair(h1, h2);
    pair(t1, t2);
    dead_[h / 3] = 1;
    dead_[t / 3] = 1;
    position[a] = middle;
    corner_[b] = kNone;
    corner_[a] = h2;  // h2 runs a to c, h1 c to a, t2 b (now a) ... : taken by what they leave
    corner_[c] = h1;
    corner_[d] = t1;
    for (const Index k : {h1, h2, t1, t2}) {
        corner_[origin_[k]] = k;
    }
    valence_[a] = joint;
    --valence_[c];
    --valence_[d];
    return true;
}

Mesh Surface::half() const {
    Mesh out;
    std::vector<Index> number(position.size(), kNone);
    for (Index h = 0; h < halves(); h += 3) {
        if (dead(h) || !skin(h)) {
            continue;
        }
        std::array<Index, 3> tri{};
        for (Index k = 0; k < 3; ++k) {
            Index& n = number[origin_[h + k]];
            if (n == kNone) {
                n = static_cast<Index>(out.position.size());
                out.position.push_back(position[origin_[h + k]]);
                out.normal.push_back(normal[origin_[h + k]]);
            }
            tri[k] = n;
        }
        out.triangle.push_back(tri);
    }
    return out;
}

}  // namespace jingluo::forge
