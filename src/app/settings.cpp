#include "app/settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "base/files.h"

namespace jingluo::app {

namespace {

constexpr std::array<const char*, 2> theme_names{"light", "dark"};
constexpr std::array<const char*, 4> body_names{"female", "male", "shaped", "file"};
constexpr std::array<const char*, 4> label_names{"none", "code", "pinyin", "hanzi"};

template <typename Enum, size_t N>
void take(const nlohmann::json& json, const char* key, const std::array<const char*, N>& names, Enum& value) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) return;
    const auto name = std::find(names.begin(), names.end(), found->template get<std::string>());
    if (name != names.end()) value = static_cast<Enum>(name - names.begin());
}

void take(const nlohmann::json& json, const char* key, int least, int most, int& value) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number()) return;
    const double given = found->get<double>();
    if (given >= least && given <= most) value = static_cast<int>(given);
}

/// Kept only whole: half a shape would be a body that nobody chose.
void take_body(const nlohmann::json& json, scene::BodyChoice& body) {
    using Kind = scene::BodyChoice::Kind;
    Kind kind = Kind::female;
    take(json, "body", body_names, kind);
    if (kind == Kind::female || kind == Kind::male) body.kind = kind;
    const auto number = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_number() ? found->get<double>() : std::nan("");
    };
    const body::Shape shape{number("sex"), number("stature_m"), number("build")};
    if (kind == Kind::shaped && shape == body::within_ranges(shape)) body = {kind, shape};
}

}  // namespace

Settings read_settings(const std::filesystem::path& file) {
    Settings settings;
    nlohmann::json json;
    try {
        json = nlohmann::json::parse(base::read_utf8_file(file, 1u << 16));
    } catch (const std::exception&) {
        return settings;
    }
    if (!json.is_object()) return settings;
    take(json, "width", 320, 16384, settings.width);
    take(json, "height", 240, 16384, settings.height);
    take(json, "theme", theme_names, settings.theme);
    take(json, "labels", label_names, settings.labels);
    take_body(json, settings.body);
    if (const auto found = json.find("maximised"); found != json.end() && found->is_boolean())
        settings.maximised = found->get<bool>();
    if (const auto found = json.find("region"); found != json.end() && found->is_string())
        settings.region = found->get<std::string>();
    return settings;
}

void write_settings(const std::filesystem::path& file, const Settings& settings) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    nlohmann::ordered_json json{{"width", settings.width},
                                {"height", settings.height},
                                {"maximised", settings.maximised},
                                {"theme", theme_names[static_cast<size_t>(settings.theme)]},
                                {"labels", label_names[static_cast<size_t>(settings.labels)]},
                                {"region", settings.region}};
    using Kind = scene::BodyChoice::Kind;
    if (settings.body.kind != Kind::file) json["body"] = body_names[static_cast<size_t>(settings.body.kind)];
    if (settings.body.kind == Kind::shaped) {
        json["sex"] = settings.body.shape.sex;
        json["stature_m"] = settings.body.shape.stature_m;
        json["build"] = settings.body.shape.build;
    }
    base::write_file_atomically(file, json.dump(2) + "\n", base::Existing::replace);
}

}  // namespace jingluo::app
