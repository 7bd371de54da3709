// Measures finished points again. This room knows the mesh, the landmarks and the atlas's statements; it shares no code
// with the solver (src/locate is used for its plain values only) and asks the triangles by brute force.
#pragma once

#include <string>
#include <vector>

#include "atlas/model.h"
#include "body/landmarks.h"
#include "body/mesh.h"
#include "locate/placed.h"

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
};

struct Certificate {
    std::vector<Claim> claims;
    double off_skin_mm = 0;
    double sigma_mm = 0;      // how exactly the point can be found on a person
    std::string by_landmark;  // the landmark, when the rule is a landmark alone: then there is no rule error to report
    bool holds() const;
};

/// What the certifier looks at. All references must outlive the call.
struct Subject {
    const atlas::Atlas& atlas;
    const body::Mesh& mesh;
    const body::Landmarks& marks;
    const locate::Placements& placements;
};

/// The certificate of one placed point: the distances and fractions that its rule names, measured again from the
/// finished place; side; distance off the skin; and every statement of its `also`.
Certificate certify(const Subject& subject, const locate::PlacedPoint& point);

/// Claims about the landmarks themselves: order of the vertebrae, what is level with what, sides, distance to the skin.
std::vector<Claim> certify_landmarks(const Subject& subject);

}  // namespace jingluo::verify
