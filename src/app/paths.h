// Where things are: the program's own data, and the user's folders.
#pragma once

#include <filesystem>

namespace jingluo::app {

/// The folder that holds points/ and assets/: JINGLUO_DATA where it is set, else above the program's own file (a build
/// inside the source tree), else PREFIX/share/jingluo. Throws BadInput when none of them has both.
std::filesystem::path data_folder();

/// $XDG_CONFIG_HOME/jingluo, $XDG_CACHE_HOME/jingluo or their defaults under $HOME. Not created here.
std::filesystem::path config_folder();
std::filesystem::path cache_folder();
/// The user's pictures folder (XDG user-dirs), else the home folder.
std::filesystem::path pictures_folder();

}  // namespace jingluo::app
