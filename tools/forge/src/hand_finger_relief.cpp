// The fine relief of a finger: flexion creases, wrinkles over the joints, folds of the nail.
#include <cstddef>

#include "hand_finger.h"

namespace jingluo::forge {

namespace {

/// A furrow's section: 1 in the middle, 0 at |x| = 1.
double furrow(double x) {
    const double f = 1.0 - x * x;
    return f > 0.0 ? f * f : 0.0;
}

}  // namespace

// The creases on the palm side lie a little proximal to the joints they belong to (a doubled one at the middle joint,
// a single one at the last joint); the fold at the root lies at the middle of the proximal phalanx, where the web is.
void Finger::lay_creases(const FingerPlan& plan) {
    const auto palmar = [&](double s, double depth, double width, double bow) {
        creases_.push_back({s, depth, width, bow, false});
    };
    const auto back = [&](double s, double depth, double width, double bow) {
        creases_.push_back({s, depth, width, bow, true});
    };
    if (plan.thumb) {
        palmar(joint_[1] + 0.0010, 0.0004, 0.0019, 0.0020);
        palmar(joint_[1] + 0.0065, 0.0003, 0.0018, -0.0010);
        palmar(joint_[2] - 0.0005, 0.0006, 0.0018, 0.0);
        palmar(joint_[2] - 0.0038, 0.0002, 0.0015, 0.0);
    } else {
        palmar(base_crease_ - 0.0005, 0.0005, 0.0020, -0.0012);
        palmar(joint_[1] - 0.0004, 0.0006, 0.0018, 0.0004);
        palmar(joint_[1] - 0.0034, 0.00022, 0.0015, -0.0005);
        palmar(joint_[2] - 0.0012, 0.0005, 0.0017, 0.0004);
    }
    // Wrinkles of the extended joint run like the grain round a knot: the outer ones bow away from its middle.
    const double knuckle = plan.thumb ? joint_[2] : joint_[1];
    for (const auto& [offset, depth] :
         {std::pair{-0.0068, 0.00018}, {-0.0035, 0.00034}, {0.0, 0.00040}, {0.0036, 0.00030}}) {
        back(knuckle + offset - 0.0004, depth, 0.0016, -0.42 * offset);
    }
    if (!plan.thumb) {
        back(joint_[2] - 0.0016, 0.00026, 0.0015, 0.0006);
        back(joint_[2] + 0.0018, 0.00022, 0.0015, -0.0006);
    }
}

double Finger::relief(const Vec3& p) const {
    if (box_.outside(p) > 0.0) {
        return 0.0;
    }
    const Local q = local(p);
    if (q.s < 0.3 * base_crease_ || q.s > tip() + 0.003) {
        return 0.0;
    }
    // Only the finger's own skin: neighbours and the palm lie within the same box.
    const double x = q.a / half_(q.s);
    const double y = q.b > 0.0 ? q.b / dorsal_(q.s) : q.b / palmar_(q.s);
    const double own = smooth_step(1.75, 1.35, x * x + y * y);
    if (own == 0.0) {
        return 0.0;
    }
    double sum = 0.0;
    for (const Crease& c : creases_) {
        const double off = (q.s - c.s - c.bow * x * x) / c.width;
        if (std::abs(off) >= 1.0) {
            continue;
        }
        // To the middle of the finger's side on the palm; not so far on the back.
        const double share = c.back ? smooth_step(0.45, 0.75, q.b / dorsal_(q.s)) * smooth_step(0.95, 0.6, std::abs(x))
                                    : smooth_step(0.10, -0.50, q.b / palmar_(q.s));
        sum -= c.depth * share * furrow(off);
    }
    if (q.s > nail_root_ - 0.006 && q.b > 0.0) {
        const double e = nail_edge(q);
        const double wall = smooth_step(nail_end_ - 0.0010, nail_end_ - 0.0050, q.s);
        // A groove just outside the plate, then the rounded fold, higher at the sides than over the root.
        const double groove = furrow((e - 1.06) / 0.24);
        const double fold = furrow((e - 1.31) / 0.30);
        sum += wall * (0.00030 * fold - 0.00032 * groove);
        sum += 0.00010 * smooth_step(1.0, 0.85, e);
    }
    return own * sum;
}

double Finger::edge_length(const Vec3& p) const {
    if (box_.outside(p) > 0.002) {
        return 1.0;
    }
    const Local q = local(p);
    if (q.s < 0.2 * base_crease_) {
        return 1.0;
    }
    const double x = q.a / half_(q.s);
    const double y = q.b > 0.0 ? q.b / dorsal_(q.s) : q.b / palmar_(q.s);
    if (x * x + y * y > 1.9) {
        return 1.0;
    }
    double e = 0.0031;
    const double reach = q.b > 0.0 ? q.b / dorsal_(q.s) : q.b / palmar_(q.s);
    for (const Crease& c : creases_) {
        const double share = c.back ? smooth_step(0.4, 0.7, reach) : smooth_step(0.1, -0.4, reach);
        const double near = smooth_step(1.9, 0.9, std::abs(q.s - c.s) / c.width);
        e = std::min(e, mix(0.0031, c.back ? 0.0018 : 0.0015, share * near));
    }
    if (q.s > nail_root_ - 0.006 && q.b > 0.0) {
        const double edge = nail_edge(q);
        const double border = smooth_step(1.55, 1.25, edge) * smooth_step(0.65, 0.85, edge);
        const double free = smooth_step(nail_end_ - 0.0035, nail_end_ - 0.0018, q.s) * smooth_step(0.15, 0.4, reach);
        e = std::min(e, mix(0.0031, 0.0012, std::max(border, free)));
    }
    return e;
}

}  // namespace jingluo::forge
