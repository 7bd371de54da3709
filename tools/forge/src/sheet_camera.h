// The cameras of the contact sheet. Places in metres, for a body of table stature that stands on y = 0 and faces +Z.
#pragma once

#include <string>
#include <vector>

#include "vec.h"

namespace jingluo::forge {

struct SheetCamera {
    std::string name;
    Vec3 target;       ///< looked at
    double azimuth;    ///< degrees: 0 from the front, 90 from the body's left, 180 from behind
    double elevation;  ///< degrees above the horizon
    double span;       ///< height of what is seen, metres (parallel projection)
    double aspect;     ///< width over height of the picture
};

const std::vector<SheetCamera>& sheet_cameras();
/// The named ones in the order asked for; all when `names` is empty. Throws std::invalid_argument.
std::vector<SheetCamera> choose_cameras(const std::vector<std::string>& names);

}  // namespace jingluo::forge
