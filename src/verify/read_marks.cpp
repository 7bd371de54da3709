#include <cmath>
#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "base/files.h"
#include "verify/read_body.h"

namespace jingluo::verify {

namespace {

using nlohmann::json;

constexpr std::uintmax_t most_bytes = 16 * 1024 * 1024;

class MarksReader {
  public:
    explicit MarksReader(const std::filesystem::path& file) : file_(file.string()) {}

    Marks read() const {
        const json root = json::parse(base::read_utf8_file(file_, most_bytes), nullptr, false);
        if (!root.is_object()) fail("", "is no JSON object; landmarks, lines and parts are wanted");
        Marks marks;
        for (const auto& [name, value] : members(root, "landmarks"))
            marks.landmarks[name] = place(value, "/landmarks/" + name);
        for (const auto& [name, value] : members(root, "lines")) {
            const json& list = value.is_object() && value.contains("at") ? value["at"] : value;
            if (!list.is_array()) fail("/lines/" + name, "is no list of places");
            for (const json& one : list) marks.lines[name].push_back(place(one, "/lines/" + name));
        }
        for (const auto& [name, value] : members(root, "parts")) {
            const std::string where = "/parts/" + name;
            if (!value.is_object()) fail(where, "is no object with 'at', 'proximal' and 'anterior'");
            const auto of = [&, &value = value](const char* key) {
                if (!value.contains(key)) fail(where, std::string("has no '") + key + "'");
                return place(value[key], where + "/" + key);
            };
            Frame frame{of("at"), of("proximal"), of("anterior")};
            if (!(std::abs(glm::length(frame.proximal) - 1) < 0.01)) fail(where + "/proximal", "is no unit vector");
            frame.proximal = glm::normalize(frame.proximal);
            frame.anterior -= glm::dot(frame.anterior, frame.proximal) * frame.proximal;
            if (!(glm::length(frame.anterior) > 0.9))
                fail(where + "/anterior", "is no unit vector at right angles to 'proximal'");
            frame.anterior = glm::normalize(frame.anterior);
            marks.parts[name] = frame;
        }
        return marks;
    }

  private:
    [[noreturn]] void fail(const std::string& where, const std::string& what) const {
        throw base::BadInput(base::Fault{file_, where, what});
    }

    std::vector<std::pair<std::string, json>> members(const json& root, const char* key) const {
        std::vector<std::pair<std::string, json>> out;
        const auto found = root.find(key);
        if (found == root.end()) return out;
        if (!found->is_object()) fail(std::string("/") + key, "is no object of names");
        for (const auto& [name, value] : found->items()) out.emplace_back(name, value);
        return out;
    }

    glm::dvec3 place(const json& value, const std::string& where) const {
        const json& list = value.is_object() && value.contains("at") ? value["at"] : value;
        if (!list.is_array() || list.size() != 3) fail(where, "is no list of three numbers");
        glm::dvec3 out(0);
        for (int k = 0; k < 3; ++k) {
            const json& number = list[static_cast<size_t>(k)];
            if (!number.is_number()) fail(where, "is no list of three numbers");
            out[k] = number.get<double>();
            if (!(std::abs(out[k]) < 1e5))
                fail(where, "is not finite or lies further than 100000 units from the origin");
        }
        return out;
    }

    std::string file_;
};

}  // namespace

Marks read_marks(const std::filesystem::path& file) {
    return MarksReader(file).read();
}

}  // namespace jingluo::verify
