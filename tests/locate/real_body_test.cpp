// The project's own body and points.
#include <gtest/gtest.h>

#include <cmath>

#include "atlas/read.h"
#include "body/body.h"
#include "locate/solve.h"

namespace jingluo::test {
namespace {

using atlas::Side;

class RealBody : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        atlas_ = new atlas::Atlas(atlas::read_atlas(JINGLUO_SOURCE_DIR "/points").atlas);
        body_ = new body::Body(body::load_body(JINGLUO_SOURCE_DIR "/assets/bodies/female.glb"));
        placed_ = new locate::Placements(locate::place_all(*atlas_, *body_));
    }
    static void TearDownTestSuite() {
        delete placed_;
        delete body_;
        delete atlas_;
    }
    static atlas::Atlas* atlas_;
    static body::Body* body_;
    static locate::Placements* placed_;
};
atlas::Atlas* RealBody::atlas_ = nullptr;
body::Body* RealBody::body_ = nullptr;
locate::Placements* RealBody::placed_ = nullptr;

TEST_F(RealBody, BelongsToItsLandmarks) {
    for (const auto& fault : body_->faults) ADD_FAILURE() << base::to_string(fault);
}

TEST_F(RealBody, EveryPointIsPlacedOnBothSides) {
    for (const auto& unplaced : placed_->unplaced) {
        ADD_FAILURE() << unplaced.id.code << " " << unplaced.id.member << " " << atlas::to_string(unplaced.id.side)
                      << ": " << unplaced.why;
    }
    size_t wanted = 0;
    for (const atlas::Point& point : atlas_->points) wanted += point.members.size() * (point.midline ? 1 : 2);
    EXPECT_GT(wanted, 230u);
    EXPECT_EQ(placed_->points.size(), wanted);
}

TEST_F(RealBody, EveryPointLiesOnTheSkinOfItsOwnSide) {
    for (const auto& point : placed_->points) {
        EXPECT_LT(body_->surface->nearest(point.place)->distance, 0.05e-3) << point.id.code;
        if (point.id.side == Side::midline) {
            EXPECT_LT(std::abs(point.place.x), 5e-3) << point.id.code;
        } else {
            EXPECT_GT(point.id.side == Side::left ? point.place.x : -point.place.x, 0) << point.id.code;
        }
        EXPECT_FALSE(point.construction.landmarks.empty()) << point.id.code << " names the landmarks that led to it";
    }
}

TEST_F(RealBody, CurvesRunOnTheSkinWithoutCorners) {
    const auto curves = locate::channel_curves(*atlas_, *body_, *placed_);
    EXPECT_GE(curves.size(), 20u);
    for (const auto& curve : curves) {
        size_t sharp = 0;
        for (size_t i = 0; i < curve.places.size(); ++i) {
            EXPECT_LT(body_->surface->nearest(curve.places[i])->distance, 0.5e-3);
            if (i < 2) continue;
            const glm::dvec3 a = curve.places[i - 1] - curve.places[i - 2], b = curve.places[i] - curve.places[i - 1];
            EXPECT_LT(glm::length(b), 12e-3) << curve.channel << " " << curve.branch;
            // A line that doubles back at a stop ("to Fenglong and back") may turn there, nowhere else.
            if (glm::dot(a, b) < std::cos(0.8) * glm::length(a) * glm::length(b)) ++sharp;
        }
        EXPECT_LE(sharp, 4u) << curve.channel << " " << curve.branch << " " << atlas::to_string(curve.side);
    }
}

}  // namespace
}  // namespace jingluo::test
