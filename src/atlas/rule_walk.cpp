#include "atlas/rule_walk.h"

#include "base/overload.h"

namespace jingluo::atlas {

namespace {

void walk_scale(const std::string& scale, const RuleVisitor& visitor) {
    if (!scale.empty()) visitor.scale(scale);
}

void walk(const Constraint& constraint, const RuleVisitor& visitor) {
    std::visit(base::Overload{[&](const LevelOf& is) { walk(is.place, visitor); }, [](const OnLine&) {},
                              [&](const OnWay& is) {
                                  walk(is.from, visitor);
                                  walk(is.to, visitor);
                              },
                              [&](const Parallel& is) { walk_scale(is.scale, visitor); },
                              [&](const Plumb& is) { walk(is.place, visitor); }},
               constraint);
}

}  // namespace

void walk(const Place& place, const RuleVisitor& visitor) {
    std::visit(base::Overload{[&](const LandmarkRef& ref) { visitor.landmark(ref); },
                              [&](const PointRef& ref) { visitor.point(ref); },
                              [&](const RulePtr& rule) {
                                  if (rule) walk(*rule, visitor);
                              }},
               place);
}

void walk(const Rule& rule, const RuleVisitor& visitor) {
    std::visit(base::Overload{[&](const LandmarkRef& ref) { visitor.landmark(ref); },
                              [&](const PointRef& ref) { visitor.point(ref); },
                              [&](const Along& along) {
                                  walk(along.from, visitor);
                                  walk(along.to, visitor);
                                  walk_scale(along.scale, visitor);
                              },
                              [&](const Offset& offset) {
                                  walk(offset.from, visitor);
                                  walk_scale(offset.scale, visitor);
                              },
                              [&](const Meet& meet) {
                                  for (const Constraint& constraint : meet.constraints) walk(constraint, visitor);
                                  if (meet.near) walk(*meet.near, visitor);
                              }},
               rule.is);
}

void walk(const Statement& statement, const RuleVisitor& visitor) {
    std::visit(base::Overload{[&](const LevelWith& is) {
                                  walk(is.place, visitor);
                                  walk_scale(is.scale, visitor);
                              },
                              [&](const Distance& is) {
                                  walk(is.from, visitor);
                                  walk_scale(is.scale, visitor);
                              },
                              [&](const Between& is) {
                                  walk(is.first, visitor);
                                  walk(is.second, visitor);
                              },
                              [&](const Beyond& is) { walk(is.place, visitor); }, [](const NearLine&) {},
                              [&](const Near& is) { walk(is.place, visitor); },
                              [&](const Ratio& is) {
                                  walk(is.first, visitor);
                                  walk(is.second, visitor);
                              }},
               statement.is);
}

}  // namespace jingluo::atlas
