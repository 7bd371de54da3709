#include "base/data_folder.h"

#include <cstdlib>

#include "base/fault.h"

namespace jingluo::base {

namespace fs = std::filesystem;

namespace {

bool has_data(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "points" / "landmarks.json", error) &&
           fs::is_directory(folder / "assets" / "bodies", error);
}

}  // namespace

fs::path data_folder() {
    const char* value = std::getenv("JINGLUO_DATA");
    const fs::path asked = value == nullptr ? "" : value;
    if (!asked.empty()) {
        if (has_data(asked)) return asked;
        throw BadInput(
            Fault{asked.string(), "",
                  "has no points/landmarks.json and assets/bodies; JINGLUO_DATA must name the folder that holds both"});
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (fs::path folder = program.parent_path(); !folder.empty() && folder != folder.parent_path();
         folder = folder.parent_path()) {
        if (has_data(folder)) return folder;
        if (has_data(folder / "share" / "jingluo")) return folder / "share" / "jingluo";
    }
    throw BadInput(
        Fault{program.string(), "",
              "finds no data beside or above itself; set JINGLUO_DATA to the folder that holds points/ and assets/"});
}

}  // namespace jingluo::base
