// Surface nets (Gibson 1998) on the left half, on a grid whose cells are free of ambiguity. A vertex stands for every
// cell that the skin passes; on the midline's plane one stands for every square of the grid there, so that the half
// ends on that plane exactly.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <thread>

#include "field_grid.h"
#include "mesh.h"

namespace jingluo::forge {

void in_parallel(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
    const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
    const std::size_t chunk = (count + threads - 1) / threads;
    std::vector<std::thread> pool;
    for (std::size_t t = 1; t < threads; ++t) {
        const std::size_t begin = std::min(count, t * chunk);
        const std::size_t end = std::min(count, begin + chunk);
        pool.emplace_back([&work, begin, end] { work(begin, end); });
    }
    work(0, std::min(count, chunk));
    for (std::thread& t : pool) {
        t.join();
    }
}

namespace {

constexpr double kStep = 0.0008;  // m; a gap or a wall must be twice as wide to be seen for certain

class Nets {
  public:
    explicit Nets(FieldGrid& grid) : grid_(grid) {
        midline_.assign(static_cast<std::size_t>(grid.points(1)) * static_cast<std::size_t>(grid.points(2)),
                        0xffffffffU);
    }

    Mesh make() {
        grid_.each_cell([&](int x, int y, int z) { place_vertex(x, y, z); });
        grid_.each_cell([&](int x, int y, int z) { join(x, y, z); });
        return std::move(mesh_);
    }

  private:
    /// A vertex in the middle of the places where the skin crosses the cell's edges.
    void place_vertex(int x, int y, int z) {
        std::array<float, 8> v{};
        int inside = 0;
        for (unsigned c = 0; c < 8; ++c) {
            v[c] = grid_.value(x + static_cast<int>(c & 1U), y + static_cast<int>(c >> 1U & 1U),
                               z + static_cast<int>(c >> 2U));
            inside += v[c] < 0.0F ? 1 : 0;
        }
        if (inside == 0 || inside == 8) {
            return;
        }
        const auto middle = [&](unsigned step) {
            Vec3 sum{0.0};
            int crossings = 0;
            for (unsigned c = 0; c < 8; c += step) {
                for (unsigned axis = step - 1; axis < 3; ++axis) {
                    const unsigned e = c | (1U << axis);
                    if (e != c && (v[c] < 0.0F) != (v[e] < 0.0F)) {
                        const double t =
                            static_cast<double>(v[c]) / (static_cast<double>(v[c]) - static_cast<double>(v[e]));
                        const Vec3 a = place(x, y, z, c);
                        sum += a + t * (place(x, y, z, e) - a);
                        ++crossings;
                    }
                }
            }
            return crossings > 0 ? sum / static_cast<double>(crossings) : Vec3{-1.0};
        };
        grid_.number(x, y, z) = static_cast<std::uint32_t>(mesh_.position.size());
        mesh_.position.push_back(middle(1));
        if (x == 0) {
            const Vec3 p = middle(2);  // only corners with x = 0 and edges between them
            if (p.x >= 0.0) {
                midline_[square(y, z)] = static_cast<std::uint32_t>(mesh_.position.size());
                mesh_.position.push_back(p);
            }
        }
    }

    [[nodiscard]] Vec3 place(int x, int y, int z, unsigned corner) const {
        return grid_.place(x + static_cast<int>(corner & 1U), y + static_cast<int>(corner >> 1U & 1U),
                           z + static_cast<int>(corner >> 2U));
    }

    [[nodiscard]] std::size_t square(int y, int z) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(grid_.points(2)) + static_cast<std::size_t>(z);
    }

    std::uint32_t at(int x, int y, int z) {
        const std::uint32_t v = x < 0 ? midline_[square(y, z)] : grid_.number(x, y, z);
        if (v == 0xffffffffU) {
            throw std::logic_error("polygonise: the skin leaves the sparse grid");
        }
        return v;
    }

    /// A quadrilateral round every edge of the grid, from its lower end x, y, z, that the skin crosses.
    void join(int x, int y, int z) {
        const bool in = grid_.inside(x, y, z);
        static constexpr std::array<std::array<int, 3>, 3> step = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const auto& s = step[axis];
            if (in == grid_.inside(x + s[0], y + s[1], z + s[2])) {
                continue;
            }
            const auto& a = step[(axis + 1) % 3];
            const auto& b = step[(axis + 2) % 3];
            const std::uint32_t q0 = at(x - a[0] - b[0], y - a[1] - b[1], z - a[2] - b[2]);
            std::uint32_t q1 = at(x - b[0], y - b[1], z - b[2]);
            const std::uint32_t q2 = at(x, y, z);
            std::uint32_t q3 = at(x - a[0], y - a[1], z - a[2]);
            if (!in) {
                std::swap(q1, q3);
            }
            const Vec3 d02 = mesh_.position[q0] - mesh_.position[q2];
            const Vec3 d13 = mesh_.position[q1] - mesh_.position[q3];
            // At the midline the diagonal must not join two vertices of the plane: it never does, as they are
            // neighbours round the edge.
            if (glm::dot(d02, d02) <= glm::dot(d13, d13)) {
                mesh_.triangle.push_back({q0, q1, q2});
                mesh_.triangle.push_back({q0, q2, q3});
            } else {
                mesh_.triangle.push_back({q1, q2, q3});
                mesh_.triangle.push_back({q1, q3, q0});
            }
        }
    }

    FieldGrid& grid_;
    Mesh mesh_;
    std::vector<std::uint32_t> midline_;
};

/// The greatest piece alone: bubbles that blending leaves inside the body, or crumbs outside, are no skin.
void drop_islands(Mesh& mesh) {
    std::vector<std::uint32_t> leader(mesh.position.size());
    for (std::uint32_t v = 0; v < leader.size(); ++v) {
        leader[v] = v;
    }
    const auto find = [&](std::uint32_t v) {
        while (leader[v] != v) {
            leader[v] = leader[leader[v]];
            v = leader[v];
        }
        return v;
    };
    for (const auto& t : mesh.triangle) {
        for (const std::uint32_t v : {t[1], t[2]}) {
            const std::uint32_t a = find(t[0]);
            const std::uint32_t b = find(v);
            leader[std::max(a, b)] = std::min(a, b);
        }
    }
    std::vector<std::size_t> count(leader.size(), 0);
    for (const auto& t : mesh.triangle) {
        ++count[find(t[0])];
    }
    const auto body = static_cast<std::uint32_t>(std::max_element(count.begin(), count.end()) - count.begin());
    if (count[body] == mesh.triangle.size()) {
        return;
    }
    std::erase_if(mesh.triangle, [&](const auto& t) { return find(t[0]) != body; });
    std::vector<Vec3> position;
    std::vector<std::uint32_t> number(leader.size());
    for (std::uint32_t v = 0; v < leader.size(); ++v) {
        if (find(v) == body) {
            number[v] = static_cast<std::uint32_t>(position.size());
            position.push_back(mesh.position[v]);
        }
    }
    for (auto& t : mesh.triangle) {
        t = {number[t[0]], number[t[1]], number[t[2]]};
    }
    mesh.position.swap(position);
}

}  // namespace

Mesh polygonise(const Figure& figure) {
    FieldGrid grid(figure, kStep * figure.parameters().coarseness);
    grid.make_well_composed();
    Mesh half = Nets(grid).make();
    drop_islands(half);
    return half;
}

}  // namespace jingluo::forge
