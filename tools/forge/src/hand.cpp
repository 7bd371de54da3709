#include "hand.h"

#include <cstddef>

#include "figure.h"

namespace jingluo::forge {

namespace {

Vec3 unit(const Vec3& v) {
    return v / std::sqrt(glm::dot(v, v));
}

/// Distance to a triangle.
double to_triangle(const Vec3& p, const Vec3& a, const Vec3& b, const Vec3& c) {
    const auto to_edge2 = [&](const Vec3& from, const Vec3& to) {
        const Vec3 e = to - from;
        const Vec3 d = p - from;
        const Vec3 r = d - e * clamp01(glm::dot(d, e) / glm::dot(e, e));
        return glm::dot(r, r);
    };
    const Vec3 n = glm::cross(b - a, c - a);
    const bool over = glm::dot(glm::cross(n, b - a), p - a) > 0.0 && glm::dot(glm::cross(n, c - b), p - b) > 0.0 &&
                      glm::dot(glm::cross(n, a - c), p - c) > 0.0;
    if (over) {
        return std::abs(glm::dot(n, p - a)) / std::sqrt(glm::dot(n, n));
    }
    return std::sqrt(std::min({to_edge2(a, b), to_edge2(b, c), to_edge2(c, a)}));
}

}  // namespace

Hand::Hand(const Frame& wrist) : frame_(wrist) {
    palm_ = Sweep(frame_, {
                              // w       mid      half    palm     back    equator
                              {-0.050, 0.0000, 0.0262, 0.0170, -0.0175, 0.0000, 2.1, 2.1},
                              {-0.030, 0.0000, 0.0252, 0.0168, -0.0174, 0.0000, 2.2, 2.2},
                              {-0.012, 0.0003, 0.0246, 0.0166, -0.0170, 0.0000, 2.3, 2.3},
                              {0.002, 0.0004, 0.0250, 0.0164, -0.0166, 0.0000, 2.4, 2.3},
                              {0.016, 0.0000, 0.0265, 0.0160, -0.0156, 0.0000, 2.4, 2.2},
                              {0.032, -0.0010, 0.0300, 0.0130, -0.0140, 0.0000, 2.3, 2.1},
                              {0.050, -0.0015, 0.0335, 0.0100, -0.0122, 0.0000, 2.3, 2.1},
                              {0.066, -0.0015, 0.0355, 0.0104, -0.0112, 0.0005, 2.3, 2.1},
                              {0.080, -0.0015, 0.0345, 0.0112, -0.0098, 0.0010, 2.2, 2.1},
                              {0.090, -0.0010, 0.0315, 0.0108, -0.0070, 0.0025, 2.2, 2.1},
                              {0.098, -0.0010, 0.0270, 0.0088, -0.0020, 0.0040, 2.0, 2.0},
                              {0.104, -0.0010, 0.0180, 0.0066, 0.0020, 0.0045, 2.0, 2.0},
                          });
    box_ = palm_.box();
    for (std::size_t i = 0; i < 5; ++i) {
        fingers_.emplace_back(finger_start(i, frame_), finger_plan(i));
        const Finger& f = fingers_.back();
        box_.add(f.box().low);
        box_.add(f.box().high);
        const double middle = 0.5 * (f.nail_root() + f.nail_end());
        const Vec3 at = f.world(middle, 0.0, f.nail_top(middle, 0.0));
        const Vec3 along = unit(f.world(f.nail_end(), 0.0, f.nail_top(f.nail_end(), 0.0)) - at);
        Vec3 out = f.way(middle, 0.0, 1.0);
        out = unit(out - along * glm::dot(out, along));
        nails_.push_back({{at, glm::cross(out, along), out, along},
                          0.97 * f.nail_half(),
                          0.5 * (f.nail_end() - f.nail_root()),
                          0.0});
    }
    const auto place = [&](double u, double v, double w) { return frame_.world(u, v, w); };
    const std::array<Vec3, 4> bases = {place(0.0135, -0.0040, 0.020), place(0.0030, -0.0058, 0.018),
                                       place(-0.0080, -0.0048, 0.018), place(-0.0165, -0.0010, 0.020)};
    for (std::size_t i = 0; i < 4; ++i) {
        const Finger& f = fingers_[i + 1];
        const double r = f.half(f.joint(1)) / 0.00845;
        metacarpals_[i] = {bases[i], f.world(-0.001, 0.0, 0.0004), 0.0088 * r, 0.0092 * r};
    }
    for (std::size_t i = 0; i < 3; ++i) {  // webs: from the back they slope distally to the palm
        const Finger& f = fingers_[i + 1];
        const Finger& g = fingers_[i + 2];
        webs_[i] = {f.world(0.96 * f.base_crease(), 0.0, -0.0042), g.world(0.96 * g.base_crease(), 0.0, -0.0042),
                    0.0044, 0.0044};
    }
    const Vec3 thumb_along = finger_start(0, frame_).w;
    const auto mass = [&](const Vec3& at, const Vec3& along, const Vec3& front, const Vec3& radii, double blend) {
        const Vec3 w = unit(along);
        const Vec3 v = unit(front - w * glm::dot(front, w));
        masses_.push_back({{at, glm::cross(v, w), v, w}, radii, blend});
    };
    // Thenar (abductor and opponens over the metacarpal; the short flexor beside it) and hypothenar eminences.
    mass(place(0.0265, 0.0150, 0.032), thumb_along, frame_.v, {0.0125, 0.0110, 0.0265}, 0.016);
    mass(place(0.0180, 0.0105, 0.038), unit(thumb_along + 0.6 * frame_.w), frame_.v, {0.0120, 0.0095, 0.0240}, 0.016);
    mass(place(-0.0250, 0.0070, 0.034), unit(frame_.w - 0.16 * frame_.u), frame_.v, {0.0125, 0.0118, 0.0300}, 0.018);
    const Finger& thumb = fingers_[0];
    thumb_web_ = {place(0.018, 0.001, 0.026), fingers_[1].world(-0.012, 0.0, -0.002),
                  thumb.world(0.86 * thumb.joint(1), -0.003, -0.002)};
    for (const Vec3& corner : {place(0.045, 0.03, 0.0), place(-0.045, -0.02, 0.09), place(-0.045, 0.03, -0.05)}) {
        box_.add(corner);
    }
    lay_creases();
}

double Hand::web_of_thumb(const Vec3& p) const {
    return to_triangle(p, thumb_web_[0], thumb_web_[1], thumb_web_[2]) - 0.0062;
}

double Hand::share(const Vec3& p) const {
    return smooth_step(-0.034, -0.008, glm::dot(p - frame_.origin, frame_.w));
}

double Hand::distance(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.03) {
        return far;
    }
    const Vec3 q = frame_.local(p);
    double d = palm_(p);
    if (q.z < 0.125) {
        for (const Bone& b : metacarpals_) {
            d = blend_min(d, round_cone(p, b.a, b.b, b.radius_a, b.radius_b), 0.010);
        }
        for (const Mass& m : masses_) {
            d = blend_min(d, ellipsoid(p, m.frame, m.radii), m.blend);
        }
        d = blend_min(d, web_of_thumb(p), 0.014);
    }
    d = blend_min(d, fingers_[0].distance(p), 0.010);
    double fingers = fingers_[1].distance(p);
    for (std::size_t i = 2; i < 5; ++i) {
        fingers = blend_min(fingers, fingers_[i].distance(p), 0.003);
    }
    if (q.z < 0.125) {
        double webs = 1.0;
        for (const Bone& b : webs_) {
            webs = std::min(webs, round_cone(p, b.a, b.b, b.radius_a, b.radius_b));
        }
        fingers = blend_min(fingers, webs, 0.008);
    }
    return blend_min(d, fingers, 0.010);
}

double Hand::lift(const Vec3& p) const {
    double sum = 0.0;
    if (box_.outside(p) < 0.004) {
        for (const Finger& f : fingers_) {
            sum += f.relief(p);
        }
        for (const Furrow& c : creases_) {
            sum += c.lift(p);
        }
    }
    return sum;
}

double Hand::edge_length(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.01) {
        return kNoWish;
    }
    const double w = glm::dot(p - frame_.origin, frame_.w);
    double e = mix(0.0074, 0.0044, smooth_step(-0.050, -0.010, w));
    for (const Finger& f : fingers_) {
        e = std::min(e, f.edge_length(p));
    }
    for (const Furrow& c : creases_) {
        e = std::min(e, mix(0.0017, 0.0044, smooth_step(0.0008, 0.0036, c.away(p, 0.0036))));
    }
    return e;
}

}  // namespace jingluo::forge
