// Names beside points and landmarks.
#pragma once

#include <string>
#include <vector>

#include "scene/sheet.h"

namespace jingluo::scene {

/// Height of a label's box about its baseline, in ems: capitals with tone marks above, descenders below.
constexpr float label_ascent = 0.90f, label_descent = 0.24f;

/// What the parts of the picture ask of the layout beyond the points' own names.
struct LabelRequests {
    struct Name {
        std::string text;
        Circle anchor;
        bool leftwards = false;
    };
    std::vector<Name> landmarks;  // placed before all points but the selected one
    std::vector<Circle> markers;  // signs that no label may cover
    std::vector<Rect> keep_out;   // numbers on the ruler, the legend where it stands over the picture
};

/// Names of the visible points, of one twin where both sides are seen, and those asked for.
void add_labels(Frame& frame, const Sheet& sheet, const LabelRequests& requests);

/// The box of a text whose baseline starts at a place.
Rect text_box(const MeasureText& measure, const TextItem& text);

}  // namespace jingluo::scene
