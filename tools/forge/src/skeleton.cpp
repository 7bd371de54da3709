#include "skeleton.h"

#include <stdexcept>
#include <utility>

namespace jingluo::forge {

Skeleton::Skeleton() {
    // Distance from each process to the one above, mm, relative [V]; the sacrum leans back, which shortens its heights.
    static const std::vector<std::pair<const char*, double>> spacing = {
        {"t1", 17.5}, {"t2", 18.5}, {"t3", 19.5}, {"t4", 20.0},     {"t5", 20.5},    {"t6", 21.5},
        {"t7", 22.0}, {"t8", 23.0}, {"t9", 23.5}, {"t10", 24.5},    {"t11", 26.0},   {"t12", 28.0},
        {"l1", 31.0}, {"l2", 33.5}, {"l3", 35.0}, {"l4", 35.5},     {"l5", 34.5},    {"s1", 28.0},
        {"s2", 22.0}, {"s3", 18.0}, {"s4", 15.0}, {"hiatus", 13.0}, {"coccyx", 20.0}};
    const double c7 = 0.858 * kTableStature;  // cervicale [A]
    double to_l4 = 0.0;
    for (const auto& [name, gap] : spacing) {
        to_l4 += gap;
        if (std::string(name) == "l4") {
            break;
        }
    }
    // The two heights that are measured on people, C7 and the iliac crests (level with L4 [S]), fix the scale between.
    const double per_mm = (c7 - iliac_crest) / to_l4;
    spine.push_back({"c7", c7});
    double y = c7;
    for (const auto& [name, gap] : spacing) {
        y -= gap * per_mm;
        spine.push_back({name, y});
    }
}

double Skeleton::level(const std::string& name) const {
    for (const SpineLevel& l : spine) {
        if (l.name == name) {
            return l.height;
        }
    }
    throw std::invalid_argument("no spine level named " + name);
}

}  // namespace jingluo::forge
