#include "figure.h"

#include <cstddef>

namespace jingluo::forge {

namespace {

// Strokes are found through a coarse grid over the left half of the figure.
constexpr double kBucket = 0.03;
constexpr int kBucketsX = 24, kBucketsY = 58, kBucketsZ = 22;
const Vec3 kBucketOrigin{-0.06, -0.02, -0.26};

int bucket_of(const Vec3& p) {
    const Vec3 q = (p - kBucketOrigin) / kBucket;
    if (q.x < 0.0 || q.y < 0.0 || q.z < 0.0) {
        return -1;
    }
    const int x = static_cast<int>(q.x);
    const int y = static_cast<int>(q.y);
    const int z = static_cast<int>(q.z);
    if (x >= kBucketsX || y >= kBucketsY || z >= kBucketsZ) {
        return -1;
    }
    return (y * kBucketsZ + z) * kBucketsX + x;
}

}  // namespace

Figure::Figure(const Parameters& parameters) : parameters_(parameters), skeleton_() {
    build_trunk();
    build_leg();
    foot_ = std::make_unique<Foot>(skeleton_);
    build_arm();
    hand_ = std::make_unique<Hand>(wrist_frame_);
    head_ = std::make_unique<Head>();
    ear_ = std::make_unique<Ear>();
    sculpt_back();
    sculpt_front();
    sculpt_shoulder_blade();
    sculpt_shoulder_front();
    sculpt_thigh();
    sculpt_knee();
    sculpt_leg();
    sculpt_arm();
    sculpt_neck();
    body_strokes_ = strokes_.size();
    for (const Part* part : parts()) {
        for (Stroke& s : part->strokes(*this)) {
            strokes_.push_back(std::move(s));
        }
    }
    index_strokes();
    bounds_.low = {-0.62, -0.006, -0.21};
    bounds_.high = {0.62, 1.70, 0.24};
}

double Figure::base(const Vec3& q) const {
    const Vec3 p{std::abs(q.x), q.y, q.z};
    double d = lower(p);
    if (p.y > 0.72) {
        d = blend_min(d, trunk(p), 0.045);
        d = blend_min(
            d, buttock(p),
            mix(0.024, 0.072,
                smooth_step(0.77, 0.87, p.y) + (1.0 - smooth_step(0.77, 0.87, p.y)) * smooth_step(0.045, 0.135, p.x)));
    }
    if (p.y > 0.5) {
        // At the wrist the forearm's field passes into the hand's: a union of the two would bulge where they overlap.
        const double share = hand_->share(p);
        const double forearm = share < 1.0 ? arm(p) : 0.0;
        // The armpit is a hollow between its two folds: arm and chest meet there more sharply than over the shoulder.
        const double round = mix(0.006, 0.035, smooth_step(1.265, 1.330, p.y));
        d = blend_min(d, share > 0.0 ? mix(forearm, hand_->distance(p), share) : forearm, round);
    }
    if (p.y > 1.36) {
        d = blend_min(d, ear_->onto(head_->distance(p), p), 0.025);
    }
    return d;
}

double Figure::lift(const Vec3& p, std::size_t strokes) const {
    double sum = patella(p);
    const int b = bucket_of(p);
    if (b >= 0) {
        for (const std::uint16_t i : buckets_[static_cast<std::size_t>(b)]) {
            const Stroke& s = strokes_[i];
            if (i < strokes && s.box().contains(p)) {
                sum += s.lift(p);
            }
        }
    }
    return sum;
}

double Figure::lift_both_sides(const Vec3& q) const {
    const Vec3 p{std::abs(q.x), q.y, q.z};
    // A sided stroke that reaches over the midline is met again by its twin: both are summed, so no seam shows.
    double sum = lift(p, strokes_.size());
    for (const Part* part : parts()) {
        sum += part->lift(p);
    }
    if (p.x < 0.06) {
        sum += lift({-p.x, p.y, p.z}, strokes_.size());
    }
    return sum;
}

double Figure::body_relief(const Vec3& q) const {
    const Vec3 p{std::abs(q.x), q.y, q.z};
    return lift(p, body_strokes_) + (p.x < 0.06 ? lift({-p.x, p.y, p.z}, body_strokes_) : 0.0);
}

namespace {

constexpr double kLiftReach = 0.014;  // no lift is higher, so further from the base skin it cannot matter

/// Differences over the corners of a tetrahedron.
constexpr std::array<std::array<double, 3>, 4> kTetrahedron = {{{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}}};

}  // namespace

// Lifts are read at the nearest place of the base skin, not at p itself: the skin is then moved along its normal by
// exactly the lift, however steep the strokes are and however many overlap.
double Figure::field(const Vec3& p) const {
    const double d = base(p);
    if (std::abs(d) > kLiftReach) {
        return d;
    }
    const double h = 0.0005;
    const Vec3 g{base({p.x + h, p.y, p.z}) - d, base({p.x, p.y + h, p.z}) - d, base({p.x, p.y, p.z + h}) - d};
    const double length2 = std::max(glm::dot(g, g), 1e-12);
    return d - lift_both_sides(p - g * (d * h / length2));
}

double Figure::sample(const Vec3& p, double h, Vec3& gradient) const {
    std::array<double, 4> v{};
    Vec3 g{0.0};
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec3 corner{kTetrahedron[i][0], kTetrahedron[i][1], kTetrahedron[i][2]};
        v[i] = base(p + h * corner);
        g += corner * v[i];
    }
    g /= 4.0 * h;
    const double length2 = std::max(glm::dot(g, g), 0.05);
    gradient = Vec3{0.0};
    double mean = 0.0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Vec3 corner{kTetrahedron[i][0], kTetrahedron[i][1], kTetrahedron[i][2]};
        const double f = v[i] - lift_both_sides(p + h * corner - g * (v[i] / length2));
        gradient += corner * f;
        mean += f;
    }
    gradient /= 4.0 * h;
    return 0.25 * mean;
}

Vec3 Figure::normal(const Vec3& p, double h) const {
    Vec3 g;
    sample(p, h, g);
    return g / std::max(std::sqrt(glm::dot(g, g)), 1e-12);
}

Vec3 Figure::onto_skin(Vec3 p, int steps) const {
    for (int i = 0; i < steps; ++i) {
        Vec3 g;
        const double f = sample(p, 0.0003, g);
        if (std::abs(f) < 1e-6) {
            break;
        }
        Vec3 step = g * (f / std::max(glm::dot(g, g), 0.15));
        const double length = std::sqrt(glm::dot(step, step));
        if (length > 0.004) {
            step *= 0.004 / length;
        }
        p -= step;
    }
    return p;
}

double Figure::gluteal_fold_height(double x) const {
    // The crease is where the outline of the back of the hip, followed downwards, turns outwards most sharply.
    // Further out the buttock passes into the thigh without a crease; the fold's direction is kept.
    if (x > 0.102) {
        return gluteal_fold_height(0.102) + 0.08 * (x - 0.102);
    }
    const double h = 0.005;
    double best = -1.0;
    double at = skeleton_.gluteal_fold;
    for (double y = 0.735; y < 0.815; y += 0.001) {
        const double bend = 2.0 * back_skin(x, y).z - back_skin(x, y - h).z - back_skin(x, y + h).z;
        if (bend > best) {
            best = bend;
            at = y;
        }
    }
    return at;
}

Vec3 Figure::base_skin(const Vec3& origin, const Vec3& direction) const {
    double t = 0.0;
    double step = 0.002;
    while (base(origin + t * direction) < 0.0 && t < 0.5) {
        t += step;
    }
    double low = std::max(t - step, 0.0);
    for (int i = 0; i < 24; ++i) {
        const double m = 0.5 * (low + t);
        (base(origin + m * direction) < 0.0 ? low : t) = m;
    }
    return origin + t * direction;
}

Vec3 Figure::leg_skin(double y, double angle_degrees) const {
    const double a = radians(angle_degrees);
    return base_skin(leg_axis(y), {stable_sin(a), 0.0, stable_cos(a)});
}

Vec3 Figure::leg_axis(double y) const {
    Vec3 c = leg_.centre(y);
    c.z = mix(skeleton_.ankle.z, c.z, smooth_step(0.10, 0.14, y));  // at the ankle the section runs on into the instep
    return c;
}

Vec3 Figure::back_skin(double x, double y) const {
    return base_skin({x, y, -0.03}, {0, 0, -1});
}

Vec3 Figure::front_skin(double x, double y) const {
    return base_skin({x, y, 0.0}, {0, 0, 1});
}

Stroke::Knot Figure::on_foot(const Vec3& from_uvw, const Vec3& way_uvw, double radius, double height) const {
    const Vec3 way = way_uvw.x * foot_->frame().u + way_uvw.y * foot_->frame().v + way_uvw.z * foot_->frame().w;
    return {base_skin(foot_->frame().world(from_uvw.x, from_uvw.y, from_uvw.z), way / std::sqrt(glm::dot(way, way))),
            radius, height};
}

Stroke::Knot Figure::on_arm(double w, double angle, double radius, double height) const {
    const double a = radians(angle);
    return {base_skin(arm_.centre(w), stable_sin(a) * arm_frame_.u + stable_cos(a) * arm_frame_.v), radius, height};
}

void Figure::index_strokes() {
    buckets_.assign(static_cast<std::size_t>(kBucketsX * kBucketsY * kBucketsZ), {});
    for (std::size_t i = 0; i < strokes_.size(); ++i) {
        const Box& box = strokes_[i].box();
        for (int y = 0; y < kBucketsY; ++y) {
            for (int z = 0; z < kBucketsZ; ++z) {
                for (int x = 0; x < kBucketsX; ++x) {
                    const Vec3 low = kBucketOrigin + kBucket * Vec3(x, y, z);
                    if (low.x < box.high.x && low.x + kBucket > box.low.x && low.y < box.high.y &&
                        low.y + kBucket > box.low.y && low.z < box.high.z && low.z + kBucket > box.low.z) {
                        buckets_[static_cast<std::size_t>((y * kBucketsZ + z) * kBucketsX + x)].push_back(
                            static_cast<std::uint16_t>(i));
                    }
                }
            }
        }
    }
}

}  // namespace jingluo::forge
