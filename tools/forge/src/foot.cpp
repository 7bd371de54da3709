#include "foot.h"

#include "figure.h"

namespace jingluo::forge {

Foot::Foot(const Skeleton& skeleton) : skeleton_(skeleton) {
    const double a = skeleton_.toe_out;
    frame_ = {skeleton_.heel, {stable_cos(a), 0, -stable_sin(a)}, {0, 1, 0}, {stable_sin(a), 0, stable_cos(a)}};
    sole_ = Sweep(frame_, {
                              // w    mid     half    top     bottom  equator nTop nBottom lean
                              {0.030, 0.000, 0.0260, 0.062, 0.002, 0.021, 2.0, 2.8, 0.0},
                              {0.060, 0.000, 0.0315, 0.082, 0.000, 0.021, 2.0, 3.2, 0.0},
                              {0.090, 0.002, 0.0340, 0.084, 0.000, 0.022, 2.0, 3.2, -0.05},
                              {0.120, 0.003, 0.0365, 0.069, 0.000, 0.021, 2.0, 3.2, -0.18},
                              {0.150, 0.003, 0.0410, 0.053, 0.000, 0.018, 2.1, 3.2, -0.28},
                              {0.175, 0.002, 0.0450, 0.041, 0.000, 0.016, 2.2, 3.0, -0.30},
                              {0.190, -0.001, 0.0400, 0.033, 0.001, 0.0145, 2.3, 2.6, -0.25},
                              {0.203, -0.004, 0.0300, 0.023, 0.004, 0.0125, 2.2, 2.2, -0.15},
                          });
    // Toes: rows from the base to the tip's pad; (u, v, w) in the foot's frame, with the radius there.
    struct Joint {
        double u, v, w, radius;
    };
    static const std::array<std::array<Joint, 4>, 5> rows = {{
        {{{-0.0275, 0.0175, 0.183, 0.0158},
          {-0.0275, 0.0160, 0.206, 0.0128},
          {-0.0262, 0.0142, 0.223, 0.0130},
          {-0.0245, 0.0122, 0.2365, 0.0114}}},
        {{{-0.0070, 0.0165, 0.190, 0.0115},
          {-0.0042, 0.0205, 0.214, 0.0089},
          {-0.0030, 0.0155, 0.232, 0.0087},
          {-0.0026, 0.0105, 0.2420, 0.0083}}},
        {{{0.0095, 0.0155, 0.185, 0.0110},
          {0.0125, 0.0195, 0.206, 0.0085},
          {0.0140, 0.0145, 0.223, 0.0084},
          {0.0146, 0.0098, 0.2325, 0.0080}}},
        {{{0.0240, 0.0145, 0.176, 0.0105},
          {0.0280, 0.0180, 0.194, 0.0082},
          {0.0300, 0.0132, 0.209, 0.0081},
          {0.0307, 0.0090, 0.2185, 0.0078}}},
        {{{0.0370, 0.0130, 0.163, 0.0105},
          {0.0420, 0.0160, 0.178, 0.0082},
          {0.0446, 0.0118, 0.191, 0.0082},
          {0.0455, 0.0085, 0.2000, 0.0079}}},
    }};
    toe_box_ = Box{};
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t k = 0; k < 4; ++k) {
            const Joint& j = rows[i][k];
            const Vec3 at = frame_.world(j.u, j.v, j.w);
            joints_[i].push_back(at);
            toe_box_.add(at, j.radius);
            if (k > 0) {
                bones_[i].push_back({joints_[i][k - 1], at, rows[i][k - 1].radius, j.radius});
            }
        }
        const Joint& a2 = rows[i][2];
        const Joint& b2 = rows[i][3];
        const Vec3 tip = joints_[i][3];
        Vec3 along = tip - joints_[i][2];
        along /= std::sqrt(glm::dot(along, along));
        const Vec3 across = frame_.u;
        Vec3 out = glm::cross(along, across);
        out *= out.y < 0.0 ? -1.0 : 1.0;
        out /= std::sqrt(glm::dot(out, out));
        const double length = i == 0 ? 0.0070 : i == 4 ? 0.0034 : 0.0042;
        const double width = i == 0 ? 0.0074 : i == 4 ? 0.0036 : 0.0044;
        const Vec3 centre = tip + out * mix(a2.radius, b2.radius, 0.7) - along * (i == 0 ? 0.002 : 0.0005);
        nails_[i] = {{centre, glm::cross(out, along), out, along}, width, length, i == 0 ? 0.00042 : 0.00022};
    }
    box_ = sole_.box();
    box_.add(toe_box_.low);
    box_.add(toe_box_.high);
}

double Foot::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.06) {
        return far;
    }
    const Vec3 heel = frame_.world(0.0, 0.0300, 0.0340);
    double d =
        blend_min(sole_(p), ellipsoid(p, Frame{heel, frame_.u, frame_.v, frame_.w}, {0.0305, 0.0335, 0.0338}), 0.030);
    const Vec3 q = frame_.local(p);
    if (toe_box_.outside(p) < 0.03) {
        double toes = 1.0;
        for (std::size_t i = 0; i < 5; ++i) {
            double one = 1.0;
            for (const Bone& b : bones_[i]) {
                one = blend_min(one, round_cone(p, b.a, b.b, b.radius_a, b.radius_b), 0.006);
            }
            const Vec3 tip = frame_.local(joints_[i][3]);
            // Between toes the skin meets in a crease; towards the web it fills.
            toes = i == 0 ? one : blend_min(toes, one, mix(0.010, 0.0025, smooth_step(-0.045, -0.022, q.z - tip.z)));
        }
        d = blend_min(d, toes, 0.012);
    }
    // Inner arch: the sole is hollowed from the inner side.
    const Vec3 arch_centre = frame_.world(-0.030, -0.010, 0.098);
    const double arch = ellipsoid(p, Frame{arch_centre, frame_.u, frame_.v, frame_.w}, {0.030, 0.026, 0.056});
    d = blend_max(d, -arch, 0.022);
    return blend_max(d, -p.y, 0.005);  // the sole stands flat on the floor
}

double Foot::lift(const Vec3& p) const {
    double sum = 0.0;
    if (toe_box_.outside(p) < 0.004) {
        for (const Nail& n : nails_) {
            sum += n.relief(p);
        }
    }
    return sum;
}

double Foot::edge_length(const Vec3& p) const {
    double e = kNoWish;
    const auto finer = [&](double length, double share) {
        if (share > 0.0) {
            e = std::min(e, mix(0.0096, length, share));
        }
    };
    finer(0.0038, smooth_step(0.16, 0.09, p.y));
    if (p.y < 0.06) {
        finer(0.0023, smooth_step(0.160, 0.190, glm::dot(p - frame_.origin, frame_.w)));
        for (const Nail& n : nails_) {
            const Vec3 d = n.frame.local(p);
            const double reach =
                std::max({std::abs(d.x) / n.half_width, std::abs(d.z) / n.half_length, std::abs(d.y) / 0.004});
            finer(0.0010, smooth_step(1.6, 1.25, reach));
        }
    }
    return e;
}

}  // namespace jingluo::forge
