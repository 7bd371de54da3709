#include "locate/frames.h"

#include <cmath>
#include <cstdio>

namespace jingluo::locate {

using atlas::Direction;
using atlas::Side;

Side other(Side side) {
    if (side == Side::left) return Side::right;
    if (side == Side::right) return Side::left;
    return Side::midline;
}

std::string sided_name(const std::string& name, bool sided, Side side) {
    if (!sided) return name;
    if (side == Side::midline) throw Unsolvable("'" + name + "' is left or right, but a midline point is asked for");
    return name + (side == Side::left ? ".l" : ".r");
}

const body::PartFrame& frame_of(const atlas::Dictionary& dictionary, const body::Landmarks& marks,
                                const std::string& part, Side side) {
    const auto known = dictionary.parts.find(part);
    if (known == dictionary.parts.end()) throw Unsolvable("the dictionary has no part '" + part + "'");
    const std::string name = sided_name(part, known->second.sided, side);
    const auto frame = marks.parts.find(name);
    if (frame == marks.parts.end()) throw Unsolvable("the body gives no frame for the part '" + name + "'");
    return frame->second;
}

glm::dvec3 vector_of(Direction direction, const body::PartFrame& frame, Side side) {
    switch (direction) {
        case Direction::cranial:
        case Direction::proximal:
            return frame.proximal;
        case Direction::caudal:
        case Direction::distal:
            return -frame.proximal;
        case Direction::anterior:
        case Direction::dorsal:
            return frame.anterior;
        case Direction::posterior:
        case Direction::plantar:
            return -frame.anterior;
        case Direction::lateral:
        case Direction::medial: {
            if (side == Side::midline)
                throw Unsolvable("'" + atlas::to_string(direction) + "' has no meaning for a midline point");
            const bool leftwards = (side == Side::left) == (direction == Direction::lateral);
            return leftwards ? frame.left() : -frame.left();
        }
    }
    throw Unsolvable("unknown direction");
}

bool is_axial(Direction direction) {
    return direction == Direction::cranial || direction == Direction::proximal || direction == Direction::caudal ||
           direction == Direction::distal;
}

bool is_transverse(Direction direction) {
    return direction == Direction::lateral || direction == Direction::medial;
}

std::string plain(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", value);
    std::string out = text;
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out;
}

}  // namespace jingluo::locate
