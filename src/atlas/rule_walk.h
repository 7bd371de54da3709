// Visits what a rule leans on, however deeply it is nested.
#pragma once

#include <functional>

#include "atlas/model.h"

namespace jingluo::atlas {

struct RuleVisitor {
    std::function<void(const LandmarkRef&)> landmark = [](const LandmarkRef&) {};
    std::function<void(const PointRef&)> point = [](const PointRef&) {};
    std::function<void(const std::string&)> scale = [](const std::string&) {};
};

/// Calls the visitor for every landmark, point and scale that the rule, place or statement names itself (what a derived
/// landmark leans on in its turn is not followed).
void walk(const Rule& rule, const RuleVisitor& visitor);
void walk(const Place& place, const RuleVisitor& visitor);
void walk(const Statement& statement, const RuleVisitor& visitor);

}  // namespace jingluo::atlas
