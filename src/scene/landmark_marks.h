// What landmark mode draws on the body and on the small picture.
#pragma once

#include <cstdint>

#include "scene/landmark_acts.h"
#include "scene/sheet.h"

namespace jingluo::scene {

/// The sign of a landmark in picture and list: a disc where a person set it, a ring for the guess from the other side,
/// a small square for a proposal, a triangle for one in doubt.
MarkerShape sign_of(const Mark& mark);
Colour colour_of(const Mark& mark, const Palette& colours);

/// The marks of landmark mode, and the points that they give so far.
void add_landmark_marks(Frame& frame, const Sheet& sheet);

/// The small picture: one landmark lit on our own body, seen from where it is seen best. Nothing lit where our own body
/// does not know the name.
Frame landmark_picture(const body::Mesh& own, std::uint64_t revision, const LandmarkGuide& guide,
                       const atlas::Dictionary& dictionary, const std::string& name, Theme theme, int width_px,
                       int height_px, float scale);

}  // namespace jingluo::scene
