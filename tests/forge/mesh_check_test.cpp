// The mesh check finds the faults that were put into meshes, and none where there is none.
#include "mesh_check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>
#include <vector>

namespace {

using jingluo::forge::check;
using jingluo::forge::Mesh;
using jingluo::forge::MeshFaults;
using jingluo::forge::Vec3;
using Triangle = std::array<std::uint32_t, 3>;

/// A regular tetrahedron, corners one metre from `at`.
Mesh tetrahedron(const Vec3& at) {
    const double s = 1.0 / std::sqrt(3.0);
    Mesh m;
    m.position = {at + s * Vec3{1, 1, 1}, at + s * Vec3{1, -1, -1}, at + s * Vec3{-1, 1, -1}, at + s * Vec3{-1, -1, 1}};
    m.triangle = {{0, 1, 2}, {0, 2, 3}, {0, 3, 1}, {1, 3, 2}};
    return m;
}

/// A unit sphere: an octahedron whose triangles are parted in four `rounds` times.
Mesh sphere(int rounds) {
    Mesh m;
    m.position = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
    m.triangle = {{0, 2, 4}, {2, 1, 4}, {1, 3, 4}, {3, 0, 4}, {2, 0, 5}, {1, 2, 5}, {3, 1, 5}, {0, 3, 5}};
    for (int r = 0; r < rounds; ++r) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
        const auto middle = [&](std::uint32_t a, std::uint32_t b) {
            const auto [it, fresh] =
                middles.try_emplace(std::minmax(a, b), static_cast<std::uint32_t>(m.position.size()));
            if (fresh) {
                const Vec3 p = m.position[a] + m.position[b];
                m.position.push_back(p / std::sqrt(glm::dot(p, p)));
            }
            return it->second;
        };
        std::vector<Triangle> finer;
        for (const Triangle& t : m.triangle) {
            const std::uint32_t a = middle(t[0], t[1]);
            const std::uint32_t b = middle(t[1], t[2]);
            const std::uint32_t c = middle(t[2], t[0]);
            finer.insert(finer.end(), {{t[0], a, c}, {t[1], b, a}, {t[2], c, b}, {a, b, c}});
        }
        m.triangle = finer;
    }
    return m;
}

Mesh both(Mesh a, const Mesh& b) {
    const auto shift = static_cast<std::uint32_t>(a.position.size());
    a.position.insert(a.position.end(), b.position.begin(), b.position.end());
    for (const Triangle& t : b.triangle) {
        a.triangle.push_back({t[0] + shift, t[1] + shift, t[2] + shift});
    }
    return a;
}

/// Makes vertex `from` the same as `to`.
void weld(Mesh& m, std::uint32_t from, std::uint32_t to) {
    for (Triangle& t : m.triangle) {
        for (std::uint32_t& v : t) {
            v = v == from ? to : v > from ? v - 1 : v;
        }
    }
    m.position.erase(m.position.begin() + from);
}

TEST(MeshCheck, FindsNothingInASphere) {
    for (const int rounds : {0, 1, 4}) {
        const MeshFaults f = check(sphere(rounds));
        EXPECT_TRUE(f.sound()) << f.describe();
        EXPECT_EQ(f.describe(), "");
        EXPECT_LE(f.greatest_valence, 6U);
        EXPECT_GT(f.least_angle, 44.9);
    }
    EXPECT_NEAR(check(sphere(5)).volume, 4.0 / 3.0 * jingluo::forge::kPi, 0.01);
    EXPECT_TRUE(check(tetrahedron({0.1, 0.2, 0.3})).sound());
}

TEST(MeshCheck, FindsNoBodyWhereNothingIs) {
    EXPECT_FALSE(check(Mesh{}).closed_body());
}

TEST(MeshCheck, FindsAHole) {
    Mesh m = sphere(2);
    m.triangle.pop_back();
    const MeshFaults f = check(m);
    EXPECT_EQ(f.open_edges, 3U);
    EXPECT_EQ(f.euler, 1);
    EXPECT_EQ(f.pinched_vertices, 0U);
    EXPECT_FALSE(f.closed_body());
    EXPECT_NE(f.describe().find("3 open edges"), std::string::npos);
}

TEST(MeshCheck, FindsHolesThatMeetInOneVertex) {
    Mesh m = sphere(0);
    std::erase(m.triangle, Triangle{0, 2, 4});
    std::erase(m.triangle, Triangle{1, 3, 4});
    const MeshFaults f = check(m);
    EXPECT_EQ(f.open_edges, 6U);
    EXPECT_EQ(f.pinched_vertices, 1U);
}

TEST(MeshCheck, FindsAFlippedTriangle) {
    Mesh m = sphere(2);
    std::swap(m.triangle[5][0], m.triangle[5][1]);
    const MeshFaults f = check(m);
    EXPECT_EQ(f.flipped_edges, 3U);
    EXPECT_EQ(f.open_edges, 0U);
    EXPECT_EQ(f.pinched_vertices, 0U);
    EXPECT_FALSE(f.closed_body());
}

TEST(MeshCheck, FindsABodyInsideOut) {
    Mesh m = sphere(2);
    for (Triangle& t : m.triangle) {
        std::swap(t[0], t[1]);
    }
    const MeshFaults f = check(m);
    EXPECT_EQ(f.flipped_edges, 0U);
    EXPECT_LT(f.volume, 0.0);
    EXPECT_FALSE(f.closed_body());
}

TEST(MeshCheck, FindsAPinchedVertexAndAnEdgeOfFourTriangles) {
    // Two tetrahedra that share one corner, then a whole edge.
    Mesh m = both(tetrahedron({0, 0, 0}), tetrahedron({0, 0, 0}));
    for (std::size_t i = 4; i < 8; ++i) {
        m.position[i] = 2.0 * m.position[0] - m.position[i];  // beyond the corner; orientation turns over
    }
    for (std::size_t i = 4; i < 8; ++i) {
        std::swap(m.triangle[i][0], m.triangle[i][1]);
    }
    weld(m, 4, 0);
    MeshFaults f = check(m);
    EXPECT_EQ(f.pinched_vertices, 1U);
    EXPECT_EQ(f.open_edges, 0U);
    EXPECT_EQ(f.crossings, 0U);
    EXPECT_EQ(f.pieces, 1U);
    EXPECT_EQ(f.euler, 3);
    EXPECT_FALSE(f.closed_body());
    weld(m, 4, 1);
    f = check(m);
    EXPECT_EQ(f.crowded_edges, 1U);
    EXPECT_FALSE(f.closed_body());
}

TEST(MeshCheck, FindsLoosePiecesAndVertices) {
    Mesh m = both(sphere(1), tetrahedron({5, 0, 0}));
    m.position.push_back({1, 2, 3});
    const MeshFaults f = check(m);
    EXPECT_EQ(f.pieces, 2U);
    EXPECT_EQ(f.euler, 4);
    EXPECT_EQ(f.loose_vertices, 1U);
    EXPECT_EQ(f.crossings, 0U);
}

TEST(MeshCheck, FindsBadCorners) {
    Mesh m = sphere(1);
    m.triangle.push_back({0, 0, 1});
    m.triangle.push_back({0, 1, 1000});
    EXPECT_EQ(check(m).bad_corners, 2U);
    m = sphere(1);
    m.position[0].y = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(check(m).bad_corners, 4U);
}

TEST(MeshCheck, FindsFlatTrianglesAndSlivers) {
    Mesh m = tetrahedron({0, 0, 0});
    // A vertex in the middle of an edge parts both its triangles; moved along the edge it makes slivers.
    m.position.push_back(0.5 * (m.position[0] + m.position[1]));
    m.triangle = {{0, 4, 2}, {4, 1, 2}, {0, 2, 3}, {0, 3, 4}, {4, 3, 1}, {1, 3, 2}};
    EXPECT_TRUE(check(m).sound()) << check(m).describe();
    m.position[4] = 0.97 * m.position[0] + 0.03 * m.position[1];
    MeshFaults f = check(m);
    EXPECT_EQ(f.slivers, 2U);
    EXPECT_LT(f.least_angle, 2.0);
    EXPECT_EQ(f.flat_triangles, 0U);
    EXPECT_FALSE(f.sound());
    EXPECT_TRUE(f.closed_body());
    m.position[4] = m.position[0];
    f = check(m);
    EXPECT_EQ(f.flat_triangles, 2U);
    EXPECT_FALSE(f.sound());
}

TEST(MeshCheck, FindsCrossingTetrahedra) {
    EXPECT_GT(check(both(tetrahedron({0, 0, 0}), tetrahedron({0.3, 0.2, 0.1}))).crossings, 0U);
    EXPECT_EQ(check(both(tetrahedron({0, 0, 0}), tetrahedron({2.5, 0, 0}))).crossings, 0U);
    // One wholly inside the other crosses nothing.
    Mesh inner = tetrahedron({0, 0, 0});
    for (Vec3& p : inner.position) {
        p *= 0.2;
    }
    EXPECT_EQ(check(both(tetrahedron({0, 0, 0}), inner)).crossings, 0U);
    // The same body twice: every triangle lies on its twin and touches the others.
    EXPECT_EQ(check(both(tetrahedron({0, 0, 0}), tetrahedron({0, 0, 0}))).crossings, 16U);
}

TEST(MeshCheck, FindsACornerThatPierces) {
    // Two triangles, one's corner through the other's middle: above, touching, through.
    for (const auto& [z, count] : {std::pair{1e-6, 0U}, {0.0, 1U}, {-1e-6, 1U}}) {
        Mesh m;
        m.position = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0.25, 0.25, z}, {0.25, 0.5, 1}, {0.5, 0.25, 1}};
        m.triangle = {{0, 1, 2}, {3, 4, 5}};
        EXPECT_EQ(check(m).crossings, count) << z;
    }
}

TEST(MeshCheck, FindsOverlapInOnePlane) {
    Mesh m;
    m.position = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0.25, 0.25, 0}, {2, 0.25, 0}, {0.25, 2, 0}};
    m.triangle = {{0, 1, 2}, {3, 4, 5}};
    EXPECT_EQ(check(m).crossings, 1U);
    for (std::size_t i = 3; i < 6; ++i) {
        m.position[i] += Vec3{0.3, 0.3, 0};
    }
    EXPECT_EQ(check(m).crossings, 0U);
}

TEST(MeshCheck, FindsNeighboursFoldedOntoEachOther) {
    // Two triangles about one edge: opened, back to back with a gap, folded flat.
    for (const auto& [height, crossing, folded] : {std::tuple{-1.0, 0U, 0U}, {0.01, 0U, 1U}, {0.0, 1U, 1U}}) {
        Mesh m;
        m.position = {{0, 0, 0}, {1, 0, 0}, {0.5, 1, 0}, {0.5, 0.8, height}};
        m.triangle = {{0, 1, 2}, {1, 0, 3}};
        EXPECT_EQ(check(m).crossings, crossing) << height;
        EXPECT_EQ(check(m).folded_edges, folded) << height;
    }
    // About one corner: the second lies in the first's plane, beside it, then over it.
    for (const auto& [x, crossing] : {std::pair{-1.0, 0U}, {1.0, 1U}}) {
        Mesh m;
        m.position = {{0, 0, 0}, {1, 0.1, 0}, {0.1, 1, 0}, {x, 0.3, 0}, {x, 0.6, 0}};
        m.triangle = {{0, 1, 2}, {0, 3, 4}};
        EXPECT_EQ(check(m).crossings, crossing) << x;
    }
}

TEST(MeshCheck, FindsAFoldThatRunsThroughItsOwnSkin) {
    Mesh m = sphere(4);
    const auto top =
        std::max_element(m.position.begin(), m.position.end(), [](const Vec3& a, const Vec3& b) { return a.y < b.y; });
    top->y = -1.5;  // a thorn from above through the sole
    const MeshFaults f = check(m);
    EXPECT_TRUE(f.closed_body());
    EXPECT_GT(f.crossings, 3U);
    ASSERT_FALSE(f.crossing.empty());
    EXPECT_LT(f.crossing[0].first, f.crossing[0].second);
}

TEST(MeshCheck, IsQuickWithALargeMesh) {
    const Mesh m = sphere(7);  // 131,072 triangles
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(check(m).sound());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    RecordProperty("seconds", std::to_string(took.count()));
#ifdef NDEBUG
    EXPECT_LT(took.count(), 6.0);  // 0.4 s on an idle machine
#endif
}

}  // namespace
