// The project's own data, read once for all tests that look at it.
#pragma once

#include "atlas/read.h"

namespace jingluo::test {

inline const atlas::ReadResult& real() {
    static const atlas::ReadResult result = atlas::read_atlas(std::filesystem::path(JINGLUO_SOURCE_DIR) / "points");
    return result;
}

/// The point, or a test failure and an empty one.
const atlas::Point& real_point(const std::string& code);

}  // namespace jingluo::test
