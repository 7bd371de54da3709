// The body generator: its mesh is sound, its output repeats, its landmarks lie where anatomy and its own shape say.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "body/figure.h"
#include "body/write.h"
#include "figure_asset.h"
#include "measure.h"
#include "mesh_check.h"

namespace {

namespace forge = jingluo::forge;
using forge::Mesh;
using forge::Vec3;

struct Woman {
    Mesh mesh;
    std::map<std::string, Vec3> landmarks;
    std::map<std::string, std::vector<Vec3>> lines;
};

std::filesystem::path folder() {
    return std::filesystem::path(JINGLUO_SOURCE_DIR) / "assets" / "bodies";
}

const jingluo::body::Figure& figure() {
    static const auto f = jingluo::body::Figure::read(folder() / "figure.glb");
    return f;
}

/// The woman that is shipped, mixed from the shipped figure.
const Woman& female() {
    static const Woman woman = [] {
        jingluo::body::Shape shape;
        shape.sex = 0.0;
        shape.stature_m = 1.68;
        const auto form = figure().form(shape);
        Woman w;
        for (const auto& p : form.mesh.positions) {
            w.mesh.position.emplace_back(p.x, p.y, p.z);
        }
        for (const auto& n : form.mesh.normals) {
            w.mesh.normal.emplace_back(n.x, n.y, n.z);
        }
        for (std::size_t i = 0; i + 2 < form.mesh.indices.size(); i += 3) {
            w.mesh.triangle.push_back({form.mesh.indices[i], form.mesh.indices[i + 1], form.mesh.indices[i + 2]});
        }
        for (const auto& [name, p] : form.marks.landmarks) {
            w.landmarks[name] = p;
        }
        for (const auto& [name, line] : form.marks.lines) {
            w.lines[name] = {line.begin(), line.end()};
        }
        return w;
    }();
    return woman;
}

/// The template, modelled anew; takes half a minute, once.
const Mesh& modelled() {
    static const Mesh mesh = forge::make_template(forge::Figure{forge::Parameters{}});
    return mesh;
}

Vec3 at(const std::string& name) {
    return female().landmarks.at(name);
}

double length(const Vec3& v) {
    return std::sqrt(glm::dot(v, v));
}

/// Distance from p to the nearest triangle, by brute force over triangles whose box is near.
double off_skin(const Mesh& mesh, const Vec3& p) {
    double best = std::numeric_limits<double>::max();
    for (const auto& t : mesh.triangle) {
        const Vec3& a = mesh.position[t[0]];
        const Vec3& b = mesh.position[t[1]];
        const Vec3& c = mesh.position[t[2]];
        if (length(a - p) > 0.03) {
            continue;
        }
        const Vec3 n = glm::cross(b - a, c - a);
        const double area = glm::dot(n, n);
        const double u = glm::dot(glm::cross(b - p, c - p), n) / area;
        const double v = glm::dot(glm::cross(c - p, a - p), n) / area;
        const double w = 1.0 - u - v;
        if (u > -1e-6 && v > -1e-6 && w > -1e-6) {
            best = std::min(best, std::abs(glm::dot(p - a, n)) / std::sqrt(area));
        }
    }
    return best;
}

/// Girth of the section at height y through places with from < x < to.
double girth(const Mesh& mesh, double y, double from, double to) {
    forge::Ring ring;
    for (const auto& t : mesh.triangle) {
        for (std::size_t k = 0; k < 3; ++k) {
            const Vec3& a = mesh.position[t[k]];
            const Vec3& b = mesh.position[t[(k + 1) % 3]];
            if ((a.y > y) != (b.y > y)) {
                const Vec3 c = a + (y - a.y) / (b.y - a.y) * (b - a);
                if (c.x > from && c.x < to) {
                    ring.places.push_back({c.x, c.z});
                }
            }
        }
    }
    return ring.girth();
}

TEST(ForgeMeasure, GirthIsWhatATapeGives) {
    // A tape spans hollows and does not care in which order, or how often, a place is named.
    forge::Ring square{{{0, 0}, {1, 1}, {1, 0}, {0, 1}, {0.5, 0.2}, {0.5, 0.0}, {1, 0}}};
    EXPECT_NEAR(square.girth(), 4.0, 1e-12);
    EXPECT_NEAR(square.breadth(), 1.0, 1e-12);
    forge::Ring oval;
    for (int i = 0; i < 2000; ++i) {
        oval.places.push_back({3.0 * std::cos(0.0031415926535898 * i), 2.0 * std::sin(0.0031415926535898 * i)});
    }
    EXPECT_NEAR(oval.girth(), 15.8654396, 1e-4);  // 12 E(sqrt(5) / 3)
    EXPECT_NEAR(oval.depth() / oval.breadth(), 2.0 / 3.0, 1e-5);
}

TEST(ForgeMesh, IsOneClosedBodyWithoutFaults) {
    const auto faults = jingluo::forge::check(female().mesh);
    EXPECT_TRUE(faults.sound()) << faults.describe();
    EXPECT_LE(faults.greatest_valence, 10U);
    // Fewer than one triangle in a hundred has an angle below 25 degrees.
    EXPECT_LT(faults.below_fair_angle, female().mesh.triangle.size() / 100);
    // Body density is near 1 kg per litre: 45 to 65 kg for a woman of 1.68 m.
    EXPECT_GT(faults.volume, 0.045);
    EXPECT_LT(faults.volume, 0.065);
}

TEST(ForgeMesh, IsExactlySymmetric) {
    const Mesh& mesh = modelled();
    ASSERT_EQ(mesh.twin.size(), mesh.position.size());
    for (std::uint32_t v = 0; v < mesh.twin.size(); ++v) {
        const Vec3& p = mesh.position[v];
        const Vec3& q = mesh.position[mesh.twin[v]];
        ASSERT_TRUE(q.x == -p.x && q.y == p.y && q.z == p.z) << "at " << p.x << ' ' << p.y << ' ' << p.z;
        ASSERT_EQ(mesh.twin[v] == v, p.x == 0.0);
    }
    const auto from_least = [](std::array<std::uint32_t, 3> t) {
        std::rotate(t.begin(), std::min_element(t.begin(), t.end()), t.end());
        return t;
    };
    std::set<std::array<std::uint32_t, 3>> triangles;
    for (const auto& t : mesh.triangle) {
        triangles.insert(from_least(t));
    }
    for (const auto& t : mesh.triangle) {
        ASSERT_TRUE(triangles.contains(from_least({mesh.twin[t[0]], mesh.twin[t[2]], mesh.twin[t[1]]})));
    }
}

TEST(ForgeMesh, HasNoSliversAndNormalsThatAgreeWithItsTriangles) {
    const Mesh& mesh = female().mesh;
    std::size_t against = 0;
    for (const auto& t : mesh.triangle) {
        const Vec3& a = mesh.position[t[0]];
        const Vec3& b = mesh.position[t[1]];
        const Vec3& c = mesh.position[t[2]];
        const Vec3 n = glm::cross(b - a, c - a);
        const double longest = std::max({length(b - a), length(c - b), length(a - c)});
        ASSERT_GT(length(n) / longest, 1e-5) << "triangle lower than 0.01 mm at " << a.x << ' ' << a.y << ' ' << a.z;
        for (const std::uint32_t v : t) {
            ASSERT_NEAR(length(mesh.normal[v]), 1.0, 1e-6);
            against += glm::dot(mesh.normal[v], n) < 0.0 ? 1U : 0U;
        }
    }
    EXPECT_LT(against, mesh.triangle.size() / 500);
    EXPECT_GE(mesh.triangle.size(), 105000U);
    EXPECT_LE(mesh.triangle.size(), 115000U);
}

TEST(ForgeMesh, StandsOnTheFloorAtItsStature) {
    double low = 1.0;
    double high = 0.0;
    for (const Vec3& p : female().mesh.position) {
        low = std::min(low, p.y);
        high = std::max(high, p.y);
    }
    EXPECT_NEAR(low, 0.0, 1e-6);
    EXPECT_NEAR(high, 1.68, 1e-5);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(ForgeOutput, TheShippedFigureIsWhatTheGeneratorMakes) {
    const forge::Figure field{forge::Parameters{}};
    const Mesh& mesh = modelled();
    const forge::MeshFaults faults = forge::check(mesh);
    EXPECT_TRUE(faults.sound()) << faults.describe();
    const forge::FigureAsset asset = forge::make_figure_asset(
        field, mesh, bytes_of(std::filesystem::path(JINGLUO_SOURCE_DIR) / "tools" / "forge" / "calibration.json"));
    EXPECT_TRUE(asset.glb == bytes_of(folder() / "figure.glb")) << "run jingluo-forge again and commit what it makes";
    EXPECT_TRUE(asset.landmarks_json == bytes_of(folder() / "figure.landmarks.json"));
}

TEST(ForgeOutput, TheShippedBodiesAreMixedFromTheFigure) {
    for (const auto& [name, sex, stature_m] : {std::tuple{"female", 0.0, 1.68}, {"male", 1.0, 1.76}}) {
        jingluo::body::Shape shape;
        shape.sex = sex;
        shape.stature_m = stature_m;
        const auto form = figure().form(shape);
        const std::string glb = jingluo::body::binary_gltf(form.mesh, name);
        EXPECT_TRUE(glb == bytes_of(folder() / (std::string(name) + ".glb"))) << "run jingluo-body again for " << name;
        EXPECT_TRUE(jingluo::body::landmarks_text(form.marks, name, glb) ==
                    bytes_of(folder() / (std::string(name) + ".landmarks.json")));
    }
}

TEST(ForgeLandmarks, LieOnTheSkin) {
    const Woman& body = female();
    for (const auto& [name, p] : body.landmarks) {
        EXPECT_LT(off_skin(body.mesh, p), 5e-5) << name;
    }
    for (const auto& [name, line] : body.lines) {
        ASSERT_GE(line.size(), 3U) << name;
        for (std::size_t i = 0; i < line.size(); i += 4) {
            EXPECT_LT(off_skin(body.mesh, line[i]), 5e-5) << name << ' ' << i;
        }
        for (std::size_t i = 1; i < line.size(); ++i) {
            EXPECT_LT(length(line[i] - line[i - 1]), 0.020) << name << ' ' << i;
        }
    }
}

TEST(ForgeLandmarks, SidesAreTwinsOnTheirOwnSide) {
    for (const auto& [name, p] : female().landmarks) {
        if (name.ends_with(".l")) {
            const Vec3 r = at(name.substr(0, name.size() - 2) + ".r");
            EXPECT_GT(p.x, 0.0) << name;
            EXPECT_LT(r.x, 0.0) << name;
            EXPECT_LT(length(p - Vec3{-r.x, r.y, r.z}), 0.002) << name;
        } else if (!name.ends_with(".r")) {
            EXPECT_NEAR(p.x, 0.0, 0.001) << name;
        }
    }
}

TEST(ForgeLandmarks, SpineRunsDownInOrderWithDepressionsBetween) {
    std::vector<std::string> order = {"spinous_process_c7"};
    for (int i = 1; i <= 12; ++i) {
        order.push_back("spinous_process_t" + std::to_string(i));
        order.push_back(order.back() + "_inferior_border");
    }
    for (int i = 1; i <= 5; ++i) {
        order.push_back("spinous_process_l" + std::to_string(i));
        order.push_back(order.back() + "_inferior_border");
    }
    for (const char* n : {"median_sacral_crest_s1", "median_sacral_crest_s2", "median_sacral_crest_s3",
                          "median_sacral_crest_s4", "sacral_hiatus", "coccyx_tip", "anus"}) {
        order.emplace_back(n);
    }
    for (std::size_t i = 1; i < order.size(); ++i) {
        EXPECT_LT(at(order[i]).y, at(order[i - 1]).y - 0.004) << order[i];
    }
}

TEST(ForgeLandmarks, SurfaceLevelsAgree) {
    // WHO 2008 Part 1: crests at L4, posterior superior iliac spines at S2, scapular spine at T3, its angle at T7.
    EXPECT_NEAR(at("iliac_crest_highest.l").y, at("spinous_process_l4").y, 0.002);
    EXPECT_NEAR(at("posterior_superior_iliac_spine.l").y, at("median_sacral_crest_s2").y, 0.002);
    EXPECT_NEAR(at("scapula_medial_border_t3.l").y, at("spinous_process_t3").y, 0.002);
    EXPECT_NEAR(at("scapula_inferior_angle.l").y, at("spinous_process_t7").y, 0.002);
    EXPECT_NEAR(at("greater_trochanter.l").y, at("pubic_symphysis_superior_border").y, 0.012);
    EXPECT_NEAR(at("coccyx_tip").y, at("greater_trochanter.l").y, 0.025);
    const double fold = at("gluteal_fold_mid.l").y;
    EXPECT_LT(fold, at("coccyx_tip").y - 0.04);
    EXPECT_LT(fold, at("ischial_tuberosity.l").y);
    EXPECT_LT(at("medial_malleolus_prominence.l").y, 0.095);
    EXPECT_GT(at("medial_malleolus_prominence.l").y, at("lateral_malleolus_prominence.l").y + 0.005);
    EXPECT_GT(at("medial_malleolus_prominence.l").z, at("lateral_malleolus_prominence.l").z + 0.004);
}

TEST(ForgeLandmarks, OrderDownThighLegAndFoot) {
    const auto falling = [](const std::vector<std::string>& names) {
        for (std::size_t i = 1; i < names.size(); ++i) {
            EXPECT_LT(at(names[i] + ".l").y, at(names[i - 1] + ".l").y) << names[i];
        }
    };
    falling({"anterior_superior_iliac_spine", "greater_trochanter", "gluteal_fold_mid", "middle_fingertip_hanging",
             "vastus_medialis_bulge", "patella_base_mid", "patella_centre", "patella_apex", "knee_eye_lateral",
             "head_of_fibula", "tibial_tuberosity", "medial_tibial_condyle_inferior_border", "gastrocnemius_apex",
             "medial_malleolus_prominence", "medial_malleolus_inferior_border", "lateral_malleolus_inferior_border",
             "heel_back", "heel_sole_mid"});
    EXPECT_GT(at("head_of_fibula.l").y, at("head_of_fibula_inferior_border.l").y);
    EXPECT_GT(at("lateral_malleolus_prominence.l").y, at("lateral_malleolus_inferior_border.l").y);
    // Toes: tips in front of their webs, webs in front of their joints, great toe medial.
    EXPECT_GT(at("toe_2_tip.l").z, at("toe_web_2_3.l").z);
    EXPECT_GT(at("toe_web_2_3.l").z, at("metatarsophalangeal_joint_2_dorsal.l").z);
    EXPECT_GT(at("metatarsophalangeal_joint_2_dorsal.l").z, at("second_metatarsal_base.l").z);
    for (const auto& [medial, lateral] : {std::pair{"toe_1_nail_corner_medial", "toe_1_nail_corner_lateral"},
                                          {"toe_1_nail_corner_lateral", "toe_2_nail_corner_lateral"},
                                          {"toe_2_nail_corner_lateral", "toe_4_nail_corner_lateral"},
                                          {"toe_4_nail_corner_lateral", "toe_5_nail_corner_lateral"}}) {
        EXPECT_LT(at(std::string(medial) + ".l").x, at(std::string(lateral) + ".l").x) << lateral;
    }
}

TEST(ForgeShape, ProminencesStandOut) {
    // A landmark called a prominence must be further out than the skin above and below it.
    const auto outward = [](const std::string& name, const Vec3& out, double gap) {
        const Vec3 p = at(name);
        double above = -1.0;
        double below = -1.0;
        for (const Vec3& v : female().mesh.position) {
            if (v.x > 0.0 && std::abs(v.z - p.z) < 0.012 && glm::dot(v - p, out) > -0.03) {
                if (std::abs(v.y - p.y - gap) < 0.004) {
                    above = std::max(above, glm::dot(v, out));
                }
                if (std::abs(v.y - p.y + gap) < 0.004) {
                    below = std::max(below, glm::dot(v, out));
                }
            }
        }
        EXPECT_GT(glm::dot(p, out), above + 0.001) << name;
        EXPECT_GT(glm::dot(p, out), below + 0.0008) << name;
    };
    outward("lateral_malleolus_prominence.l", {1, 0, 0}, 0.024);
    outward("medial_malleolus_prominence.l", {-1, 0, 0}, 0.018);
    // At the loin the furrow of the spine lies deeper than the columns beside it.
    double column = 0.0;
    const Vec3 l3 = at("spinous_process_l3");
    for (const Vec3& v : female().mesh.position) {
        if (std::abs(v.y - l3.y) < 0.006 && std::abs(v.x - 0.038) < 0.006) {
            column = std::min(column, v.z);
        }
    }
    EXPECT_LT(column, l3.z - 0.003);
}

TEST(ForgeShape, GirthsAndLengthsAreThoseOfAWoman) {
    const Mesh& mesh = female().mesh;
    // Spans wide enough for slender to average women scaled to 1.68 m (ANSUR II); they catch a slip in a table.
    EXPECT_NEAR(girth(mesh, 0.66 * 1.68, -0.16, 0.16), 0.67, 0.05);  // waist
    EXPECT_NEAR(girth(mesh, 0.37 * 1.68, 0.0, 0.22), 0.46, 0.04);    // mid thigh
    EXPECT_NEAR(girth(mesh, 0.27 * 1.68, 0.0, 0.22), 0.355, 0.03);   // knee
    EXPECT_NEAR(girth(mesh, 0.21 * 1.68, 0.0, 0.22), 0.36, 0.03);    // calf
    EXPECT_NEAR(girth(mesh, 0.068 * 1.68, 0.0, 0.22), 0.19, 0.025);  // ankle
    EXPECT_NEAR(length(at("toe_2_tip.l") - at("heel_back.l")), 0.151 * 1.68, 0.008);
    EXPECT_NEAR(at("spinous_process_c7").y, 0.858 * 1.68, 0.004);
    EXPECT_NEAR(at("iliac_crest_highest.l").y, 0.602 * 1.68, 0.004);
    EXPECT_NEAR(at("patella_centre.l").y, 0.276 * 1.68, 0.009);
    // The thighs do not touch below the crotch.
    for (double y = 0.50; y < 0.76; y += 0.02) {
        for (const Vec3& v : mesh.position) {
            ASSERT_FALSE(std::abs(v.y - y) < 0.01 && std::abs(v.x) < 0.003) << "skin on the midline at height " << v.y;
        }
    }
}

}  // namespace
