// The atlas's terms and rules in plain words.
#pragma once

#include <string>
#include <vector>

#include "atlas/model.h"
#include "locate/placed.h"

namespace jingluo::ui {

/// "spinous_process_l2_inferior_border" -> "lower border of the spinous process of L2". A side (".l") is left out.
std::string landmark_words(std::string name);
/// "medial_border_of_tibia" -> "medial border of tibia".
std::string line_words(std::string name);
/// "half way", "a third of the way", else "0.42 of the way".
std::string fraction_words(double fraction);
/// 1.5 -> "1.5", 3 -> "3".
std::string number(double value, int most_decimals = 2);
/// How the rule finds the place, as a sentence or two.
std::string rule_words(const atlas::Rule& rule);

/// "five_shu_he_sea" -> "He-Sea point"; with its organ where it has one, and with its channel and phase where it is
/// one of the five shu of a channel: "He-Sea point of the Lung channel, water".
std::string category_words(const atlas::Category& category);
/// "Straight in", "Slantwise" ... and the depth: "Straight in, 0.5 to 1 cun deep".
std::string needling_words(const atlas::Needling& needling);
/// The body's sex (0 female to 1 male) and build (-1 lean to 1 heavy) in a word or two.
std::string sex_words(double sex);
std::string build_words(double build);
std::string side_words(atlas::Side side);
/// A claim's text from the certificate, with landmark names made readable.
std::string claim_words(const std::string& what);

}  // namespace jingluo::ui
