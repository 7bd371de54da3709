// Isotropic remeshing after Botsch and Kobbelt 2004 ("A remeshing approach to multiresolution modeling") with a sizing
// field, on corner tables: half-edge h belongs to triangle h / 3, runs from origin_[h] to origin_[next(h)].
#include <cstddef>
#include <stdexcept>
#include <unordered_map>

#include "mesh.h"

namespace jingluo::forge {

namespace {

using Index = std::uint32_t;
constexpr Index kNone = 0xffffffffU;

Index next(Index h) {
    return h % 3 == 2 ? h - 2 : h + 1;
}
Index previous(Index h) {
    return h % 3 == 0 ? h + 2 : h - 1;
}

class Surface {
  public:
    Surface(Mesh& mesh, const Figure& figure) : mesh_(mesh), figure_(figure) {
        const std::size_t halves = mesh.triangle.size() * 3;
        origin_.reserve(halves);
        for (const auto& t : mesh.triangle) {
            origin_.insert(origin_.end(), t.begin(), t.end());
        }
        twin_.assign(halves, kNone);
        std::unordered_map<std::uint64_t, Index>
            open;  // looked up only, never walked: order cannot leak into the result
        open.reserve(halves);
        for (Index h = 0; h < halves; ++h) {
            const std::uint64_t a = origin_[h];
            const std::uint64_t b = origin_[next(h)];
            const auto it = open.find(b << 32U | a);
            if (it != open.end()) {
                twin_[h] = it->second;
                twin_[it->second] = h;
            } else if (!open.emplace(a << 32U | b, h).second) {
                throw std::logic_error("remesh: an edge has more than two triangles");
            }
        }
        for (const Index t : twin_) {
            if (t == kNone) {
                throw std::logic_error("remesh: the mesh is not closed");
            }
        }
        dead_.assign(mesh.triangle.size(), 0);
        index_vertices();
        size_.resize(mesh_.position.size());
        update_sizes();
    }

    void update_sizes() {
        in_parallel(size_.size(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                size_[i] = figure_.edge_length(mesh_.position[i]);
            }
        });
    }

    void collapse_short() {
        for (Index h = 0; h < origin_.size(); ++h) {
            if (dead_[h / 3] != 0) {
                continue;
            }
            const Index a = origin_[h];
            const Index b = origin_[next(h)];
            const double limit = 0.78 * std::min(size_[a], size_[b]);
            if (distance2(a, b) < limit * limit) {
                collapse(h, limit / 0.78);
            }
        }
    }

    void split_long() {
        const auto count = static_cast<Index>(origin_.size());
        for (Index h = 0; h < count; ++h) {
            if (dead_[h / 3] != 0 || h > twin_[h]) {
                continue;
            }
            const Index a = origin_[h];
            const Index b = origin_[next(h)];
            const double limit = 1.36 * 0.5 * (size_[a] + size_[b]);
            if (distance2(a, b) > limit * limit) {
                split(h);
            }
        }
    }

    void flip_for_valence() {
        for (Index h = 0; h < origin_.size(); ++h) {
            if (dead_[h / 3] != 0 || h > twin_[h]) {
                continue;
            }
            const Index t = twin_[h];
            const Index a = origin_[h];
            const Index b = origin_[t];
            const Index c = origin_[previous(h)];
            const Index d = origin_[previous(t)];
            const auto off = [&](Index v, int change) {
                const int x = valence_[v] + change - 6;
                return x * x;
            };
            if (off(a, -1) + off(b, -1) + off(c, 1) + off(d, 1) >= off(a, 0) + off(b, 0) + off(c, 0) + off(d, 0)) {
                continue;
            }
            if (valence_[a] <= 3 || valence_[b] <= 3 || linked(c, d)) {
                continue;
            }
            const Vec3& pa = mesh_.position[a];
            const Vec3& pb = mesh_.position[b];
            const Vec3& pc = mesh_.position[c];
            const Vec3& pd = mesh_.position[d];
            const Vec3 n1 = glm::cross(pb - pa, pc - pa);
            const Vec3 n2 = glm::cross(pa - pb, pd - pb);
            const Vec3 m1 = glm::cross(pd - pc, pb - pc);
            const Vec3 m2 = glm::cross(pc - pd, pa - pd);
            const Vec3 n = n1 + n2;
            const double nn = std::sqrt(glm::dot(n, n));
            const double l1 = std::sqrt(glm::dot(m1, m1));
            const double l2 = std::sqrt(glm::dot(m2, m2));
            if (glm::dot(m1, n) < 0.7 * l1 * nn || glm::dot(m2, n) < 0.7 * l2 * nn || glm::dot(n1, n2) < 0.0) {
                continue;
            }
            flip(h);
        }
    }

    /// Slides every vertex towards the middle of its neighbours within its tangent plane, then back onto the skin.
    void relax(bool project) {
        std::vector<Vec3> moved(mesh_.position.size());
        in_parallel(mesh_.position.size(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t v = begin; v < end; ++v) {
                const Index start = corner_[v];
                if (start == kNone) {
                    continue;
                }
                const Vec3& p = mesh_.position[v];
                Vec3 sum{0.0};
                double weight = 0.0;
                Vec3 normal{0.0};
                Index h = start;
                do {
                    const Vec3& a = mesh_.position[origin_[next(h)]];
                    const Vec3& b = mesh_.position[origin_[previous(h)]];
                    const Vec3 n = glm::cross(a - p, b - p);
                    const double area = std::sqrt(glm::dot(n, n)) / (size_[v] * size_[v]);
                    sum += area * (p + a + b) / 3.0;
                    weight += area;
                    normal += n;
                    h = twin_[previous(h)];
                } while (h != start);
                normal /= std::max(std::sqrt(glm::dot(normal, normal)), 1e-30);
                Vec3 step = sum / std::max(weight, 1e-30) - p;
                step -= normal * glm::dot(step, normal);
                moved[v] = project ? figure_.onto_skin(p + 0.6 * step, 2) : p + 0.6 * step;
            }
        });
        mesh_.position = std::move(moved);
    }

    void project_all(int steps) {
        in_parallel(mesh_.position.size(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t v = begin; v < end; ++v) {
                if (corner_[v] != kNone) {
                    mesh_.position[v] = figure_.onto_skin(mesh_.position[v], steps);
                }
            }
        });
    }

    /// Drops dead triangles and unused vertices; vertices are renumbered in order of first use.
    void write_back() {
        std::vector<Index> number(mesh_.position.size(), kNone);
        std::vector<Vec3> position;
        mesh_.triangle.clear();
        for (Index t = 0; t < dead_.size(); ++t) {
            if (dead_[t] != 0) {
                continue;
            }
            std::array<Index, 3> tri{};
            for (Index k = 0; k < 3; ++k) {
                Index& n = number[origin_[3 * t + k]];
                if (n == kNone) {
                    n = static_cast<Index>(position.size());
                    position.push_back(mesh_.position[origin_[3 * t + k]]);
                }
                tri[k] = n;
            }
            mesh_.triangle.push_back(tri);
        }
        mesh_.position = std::move(position);
    }

  private:
    void index_vertices() {
        corner_.assign(mesh_.position.size(), kNone);
        valence_.assign(mesh_.position.size(), 0);
        for (Index h = 0; h < origin_.size(); ++h) {
            corner_[origin_[h]] = h;
            ++valence_[origin_[h]];
        }
    }

    [[nodiscard]] double distance2(Index a, Index b) const {
        const Vec3 d = mesh_.position[a] - mesh_.position[b];
        return glm::dot(d, d);
    }

    template <typename Visit>
    void around(Index v, Visit visit) const {
        const Index start = corner_[v];
        Index h = start;
        do {
            visit(h);
            h = twin_[previous(h)];
        } while (h != start);
    }

    [[nodiscard]] bool linked(Index a, Index b) const {
        bool found = false;
        around(a, [&](Index h) { found = found || origin_[next(h)] == b; });
        return found;
    }

    void pair(Index a, Index b) {
        twin_[a] = b;
        twin_[b] = a;
    }

    void flip(Index h) {
        const Index t = twin_[h];
        const Index hn = next(h);
        const Index hp = previous(h);
        const Index tn = next(t);
        const Index tp = previous(t);
        const Index a = origin_[h];
        const Index b = origin_[t];
        const Index c = origin_[hp];
        const Index d = origin_[tp];
        const Index out_hn = twin_[hn];
        const Index out_hp = twin_[hp];
        const Index out_tn = twin_[tn];
        const Index out_tp = twin_[tp];
        // Triangles (a,b,c) and (b,a,d) become (c,a,d) on h's side and (d,b,c) on t's.
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
    }

    void split(Index h) {
        const Index t = twin_[h];
        const Index a = origin_[h];
        const Index b = origin_[t];
        const Index c = origin_[previous(h)];
        const Index d = origin_[previous(t)];
        const auto m = static_cast<Index>(mesh_.position.size());
        mesh_.position.push_back(0.5 * (mesh_.position[a] + mesh_.position[b]));
        size_.push_back(0.5 * (size_[a] + size_[b]));
        corner_.push_back(kNone);
        valence_.push_back(4);
        const auto f = static_cast<Index>(origin_.size());
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

    bool collapse(Index h, double wanted) {
        const Index t = twin_[h];
        const Index a = origin_[h];
        const Index b = origin_[t];
        const Index c = origin_[previous(h)];
        const Index d = origin_[previous(t)];
        if (valence_[c] <= 4 || valence_[d] <= 4 || c == d || valence_[a] + valence_[b] - 4 > 10) {
            return false;
        }
        ring_.clear();
        around(a, [&](Index k) { ring_.push_back(origin_[next(k)]); });
        int shared = 0;
        around(b, [&](Index k) {
            for (const Index v : ring_) {
                shared += v == origin_[next(k)] ? 1 : 0;
            }
        });
        if (shared != 2) {
            return false;
        }
        const Vec3 middle = 0.5 * (mesh_.position[a] + mesh_.position[b]);
        const double longest = 1.3 * wanted;
        bool good = true;
        const auto check = [&](Index v, Index other) {
            around(v, [&](Index k) {
                const Index x = origin_[next(k)];
                const Index y = origin_[previous(k)];
                const Vec3 dx = mesh_.position[x] - middle;
                if (x != other && glm::dot(dx, dx) > longest * longest) {
                    good = false;
                }
                if (x == other || y == other) {
                    return;
                }
                const Vec3 before =
                    glm::cross(mesh_.position[x] - mesh_.position[v], mesh_.position[y] - mesh_.position[v]);
                const Vec3 after = glm::cross(dx, mesh_.position[y] - middle);
                const double scale = std::sqrt(glm::dot(before, before) * glm::dot(after, after));
                if (glm::dot(before, after) < 0.8 * scale) {
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
        around(b, [&](Index k) { moved_.push_back(k); });
        for (const Index k : moved_) {
            origin_[k] = a;
        }
        moved_.clear();
        pair(h1, h2);
        pair(t1, t2);
        dead_[h / 3] = 1;
        dead_[t / 3] = 1;
        mesh_.position[a] = middle;
        corner_[b] = kNone;
        corner_[a] = h2;  // h2 runs a to c after the collapse
        corner_[c] = h1;
        corner_[d] = t1;
        if (origin_[corner_[a]] != a) {
            corner_[a] = h1;
        }
        if (origin_[corner_[c]] != c) {
            corner_[c] = h2;
        }
        if (origin_[corner_[d]] != d) {
            corner_[d] = t2;
        }
        valence_[a] = valence_[a] + valence_[b] - 4;
        --valence_[c];
        --valence_[d];
        return true;
    }

    Mesh& mesh_;
    const Figure& figure_;
    std::vector<Index> origin_, twin_, corner_;
    std::vector<int> valence_;
    std::vector<double> size_;
    std::vector<std::uint8_t> dead_;
    std::vector<Index> ring_, moved_;
};

}  // namespace

void remesh(Mesh& mesh, const Figure& figure, int rounds) {
    {
        Surface surface(mesh, figure);
        surface.relax(false);
        for (int i = 0; i < 3; ++i) {
            surface.collapse_short();
        }
        surface.flip_for_valence();
        surface.relax(true);
        surface.write_back();
    }
    Surface surface(mesh, figure);
    for (int i = 0; i < rounds; ++i) {
        surface.update_sizes();
        surface.split_long();
        surface.collapse_short();
        surface.flip_for_valence();
        surface.relax(true);
    }
    surface.project_all(4);
    surface.write_back();
}

}  // namespace jingluo::forge
