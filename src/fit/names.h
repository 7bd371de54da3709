// Sided names.
#pragma once

#include <string>

namespace jingluo::fit {

inline bool is_sided(const std::string& name) {
    return name.ends_with(".l") || name.ends_with(".r");
}

/// "acromion.l" for "acromion.r" and the other way round; the name itself where it has no side.
inline std::string other_side(std::string name) {
    if (is_sided(name)) name.back() = name.back() == 'l' ? 'r' : 'l';
    return name;
}

}  // namespace jingluo::fit
