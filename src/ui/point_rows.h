// How a point stands in a list, and which of its places a click on it means.
#pragma once

#include <optional>
#include <string>

#include "ui/pane.h"

namespace jingluo::ui {

/// The place that a click on this point's row selects: on the side shown, or on that of the selected point; nothing
/// when it could not be placed on this body. With `member`, that member.
std::optional<locate::PointId> place_of(const Pane& pane, const atlas::Point& point,
                                        const std::string* member = nullptr);
/// "Bladder", "Extra points".
std::string channel_words(const atlas::Atlas& atlas, const std::string& code);
ImU32 colour_of_channel(const Pane& pane, const std::string& code);

/// Selects the point and opens its card.
void choose_point(Pane& pane, const atlas::Point& point);
/// A row of the given height: sign, code, hanzi, pinyin.
void draw_point_row(Pane& pane, const atlas::Point& point, float height);
/// The same with the reason for which the point serves this region, below it.
void draw_point_with_reason(Pane& pane, const atlas::Point& point, const std::string& region);

}  // namespace jingluo::ui
