#include "locate/analytic_body.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "atlas/read.h"

namespace jingluo::test {

using body::Body;
using body::Mesh;
constexpr double pi = std::numbers::pi;

namespace {

using Ring = std::function<glm::dvec2(double)>;  // angle -> (x, z)

void add_column(Mesh& mesh, double low, double high, int round, int rings, const Ring& ring) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    for (int j = 0; j <= rings; ++j) {
        for (int i = 0; i < round; ++i) {
            const glm::dvec2 flat = ring(2 * pi * i / round);
            mesh.positions.push_back(glm::vec3(flat.x, low + (high - low) * j / rings, flat.y));
        }
    }
    const auto at = [&](int i, int j) { return first + static_cast<std::uint32_t>(j * round + i % round); };
    for (int j = 0; j < rings; ++j) {
        for (int i = 0; i < round; ++i) {
            // Angle runs from +x towards +z, which is clockwise seen from above.
            mesh.indices.insert(mesh.indices.end(),
                                {at(i, j), at(i + 1, j + 1), at(i + 1, j), at(i, j), at(i, j + 1), at(i + 1, j + 1)});
        }
    }
    for (const int j : {0, rings}) {
        glm::dvec2 middle(0);
        for (int i = 0; i < round; ++i) middle += ring(2 * pi * i / round) / double(round);
        const auto centre = static_cast<std::uint32_t>(mesh.positions.size());
        mesh.positions.push_back(glm::vec3(middle.x, low + (high - low) * j / rings, middle.y));
        for (int i = 0; i < round; ++i) {
            if (j == 0) {
                mesh.indices.insert(mesh.indices.end(), {centre, at(i, j), at(i + 1, j)});
            } else {
                mesh.indices.insert(mesh.indices.end(), {centre, at(i + 1, j), at(i, j)});
            }
        }
    }
}

Ring circle(double x, double r) {
    return [x, r](double angle) { return glm::dvec2(x + r * std::cos(angle), r * std::sin(angle)); };
}

double back_z(double x) {
    return -trunk_b * std::sqrt(std::max(0.0, 1 - x * x / (trunk_a * trunk_a)));
}

void give(Body& body) {
    auto& marks = body.marks;
    marks.parts["trunk"] = {{0, 1.1, 0}, {0, 1, 0}, {0, 0, 1}};
    for (const double s : {1.0, -1.0}) {
        const std::string side = s > 0 ? ".l" : ".r";
        for (const char* part : {"thigh", "leg"})
            marks.parts[part + side] = {{s * leg_x, part[0] == 't' ? 0.6 : 0.3, 0}, {0, 1, 0}, {0, 0, 1}};
        const auto put = [&](const char* name, glm::dvec3 place) { marks.landmarks[name + side] = place; };
        put("scapula_medial_border", {s * 0.06, 1.4, back_z(0.06)});
        put("sacral_foramen", {s * 0.02, 0.9, back_z(0.02)});
        put("posterior_superior_iliac_spine", {s * 0.04, 0.92, back_z(0.04)});
        put("greater_trochanter", {s * 0.15, 0.88, back_z(0.15)});
        put("gluteal_fold_mid", {s * leg_x, 0.72, -leg_r});
        put("gluteal_fold_lateral_end", {s * (leg_x + leg_r * std::sin(0.5)), 0.72, -leg_r * std::cos(0.5)});
        put("popliteal_crease_mid", {s * leg_x, 0.44, -leg_r});
        put("popliteal_crease_lateral_end", {s * (leg_x + leg_r * std::sin(0.8)), 0.44, -leg_r * std::cos(0.8)});
        put("knee_eye_lateral", {s * (leg_x + leg_r * std::sin(0.5)), 0.42, leg_r * std::cos(0.5)});
        put("ankle_anterior_mid", {s * leg_x, 0.08, leg_r});
        put("medial_malleolus", {s * (leg_x - leg_r), 0.08, 0});
        put("medial_condyle", {s * (leg_x - leg_r), 0.40, 0});
        put("lateral_malleolus", {s * (leg_x + leg_r), 0.07, 0});
        auto& tibia = marks.lines["medial_border_of_tibia" + side];
        for (int i = 0; i <= 10; ++i)
            tibia.push_back({s * (leg_x - leg_r * std::cos(0.3)), 0.40 - 0.03 * i, -leg_r * std::sin(0.3)});
        auto& fold = marks.lines["gluteal_fold" + side];
        for (int i = -5; i <= 5; ++i)
            fold.push_back({s * (leg_x + leg_r * std::sin(0.1 * i)), 0.72, -leg_r * std::cos(0.1 * i)});
    }
    for (int n = 1; n <= 5; ++n) {
        marks.landmarks["spinous_process_l" + std::to_string(n)] = {0, 1.18 - 0.035 * n, -trunk_b};
        marks.landmarks["spinous_process_l" + std::to_string(n) + "_inferior_border"] = {0, 1.165 - 0.035 * n,
                                                                                         -trunk_b};
    }
    marks.landmarks["sacral_hiatus"] = {0, 0.86, -trunk_b};
    marks.landmarks["umbilicus"] = {0, 1.08, trunk_b};
    for (int i = 0; i <= 12; ++i) marks.lines["posterior_midline"].push_back({0, 1.45 - 0.05 * i, -trunk_b});
}

atlas::Landmark landmark(const char* name, bool sided, const char* part) {
    atlas::Landmark out;
    out.name = name;
    out.kind = "bone";
    out.part = part;
    out.sided = sided;
    out.sigma_mm = 5;
    return out;
}

atlas::Scale scale(const char* name, const char* from, const char* to, double cun, atlas::Measure measure,
                   const char* part, bool across = false) {
    atlas::Scale out;
    out.name = name;
    out.from = {from, false};
    out.to = {to, false};
    out.cun = cun;
    out.measure = measure;
    out.part = part;
    out.across = across;
    return out;
}

}  // namespace

Body analytic_body(const Shape& shape) {
    Body body;
    body.name = "analytic";
    const auto trunk = [&](double angle) {
        glm::dvec2 flat(trunk_a * std::cos(angle), trunk_b * std::sin(angle));
        // A smooth trough of 20 mm to each side of the midline.
        if (flat.y < 0 && std::abs(flat.x) < 0.02) flat.y += shape.furrow_m * 0.5 * (1 + std::cos(pi * flat.x / 0.02));
        return flat;
    };
    add_column(body.mesh, 0.75, 1.5, 640, 150, trunk);
    for (const double s : {1.0, -1.0}) {
        add_column(body.mesh, 0, 0.75, 240, 150, circle(s * leg_x, leg_r));
        if (shape.arms) add_column(body.mesh, 0.7, 1.3, 60, 60, circle(s * 0.23, 0.04));
    }
    body::clean(body.mesh);
    give(body);
    for (auto& [name, place] : body.marks.landmarks) {
        if (std::abs(place.x) < 0.02 && place.z < 0 && place.y > 0.75)
            place.z += shape.furrow_m * 0.5 * (1 + std::cos(pi * place.x / 0.02));
    }
    for (auto& place : body.marks.lines["posterior_midline"]) place.z += shape.furrow_m;
    body.surface = std::make_shared<const body::Surface>(body.mesh);
    return body;
}

Body moved(const Body& body, const std::function<glm::dvec3(glm::dvec3)>& map, const glm::dmat3& turn) {
    Body out = body;
    for (glm::vec3& place : out.mesh.positions) place = glm::vec3(map(place));
    for (glm::vec3& normal : out.mesh.normals) normal = glm::vec3(glm::normalize(turn * glm::dvec3(normal)));
    for (auto& [name, place] : out.marks.landmarks) place = map(place);
    for (auto& [name, line] : out.marks.lines) {
        for (glm::dvec3& place : line) place = map(place);
    }
    for (auto& [name, part] : out.marks.parts) {
        part.at = map(part.at);
        part.proximal = glm::normalize(turn * part.proximal);
        part.anterior = glm::normalize(turn * part.anterior);
    }
    out.surface = std::make_shared<const body::Surface>(out.mesh);
    return out;
}

Body mirrored(const Body& body) {
    const auto flip = [](glm::dvec3 place) { return glm::dvec3(-place.x, place.y, place.z); };
    Body out = moved(body, flip, glm::dmat3(-1, 0, 0, 0, 1, 0, 0, 0, 1));
    for (size_t t = 0; t + 2 < out.mesh.indices.size(); t += 3)
        std::swap(out.mesh.indices[t + 1], out.mesh.indices[t + 2]);
    const auto other = [](std::string name) {
        if (name.ends_with(".l")) return name.replace(name.size() - 1, 1, "r");
        if (name.ends_with(".r")) return name.replace(name.size() - 1, 1, "l");
        return name;
    };
    const auto exchange = [&](auto& map) {
        std::remove_reference_t<decltype(map)> exchanged;
        for (auto& [name, value] : map) exchanged[other(name)] = value;
        map = exchanged;
    };
    exchange(out.marks.landmarks);
    exchange(out.marks.lines);
    exchange(out.marks.parts);
    out.surface = std::make_shared<const body::Surface>(out.mesh);
    return out;
}

void set_rule(atlas::Atlas& atlas, const std::string& code, const std::string& json) {
    for (atlas::Point& point : atlas.points) {
        if (point.code == code) point.members.front().rule = atlas::parse_rule(json, atlas.dictionary);
    }
}

atlas::Atlas analytic_atlas() {
    atlas::Atlas out;
    atlas::Dictionary& d = out.dictionary;
    d.parts = {{"trunk", {"trunk", "", false}}, {"thigh", {"thigh", "", true}}, {"leg", {"leg", "", true}}};
    const auto add = [&](const char* name, bool sided, const char* part) {
        d.landmarks[name] = landmark(name, sided, part);
    };
    for (const char* name :
         {"scapula_medial_border", "sacral_foramen", "posterior_superior_iliac_spine", "greater_trochanter"})
        add(name, true, "trunk");
    add("gluteal_fold_mid", true, "thigh");
    add("gluteal_fold_lateral_end", true, "thigh");
    for (const char* name : {"popliteal_crease_mid", "popliteal_crease_lateral_end", "knee_eye_lateral",
                             "ankle_anterior_mid", "medial_malleolus", "medial_condyle", "lateral_malleolus"}) {
        add(name, true, "leg");
    }
    for (int n = 1; n <= 5; ++n) {
        const std::string name = "spinous_process_l" + std::to_string(n);
        add(name.c_str(), false, "trunk");
        add((name + "_inferior_border").c_str(), false, "trunk");
    }
    add("sacral_hiatus", false, "trunk");
    add("umbilicus", false, "trunk");
    for (const auto& [name, sided, part] : {std::tuple{"posterior_midline", false, "trunk"},
                                            {"medial_border_of_tibia", true, "leg"},
                                            {"gluteal_fold", true, "thigh"}}) {
        d.lines[name] = {name, "border", part, "", "", sided, 4, {}};
    }
    using atlas::Measure;
    for (const atlas::Scale& one :
         {scale("back_transverse", "scapula_medial_border", "scapula_medial_border", 6, Measure::tape, "trunk", true),
          scale("thigh_posterior", "gluteal_fold_mid", "popliteal_crease_mid", 14, Measure::axis, "thigh"),
          scale("leg_lateral", "popliteal_crease_lateral_end", "lateral_malleolus", 16, Measure::axis, "leg"),
          scale("leg_medial", "medial_condyle", "medial_malleolus", 13, Measure::axis, "leg"),
          scale("leg_arc", "medial_condyle", "medial_malleolus", 13, Measure::arc, "leg")}) {
        d.scales[one.name] = one;
    }
    const auto point = [&](const char* code, const char* rule, bool midline = false) {
        atlas::Point one;
        one.code = code;
        one.midline = midline;
        one.sigma_mm = 8;
        one.members.push_back({"", atlas::parse_rule(rule, d), {}});
        out.points.push_back(std::move(one));
    };
    for (int n = 1; n <= 3; ++n) {
        const std::string rule = R"({"offset": {"from": "spinous_process_l)" + std::to_string(n) +
                                 R"(_inferior_border", "lateral": 1.5, "scale": "back_transverse"}})";
        point(("BL" + std::to_string(21 + n)).c_str(), rule.c_str());
    }
    point("BL52",
          R"({"offset": {"from": "spinous_process_l2_inferior_border", "lateral": 3, "scale": "back_transverse"}})");
    point(
        "BL53",
        R"({"meet": [{"level": "sacral_foramen"}, {"parallel": "posterior_midline", "lateral": 3, "scale": "back_transverse"}]})");
    point("GV4", R"({"landmark": "spinous_process_l2_inferior_border"})", true);
    point("BL36", R"({"landmark": "gluteal_fold_mid"})");
    point("BL40", R"({"landmark": "popliteal_crease_mid"})");
    point("BL37", R"({"along": {"from": "BL36", "to": "BL40", "cun": 6, "scale": "thigh_posterior"}})");
    point("ST36",
          R"({"along": {"from": "knee_eye_lateral", "to": "ankle_anterior_mid", "cun": 3, "scale": "leg_lateral"}})");
    point(
        "SP6",
        R"({"meet": [{"level": {"offset": {"from": "medial_malleolus", "proximal": 3, "scale": "leg_medial"}}, "part": "leg"}, {"line": "medial_border_of_tibia"}]})");
    point("LR7", R"({"offset": {"from": "medial_condyle", "posterior": 1, "scale": "leg_medial"}})");
    point("GB30", R"({"along": {"from": "greater_trochanter", "to": "sacral_hiatus", "fraction": 0.3333}})");
    point(
        "LR10",
        R"({"meet": [{"level": {"offset": {"from": "gluteal_fold_mid", "distal": 3, "scale": "thigh_posterior"}}, "part": "thigh"}, {"plumb": "knee_eye_lateral"}], "pick": "anterior"})");
    return out;
}

double ellipse_arc(double x) {
    const double end = std::asin(x / trunk_a);
    constexpr int pieces = 4000;
    double sum = 0;
    for (int i = 0; i < pieces; ++i) {
        const double t = end * (i + 0.5) / pieces;
        sum += std::hypot(trunk_a * std::cos(t), trunk_b * std::sin(t)) * std::abs(end) / pieces;
    }
    return sum;
}

double ellipse_x(double arc) {
    double low = 0, high = trunk_a;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (ellipse_arc(middle) < arc ? low : high) = middle;
    }
    return (low + high) / 2;
}

}  // namespace jingluo::test
