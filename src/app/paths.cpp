#include "app/paths.h"

#include <cstdlib>
#include <fstream>
#include <string>

namespace jingluo::app {

namespace fs = std::filesystem;

namespace {

fs::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? fs::path() : fs::path(value);
}

fs::path home() {
    const fs::path folder = from_environment("HOME");
    return folder.is_absolute() ? folder : fs::temp_directory_path();
}

/// The XDG base directory rule: a relative value counts as not set.
fs::path xdg(const char* variable, const char* fallback) {
    const fs::path folder = from_environment(variable);
    return (folder.is_absolute() ? folder : home() / fallback) / "jingluo";
}

}  // namespace

fs::path config_folder() {
    return xdg("XDG_CONFIG_HOME", ".config");
}
fs::path cache_folder() {
    return xdg("XDG_CACHE_HOME", ".cache");
}

fs::path data_home_folder() {
    return xdg("XDG_DATA_HOME", ".local/share");
}

fs::path pictures_folder() {
    // user-dirs.dirs has lines such as XDG_PICTURES_DIR="$HOME/Pictures".
    std::ifstream dirs(config_folder().parent_path() / "user-dirs.dirs");
    const std::string key = "XDG_PICTURES_DIR=\"";
    for (std::string line; std::getline(dirs, line);) {
        if (!line.starts_with(key)) continue;
        std::string value = line.substr(key.size());
        value = value.substr(0, value.find('"'));
        if (value.starts_with("$HOME/")) value = (home() / value.substr(6)).string();
        std::error_code error;
        if (fs::path(value).is_absolute() && fs::is_directory(value, error)) return value;
    }
    std::error_code error;
    return fs::is_directory(home() / "Pictures", error) ? home() / "Pictures" : home();
}

}  // namespace jingluo::app
