// Where the user's folders are.
#pragma once

#include <filesystem>

namespace jingluo::app {

/// $XDG_CONFIG_HOME/jingluo, $XDG_CACHE_HOME/jingluo or their defaults under $HOME. Not created here.
std::filesystem::path config_folder();
std::filesystem::path cache_folder();
/// $XDG_DATA_HOME/jingluo or ~/.local/share/jingluo: what a person made and no other folder took.
std::filesystem::path data_home_folder();
/// The user's pictures folder (XDG user-dirs), else the home folder.
std::filesystem::path pictures_folder();

}  // namespace jingluo::app
