// Compares a picture with a committed one. Set JINGLUO_UPDATE_PICTURES=1 to write the committed one anew.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "render/renderer.h"

namespace jingluo::render::test {

/// Passes when the mean difference is below 1 of 255 and fewer than 5 in 1000 pixels differ by more than 32: drivers
/// round edges differently, a lost light or line is far beyond that. On failure the picture, the committed one and
/// their difference lie in the build folder and the message has the numbers.
testing::AssertionResult matches_committed(const Image& image, const std::string& name);

}  // namespace jingluo::render::test
