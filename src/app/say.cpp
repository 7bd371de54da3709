#include "app/say.h"

#include <cstdio>

namespace jingluo::app {

void report(const std::vector<base::Fault>& faults) {
    for (const base::Fault& fault : faults) std::fprintf(stderr, "jingluo: %s\n", base::to_string(fault).c_str());
}

void print(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        throw base::BadInput(base::Fault{"standard output", "", "cannot be written"});
    }
}

}  // namespace jingluo::app
