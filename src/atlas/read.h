// Reads the folder points/ into an Atlas. See docs/data.md for the format.
#pragma once

#include <filesystem>
#include <vector>

#include "atlas/model.h"
#include "base/fault.h"

namespace jingluo::atlas {

struct ReadResult {
    Atlas atlas;                      // everything that is sound
    std::vector<base::Fault> faults;  // everything that is not, in file order
};

/// Reads every file of the folder and checks it: types, ranges, names, cycles of rules. A faulty point (or one whose
/// rule leans on a faulty point or a cycle) is left out and reported; the rest is returned. `where` of a fault is a
/// JSON pointer
/// ("/points/3/rule/offset/scale") with the point's code where it is known, or "line L, column C" for a syntax error.
/// Throws BadInput only when nothing useful can be read: no such folder, or a dictionary that is unreadable as a whole.
ReadResult read_atlas(const std::filesystem::path& folder);

/// Parses one rule from JSON text (used by tests and by read_atlas). Throws BadInput.
RulePtr parse_rule(const std::string& json, const Dictionary& dictionary);

}  // namespace jingluo::atlas
