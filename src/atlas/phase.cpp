#include "atlas/phase.h"

#include <algorithm>
#include <array>

namespace jingluo::atlas {

namespace {

/// From the tip of the finger or toe upwards: each feeds the next, and so does its phase.
constexpr std::array<const char*, 5> from_the_tip{"five_shu_jing_well", "five_shu_ying_spring", "five_shu_shu_stream",
                                                  "five_shu_jing_river", "five_shu_he_sea"};

}  // namespace

std::optional<bool> is_yin(const Channel& channel) {
    const bool yin = channel.names.hanzi_traditional.find("陰") != std::string::npos;
    const bool yang = channel.names.hanzi_traditional.find("陽") != std::string::npos;
    if (yin == yang) return std::nullopt;
    return yin;
}

std::optional<Phase> phase_of(const std::string& category, const Channel& channel) {
    const auto found = std::find(from_the_tip.begin(), from_the_tip.end(), category);
    const std::optional<bool> yin = is_yin(channel);
    if (found == from_the_tip.end() || !yin) return std::nullopt;
    const int first = static_cast<int>(*yin ? Phase::wood : Phase::metal);
    return static_cast<Phase>((first + (found - from_the_tip.begin())) % 5);
}

}  // namespace jingluo::atlas
