#include "verify/subject.h"

#include <cmath>

namespace jingluo::verify {

Subject::Subject(const atlas::Atlas& atlas, Triangles triangles, Marks marks, std::vector<Placed> points)
    : atlas_(atlas), skin_(std::move(triangles)), marks_(std::move(marks)), points_(std::move(points)) {
    for (size_t i = 0; i < points_.size(); ++i) index_[{points_[i].code, points_[i].member, points_[i].side}] = i;
}

const Placed* Subject::find(const std::string& code, const std::string& member, atlas::Side side) const {
    const auto found = index_.find({code, member, side});
    return found == index_.end() ? nullptr : &points_[found->second];
}

const TapeRound* Subject::tape(glm::dvec3 level_of) const {
    const auto trunk = marks_.parts.find("trunk");
    if (trunk == marks_.parts.end()) return nullptr;
    const long level = std::lround(glm::dot(level_of - trunk->second.at, trunk->second.proximal) * 1e6);
    auto found = tapes_.find(level);
    if (found == tapes_.end()) found = tapes_.emplace(level, TapeRound::at_level(skin_, marks_, level_of)).first;
    return found->second ? &*found->second : nullptr;
}

glm::dvec3 Subject::facing(const std::string& landmark) const {
    const auto known = facing_.find(landmark);
    if (known != facing_.end()) return known->second;
    const auto at = marks_.landmarks.find(landmark);
    return facing_[landmark] = at == marks_.landmarks.end() ? glm::dvec3(0) : skin_.facing(at->second);
}

}  // namespace jingluo::verify
