// Measures finished points again. This room knows the triangles, the landmarks and the atlas's statements; it sees
// neither the solver nor the body's code, and asks the triangles by brute force.
#pragma once

#include <string>
#include <vector>

#include "atlas/model.h"
#include "verify/subject.h"

namespace jingluo::verify {

struct Claim {
    std::string
        what;  // "level of spinous_process_l2_inferior_border", "lateral of the midline", "between BL22 and BL24"
    double rule = 0;      // what the rule or statement says
    double measured = 0;  // what was measured
    double error = 0;     // measured - rule (0 within a one-sided statement that holds)
    double tolerance = 0;
    std::string unit;        // "cun", "mm", "ratio", "order"
    bool placed_it = false;  // the rule itself used this; an independent claim did not
    bool holds = true;
    std::string missing = {};  // what this body does not give, so that nothing could be measured; then `holds` is false
    // Of a claim of the standard (tests/claims) only:
    std::string says = {}, source = {},
                where = {};        // the standard's words, the source's id, the claim's file and JSON pointer
    std::string report_only = {};  // why a difference is reported and does not fail

    /// A line of a certificate that speaks against the point. What cannot be measured for want of a landmark does not.
    bool fails() const { return !holds && missing.empty() && report_only.empty(); }
};

/// A point lies on the skin when it is no further from it.
constexpr double most_off_skin_mm = 0.5;

struct Certificate {
    std::vector<Claim> claims;
    double off_skin_mm = 0;
    double sigma_mm = 0;      // how exactly the point can be found on a person
    std::string by_landmark;  // the landmark, when the rule is a landmark alone: then there is no rule error to report
    bool holds() const;
};

/// The certificate of one placed point: the distances and fractions that its rule names, measured again from the
/// finished place; side; distance off the skin; and every statement of its `also`.
Certificate certify(const Subject& subject, const Placed& point);

/// The same of a place found by a rule that is not the point's own (an alternative): without statements. `point.code`
/// is empty, so that a rule which names the point means the point and not this place.
Certificate certify_rule(const Subject& subject, const Placed& point, const atlas::Rule& rule, double sigma_mm);

/// Claims about the landmarks themselves: order of the vertebrae, what is level with what, sides, distance to the skin.
std::vector<Claim> certify_landmarks(const Subject& subject);

}  // namespace jingluo::verify
