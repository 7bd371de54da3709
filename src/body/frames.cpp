// The frames of the parts of the body from landmarks alone, so that they follow when a landmark is corrected.
#include "body/frames.h"

#include <cmath>
#include <optional>

namespace jingluo::body {

namespace {

using glm::dvec3;
using Places = std::map<std::string, dvec3>;

/// Landmarks that may be missing: `ok` falls when one was.
class Asking {
  public:
    explicit Asking(const Places& places) : places_(places) {}
    dvec3 operator()(const std::string& name) {
        const auto found = places_.find(name);
        if (found == places_.end()) {
            ok_ = false;
            return dvec3(0);
        }
        return found->second;
    }
    dvec3 mid(const std::string& a, const std::string& b) { return 0.5 * ((*this)(a) + (*this)(b)); }
    bool has(const std::string& name) const { return places_.contains(name); }
    bool ok() const { return ok_; }

  private:
    const Places& places_;
    bool ok_ = true;
};

/// A frame from an axis and a direction that is only roughly forward. Nothing where either has no length.
std::optional<PartFrame> frame(dvec3 at, dvec3 proximal, dvec3 front) {
    const double length = glm::length(proximal);
    if (!(length > 0)) return {};
    proximal /= length;
    front -= glm::dot(front, proximal) * proximal;
    const double breadth = glm::length(front);
    if (!(breadth > 0)) return {};
    return PartFrame{at, proximal, front / breadth};
}

dvec3 unit(dvec3 v) {
    const double length = glm::length(v);
    return length > 0 ? v / length : v;
}

/// `v` turned by `degrees` about a unit axis, right-handed. The figure's frames were laid along its joints and along
/// the upright; what a finger finds lies a few degrees off, as measured on the figure. No sines, whose last bits
/// differ between machines: the angles are small.
dvec3 turned(dvec3 v, dvec3 axis, double degrees) {
    const double a = degrees * 0.017453292519943295;
    return v + glm::cross(axis, v) * a - 0.5 * a * a * (v - axis * glm::dot(axis, v));
}

}  // namespace

std::map<std::string, PartFrame> frames_from(const Places& landmarks) {
    std::map<std::string, PartFrame> out;
    const auto put = [&](const std::string& name, const Asking& asking, dvec3 at, dvec3 proximal, dvec3 front) {
        if (!asking.ok()) return;
        if (const auto made = frame(at, proximal, front)) out.emplace(name, *made);
    };
    {
        // Frankfurt plane: the lower margins of the orbits level with the ear openings' upper edges. The opening itself
        // is a pit that no finger finds exactly; the tragus in front of it lies as much lower on one head as on
        // another.
        Asking l(landmarks);
        const dvec3 left = l("orbitale.l") - l("orbitale.r") + l("tragus_middle.l") - l("tragus_middle.r");
        const dvec3 ears = l.mid("tragus_middle.l", "tragus_middle.r");
        const dvec3 ahead = l.mid("orbitale.l", "orbitale.r") - ears;
        const dvec3 level = turned(ahead, unit(left), -2.81);
        put("head", l, ears, glm::cross(level, left), level);
    }
    {
        Asking l(landmarks);
        const dvec3 base = l.mid("spinous_process_c7", "suprasternal_notch");
        const dvec3 top = l.mid("mastoid_process_tip.l", "mastoid_process_tip.r");
        const dvec3 left = unit(l("mastoid_process_tip.l") - l("mastoid_process_tip.r"));
        put("neck", l, 0.5 * (base + top), top - base, glm::cross(left, top - base));
    }
    {
        Asking l(landmarks);
        const dvec3 pelvis = 0.5 * (l.mid("anterior_superior_iliac_spine.l", "anterior_superior_iliac_spine.r") +
                                    l.mid("posterior_superior_iliac_spine.l", "posterior_superior_iliac_spine.r"));
        const dvec3 chest = l.mid("spinous_process_c7", "suprasternal_notch");
        const dvec3 left = unit(l("anterior_superior_iliac_spine.l") - l("anterior_superior_iliac_spine.r"));
        const dvec3 l4 = l("spinous_process_l4");
        const dvec3 up = turned(chest - pelvis, left, -2.3);
        put("trunk", l, l4 + 0.5 * (l("umbilicus") - l4), up, glm::cross(left, up));
    }
    for (const std::string side : {".l", ".r"}) {
        Asking l(landmarks);
        const double sign = side == ".l" ? 1 : -1;
        const dvec3 ankle = l.mid("lateral_malleolus_prominence" + side, "medial_malleolus_prominence" + side);
        const dvec3 lateral = sign * (l("lateral_femoral_epicondyle" + side) - l("medial_femoral_epicondyle" + side));
        const dvec3 knee = l.mid("lateral_femoral_epicondyle" + side, "medial_femoral_epicondyle" + side);
        put("leg" + side, l, 0.5 * (ankle + knee), knee - ankle,
            turned(glm::cross(lateral, knee - ankle), unit(knee - ankle), sign * 4.5));
        Asking t = l;
        const dvec3 middle = t.mid("greater_trochanter.l", "greater_trochanter.r");
        const dvec3 hip = middle + 0.55 * (t("greater_trochanter" + side) - middle);
        put("thigh" + side, t, 0.5 * (hip + knee), hip - knee,
            turned(glm::cross(lateral, hip - knee), unit(hip - knee), sign * 4.5));
        Asking a(landmarks);
        const dvec3 elbow = a.mid("lateral_humeral_epicondyle" + side, "medial_humeral_epicondyle" + side);
        const dvec3 breadth = sign * (a("lateral_humeral_epicondyle" + side) - a("medial_humeral_epicondyle" + side));
        Asking f = a;
        const dvec3 acromion = a("acromion" + side);
        const dvec3 other = a(side == ".l" ? "acromion.r" : "acromion.l");
        const dvec3 shoulder = acromion + 0.15 * (elbow - acromion) + 0.1 * (other - acromion);
        put("upper_arm" + side, a, 0.5 * (shoulder + elbow), shoulder - elbow, glm::cross(breadth, shoulder - elbow));
        const dvec3 wrist = f.mid("palmar_wrist_crease_mid" + side, "dorsal_wrist_crease_mid" + side);
        const dvec3 palmar = f("palmar_wrist_crease_mid" + side) - f("dorsal_wrist_crease_mid" + side);
        put("forearm" + side, f, 0.5 * (elbow + wrist), elbow - wrist, palmar);
        Asking h(landmarks);
        const dvec3 carpus = h.mid("palmar_wrist_crease_mid" + side, "dorsal_wrist_crease_mid" + side);
        const dvec3 knuckle = h("metacarpophalangeal_joint_3_dorsal" + side);
        const dvec3 palm = h("metacarpophalangeal_joint_3_palmar" + side);
        const dvec3 joint = 0.5 * (knuckle + palm);
        put("hand" + side, h, 0.5 * (carpus + joint), carpus - joint, palm - knuckle);
        Asking o(landmarks);
        const dvec3 heel = o("heel_back" + side), toe = o("toe_2_tip" + side);
        const dvec3 across =
            sign * (o("metatarsophalangeal_joint_5_lateral" + side) - o("metatarsophalangeal_joint_1_medial" + side));
        const dvec3 axis = turned(heel - toe, unit(across), -3.44);
        put("foot" + side, o, 0.5 * (heel + toe), axis, glm::cross(across, axis));
    }
    return out;
}

}  // namespace jingluo::body
