// The project's own points on its own body: every claim holds, and every point has one that its rule did not use.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "atlas/read.h"
#include "body/body.h"
#include "locate/solve.h"
#include "support/subject_of.h"
#include "verify/certificate.h"

namespace jingluo::test {
namespace {

using atlas::Side;

class RealCertificates : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        atlas_ = new atlas::Atlas(atlas::read_atlas(JINGLUO_SOURCE_DIR "/points").atlas);
        body_ = new body::Body(body::load_body(JINGLUO_SOURCE_DIR "/assets/bodies/female.glb"));
        placed_ = new locate::Placements(locate::place_all(*atlas_, *body_));
        subject_ = new verify::Subject(subject_of(*atlas_, body_->mesh, body_->marks, *placed_));
    }
    static void TearDownTestSuite() {
        delete subject_;
        delete placed_;
        delete body_;
        delete atlas_;
    }
    static const verify::Subject& subject() { return *subject_; }
    static atlas::Atlas* atlas_;
    static body::Body* body_;
    static locate::Placements* placed_;
    static verify::Subject* subject_;
};
atlas::Atlas* RealCertificates::atlas_ = nullptr;
body::Body* RealCertificates::body_ = nullptr;
locate::Placements* RealCertificates::placed_ = nullptr;
verify::Subject* RealCertificates::subject_ = nullptr;

TEST_F(RealCertificates, EveryClaimHolds) {
    ASSERT_GT(placed_->points.size(), 230u);
    for (const auto& point : placed_->points) {
        const verify::Certificate certificate = verify::certify(subject(), placed_of(point));
        EXPECT_LT(certificate.off_skin_mm, 0.05) << point.id.code;
        EXPECT_GT(certificate.sigma_mm, 0) << point.id.code;
        for (const auto& claim : certificate.claims) {
            EXPECT_TRUE(claim.holds) << point.id.code << " " << point.id.member << " "
                                     << atlas::to_string(point.id.side) << ": " << claim.what << ", rule " << claim.rule
                                     << ", measured " << claim.measured << " " << claim.unit << ", tolerance "
                                     << claim.tolerance;
        }
        // Besides its side, which every point has.
        const auto independent = std::count_if(certificate.claims.begin(), certificate.claims.end(),
                                               [](const verify::Claim& claim) { return !claim.placed_it; });
        EXPECT_GE(independent, 2) << point.id.code << " is checked by nothing that its rule did not use";
    }
}

TEST_F(RealCertificates, LandmarksHold) {
    const auto claims = verify::certify_landmarks(subject());
    EXPECT_GT(claims.size(), 300u);
    for (const auto& claim : claims)
        EXPECT_TRUE(claim.holds) << claim.what << ", measured " << claim.measured << " " << claim.unit << ", tolerance "
                                 << claim.tolerance;
}

TEST_F(RealCertificates, APointMovedByThreeTenthsOfACunIsCaught) {
    // Moved over the skin; whichever way, some claim must notice, for every point that a rule of cun placed.
    size_t tried = 0;
    for (const char* code :
         {"BL23", "BL25", "BL52", "BL37", "BL59", "SP6", "SP7", "GB39", "ST36", "ST37", "KI8", "BL27", "GB32"}) {
        for (const Side side : {Side::left, Side::right}) {
            const auto* point = placed_->find({code, "", side});
            ASSERT_TRUE(point) << code;
            const glm::dvec3 axis(0, 1, 0);
            for (const double by_m : {0.3 * 0.024, -0.3 * 0.024}) {
                locate::PlacedPoint moved = *point;
                const auto hit = body_->surface->nearest(point->place + by_m * axis, point->normal);
                ASSERT_TRUE(hit);
                moved.place = hit->place;
                EXPECT_FALSE(verify::certify(subject(), placed_of(moved)).holds())
                    << code << " moved along by " << by_m * 1e3 << " mm";
                ++tried;
            }
        }
    }
    EXPECT_EQ(tried, 52u);
}

}  // namespace
}  // namespace jingluo::test
