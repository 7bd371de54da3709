#include "hand_finger.h"

#include <cstddef>

namespace jingluo::forge {

namespace {

/// Half the length of axis over which a joint bends.
constexpr double kBend = 0.0065;

/// Arc tangent for |q| < 0.6, to about 1e-6, without the C library.
double small_arctangent(double q) {
    const double q2 = q * q;
    return q * (1.0 - q2 * (1.0 / 3 - q2 * (1.0 / 5 - q2 * (1.0 / 7 - q2 * (1.0 / 9 - q2 * (1.0 / 11 - q2 / 13))))));
}

}  // namespace

Finger::Finger(const Frame& start, const FingerPlan& plan) : start_(start) {
    bend(plan);
    std::vector<double> at;
    std::vector<double> half;
    std::vector<double> dorsal;
    std::vector<double> palmar;
    std::vector<double> squareness;
    for (const FingerPlan::Section& c : plan.sections) {
        const auto i = static_cast<std::size_t>(c.bone);
        at.push_back(joint_[i] + c.along * plan.bones[i]);
        half.push_back(c.half);
        dorsal.push_back(c.dorsal);
        palmar.push_back(c.palmar);
        squareness.push_back(c.squareness);
    }
    half_ = Spline(at, half);
    dorsal_ = Spline(at, dorsal);
    palmar_ = Spline(at, palmar);
    squareness_ = Spline(at, squareness);
    low_ = at.front();
    cap_ = plan.cap;
    cap_from_ = tip() - cap_;
    nail_half_ = plan.nail_half;
    nail_end_ = tip() - 0.0006;
    nail_root_ = nail_end_ - plan.nail_length;
    // The plate starts under the proximal fold and falls a little towards its free edge.
    nail_b_ = dorsal_(nail_root_) - 0.0002;
    nail_slope_ = -0.16;
    base_crease_ = plan.thumb ? joint_[1] : 0.455 * plan.bones[0];
    lay_creases(plan);
    for (double s = low_; s <= tip() + 0.001; s += 0.002) {
        box_.add(world(s, 0.0, 0.0), 0.0125);
    }
}

void Finger::bend(const FingerPlan& plan) {
    double x = 0.0;
    double y = 0.0;
    double turned = 0.0;
    double s = 0.0;
    const std::size_t n = plan.bones.size();
    joint_.push_back(0.0);
    for (std::size_t i = 0; i < n; ++i) {
        const double before = i == 0 ? 0.0 : kBend;
        const double after = i + 1 == n ? 0.0 : kBend;
        const double straight = plan.bones[i] - before - after;
        Piece line{x, y, stable_cos(turned), -stable_sin(turned), s, straight, 0.0};
        pieces_.push_back(line);
        x += line.tx * straight;
        y += line.ty * straight;
        s += straight;
        if (i + 1 == n) {
            joint_.push_back(s);
            break;
        }
        const double angle = radians(plan.flexion[i]);
        const double half = 0.5 * angle;
        const double radius = kBend * stable_cos(half) / stable_sin(half);
        pieces_.push_back({x, y, line.tx, line.ty, s, radius * angle, radius});
        joint_.push_back(s + 0.5 * radius * angle);
        turned += angle;
        x += kBend * (line.tx + stable_cos(turned));
        y += kBend * (line.ty - stable_sin(turned));
        s += radius * angle;
    }
}

Finger::Local Finger::local(const Vec3& p) const {
    const Vec3 d = p - start_.origin;
    const double a = glm::dot(d, start_.u);
    const double x = glm::dot(d, start_.w);
    const double y = glm::dot(d, start_.v);
    for (std::size_t i = 0;; ++i) {
        const Piece& c = pieces_[i];
        const double dx = x - c.x;
        const double dy = y - c.y;
        const double along = dx * c.tx + dy * c.ty;
        const double out = dy * c.tx - dx * c.ty;
        if (c.radius == 0.0) {
            if (along <= c.length || i + 1 == pieces_.size()) {
                return {c.from + along, a, out};
            }
            continue;
        }
        const double height = std::max(out + c.radius, 0.2 * c.radius);
        const double way = c.radius * small_arctangent(std::clamp(along / height, -0.6, 0.6));
        if (way <= c.length) {
            return {c.from + way, a, std::sqrt(along * along + height * height) - c.radius};
        }
    }
}

Vec3 Finger::world(double s, double a, double b) const {
    std::size_t i = 0;
    while (i + 1 < pieces_.size() && s > pieces_[i].from + pieces_[i].length) {
        ++i;
    }
    const Piece& c = pieces_[i];
    double x = c.x + (s - c.from) * c.tx;
    double y = c.y + (s - c.from) * c.ty;
    double nx = -c.ty;
    double ny = c.tx;
    if (c.radius > 0.0) {
        const double angle = (s - c.from) / c.radius;
        const double sine = stable_sin(angle);
        const double cosine = stable_cos(angle);
        nx = -c.ty * cosine + c.tx * sine;
        ny = c.tx * cosine + c.ty * sine;
        x = c.x + c.ty * c.radius + nx * c.radius;
        y = c.y - c.tx * c.radius + ny * c.radius;
    }
    return start_.origin + (x + nx * b) * start_.w + (y + ny * b) * start_.v + a * start_.u;
}

double Finger::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.012) {
        return far + 0.002;
    }
    const Local q = local(p);
    const double s = std::clamp(q.s, low_, tip());
    const double half = half_(s);
    const double ahead = dorsal_(s);
    const double behind = palmar_(s);
    const double n = squareness_(s);
    const double depth = mix(behind, ahead, smooth_step(-0.5 * behind, 0.5 * ahead, q.b));
    const double su = std::max(std::abs(q.a) / half, 1e-6);
    const double sv = std::max(std::abs(q.b) / depth, 1e-6);
    const double pu = stable_pow(su, n);
    const double pv = stable_pow(sv, n);
    const double sum = pu + pv;
    double g = stable_pow(sum, 1.0 / n);
    double gu = pu / sum * g / su / half;
    double gv = pv / sum * g / sv / depth;
    double gs = 0.0;
    const double t = q.s > cap_from_ ? (q.s - cap_from_) / cap_ : std::min(q.s - low_, 0.0) / 0.006;
    if (t != 0.0) {
        const double round = std::sqrt(g * g + t * t);
        gu *= g / round;
        gv *= g / round;
        gs = t / round / (t > 0.0 ? cap_ : 0.006);
        g = round;
    }
    const double d = (g - 1.0) / std::sqrt(gu * gu + gv * gv + gs * gs);
    if (q.s > nail_root_ - 0.006 && q.b > -0.003) {
        return blend_min(d, nail_solid(q), 0.0009);
    }
    return d;
}

double Finger::nail_top(double s, double a) const {
    const double t = s - nail_root_;
    return nail_b_ + nail_slope_ * t - 6.0 * t * t - a * a / (2.0 * 1.30 * nail_half_);
}

double Finger::nail_solid(const Local& q) const {
    const double top = q.b - nail_top(q.s, q.a);
    const double under = -0.0011 - top;
    const double side = std::abs(q.a) - 1.05 * nail_half_;
    const double end = q.s - nail_end_ + 0.42 * q.a * q.a / nail_half_;
    const double root = nail_root_ + 0.001 - q.s;
    double d = blend_max(0.92 * top, 0.92 * under, 0.0006);
    d = blend_max(d, side, 0.0014);
    d = blend_max(d, 0.9 * end, 0.0008);
    return blend_max(d, root, 0.0008);
}

/// 1 on the border of the nail (sides and root), less inside, more outside; about 1 mm for every 0.2.
double Finger::nail_edge(const Local& q) const {
    const double x = std::abs(q.a) / nail_half_;
    const double middle = nail_root_ + 0.45 * (nail_end_ - nail_root_);
    const double z = std::max(middle - q.s, 0.0) / (middle - nail_root_);
    return stable_pow(stable_pow(x + 1e-9, 3.2) + stable_pow(z + 1e-9, 3.2), 1.0 / 3.2);
}

}  // namespace jingluo::forge
