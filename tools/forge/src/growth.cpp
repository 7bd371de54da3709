#include "growth.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace jingluo::forge {

namespace {

/// Exponents of body mass index for girths (women, men), Heinz et al. 2003; see growth.h.
struct Exponents {
    double neck, shoulder, chest, waist, navel, hip, thigh, knee, calf, ankle, upper_arm, elbow, forearm, wrist;
};
constexpr Exponents kWomen = {0.36,  0.345, 0.437, 0.677, 0.665, 0.459, 0.501,
                              0.385, 0.398, 0.301, 0.596, 0.42,  0.414, 0.257};
constexpr Exponents kMen = {0.40,  0.350, 0.498, 0.738, 0.640, 0.466, 0.505,
                            0.347, 0.411, 0.354, 0.530, 0.38,  0.364, 0.224};
// How far arms stand out from a broader chest: degrees for thighs of double girth (the same fat that parts the thighs).
constexpr double kWomenArmsOut = 34.0;
constexpr double kMenArmsOut = 54.0;
// At equal body mass index girths grow with about this power of stature (trunk 0.5-0.7, limbs 0.5-0.7, joints 0.6).
constexpr double kStaturePower = 0.60;
// Heads are nearly as large in short people as in tall ones (ANSUR II: head length with the 0.3th power of stature).
constexpr double kHeadPower = 0.30;

/// Ankles are fitted to smooth bodies; the bone stays under the skin, so it must stand out again.
const Push kMedialMalleolus = {{0.1035, 0.0790, -0.0135}, 0.021, {-0.0030, 0.0, 0.0}};

double power(double base, double exponent) {
    return stable_pow(base, exponent);
}

/// Factors of growth by `mass` (ratio of body mass indices); `belly` and `hips`: how much more the belly grows ahead,
/// and the hips to the sides, than the mean.
void grow(Build& b, const Exponents& e, double mass, double belly, double hips, double arms_out) {
    const auto f = [&](double exponent) { return power(mass, exponent); };
    const double more = mass > 1.0 ? mass - 1.0 : 0.6 * (mass - 1.0);
    RadialTable trunk({0.80, 0.86, 0.93, 1.00, 1.08, 1.16, 1.24, 1.33, 1.39, 1.44, 1.52}, 4, 0);
    const double trunk_exponents[] = {e.thigh,
                                      e.hip,
                                      0.5 * (e.hip + e.navel),
                                      e.navel,
                                      e.waist,
                                      0.5 * (e.waist + e.chest),
                                      e.chest,
                                      0.8 * e.shoulder,
                                      0.6 * e.shoulder,
                                      e.neck,
                                      0.6 * e.neck};
    const double ahead[] = {0.0, 0.3, 0.8, 1.0, 0.9, 0.6, 0.25, 0.0, 0.0, 0.0, 0.0};
    const double aside[] = {1.0, 1.0, 0.6, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    for (std::size_t r = 0; r < trunk.at.size(); ++r) {
        const double g = f(trunk_exponents[r]);
        trunk.row[r] = {g, g * more * belly * ahead[r], -g * more * hips * aside[r], 0.0};
    }
    b.trunk.push_back(trunk);
    RadialTable leg({0.085, 0.15, 0.25, 0.37, 0.45, 0.55, 0.65, 0.75, 0.86}, 2, 1);
    const double leg_exponents[] = {0.8 * e.ankle, e.ankle, 0.5 * (e.ankle + e.calf),
                                    e.calf,        e.knee,  0.5 * (e.knee + e.thigh),
                                    e.thigh,       e.thigh, e.hip};
    for (std::size_t r = 0; r < leg.at.size(); ++r) {
        leg.row[r][0] = f(leg_exponents[r]);
    }
    b.leg.push_back(leg);
    RadialTable arm({0.02, 0.08, 0.18, 0.28, 0.36, 0.45, 0.53, 0.57}, 1, 0);
    const double arm_exponents[] = {
        e.shoulder,   0.5 * (e.shoulder + e.upper_arm), e.upper_arm, e.elbow, e.forearm, 0.7 * e.forearm, e.wrist,
        0.8 * e.wrist};
    for (std::size_t r = 0; r < arm.at.size(); ++r) {
        arm.row[r][0] = f(arm_exponents[r]);
    }
    b.arm.push_back(arm);
    // Thighs that thicken need room: the stance widens. So do arms beside a broader chest.
    const double room = f(e.thigh) - 1.0;
    if (room > 0.0) {
        b.leg_out = {
            {0.0, 0.060 * room}, {0.45, 0.066 * room}, {0.75, 0.088 * room}, {0.90, 0.088 * room}, {1.0, 0.088 * room}};
        b.arm_out_degrees += arms_out * room;
    } else {
        b.leg_out = {{0.0, 0.02 * room}, {0.45, 0.02 * room}, {0.90, 0.02 * room}};
    }
    b.shoulder_m += 0.16 * (f(0.8 * e.shoulder) - 1.0);
    b.hand *= f(0.5 * e.wrist);
    b.foot *= f(0.3 * e.ankle);
    b.head *= f(0.06);
    b.relief += mass > 1.0 ? -0.75 * clamp01((mass - 1.0) / 0.6) : 1.2 * (1.0 - mass);
    if (mass > 1.0) {
        // Under the chin and at the cheeks.
        b.pushes.push_back({{0.0, 1.462, 0.050}, 0.050, {0.0, -0.010 * more, 0.012 * more}});
        b.pushes.push_back({{0.050, 1.505, 0.045}, 0.045, {0.012 * more, -0.004 * more, 0.003 * more}});
    }
}

/// Another stature at the same body mass index: relative girths fall as stature rises, heads less than bodies grow,
/// legs take the greater share.
void lengthen(Build& b, double ratio) {
    const double girth = power(ratio, kStaturePower - 1.0);
    RadialTable trunk({0.80, 1.40, 1.55}, 1, 0);
    RadialTable leg({0.08, 0.90}, 1, 0);
    RadialTable arm({0.02, 0.57}, 1, 0);
    for (RadialTable* t : {&trunk, &leg, &arm}) {
        for (auto& row : t->row) {
            row[0] = girth;
        }
    }
    b.trunk.push_back(trunk);
    b.leg.push_back(leg);
    b.arm.push_back(arm);
    b.leg_out = {{0.0, 0.085 * (girth - 1.0)}, {0.5, 0.086 * (girth - 1.0)}, {0.90, 0.090 * (girth - 1.0)}};
    b.shoulder_m += 0.158 * (girth - 1.0);
    b.arm_out_degrees += 30.0 * std::max(girth - 1.0, 0.0);
    b.hand *= power(ratio, -0.15);
    b.foot *= power(ratio, -0.15);
    b.head *= power(ratio, kHeadPower - 1.0);
    // Crotch height as a share of stature rises by about 0.01 over 0.35 m (ANSUR II).
    const double shift = 0.030 * (ratio - 1.0);
    for (auto& h : b.heights) {
        h[1] += shift * smooth_step(0.0, 0.45, h[0]) * smooth_step(1.45, 0.80, h[0]);
    }
}

std::vector<std::array<double, 2>> level_table() {
    std::vector<std::array<double, 2>> out;
    for (const double y : {0.0, 0.10, 0.25, 0.45, 0.62, 0.80, 0.95, 1.10, 1.25, 1.38, 1.47, 1.60, 1.72}) {
        out.push_back({y, y});
    }
    return out;
}

}  // namespace

Build female_start() {
    Build b;
    b.heights = level_table();
    b.pushes = {kMedialMalleolus};
    return b;
}

Build male_start() {
    Build b;
    b.heights = level_table();
    // ANSUR II, fractions of stature, men over women: biacromial breadth 0.237 / 0.2245, crotch 0.476 / 0.469, hand
    // breadth 0.0503 / 0.0485, foot length 0.1544 / 0.1513, head breadth 0.0877 / 0.0910.
    b.shoulder_m = 0.0105;
    b.arm_length = 1.012;
    b.hand = 1.06;
    b.foot = 1.025;
    b.head = 0.995;
    b.relief = 0.40;
    for (auto& h : b.heights) {
        h[1] += 0.008 * smooth_step(0.0, 0.45, h[0]) * smooth_step(1.40, 0.85, h[0]);
    }
    b.flat = 1.0;
    // Brow, jaw, chin, nose and throat; the lower edge of the pectoral muscle.
    b.pushes = {
        kMedialMalleolus,
        {{0.026, 1.586, 0.085}, 0.028, {0.0, -0.0010, 0.0026}},
        {{0.052, 1.490, 0.012}, 0.055, {0.0042, -0.0008, 0.0}},
        {{0.012, 1.472, 0.080}, 0.034, {0.0020, -0.0016, 0.0026}},
        {{0.0, 1.545, 0.105}, 0.026, {0.0, 0.0, 0.0022}},
        {{0.0, 1.428, 0.022}, 0.030, {0.0, 0.0, 0.0050}},
        {{0.085, 1.245, 0.085}, 0.075, {0.002, 0.0, 0.0075}},
    };
    return b;
}

std::map<std::string, Build> all_builds(const Build& female, const Build& male) {
    std::map<std::string, Build> out;
    out["female"] = female;
    out["male"] = male;
    const auto with = [](Build b, const auto& change) {
        change(b);
        return b;
    };
    // Body mass index: women 17 - 19.5 - 31, men 18 - 22 - 32.
    out["female_lean"] = with(female, [](Build& b) { grow(b, kWomen, 17.0 / 19.5, 0.05, 0.05, kWomenArmsOut); });
    out["female_heavy"] = with(female, [](Build& b) { grow(b, kWomen, 31.0 / 19.5, 0.14, 0.05, kWomenArmsOut); });
    out["male_lean"] = with(male, [](Build& b) { grow(b, kMen, 18.0 / 22.0, 0.05, 0.0, kMenArmsOut); });
    out["male_heavy"] = with(male, [](Build& b) { grow(b, kMen, 32.0 / 22.0, 0.26, 0.0, kMenArmsOut); });
    out["female_short"] = with(female, [](Build& b) { lengthen(b, kShortest / kFemaleStature); });
    out["female_tall"] = with(female, [](Build& b) { lengthen(b, kTallest / kFemaleStature); });
    out["male_short"] = with(male, [](Build& b) { lengthen(b, kShortest / kMaleStature); });
    out["male_tall"] = with(male, [](Build& b) { lengthen(b, kTallest / kMaleStature); });
    return out;
}

}  // namespace jingluo::forge
