#include "hand.h"

#include "figure.h"

namespace jingluo::forge {

Hand::Hand(const Frame& wrist) : frame_(wrist) {
    palm_ = Sweep(frame_, {
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
    static const std::array<std::array<Joint, 4>, 5> rows = {{
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
    box_ = palm_.box();
    nails_.clear();
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t k = 0; k < 4; ++k) {
            const Joint& j = rows[i][k];
            joints_[i].push_back(frame_.world(j.u, j.v, j.w));
            box_.add(joints_[i].back(), j.radius + 0.002);
            if (k > 0) {
                bones_[i].push_back({joints_[i][k - 1], joints_[i][k], rows[i][k - 1].radius, j.radius});
            }
        }
        Vec3 along = joints_[i][3] - joints_[i][2];
        along /= std::sqrt(glm::dot(along, along));
        Vec3 out = i == 0 ? -0.6 * frame_.v + 0.8 * frame_.u : -frame_.v;
        out -= along * glm::dot(out, along);
        out /= std::sqrt(glm::dot(out, out));
        nails_.push_back({{joints_[i][3] + out * (rows[i][3].radius + 0.0002), glm::cross(out, along), out, along},
                          i == 0 ? 0.0058 : 0.0046,
                          0.0058,
                          0.0004});
    }
}

double Hand::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.04) {
        return far;
    }
    double d = palm_(p);
    double fingers = 1.0;
    for (std::size_t i = 0; i < 5; ++i) {
        double one = 1.0;
        for (const Bone& b : bones_[i]) {
            one = blend_min(one, round_cone(p, b.a, b.b, b.radius_a, b.radius_b), 0.004);
        }
        if (i == 0) {
            d = blend_min(d, one, 0.018);
        } else {
            const double w = frame_.local(p).z - frame_.local(joints_[i][0]).z;
            fingers = i == 1 ? one : blend_min(fingers, one, mix(0.012, 0.003, smooth_step(0.024, 0.048, w)));  // webs
        }
    }
    return blend_min(d, fingers, 0.013);
}

double Hand::lift(const Vec3& p) const {
    double sum = 0.0;
    if (box_.outside(p) < 0.004) {
        for (const Nail& n : nails_) {
            sum += n.relief(p);
        }
    }
    return sum;
}

std::vector<Stroke> Hand::strokes(const Figure& /*whole*/) const {
    return {};
}

double Hand::edge_length(const Vec3& p) const {
    const double on = smooth_step(-0.05, 0.0, glm::dot(p - frame_.origin, frame_.w)) * smooth_step(0.30, 0.36, p.x);
    return on > 0.0 ? mix(0.0096, 0.0041, on) : kNoWish;
}

}  // namespace jingluo::forge
