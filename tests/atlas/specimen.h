// A small sound data folder that uses every kind of object of the format, for tests to spoil.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "atlas/json.h"
#include "atlas/read.h"
#include "support/temp_folder.h"

namespace jingluo::test {

using atlas::Json;

/// Every file name of the specimen.
const std::vector<std::string>& specimen_files();
/// The sound content of one of them.
const Json& specimen(const std::string& file);

/// The specimen written to a folder of its own.
class SpecimenFolder : public TempFolder {
  public:
    SpecimenFolder();
    /// Writes one file anew, changed by `change`.
    void spoil(const std::string& file, const std::function<void(Json&)>& change) const;
    atlas::ReadResult read() const { return atlas::read_atlas(path()); }
};

/// Each fault as "file name:where: what", the folder left out.
std::vector<std::string> told(const std::vector<base::Fault>& faults);
/// All of them, a line each, for messages and searches.
std::string text_of(const std::vector<base::Fault>& faults);
/// The codes of the points of an atlas.
std::vector<std::string> codes_of(const atlas::Atlas& atlas);

}  // namespace jingluo::test
