// Thigh and leg in one sweep, and the foot with its toes.
#include "figure.h"

namespace jingluo::forge {

void Figure::build_leg() {
    std::vector<Station> rows = {
        // y    mid    half    front   back    equator  nF   nB
        {0.035, 0.1310, 0.0190, 0.050, -0.044, -0.020, 1.7, 2.0},
        {0.058, 0.1312, 0.0225, 0.040, -0.0495, -0.022, 1.7, 2.0},
        {0.075, 0.1313, 0.0235, 0.0285, -0.0510, -0.022, 1.75, 2.0},
        {0.090, 0.1315, 0.0238, 0.0195, -0.0515, -0.022, 1.8, 2.0},
        {0.105, 0.1318, 0.0241, 0.0135, -0.0518, -0.0215, 1.9, 2.0},
        {0.125, 0.1322, 0.0250, 0.0100, -0.0522, -0.021, 2.0, 2.0},
        {0.150, 0.1330, 0.0270, 0.0093, -0.0545, -0.021, 2.0, 2.0},
        {0.190, 0.1335, 0.0320, 0.012, -0.061, -0.021, 2.0, 2.1},
        {0.230, 0.1335, 0.0385, 0.017, -0.069, -0.022, 2.0, 2.1},
        {0.270, 0.1325, 0.0450, 0.021, -0.076, -0.023, 2.0, 2.1},
        {0.310, 0.1315, 0.0505, 0.026, -0.0805, -0.023, 2.0, 2.1},
        {0.350, 0.1305, 0.0540, 0.031, -0.0815, -0.019, 2.0, 2.1},
        {0.390, 0.1290, 0.0550, 0.034, -0.0785, -0.020, 2.1, 2.2},
        {0.420, 0.1265, 0.0548, 0.036, -0.072, -0.018, 2.2, 2.3},
        {0.450, 0.1225, 0.0545, 0.044, -0.0635, -0.014, 2.2, 2.4},
        {0.480, 0.1165, 0.0550, 0.056, -0.055, -0.006, 2.2, 2.4},
        {0.510, 0.1105, 0.0565, 0.067, -0.050, 0.000, 2.1, 2.3},
        {0.550, 0.1055, 0.0590, 0.076, -0.051, 0.006, 2.1, 2.2},
        {0.600, 0.1020, 0.0650, 0.085, -0.056, 0.006, 2.1, 2.1},
        {0.650, 0.1010, 0.0725, 0.091, -0.063, 0.006, 2.1, 2.1},
        {0.700, 0.0995, 0.0815, 0.094, -0.067, 0.005, 2.1, 2.1},
        {0.750, 0.0980, 0.0885, 0.092, -0.075, 0.002, 2.1, 2.2},
        {0.790, 0.0980, 0.0895, 0.087, -0.082, -0.003, 2.1, 2.2},
        {0.830, 0.0985, 0.0860, 0.079, -0.082, -0.010, 2.1, 2.2},
        {0.870, 0.0960, 0.0790, 0.070, -0.076, -0.018, 2.1, 2.2},
        {0.920, 0.0900, 0.0620, 0.052, -0.058, -0.020, 2.0, 2.0},
        {0.960, 0.0860, 0.0420, 0.030, -0.038, -0.018, 2.0, 2.0},
    };
    for (Station& s : rows) {
        const double more = parameters_.build * mix(0.04, 0.12, smooth_step(0.1, 0.7, s.w)) +
                            (parameters_.sex == Sex::male ? 0.02 : 0.0);
        const double girth = 1.0 + more;
        const double middle = 0.5 * (s.front + s.back);
        s.half *=
            s.w > 0.6 ? 1.0 + 0.6 * more : girth;  // thighs grow outwards less than their girth: they must not meet
        s.middle_u += s.w > 0.6 ? 0.05 * more : 0.0;
        if (parameters_.sex == Sex::male) {
            const double hip = smooth_step(0.68, 0.84, s.w);  // narrower across the trochanters
            s.half *= mix(1.0, 0.94, hip);
            s.middle_u -= mix(0.0, 0.004, hip);
        }
        s.front = middle + (s.front - middle) * girth;
        s.back = middle + (s.back - middle) * girth;
    }
    leg_ = Sweep(Frame{}, rows);
    leg_box_ = leg_.box();
}

void Figure::build_foot() {
    const double a = skeleton_.toe_out;
    foot_frame_ = {skeleton_.heel, {stable_cos(a), 0, -stable_sin(a)}, {0, 1, 0}, {stable_sin(a), 0, stable_cos(a)}};
    foot_ = Sweep(foot_frame_, {
                                   // w    mid     half    top     bottom  equator nTop nBottom lean
                                   {0.030, 0.000, 0.0260, 0.062, 0.002, 0.021, 2.0, 2.8, 0.0},
                                   {0.060, 0.000, 0.0315, 0.082, 0.000, 0.021, 2.0, 3.2, 0.0},
                                   {0.090, 0.002, 0.0340, 0.084, 0.000, 0.022, 2.0, 3.2, -0.05},
                                   {0.120, 0.003, 0.0365, 0.069, 0.000, 0.021, 2.0, 3.2, -0.18},
                                   {0.150, 0.003, 0.0410, 0.053, 0.000, 0.018, 2.1, 3.2, -0.28},
                                   {0.175, 0.002, 0.0450, 0.041, 0.000, 0.016, 2.2, 3.0, -0.30},
                                   {0.190, -0.001, 0.0400, 0.033, 0.001, 0.0145, 2.3, 2.6, -0.25},
                                   {0.203, -0.004, 0.0300, 0.023, 0.004, 0.0125, 2.2, 2.2, -0.15},
                               });
    // Toes: joints from the base to the tip's pad; (u, v, w) in the foot's frame, with the radius there.
    struct Joint {
        double u, v, w, radius;
    };
    static const std::array<std::array<Joint, 4>, 5> joints = {{
        {{{-0.0275, 0.0175, 0.183, 0.0158},
          {-0.0275, 0.0160, 0.206, 0.0128},
          {-0.0262, 0.0142, 0.223, 0.0130},
          {-0.0245, 0.0122, 0.2365, 0.0114}}},
        {{{-0.0070, 0.0165, 0.190, 0.0115},
          {-0.0042, 0.0205, 0.214, 0.0089},
          {-0.0030, 0.0155, 0.232, 0.0087},
          {-0.0026, 0.0105, 0.2420, 0.0083}}},
        {{{0.0095, 0.0155, 0.185, 0.0110},
          {0.0125, 0.0195, 0.206, 0.0085},
          {0.0140, 0.0145, 0.223, 0.0084},
          {0.0146, 0.0098, 0.2325, 0.0080}}},
        {{{0.0240, 0.0145, 0.176, 0.0105},
          {0.0280, 0.0180, 0.194, 0.0082},
          {0.0300, 0.0132, 0.209, 0.0081},
          {0.0307, 0.0090, 0.2185, 0.0078}}},
        {{{0.0370, 0.0130, 0.163, 0.0105},
          {0.0420, 0.0160, 0.178, 0.0082},
          {0.0446, 0.0118, 0.191, 0.0082},
          {0.0455, 0.0085, 0.2000, 0.0079}}},
    }};
    toe_box_ = Box{};
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t k = 0; k < 4; ++k) {
            const Joint& j = joints[i][k];
            const Vec3 at = foot_frame_.world(j.u, j.v, j.w);
            toe_joints_[i].push_back(at);
            toe_box_.add(at, j.radius);
            if (k > 0) {
                toe_bones_[i].push_back({toe_joints_[i][k - 1], at, joints[i][k - 1].radius, j.radius});
            }
        }
        const Joint& a2 = joints[i][2];
        const Joint& b2 = joints[i][3];
        const Vec3 tip = toe_joints_[i][3];
        Vec3 along = tip - toe_joints_[i][2];
        along /= std::sqrt(glm::dot(along, along));
        const Vec3 across = foot_frame_.u;
        Vec3 out = glm::cross(along, across);
        out *= out.y < 0.0 ? -1.0 : 1.0;
        out /= std::sqrt(glm::dot(out, out));
        const double length = i == 0 ? 0.0070 : i == 4 ? 0.0034 : 0.0042;
        const double width = i == 0 ? 0.0074 : i == 4 ? 0.0036 : 0.0044;
        const Vec3 centre = tip + out * mix(a2.radius, b2.radius, 0.7) - along * (i == 0 ? 0.002 : 0.0005);
        toe_nails_[i] = {{centre, glm::cross(out, along), out, along}, width, length, i == 0 ? 0.00042 : 0.00022};
    }
    foot_box_ = foot_.box();
    foot_box_.add(toe_box_.low);
    foot_box_.add(toe_box_.high);
}

double Figure::foot(const Vec3& p) const {
    const double far = foot_box_.outside(p);
    if (far > 0.06) {
        return far;
    }
    const Vec3 heel = foot_frame_.world(0.0, 0.0300, 0.0340);
    double d = blend_min(
        foot_(p), ellipsoid(p, Frame{heel, foot_frame_.u, foot_frame_.v, foot_frame_.w}, {0.0305, 0.0335, 0.0338}),
        0.030);
    const Vec3 q = foot_frame_.local(p);
    if (toe_box_.outside(p) < 0.03) {
        double toes = 1.0;
        for (std::size_t i = 0; i < 5; ++i) {
            double one = 1.0;
            for (const Bone& b : toe_bones_[i]) {
                one = blend_min(one, round_cone(p, b.a, b.b, b.radius_a, b.radius_b), 0.006);
            }
            const Vec3 tip = foot_frame_.local(toe_joints_[i][3]);
            // Between toes the skin meets in a crease; towards the web it fills.
            toes = i == 0 ? one : blend_min(toes, one, mix(0.010, 0.0025, smooth_step(-0.045, -0.022, q.z - tip.z)));
        }
        d = blend_min(d, toes, 0.012);
    }
    // Inner arch: the sole is hollowed from the inner side.
    const Vec3 arch_centre = foot_frame_.world(-0.030, -0.010, 0.098);
    const double arch =
        ellipsoid(p, Frame{arch_centre, foot_frame_.u, foot_frame_.v, foot_frame_.w}, {0.030, 0.026, 0.056});
    d = blend_max(d, -arch, 0.022);
    return blend_max(d, -p.y, 0.005);  // the sole stands flat on the floor
}

double Figure::lower(const Vec3& p) const {
    const double leg_far = leg_box_.outside(p);
    double d = leg_far > 0.08 ? leg_far : leg_(p);
    if (p.x < 0.05 && p.y > 0.70) {
        d = blend_min(d, leg_({-p.x, p.y, p.z}), 0.030);  // the thighs meet in an arch, not in an edge
    }
    if (p.y < 0.20) {
        d = blend_min(d, foot(p), 0.034);
        d = blend_max(d, -p.y, 0.003);
    }
    return d;
}

}  // namespace jingluo::forge
