// How bodies differ with sex, build and stature: from published measurements of people.
//
// Girths against weight for height and stature: regression of ln(girth) on ln(body mass index) and ln(stature) over the
// 260 women and 247 men of Heinz, Peterson, Johnson and Kerr 2003 (Exploring Relationships in Body Dimensions, Journal
// of Statistics Education 11(2)); the exponents stand in growth.cpp. Neck and head, which they did not measure, and
// proportions of the sexes after ANSUR II (Gordon et al. 2014, Natick/TR-15/007).
#pragma once

#include <map>
#include <string>

#include "deform.h"

namespace jingluo::forge {

/// Mean statures to which `short` and `tall` are relative, m.
inline constexpr double kFemaleStature = 1.63;
inline constexpr double kMaleStature = 1.76;
inline constexpr double kShortest = 1.40;
inline constexpr double kTallest = 2.10;

/// What of a woman and of a man is not in the calibrated tables: heights, sizes of parts, relief, local forms.
Build female_start();
Build male_start();

/// The bodies between which all others are mixed: "female", "male", "female_lean", "female_heavy", "male_lean",
/// "male_heavy", "female_short", "female_tall", "male_short", "male_tall".
std::map<std::string, Build> all_builds(const Build& female, const Build& male);

}  // namespace jingluo::forge
