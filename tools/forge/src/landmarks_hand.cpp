// Landmarks and lines of wrist and hand, in the hand's frame: u lateral (to the thumb), v to the palm, w to the finger
// tips; at the fingers in their own: a radial, b to the back.
#include <array>
#include <cstddef>

#include "hand_lines.h"
#include "landmarks.h"

namespace jingluo::forge {

namespace {

const Vec3 kPalm{0, 1, 0};
const Vec3 kBack{0, -1, 0};

/// Builds rays in the hand's frame and in those of the fingers.
class HandRays {
  public:
    explicit HandRays(const Hand& hand) : hand_(hand), frame_(hand.frame()) {}

    /// From a place in millimetres.
    [[nodiscard]] Ray at(const Vec3& uvw_mm, const Vec3& way) const {
        return {frame_.world(0.001 * uvw_mm.x, 0.001 * uvw_mm.y, 0.001 * uvw_mm.z), turned(way)};
    }
    [[nodiscard]] Ray from(const Vec3& place, const Vec3& way) const { return {place, turned(way)}; }
    /// From the axis of a finger, s metres from its first joint.
    [[nodiscard]] Ray finger(std::size_t i, double s, double a, double b) const {
        const Finger& f = hand_.fingers()[i];
        return {f.world(s, 0.0, 0.0), f.way(s, a, b)};
    }
    [[nodiscard]] std::vector<Ray> line(const HandLine& l) const {
        std::vector<Ray> rays;
        for (const HandLine::Knot& k : l.knots) {
            rays.push_back(at(k.from, l.way));
        }
        return rays;
    }
    [[nodiscard]] Ray knot(const HandLine& l, std::size_t k) const { return at(l.knots[k].from, l.way); }

  private:
    [[nodiscard]] Vec3 turned(const Vec3& way) const { return way.x * frame_.u + way.y * frame_.v + way.z * frame_.w; }
    const Hand& hand_;
    const Frame& frame_;
};

std::string numbered(const std::string& before, std::size_t finger, const std::string& after) {
    return before + std::to_string(finger + 1) + after;
}

void collect_wrist(Collector& c, const Hand& hand, const HandRays& rays) {
    const HandLine& crease = find_line(hand_creases(), "palmar_wrist_crease");
    c.sided("palmar_wrist_crease_mid", rays.at({0, 0, 1.5}, kPalm));
    c.sided("palmar_wrist_crease_ulnar_end", rays.knot(crease, 0));
    c.sided("palmar_wrist_crease_radial_end", rays.knot(crease, crease.knots.size() - 1));
    for (const HandLine& l : hand_creases()) {
        c.sided_line(l.name, rays.line(l));
    }
    const HandLine& distal = find_line(hand_creases(), "distal_palmar_crease");
    c.sided("distal_palmar_crease_ulnar_end", rays.knot(distal, distal.knots.size() - 1));
    c.sided("distal_palmar_crease_radial_end", rays.knot(distal, 0));
    c.sided("proximal_palmar_crease_radial_end", rays.knot(find_line(hand_creases(), "proximal_palmar_crease"), 0));
    c.sided("dorsal_wrist_crease_mid", rays.at({0, 0, -2.2}, kBack));
    for (const HandLine& l : hand_spots()) {
        c.sided(l.name, rays.knot(l, 0));
    }
    c.sided("pisiform_proximal_border", rays.at({-19.5, 0, 1.5}, kPalm));
    c.sided("ulnar_styloid_process", rays.at({-14, -3, -14}, {-0.92, -0.38, 0}));
    c.sided("triquetrum_ulnar", rays.at({-16, -1, 3}, {-1, -0.12, 0}));
    c.sided("fifth_metacarpal_base_ulnar", rays.at({-18, 0, 18}, {-1, -0.15, 0}));
    c.sided("anatomical_snuffbox", rays.at({23, -1, 4}, {0.72, -0.7, 0}));

    const std::vector<HandLine> tendons = hand_tendons(hand);
    for (const HandLine& l : tendons) {
        c.sided_line(l.name, rays.line(l));
    }
    c.sided("flexor_carpi_radialis_tendon_at_wrist", rays.at({12.0, 0, 0}, kPalm));
    c.sided("palmaris_longus_tendon_at_wrist", rays.at({2.0, 0, 1.5}, kPalm));
    c.sided("flexor_carpi_ulnaris_tendon_radial_border_at_wrist", rays.at({-15.0, 0, 0}, kPalm));
    // From below the medial epicondyle along the muscle's edge, then beside its tendon to the wrist.
    c.sided_line("flexor_carpi_ulnaris_radial_border",
                 {c.arm(0.300, -96), c.arm(0.360, -82), c.arm(0.420, -71), rays.at({-13.5, 0, -50}, kPalm),
                  rays.at({-14, 0, -28}, kPalm), rays.at({-15, 0, -8}, kPalm), rays.at({-15, 0, 0}, kPalm)});
    c.sided_line("abductor_pollicis_longus_tendon",
                 {rays.at({12, 3, -34}, {0.9, 0.25, 0}), rays.at({14, 4, -16}, {0.95, 0.22, 0}),
                  rays.at({18, 7, 2}, {0.95, 0.22, 0}), rays.at({21, 9, 13}, {0.95, 0.22, 0})});
    c.sided("extensor_digitorum_tendon_at_wrist", rays.at({-5.5, 0, -2.2}, kBack));
}

void collect_metacarpus(Collector& c, const Hand& hand, const HandRays& rays) {
    const std::vector<Finger>& fingers = hand.fingers();
    const Finger& thumb = fingers[0];
    c.sided("first_carpometacarpal_joint_radial", rays.finger(0, 0.001, 0.35, 0.9));
    c.sided("first_metacarpal_midpoint_radial", rays.finger(0, 0.5 * thumb.joint(1), 0.8, 0.6));
    c.sided("first_second_metacarpal_bases_junction", rays.from(hand.thumb_web()[0], {0.25, -1, 0}));
    c.sided("metacarpophalangeal_joint_1_radial", rays.finger(0, thumb.joint(1), 1.0, 0.3));
    c.sided("metacarpophalangeal_joint_1_dorsal", rays.finger(0, thumb.joint(1), 0.0, 1.0));
    for (std::size_t i = 1; i < 5; ++i) {
        c.sided(numbered("metacarpophalangeal_joint_", i, "_dorsal"), rays.finger(i, 0.0, 0.0, 1.0));
        c.sided(numbered("metacarpophalangeal_joint_", i, "_palmar"), rays.finger(i, 0.0, 0.0, -1.0));
    }
    c.sided("metacarpophalangeal_joint_2_radial", rays.finger(1, 0.0, 1.0, -0.10));
    c.sided("metacarpophalangeal_joint_5_ulnar", rays.finger(4, 0.0, -1.0, -0.10));
    const Bone& second = hand.metacarpals()[0];
    const auto along = [](const Vec3& a, const Vec3& b, double t) { return a + t * (b - a); };
    // Over the shaft the web's muscle covers the bone: the border is met from behind.
    c.sided("second_metacarpal_midpoint_radial", rays.from(along(second.a, second.b, 0.5), {0.8, -0.6, 0}));
    std::vector<Ray> border;
    for (const double t : {0.12, 0.35, 0.6, 0.82}) {
        border.push_back(rays.from(along(second.a, second.b, t), {0.8, -0.6, 0}));
    }
    c.sided_line("second_metacarpal_radial_border", border);
    // Spaces between the metacarpals, on the back and in the palm, from the bases to the webs.
    for (std::size_t i = 0; i < 3; ++i) {
        const Bone& m = hand.metacarpals()[i];
        const Bone& n = hand.metacarpals()[i + 1];
        const Vec3 base = 0.5 * (m.a + n.a);
        const Vec3 head = 0.5 * (m.b + n.b);
        const Vec3 web = 0.5 * (hand.webs()[i].a + hand.webs()[i].b);
        const std::string pair = std::to_string(i + 2) + "_" + std::to_string(i + 3);
        const auto space = [&](const Vec3& way, double from) {
            std::vector<Ray> out;
            for (const double t : {from, mix(from, 1.0, 0.33), mix(from, 1.0, 0.67), 1.0}) {
                out.push_back(rays.from(along(base, head, t), way));
            }
            return out;
        };
        std::vector<Ray> back = space(kBack, 0.1);
        back.push_back(rays.from(along(web, head, 0.3), {0, -0.75, 0.65}));
        c.sided_line("intermetacarpal_space_" + pair + "_dorsal", back);
        c.sided_line("intermetacarpal_space_" + pair + "_palmar", space(kPalm, 0.5));
        c.sided("finger_web_" + pair, rays.from(along(web, head, 0.3), {0, -0.30, 0.95}));
    }
    const auto& w = hand.thumb_web();
    const Vec3 edge = 0.5 * (w[1] + w[2]);
    c.sided("finger_web_1_2", {along(w[0], edge, 0.7), edge - w[0]});
    c.sided("intermetacarpal_space_1_2_mid_dorsal", rays.from(along(w[0], edge, 0.5), {0.25, -1, 0}));
    // Where thin skin of the back meets the thick skin of the palm.
    c.sided_line("thumb_red_white_border",
                 {rays.finger(0, 0.004, 0.7, 0.7), rays.finger(0, 0.5 * thumb.joint(1), 0.8, 0.6),
                  rays.finger(0, thumb.joint(1), 0.9, 0.3), rays.finger(0, thumb.joint(2), 1.0, 0.1),
                  rays.finger(0, thumb.tip() - 0.012, 1.0, 0.0)});
    const Finger& index = fingers[1];
    c.sided_line("index_finger_radial_red_white_border",
                 {rays.from(along(second.a, second.b, 0.86), {1, 0.05, 0}), rays.finger(1, 0.0, 1.0, -0.10),
                  rays.finger(1, index.base_crease(), 1.0, -0.10), rays.finger(1, index.joint(1), 1.0, -0.08),
                  rays.finger(1, index.joint(2), 1.0, -0.05), rays.finger(1, index.tip() - 0.010, 1.0, 0.0)});
    const Finger& little = fingers[4];
    c.sided_line("hand_ulnar_red_white_border",
                 {rays.at({-15, -1, -4}, {-1, -0.05, 0}), rays.at({-16, -1, 3}, {-1, -0.12, 0}),
                  rays.at({-18, 0, 18}, {-1, -0.15, 0}), rays.at({-22, 0, 42}, {-1, -0.15, 0}),
                  rays.finger(4, 0.0, -1.0, -0.10), rays.finger(4, little.base_crease(), -1.0, -0.10),
                  rays.finger(4, little.joint(1), -1.0, -0.08), rays.finger(4, little.tip() - 0.010, -1.0, 0.0)});
}

void collect_fingers(Collector& c, const Hand& hand, const HandRays& rays) {
    for (std::size_t i = 0; i < 5; ++i) {
        const Finger& f = hand.fingers()[i];
        c.sided(numbered("finger_", i, "_tip"), {f.world(f.tip() - 0.008, 0.0, 0.0),
                                                 f.world(f.tip(), 0.0, -0.0004) - f.world(f.tip() - 0.008, 0.0, 0.0)});
        const double s = f.nail_root() + 0.0012;
        for (const auto& [side, sign] : {std::pair<const char*, double>{"radial", 1.0}, {"ulnar", -1.0}}) {
            const double a = sign * f.nail_half();
            const Vec3 from = f.world(s + 0.001, 0.3 * a, 0.0);
            c.sided(numbered("finger_", i, std::string("_nail_corner_") + side),
                    {from, f.world(s, a, f.nail_top(s, a)) - from});
        }
        const std::size_t last = i == 0 ? 2 : 1;
        c.sided(
            numbered("finger_", i, i == 0 ? "_interphalangeal_joint_dorsal" : "_proximal_interphalangeal_joint_dorsal"),
            rays.finger(i, f.joint(last) - 0.0004, 0.0, 1.0));
        c.sided(numbered("finger_", i, i == 0 ? "_interphalangeal_crease_mid" : "_proximal_interphalangeal_crease_mid"),
                rays.finger(i, f.joint(last) - 0.0004, 0.0, -1.0));
        if (i > 0) {
            c.sided(numbered("finger_", i, "_distal_interphalangeal_joint_dorsal"),
                    rays.finger(i, f.joint(2), 0.0, 1.0));
            c.sided(numbered("finger_", i, "_distal_interphalangeal_crease_mid"),
                    rays.finger(i, f.joint(2) - 0.0012, 0.0, -1.0));
            c.sided(numbered("finger_", i, "_palmar_digital_crease_mid"), rays.finger(i, f.base_crease(), 0.0, -1.0));
        }
    }
}

}  // namespace

void collect_hand(Collector& c) {
    const Hand& hand = c.figure().hand();
    const HandRays rays(hand);
    collect_wrist(c, hand, rays);
    collect_metacarpus(c, hand, rays);
    collect_fingers(c, hand, rays);
}

}  // namespace jingluo::forge
