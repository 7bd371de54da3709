#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "base/files.h"
#include "body/figure.h"
#include "body/gltf_accessor.h"
#include "body/gltf_parse.h"
#include "body/gltf_read.h"
#include "body/json_file.h"

namespace jingluo::body {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr size_t most_triangles = 1'000'000;
constexpr double furthest_m = 10;  // from the origin, of anything in a figure

bool is_vec3_of_floats(const AccessorView& view) {
    return view.is_float() && view.components() == 3;
}

}  // namespace

/// Reads the two files of a figure into it; faults of the landmarks file are collected, those of the mesh end it.
class FigureReader {
  public:
    explicit FigureReader(const fs::path& glb) : beside_(glb) {
        beside_.replace_extension(".landmarks.json");
        figure_.file_ = glb;
    }

    Figure read() {
        std::string bytes = base::read_file(figure_.file_, most_body_bytes);
        hash_ = hash_of(bytes);
        read_mesh(std::move(bytes));
        read_marks(read_json_object(beside_, "the landmarks of a figure are wanted"));
        if (!faults_.empty()) throw base::BadInput(faults_);
        return std::move(figure_);
    }

  private:
    // ---- the mesh
    [[noreturn]] void fail(const std::string& where, const std::string& what) const {
        throw base::BadInput(base::Fault{figure_.file_.string(), where, what});
    }

    void read_mesh(std::string bytes) {
        VettedGltf vetted = vet_gltf(std::move(bytes), figure_.file_, Keep::skin_and_targets);
        const std::vector<std::string> names = std::move(vetted.target_names);
        const tinygltf::Model model = parse_gltf(std::move(vetted), figure_.file_);
        for (const tinygltf::Node& node : model.nodes) {
            if (!node.matrix.empty() || !node.translation.empty() || !node.rotation.empty() || !node.scale.empty())
                fail("/nodes", "move the mesh; a figure stands in its own frame");
        }
        if (model.meshes.size() != 1 || model.meshes[0].primitives.size() != 1)
            fail("/meshes", "are not one mesh with one primitive, which a figure is");
        const tinygltf::Primitive& primitive = model.meshes[0].primitives[0];
        const std::string where = "/meshes/0/primitives/0";
        if (primitive.mode >= 0 && primitive.mode != TINYGLTF_MODE_TRIANGLES) fail(where, "holds no triangles");
        const auto position = primitive.attributes.find("POSITION");
        if (position == primitive.attributes.end()) fail(where + "/attributes", "has no POSITION");
        figure_.base_ = places(model, position->second);
        figure_.female_colours_ = colours(model, primitive, "COLOR_0");
        if (figure_.female_colours_.empty()) figure_.female_colours_.assign(figure_.base_.size(), {255, 255, 255, 255});
        figure_.male_colours_ = colours(model, primitive, "COLOR_1");
        if (primitive.indices < 0) fail(where, "has no indices");
        read_triangles(model, primitive.indices);
        read_targets(model, primitive, names);
    }

    std::vector<glm::vec3> places(const tinygltf::Model& model, int accessor) const {
        const AccessorView view(model, accessor, figure_.file_);
        if (!is_vec3_of_floats(view)) fail(view.where(), "must be VEC3 of floats");
        if (view.count() > 3 * most_triangles) fail(view.where() + "/count", "more than three million vertices");
        std::vector<glm::vec3> out(view.count());
        for (size_t i = 0; i < out.size(); ++i) {
            std::memcpy(&out[i], view.element(i), sizeof out[i]);
            for (int k = 0; k < 3; ++k) {
                if (!(std::abs(out[i][k]) < furthest_m))
                    fail(view.where(), "element " + std::to_string(i) + " is not finite or longer than 10 m");
            }
        }
        return out;
    }

    Figure::Colours colours(const tinygltf::Model& model, const tinygltf::Primitive& primitive,
                            const char* name) const {
        const auto found = primitive.attributes.find(name);
        if (found == primitive.attributes.end()) return {};
        const AccessorView view(model, found->second, figure_.file_);
        if (view.components() != 4 || view.component_type() != TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE ||
            view.count() != figure_.base_.size()) {
            fail(view.where(),
                 std::string("holds ") + name + "; VEC4 of unsigned bytes with as many elements as POSITION is wanted");
        }
        Figure::Colours out(view.count());
        for (size_t i = 0; i < out.size(); ++i) std::memcpy(out[i].data(), view.element(i), 4);
        return out;
    }

    void read_triangles(const tinygltf::Model& model, int accessor) {
        const AccessorView view(model, accessor, figure_.file_);
        const int type = view.component_type();
        if (view.components() != 1 ||
            (type != TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE && type != TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT &&
             type != TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT)) {
            fail(view.where(), "holds indices; an unsigned SCALAR is wanted");
        }
        if (view.count() % 3 != 0) fail(view.where() + "/count", "is no multiple of three");
        if (view.count() > 3 * most_triangles) fail(view.where() + "/count", "more than a million triangles");
        auto& indices = figure_.indices_;
        indices.reserve(view.count());
        for (size_t i = 0; i < view.count(); ++i) {
            indices.push_back(view.index(i));
            if (indices.back() >= figure_.base_.size()) {
                fail(view.where(), "index " + std::to_string(i) + " is " + std::to_string(indices.back()) +
                                       ", but there are only " + std::to_string(figure_.base_.size()) + " vertices");
            }
            const size_t n = indices.size();
            // A triangle with two corners in one vertex stays flat in every shape.
            if (n % 3 == 0 && (indices[n - 3] == indices[n - 2] || indices[n - 2] == indices[n - 1] ||
                               indices[n - 1] == indices[n - 3])) {
                indices.resize(n - 3);
            }
        }
        if (indices.empty()) fail(view.where(), "holds only triangles without area; a body's skin is wanted");
    }

    void read_targets(const tinygltf::Model& model, const tinygltf::Primitive& primitive,
                      const std::vector<std::string>& names) {
        const std::string where = "/meshes/0/extras/targetNames";
        if (names.size() != primitive.targets.size()) {
            fail(where, "names " + std::to_string(names.size()) + " morph targets, but there are " +
                            std::to_string(primitive.targets.size()));
        }
        const std::vector<std::string> known(Figure::target_names.begin(), Figure::target_names.end());
        for (size_t i = 0; i < names.size(); ++i) {
            const auto found = std::find(known.begin(), known.end(), names[i]);
            const std::string at = where + "/" + std::to_string(i);
            const std::string said = "'" + base::shortened(names[i], 40) + "'";
            if (found == known.end()) {
                figure_.faults_.push_back(
                    {figure_.file_.string(), at,
                     "is " + said + ", which moves no body here" + base::did_you_mean(names[i], known)});
                continue;
            }
            auto& deltas = figure_.deltas_[static_cast<size_t>(found - known.begin())];
            if (!deltas.empty()) fail(at, "is " + said + " for the second time");
            deltas = places(model, primitive.targets[i].at("POSITION"));
            if (deltas.size() != figure_.base_.size())
                fail(at, said + " moves " + std::to_string(deltas.size()) + " vertices of " +
                             std::to_string(figure_.base_.size()));
        }
    }

    // ---- the landmarks
    void fault(const std::string& where, const std::string& what) {
        if (faults_.size() < 200) faults_.push_back({beside_.string(), where, what});
    }

    void read_marks(const json& root) {
        if (root.value("format", json()) != "jingluo-figure-1")
            return fault("/format", "is not \"jingluo-figure-1\"; the landmarks of a figure are wanted");
        if (root.value("glb_xxh3", json()) != hash_) {
            return fault("/glb_xxh3", "is not '" + hash_ + "', the hash of " + figure_.file_.filename().string() +
                                          ": its triangles are not those of this mesh; make both files anew together");
        }
        each(root, "landmarks", [&](const std::string& name, const json& value, const std::string& where) {
            if (const auto at = place(value, where)) figure_.landmarks_[name] = *at;
        });
        each(root, "lines", [&](const std::string& name, const json& value, const std::string& where) {
            if (!value.is_array() || value.size() < 2) return fault(where, "is no list of at least two places");
            auto& line = figure_.lines_[name];
            for (size_t i = 0; i < value.size(); ++i) {
                if (const auto at = place(value[i], where + "/" + std::to_string(i))) line.push_back(*at);
            }
        });
        each(root, "parts", [&](const std::string& name, const json& value, const std::string& where) {
            auto& frames = figure_.parts_[name];
            size_t i = 0;
            for (const char* sex : {"female", "male"}) {
                const json* one = value.is_object() && value.contains(sex) ? &value[sex] : nullptr;
                if (one == nullptr) {
                    fault(where, std::string("has no frame for '") + sex + "'");
                } else {
                    frames[i] = frame(*one, where + "/" + sex);
                }
                ++i;
            }
        });
        check_triangles();
        read_ranges(root);
    }

    template <class Each>
    void each(const json& root, const char* key, Each one) {
        const auto found = root.find(key);
        const std::string where = std::string("/") + key;
        if (found == root.end() || !found->is_object()) return fault(where, "is missing or no object of names");
        for (const auto& [name, value] : found->items()) one(name, value, where + "/" + name);
    }

    std::optional<PlaceOnSkin> place(const json& value, const std::string& where) {
        const auto three = [&](const char* key) -> const json* {
            const auto found = value.find(key);
            return found != value.end() && found->is_array() && found->size() == 3 ? &*found : nullptr;
        };
        const json* triangle = value.is_object() ? three("triangle") : nullptr;
        const json* weights = value.is_object() ? three("weights") : nullptr;
        if (triangle == nullptr || weights == nullptr) {
            fault(where, "is no object with three numbers each in 'triangle' and 'weights'");
            return {};
        }
        PlaceOnSkin out;
        for (size_t k = 0; k < 3; ++k) {
            const json& corner = (*triangle)[k];
            if (!corner.is_number_unsigned() || corner.get<std::uint64_t>() >= figure_.base_.size()) {
                fault(where + "/triangle", "names no vertex of the mesh");
                return {};
            }
            out.corner[k] = corner.get<std::uint32_t>();
            const json& weight = (*weights)[k];
            const double w = weight.is_number() ? weight.get<double>() : -1;
            if (!(w >= -0.001 && w <= 1.001)) {
                fault(where + "/weights", "must be numbers from 0 to 1");
                return {};
            }
            out.weight[static_cast<int>(k)] = std::max(w, 0.0);
        }
        const double sum = out.weight.x + out.weight.y + out.weight.z;
        if (!(std::abs(sum - 1) < 0.005)) {
            fault(where + "/weights", "have the sum " + std::to_string(sum) + "; 1 is wanted");
            return {};
        }
        out.weight /= sum;
        asked_for_.insert(sorted(out.corner));
        return out;
    }

    static std::array<std::uint32_t, 3> sorted(std::array<std::uint32_t, 3> corner) {
        std::sort(corner.begin(), corner.end());
        return corner;
    }

    /// Three vertices far apart would carry a place that is not on the skin.
    void check_triangles() {
        if (asked_for_.empty()) return;
        std::vector<bool> lowest(figure_.base_.size(), false);
        for (const auto& corners : asked_for_) lowest[corners[0]] = true;
        const auto& indices = figure_.indices_;
        for (size_t t = 0; t < indices.size(); t += 3) {
            const auto corners = sorted({indices[t], indices[t + 1], indices[t + 2]});
            if (lowest[corners[0]]) asked_for_.erase(corners);
        }
        if (asked_for_.empty()) return;
        const auto& first = *asked_for_.begin();
        fault("/landmarks", std::to_string(asked_for_.size()) +
                                " places name three vertices that are no triangle of "
                                "the mesh, such as " +
                                std::to_string(first[0]) + ", " + std::to_string(first[1]) + ", " +
                                std::to_string(first[2]));
    }

    PartFrame frame(const json& value, const std::string& where) {
        PartFrame out;
        for (const auto& [key, into] : {std::pair<const char*, glm::dvec3*>{"at", &out.at},
                                        {"proximal", &out.proximal},
                                        {"anterior", &out.anterior}}) {
            const auto found = value.is_object() ? value.find(key) : value.end();
            bool good = value.is_object() && found != value.end() && found->is_array() && found->size() == 3;
            for (size_t k = 0; good && k < 3; ++k) {
                good = (*found)[k].is_number() && std::abs((*found)[k].template get<double>()) < furthest_m;
                if (good) (*into)[static_cast<int>(k)] = (*found)[k].template get<double>();
            }
            if (!good) {
                fault(where + "/" + key, "is missing or no list of three numbers");
                return {};
            }
        }
        const double along = glm::length(out.proximal), across = glm::length(out.anterior);
        if (!(std::abs(along - 1) < 0.01 && std::abs(across - 1) < 0.05 &&
              std::abs(glm::dot(out.proximal, out.anterior)) < 0.3)) {
            fault(where, "must have unit vectors at right angles in 'proximal' and 'anterior'");
            return {};
        }
        out.proximal /= along;
        out.anterior = glm::normalize(out.anterior - glm::dot(out.anterior, out.proximal) * out.proximal);
        return out;
    }

    void read_ranges(const json& root) {
        const json wanted{{"stature_m", {least_stature_m, most_stature_m}},
                          {"build", {leanest_build, heaviest_build}},
                          {"sex", {0.0, 1.0}}};
        const auto ranges = root.find("ranges");
        for (const auto& [key, range] : wanted.items()) {
            const bool given = ranges != root.end() && ranges->is_object() && ranges->contains(key);
            // Numbers compare by value, whole or not.
            if (!given || (*ranges)[key] != range) fault("/ranges/" + key, "is not " + range.dump());
        }
        const auto statures = root.find("stature_of");
        size_t i = 0;
        for (const char* sex : {"female", "male"}) {
            const bool given = statures != root.end() && statures->is_object() && statures->contains(sex) &&
                               (*statures)[sex].is_number();
            const double stature = given ? (*statures)[sex].get<double>() : 0;
            if (stature > least_stature_m && stature < most_stature_m) {
                figure_.average_stature_m_[i] = stature;
            } else {
                fault(std::string("/stature_of/") + sex, "is missing or no stature between 1.40 and 2.10 m");
            }
            ++i;
        }
    }

    fs::path beside_;
    std::string hash_;
    Figure figure_;
    std::vector<base::Fault> faults_;
    std::set<std::array<std::uint32_t, 3>> asked_for_;
};

Figure Figure::read(const fs::path& glb) {
    return FigureReader(glb).read();
}

}  // namespace jingluo::body
