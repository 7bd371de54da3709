// One finished point under the measuring rule: finds places, levels and cun by itself, from landmarks, triangles and
// other finished points.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "verify/certificate.h"
#include "verify/skin.h"

namespace jingluo::verify {

/// A place to measure from.
struct Mark {
    glm::dvec3 place{0};
    glm::dvec3 normal{0};
    bool midline = false;
};

class Measurer {
  public:
    Measurer(const Subject& subject, const locate::PlacedPoint& point);

    const Subject& subject() const { return subject_; }
    const locate::PlacedPoint& point() const { return point_; }
    atlas::Side side() const { return point_.id.side; }

    /// Nothing when it cannot be found from landmarks and finished points by simple means.
    std::optional<Mark> mark(const atlas::Place& place) const;
    std::optional<glm::dvec3> place(const atlas::Place& place) const;
    std::string name(const atlas::Place& place) const;
    /// The part of the body to which a place or a rule belongs (docs/data.md); empty when unknown.
    std::string part_of(const atlas::Place& place) const;
    std::string part_of(const atlas::Rule& rule) const;
    const body::PartFrame* frame(const std::string& part) const;
    std::optional<glm::dvec3> direction(atlas::Direction direction, const std::string& part) const;
    /// Metres along a part's axis of the level of a place, "7 cun above X" included.
    std::optional<double> height(const atlas::Place& place, const std::string& part) const;
    std::optional<double> cun_m(const std::string& scale) const;
    /// A scale that measures along a part's axis, for statements that name none.
    std::string axis_scale(const std::string& part) const;
    /// The line's places on this side, or null.
    const std::vector<glm::dvec3>* line(const std::string& name) const;
    /// Metres of tape from the midline at a place's own level, positive towards the side of this point (or left);
    /// `midline_at`: where the midline runs there.
    std::optional<double> tape_m(glm::dvec3 midline_at, const Mark& of) const;

  private:
    std::optional<glm::dvec3> landmark(const atlas::LandmarkRef& ref) const;
    std::optional<double> measured_cun_m(const std::string& scale) const;
    std::optional<Mark> rule_mark(const atlas::Rule& rule) const;
    std::string sided(const std::string& name, bool is_sided, bool other) const;

    const Subject& subject_;
    const locate::PlacedPoint& point_;
    mutable std::map<std::string, std::optional<double>> cun_;  // one point asks for the same scale again and again
};

/// Distance from a place to a polyline drawn on straight by `drawn_on_m` at both ends.
double away_from_line(const std::vector<glm::dvec3>& line, glm::dvec3 place, double drawn_on_m);
/// Metres along a polyline to where it passes nearest to a place.
double along_line(const std::vector<glm::dvec3>& line, glm::dvec3 place);

/// "1.5", "3".
std::string number(double value);

void rule_claims(const Measurer& measurer, const atlas::Rule& rule, std::vector<Claim>& claims);
void statement_claims(const Measurer& measurer, const atlas::Member& member, std::vector<Claim>& claims);

/// A claim of equality: holds when the error is within the tolerance.
Claim equal(std::string what, double rule, double measured, double tolerance, std::string unit, bool placed_it);
/// A one-sided claim: holds when `measured` is more than 0.
Claim positive(std::string what, double measured, std::string unit, bool placed_it);
/// A one-sided claim: holds when `measured` is at most `limit`.
Claim within(std::string what, double measured, double limit, std::string unit, bool placed_it);

}  // namespace jingluo::verify
