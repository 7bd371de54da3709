#include "fit/skeleton.h"

namespace jingluo::fit {

namespace {

constexpr double deg = 0.017453292519943295;

Mean lerp(const Mean& a, const Mean& b, double t) {
    Mean out;
    for (const auto& [point, weight] : a) out.emplace_back(point, (1 - t) * weight);
    for (const auto& [point, weight] : b) out.emplace_back(point, t * weight);
    return out;
}

class Builder {
  public:
    explicit Builder(const std::function<std::uint32_t(const std::string&)>& point_of) : point_of_(point_of) {}

    Skeleton build() {
        trunk();
        for (const std::string side : {".l", ".r"}) {
            arm(side);
            leg(side);
        }
        for (Bone& bone : out_.bones) {
            if (bone.name.ends_with(".l")) bone.twin = index(bone.name.substr(0, bone.name.size() - 1) + "r");
        }
        return std::move(out_);
    }

  private:
    Mean at(const std::string& name) const { return {{point_of_(name), 1.0}}; }
    Mean mid(const std::string& a, const std::string& b, double t = 0.5) const { return lerp(at(a), at(b), t); }

    int index(const std::string& name) const {
        for (size_t i = 0; i < out_.bones.size(); ++i) {
            if (out_.bones[i].name == name) return static_cast<int>(i);
        }
        return -1;
    }
    Bone& add(const std::string& name, const std::string& parent, Mean joint, Mean tip) {
        Bone bone;
        bone.name = name;
        bone.parent = index(parent);
        bone.joint = std::move(joint);
        bone.tip = std::move(tip);
        out_.bones.push_back(std::move(bone));
        return out_.bones.back();
    }
    void core(const std::string& bone, Mean from, Mean to) {
        out_.cores.push_back({index(bone), std::move(from), std::move(to)});
    }
    static void bends(Bone& bone, double bend_degrees, double side_degrees, double twist_degrees,
                      double twist_mean_degrees = 0) {
        bone.bend_sigma = bend_degrees * deg;
        bone.side_sigma = side_degrees * deg;
        bone.twist_sigma = twist_degrees * deg;
        bone.twist_mean = twist_mean_degrees * deg;
    }

    void trunk();
    void arm(const std::string& side);
    void finger(const std::string& side, int number, const Mean& wrist);
    void leg(const std::string& side);

    const std::function<std::uint32_t(const std::string&)>& point_of_;
    Skeleton out_;
    Mean hips_, lumbar_, thoracic_, cervical_, skull_;
};

void Builder::trunk() {
    hips_ = mid("greater_trochanter.l", "greater_trochanter.r");
    lumbar_ = mid("spinous_process_l5", "umbilicus", 0.4);
    thoracic_ = mid("spinous_process_t12", "xiphisternal_junction", 0.35);
    cervical_ = mid("spinous_process_c7", "suprasternal_notch", 0.4);
    skull_ = mid("mastoid_process_tip.l", "mastoid_process_tip.r");
    bends(add("pelvis", "", hips_, lumbar_), 1, 1, 1);
    bends(add("abdomen", "pelvis", lumbar_, thoracic_), 12, 12, 8);
    bends(add("thorax", "abdomen", thoracic_, cervical_), 12, 12, 8);
    bends(add("neck", "thorax", cervical_, skull_), 20, 15, 15);
    bends(add("head", "neck", skull_, at("vertex")), 20, 15, 15);
    core("pelvis", hips_, lumbar_);
    core("abdomen", lumbar_, thoracic_);
    core("thorax", thoracic_, cervical_);
    core("thorax", lerp(at("xiphisternal_junction"), thoracic_, 0.4), lerp(at("suprasternal_notch"), cervical_, 0.6));
    core("neck", lerp(cervical_, skull_, 0.15), skull_);
    core("head", lerp(skull_, at("vertex"), 0.1), lerp(skull_, at("vertex"), 0.8));
    core("head", skull_, lerp(skull_, at("nose_tip"), 0.7));
    core("head", lerp(skull_, at("menton"), 0.4), lerp(skull_, at("menton"), 0.85));
    for (const std::string side : {".l", ".r"}) {
        const Mean flank = lerp(lumbar_, at("iliac_crest_highest" + side), 0.55);
        const Mean ribs = lerp(thoracic_, at("rib_11_tip" + side), 0.55);
        const Mean armpit =
            lerp(lerp(thoracic_, cervical_, 0.7), mid("axilla_centre" + side, "acromion" + side, 0.2), 0.55);
        core("pelvis", lerp(hips_, at("greater_trochanter" + side), 0.5), flank);
        core("pelvis", hips_, lerp(hips_, at("greater_trochanter" + side), 0.55));
        core("abdomen", flank, ribs);
        core("thorax", ribs, armpit);
    }
}

void Builder::arm(const std::string& side) {
    const double sign = side == ".l" ? 1 : -1;
    const Mean elbow = mid("lateral_humeral_epicondyle" + side, "medial_humeral_epicondyle" + side);
    const Mean wrist = mid("palmar_wrist_crease_mid" + side, "dorsal_wrist_crease_mid" + side);
    const Mean shoulder =
        lerp(lerp(at("acromion" + side), elbow, 0.15), at(side == ".l" ? "acromion.r" : "acromion.l"), 0.1);
    const Mean sternal = lerp(at("clavicle_sternal_end" + side), cervical_, 0.2);
    const Mean middle = mid("metacarpophalangeal_joint_3_dorsal" + side, "metacarpophalangeal_joint_3_palmar" + side);
    bends(add("clavicle" + side, "thorax", sternal, shoulder), 10, 10, 5);
    {
        Bone& bone = add("upper_arm" + side, "clavicle" + side, shoulder, elbow);
        bends(bone, 60, 60, 45, 10 * sign);
        bone.spreads_twist = true;
    }
    {
        Bone& bone = add("forearm" + side, "upper_arm" + side, elbow, wrist);
        bone.hinge_from = at("medial_humeral_epicondyle" + side);
        bone.hinge_to = at("lateral_humeral_epicondyle" + side);
        bends(bone, 45, 6, 70, 60 * sign);
        bone.spreads_twist = true;
    }
    {
        Bone& bone = add("hand" + side, "forearm" + side, wrist, middle);
        bone.hinge_from = at("palmar_wrist_crease_ulnar_end" + side);
        bone.hinge_to = at("palmar_wrist_crease_radial_end" + side);
        bends(bone, 30, 15, 8);
    }
    const Mean arm_start = lerp(shoulder, elbow, 0.1);
    core("clavicle" + side, lerp(sternal, shoulder, 0.35), shoulder);
    core("upper_arm" + side, arm_start, elbow);
    core("forearm" + side, lerp(elbow, wrist, 0.03), wrist);
    for (int number = 1; number <= 5; ++number) finger(side, number, wrist);
}

void Builder::finger(const std::string& side, int number, const Mean& wrist) {
    const std::string n = std::to_string(number), finger = "finger_" + n;
    const auto joint = [&](const std::string& which) {
        return mid(finger + "_" + which + "_joint_dorsal" + side, finger + "_" + which + "_crease_mid" + side);
    };
    std::vector<Mean> chain;
    if (number == 1) {
        chain = {lerp(at("first_carpometacarpal_joint_radial" + side), wrist, 0.25),
                 lerp(mid("metacarpophalangeal_joint_1_dorsal" + side, "metacarpophalangeal_joint_1_radial" + side),
                      at("finger_web_1_2" + side), 0.15),
                 joint("interphalangeal")};
    } else {
        const std::string knuckle = "metacarpophalangeal_joint_" + n;
        chain = {mid(knuckle + "_dorsal" + side, knuckle + "_palmar" + side), joint("proximal_interphalangeal"),
                 joint("distal_interphalangeal")};
        core("hand" + side, lerp(wrist, chain[0], 0.1), chain[0]);
    }
    chain.push_back(at(finger + "_tip" + side));
    std::string parent = "hand" + side;
    for (size_t k = 0; k < 3; ++k) {
        const std::string name = finger + "_" + std::to_string(k + 1) + side;
        Bone& bone = add(name, parent, chain[k], chain[k + 1]);
        if (number > 1) {
            bone.hinge_from = at("metacarpophalangeal_joint_5_palmar" + side);
            bone.hinge_to = at("metacarpophalangeal_joint_2_palmar" + side);
            bends(bone, k == 2 ? 20 : 30, k == 0 ? 12 : 3, k == 0 ? 6 : 2);
        } else {
            bends(bone, k == 0 ? 25 : 20, k == 0 ? 25 : 15, k == 0 ? 20 : 5);
        }
        bone.length_sigma = bone.girth_sigma = 0.12;
        core(name, lerp(chain[k], chain[k + 1], k == 0 ? 0.2 : 0.05), lerp(chain[k], chain[k + 1], k == 2 ? 0.8 : 1.0));
        parent = name;
    }
}

void Builder::leg(const std::string& side) {
    const Mean hip = lerp(hips_, at("greater_trochanter" + side), 0.55);
    const Mean knee = mid("lateral_femoral_epicondyle" + side, "medial_femoral_epicondyle" + side);
    const Mean ankle = mid("lateral_malleolus_prominence" + side, "medial_malleolus_prominence" + side);
    {
        Bone& bone = add("thigh" + side, "pelvis", hip, knee);
        bends(bone, 30, 30, 20);
        bone.spreads_twist = true;
    }
    {
        Bone& bone = add("leg" + side, "thigh" + side, knee, ankle);
        bone.hinge_from = at("medial_femoral_epicondyle" + side);
        bone.hinge_to = at("lateral_femoral_epicondyle" + side);
        bends(bone, 30, 6, 8);
    }
    {
        Bone& bone = add("foot" + side, "leg" + side, ankle, at("metatarsophalangeal_joint_2_dorsal" + side));
        bends(bone, 20, 15, 10);
    }
    core("thigh" + side, lerp(hip, knee, 0.12), knee);
    core("leg" + side, lerp(knee, ankle, 0.03), ankle);
    core("foot" + side, lerp(ankle, at("heel_back" + side), 0.3), lerp(ankle, at("heel_back" + side), 0.7));
    for (int number = 1; number <= 5; ++number) {
        const std::string n = std::to_string(number), name = "toe_" + n + side;
        const Mean base =
            lerp(at("metatarsophalangeal_joint_" + n + "_dorsal" + side), at("sole_deepest" + side), 0.15);
        const Mean tip = at("toe_" + n + "_tip" + side);
        core("foot" + side, lerp(ankle, base, 0.3), base);
        Bone& bone = add(name, "foot" + side, base, tip);
        bends(bone, 15, 8, 4);
        bone.hinge_from = at("metatarsophalangeal_joint_1_medial" + side);
        bone.hinge_to = at("metatarsophalangeal_joint_5_lateral" + side);
        bone.length_sigma = bone.girth_sigma = 0.12;
        core(name, lerp(base, tip, 0.35), lerp(base, tip, 0.85));
    }
}

}  // namespace

Skeleton skeleton_of(const std::function<std::uint32_t(const std::string&)>& point_of) {
    return Builder(point_of).build();
}

Eigen::Vector3d mean(const Mean& of, const Eigen::Matrix3Xd& points) {
    Eigen::Vector3d out = Eigen::Vector3d::Zero();
    for (const auto& [point, weight] : of) out += weight * points.col(point);
    return out;
}

}  // namespace jingluo::fit
