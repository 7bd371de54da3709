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
    Measurer(const Subject& subject, const Placed& point);

    const Subject& subject() const { return subject_; }
    const Placed& point() const { return point_; }
    atlas::Side side() const { return point_.side; }
    /// Where the skin faces at the point.
    glm::dvec3 facing() const;

    /// Nothing when it cannot be found from landmarks and finished points by simple means.
    std::optional<Mark> mark(const atlas::Place& place) const;
    std::optional<glm::dvec3> place(const atlas::Place& place) const;
    std::string name(const atlas::Place& place) const;
    /// The part of the body to which a place or a rule belongs (docs/data.md); empty when unknown.
    std::string part_of(const atlas::Place& place) const;
    std::string part_of(const atlas::Rule& rule) const;
    const Frame* frame(const std::string& part) const;
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

    /// The midline of a part (trunk, head, neck) at the level of a place: of the trunk where its line runs there,
    /// behind or in front as the skin faces; else the sagittal plane of the part's frame.
    glm::dvec3 midline_at(glm::dvec3 level_of, glm::dvec3 facing, const std::string& part) const;
    /// Metres over the scalp, face or nape from the sagittal plane through `midline` to a place, in the plane of
    /// left-right and the skin's normal there; positive to the left.
    std::optional<double> scalp_from_midline_m(glm::dvec3 to, glm::dvec3 facing, glm::dvec3 midline,
                                               const std::string& part) const;
    /// Metres over the skin, straight from place to place (in the plane of both and of the mean of where the skin
    /// faces).
    std::optional<double> way_m(glm::dvec3 from, glm::dvec3 to) const;

  private:
    std::optional<glm::dvec3> landmark(const atlas::LandmarkRef& ref) const;
    std::optional<double> measured_cun_m(const std::string& scale) const;
    std::optional<Mark> rule_mark(const atlas::Rule& rule) const;
    std::optional<Mark> along_mark(const atlas::Along& is, const std::string& part) const;
    /// Places along the way over the skin from mark to mark; empty where none leads straight there.
    std::vector<glm::dvec3> way_places(const Mark& from, const Mark& to) const;
    std::optional<Mark> meet_mark(const atlas::Meet& is) const;
    std::optional<Mark> stepped(const Mark& from, const std::string& part, atlas::Direction direction,
                                double metres) const;
    std::optional<Mark> on_level(glm::dvec3 near, glm::dvec3 axis, bool midline) const;
    std::optional<Mark> on_skin(glm::dvec3 near, bool midline) const;
    std::string sided(const std::string& name, bool is_sided, bool other) const;

    const Subject& subject_;
    const Placed& point_;
    mutable std::optional<glm::dvec3> facing_;
};

/// Distance from a place to a polyline drawn on straight by `drawn_on_m` at both ends.
double away_from_line(const std::vector<glm::dvec3>& line, glm::dvec3 place, double drawn_on_m);
/// The polyline with a straight piece of so many metres at both ends.
std::vector<glm::dvec3> drawn_on(const std::vector<glm::dvec3>& line, double metres);
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
