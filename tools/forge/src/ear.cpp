#include "ear.h"

namespace jingluo::forge {

Ear::Ear() : frame_{{0.0755, 1.558, -0.006}, {0.88, 0.0, -0.475}, {0.0, 0.985, 0.17}, {0.475, 0.0, 0.88}} {
    box_.add(frame_.origin, 0.045);
}

double Ear::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.03) {
        return far;
    }
    const double lobe = ellipsoid(p, frame_, {0.0058, 0.0275, 0.0155});
    return blend_max(
        lobe,
        -ellipsoid(p, Frame{frame_.world(0.009, 0.003, 0.002), frame_.u, frame_.v, frame_.w}, {0.0085, 0.019, 0.0095}),
        0.004);
}

double Ear::edge_length(const Vec3& p) const {
    return box_.contains(p) ? mix(0.0096, 0.0032, smooth_step(0.066, 0.072, p.x) * smooth_step(1.50, 1.52, p.y))
                            : kNoWish;
}

}  // namespace jingluo::forge
