#include "tones_head.h"

#include "head_hair.h"

namespace jingluo::forge {

namespace {

const Vec3 kHair{0.125, 0.095, 0.080};
const Vec3 kBlood{0.740, 0.445, 0.365};

double soft_ball(const Vec3& p, const Vec3& at, double radius) {
    const Vec3 d = (p - at) / radius;
    const double r2 = glm::dot(d, d);
    return r2 < 1.0 ? (1.0 - r2) * (1.0 - r2) : 0.0;
}

/// 1 between two heights, 0 outside, over a soft edge.
double between(double low, double high, double edge, double y) {
    return smooth_step(low - edge, low + edge, y) * smooth_step(high + edge, high - edge, y);
}

Vec3 eye_tone(const Head& head, const Vec3& p, Vec3 c) {
    const auto towards = [&](const Vec3& to, double share) { c += clamp01(share) * (to - c); };
    const double upper = head.upper_lid(p.x);
    const double lower = head.lower_lid(p.x);
    const double across = smooth_step(0.0155, 0.0170, p.x) * smooth_step(0.0448, 0.0436, p.x);
    towards({0.66, 0.40, 0.34}, 0.35 * across * between(lower - 0.0012, upper + 0.0010, 0.0010, p.y));  // lid edges
    const Vec3 from = p - head.eyeball();
    const double centre = std::sqrt(glm::dot(from, from));
    if (upper > lower) {
        const double open = across * between(lower, upper, 0.0003, p.y) *
                            smooth_step(head.eyeball_radius() + 0.0012, head.eyeball_radius() + 0.0004, centre);
        const double r = std::sqrt(from.x * from.x + from.y * from.y);
        Vec3 ball = Vec3{0.80, 0.74, 0.69};
        const auto ball_towards = [&](const Vec3& to, double share) { ball += clamp01(share) * (to - ball); };
        ball_towards({0.74, 0.45, 0.39}, smooth_step(0.0195, 0.0178, p.x));  // caruncle
        ball_towards({0.13, 0.085, 0.060}, smooth_step(0.0061, 0.0056, r));
        ball_towards({0.27, 0.175, 0.110}, smooth_step(0.0054, 0.0044, r));
        ball_towards({0.02, 0.018, 0.018}, smooth_step(0.0024, 0.0019, r));
        ball_towards({0.35, 0.28, 0.25}, 0.4 * smooth_step(upper - 0.0022, upper, p.y));  // the lid's shade
        towards(ball, open);
    }
    towards({0.12, 0.085, 0.070},
            0.80 * across * smooth_step(0.0011, 0.0003, std::abs(p.y - upper - 0.0001)));  // upper lashes
    towards({0.25, 0.17, 0.14}, 0.30 * across * smooth_step(0.0007, 0.0002, std::abs(p.y - lower)));
    return c;
}

}  // namespace

Vec3 head_tone(const Head& head, const Vec3& p, const Vec3& skin) {
    Vec3 c = skin;
    if (p.y < 1.44) {
        return c;
    }
    const auto towards = [&](const Vec3& to, double share) { c += clamp01(share) * (to - c); };
    // Thin or well supplied skin: cheeks, tip of the nose, chin, ears.
    towards(kBlood, 0.22 * soft_ball(p, {0.046, 1.540, 0.074}, 0.040));
    towards(kBlood, 0.25 * soft_ball(p, {0.0, 1.536, 0.108}, 0.024));
    towards(kBlood, 0.12 * soft_ball(p, {0.0, 1.472, 0.090}, 0.025));
    towards(kBlood, 0.28 * soft_ball(p, {0.080, 1.556, -0.010}, 0.036));
    if (p.z > 0.055 && p.x < 0.052 && p.y > 1.485 && p.y < 1.60) {
        if (p.y < 1.52 && p.x < head.mouth_half_width() + 0.002) {
            const double red = between(head.lower_vermilion(p.x), head.upper_vermilion(p.x), 0.0006, p.y) *
                               smooth_step(head.mouth_half_width() + 0.0010, head.mouth_half_width() - 0.0010, p.x);
            towards({0.600, 0.325, 0.285}, 0.75 * red);
            towards({0.30, 0.13, 0.115}, 0.7 * red * smooth_step(0.0010, 0.0002, std::abs(p.y - head.mouth_line(p.x))));
        }
        if (p.y > 1.556 && p.y < 1.578) {
            c = eye_tone(head, p, c);
        }
        // Brows: full at their inner half, running out to a thread.
        const double along = clamp01((p.x - kBrowMedialEnd) / (kBrowLateralEnd - kBrowMedialEnd));
        const double thick = mix(0.0036, 0.0011, smooth_step(0.25, 1.0, along));
        const double off = std::abs(p.y - brow_height(p.x)) / thick;
        c += 0.62 * smooth_step(1.25, 0.55, off) * smooth_step(kBrowMedialEnd - 0.0015, kBrowMedialEnd + 0.003, p.x) *
             smooth_step(kBrowLateralEnd + 0.0005, kBrowLateralEnd - 0.003, p.x) * (Vec3{0.17, 0.12, 0.10} - c);
    }
    if (head.distance(p) < 0.0022) {  // not on the ears, which stand off
        towards(kHair, 0.86 * smooth_step(-0.0035, 0.0045, above_hairline(p)));
    }
    return c;
}

}  // namespace jingluo::forge
