// A piece of the figure's field as a quick mesh, to look at while modelling.
#pragma once

#include <string>
#include <vector>

#include "mesh.h"

namespace jingluo::forge {

/// Names of the pieces, separated by commas.
std::string piece_names();
/// Marching over a regular grid of `cell` metres in the piece's box (left half; whole width for midline pieces),
/// normals from the field. The piece is open where its box cuts the body. Throws std::invalid_argument on an unknown
/// name.
Mesh piece_of_field(const std::string& piece, double cell);
std::vector<std::string> cameras_of_piece(const std::string& piece);

}  // namespace jingluo::forge
