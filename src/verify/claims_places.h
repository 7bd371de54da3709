// Reads names, directions and places of the standard's claims; what every predicate needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "atlas/json.h"
#include "verify/claims.h"

namespace jingluo::verify {

using atlas::Node;

const std::vector<std::string>& heading_words();
bool sideways(Heading heading);

template <class Map>
std::vector<std::string> names_of(const Map& map) {
    std::vector<std::string> out;
    for (const auto& [name, value] : map) out.push_back(name);
    return out;
}

class PlaceReader {
  protected:
    static constexpr double most_cun = 40, most_mm = 300;

    explicit PlaceReader(const atlas::Atlas& atlas) : atlas_(atlas) {}

    std::vector<std::string> codes() const;
    static void check_member(const Node& node, const atlas::Point& point, const std::string& member);
    std::string part(const Node& node, const std::string& of_scale) const;
    std::string scale(const Node& node) const;
    std::string part_of_scale(const std::string& name) const;
    Heading heading(const Node& node, const std::string& part) const;
    /// Sideways means nothing for a point of the midline, but left and right do.
    Heading checked(const Node& node, Heading heading) const;
    /// The one direction with its cun: {"distal": 5}.
    void step(const Node& node, const std::string& part, Heading& heading, double& cun) const;
    /// The known fields of an object that has a step.
    static bool object_with_step(const Node& node, std::vector<std::string_view> fields);
    Spot spot(const Node& node) const;
    Spot named(const Node& node, std::string name) const;
    std::string line_name(const Node& node) const;
    std::vector<Spot> spots(const Node& node, const char* key, size_t wanted) const;
    bool is_own(const Spot& spot) const;
    /// A place that must be another one than the point itself.
    Spot other(const Node& node, const char* key) const;
    std::vector<Spot> others(const Node& node, const char* key, size_t wanted) const;
    Slack slack(const Node& node, double usual_cun, double usual_mm) const;

    const atlas::Atlas& atlas_;
    const atlas::Point* point_ = nullptr;  // the point that the claim under way is about; null when there is none
    atlas::PointRef own_;
};

}  // namespace jingluo::verify
