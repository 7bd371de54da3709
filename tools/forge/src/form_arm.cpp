// Arm from the shoulder to the wrist.
#include "figure.h"

namespace jingluo::forge {

namespace {

/// Axes along a limb's segment: w from `from` to `to`, v to the front, u lateral.
Frame along(const Vec3& from, const Vec3& to) {
    Vec3 w = to - from;
    w /= std::sqrt(glm::dot(w, w));
    Vec3 v{0, 0, 1};
    v -= w * glm::dot(v, w);
    v /= std::sqrt(glm::dot(v, v));
    const Vec3 u = glm::cross(w, v);
    return {from, u.x > 0.0 ? u : -u, v, w};
}

}  // namespace

void Figure::build_arm() {
    arm_frame_ = along(skeleton_.shoulder, skeleton_.wrist);
    // The sections stand across the line from shoulder to wrist; the elbow lies off that line, medially for the
    // carrying angle and backwards because a hanging arm is a little bent. Measures are from the bent axis.
    const Vec3 bend = arm_frame_.local(skeleton_.elbow);
    std::vector<Station> rows = {
        // w     mid    half   front   back   equator
        {0.020, 0.004, 0.0400, 0.041, -0.042, 0.0},       {0.050, 0.006, 0.0445, 0.043, -0.045, 0.0},
        {0.090, 0.005, 0.0440, 0.043, -0.046, -0.002},    {0.140, 0.003, 0.0400, 0.042, -0.0445, -0.002},
        {0.200, 0.000, 0.0376, 0.0412, -0.0430, -0.002},  {0.250, 0.000, 0.0350, 0.0350, -0.0405, -0.003},
        {0.280, 0.000, 0.0360, 0.0312, -0.0392, -0.004},  {0.302, -0.001, 0.0359, 0.0288, -0.0374, -0.004},
        {0.330, -0.001, 0.0380, 0.0285, -0.0355, -0.003}, {0.360, 0.000, 0.0379, 0.0280, -0.0330, -0.002},
        {0.400, 0.000, 0.0343, 0.0256, -0.0290, -0.001},  {0.440, 0.000, 0.0300, 0.0220, -0.0248, -0.001},
        {0.480, 0.000, 0.0270, 0.0186, -0.0210, -0.001},  {0.520, 0.000, 0.0257, 0.0165, -0.0180, 0.0},
        {0.550, 0.001, 0.0259, 0.0155, -0.0165, 0.0},     {0.572, 0.001, 0.0220, 0.0110, -0.0120, 0.0},
        {0.590, 0.001, 0.0120, 0.0050, -0.0060, 0.0},
    };
    const double length = glm::dot(skeleton_.wrist - skeleton_.shoulder, arm_frame_.w);
    for (Station& s : rows) {
        const double off = blend_min(s.w / bend.z, (length - s.w) / (length - bend.z), 0.5);  // bent round, not broken
        s.middle_u += bend.x * off;
        s.front += bend.y * off;
        s.back += bend.y * off;
        s.equator += bend.y * off;
    }
    // The upper end draws together inside the shoulder, so that its rim is not felt in the deltoid.
    const std::vector<Station> top = {{-0.030, 0.003, 0.0100, 0.011, -0.012, 0.0},
                                      {-0.010, 0.003, 0.0250, 0.026, -0.027, 0.0}};
    rows.insert(rows.begin(), top.begin(), top.end());
    arm_ = Sweep(arm_frame_, rows);
    wrist_frame_ = along(skeleton_.elbow, skeleton_.wrist);
    wrist_frame_.origin = skeleton_.wrist + 0.001 * wrist_frame_.u + 0.020 * wrist_frame_.w;
    // The deltoid draws together towards its insertion half-way down the outside of the humerus.
    deltoid_ = {skeleton_.shoulder + Vec3{0.006, -0.001, 0.002}, arm_frame_.world(-0.007, -0.006, 0.150), 0.0455,
                0.0270};
    arm_box_ = arm_.box();
    arm_box_.add(deltoid_.a, 0.05);
}

double Figure::arm(const Vec3& p) const {
    const double far = arm_box_.outside(p);
    if (far > 0.08) {
        return far;
    }
    return blend_min(arm_(p), round_cone(p, deltoid_.a, deltoid_.b, deltoid_.radius_a, deltoid_.radius_b), 0.030);
}

}  // namespace jingluo::forge
