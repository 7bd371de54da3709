// Rules made wrong on purpose, of every point of an atlas.
#pragma once

#include <string>
#include <vector>

#include "atlas/model.h"
#include "body/body.h"
#include "locate/placed.h"
#include "verify/subject.h"

namespace jingluo::test {

/// One point found in a wrong way.
struct Wrong {
    std::string kind;  // "neighbour", "cun", "direction", "scale", "swapped", "landmark", "side", "moved"
    std::string what;  // "spinous_process_l2_inferior_border -> spinous_process_l3_inferior_border"
    verify::Placed place;
    double off_cun = 0;  // how far it lies from the right place, in cun of the point's own scale
};

/// A rule as JSON text, made wrong in every way that is tried; `what` of each says how.
struct WrongRule {
    std::string kind, what, json;
};
std::vector<WrongRule> wrong_rules(const std::string& json, const atlas::Dictionary& dictionary,
                                   const verify::Marks& marks);

/// Metres of a cun about a point: of the scale that its rule names, else of the scale of its part of the body.
double cun_about(const verify::Subject& subject, const verify::Placed& point);

/// Every wrong rule of every point carried out by the solver on the left and in the midline, and every place moved over
/// the skin by 0.3 cun in four directions. What cannot be carried out is left out.
std::vector<Wrong> wrong_places(const atlas::Atlas& atlas, const body::Body& body, const verify::Subject& subject);

}  // namespace jingluo::test
