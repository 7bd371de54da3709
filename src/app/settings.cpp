#include "app/settings.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "base/files.h"

namespace jingluo::app {

namespace {

constexpr std::array<const char*, 2> theme_names{"light", "dark"};
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
    if (const auto found = json.find("maximised"); found != json.end() && found->is_boolean())
        settings.maximised = found->get<bool>();
    if (const auto found = json.find("region"); found != json.end() && found->is_string())
        settings.region = found->get<std::string>();
    return settings;
}

void write_settings(const std::filesystem::path& file, const Settings& settings) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const nlohmann::ordered_json json{{"width", settings.width},
                                      {"height", settings.height},
                                      {"maximised", settings.maximised},
                                      {"theme", theme_names[static_cast<size_t>(settings.theme)]},
                                      {"labels", label_names[static_cast<size_t>(settings.labels)]},
                                      {"region", settings.region}};
    base::write_file_atomically(file, json.dump(2) + "\n", base::Existing::replace);
}

}  // namespace jingluo::app
