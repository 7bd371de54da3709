#include "atlas/model.h"

#include <algorithm>

namespace jingluo::atlas {

namespace {

template <typename List>
auto find_by(const List& list, const std::string& wanted, std::string List::value_type::*field) -> const
    typename List::value_type* {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.*field == wanted; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Point* Atlas::find_point(const std::string& code) const {
    return find_by(points, code, &Point::code);
}
const Channel* Atlas::find_channel(const std::string& code) const {
    return find_by(channels, code, &Channel::code);
}
const Region* Atlas::find_region(const std::string& id) const {
    return find_by(regions, id, &Region::id);
}

const Member* Atlas::find_member(const PointRef& ref) const {
    const Point* point = find_point(ref.code);
    return point == nullptr ? nullptr : atlas::find_member(*point, ref.member);
}

const Member* find_member(const Point& point, const std::string& name) {
    if (name.empty()) return point.members.size() == 1 ? &point.members.front() : nullptr;
    return find_by(point.members, name, &Member::name);
}

std::string to_string(Direction direction) {
    static const std::array<const char*, 10> names{"cranial",   "caudal", "proximal", "distal",  "anterior",
                                                   "posterior", "dorsal", "plantar",  "lateral", "medial"};
    return names[static_cast<size_t>(direction)];
}

std::string to_string(Side side) {
    return side == Side::left ? "left" : side == Side::right ? "right" : "midline";
}

std::string to_string(Phase phase) {
    static const std::array<const char*, 5> names{"wood", "fire", "earth", "metal", "water"};
    return names[static_cast<size_t>(phase)];
}

std::string to_string(Reason reason) {
    static const std::array<const char*, 6> names{"local",        "on the channel", "back-shu point",
                                                  "opposite end", "empirical",      "used in trials"};
    return names[static_cast<size_t>(reason)];
}

std::string to_string(const PointRef& ref) {
    return ref.member.empty() ? ref.code : ref.code + ":" + ref.member;
}

}  // namespace jingluo::atlas
