#include "figure_asset.h"

#include <xxhash.h>

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "body/write.h"
#include "calibrate.h"
#include "growth.h"
#include "landmarks.h"

namespace jingluo::forge {

namespace {

using Json = nlohmann::ordered_json;
using Places = std::vector<Vec3>;

void put(std::string& bytes, const void* data, std::size_t size) {
    bytes.append(static_cast<const char*>(data), size);
}

/// Accessors and buffer views as they are added.
class Glb {
  public:
    int vectors(const Places& places) {
        std::array<float, 3> low{1e9F, 1e9F, 1e9F};
        std::array<float, 3> high{-1e9F, -1e9F, -1e9F};
        const std::size_t from = blob_.size();
        for (const Vec3& p : places) {
            for (int k = 0; k < 3; ++k) {
                const auto f = static_cast<float>(p[k]);
                const auto i = static_cast<std::size_t>(k);
                low[i] = std::min(low[i], f);
                high[i] = std::max(high[i], f);
                put(blob_, &f, 4);
            }
        }
        Json a = {{"bufferView", view(from, 34962)},
                  {"componentType", 5126},
                  {"count", places.size()},
                  {"type", "VEC3"},
                  {"min", low},
                  {"max", high}};
        return add(std::move(a));
    }
    int colours(const std::vector<std::array<std::uint8_t, 4>>& colour) {
        const std::size_t from = blob_.size();
        for (const auto& c : colour) {
            put(blob_, c.data(), 4);
        }
        return add({{"bufferView", view(from, 34962)},
                    {"componentType", 5121},
                    {"normalized", true},
                    {"count", colour.size()},
                    {"type", "VEC4"}});
    }
    int indices(const Mesh& mesh) {
        const std::size_t from = blob_.size();
        for (const auto& t : mesh.triangle) {
            put(blob_, t.data(), 12);
        }
        return add({{"bufferView", view(from, 34963)},
                    {"componentType", 5125},
                    {"count", mesh.triangle.size() * 3},
                    {"type", "SCALAR"}});
    }
    std::string bytes(Json doc) {
        doc["buffers"] = Json::array({{{"byteLength", blob_.size()}}});
        doc["bufferViews"] = views_;
        doc["accessors"] = accessors_;
        return body::glb_container(doc.dump(), blob_);
    }

  private:
    std::size_t view(std::size_t from, int target) {
        Json v = {{"buffer", 0}, {"byteOffset", from}, {"byteLength", blob_.size() - from}};
        if (target != 0) {
            v["target"] = target;
        }
        views_.push_back(v);
        return views_.size() - 1;
    }
    int add(Json a) {
        accessors_.push_back(std::move(a));
        return static_cast<int>(accessors_.size()) - 1;
    }
    std::string blob_;
    Json views_ = Json::array(), accessors_ = Json::array();
};

/// A place in a triangle of the template.
struct Spot {
    std::array<std::uint32_t, 3> corner;
    std::array<double, 3> weight;
};

Spot spot_of(const Mesh& mesh, const Vec3& p) {
    Spot best{};
    double nearest = 1e9;
    for (const auto& t : mesh.triangle) {
        const Vec3& a = mesh.position[t[0]];
        if (std::abs(a.x - p.x) > 0.03 || std::abs(a.y - p.y) > 0.03 || std::abs(a.z - p.z) > 0.03) {
            continue;
        }
        const Vec3 ab = mesh.position[t[1]] - a;
        const Vec3 ac = mesh.position[t[2]] - a;
        const Vec3 n = glm::cross(ab, ac);
        const double area2 = glm::dot(n, n);
        const Vec3 d = p - a;
        double v = glm::dot(glm::cross(d, ac), n) / area2;
        double w = glm::dot(glm::cross(ab, d), n) / area2;
        if (v < -0.01 || w < -0.01 || v + w > 1.01) {
            continue;
        }
        v = std::max(v, 0.0);
        w = std::max(w, 0.0);
        const double more = std::max(v + w, 1.0);
        v /= more;
        w /= more;
        const Vec3 off = a + v * ab + w * ac - p;
        const double far = glm::dot(off, off);
        if (far < nearest) {
            nearest = far;
            best = {t, {1.0 - v - w, v, w}};
        }
    }
    if (nearest > 1e-6 * 1e-6 * 1e4) {
        throw std::runtime_error("a landmark does not lie on the template");
    }
    return best;
}

Json json_of(const Spot& s) {
    const auto r = [](double v) { return std::round(v * 1e7) / 1e7 + 0.0; };
    return {{"triangle", s.corner}, {"weights", {r(s.weight[0]), r(s.weight[1]), r(s.weight[2])}}};
}

Json json_of(const Vec3& p) {
    const auto r = [](double v) { return std::round(v * 1e6) / 1e6 + 0.0; };
    return Json::array({r(p.x), r(p.y), r(p.z)});
}

Json axes(const Deformer& deformer, const Build& build, const PartAxes& part) {
    const Vec3 at = deformer.joint(build, part.at);
    const Vec3 up =
        deformer.joint(build, part.at + 0.04 * part.proximal) - deformer.joint(build, part.at - 0.04 * part.proximal);
    const Vec3 p = up / std::sqrt(glm::dot(up, up));
    Vec3 a = part.anterior - p * glm::dot(part.anterior, p);
    a /= std::sqrt(glm::dot(a, a));
    return {{"at", json_of(at)}, {"proximal", json_of(p)}, {"anterior", json_of(a)}};
}

Mesh shaped(const Mesh& mesh, Places places) {
    Mesh out;
    out.position = std::move(places);
    out.triangle = mesh.triangle;
    out.normal.assign(out.position.size(), Vec3{0.0});
    for (const auto& t : out.triangle) {
        const Vec3 n = glm::cross(out.position[t[1]] - out.position[t[0]], out.position[t[2]] - out.position[t[0]]);
        for (const std::uint32_t v : t) {
            out.normal[v] += n;
        }
    }
    for (Vec3& n : out.normal) {
        n /= std::max(std::sqrt(glm::dot(n, n)), 1e-12);
    }
    return out;
}

}  // namespace

namespace {

/// A number as the file holds it. Never inlined: GCC 12.2 drops the way through float and back where it vectorises
/// neighbouring members of a structure.
[[gnu::noinline]] double as_float(double v) {
    return static_cast<double>(static_cast<float>(v));
}

}  // namespace

Mesh make_template(const Figure& figure) {
    Mesh mesh = make_skin(figure);
    shade(mesh, figure);
    order_for_drawing(mesh);
    double floor = 1.0;
    for (const Vec3& p : mesh.position) {
        floor = std::min(floor, p.y);
    }
    for (Vec3& p : mesh.position) {
        p = {as_float(p.x), as_float(p.y - floor), as_float(p.z)};
    }
    return mesh;
}

FigureAsset make_figure_asset(const Figure& figure, const Mesh& mesh, const std::string& calibration) {
    const Deformer deformer(figure, mesh);
    Build female = female_start();
    Build male = male_start();
    read_calibration(calibration, female, male);
    std::map<std::string, Places> places;
    const std::map<std::string, Build> builds = all_builds(female, male);
    for (const auto& [name, build] : builds) {
        places[name] = deformer.positions(build);
    }
    const auto difference = [&](const std::string& name, const std::string& from) {
        Places out = places.at(name);
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] -= places.at(from)[i];
        }
        return out;
    };
    Glb glb;
    Json attributes;
    attributes["POSITION"] = glb.vectors(places.at("female"));
    attributes["COLOR_0"] = glb.colours(colours(shaped(mesh, places.at("female")), mesh, figure));
    attributes["COLOR_1"] = glb.colours(colours(shaped(mesh, places.at("male")), mesh, figure));
    const int indices = glb.indices(mesh);
    Json targets = Json::array();
    Json names = Json::array();
    for (const auto& [name, from] :
         std::initializer_list<std::pair<std::string, std::string>>{{"male", "female"},
                                                                    {"female_lean", "female"},
                                                                    {"female_heavy", "female"},
                                                                    {"male_lean", "male"},
                                                                    {"male_heavy", "male"},
                                                                    {"female_short", "female"},
                                                                    {"female_tall", "female"},
                                                                    {"male_short", "male"},
                                                                    {"male_tall", "male"}}) {
        targets.push_back({{"POSITION", glb.vectors(difference(name, from))}});
        names.push_back(name);
    }
    Json doc;
    doc["asset"] = {{"version", "2.0"}, {"generator", "jingluo-forge"}, {"copyright", "CC0 1.0"}};
    doc["scene"] = 0;
    doc["scenes"] = Json::array({{{"nodes", {0}}}});
    doc["nodes"] = Json::array({{{"mesh", 0}, {"name", "figure"}}});
    doc["meshes"] = Json::array(
        {{{"name", "skin"},
          {"primitives",
           Json::array({{{"attributes", attributes}, {"indices", indices}, {"mode", 4}, {"targets", targets}}})},
          {"extras", {{"targetNames", names}}}}});
    FigureAsset asset;
    asset.glb = glb.bytes(doc);

    const Anatomy anatomy = find_anatomy(figure, mesh);
    char hash[17];
    std::snprintf(hash, sizeof hash, "%016llx",
                  static_cast<unsigned long long>(XXH3_64bits(asset.glb.data(), asset.glb.size())));
    std::string text = "{\n  \"format\": \"jingluo-figure-1\",\n  \"glb_xxh3\": \"" + std::string(hash) +
                       "\",\n  \"ranges\": {\"stature_m\": [1.40, 2.10], \"build\": [-1, 1], \"sex\": [0, 1]},\n"
                       "  \"stature_of\": {\"female\": 1.63, \"male\": 1.76},\n  \"landmarks\": {\n";
    bool first = true;
    const auto entry = [&](const std::string& key, const Json& value) {
        text += (first ? "    \"" : ",\n    \"") + key + "\": " + value.dump();
        first = false;
    };
    for (const auto& [key, p] : anatomy.landmarks) {
        entry(key, json_of(spot_of(mesh, p)));
    }
    text += "\n  },\n  \"lines\": {\n";
    first = true;
    for (const auto& [key, line] : anatomy.lines) {
        Json list = Json::array();
        for (const Vec3& p : line) {
            list.push_back(json_of(spot_of(mesh, p)));
        }
        entry(key, list);
    }
    text += "\n  },\n  \"parts\": {\n";
    first = true;
    for (const auto& [key, part] : anatomy.parts) {
        entry(key, {{"female", axes(deformer, builds.at("female"), part)},
                    {"male", axes(deformer, builds.at("male"), part)}});
    }
    asset.landmarks_json = text + "\n  }\n}\n";
    return asset;
}

}  // namespace jingluo::forge
