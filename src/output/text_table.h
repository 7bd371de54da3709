// Tables for a terminal.
#pragma once

#include <string>
#include <vector>

namespace jingluo::output {

/// So many digits behind the point; never "-0".
std::string fixed(double value, int digits);

/// Columns a terminal gives to the text: East Asian wide characters take two, combining marks none.
size_t columns(const std::string& text);

/// Columns aligned by what is seen, two spaces between them.
std::string aligned(const std::vector<std::vector<std::string>>& lines);

}  // namespace jingluo::output
