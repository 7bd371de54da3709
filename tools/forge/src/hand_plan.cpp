// Measures of the five fingers. Lengths of bones as shares of the length of the hand: Buchholz, Armstrong and Goldstein
// 1992 (Ergonomics 35:261); the hand's length 0.108 of stature (Drillis and Contini 1966); breadths and depths of the
// fingers of women: Greiner 1991 (Natick/TR-92/011, Hand Anthropometry of U.S. Army Personnel), for a slender hand.
#include <array>
#include <cstddef>

#include "hand_finger.h"

namespace jingluo::forge {

namespace {

struct Row {
    Vec3 joint;              ///< first joint in the hand's frame: u lateral, v palmar, w distal, m
    double yaw, flex, roll;  ///< first bone: to the radial side, to the palm, about itself, degrees
    std::array<double, 3> bones;
    std::array<double, 2> flexion;
    double breadth;  ///< relative to the middle finger
    double nail_half, nail_length;
};

constexpr std::array<Row, 5> kRows = {{
    {{0.0200, 0.0090, 0.0130}, 34.0, 15.0, 0.0, {0.0435, 0.0328, 0.0285}, {9.0, 10.0}, 1.0, 0.0061, 0.0125},
    {{0.0262, -0.0010, 0.0800}, 3.0, 8.0, 7.0, {0.0444, 0.0259, 0.0212}, {9.0, 5.0}, 0.985, 0.0047, 0.0108},
    {{0.0068, -0.0028, 0.0812}, 0.5, 10.0, 1.0, {0.0483, 0.0300, 0.0226}, {10.0, 5.0}, 1.0, 0.0049, 0.0112},
    {{-0.0122, -0.0018, 0.0760}, -2.5, 12.0, -6.0, {0.0450, 0.0294, 0.0223}, {11.0, 6.0}, 0.945, 0.0046, 0.0106},
    {{-0.0292, 0.0016, 0.0690}, -7.0, 13.0, -13.0, {0.0374, 0.0212, 0.0197}, {12.0, 6.0}, 0.845, 0.0040, 0.0092},
}};

/// Half breadth, axis to back, axis to palm side of a middle finger, mm: broad at the joints, padded between them.
constexpr std::array<std::array<double, 6>, 17> kFinger = {{
    {0, -0.22, 7.0, 7.2, 6.6, 2.10},
    {0, 0.05, 8.8, 9.2, 8.6, 2.10},
    {0, 0.28, 9.0, 8.9, 9.2, 2.10},
    {0, 0.46, 8.75, 8.1, 8.9, 2.15},
    {0, 0.52, 8.55, 7.9, 8.5, 2.15},
    {0, 0.70, 8.15, 7.4, 8.7, 2.20},
    {0, 0.88, 8.15, 7.5, 7.9, 2.20},
    {1, 0.00, 8.45, 8.0, 7.3, 2.20},
    {1, 0.18, 8.15, 7.5, 7.7, 2.20},
    {1, 0.48, 7.50, 6.5, 7.9, 2.20},
    {1, 0.80, 7.20, 6.1, 6.9, 2.20},
    {2, 0.00, 7.35, 6.2, 6.4, 2.20},
    {2, 0.18, 7.20, 5.8, 6.7, 2.25},
    {2, 0.38, 7.25, 5.5, 7.3, 2.30},
    {2, 0.60, 7.10, 5.2, 7.3, 2.30},
    {2, 0.80, 6.75, 5.0, 6.6, 2.30},
    {2, 1.00, 6.40, 4.9, 5.9, 2.30},
}};

constexpr std::array<std::array<double, 6>, 15> kThumb = {{
    {0, -0.10, 7.0, 6.0, 7.0, 2.10},
    {0, 0.15, 8.6, 7.6, 9.0, 2.10},
    {0, 0.55, 8.6, 7.8, 9.5, 2.10},
    {0, 0.85, 9.3, 8.9, 9.6, 2.10},
    {1, 0.00, 9.7, 9.3, 9.3, 2.10},
    {1, 0.18, 9.3, 8.7, 9.0, 2.10},
    {1, 0.50, 8.6, 7.6, 9.1, 2.15},
    {1, 0.80, 8.9, 7.5, 8.3, 2.20},
    {2, 0.00, 9.3, 7.8, 7.7, 2.20},
    {2, 0.15, 9.3, 7.3, 8.1, 2.20},
    {2, 0.35, 9.5, 6.7, 8.7, 2.25},
    {2, 0.55, 9.4, 6.1, 8.6, 2.30},
    {2, 0.75, 8.8, 5.5, 7.7, 2.30},
    {2, 0.88, 8.3, 5.1, 7.0, 2.30},
    {2, 1.00, 8.0, 4.9, 6.6, 2.30},
}};

}  // namespace

FingerPlan finger_plan(std::size_t finger) {
    const Row& row = kRows[finger];
    FingerPlan plan;
    plan.bones.assign(row.bones.begin(), row.bones.end());
    plan.flexion.assign(row.flexion.begin(), row.flexion.end());
    plan.thumb = finger == 0;
    const auto add = [&](const std::array<double, 6>& c) {
        const double k = 0.001 * row.breadth;
        plan.sections.push_back({static_cast<int>(c[0]), c[1], k * c[2], k * c[3], k * c[4], c[5]});
    };
    if (plan.thumb) {
        for (const auto& c : kThumb) {
            add(c);
        }
    } else {
        for (const auto& c : kFinger) {
            add(c);
        }
    }
    plan.cap = plan.thumb ? 0.0095 : 0.0085 * row.breadth;
    plan.nail_half = row.nail_half;
    plan.nail_length = row.nail_length;
    return plan;
}

Frame finger_start(std::size_t finger, const Frame& hand) {
    const Row& row = kRows[finger];
    const auto unit = [](const Vec3& v) { return v / std::sqrt(glm::dot(v, v)); };
    const double sy = stable_sin(radians(row.yaw));
    const double cy = stable_cos(radians(row.yaw));
    const double sf = stable_sin(radians(row.flex));
    const double cf = stable_cos(radians(row.flex));
    const Vec3 along = sy * cf * hand.u + sf * hand.v + cy * cf * hand.w;
    // The thumb's back looks to the radial side and a little backwards: turned about 65 degrees to the palm.
    Vec3 back = finger == 0 ? 0.87 * hand.u - 0.49 * hand.v : cf * -1.0 * hand.v + sf * (sy * hand.u + cy * hand.w);
    back = unit(back - along * glm::dot(back, along));
    Vec3 radial = glm::cross(along, back);
    if (row.roll != 0.0) {
        const double s = stable_sin(radians(row.roll));
        const double c = stable_cos(radians(row.roll));
        const Vec3 turned = c * back + s * radial;
        radial = c * radial - s * back;
        back = turned;
    }
    return {hand.world(row.joint.x, row.joint.y, row.joint.z), radial, back, along};
}

}  // namespace jingluo::forge
