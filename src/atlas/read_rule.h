// Rules, places and statements from JSON. Names of landmarks, lines and scales are checked against the dictionary;
// points by references.cpp when all are known.
#pragma once

#include "atlas/json.h"
#include "atlas/model.h"

namespace jingluo::atlas {

bool looks_like_code(const std::string& text);
std::optional<Direction> direction_named(const std::string& word);

Place read_place(const Node& node, const Dictionary& dictionary);
/// Null after a fault.
RulePtr read_rule(const Node& node, const Dictionary& dictionary);
std::optional<Statement> read_statement(const Node& node, const Dictionary& dictionary);

}  // namespace jingluo::atlas
