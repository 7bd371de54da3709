// Questions to surfaces whose answers are known in closed form.
#include "body/surface.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <thread>

namespace jingluo::test {
namespace {

using body::Mesh;
using body::Surface;
constexpr double pi = std::numbers::pi;

/// A closed upright tube with caps; corners on the circle, outside out.
void add_tube(Mesh& mesh, glm::dvec3 foot, double radius, double height, int round = 96, int rings = 60) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    for (int j = 0; j <= rings; ++j) {
        for (int i = 0; i < round; ++i) {
            const double angle = 2 * pi * i / round;
            mesh.positions.push_back(
                glm::vec3(foot + glm::dvec3(radius * std::cos(angle), height * j / rings, -radius * std::sin(angle))));
        }
    }
    const auto at = [&](int i, int j) { return first + static_cast<std::uint32_t>(j * round + i % round); };
    for (int j = 0; j < rings; ++j) {
        for (int i = 0; i < round; ++i) {
            mesh.indices.insert(mesh.indices.end(),
                                {at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j), at(i + 1, j + 1), at(i, j + 1)});
        }
    }
    for (const int j : {0, rings}) {
        const auto centre = static_cast<std::uint32_t>(mesh.positions.size());
        mesh.positions.push_back(glm::vec3(foot + glm::dvec3(0, height * j / rings, 0)));
        for (int i = 0; i < round; ++i) {
            if (j == 0) {
                mesh.indices.insert(mesh.indices.end(), {centre, at(i + 1, j), at(i, j)});
            } else {
                mesh.indices.insert(mesh.indices.end(), {centre, at(i, j), at(i + 1, j)});
            }
        }
    }
}

Mesh tube(double radius = 0.1, double height = 1) {
    Mesh mesh;
    add_tube(mesh, {0, 0, 0}, radius, height);
    clean(mesh);
    return mesh;
}

TEST(Surface, RayHitsTheNearSideAndTellsTheDistance) {
    const Surface surface(tube());
    const auto hit = surface.ray({0, 0.5, 3}, {0, 0, -2});
    ASSERT_TRUE(hit);
    EXPECT_NEAR(hit->place.z, 0.1, 1e-4);
    EXPECT_NEAR(hit->distance, 2.9, 1e-4) << "metres, whatever the length of the direction";
    EXPECT_GT(hit->normal.z, 0.999);
    EXPECT_FALSE(surface.ray({0, 2, 3}, {0, 0, -1}));
    EXPECT_FALSE(surface.ray({0, 0.5, 3}, {0, 0, 0}));
}

TEST(Surface, BlockedSeesWhatLiesBetweenButNotTheEnds) {
    const Surface surface(tube());
    EXPECT_TRUE(surface.blocked({0, 0.5, 1}, {0, 0.5, -1}, 1e-3));
    EXPECT_FALSE(surface.blocked({0, 0.5, 1}, {0, 0.5, 0.1}, 1e-3)) << "the place looked at does not hide itself";
    EXPECT_FALSE(surface.blocked({0, 3, 1}, {0, 3, -1}, 1e-3));
}

TEST(Surface, NearestIsNearest) {
    const Surface surface(tube());
    for (int i = 0; i < 50; ++i) {
        const double angle = 0.1 + i, height = 0.05 + 0.9 * i / 50;
        const glm::dvec3 out(std::cos(angle), 0, std::sin(angle));
        const auto hit = surface.nearest(out * 0.17 + glm::dvec3(0, height, 0));
        ASSERT_TRUE(hit);
        EXPECT_NEAR(hit->distance, 0.07, 1e-4);
        EXPECT_NEAR(glm::length(hit->place - out * 0.1 - glm::dvec3(0, height, 0)), 0, 3e-3);
        EXPECT_GT(glm::dot(hit->normal, out), 0.998);
    }
    EXPECT_FALSE(surface.nearest({0, 0.5, 5}, glm::dvec3(0), 0.5)) << "nothing within reach";
}

TEST(Surface, NearestWithAnOutwardStaysOnItsOwnThigh) {
    Mesh mesh;
    add_tube(mesh, {0.08, 0, 0}, 0.07, 1);
    add_tube(mesh, {-0.08, 0, 0}, 0.07, 1);
    clean(mesh);
    const Surface surface(mesh);
    // Just inside the gap, nearer to the right thigh, but asked for skin that faces the body's right: the left thigh's
    // inner side.
    const glm::dvec3 place(-0.006, 0.5, 0);
    EXPECT_LT(surface.nearest(place)->place.x, 0);
    EXPECT_GT(surface.nearest(place, {-1, 0, 0})->place.x, 0);
}

TEST(Surface, SectionOfATubeIsItsCircle) {
    const Surface surface(tube());
    const auto loops = surface.section({{0, 0.512, 0}, {0, 1, 0}});
    ASSERT_EQ(loops.size(), 1u);
    EXPECT_TRUE(loops[0].closed);
    double round = glm::length(loops[0].places.front() - loops[0].places.back());
    round += body::length(loops[0].places);
    EXPECT_NEAR(round, 2 * pi * 0.1, 5e-4);
    for (const glm::dvec3& place : loops[0].places) EXPECT_NEAR(place.y, 0.512, 1e-9);
}

TEST(Surface, SectionThroughVerticesStaysOneLoop) {
    // The plane passes exactly through a whole ring of vertices, and through the poles of the caps.
    const Surface surface(tube());
    for (const body::Plane& plane : {body::Plane{{0, 0.5, 0}, {0, 1, 0}}, body::Plane{{0, 0.5, 0}, {1, 0, 0}},
                                     body::Plane{{0, 0.5, 0}, {0, 0, 1}}}) {
        const auto loops = surface.section(plane);
        ASSERT_EQ(loops.size(), 1u);
        EXPECT_TRUE(loops[0].closed);
        for (const glm::dvec3& place : loops[0].places) EXPECT_TRUE(std::isfinite(place.x + place.y + place.z));
    }
}

TEST(Surface, SectionRunsAcrossASeamOfDoubledVertices) {
    // Every triangle gets vertices of its own: a closed loop all the same.
    const Mesh whole = tube();
    Mesh apart;
    for (const std::uint32_t v : whole.indices) {
        apart.indices.push_back(static_cast<std::uint32_t>(apart.positions.size()));
        apart.positions.push_back(whole.positions[v]);
        apart.normals.push_back(whole.normals[v]);
    }
    const auto loops = Surface(apart).section({{0, 0.33, 0}, {0, 1, 0}});
    ASSERT_EQ(loops.size(), 1u);
    EXPECT_TRUE(loops[0].closed);
}

TEST(Surface, SectionNearIsPartOfTheWhole) {
    const Surface surface(tube());
    const body::Plane plane{{0, 0.5, 0}, {0, 0, 1}};
    const auto near = surface.section_near(plane, {0.1, 0.3, 0}, 0.1);
    ASSERT_EQ(near.size(), 1u);
    EXPECT_FALSE(near[0].closed);
    EXPECT_GT(body::length(near[0].places), 0.19);
    for (const glm::dvec3& place : near[0].places)
        EXPECT_NEAR(place.x, 0.1, 1e-6) << "the far side of the tube is left out";
}

TEST(Surface, AnOpenSheetGivesAnOpenCurve) {
    Mesh sheet;
    sheet.positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    sheet.indices = {0, 1, 2, 0, 2, 3};
    clean(sheet);
    const auto loops = Surface(sheet).section({{0, 0.5, 0}, {0, 1, 0}});
    ASSERT_EQ(loops.size(), 1u);
    EXPECT_FALSE(loops[0].closed);
    EXPECT_NEAR(body::length(loops[0].places), 1, 1e-6);
}

TEST(Surface, WayRoundATubeIsTheShorterArc) {
    const Surface surface(tube());
    const double quarter = pi / 2;
    const auto way = surface.way({0.1, 0.5, 0}, {0, 0.5, 0.1});
    ASSERT_TRUE(way);
    EXPECT_NEAR(body::length(*way), 0.1 * quarter, 2e-4);
    EXPECT_NEAR(glm::length(way->front() - glm::dvec3(0.1, 0.5, 0)), 0, 1e-4);
    EXPECT_NEAR(glm::length(way->back() - glm::dvec3(0, 0.5, 0.1)), 0, 1e-4);
}

TEST(Surface, WayAlongATubeIsStraight) {
    const Surface surface(tube());
    const auto way = surface.way({0, 0.2, -0.2}, {0, 0.9, -0.2});
    ASSERT_TRUE(way);
    EXPECT_NEAR(body::length(*way), 0.7, 1e-6) << "both ends are dropped to the skin first";
}

TEST(Surface, NoWayJoinsTwoPieces) {
    Mesh mesh;
    add_tube(mesh, {0.5, 0, 0}, 0.07, 1);
    add_tube(mesh, {-0.5, 0, 0}, 0.07, 1);
    clean(mesh);
    const Surface surface(mesh);
    EXPECT_FALSE(surface.way({0.5, 0.5, 0.1}, {-0.5, 0.5, 0.1}));
    EXPECT_FALSE(surface.edge_way({0.5, 0.5, 0.1}, {-0.5, 0.5, 0.1}));
}

TEST(Surface, EdgeWayJoinsAndIsLittleLonger) {
    const Surface surface(tube());
    const auto straight = surface.way({0.1, 0.2, 0}, {0, 0.5, 0.1}),
               edges = surface.edge_way({0.1, 0.2, 0}, {0, 0.5, 0.1});
    ASSERT_TRUE(straight && edges);
    // At worst two legs of a right angle where the mesh has no diagonal that way.
    EXPECT_LT(body::length(*edges), 1.42 * body::length(*straight));
    EXPECT_GT(body::length(*edges), 0.97 * body::length(*straight));
}

TEST(Surface, AnEmptyMeshAnswersNothing) {
    const Surface surface{Mesh{}};
    EXPECT_FALSE(surface.ray({0, 0, 1}, {0, 0, -1}));
    EXPECT_FALSE(surface.nearest({0, 0, 0}));
    EXPECT_FALSE(surface.blocked({0, 0, 1}, {0, 0, -1}, 0));
    EXPECT_TRUE(surface.section({{0, 0, 0}, {0, 1, 0}}).empty());
    EXPECT_FALSE(surface.way({0, 0, 0}, {1, 0, 0}));
    EXPECT_FALSE(surface.edge_way({0, 0, 0}, {1, 0, 0}));
}

TEST(Surface, HostileQuestionsGetNothing) {
    const Surface surface(tube());
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(surface.nearest({nan, 0, 0}));
    EXPECT_FALSE(surface.ray({0, 0, 1}, {nan, 0, -1}));
    EXPECT_TRUE(surface.section({{0, 0.5, 0}, {nan, 1, 0}}).empty());
    EXPECT_TRUE(surface.section({{0, 0.5, 0}, {0, 0, 0}}).empty());
    EXPECT_FALSE(surface.way({nan, 0, 0}, {0, 0.5, 0.1}));
}

TEST(Surface, AnswersAreTheSameFromSeveralThreads) {
    const Surface surface(tube());
    const auto ask = [&](double& sum) {
        for (int i = 0; i < 200; ++i) {
            const double h = 0.05 + 0.004 * i;
            sum += surface.nearest({0.3, h, 0.1})->place.x +
                   body::length(surface.section({{0, h, 0}, {0, 1, 0}}).at(0).places);
            if (i % 50 == 0) sum += body::length(*surface.edge_way({0.1, h, 0}, {0, 0.5, 0.1}));
        }
    };
    double one = 0, two = 0, three = 0;
    ask(one);
    std::thread first([&] { ask(two); }), second([&] { ask(three); });
    first.join();
    second.join();
    EXPECT_EQ(one, two);
    EXPECT_EQ(one, three);
}

TEST(Polyline, LengthAndPlacesAlong) {
    const std::vector<glm::dvec3> line = {{0, 0, 0}, {1, 0, 0}, {1, 2, 0}};
    EXPECT_DOUBLE_EQ(body::length(line), 3);
    EXPECT_EQ(body::along(line, 2), glm::dvec3(1, 1, 0));
    EXPECT_EQ(body::along(line, -1), line.front());
    EXPECT_EQ(body::along(line, 9), line.back());
}

}  // namespace
}  // namespace jingluo::test
