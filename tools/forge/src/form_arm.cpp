// Arm and hand.
#include "figure.h"

namespace jingluo::forge {

void Figure::build_arm() {
    Vec3 along = skeleton_.wrist - skeleton_.shoulder;
    along /= std::sqrt(glm::dot(along, along));
    Vec3 front{0, 0, 1};
    front -= along * glm::dot(front, along);
    front /= std::sqrt(glm::dot(front, front));
    const Vec3 lateral = glm::cross(front, along) * -1.0;
    arm_frame_ = {skeleton_.shoulder, lateral.x > 0.0 ? lateral : -lateral, front, along};
    const Vec3 bend = arm_frame_.local(skeleton_.elbow);
    std::vector<Station> rows = {
        // w     mid    half   front   back   equator
        {0.020, 0.004, 0.0400, 0.041, -0.042, 0.0},     {0.050, 0.005, 0.0445, 0.043, -0.045, 0.0},
        {0.090, 0.003, 0.0440, 0.042, -0.046, -0.002},  {0.140, 0.000, 0.0410, 0.042, -0.045, -0.002},
        {0.200, -0.004, 0.0375, 0.039, -0.042, -0.003}, {0.260, -0.008, 0.0350, 0.029, -0.040, -0.006},
        {0.300, -0.009, 0.0370, 0.026, -0.041, -0.008}, {0.340, -0.007, 0.0395, 0.028, -0.038, -0.006},
        {0.380, -0.005, 0.0385, 0.029, -0.034, -0.004}, {0.430, -0.003, 0.0335, 0.024, -0.027, -0.002},
        {0.480, -0.001, 0.0280, 0.019, -0.021, -0.001}, {0.520, 0.000, 0.0260, 0.0165, -0.0180, 0.0},
        {0.550, 0.001, 0.0262, 0.0155, -0.0165, 0.0},   {0.572, 0.001, 0.0220, 0.0110, -0.0120, 0.0},
        {0.590, 0.001, 0.0120, 0.0050, -0.0060, 0.0},
    };
    const double length = glm::dot(skeleton_.wrist - skeleton_.shoulder, along);
    for (Station& s : rows) {
        const double t = s.w / length;
        const double elbow_t = bend.z / length;
        const double sag = t < elbow_t ? t / elbow_t : (1.0 - t) / (1.0 - elbow_t);
        const double shift = bend.y * std::max(sag, 0.0);
        const double girth = 1.0 + 0.12 * parameters_.build + (parameters_.sex == Sex::male ? 0.10 : 0.0);
        s.half *= girth;
        s.front = s.front * girth + shift;
        s.back = s.back * girth + shift;
        s.equator += shift;
    }
    arm_ = Sweep(arm_frame_, rows);
    deltoid_ = {skeleton_.shoulder + Vec3{0.006, -0.001, 0.002}, arm_frame_.world(0.006, -0.001, 0.085), 0.0455,
                0.0425};
    arm_box_ = arm_.box();
    arm_box_.add(deltoid_.a, 0.05);
}

void Figure::build_hand() {
    hand_frame_ = arm_frame_;
    hand_frame_.origin = arm_frame_.world(0.001, 0.0, 0.562);
    palm_ = Sweep(hand_frame_, {
                                   {-0.026, 0.000, 0.0140, 0.0060, -0.0070, 0.0, 2.0, 2.0},
                                   {-0.010, 0.000, 0.0235, 0.0115, -0.0120, 0.0, 2.1, 2.1},
                                   {0.010, 0.000, 0.0290, 0.0140, -0.0140, 0.0, 2.3, 2.3},
                                   {0.030, 0.000, 0.0345, 0.0150, -0.0130, 0.0, 2.4, 2.4},
                                   {0.055, -0.001, 0.0385, 0.0140, -0.0120, 0.0, 2.5, 2.5},
                                   {0.078, -0.002, 0.0405, 0.0125, -0.0115, 0.0, 2.5, 2.5},
                                   {0.092, -0.002, 0.0375, 0.0105, -0.0100, 0.0, 2.4, 2.4},
                                   {0.101, -0.002, 0.0320, 0.0075, -0.0075, 0.0, 2.2, 2.2},
                                   {0.107, -0.002, 0.0220, 0.0040, -0.0040, 0.0, 2.0, 2.0},
                               });
    // Fingers from thumb to little finger: base, two joints, tip pad; (u lateral, v palmar, w distal), radius.
    struct Joint {
        double u, v, w, radius;
    };
    static const std::array<std::array<Joint, 4>, 5> joints = {{
        {{{0.020, 0.006, 0.018, 0.0130},
          {0.042, 0.012, 0.046, 0.0115},
          {0.055, 0.015, 0.073, 0.0100},
          {0.062, 0.016, 0.094, 0.0085}}},
        {{{0.0270, 0.000, 0.070, 0.0105},
          {0.0325, 0.007, 0.118, 0.0086},
          {0.0345, 0.012, 0.139, 0.0078},
          {0.0355, 0.017, 0.155, 0.0068}}},
        {{{0.0080, 0.000, 0.074, 0.0105},
          {0.0100, 0.008, 0.128, 0.0087},
          {0.0105, 0.014, 0.152, 0.0079},
          {0.0108, 0.020, 0.170, 0.0069}}},
        {{{-0.0115, 0.000, 0.071, 0.0102},
          {-0.0130, 0.008, 0.121, 0.0083},
          {-0.0140, 0.014, 0.144, 0.0076},
          {-0.0145, 0.020, 0.161, 0.0066}}},
        {{{-0.0300, 0.001, 0.064, 0.0096},
          {-0.0345, 0.008, 0.105, 0.0075},
          {-0.0370, 0.013, 0.123, 0.0069},
          {-0.0385, 0.018, 0.137, 0.0060}}},
    }};
    hand_box_ = palm_.box();
    finger_nails_.clear();
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t k = 0; k < 4; ++k) {
            const Joint& j = joints[i][k];
            finger_joints_[i].push_back(hand_frame_.world(j.u, j.v, j.w));
            hand_box_.add(finger_joints_[i].back(), j.radius + 0.002);
            if (k > 0) {
                finger_bones_[i].push_back(
                    {finger_joints_[i][k - 1], finger_joints_[i][k], joints[i][k - 1].radius, j.radius});
            }
        }
        Vec3 along = finger_joints_[i][3] - finger_joints_[i][2];
        along /= std::sqrt(glm::dot(along, along));
        Vec3 out = i == 0 ? -0.6 * hand_frame_.v + 0.8 * hand_frame_.u : -hand_frame_.v;
        out -= along * glm::dot(out, along);
        out /= std::sqrt(glm::dot(out, out));
        finger_nails_.push_back(
            {{finger_joints_[i][3] + out * (joints[i][3].radius + 0.0002), glm::cross(out, along), out, along},
             i == 0 ? 0.0058 : 0.0046,
             0.0058,
             0.0004});
    }
}

double Figure::arm(const Vec3& p) const {
    const double far = arm_box_.outside(p);
    if (far > 0.08) {
        return std::min(far, hand(p));
    }
    double d = blend_min(arm_(p), round_cone(p, deltoid_.a, deltoid_.b, deltoid_.radius_a, deltoid_.radius_b), 0.030);
    return blend_min(d, hand(p), 0.012);
}

double Figure::hand(const Vec3& p) const {
    const double far = hand_box_.outside(p);
    if (far > 0.04) {
        return far;
    }
    double d = palm_(p);
    double fingers = 1.0;
    for (std::size_t i = 0; i < 5; ++i) {
        double one = 1.0;
        for (const Bone& b : finger_bones_[i]) {
            one = blend_min(one, round_cone(p, b.a, b.b, b.radius_a, b.radius_b), 0.004);
        }
        if (i == 0) {
            d = blend_min(d, one, 0.018);
        } else {
            const double w = hand_frame_.local(p).z - hand_frame_.local(finger_joints_[i][0]).z;
            fingers = i == 1 ? one : blend_min(fingers, one, mix(0.012, 0.003, smooth_step(0.024, 0.048, w)));  // webs
        }
    }
    return blend_min(d, fingers, 0.013);
}

}  // namespace jingluo::forge
