#include "verify/certificate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "verify/measure.h"

namespace jingluo::verify {

using atlas::Side;

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

Claim equal(std::string what, double rule, double measured, double tolerance, std::string unit, bool placed_it) {
    // Written so that a measured NaN does not hold.
    const bool holds = std::abs(measured - rule) <= tolerance;
    return {std::move(what), rule, measured, measured - rule, tolerance, std::move(unit), placed_it, holds};
}

Claim positive(std::string what, double measured, std::string unit, bool placed_it) {
    const bool holds = measured > 0;
    return {std::move(what), 0, measured, holds ? 0 : measured, 0, std::move(unit), placed_it, holds};
}

Claim within(std::string what, double measured, double limit, std::string unit, bool placed_it) {
    const bool holds = measured <= limit;
    return {std::move(what), 0, measured, holds ? 0 : measured - limit, limit, std::move(unit), placed_it, holds};
}

bool Certificate::holds() const {
    constexpr double most_off_skin_mm = 0.5;
    return off_skin_mm <= most_off_skin_mm &&
           std::all_of(claims.begin(), claims.end(), [](const Claim& claim) { return claim.holds; });
}

Certificate certify(const Subject& subject, const locate::PlacedPoint& point) {
    Certificate out;
    const auto skin = nearest_skin(subject.mesh, point.place);
    out.off_skin_mm = skin ? skin->away_m * 1e3 : 1e3;
    const auto trunk = subject.marks.parts.find("trunk");
    if (trunk != subject.marks.parts.end()) {
        const double left_mm = glm::dot(point.place - trunk->second.at, trunk->second.left()) * 1e3;
        if (point.id.side == Side::midline) {
            // The midline of a real body is a centimetre wide.
            constexpr double midline_mm = 10;
            out.claims.push_back(within("in the midline", std::abs(left_mm), midline_mm, "mm", false));
        } else {
            out.claims.push_back(positive("on the " + atlas::to_string(point.id.side) + " side",
                                          point.id.side == Side::left ? left_mm : -left_mm, "mm", false));
        }
    }
    const atlas::Point* known = subject.atlas.find_point(point.id.code);
    const atlas::Member* member = subject.atlas.find_member({point.id.code, point.id.member});
    if (!known || !member || !member->rule) return out;
    out.sigma_mm = known->sigma_mm;
    if (const auto* landmark = std::get_if<atlas::LandmarkRef>(&member->rule->is)) {
        out.by_landmark = landmark->name;
        const auto found = subject.atlas.dictionary.landmarks.find(landmark->name);
        if (found != subject.atlas.dictionary.landmarks.end() && !(out.sigma_mm > 0))
            out.sigma_mm = found->second.sigma_mm;
    }
    const Measurer measurer(subject, point);
    rule_claims(measurer, *member->rule, out.claims);
    statement_claims(measurer, *member, out.claims);
    return out;
}

}  // namespace jingluo::verify
