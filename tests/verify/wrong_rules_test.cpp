// A certificate must be able to fail: right places hold, and places found by wrong rules are caught.
#include <gtest/gtest.h>

#include <cmath>

#include "atlas/read.h"
#include "locate/analytic_body.h"
#include "locate/solve.h"
#include "support/subject_of.h"
#include "verify/certificate.h"

namespace jingluo::test {
namespace {

using atlas::Side;

class WrongRules : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        atlas_ = new atlas::Atlas(analytic_atlas());
        body_ = new body::Body(analytic_body());
        placed_ = new locate::Placements(locate::place_all(*atlas_, *body_));
        subject_ = new verify::Subject(subject_of(*atlas_, body_->mesh, body_->marks, *placed_));
    }
    static void TearDownTestSuite() {
        delete subject_;
        delete placed_;
        delete body_;
        delete atlas_;
    }
    /// Places a point by another rule and certifies it against the right one.
    static verify::Certificate by(const char* code, const char* rule, Side side = Side::left) {
        atlas::Atlas wrong = *atlas_;
        set_rule(wrong, code, rule);
        const locate::Placements placed = locate::place_all(wrong, *body_);
        const auto* point = placed.find({code, "", side});
        EXPECT_TRUE(point) << code;
        return point ? certify(*point) : verify::Certificate{};
    }
    static verify::Certificate certify(const locate::PlacedPoint& point) {
        return verify::certify(*subject_, placed_of(point));
    }
    static locate::PlacedPoint right(const char* code, Side side = Side::left) {
        return *placed_->find({code, "", side});
    }

    static atlas::Atlas* atlas_;
    static body::Body* body_;
    static locate::Placements* placed_;
    static verify::Subject* subject_;
};
atlas::Atlas* WrongRules::atlas_ = nullptr;
body::Body* WrongRules::body_ = nullptr;
locate::Placements* WrongRules::placed_ = nullptr;
verify::Subject* WrongRules::subject_ = nullptr;

TEST_F(WrongRules, RightPlacesHold) {
    for (const auto& point : placed_->points) {
        const verify::Certificate certificate = certify(point);
        EXPECT_GE(certificate.claims.size(), 1u);
        EXPECT_LT(certificate.off_skin_mm, 0.05);
        for (const auto& claim : certificate.claims) {
            EXPECT_TRUE(claim.holds) << point.id.code << ": " << claim.what << " rule " << claim.rule << " measured "
                                     << claim.measured << " " << claim.unit;
            if (claim.unit == "cun") {
                EXPECT_LT(std::abs(claim.error), 0.02) << point.id.code << ": " << claim.what;
            }
        }
        EXPECT_TRUE(certificate.holds());
    }
}

TEST_F(WrongRules, OneVertebraOff) {
    for (const char* rule :
         {R"({"offset": {"from": "spinous_process_l3_inferior_border", "lateral": 1.5, "scale": "back_transverse"}})",
          R"({"offset": {"from": "spinous_process_l1_inferior_border", "lateral": 1.5, "scale": "back_transverse"}})",
          R"({"offset": {"from": "spinous_process_l2", "lateral": 1.5, "scale": "back_transverse"}})"}) {
        EXPECT_FALSE(by("BL23", rule).holds()) << rule;
    }
}

TEST_F(WrongRules, ThreeTenthsOfACunOff) {
    for (const char* cun : {"1.2", "1.8"}) {
        EXPECT_FALSE(
            by("BL23",
               (std::string(
                    R"({"offset": {"from": "spinous_process_l2_inferior_border", "scale": "back_transverse", "lateral": )") +
                cun + "}}")
                   .c_str())
                .holds());
    }
    EXPECT_FALSE(
        by("BL37", R"({"along": {"from": "BL36", "to": "BL40", "cun": 6.3, "scale": "thigh_posterior"}})").holds());
    EXPECT_FALSE(
        by("SP6",
           R"({"meet": [{"level": {"offset": {"from": "medial_malleolus", "proximal": 2.7, "scale": "leg_medial"}}, "part": "leg"}, {"line": "medial_border_of_tibia"}]})")
            .holds());
    EXPECT_FALSE(
        by("LR7", R"({"offset": {"from": "medial_condyle", "posterior": 1.3, "scale": "leg_medial"}})").holds());
    EXPECT_FALSE(
        by("BL53",
           R"({"meet": [{"level": "sacral_foramen"}, {"parallel": "posterior_midline", "lateral": 2.7, "scale": "back_transverse"}]})")
            .holds());
    EXPECT_FALSE(
        by("GB30", R"({"along": {"from": "greater_trochanter", "to": "sacral_hiatus", "fraction": 0.37}})").holds());
}

TEST_F(WrongRules, AnotherDirection) {
    EXPECT_FALSE(by("LR7", R"({"offset": {"from": "medial_condyle", "anterior": 1, "scale": "leg_medial"}})").holds());
    EXPECT_FALSE(
        by("LR10",
           R"({"meet": [{"level": {"offset": {"from": "gluteal_fold_mid", "distal": 3, "scale": "thigh_posterior"}}, "part": "thigh"}, {"plumb": "popliteal_crease_mid"}], "pick": "anterior"})")
            .holds());
}

TEST_F(WrongRules, AnotherScale) {
    EXPECT_FALSE(by("BL37", R"({"along": {"from": "BL36", "to": "BL40", "cun": 6, "scale": "leg_medial"}})").holds());
    EXPECT_FALSE(
        by("BL52",
           R"({"offset": {"from": "spinous_process_l2_inferior_border", "lateral": 3, "scale": "leg_lateral"}})")
            .holds());
}

TEST_F(WrongRules, AnotherWay) {
    // The same level on the thigh, but towards another goal: three cun of level are right, the way is not.
    EXPECT_FALSE(
        by("BL37", R"({"along": {"from": "BL36", "to": "knee_eye_lateral", "cun": 6, "scale": "thigh_posterior"}})")
            .holds());
}

TEST_F(WrongRules, TheOtherSide) {
    for (const char* code : {"BL23", "BL37", "BL40", "SP6", "LR7"}) {
        locate::PlacedPoint swapped = right(code, Side::right);
        swapped.id.side = Side::left;
        EXPECT_FALSE(certify(swapped).holds()) << code;
    }
    locate::PlacedPoint off = right("GV4", Side::midline);
    const auto hit = body_->surface->nearest(off.place + glm::dvec3(0.02, 0, 0));
    off.place = hit->place;
    EXPECT_FALSE(certify(off).holds()) << "a midline point two centimetres beside the midline";
}

TEST_F(WrongRules, OffTheSkin) {
    locate::PlacedPoint lifted = right("BL40");
    lifted.place += 0.002 * lifted.normal;
    const verify::Certificate certificate = certify(lifted);
    EXPECT_NEAR(certificate.off_skin_mm, 2, 0.05);
    EXPECT_FALSE(certificate.holds());
}

TEST_F(WrongRules, OffTheLine) {
    locate::PlacedPoint beside = right("SP6");
    beside.place = body_->surface->nearest(beside.place + glm::dvec3(0, 0, -0.012))->place;
    EXPECT_FALSE(certify(beside).holds());
}

TEST_F(WrongRules, APointByLandmarkSaysSoAndClaimsNoRuleError) {
    const verify::Certificate certificate = certify(right("BL40"));
    EXPECT_EQ(certificate.by_landmark, "popliteal_crease_mid");
    EXPECT_DOUBLE_EQ(certificate.sigma_mm, 8);
    for (const auto& claim : certificate.claims)
        EXPECT_EQ(claim.placed_it, claim.what == "at popliteal_crease_mid") << claim.what;
    EXPECT_TRUE(certify(right("BL23")).by_landmark.empty());
}

TEST_F(WrongRules, StatementsAreMeasured) {
    struct Case {
        atlas::Statement statement;
        bool holds;
    };
    const atlas::Place bl22 = atlas::PointRef{"BL22", ""}, bl24 = atlas::PointRef{"BL24", ""},
                       gv4 = atlas::PointRef{"GV4", ""}, bl52 = atlas::PointRef{"BL52", ""};
    const atlas::Place l2 = atlas::LandmarkRef{"spinous_process_l2_inferior_border", false},
                       l3 = atlas::LandmarkRef{"spinous_process_l3_inferior_border", false};
    using atlas::Direction;
    const std::vector<Case> cases = {
        {{atlas::LevelWith{gv4, "trunk", "back_transverse", 0.1}, ""}, true},
        {{atlas::LevelWith{l3, "trunk", "back_transverse", 0.1}, ""}, false},
        {{atlas::Distance{l2, {Direction::lateral, 1.5}, "back_transverse", 0.1}, ""}, true},
        {{atlas::Distance{l2, {Direction::medial, 1.5}, "back_transverse", 0.1}, ""}, false},
        {{atlas::Distance{l2, {Direction::lateral, 1.2}, "back_transverse", 0.1}, ""}, false},
        {{atlas::Between{bl22, bl24, Direction::caudal, ""}, ""}, true},
        {{atlas::Between{bl24, bl22, Direction::caudal, ""}, ""}, false},
        {{atlas::Between{bl22, bl24, Direction::cranial, ""}, ""}, false},
        {{atlas::Beyond{gv4, Direction::lateral, "trunk"}, ""}, true},
        {{atlas::Beyond{bl52, Direction::lateral, "trunk"}, ""}, false},
        {{atlas::NearLine{"posterior_midline", 40}, ""}, true},
        {{atlas::NearLine{"posterior_midline", 20}, ""}, false},
        {{atlas::Near{gv4, 40}, ""}, true},
        {{atlas::Near{gv4, 20}, ""}, false},
        {{atlas::Ratio{l2, bl52, 0.5, 0.03}, ""}, true},
        {{atlas::Ratio{l2, bl52, 0.4, 0.03}, ""}, false},
        {{atlas::Near{atlas::PointRef{"BL99", ""}, 40}, ""}, false},
    };
    // One subject for all: it looks at the atlas anew each time.
    atlas::Atlas with = *atlas_;
    const verify::Subject subject = subject_of(with, body_->mesh, body_->marks, *placed_);
    for (size_t i = 0; i < cases.size(); ++i) {
        for (atlas::Point& point : with.points) {
            if (point.code == "BL23") point.members.front().also = {cases[i].statement};
        }
        for (const Side side : {Side::left, Side::right}) {
            const verify::Certificate certificate = verify::certify(subject, placed_of(right("BL23", side)));
            EXPECT_EQ(certificate.holds(), cases[i].holds)
                << "statement " << i << ": " << certificate.claims.back().what << " measured "
                << certificate.claims.back().measured;
        }
    }
}

TEST_F(WrongRules, AStatementThatRepeatsTheRuleIsNoIndependentOne) {
    atlas::Atlas with = *atlas_;
    const atlas::Place l2 = atlas::LandmarkRef{"spinous_process_l2_inferior_border", false};
    for (atlas::Point& point : with.points) {
        if (point.code == "BL23")
            point.members.front().also = {
                {atlas::Distance{l2, {atlas::Direction::lateral, 1.5}, "back_transverse", 0.1}, ""}};
    }
    EXPECT_TRUE(verify::certify(subject_of(with, body_->mesh, body_->marks, *placed_), placed_of(right("BL23")))
                    .claims.back()
                    .placed_it);
}

TEST_F(WrongRules, LandmarksOutOfOrderAreCaught) {
    const auto failing = [&](const body::Landmarks& marks) {
        std::string text;
        for (const auto& claim : verify::certify_landmarks(subject_of(*atlas_, body_->mesh, marks, *placed_))) {
            if (!claim.holds) text += claim.what + "\n";
        }
        return text;
    };
    EXPECT_EQ(failing(body_->marks), "");
    body::Landmarks swapped = body_->marks;
    std::swap(swapped.landmarks["spinous_process_l2"], swapped.landmarks["spinous_process_l3"]);
    EXPECT_NE(failing(swapped).find("spinous_process_l3"), std::string::npos);
    body::Landmarks sides = body_->marks;
    std::swap(sides.landmarks["greater_trochanter.l"], sides.landmarks["greater_trochanter.r"]);
    EXPECT_NE(failing(sides).find("greater_trochanter.l on the left side"), std::string::npos);
    body::Landmarks inside = body_->marks;
    inside.landmarks["umbilicus"].z -= 0.01;
    EXPECT_NE(failing(inside).find("umbilicus off the skin"), std::string::npos);
    body::Landmarks skipped = body_->marks;
    skipped.landmarks["spinous_process_l4"].y -= 0.03;
    skipped.landmarks["spinous_process_l4_inferior_border"].y -= 0.03;
    EXPECT_NE(failing(skipped).find("spacing"), std::string::npos);
}

}  // namespace
}  // namespace jingluo::test
