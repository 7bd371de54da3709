// The five toes: chains of round cones, flattened, each with its pad; webs between them.
//
// Lengths: the great toe reaches furthest by a hair, then a falling arc (the commonest, "Egyptian" to "square" form);
// webs at about 0.81 to 0.72 of the foot's length. Breadths of toes: hands-on measurements scaled to a breadth of the
// foot of 0.057 of stature (ANSUR II, women).
#include "figure.h"

namespace jingluo::forge {

const std::array<Toe, 5>& Foot::toe_table() {
    static const std::array<Toe, 5> table = {{
        {{{{-0.0285, 0.0190, 0.1860, 0.0122},
           {-0.0301, 0.0160, 0.2040, 0.0100},
           {-0.0297, 0.0149, 0.2140, 0.0092},
           {-0.0288, 0.0138, 0.2265, 0.0098},
           {-0.0276, 0.0112, 0.2462, 0.0086}}},
         0.80,
         {-0.0280, 0.0082, 0.2395},
         {0.0124, 0.0094, 0.0152},
         0.0088,
         0.0070,
         16.0,
         -4.0},
        {{{{-0.0081, 0.0180, 0.1920, 0.0100},
           {-0.0063, 0.0180, 0.2090, 0.0070},
           {-0.0051, 0.0188, 0.2225, 0.0070},
           {-0.0044, 0.0138, 0.2375, 0.0066},
           {-0.0041, 0.0088, 0.2472, 0.0066}}},
         0.97,
         {-0.0041, 0.0066, 0.2460},
         {0.0075, 0.0076, 0.0088},
         0.0053,
         0.0048,
         34.0,
         0.0},
        {{{{0.0084, 0.0170, 0.1880, 0.0098},
           {0.0105, 0.0172, 0.2040, 0.0067},
           {0.0119, 0.0178, 0.2155, 0.0067},
           {0.0128, 0.0130, 0.2295, 0.0064},
           {0.0131, 0.0084, 0.2385, 0.0064}}},
         0.97,
         {0.0131, 0.0062, 0.2373},
         {0.0071, 0.0072, 0.0083},
         0.0050,
         0.0045,
         36.0,
         3.0},
        {{{{0.0239, 0.0158, 0.1790, 0.0095},
           {0.0268, 0.0160, 0.1935, 0.0065},
           {0.0286, 0.0166, 0.2035, 0.0065},
           {0.0292, 0.0122, 0.2160, 0.0062},
           {0.0287, 0.0080, 0.2245, 0.0062}}},
         0.97,
         {0.0288, 0.0059, 0.2233},
         {0.0069, 0.0069, 0.0080},
         0.0047,
         0.0042,
         38.0,
         8.0},
        {{{{0.0362, 0.0142, 0.1660, 0.0092},
           {0.0414, 0.0145, 0.1805, 0.0065},
           {0.0437, 0.0148, 0.1895, 0.0065},
           {0.0443, 0.0112, 0.2000, 0.0063},
           {0.0437, 0.0077, 0.2080, 0.0061}}},
         0.97,
         {0.0439, 0.0056, 0.2068},
         {0.0068, 0.0066, 0.0078},
         0.0042,
         0.0037,
         38.0,
         18.0},
    }};
    return table;
}

const std::array<Vec3, 4>& Foot::webs() {
    static const std::array<Vec3, 4> at = {
        {{-0.0140, 0.0105, 0.2085}, {0.0033, 0.0105, 0.2060}, {0.0193, 0.0100, 0.1985}, {0.0353, 0.0094, 0.1850}}};
    return at;
}

double Foot::forefoot(const Vec3& q, double body) const {
    const auto& table = toe_table();
    const auto& web = webs();
    // Web: a bar along the roots of the toes; its front is the web's edge.
    constexpr double kBar = 0.0072;
    double webbed = 1.0;
    for (std::size_t i = 0; i + 1 < 4; ++i) {
        const Vec3 back{0.0, 0.0, kBar};
        webbed = blend_min(webbed, round_cone(q, web[i] - back, web[i + 1] - back, kBar, kBar), 0.006);
    }
    double d = blend_min(body, webbed, 0.018);
    double toes = 1.0;
    for (std::size_t i = 0; i < 5; ++i) {
        const Toe& toe = table[i];
        const double s = toe.narrowing;
        const auto squeezed = [s](const Toe::Joint& j) { return Vec3{s * j.u, j.v, j.w}; };
        const Vec3 p{s * q.x, q.y, q.z};
        double one = 1.0;
        for (std::size_t k = 0; k + 1 < toe.chain.size(); ++k) {
            const Toe::Joint& a = toe.chain[k];
            const Toe::Joint& b = toe.chain[k + 1];
            one = blend_min(one, round_cone(p, squeezed(a), squeezed(b), a.radius, b.radius), i == 0 ? 0.008 : 0.005);
        }
        const Frame pad{toe.pad, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        one = blend_min(one, ellipsoid(q, pad, toe.pad_radii), i == 0 ? 0.008 : 0.005);
        toes = blend_min(toes, one, 0.0012);
    }
    // Wide fillet at the roots, above and below; narrow in the clefts.
    return blend_min(d, toes, 0.013);
}

void Foot::build_nails() {
    const auto& table = toe_table();
    for (std::size_t i = 0; i < 5; ++i) {
        const Toe& toe = table[i];
        const Toe::Joint& joint = toe.chain[3];
        const Toe::Joint& tip = toe.chain[4];
        Vec3 along = frame_.world(tip.u, 0.0, tip.w) - frame_.world(joint.u, 0.0, joint.w);
        along /= std::sqrt(glm::dot(along, along));
        const double slope = radians(toe.nail_slope);
        const Vec3 forward = stable_cos(slope) * along - stable_sin(slope) * frame_.v;
        const double roll = radians(toe.nail_roll);
        const Vec3 level = stable_sin(slope) * along + stable_cos(slope) * frame_.v;
        const Vec3 side = glm::cross(level, forward);  // lateral on the left foot
        const Vec3 out = stable_cos(roll) * level + stable_sin(roll) * side;
        const Vec3 across = glm::cross(out, forward);
        const Vec3 centre =
            frame_.world(tip.u, tip.v, tip.w) + out * (tip.radius + 0.0003) - forward * (i == 0 ? 0.0022 : 0.0004);
        nails_[i] = {{centre, across, out, forward}, toe.nail_half_width, toe.nail_half_length, i == 0 ? 4e-4 : 3e-4};
    }
}

}  // namespace jingluo::forge
