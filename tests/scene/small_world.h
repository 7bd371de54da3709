// A body small enough to reason about: an upright ellipsoid with a dozen points, whose places are known by formula.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scene/compose.h"

namespace jingluo::scene::small {

struct SmallWorld {
    SmallWorld();
    SmallWorld(const SmallWorld&) = delete;
    SmallWorld& operator=(const SmallWorld&) = delete;

    /// On the skin at a height, `from_back_deg` round from the middle of the back towards the body's left.
    locate::PlacedPoint on_skin(double height_m, double from_back_deg) const;
    const locate::PlacedPoint& point(const std::string& code, atlas::Side side, const std::string& member = "") const;

    atlas::Atlas atlas;
    body::Body body;
    locate::Placements placements;
    std::vector<locate::ChannelCurve> curves;
    std::unique_ptr<atlas::Search> search;
    World world() const { return {atlas, *search, body, placements, curves}; }
    State opening(Viewport viewport = {}) const { return scene::opening(world(), viewport); }

  private:
    atlas::Point& add_point(const std::string& code, const std::string& pinyin, const std::string& hanzi);
    void place(const std::string& code, const std::string& member, double height_m, double from_back_deg);
};

locate::PointId id(const std::string& code, atlas::Side side, const std::string& member = "");

/// Every character as wide as six tenths of its height.
MeasureText even_measure();

}  // namespace jingluo::scene::small
