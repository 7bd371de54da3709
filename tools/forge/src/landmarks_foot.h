// Landmarks of ankle, foot and toes are collected in two files; collect_foot() calls for the toes itself.
#pragma once

#include "landmarks.h"

namespace jingluo::forge {

void collect_toes(Collector& c);

/// Joint of a toe in the foot's frame: 0 head of the metatarsal, 2 proximal interphalangeal joint (great toe: waist),
/// 3 distal (great toe: interphalangeal) joint, 4 tip.
[[nodiscard]] inline Vec3 toe_joint(std::size_t toe, std::size_t k) {
    const Toe::Joint& j = Foot::toe_table()[toe].chain[k];
    return {j.u, j.v, j.w};
}

}  // namespace jingluo::forge
