// Runs the program as a person would from a shell and keeps what it said.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace jingluo::app::test {

struct Ran {
    int status = -1;  // exit status; 128 + signal when it was killed
    std::string out, err;
};

/// `environment` is added to a minimal one: HOME in `home`, PATH, no display.
Ran run_program(const std::vector<std::string>& arguments, const std::string& home,
                const std::map<std::string, std::string>& environment = {}, const char* program = JINGLUO_PROGRAM);

}  // namespace jingluo::app::test
