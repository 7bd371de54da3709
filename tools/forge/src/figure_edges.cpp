// How fine the mesh of the figure should be, place by place.
#include "figure.h"

namespace jingluo::forge {

double Figure::edge_length(const Vec3& q) const {
    const Vec3 p{std::abs(q.x), q.y, q.z};
    double e = 0.0096;
    for (const Part* part : parts()) {
        e = std::min(e, part->edge_length(p));
    }
    const auto finer = [&](double length, double share) { e = std::min(e, mix(0.0096, length, share)); };
    finer(0.0080, smooth_step(0.57, 0.50, p.y));  // knee and leg
    finer(0.0056, smooth_step(0.042, 0.02, std::abs(p.y - 0.455)));
    finer(0.0035, smooth_step(0.045, 0.028, std::abs(p.y - 0.456)) * smooth_step(0.01, 0.034, p.z));  // kneecap
    finer(0.0030, smooth_step(0.016, 0.006, std::abs(p.y - skeleton_.popliteal_crease)) *
                      smooth_step(-0.02, -0.04, p.z));  // its crease
    if (p.x > 0.20 && p.y > 0.95 && p.y < 1.15) {
        const Vec3 on_arm = arm_frame_.local(p);
        finer(0.0064, smooth_step(0.050, 0.025, std::abs(on_arm.z - kElbowCrease)));  // elbow
        finer(0.0035, smooth_step(0.016, 0.006, std::abs(on_arm.z - kElbowCrease)) *
                          smooth_step(-0.016, 0.004, on_arm.y));  // its crease
    }
    if (p.y > 0.70 && p.y < 1.45) {
        finer(0.0032,
              smooth_step(0.026, 0.012, p.x) * smooth_step(0.72, 0.76, p.y) * smooth_step(0.93, 0.90, p.y));  // cleft
        finer(0.0042,
              smooth_step(0.045, 0.022, p.x) * smooth_step(0.86, 0.9, p.y) * smooth_step(0.0, -0.03, p.z));  // spine
        finer(0.0050, smooth_step(0.075, 0.05, p.x) * smooth_step(0.86, 0.88, p.y) * smooth_step(0.955, 0.94, p.y) *
                          smooth_step(0.0, -0.03, p.z));  // sacrum, dimples
        finer(0.0062, smooth_step(0.16, 0.13, p.x) * smooth_step(1.26, 1.29, p.y) *
                          smooth_step(0.0, -0.03, p.z));  // shoulder blade
        finer(0.0045, smooth_step(0.035, 0.02, std::abs(p.y - 0.768)) * smooth_step(0.0, -0.02, p.z) *
                          smooth_step(0.19, 0.17, p.x));                             // fold
        finer(0.0052, smooth_step(-0.02, 0.0, p.z) * smooth_step(1.34, 1.36, p.y));  // collar bones
        finer(0.0055, smooth_step(0.022, 0.012, std::abs(p.y - 1.182)) * smooth_step(0.135, 0.115, p.x) *
                          smooth_step(0.05, 0.07, p.z));  // below the breast
        finer(0.0062, smooth_step(0.14, 0.11, p.x) * smooth_step(0.80, 0.82, p.y) * smooth_step(0.93, 0.90, p.y) *
                          smooth_step(0.01, 0.03, p.z));  // groin
        const Vec3 navel = p - Vec3{0.0, skeleton_.umbilicus, 0.09};
        finer(0.0022, smooth_step(0.03, 0.015, std::sqrt(glm::dot(navel, navel))));
        const Vec3 nipple = p - Vec3{skeleton_.nipple_lateral, skeleton_.nipple, 0.115};
        finer(0.0022, smooth_step(0.026, 0.014, std::sqrt(glm::dot(nipple, nipple))));
    }
    return 1.03 * parameters_.coarseness * e;
}

}  // namespace jingluo::forge
