// Which landmarks are asked for, which may not be missing, and the first guess of the other side's.
#include <Eigen/Dense>
#include <algorithm>

#include "fit/median.h"
#include "fit/names.h"
#include "fit/propose.h"

namespace jingluo::fit {

namespace {

struct Telling {
    const char* name;
    bool sided;
    bool needed;  // no proposal without it or one of those that serve in its place
    std::vector<const char*> serve_too;
};

// First the midline, which says where the body's left is and lets every other place be guessed on the right; then the
// face, whose corners no smooth skin tells, and joint by joint outwards. A hand's tips come before its wrist: they can
// be told apart from any side, and show where the palm looks. Two are no joints: no smooth skin shows the level of the
// pelvis, and ears lie further back on one head than on another.
const std::vector<Telling>& list() {
    static const std::vector<Telling> all{
        {"vertex", false, true, {}},
        {"nasion", false, true, {"nose_tip", "glabella", "menton", "pogonion"}},
        {"suprasternal_notch", false, true, {"sternal_angle"}},
        {"umbilicus", false, false, {}},
        {"spinous_process_c7", false, true, {"spinous_process_c7_inferior_border", "spinous_process_t1"}},
        {"outer_canthus", true, false, {}},
        {"inner_canthus", true, false, {}},
        {"mouth_corner", true, false, {}},
        {"tragus_middle", true, false, {}},
        {"acromion", true, true, {"acromial_angle", "acromioclavicular_joint", "acromion_anterior_angle"}},
        {"olecranon_tip",
         true,
         true,
         {"cubital_crease_mid", "lateral_humeral_epicondyle", "medial_humeral_epicondyle"}},
        {"finger_3_tip", true, true, {}},
        {"finger_1_tip", true, false, {}},
        {"palmar_wrist_crease_mid", true, true, {"dorsal_wrist_crease_mid"}},
        {"anterior_superior_iliac_spine", true, false, {}},
        {"patella_apex", true, true, {"patella_centre", "patella_base_mid", "popliteal_crease_mid"}},
        {"lateral_malleolus_prominence", true, true, {"medial_malleolus_prominence"}},
        {"toe_1_tip", true, true, {"toe_2_tip", "toe_3_tip"}},
    };
    return all;
}

Eigen::Vector3d vec(glm::dvec3 v) {
    return {v.x, v.y, v.z};
}

}  // namespace

const std::vector<std::string>& telling_landmarks() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const Telling& one : list()) {
            if (!one.sided) out.emplace_back(one.name);
            for (const char* side : {".l", ".r"}) {
                if (one.sided) out.push_back(std::string(one.name) + side);
            }
        }
        return out;
    }();
    return names;
}

std::vector<std::string> missing_seeds(const Places& seeds) {
    std::vector<std::string> missing;
    for (const Telling& one : list()) {
        if (!one.needed) continue;
        for (const char* side : {".l", ".r"}) {
            const std::string ending = one.sided ? side : "";
            const bool known =
                seeds.contains(one.name + ending) ||
                std::ranges::any_of(one.serve_too, [&](const char* name) { return seeds.contains(name + ending); });
            if (!known) missing.push_back(one.name + ending);
            if (!one.sided) break;
        }
    }
    return missing;
}

std::optional<glm::dvec3> mirrored(const body::Body& foreign, const Places& seeds, const std::string& name) {
    const auto source = seeds.find(other_side(name));
    if (!is_sided(name) || source == seeds.end()) return {};
    std::map<std::string, Eigen::Vector3d> places;
    for (const auto& [seed, place] : seeds) places.emplace(seed, vec(place));
    const auto plane = median_plane(places);
    if (!plane) return {};
    const auto reflected = [&](const Eigen::Vector3d& v) {
        return Eigen::Vector3d(v - 2 * plane->normal.dot(v) * plane->normal);
    };
    const Eigen::Vector3d centre = plane->at;
    const Eigen::Vector3d guess = centre + reflected(vec(source->second) - centre);
    const glm::dvec3 place(guess.x(), guess.y(), guess.z());
    if (!foreign.surface) return place;
    glm::dvec3 outward(0);
    if (const auto here = foreign.surface->nearest(source->second)) {
        const Eigen::Vector3d way = reflected(vec(here->normal));
        outward = {way.x(), way.y(), way.z()};
    }
    const auto on_skin = foreign.surface->nearest(place, outward);
    return on_skin ? on_skin->place : place;
}

}  // namespace jingluo::fit
