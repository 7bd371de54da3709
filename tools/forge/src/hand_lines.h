// Creases, tendons and bony spots of wrist and hand, by name: relief and landmarks are both made from them, so that
// what is seen is what is named.
#pragma once

#include <string>
#include <vector>

#include "vec.h"

namespace jingluo::forge {

class Hand;

/// A curve on the skin of the hand, met from inside. Millimetres in the hand's frame (u lateral, v palmar, w distal).
struct HandLine {
    struct Knot {
        Vec3 from;
        double radius, height;  ///< of the ridge or furrow, mm
    };
    std::string name;
    Vec3 way;  ///< outwards
    std::vector<Knot> knots;
};

/// Wrist and palm creases; radius is half the furrow's width, height negative.
const std::vector<HandLine>& hand_creases();
/// Tendons that show under the skin.
std::vector<HandLine> hand_tendons(const Hand& hand);
/// Bones that show, each with one knot.
const std::vector<HandLine>& hand_spots();

/// The one of that name; throws std::out_of_range.
const HandLine& find_line(const std::vector<HandLine>& lines, const std::string& name);

}  // namespace jingluo::forge
