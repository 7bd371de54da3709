// Bodies mixed from the shipped asset: sound skins, anatomy in its order on both sides, sizes that people have.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "body/figure.h"
#include "measure.h"
#include "mesh_check.h"

namespace {

namespace forge = jingluo::forge;
namespace body = jingluo::body;
using forge::Vec3;

const body::Figure& figure() {
    static const body::Figure f =
        body::Figure::read(std::filesystem::path(JINGLUO_SOURCE_DIR) / "assets" / "bodies" / "figure.glb");
    return f;
}

struct Case {
    std::string name;
    body::Shape shape;
};

body::Shape shape(double sex, double stature_m, double build) {
    body::Shape s;
    s.sex = sex;
    s.stature_m = stature_m;
    s.build = build;
    return s;
}

/// Both sexes at the ends and in the middle of every range, and some between.
const std::vector<Case>& cases() {
    static const std::vector<Case> list = {
        {"woman", shape(0, 1.68, 0)},
        {"man", shape(1, 1.76, 0)},
        {"lean woman", shape(0, 1.63, -1)},
        {"heavy woman", shape(0, 1.63, 1)},
        {"lean man", shape(1, 1.76, -1)},
        {"heavy man", shape(1, 1.76, 1)},
        {"short woman", shape(0, 1.40, 0)},
        {"tall woman", shape(0, 2.10, 0)},
        {"short man", shape(1, 1.40, 0)},
        {"tall man", shape(1, 2.10, 0)},
        {"between", shape(0.5, 1.70, 0.3)},
        {"short heavy woman", shape(0, 1.40, 1)},
        {"short heavy man", shape(1, 1.40, 1)},
        {"tall lean man", shape(1, 2.10, -1)},
        {"tall lean woman", shape(0, 2.10, -1)},
    };
    return list;
}

forge::Mesh plain(const body::Mesh& in) {
    forge::Mesh out;
    for (const auto& p : in.positions) {
        out.position.emplace_back(p.x, p.y, p.z);
    }
    for (std::size_t i = 0; i + 2 < in.indices.size(); i += 3) {
        out.triangle.push_back({in.indices[i], in.indices[i + 1], in.indices[i + 2]});
    }
    return out;
}

TEST(ForgeBodies, AreSoundSkinsAtTheirStature) {
    for (const Case& c : cases()) {
        const forge::Mesh mesh = plain(figure().form(c.shape).mesh);
        const forge::MeshFaults faults = forge::check(mesh);
        EXPECT_TRUE(faults.closed_body()) << c.name << ": " << faults.describe();
        EXPECT_EQ(faults.crossings, 0U) << c.name << ": " << faults.describe();
        EXPECT_EQ(faults.flat_triangles, 0U) << c.name;
        EXPECT_GT(faults.least_angle, 4.0) << c.name << ": the thinnest triangle is " << faults.thinnest;
        EXPECT_GE(mesh.triangle.size(), 60000U);
        EXPECT_LE(mesh.triangle.size(), 120000U);
        double low = 1.0;
        double high = 0.0;
        for (const Vec3& p : mesh.position) {
            low = std::min(low, p.y);
            high = std::max(high, p.y);
        }
        EXPECT_NEAR(low, 0.0, 1e-6) << c.name;
        EXPECT_NEAR(high, c.shape.stature_m, 2e-6) << c.name;
    }
}

TEST(ForgeBodies, SidesAreTwins) {
    for (const Case& c : cases()) {
        const auto marks = figure().form(c.shape).marks.landmarks;
        for (const auto& [name, p] : marks) {
            if (name.ends_with(".l")) {
                const auto r = marks.at(name.substr(0, name.size() - 2) + ".r");
                EXPECT_GT(p.x, 0.0) << c.name << ' ' << name;
                EXPECT_LT(glm::length(p - glm::dvec3(-r.x, r.y, r.z)), 0.0005) << c.name << ' ' << name;
            } else if (!name.ends_with(".r")) {
                EXPECT_NEAR(p.x, 0.0, 0.001) << c.name << ' ' << name;
            }
        }
    }
}

TEST(ForgeBodies, LandmarksKeepTheirOrderInEveryBody) {
    std::vector<std::string> spine = {"spinous_process_c7"};
    for (int i = 1; i <= 12; ++i) {
        spine.push_back("spinous_process_t" + std::to_string(i));
    }
    for (int i = 1; i <= 5; ++i) {
        spine.push_back("spinous_process_l" + std::to_string(i));
    }
    for (const char* n : {"median_sacral_crest_s1", "median_sacral_crest_s2", "median_sacral_crest_s3",
                          "median_sacral_crest_s4", "sacral_hiatus", "coccyx_tip"}) {
        spine.emplace_back(n);
    }
    const std::vector<std::string> side = {"acromion",
                                           "anterior_superior_iliac_spine",
                                           "greater_trochanter",
                                           "gluteal_fold_mid",
                                           "middle_fingertip_hanging",
                                           "patella_base_mid",
                                           "patella_apex",
                                           "tibial_tuberosity",
                                           "medial_tibial_condyle_inferior_border",
                                           "gastrocnemius_apex",
                                           "medial_malleolus_prominence",
                                           "lateral_malleolus_inferior_border",
                                           "heel_sole_mid"};
    const std::vector<std::string> fore = {"suprasternal_notch", "xiphisternal_junction", "umbilicus",
                                           "pubic_symphysis_superior_border", "pubic_symphysis_inferior_border"};
    for (const Case& c : cases()) {
        const auto marks = figure().form(c.shape).marks.landmarks;
        const auto falls = [&](const std::vector<std::string>& names, const std::string& suffix) {
            for (std::size_t i = 1; i < names.size(); ++i) {
                EXPECT_LT(marks.at(names[i] + suffix).y, marks.at(names[i - 1] + suffix).y)
                    << c.name << ": " << names[i] << suffix;
            }
        };
        falls(spine, "");
        falls(fore, "");
        falls(side, ".l");
        falls(side, ".r");
        // What the standard takes to be level with one another is so in every body.
        const double cun = (marks.at("spinous_process_l1").y - marks.at("spinous_process_l5").y) / 4.0;
        EXPECT_NEAR(marks.at("iliac_crest_highest.l").y, marks.at("spinous_process_l4").y, 0.25 * cun) << c.name;
        EXPECT_NEAR(marks.at("posterior_superior_iliac_spine.l").y, marks.at("median_sacral_crest_s2").y, 0.25 * cun)
            << c.name;
        EXPECT_NEAR(marks.at("scapula_inferior_angle.l").y, marks.at("spinous_process_t7").y, 0.25 * cun) << c.name;
    }
}

/// Height of a line over the direction `degrees` from the front, seen from the axis of the trunk; NaN where the line
/// does not reach.
double height_towards(const std::vector<glm::dvec3>& line, double degrees) {
    const auto towards = [](const glm::dvec3& p) { return std::atan2(std::abs(p.x), p.z) * 180.0 / std::acos(-1.0); };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double a = towards(line[i - 1]), b = towards(line[i]);
        if (a <= degrees && degrees <= b && a < b) {
            return line[i - 1].y + (degrees - a) / (b - a) * (line[i].y - line[i - 1].y);
        }
    }
    return std::nan("");
}

// Ribs climb from the costochondral junctions backwards, cartilages from there to the sternum: every space is one
// valley whose bottom lies about the midclavicular line, and no space crosses the next.
TEST(ForgeBodies, IntercostalSpacesFallToTheMidclavicularLineAndRiseToTheSide) {
    for (const Case& c : cases()) {
        const body::Landmarks marks = figure().form(c.shape).marks;
        const double mm = c.shape.stature_m / 1.7 * 1e-3;
        for (const std::string side : {".l", ".r"}) {
            const std::vector<glm::dvec3>* above = nullptr;
            for (int n = 1; n <= 8; ++n) {
                const std::string name = "intercostal_space_" + std::to_string(n);
                const std::vector<glm::dvec3>& line = marks.lines.at(name + side);
                const double clavicular = marks.landmarks.at(name + "_midclavicular" + side).y;
                const auto lowest =
                    std::min_element(line.begin(), line.end(), [](auto& a, auto& b) { return a.y < b.y; });
                EXPECT_NEAR(lowest->y, clavicular, 2.5 * mm) << c.name << ' ' << name << side;
                for (auto p = line.begin() + 1; p != line.end(); ++p) {
                    const double step = p <= lowest ? (p - 1)->y - p->y : p->y - (p - 1)->y;
                    EXPECT_GT(step, -0.5 * mm) << c.name << ' ' << name << side << " at " << p - line.begin();
                }
                if (n >= 4) {
                    const double rise = marks.landmarks.at(name + "_midaxillary" + side).y - clavicular;
                    EXPECT_GT(rise, 13.0 * mm) << c.name << ' ' << name << side;
                    EXPECT_LT(rise, 45.0 * mm) << c.name << ' ' << name << side;
                    EXPECT_NEAR(line.back().y - clavicular, rise, 1.0 * mm) << c.name << ' ' << name << side;
                }
                int compared = 0;
                for (double degrees = 5.0; above && degrees < 100.0; degrees += 5.0) {
                    const double gap = height_towards(*above, degrees) - height_towards(line, degrees);
                    if (std::isnan(gap)) {
                        continue;
                    }
                    EXPECT_GT(gap, 10.0 * mm) << c.name << ' ' << name << side << " towards " << degrees;
                    ++compared;
                }
                if (above) {
                    EXPECT_GE(compared, 8) << c.name << ' ' << name << side;
                }
                above = &line;
            }
        }
    }
}

std::map<std::string, double> girths_cm(const body::Shape& s) {
    std::map<std::string, double> out;
    for (const forge::Girth& g : forge::girths(forge::at_unit_stature(plain(figure().form(s).mesh)))) {
        out[g.station] = 100.0 * g.girth * s.stature_m;
    }
    return out;
}

// Heinz, Peterson, Johnson, Kerr 2003: means at body mass index 22 and 1.70 m, and powers of body mass index and
// stature (our regressions, see tools/forge/src/growth.h).
struct Published {
    const char* station;
    double mean_cm, mass_power, stature_power;
};

double expected_cm(const Published& p, double mass_index, double stature_m) {
    return p.mean_cm * std::pow(mass_index / 22.0, p.mass_power) * std::pow(stature_m / 1.70, p.stature_power);
}

TEST(ForgeBodies, GirthsAreThoseOfPeople) {
    const std::vector<Published> women = {{"waist", 70.5, 0.677, 0.555},
                                          {"hip", 97.3, 0.459, 0.673},
                                          {"knee", 36.1, 0.385, 0.838},
                                          {"calf", 35.6, 0.398, 0.700},
                                          {"forearm", 24.1, 0.414, 0.536}};
    const std::vector<Published> men = {{"waist", 75.5, 0.738, 0.669},
                                        {"hip", 90.1, 0.466, 0.639},
                                        {"knee", 34.6, 0.347, 0.699},
                                        {"calf", 34.6, 0.411, 0.520},
                                        {"forearm", 26.5, 0.364, 0.504}};
    const auto near = [](const std::vector<Published>& table, const body::Shape& s, double mass_index) {
        const auto g = girths_cm(s);
        for (const Published& p : table) {
            const double wanted = expected_cm(p, mass_index, s.stature_m);
            EXPECT_NEAR(g.at(p.station), wanted, 0.12 * wanted)
                << p.station << ", sex " << s.sex << ", build " << s.build << ", stature " << s.stature_m;
        }
    };
    near(women, shape(0, 1.63, 0), 19.5);
    near(women, shape(0, 1.63, -1), 17.0);
    near(women, shape(0, 1.63, 1), 31.0);
    near(men, shape(1, 1.76, 0), 22.0);
    near(men, shape(1, 1.76, -1), 18.0);
    near(men, shape(1, 1.76, 1), 32.0);
}

TEST(ForgeBodies, VolumeAgreesWithTheBodyMassIndexThatBuildStandsFor) {
    const auto index = [](const body::Shape& s) {
        constexpr double kDensity = 1020.0;  // kg per cubic metre, lungs half full
        return kDensity * forge::check(plain(figure().form(s).mesh)).volume / (s.stature_m * s.stature_m);
    };
    EXPECT_NEAR(index(shape(0, 1.63, 0)), 19.5, 2.0);
    EXPECT_NEAR(index(shape(1, 1.76, 0)), 22.0, 2.2);
    EXPECT_NEAR(index(shape(0, 1.63, 1)), 31.0, 4.0);
    EXPECT_NEAR(index(shape(1, 1.76, 1)), 32.0, 4.0);
    EXPECT_LT(index(shape(0, 1.63, -1)), index(shape(0, 1.63, 0)));
    EXPECT_LT(index(shape(1, 1.76, -1)), index(shape(1, 1.76, 0)));
}

TEST(ForgeBodies, HeadsGrowLessThanBodies) {
    const auto face = [](double stature_m) {
        const auto marks = figure().form(shape(1, stature_m, 0)).marks.landmarks;
        return marks.at("nasion").y - marks.at("menton").y;
    };
    EXPECT_GT(face(2.10), face(1.40));
    EXPECT_LT(face(2.10) / face(1.40), 1.3);
}

}  // namespace
