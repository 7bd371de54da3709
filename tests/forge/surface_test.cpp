// The half mesh under change: splits, collapses and flips keep it a half of a closed symmetric body.
#include "surface.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "mesh_check.h"
#include "symmetric.h"

namespace {

using jingluo::forge::check;
using jingluo::forge::Mesh;
using jingluo::forge::mirror;
using jingluo::forge::Surface;
using jingluo::forge::Vec3;
using Index = Surface::Index;

/// Half a unit sphere: rings of 24 places about the x axis, the first on x = 0, and a pole at (1, 0, 0).
Mesh hemisphere() {
    constexpr std::uint32_t around = 24;
    constexpr std::uint32_t rings = 7;
    Mesh m;
    for (std::uint32_t r = 0; r < rings; ++r) {
        const double up = jingluo::forge::kPi / 2.0 * r / rings;
        for (std::uint32_t i = 0; i < around; ++i) {
            const double a = 2.0 * jingluo::forge::kPi * i / around;
            m.position.emplace_back(r == 0 ? 0.0 : std::sin(up), std::cos(up) * std::cos(a),
                                    std::cos(up) * std::sin(a));
        }
    }
    const auto at = [&](std::uint32_t r, std::uint32_t i) { return r * around + i % around; };
    const auto pole = static_cast<std::uint32_t>(m.position.size());
    m.position.emplace_back(1.0, 0.0, 0.0);
    for (std::uint32_t r = 0; r < rings; ++r) {
        for (std::uint32_t i = 0; i < around; ++i) {
            if (r + 1 == rings) {
                m.triangle.push_back({at(r, i), at(r, i + 1), pole});
            } else {
                m.triangle.push_back({at(r, i), at(r, i + 1), at(r + 1, i)});
                m.triangle.push_back({at(r + 1, i), at(r, i + 1), at(r + 1, i + 1)});
            }
        }
    }
    return m;
}

void expect_half(const Surface& s) {
    const auto faults = check(mirror(s.half()));
    EXPECT_TRUE(faults.closed_body()) << faults.describe();
    EXPECT_EQ(faults.crossings, 0U) << faults.describe();
    for (Index h = 0; h < s.halves(); ++h) {
        if (!s.dead(h)) {
            ASSERT_EQ(s.opposite(s.opposite(h)), h);
            ASSERT_EQ(s.origin(Surface::next(h)), s.origin(s.opposite(h)));
        }
    }
    for (Index v = 0; v < s.vertices(); ++v) {
        if (s.used(v)) {
            int around = 0;
            s.around(v, [&](Index h) {
                ASSERT_EQ(s.origin(h), v);
                ++around;
            });
            EXPECT_EQ(s.valence(v), s.midline(v) ? 2 * around - 4 : around);
        }
    }
}

TEST(Mirror, MakesTheWholeFromTheHalf) {
    const Mesh half = hemisphere();
    const Mesh whole = mirror(half);
    const auto faults = check(whole);
    EXPECT_TRUE(faults.closed_body()) << faults.describe();
    EXPECT_EQ(whole.triangle.size(), 2 * half.triangle.size());
    EXPECT_EQ(whole.position.size(), 2 * half.position.size() - 24);
    ASSERT_EQ(whole.twin.size(), whole.position.size());
    for (std::uint32_t v = 0; v < whole.twin.size(); ++v) {
        const Vec3& p = whole.position[v];
        EXPECT_EQ(whole.twin[whole.twin[v]], v);
        EXPECT_EQ(whole.position[whole.twin[v]], Vec3(0.0 - p.x, p.y, p.z));
        EXPECT_EQ(whole.twin[v] == v, p.x == 0.0);
    }
}

TEST(Mirror, TwinsOutliveTheOrderForDrawing) {
    Mesh whole = mirror(hemisphere());
    whole.normal = whole.position;
    whole.colour.assign(whole.position.size(), {1, 2, 3, 4});
    const auto before = whole.twin;
    jingluo::forge::order_for_drawing(whole);
    EXPECT_NE(before, whole.twin);
    for (std::uint32_t v = 0; v < whole.twin.size(); ++v) {
        const Vec3& p = whole.position[v];
        EXPECT_EQ(whole.position[whole.twin[v]], Vec3(0.0 - p.x, p.y, p.z));
        EXPECT_EQ(whole.normal[v], p);
    }
}

TEST(Surface, ReadsAndWritesAHalf) {
    const Mesh half = hemisphere();
    const Surface s(half);
    expect_half(s);
    EXPECT_EQ(s.count_triangles(), half.triangle.size());
    EXPECT_EQ(s.half().position.size(), half.position.size());
}

TEST(Surface, RefusesWhatIsNoHalf) {
    Mesh open = hemisphere();
    open.triangle.pop_back();
    EXPECT_THROW(Surface{open}, std::logic_error);
    Mesh crowded = hemisphere();
    crowded.triangle.push_back(crowded.triangle.front());
    EXPECT_THROW(Surface{crowded}, std::logic_error);
}

TEST(Surface, SplitsInsideAndOnTheMidline) {
    Surface s(hemisphere());
    const Index count = s.halves();
    for (Index h = 0; h < count; h += 2) {
        if (h < s.opposite(h) && !s.ghost(s.origin(h)) && !s.ghost(s.origin(s.opposite(h)))) {
            s.split(h);
        }
    }
    expect_half(s);
    std::size_t border = 0;
    for (Index v = 0; v < s.vertices(); ++v) {
        border += s.used(v) && s.midline(v) ? 1U : 0U;
        EXPECT_EQ(s.used(v) && s.midline(v), s.used(v) && s.position[v].x == 0.0);
    }
    EXPECT_GT(border, 24U);
}

TEST(Surface, FlipsNoEdgeOfTheMidlineNorAcrossTheHalf) {
    Surface s(hemisphere());
    std::size_t flipped = 0;
    for (Index h = 0; h < s.halves(); ++h) {
        const bool border = s.midline(s.origin(h)) && s.midline(s.origin(s.opposite(h)));
        const Vec3 before = s.area(h) + s.area(s.opposite(h));
        if (h % 7 == 0 && s.flip(h)) {
            ++flipped;
            EXPECT_FALSE(border);
            const Vec3 after = s.area(h) + s.area(s.opposite(h));
            EXPECT_LT(glm::length(after - before), 1e-9);
        }
    }
    EXPECT_GT(flipped, 10U);
    for (Index h = 0; h < s.halves(); ++h) {
        if (s.midline(s.origin(h)) && s.midline(s.origin(s.opposite(h)))) {
            EXPECT_FALSE(s.skin(h) && s.skin(s.opposite(h)))
                << "an edge joins two places of the midline across the half";
        }
    }
}

TEST(Surface, CollapsesUntilNothingIsLeftToCollapse) {
    Surface s(hemisphere());
    const std::size_t before = s.count_triangles();
    for (Index h = 0; h < s.halves(); ++h) {
        if (!s.dead(h) && s.skin(h)) {
            s.collapse(h, 0.5, 0.5);
        }
    }
    expect_half(s);
    EXPECT_LT(s.count_triangles(), before / 2);
    for (Index v = 0; v < s.vertices(); ++v) {
        if (s.used(v)) {
            EXPECT_EQ(s.midline(v), s.position[v].x == 0.0);
            EXPECT_LE(s.valence(v), 10);
        }
    }
}

}  // namespace
