// What `jingluo check` prints of the points: a line for each place, then what failed and what is only reported.
#pragma once

#include <string>
#include <vector>

#include "verify/line.h"

namespace jingluo::output {

/// A heading and a line for each.
std::string check_table(const std::vector<verify::Line>& lines);

/// "apart ...: 5 cun said, 4.81 measured (who2008: 5 cun below LU5; claims-LU.json:/claims/3)".
std::string claim_text(const verify::Claim& claim);

}  // namespace jingluo::output
