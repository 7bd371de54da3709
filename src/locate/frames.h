// Parts, sides and directions on one body.
#pragma once

#include <glm/glm.hpp>
#include <stdexcept>
#include <string>

#include "atlas/model.h"
#include "body/landmarks.h"

namespace jingluo::locate {

/// A rule that cannot be carried out; the text names what is missing. Never leaves this room.
struct Unsolvable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

atlas::Side other(atlas::Side side);

/// "name", "name.l" or "name.r". Unsolvable when a sided thing is asked for in the midline.
std::string sided_name(const std::string& name, bool sided, atlas::Side side);

/// The frame of a part on a side. Unsolvable when the body does not give it.
const body::PartFrame& frame_of(const atlas::Dictionary& dictionary, const body::Landmarks& marks,
                                const std::string& part, atlas::Side side);

/// The unit vector of an anatomical direction in a part's frame; lateral is away from the body's midline.
glm::dvec3 vector_of(atlas::Direction direction, const body::PartFrame& frame, atlas::Side side);

/// Whether a direction runs along the part's axis (proximal, distal, cranial, caudal).
bool is_axial(atlas::Direction direction);
bool is_transverse(atlas::Direction direction);

/// 1.5 as "1.5", 3.0 as "3".
std::string plain(double value);

}  // namespace jingluo::locate
