// Landmarks of the toes, in the foot's frame: u lateral, v up, w from the heel to the toes.
#include "landmarks_foot.h"

namespace jingluo::forge {

void collect_toes(Collector& c) {
    const Foot& foot = c.figure().foot();
    const Vec3 up{0, 1, 0};
    const Vec3 down{0, -1, 0};
    const Vec3 lateral{1, 0, 0};
    const Vec3 medial{-1, 0, 0};
    for (std::size_t t = 0; t < 5; ++t) {
        const std::string toe = "toe_" + std::to_string(t + 1);
        const Vec3 tip = toe_joint(t, 4);
        const Vec3 along = tip - toe_joint(t, 3);
        c.sided(toe + "_tip", c.foot(tip, {along.x, 0.0, along.z}));
        // Straight out of the toe below the corner of the plate.
        const Nail& n = foot.nails()[t];
        for (const double side : {-1.0, 1.0}) {
            const double depth = t == 0 ? 0.0065 : 0.0045;
            c.sided(toe + "_nail_corner_" + (side > 0.0 ? "lateral" : "medial"),
                    Ray{n.frame.world(side * n.half_width, -depth, -n.half_length), n.frame.v});
        }
        if (t > 0) {
            c.sided("proximal_interphalangeal_joint_" + std::to_string(t + 1) + "_dorsal", c.foot(toe_joint(t, 2), up));
        }
        c.sided("metatarsophalangeal_joint_" + std::to_string(t + 1) + "_dorsal", c.foot(toe_joint(t, 0), up));
    }
    c.sided("metatarsophalangeal_joint_1_medial", c.foot(toe_joint(0, 0), medial));
    c.sided("metatarsophalangeal_joint_5_lateral", c.foot(toe_joint(4, 0), lateral));
    c.sided("proximal_phalanx_1_base_medial", c.foot({-0.0288, 0.0165, 0.1960}, medial));
    c.sided("proximal_phalanx_5_base_lateral", c.foot({0.0392, 0.0130, 0.1735}, lateral));
    c.sided("interphalangeal_joint_1_medial", c.foot(toe_joint(0, 3), medial));
    c.sided("interphalangeal_joint_1_dorsal", c.foot(toe_joint(0, 3), up));
    c.sided("toe_2_plantar_crease_proximal", c.foot({-0.0068, 0.0140, 0.2045}, {0.0, -1.0, 0.25}));
    c.sided("toe_2_plantar_crease_distal", c.foot(toe_joint(1, 3), down));
    const std::array<const char*, 4> webs = {"1_2", "2_3", "3_4", "4_5"};
    for (std::size_t i = 0; i < 4; ++i) {
        // From inside the web's bar, whose front is the edge.
        const Vec3 web = Foot::webs()[i] - Vec3{0.0, 0.0, 0.0060};
        c.sided(std::string("toe_web_") + webs[i], c.foot(web, {0, 0.8, 0.6}));
    }
    const Vec3 web23 = Foot::webs()[1] - Vec3{0.0, 0.0, 0.0060};
    c.sided("toe_web_2_3_plantar", c.foot(web23, {0, -0.8, 0.6}));
}

}  // namespace jingluo::forge
