// Moves the vertices of a mesh on the figure's skin.
#pragma once

#include "surface.h"

namespace jingluo::forge {

enum class Fit {
    free,   ///< slide only, the field is not asked
    skin,   ///< slide, then back onto the skin
    crease  ///< the same, and where the skin turns sharply, to where the neighbours' tangent planes meet
};

/// Slides every vertex towards the middle of its neighbours within its tangent plane. Midline vertices stay there.
void relax(Surface& surface, const Figure& figure, Fit fit);

/// Puts every vertex onto the skin and takes the normals there.
void settle(Surface& surface, const Figure& figure, int steps);

/// Newton steps from p onto the skin, no longer than half of `size` each; the normal there comes with them. On the
/// midline within its plane.
Vec3 onto_skin(const Figure& figure, Vec3 p, bool midline, double size, int steps, Vec3& normal);

/// The same for all to about a micrometre, by the field's own value.
void settle_exactly(Surface& surface, const Figure& figure);

}  // namespace jingluo::forge
