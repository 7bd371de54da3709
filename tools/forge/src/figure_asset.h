// The asset from which bodies of any sex, stature and build are mixed: the template as a woman, and the differences to
// the other bodies as morph targets; landmarks as places in its triangles.
#pragma once

#include <string>

#include "deform.h"

namespace jingluo::forge {

struct FigureAsset {
    std::string glb;
    std::string landmarks_json;
};

/// The template: the figure's skin, closed, with normals and order for drawing; on y = 0, as floats hold it. Slow.
Mesh make_template(const Figure& figure);

/// Everything from the template on. `calibration` as calibration_text() wrote it.
FigureAsset make_figure_asset(const Figure& figure, const Mesh& mesh, const std::string& calibration);

}  // namespace jingluo::forge
