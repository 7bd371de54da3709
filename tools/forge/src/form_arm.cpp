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
        s.front += shift;
        s.back += shift;
        s.equator += shift;
    }
    // The upper end draws together inside the shoulder, so that its rim is not felt in the deltoid.
    const std::vector<Station> top = {{-0.030, 0.003, 0.0100, 0.011, -0.012, 0.0},
                                      {-0.010, 0.003, 0.0250, 0.026, -0.027, 0.0}};
    rows.insert(rows.begin(), top.begin(), top.end());
    arm_ = Sweep(arm_frame_, rows);
    deltoid_ = {skeleton_.shoulder + Vec3{0.006, -0.001, 0.002}, arm_frame_.world(0.006, -0.001, 0.085), 0.0455,
                0.0425};
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
