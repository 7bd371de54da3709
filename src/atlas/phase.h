// The phase (wood, fire, earth, metal, water) of a point among the five shu. The data do not name it: it follows from
// the point's kind and from whether its channel is yin or yang.
#pragma once

#include <optional>
#include <string>

#include "atlas/model.h"

namespace jingluo::atlas {

/// Whether a channel is yin or yang, as its Chinese name says (手太陰肺經, 足陽明胃經); nothing for the vessels, whose
/// names say neither (督脈, 任脈).
std::optional<bool> is_yin(const Channel& channel);

/// The phase of a category (its id, "five_shu_he_sea") on a channel; nothing for what is none of the five shu and for a
/// channel that is neither yin nor yang. Along a yin channel well, spring, stream, river and sea are wood, fire, earth,
/// metal, water; along a yang channel metal, water, wood, fire, earth.
std::optional<Phase> phase_of(const std::string& category, const Channel& channel);

}  // namespace jingluo::atlas
