// The parts of read_atlas, a file of data each. Faults go into the node's Reading; what is sound goes into the atlas.
#pragma once

#include "atlas/json.h"
#include "atlas/model.h"

namespace jingluo::atlas {

/// A cited text: {"text": ..., "sources": [...]}.
Cited read_cited(const Node& node);
Names read_names(const Node& node);

void read_dictionary(const Node& root, Dictionary& dictionary);
void read_sources(const Node& root, Atlas& atlas);
void read_channels(const Node& root, Atlas& atlas);
void read_regions(const Node& root, Atlas& atlas);
void read_about(const Node& root, Atlas& atlas);
/// Sound points are appended; codes of all points, sound or not, go into `mentioned` (a rule that leans on a faulty
/// point is told so, not that the point does not exist).
void read_points(const Node& root, Atlas& atlas, std::vector<std::string>& mentioned);

/// Checks what only the whole can tell: points named by rules exist, no rules in a circle, sources, channels and
/// regions exist, no code twice. Faulty points leave the atlas together with those that lean on them. `folder` is where
/// the data came from, for messages.
void check_references(Atlas& atlas, const std::filesystem::path& folder, const std::vector<std::string>& mentioned,
                      std::vector<base::Fault>& faults);

}  // namespace jingluo::atlas
