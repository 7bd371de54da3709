#include "foot.h"

#include "figure.h"

namespace jingluo::forge {

Foot::Foot(const Skeleton& skeleton) : skeleton_(skeleton) {
    const double a = skeleton_.toe_out;
    frame_ = {skeleton_.heel, {stable_cos(a), 0, -stable_sin(a)}, {0, 1, 0}, {stable_sin(a), 0, stable_cos(a)}};
    sole_ = Sweep(frame_, {
                              // w    mid     half    top     bottom  equator nTop nBottom lean
                              {0.030, 0.000, 0.0200, 0.055, 0.008, 0.026, 2.0, 2.2, 0.0},
                              {0.045, 0.000, 0.0255, 0.066, 0.004, 0.026, 2.0, 2.3, 0.0},
                              {0.062, 0.001, 0.0290, 0.075, 0.001, 0.025, 2.0, 2.4, 0.0},
                              {0.085, 0.002, 0.0315, 0.077, -0.001, 0.023, 1.9, 2.5, -0.05},
                              {0.105, 0.003, 0.0345, 0.0725, -0.001, 0.022, 1.85, 2.6, -0.13},
                              {0.125, 0.003, 0.0378, 0.0645, -0.001, 0.021, 1.8, 2.7, -0.20},
                              {0.145, 0.002, 0.0410, 0.0550, -0.002, 0.0195, 1.8, 2.8, -0.27},
                              {0.165, 0.0005, 0.0430, 0.0452, -0.003, 0.0175, 1.85, 2.8, -0.32},
                              {0.180, -0.0005, 0.0425, 0.0375, -0.003, 0.0160, 2.0, 2.7, -0.32},
                              {0.191, -0.0055, 0.0370, 0.0302, -0.001, 0.0150, 2.1, 2.5, -0.26},
                              {0.201, -0.0110, 0.0210, 0.0180, 0.005, 0.0115, 2.1, 2.2, -0.15},
                          });
    toe_box_ = Box{};
    const auto& table = toe_table();
    for (std::size_t i = 0; i < 5; ++i) {
        for (const std::size_t k : {0U, 2U, 3U, 4U}) {
            const Toe::Joint& j = table[i].chain[k];
            joints_[i].push_back(frame_.world(j.u, j.v, j.w));
            toe_box_.add(joints_[i].back(), j.radius / table[i].narrowing);
        }
    }
    build_nails();
    box_ = sole_.box();
    box_.add(toe_box_.low);
    box_.add(toe_box_.high);
    box_.add(frame_.world(0.0, 0.0, 0.0), 0.004);
    box_.add(skeleton_.ankle, 0.038);
}

double Foot::heel_and_instep(const Vec3& q) const {
    // The pad under the calcaneus is broad; above it the bone narrows towards the tendon.
    const double pad = round_cone(q, {0.000, 0.0265, 0.0320}, {0.001, 0.0300, 0.0580}, 0.0305, 0.0290);
    const double bone = round_cone(q, {0.000, 0.0460, 0.0345}, {0.002, 0.0540, 0.0620}, 0.0235, 0.0250);
    return blend_min(pad, bone, 0.020);
}

double Foot::malleoli(const Vec3& p) const {
    const Vec3 ankle = skeleton_.ankle;
    // The fibula ends lower and further back than the tibia.
    const Vec3 outer{ankle.x + 0.0232, skeleton_.lateral_malleolus + 0.004, ankle.z - 0.004};
    const Vec3 inner{ankle.x - 0.0168, skeleton_.medial_malleolus + 0.003, ankle.z + 0.008};
    const double lateral = ellipsoid(p, outer, {0.0112, 0.0165, 0.0125});
    const double medial = ellipsoid(p, inner, {0.0105, 0.0180, 0.0150});
    return std::min(lateral, medial);
}

double Foot::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.06) {
        return far;
    }
    const Vec3 q = frame_.local(p);
    double d = blend_min(sole_(p), heel_and_instep(q), 0.026);
    if (p.y > 0.024) {
        d = blend_min(d, malleoli(p), 0.016);
    }
    if (toe_box_.outside(p) < 0.03) {
        d = forefoot(q, d);
    }
    // Inner arch: the sole is hollowed from the inner side.
    const Frame arch{frame_.world(-0.034, -0.012, 0.103), frame_.u, frame_.v, frame_.w};
    d = blend_max(d, -ellipsoid(p, arch, {0.036, 0.030, 0.058}), 0.034);
    return blend_max(d, -p.y - 0.0010, 0.013);  // the sole stands flat on the floor
}

double Foot::lift(const Vec3& p) const {
    double sum = 0.0;
    if (toe_box_.outside(p) < 0.004) {
        for (const Nail& n : nails_) {
            sum += toe_nail_relief(n, p);
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
    const Vec3 q = frame_.local(p);
    finer(0.0070, smooth_step(0.16, 0.11, p.y));
    if (p.y < 0.09) {
        finer(0.0049, smooth_step(0.080, 0.110, q.z));
    }
    if (p.y < 0.05) {
        // The forefoot ahead of a line along the roots of the toes, which runs back towards the little toe.
        const double ahead = q.z - (0.196 - 0.35 * std::max(q.x, 0.0));
        finer(0.0026, smooth_step(-0.010, 0.006, ahead));
        for (const Nail& n : nails_) {
            const Vec3 d = n.frame.local(p);
            if (std::abs(d.y) < 0.007) {
                const double s = toe_nail_outline(n, d);
                finer(0.0018, smooth_step(0.0040, 0.0024, s));
                finer(0.0010, smooth_step(0.0028, 0.0016, std::abs(s)));
            }
        }
    }
    return e;
}

}  // namespace jingluo::forge
