#include "body/landmarks.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "body/body.h"
#include "body/json_file.h"

namespace jingluo::body {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

class Reader {
  public:
    explicit Reader(const fs::path& file) : file_(file) {}

    Landmarks read() {
        const json root = read_json_object(file_, "landmarks, lines and parts are wanted");
        Landmarks marks;
        each(root, "landmarks", true, [&](const std::string& name, const json& value, const std::string& where) {
            if (const auto at = place(value, where)) marks.landmarks[name] = *at;
        });
        each(root, "lines", false, [&](const std::string& name, const json& value, const std::string& where) {
            line(marks, name, value, where);
        });
        each(root, "parts", false, [&](const std::string& name, const json& value, const std::string& where) {
            part(marks, name, value, where);
        });
        const auto hash = root.find("glb_xxh3");
        if (hash != root.end() && hash->is_string()) {
            marks.glb_hash = hash->get<std::string>();
        } else {
            fault("/glb_xxh3", "is missing or no string; the 16 hex digits of the GLB's XXH3 hash are wanted");
        }
        if (!faults_.empty()) throw base::BadInput(faults_);
        return marks;
    }

  private:
    void fault(const std::string& where, const std::string& what) {
        if (faults_.size() < 200) faults_.push_back({file_.string(), where, what});
    }

    template <class Each>
    void each(const json& root, const char* key, bool wanted, Each one) {
        const auto found = root.find(key);
        if (found == root.end()) {
            if (wanted) fault(std::string("/") + key, "is missing");
            return;
        }
        if (!found->is_object()) return fault(std::string("/") + key, "is no object of names");
        for (const auto& [name, value] : found->items()) one(name, value, std::string("/") + key + "/" + name);
    }

    std::optional<glm::dvec3> vector(const json& value, const std::string& where) {
        if (!value.is_array() || value.size() != 3 || !value[0].is_number() || !value[1].is_number() ||
            !value[2].is_number()) {
            fault(where, "is no list of three numbers");
            return {};
        }
        const glm::dvec3 out(value[0].get<double>(), value[1].get<double>(), value[2].get<double>());
        for (int k = 0; k < 3; ++k) {
            if (!std::isfinite(out[k]) || std::abs(out[k]) > most_units) {
                fault(where,
                      "is not finite or lies further than 100000 units from the origin; a place on the body is wanted");
                return {};
            }
        }
        return out;
    }

    std::optional<glm::dvec3> place(const json& value, const std::string& where) {
        if (value.is_object() && value.contains("at")) return vector(value["at"], where + "/at");
        return vector(value, where);
    }

    void line(Landmarks& marks, const std::string& name, const json& value, const std::string& where) {
        const json& list = value.is_object() && value.contains("at") ? value["at"] : value;
        if (!list.is_array() || list.size() < 2) return fault(where, "is no list of at least two places");
        std::vector<glm::dvec3> places;
        for (size_t i = 0; i < list.size(); ++i) {
            if (const auto at = place(list[i], where + "/" + std::to_string(i))) places.push_back(*at);
        }
        if (places.size() == list.size()) marks.lines[name] = std::move(places);
    }

    void part(Landmarks& marks, const std::string& name, const json& value, const std::string& where) {
        if (!value.is_object()) return fault(where, "is no object with 'at', 'proximal' and 'anterior'");
        PartFrame frame;
        bool whole = true;
        for (const auto& [key, into] : {std::pair<const char*, glm::dvec3*>{"at", &frame.at},
                                        {"proximal", &frame.proximal},
                                        {"anterior", &frame.anterior}}) {
            if (!value.contains(key)) {
                fault(where, std::string("has no '") + key + "'");
                whole = false;
            } else if (const auto found = vector(value[key], where + "/" + key)) {
                *into = *found;
            } else {
                whole = false;
            }
        }
        if (!whole) return;
        const double size = glm::length(frame.proximal);
        if (!(std::abs(size - 1) < 0.01))
            return fault(where + "/proximal", "has the length " + std::to_string(size) + "; a unit vector is wanted");
        frame.proximal /= size;
        const glm::dvec3 across = frame.anterior - glm::dot(frame.anterior, frame.proximal) * frame.proximal;
        if (!(glm::length(across) > 0.95 && glm::length(frame.anterior) < 1.05)) {
            return fault(where + "/anterior", "must be a unit vector at right angles to 'proximal'");
        }
        frame.anterior = glm::normalize(across);
        marks.parts[name] = frame;
    }

    fs::path file_;
    std::vector<base::Fault> faults_;
};

}  // namespace

Landmarks read_landmarks(const fs::path& file) {
    return Reader(file).read();
}

}  // namespace jingluo::body
