// What a command says to the person who called it.
#pragma once

#include <string>
#include <vector>

#include "base/fault.h"

namespace jingluo::app {

/// Faults to standard error, a line each.
void report(const std::vector<base::Fault>& faults);

/// Prints all of a text to standard output; a full disk or a closed pipe is a fault (BadInput), not a silent loss.
void print(const std::string& text);

}  // namespace jingluo::app
