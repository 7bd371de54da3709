#include "deform.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "tracer.h"

namespace jingluo::forge {

RadialTable::RadialTable(std::vector<double> places, std::size_t cosine_count, std::size_t sine_count)
    : at(std::move(places)), cosines(cosine_count), sines(sine_count) {
    std::vector<double> one(cosines + sines, 0.0);
    one[0] = 1.0;
    row.assign(at.size(), one);
}

namespace {

/// A radial table with its splines.
class Radial {
  public:
    explicit Radial(const RadialTable& table) : cosines_(table.cosines), sines_(table.sines) {
        for (std::size_t k = 0; k < cosines_ + sines_; ++k) {
            // Level beyond both ends, so that a part runs out of its table without a bend.
            std::vector<double> at = {table.at.front() - 0.06, table.at.front() - 0.03};
            std::vector<double> value = {table.row.front()[k], table.row.front()[k]};
            for (std::size_t i = 0; i < table.row.size(); ++i) {
                at.push_back(table.at[i]);
                value.push_back(table.row[i][k]);
            }
            for (const double further : {0.03, 0.06}) {
                at.push_back(table.at.back() + further);
                value.push_back(table.row.back()[k]);
            }
            curve_.emplace_back(at, value);
        }
    }
    [[nodiscard]] double factor(double at, double cosine, double sine) const {
        double sum = curve_[0](at);
        double c = cosine;
        double s = sine;
        for (std::size_t k = 1; k < std::max(cosines_, sines_ + 1); ++k) {
            if (k < cosines_) {
                sum += curve_[k](at) * c;
            }
            if (k <= sines_) {
                sum += curve_[cosines_ + k - 1](at) * s;
            }
            const double next = c * cosine - s * sine;
            s = s * cosine + c * sine;
            c = next;
        }
        return sum;
    }

  private:
    std::size_t cosines_, sines_;
    std::vector<Spline> curve_;
};

double product(const std::vector<Radial>& tables, double at, double across, double ahead) {
    const double length = std::sqrt(across * across + ahead * ahead);
    const double cosine = length > 1e-9 ? ahead / length : 1.0;
    const double sine = length > 1e-9 ? across / length : 0.0;
    double f = 1.0;
    for (const Radial& r : tables) {
        f *= r.factor(at, cosine, sine);
    }
    return f;
}

Vec3 turned(const Vec3& v, const Vec3& axis, double angle) {
    const double c = stable_cos(angle);
    const double s = stable_sin(angle);
    return v * c + glm::cross(axis, v) * s + axis * (glm::dot(axis, v) * (1.0 - c));
}

}  // namespace

struct Deformer::Curves {
    std::vector<Radial> trunk, leg, arm;
    Spline height, leg_out;

    explicit Curves(const Build& build)
        : height(build.heights),
          leg_out(
              (build.leg_out.empty() ? std::vector<std::array<double, 2>>{{0.0, 0.0}, {1.0, 0.0}} : build.leg_out)) {
        for (const RadialTable& t : build.trunk) {
            trunk.emplace_back(t);
        }
        for (const RadialTable& t : build.leg) {
            leg.emplace_back(t);
        }
        for (const RadialTable& t : build.arm) {
            arm.emplace_back(t);
        }
    }
};

Deformer::Deformer(const Figure& figure, const Mesh& template_mesh) : figure_(figure), mesh_(template_mesh) {
    const Tracer tracer(mesh_);
    std::vector<double> at;
    std::vector<double> value;
    for (double y = 0.88; y < 1.56; y += 0.04) {
        const auto back = tracer.first({0.03, y, -0.02}, {0, 0, -1});
        const auto front = tracer.first({0.03, y, -0.02}, {0, 0, 1});
        if (back && front) {
            at.push_back(y);
            value.push_back(-0.02 + 0.5 * (front->distance - back->distance));
        }
    }
    if (at.size() < 8) {
        throw std::runtime_error("the template has no trunk where one was looked for");
    }
    for (int round = 0; round < 3; ++round) {  // breasts and chin must not bend the axis
        const std::vector<double> before = value;
        for (std::size_t i = 1; i + 1 < value.size(); ++i) {
            value[i] = 0.25 * before[i - 1] + 0.5 * before[i] + 0.25 * before[i + 1];
        }
    }
    middle_ = Spline(at, value);
    home_.resize(mesh_.position.size());
    in_parallel(home_.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Vec3& p = mesh_.position[i];
            home_[i] = home_of({std::abs(p.x), p.y, p.z});
        }
    });
}

Deformer::Home Deformer::home_of(const Vec3& p) const {
    constexpr double kSpread = 0.014;  // how softly parts pass into each other, m
    Home h{};
    h.lift = figure_.body_relief(p);
    if (p.y > 1.08 && p.y < 1.38 && p.z > 0.0) {
        const double off = figure_.ribs_distance(p);
        if (off > 0.0) {
            constexpr double kStep = 0.0005;
            const Vec3 g{figure_.ribs_distance({p.x + kStep, p.y, p.z}) - off,
                         figure_.ribs_distance({p.x, p.y + kStep, p.z}) - off,
                         figure_.ribs_distance({p.x, p.y, p.z + kStep}) - off};
            // Muscles and bones stand a little proud of the base form: that much stays, with no edge around it.
            constexpr double kStays = 0.0016;
            const double share = off / (off + kStays) * smooth_step(0.0, 0.03, p.z);
            h.breast = g * (-share * off * kStep / std::max(glm::dot(g, g), 0.25 * kStep * kStep));
        }
    }
    const Frame& arm = figure_.arm_frame();
    const double trunk = figure_.trunk_distance(p);
    const double limb = std::min(figure_.arm_distance(p), figure_.hand().distance(p));
    const double rest = p.y < 0.95 ? std::min(trunk, figure_.leg_distance(p)) : trunk;
    const auto share = [&](double own, double other) {
        return smooth_step(-2.5 * kSpread, 2.5 * kSpread, other - own);
    };
    const double whole_arm = p.y < 1.45 ? share(limb, rest) * smooth_step(0.07, 0.13, p.x) : 0.0;
    // Head and neck pass into each other across a slope from under the chin up to the occiput.
    const double over = p.y - (1.468 - 0.45 * (p.z - 0.04));
    const double whole_head = p.y > 1.40 ? smooth_step(-0.055, 0.055, over) : 0.0;
    // The leg begins at a line that rises from the perineum to the side of the hip, as the groin does.
    const double rise = smooth_step(0.0, 0.14, p.x);
    const double whole_leg =
        p.y < 0.95 ? (1.0 - whole_arm) * smooth_step(0.800 + 0.135 * rise, 0.755 - 0.020 * rise, p.y) : 0.0;
    const double past = arm.local(p).z - arm.local(figure_.hand().frame().origin).z;
    h.hand = whole_arm * smooth_step(-0.032, 0.013, past);
    h.arm = whole_arm - h.hand;
    h.foot = whole_leg * smooth_step(0.095, 0.050, p.y);
    h.leg = whole_leg - h.foot;
    h.head = whole_head * (1.0 - whole_arm);
    h.trunk = std::max(0.0, 1.0 - whole_arm - whole_leg - h.head);
    return h;
}

Vec3 Deformer::move(const Curves& curves, const Build& build, const Home& home, const Vec3& template_place,
                    const Vec3& normal) const {
    const Vec3 p = template_place + build.flat * home.breast;
    const Skeleton& s = figure_.skeleton();
    const auto in_trunk = [&](const Vec3& q) {
        const double z = middle_(q.y);
        const double f = product(curves.trunk, q.y, q.x, q.z - z);
        return Vec3{q.x * f, curves.height(q.y), z + (q.z - z) * f};
    };
    const auto in_leg = [&](const Vec3& q) {
        const Vec3 axis = figure_.leg_axis(q.y);
        const double f = product(curves.leg, q.y, q.x - axis.x, q.z - axis.z);
        return Vec3{axis.x + curves.leg_out(q.y) + (q.x - axis.x) * f, curves.height(q.y), axis.z + (q.z - axis.z) * f};
    };
    const Frame& frame = figure_.arm_frame();
    const Vec3 shoulder = Vec3{s.shoulder.x + build.shoulder_m, curves.height(s.shoulder.y), s.shoulder.z};
    const auto turn = [&](const Vec3& v) { return turned(v, {0, 0, 1}, radians(build.arm_out_degrees)); };
    const auto in_arm = [&](const Vec3& q) {
        Vec3 d = frame.local(q);
        const Vec3 axis = frame.local(figure_.arm_centre(d.z));
        const double f = product(curves.arm, d.z, d.x - axis.x, d.y - axis.y);
        d = {axis.x + (d.x - axis.x) * f, axis.y + (d.y - axis.y) * f, d.z * build.arm_length};
        return shoulder + turn(d.x * frame.u + d.y * frame.v + d.z * frame.w);
    };
    Vec3 out{0.0};
    if (home.trunk > 0.0) {
        out += home.trunk * in_trunk(p);
    }
    if (home.leg > 0.0) {
        out += home.leg * in_leg(p);
    }
    if (home.arm > 0.0) {
        out += home.arm * in_arm(p);
    }
    if (home.hand > 0.0) {
        const Vec3 wrist = figure_.hand().frame().origin;
        const Vec3 axis = figure_.arm_centre(frame.local(wrist).z);
        out += home.hand * (in_arm(axis) + turn((p - axis) * build.hand));
    }
    if (home.foot > 0.0) {
        const Vec3 ankle = figure_.leg_axis(s.ankle.y);
        const Vec3 floor{ankle.x, 0.0, ankle.z};
        out += home.foot * (floor + Vec3{curves.leg_out(s.ankle.y), 0.0, 0.0} + (p - floor) * build.foot);
    }
    if (home.head > 0.0) {
        const Vec3 pivot{0.0, 1.470, middle_(1.470)};
        out += home.head * (in_trunk(pivot) + (p - pivot) * build.head);
    }
    out += normal * (build.relief * home.lift);
    for (const Push& push : build.pushes) {
        const Vec3 d = (p - push.at) / push.radius;
        const double r2 = glm::dot(d, d);
        if (r2 < 1.0) {
            out += push.by * ((1.0 - r2) * (1.0 - r2) * (1.0 - r2));
        }
        if (push.at.x < 1e-6) {
            continue;
        }
        const Vec3 e =
            (Vec3{-p.x, p.y, p.z} - push.at) / push.radius;  // the other side's push reaches over the midline
        const double s2 = glm::dot(e, e);
        if (s2 < 1.0) {
            out += Vec3{-push.by.x, push.by.y, push.by.z} * ((1.0 - s2) * (1.0 - s2) * (1.0 - s2));
        }
    }
    if (home.leg > 0.0 && p.y < 0.80) {
        // Thighs may come near each other but never touch.
        const double gap = smooth_step(0.80, 0.775, p.y) * std::min(0.5 * p.x, 0.0035);
        out.x = blend_max(out.x, gap, 0.0005 + 0.0055 * smooth_step(0.0, 0.004, gap));
    }
    return out;
}

std::array<double, 2> Deformer::middle(const Build& build, double height, bool trunk) const {
    const Curves curves(build);
    double low = 0.0;
    double high = 1.7;
    for (int i = 0; i < 40; ++i) {  // heights rise, so halving finds where this one comes from
        const double y = 0.5 * (low + high);
        (curves.height(y) < height ? low : high) = y;
    }
    if (trunk) {
        return {0.0, middle_(low)};
    }
    const Vec3 axis = figure_.leg_axis(low);
    return {axis.x + curves.leg_out(low), axis.z};
}

std::vector<Vec3> Deformer::positions(const Build& build) const {
    const Curves curves(build);
    std::vector<Vec3> out(mesh_.position.size());
    in_parallel(out.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Vec3& p = mesh_.position[i];
            const Vec3& n = mesh_.normal[i];
            const double side = p.x < 0.0 ? -1.0 : 1.0;
            Vec3 q = move(curves, build, home_[i], {side * p.x, p.y, p.z}, {side * n.x, n.y, n.z});
            if (p.x == 0.0) {
                q.x = 0.0;
            }
            out[i] = {side * q.x, q.y, q.z};
        }
    });
    return out;
}

Vec3 Deformer::joint(const Build& build, const Vec3& place) const {
    const Curves curves(build);
    const double side = place.x < 0.0 ? -1.0 : 1.0;
    const Vec3 left{side * place.x, place.y, place.z};
    Home home = home_of(left);
    home.lift = 0.0;
    const Vec3 q = move(curves, build, home, left, Vec3{0.0});
    return {side * q.x, q.y, q.z};
}

}  // namespace jingluo::forge
