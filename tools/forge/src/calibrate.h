// Fits the few hundred low-order factors that give the template the girths and sections of a measured body.
#pragma once

#include <string>

#include "deform.h"

namespace jingluo::forge {

/// The radial tables of trunk, leg and arm (one of each), so that the deformed template has the sections of `reference`
/// (any stature; standing on its soles, facing +Z) at the same fractions of stature. `start` gives everything else of
/// the build (heights, sizes of head, hand and foot, pushes); its own tables are kept as further factors.
Build calibrated(const Deformer& deformer, const Build& start, const Mesh& reference);

/// The first tables of a build as text (JSON) and back; std::invalid_argument names what is wrong.
std::string calibration_text(const Build& female, const Build& male);
void read_calibration(const std::string& text, Build& female, Build& male);

}  // namespace jingluo::forge
