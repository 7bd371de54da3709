// What is shown of a body that is being loaded.
#pragma once

#include <string>

namespace jingluo::ui {

struct LoadingView {
    std::string name;   // of the file
    std::string words;  // what is being done
    double share = 0;   // of the whole, 0 to 1
};

}  // namespace jingluo::ui
