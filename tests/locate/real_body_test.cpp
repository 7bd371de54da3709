// The project's own body and points.
#include <gtest/gtest.h>

#include <algorithm>
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
    for (const atlas::Point& point : atlas_->points) {
        for (const atlas::Member& member : point.members)
            wanted += atlas::in_midline(point, member) || point.only ? 1u : 2u;
    }
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
        // A point of the chest may stand where a rib space meets a parallel of the midline: lines alone.
        EXPECT_FALSE(point.construction.landmarks.empty() && point.construction.guides.empty() &&
                     point.construction.ways.empty())
            << point.id.code << " names what led to it";
    }
}

TEST_F(RealBody, OneThreadFindsWhatTwoFind) {
    using locate::Threads;
    const locate::Placements two = locate::place_all(*atlas_, *body_, Threads::two),
                             one = locate::place_all(*atlas_, *body_, Threads::one);
    ASSERT_EQ(one.points.size(), two.points.size());
    for (size_t k = 0; k < one.points.size(); ++k) {
        EXPECT_EQ(one.points[k].id, two.points[k].id);
        EXPECT_EQ(one.points[k].place, two.points[k].place) << one.points[k].id.code;
    }
    const auto curves = locate::channel_curves(*atlas_, *body_, two, Threads::two),
               alone = locate::channel_curves(*atlas_, *body_, two, Threads::one);
    ASSERT_EQ(alone.size(), curves.size());
    for (size_t k = 0; k < curves.size(); ++k) EXPECT_EQ(alone[k].places, curves[k].places) << curves[k].channel;
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
        EXPECT_LE(sharp, 5u) << curve.channel << " " << curve.branch << " " << atlas::to_string(curve.side);
    }
}

TEST_F(RealBody, TheGovernorVesselStaysInTheMidline) {
    size_t found = 0;
    for (const auto& curve : locate::channel_curves(*atlas_, *body_, *placed_)) {
        if (curve.side != Side::midline) continue;
        ++found;
        double worst = 0;
        for (const glm::dvec3& place : curve.places) worst = std::max(worst, std::abs(place.x));
        EXPECT_LT(worst, 0.2e-3) << curve.channel;
    }
    EXPECT_GE(found, 1u);
}

TEST_F(RealBody, CurvesKeepToTheStraightWayBetweenTheirPoints) {
    size_t checked = 0;
    double worst_aside = 0, worst_beyond = 0;
    for (const auto& curve : locate::channel_curves(*atlas_, *body_, *placed_)) {
        const auto channel = std::find_if(atlas_->channels.begin(), atlas_->channels.end(),
                                          [&](const auto& c) { return c.code == curve.channel; });
        const auto branch = std::find_if(channel->branches.begin(), channel->branches.end(),
                                         [&](const auto& b) { return b.name == curve.branch; });
        const locate::PlacedPoint* before = nullptr;
        size_t at = 0;
        for (const auto& stop : branch->stops) {
            const auto* ref = std::get_if<atlas::PointRef>(&stop);
            const auto* point = ref ? placed_->find({ref->code, atlas_->find_member(*ref)->name, curve.side}) : nullptr;
            const auto* from = before;
            before = point;  // a guide between two points may lead away from the straight way
            if (!point) continue;
            size_t here = at;
            while (here < curve.places.size() && glm::length(curve.places[here] - point->place) > 1e-6) ++here;
            ASSERT_LT(here, curve.places.size()) << curve.channel << " passes " << point->id.code << " by";
            const size_t first = at;
            at = here;
            if (!from) continue;
            const glm::dvec3 apart = point->place - from->place, along = glm::normalize(apart);
            // Where the skin turns away the straight way is not straight in space.
            if (glm::dot(from->normal, point->normal) < 0.7) continue;
            ++checked;
            const glm::dvec3 across = glm::normalize(glm::cross(apart, from->normal + point->normal));
            for (size_t i = first; i <= here; ++i) {
                const glm::dvec3 off = curve.places[i] - from->place;
                const double aside = std::abs(glm::dot(off, across));
                const double beyond = std::max(-glm::dot(off, along), glm::dot(off, along) - glm::length(apart));
                EXPECT_LT(aside, 3.5e-3) << from->id.code << " to " << point->id.code;
                EXPECT_LT(beyond, 1.5e-3) << from->id.code << " to " << point->id.code;
                worst_aside = std::max(worst_aside, aside);
                worst_beyond = std::max(worst_beyond, beyond);
            }
        }
    }
    EXPECT_GT(checked, 150u);
    RecordProperty("worst_aside_um", static_cast<int>(worst_aside * 1e6));
    RecordProperty("worst_beyond_um", static_cast<int>(worst_beyond * 1e6));
}

}  // namespace
}  // namespace jingluo::test
