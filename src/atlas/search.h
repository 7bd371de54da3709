// Finds points as people write them: BL23, UB 23, shenshu, shen shu, 肾俞, 腎俞, kidney.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "atlas/model.h"

namespace jingluo::atlas {

/// Folds for search: lower case, tone marks and spaces and hyphens dropped (ü -> u), width-folded.
std::string folded(std::string_view text);

/// Index made once; find() answers while typing.
class Search {
  public:
    explicit Search(const Atlas& atlas);
    /// Indices into atlas.points, best first: exact code or older code, exact name, beginning of a name or code, then
    /// anywhere in names, organ, category or phase. An empty query finds everything in the atlas's order.
    std::vector<size_t> find(std::string_view query) const;

  private:
    struct Entry {
        // Folded. `other` holds categories, their organs and phases, `channel` the channel's organ.
        std::vector<std::string> codes, old_numbers, names, words, other, channel;
    };
    std::vector<Entry> entries_;
};

}  // namespace jingluo::atlas
