// Where the programs' own data is.
#pragma once

#include <filesystem>

namespace jingluo::base {

/// The folder that holds points/ and assets/: JINGLUO_DATA where it is set, else above the program's own file (a build
/// inside the source tree), else PREFIX/share/jingluo. Throws BadInput when none of them has both.
std::filesystem::path data_folder();

}  // namespace jingluo::base
