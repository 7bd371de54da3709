#include "calibrate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "measure.h"
#include "tracer.h"

namespace jingluo::forge {

namespace {

constexpr int kAngles = 48;
constexpr int kRounds = 11;
constexpr double kEven = 0.15;  // share of either neighbour that smoothing along a part takes
constexpr double kStep = 0.75;  // share of each round's correction that is taken

// Rows at which sections are compared, metres at table stature; shoulders and groin lie between and are interpolated.
// Rows between these heights follow chest and neck from afar: arms are joined there, so no section can be compared, and
// the shoulder blades under the skin are bone, which a fuller chest does not part.
constexpr double kShoulders = 1.260;
constexpr double kNeck = 1.400;
constexpr double kBoneShare = 0.35;
constexpr double kNape = 1.525;  // from here on the head is nobody's to widen
const std::vector<double> kTrunkRows = {0.862, 0.925, 0.990, 1.055, 1.120, 1.190, 1.290, 1.385, 1.420, 1.452, kNape};
const std::vector<double> kLegRows = {0.106, 0.126, 0.150, 0.185, 0.230, 0.280, 0.330, 0.375,
                                      0.420, 0.455, 0.490, 0.540, 0.600, 0.660, 0.725, 0.805};
const std::vector<double> kArmRows = {0.03, 0.16, 0.22, 0.28, 0.33, 0.38, 0.44, 0.50, 0.55};
// Above the crotch both thighs lie in one section: there the leg's row follows the breadth and depth of the hips.
constexpr double kHips = 0.805;
constexpr double kThighRadius = 0.088;  // m, at the hips

Mesh at_table_stature(const Mesh& mesh) {
    Mesh out = at_unit_stature(mesh);
    for (Vec3& p : out.position) {
        p *= kTableStature;
    }
    return out;
}

/// Distances from a middle to the skin at equal steps of angle (0 front, 90 degrees lateral), or nothing.
std::optional<std::array<double, kAngles>> radii(const Tracer& tracer, double x, double y, double z) {
    std::array<double, kAngles> out{};
    for (int i = 0; i < kAngles; ++i) {
        const double a = 2.0 * kPi * i / kAngles;
        const auto hit = tracer.first({x, y, z}, {std::sin(a), 0.0, std::cos(a)}, 0.5);
        if (!hit) {
            return std::nullopt;
        }
        out[static_cast<std::size_t>(i)] = hit->distance;
    }
    return out;
}

/// The Fourier series of table row r as values at equal angles.
std::array<double, kAngles> values(const RadialTable& t, std::size_t r) {
    std::array<double, kAngles> out{};
    for (int i = 0; i < kAngles; ++i) {
        const double a = 2.0 * kPi * i / kAngles;
        double sum = 0.0;
        for (std::size_t k = 0; k < t.cosines; ++k) {
            sum += t.row[r][k] * std::cos(static_cast<double>(k) * a);
        }
        for (std::size_t k = 0; k < t.sines; ++k) {
            sum += t.row[r][t.cosines + k] * std::sin(static_cast<double>(k + 1) * a);
        }
        out[static_cast<std::size_t>(i)] = sum;
    }
    return out;
}

void project(RadialTable& t, std::size_t r, const std::array<double, kAngles>& value) {
    for (std::size_t k = 0; k < t.cosines + t.sines; ++k) {
        const bool sine = k >= t.cosines;
        const double n = sine ? static_cast<double>(k - t.cosines + 1) : static_cast<double>(k);
        double sum = 0.0;
        for (int i = 0; i < kAngles; ++i) {
            const double a = 2.0 * kPi * i / kAngles;
            sum += value[static_cast<std::size_t>(i)] * (sine ? std::sin(n * a) : std::cos(n * a));
        }
        t.row[r][k] = sum * (n == 0.0 ? 1.0 : 2.0) / kAngles;
    }
}

/// Middle of the ring's box.
std::array<double, 2> middle_of(const Ring& ring, bool trunk) {
    return {trunk ? 0.0 : 0.5 * (ring.low(0) + ring.high(0)), 0.5 * (ring.low(1) + ring.high(1))};
}

/// One step of the fit. Sections are laid over each other by the middles of their boxes, then compared from the place
/// that the deformation itself turns about: so the factors cannot drift into shifting the section.
void correct_rows(RadialTable& table, const Deformer& deformer, const Build& build, const Mesh& own, const Mesh& wanted,
                  bool trunk) {
    const Tracer own_rays(own);
    const Tracer wanted_rays(wanted);
    for (std::size_t r = 0; r < table.at.size(); ++r) {
        const double y = table.at[r];
        if (trunk && ((y > kShoulders && y < kNeck) || y == kNape)) {
            continue;
        }
        std::array<double, kAngles> ratio{};
        if (!trunk && y == kHips) {
            const std::optional<Ring> here = trunk_ring(wanted, y);
            const std::optional<Ring> b = here ? here : trunk_ring(wanted, y + 0.03);  // its crotch may be higher
            const std::optional<Ring> a = trunk_ring(own, here ? y : y + 0.03);
            if (!a || !b) {
                throw std::runtime_error("the measured body has no hips at 0.50 of its stature");
            }
            const double broad = (b->breadth() / a->breadth() - 1.0) * 0.5 * a->breadth() / kThighRadius;
            const double deep = b->depth() / a->depth() - 1.0;
            std::array<double, kAngles> value = values(table, r);
            for (int i = 0; i < kAngles; ++i) {
                const double angle = 2.0 * kPi * i / kAngles;
                const double aside = std::max(std::sin(angle), 0.0);
                const double ahead = std::cos(angle);
                auto& v = value[static_cast<std::size_t>(i)];
                v = std::clamp(v * (1.0 + kStep * (broad * aside * aside + deep * ahead * ahead)), 0.75, 1.35);
            }
            project(table, r, value);
            continue;
        }
        int count = 0;
        double broader = 0.0;
        double deeper = 0.0;
        for (const double dy : !trunk           ? std::array{-0.006, 0.0, 0.006}
                               : y < kShoulders ? std::array{-0.024, 0.0, 0.024}
                                                : std::array{-0.012, -0.006, 0.0}) {
            const auto ring = [&](const Mesh& m) { return trunk ? trunk_ring(m, y + dy) : leg_ring(m, y + dy); };
            const std::optional<Ring> a = ring(own);
            const std::optional<Ring> b = ring(wanted);
            if (!a || !b) {
                continue;
            }
            const std::array<double, 2> at = deformer.middle(build, y + dy, trunk);
            const std::array<double, 2> ma = middle_of(*a, trunk);
            const std::array<double, 2> mb = middle_of(*b, trunk);
            const auto ra = radii(own_rays, at[0], y + dy, at[1]);
            const auto rb = radii(wanted_rays, at[0] - ma[0] + mb[0], y + dy, at[1] - ma[1] + mb[1]);
            if (!ra || !rb) {
                continue;
            }
            for (std::size_t i = 0; i < kAngles; ++i) {
                ratio[i] += std::clamp((*rb)[i] / (*ra)[i], 0.75, 1.33);
            }
            broader += b->breadth() / a->breadth();
            deeper += b->depth() / a->depth();
            ++count;
        }
        if (count == 0) {
            continue;
        }
        if (trunk && y > kShoulders) {
            // A neck is an oval: no more than its breadth and its depth.
            const double side = broader / count;
            const double nape = deeper / count;
            const double across = (table.row[r][0] - table.row[r][2]) * (1.0 + kStep * (side - 1.0));
            const double ahead = (table.row[r][0] + table.row[r][2]) * (1.0 + kStep * (nape - 1.0));
            table.row[r][0] = std::clamp(0.5 * (across + ahead), 0.75, 1.35);
            table.row[r][2] = std::clamp(0.5 * (ahead - across), -0.20, 0.20);
            continue;
        }
        std::array<double, kAngles> value = values(table, r);
        for (std::size_t i = 0; i < kAngles; ++i) {
            value[i] *= 1.0 + kStep * (ratio[i] / count - 1.0);
            value[i] = std::clamp(value[i], 0.70, 1.40);
        }
        project(table, r, value);
    }
    if (trunk) {  // over the shoulders the chest passes into the neck
        std::size_t below = 0;
        std::size_t above = table.at.size() - 1;
        for (std::size_t r = 0; r < table.at.size(); ++r) {
            below = table.at[r] < kShoulders ? r : below;
            above = table.at[table.at.size() - 1 - r] > kNeck ? table.at.size() - 1 - r : above;
        }
        for (std::size_t r = below + 1; r < above; ++r) {
            const double t = (table.at[r] - table.at[below]) / (table.at[above] - table.at[below]);
            for (std::size_t k = 0; k < table.row[r].size(); ++k) {
                const double even = mix(table.row[below][k], table.row[above][k], t);
                table.row[r][k] = k == 0 ? 1.0 + kBoneShare * (even - 1.0) : kBoneShare * even;
            }
        }
    }
}

void correct_arm(RadialTable& table, const Mesh& own, const Mesh& wanted) {
    const ArmView a = arm_view(own, kTableStature);
    const ArmView b = arm_view(wanted, kTableStature);
    for (std::size_t r = 1; r < table.at.size(); ++r) {
        const double t = (table.at[r] - 0.012) / a.length;
        const auto ra = arm_ring(a, t * a.length, kTableStature);
        const auto rb = arm_ring(b, t * b.length, kTableStature);
        if (ra && rb) {
            table.row[r][0] *= 1.0 + kStep * (std::clamp(rb->girth() / ra->girth(), 0.7, 1.4) - 1.0);
        }
    }
    table.row[0][0] = 0.5 * (1.0 + table.row[1][0]);
}

/// The reference's waviness from row to row is not ours to copy: a light smoothing along the part.
void smooth_rows(RadialTable& t) {
    const auto before = t.row;
    for (std::size_t r = 1; r + 1 < t.row.size(); ++r) {
        for (std::size_t k = 0; k < t.row[r].size(); ++k) {
            t.row[r][k] = kEven * before[r - 1][k] + (1.0 - 2.0 * kEven) * before[r][k] + kEven * before[r + 1][k];
        }
    }
}

}  // namespace

Build calibrated(const Deformer& deformer, const Build& start, const Mesh& reference) {
    const Mesh wanted = at_table_stature(reference);
    Build build = start;
    build.trunk.insert(build.trunk.begin(), RadialTable(kTrunkRows, 4, 0));
    build.leg.insert(build.leg.begin(), RadialTable(kLegRows, 4, 3));
    build.arm.insert(build.arm.begin(), RadialTable(kArmRows, 1, 0));
    for (int round = 0; round < kRounds; ++round) {
        Mesh own;
        own.position = deformer.positions(build);
        own.triangle = deformer.mesh().triangle;
        own = at_table_stature(own);
        correct_rows(build.trunk.front(), deformer, build, own, wanted, true);
        correct_rows(build.leg.front(), deformer, build, own, wanted, false);
        correct_arm(build.arm.front(), own, wanted);
        if (round + 3 < kRounds) {
            smooth_rows(build.trunk.front());
            smooth_rows(build.leg.front());
            smooth_rows(build.arm.front());
        }
    }
    return build;
}

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const RadialTable& t) {
    Json rows = Json::array();
    for (std::size_t r = 0; r < t.row.size(); ++r) {
        Json row = Json::array();
        for (const double v : t.row[r]) {
            row.push_back(std::round(v * 1e4) / 1e4 + 0.0);
        }
        rows.push_back({{"at_m", t.at[r]}, {"factors", row}});
    }
    return {{"cosines", t.cosines}, {"sines", t.sines}, {"rows", rows}};
}

RadialTable table_of(const nlohmann::json& j) {
    RadialTable t;
    t.cosines = j.at("cosines").get<std::size_t>();
    t.sines = j.at("sines").get<std::size_t>();
    for (const auto& r : j.at("rows")) {
        t.at.push_back(r.at("at_m").get<double>());
        t.row.push_back(r.at("factors").get<std::vector<double>>());
        if (t.row.back().size() != t.cosines + t.sines) {
            throw std::invalid_argument("calibration: a row has the wrong number of factors");
        }
    }
    if (t.at.size() < 2 || t.cosines == 0) {
        throw std::invalid_argument("calibration: a table needs two rows and a constant term");
    }
    return t;
}

}  // namespace

std::string calibration_text(const Build& female, const Build& male) {
    Json doc;
    for (const auto& [name, build] : {std::pair<const char*, const Build*>{"female", &female}, {"male", &male}}) {
        doc[name] = {{"trunk", json_of(build->trunk.front())},
                     {"leg", json_of(build->leg.front())},
                     {"arm", json_of(build->arm.front())}};
    }
    // One row of factors a line.
    std::string out;
    int depth = 0;
    bool row = false;
    for (const char c : doc.dump()) {
        if (c == '{' && depth == 5) {
            row = true;
            out += "\n      ";
        }
        out += c;
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',' && !row && depth <= 2) {
            out += "\n  ";
        } else if ((c == ':' || c == ',') && row) {
            out += ' ';
        }
        if (c == '}' && row && depth == 5) {
            row = false;
        }
    }
    return out + "\n";
}

void read_calibration(const std::string& text, Build& female, Build& male) {
    try {
        const nlohmann::json doc = nlohmann::json::parse(text);
        for (const auto& [name, build] : {std::pair<const char*, Build*>{"female", &female}, {"male", &male}}) {
            const auto& j = doc.at(name);
            build->trunk.insert(build->trunk.begin(), table_of(j.at("trunk")));
            build->leg.insert(build->leg.begin(), table_of(j.at("leg")));
            build->arm.insert(build->arm.begin(), table_of(j.at("arm")));
        }
    } catch (const nlohmann::json::exception& e) {
        throw std::invalid_argument(std::string("calibration: ") + e.what());
    }
}

}  // namespace jingluo::forge
