#include "verify/certificate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>

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
    return off_skin_mm <= most_off_skin_mm &&
           std::all_of(claims.begin(), claims.end(), [](const Claim& claim) { return claim.holds; });
}

namespace {

/// The midline of a real body is some millimetres wide.
constexpr double midline_mm = 5;
/// A point that its rule puts at a landmark lies there; the landmark itself may lie a little off the skin.
constexpr double at_landmark_mm = 2;

/// On which side a place of a limb lies: metres by which it is nearer to the landmarks of one side's limb than to those
/// of the other's, positive for the left. A limb may be posed across the midline.
std::optional<double> nearer_left_m(const Subject& subject, glm::dvec3 place, const std::string& part) {
    const double far = std::numeric_limits<double>::max();
    double left = far, right = far;
    for (const auto& [name, known] : subject.atlas().dictionary.landmarks) {
        if (known.part != part || !known.sided) continue;
        const auto& all = subject.marks().landmarks;
        const auto l = all.find(name + ".l"), r = all.find(name + ".r");
        if (l != all.end()) left = std::min(left, glm::length(l->second - place));
        if (r != all.end()) right = std::min(right, glm::length(r->second - place));
    }
    if (left == far || right == far) return {};
    return right - left;
}

void side_claim(const Subject& subject, const Placed& point, const std::string& part, std::vector<Claim>& claims) {
    const auto known = subject.atlas().dictionary.parts.find(part);
    const bool limb = known != subject.atlas().dictionary.parts.end() && known->second.sided;
    std::optional<double> left_m;
    if (limb) left_m = nearer_left_m(subject, point.place, part);
    const auto& frames = subject.marks().parts;
    auto frame = frames.find(part);
    if (frame == frames.end()) frame = frames.find("trunk");
    if (!left_m && frame != frames.end()) left_m = glm::dot(point.place - frame->second.at, frame->second.left());
    if (!left_m) return;
    if (point.side == Side::midline) {
        claims.push_back(within("in the midline", std::abs(*left_m) * 1e3, midline_mm, "mm", false));
    } else {
        claims.push_back(positive("on the " + atlas::to_string(point.side) + " side",
                                  (point.side == Side::left ? *left_m : -*left_m) * 1e3, "mm", false));
    }
}

}  // namespace

Certificate certify_rule(const Subject& subject, const Placed& point, const atlas::Rule& rule, double sigma_mm) {
    Certificate out;
    const auto skin = subject.skin().nearest(point.place);
    out.off_skin_mm = skin ? skin->away_m * 1e3 : 1e3;
    out.sigma_mm = sigma_mm;
    const Measurer measurer(subject, point);
    side_claim(subject, point, measurer.part_of(rule), out.claims);
    if (const auto* landmark = std::get_if<atlas::LandmarkRef>(&rule.is)) {
        out.by_landmark = landmark->name;
        const auto found = subject.atlas().dictionary.landmarks.find(landmark->name);
        if (found != subject.atlas().dictionary.landmarks.end() && !(out.sigma_mm > 0))
            out.sigma_mm = found->second.sigma_mm;
        if (const auto at = measurer.place(*landmark))
            out.claims.push_back(within("at " + measurer.name(*landmark), glm::length(point.place - *at) * 1e3,
                                        at_landmark_mm, "mm", true));
    }
    rule_claims(measurer, rule, out.claims);
    return out;
}

Certificate certify(const Subject& subject, const Placed& point) {
    const atlas::Point* known = subject.atlas().find_point(point.code);
    const atlas::Member* member = subject.atlas().find_member({point.code, point.member});
    if (!known || !member || !member->rule) {
        Certificate out;
        const auto skin = subject.skin().nearest(point.place);
        out.off_skin_mm = skin ? skin->away_m * 1e3 : 1e3;
        side_claim(subject, point, "trunk", out.claims);
        return out;
    }
    Certificate out = certify_rule(subject, point, *member->rule, known->sigma_mm);
    statement_claims(Measurer(subject, point), *member, out.claims);
    return out;
}

}  // namespace jingluo::verify
