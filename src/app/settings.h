// How the window was left: kept in the user's configuration folder between sessions.
#pragma once

#include <filesystem>
#include <string>

#include "scene/state.h"

namespace jingluo::app {

struct Settings {
    int width = 1280, height = 800;  // window size in screen units
    bool maximised = false;
    scene::Theme theme = scene::Theme::light;
    scene::Labels labels = scene::Labels::code;
    std::string region;
    scene::BodyChoice body;  // one from a file is not kept: the file is named anew each time
    bool operator==(const Settings&) const = default;
};

/// Settings from a file. A missing, damaged or nonsensical file gives the defaults for whatever cannot be used:
/// settings are a convenience and must never keep the program from opening.
Settings read_settings(const std::filesystem::path& file);
/// Writes the file whole, making its folder when needed. Throws BadInput.
void write_settings(const std::filesystem::path& file, const Settings& settings);

}  // namespace jingluo::app
