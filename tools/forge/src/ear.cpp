#include "ear.h"

namespace jingluo::forge {

namespace {

constexpr double kReach = 0.006;  // beyond its box the ear blends with nothing

/// The plate opens by `stand_off` to the front, its top leans back by `lean` and lies `tilt` further out than its lobe.
Frame ear_frame(const Vec3& origin, double stand_off, double lean, double tilt) {
    const Vec3 up{stable_sin(tilt), stable_cos(tilt) * stable_cos(lean), -stable_cos(tilt) * stable_sin(lean)};
    const Vec3 level{stable_sin(stand_off), 0.0, -stable_cos(stand_off)};
    Vec3 back = level - glm::dot(level, up) * up;
    back /= std::sqrt(glm::dot(back, back));
    return {origin, back, up, glm::cross(back, up)};
}

double disc(double u, double v, double at_u, double at_v, double to_u, double to_v, double radius_at,
            double radius_to) {
    return round_cone({u, v, 0.0}, {at_u, at_v, 0.0}, {to_u, to_v, 0.0}, radius_at, radius_to);
}

/// Ellipsoid along the ear's own axes.
double mass(const Vec3& q, const Vec3& centre, const Vec3& radii) {
    return ellipsoid(q, centre, radii);
}

}  // namespace

Ear::Ear() : frame_(ear_frame({0.0632, 1.5600, 0.0100}, radians(22.0), radians(17.0), radians(3.0))) {
    for (const double u : {-0.005, 0.036}) {
        for (const double v : {-0.034, 0.034}) {
            for (const double w : {-0.016, 0.007}) {
                box_.add(frame_.world(u, v, w));
            }
        }
    }
}

/// Scapha and triangular fossa: a thin sheet within the helix, and the lobe below it.
double Ear::plate(const Vec3& q) const {
    const double s = ear_surface(q.x, q.y);
    const double outline = blend_min(disc(q.x, q.y, 0.0172, 0.0148, 0.0172, -0.0010, 0.0138, 0.0135),
                                     disc(q.x, q.y, 0.0172, -0.0010, 0.0140, -0.0150, 0.0135, 0.0080), 0.003);
    const double sheet =
        blend_max(std::abs(q.z - s + 0.0006) - mix(0.0012, 0.0022, smooth_step(-0.020, -0.008, q.y)), outline, 0.0034);
    const double lobe = mass(q, {0.0108, -0.0186, -0.0002}, {0.0102, 0.0128, 0.0035});
    const double fossa = mass(q, {0.0115, 0.0190, 0.0034}, {0.0062, 0.0052, 0.0032});
    return blend_min(blend_max(sheet, -fossa, 0.0020), lobe, 0.006);
}

/// The concha: one bowl, drawn out upwards and forwards into the cymba, and the mouth of the ear canal.
double Ear::hollow(const Vec3& q) const {
    const double bowl = mass(q, {0.0120, -0.0022, 0.0025}, {0.0094, 0.0124, 0.0115});
    const double cymba = mass(q, {0.0098, 0.0066, 0.0005}, {0.0060, 0.0046, 0.0065});
    const double canal = round_cone(q, {0.0085, -0.0048, -0.0060}, {0.0030, -0.0035, -0.0130}, 0.0036, 0.0026);
    return blend_min(blend_min(bowl, cymba, 0.003), canal, 0.0025);
}

/// A flap that stands up backwards over the mouth of the ear canal.
double Ear::tragus(const Vec3& q) const {
    const Vec3 at = q - Vec3{0.0024, -0.0050, 0.0002};
    return mass({at.x, at.y, at.z - 0.16 * at.x}, Vec3{0.0}, {0.0064, 0.0062, 0.0026});
}

double Ear::onto(double head, const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > kReach) {
        return std::min(head, far);
    }
    const Vec3 q = frame_.local(p);
    const double hollow_here = hollow(q);
    double d = plate(q);
    // Folds of the plate: the groove under the helix is cut before helix and antihelix are laid on.
    d = blend_max(d, -curves_.scapha(q), 0.0012);
    d = blend_min(d, blend_min(curves_.antihelix(q), curves_.inferior_crus(q), 0.0020), 0.0035);
    // The bowl: the concha's wall from behind, and a root that reaches inwards, wherever the head's side is.
    const double wall = blend_min(hollow_here - 0.0030, curves_.root(q), 0.0060);
    d = blend_min(d, blend_max(wall, q.z - ear_surface(q.x, q.y) - 0.0008, 0.0030), 0.0045);
    d = blend_min(d, curves_.helix(q), 0.0028);
    d = blend_min(head, d, mix(0.0055, 0.0022, smooth_step(0.002, 0.009, q.x)));
    d = blend_max(d, -hollow_here, 0.0014);
    d = blend_min(d, curves_.crus_of_helix(q), 0.0045);
    d = blend_min(d, curves_.antitragus(q), 0.0040);
    d = blend_min(d, tragus(q), 0.0045);
    return blend_max(d, -curves_.notch(q), 0.0025);
}

double Ear::edge_length(const Vec3& p) const {
    const double far = box_.outside(p);
    if (far > 0.012) {
        return kNoWish;
    }
    const Vec3 q = frame_.local(p);
    const double out = q.z - ear_surface(q.x, q.y);
    double fine = mix(0.0020, 0.0013, smooth_step(-0.0050, -0.0015, out));
    // Head's skin before and behind the ear needs no more than a passage to the head's own edges.
    fine = mix(fine, 0.0035, smooth_step(-0.0070, -0.0100, out) * smooth_step(0.0180, 0.0220, q.x));
    fine = mix(fine, 0.0035, smooth_step(-0.0020, -0.0050, q.x));
    return mix(fine, 0.0096, smooth_step(0.0, 0.012, far));
}

}  // namespace jingluo::forge
