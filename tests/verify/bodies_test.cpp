// Every line of the check holds on bodies of many shapes, and on one that stands turned in space: all that the rules,
// the statements and the standard's claims say.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "atlas/read.h"
#include "body/figure.h"
#include "locate/analytic_body.h"
#include "locate/solve.h"
#include "support/subject_of.h"
#include "verify/line.h"

namespace jingluo::test {
namespace {

struct Case {
    const char* name;
    body::Shape shape;
    bool turned = false;
};

void PrintTo(const Case& one, std::ostream* out) {
    *out << one.name;
}

const Case cases[] = {{"woman", {0, 0, 0}},
                      {"man", {1, 0, 0}},
                      {"lean woman", {0, 0, -1}},
                      {"heavy woman", {0, 0, 1}},
                      {"lean man", {1, 0, -1}},
                      {"heavy man", {1, 0, 1}},
                      {"short woman", {0, 1.45, 0.2}},
                      {"tall man", {1, 2.0, -0.2}},
                      {"between", {0.5, 1.68, 0.1}},
                      {"a man who lies turned in space", {0.8, 1.75, 0.3}, true}};

/// As a scan may arrive: lying, turned, far from the origin.
body::Body turned(const body::Body& body) {
    const double a = 1.1, b = 0.7;
    const glm::dmat3 about_x(1, 0, 0, 0, std::cos(a), std::sin(a), 0, -std::sin(a), std::cos(a)),
        about_z(std::cos(b), std::sin(b), 0, -std::sin(b), std::cos(b), 0, 0, 0, 1);
    const glm::dmat3 turn = about_z * about_x;
    return moved(
        body, [turn](glm::dvec3 place) { return turn * place + glm::dvec3(0.4, -1.2, 2.5); }, turn);
}

class EveryBody : public testing::TestWithParam<Case> {
  protected:
    static void SetUpTestSuite() {
        atlas_ = new atlas::ReadResult(atlas::read_atlas(JINGLUO_SOURCE_DIR "/points"));
        figure_ = new body::Figure(body::Figure::read(JINGLUO_SOURCE_DIR "/assets/bodies/figure.glb"));
        claims_ = new verify::ClaimsRead(verify::read_claims(JINGLUO_SOURCE_DIR "/tests/claims", atlas_->atlas));
    }
    static void TearDownTestSuite() {
        delete claims_;
        delete figure_;
        delete atlas_;
    }
    static atlas::ReadResult* atlas_;
    static body::Figure* figure_;
    static verify::ClaimsRead* claims_;
};
atlas::ReadResult* EveryBody::atlas_ = nullptr;
body::Figure* EveryBody::figure_ = nullptr;
verify::ClaimsRead* EveryBody::claims_ = nullptr;

TEST_P(EveryBody, EveryLineHolds) {
    body::Body body = figure_->make(GetParam().shape, GetParam().name);
    if (GetParam().turned) body = turned(body);
    const locate::Placements placed = locate::place_all(atlas_->atlas, body);
    for (const locate::Unplaced& unplaced : placed.unplaced)
        ADD_FAILURE() << unplaced.id.code << " " << unplaced.id.member << " cannot be placed: " << unplaced.why;
    const verify::Subject subject = subject_of(atlas_->atlas, body.mesh, body.marks, placed);
    const auto expect_held = [](const verify::Line& line) {
        EXPECT_LE(line.certificate.off_skin_mm, 0.1) << line.point;
        for (const verify::Claim* claim : line.failing())
            ADD_FAILURE() << line.point << " " << atlas::to_string(line.side) << ": " << claim->what << ", said "
                          << claim->rule << ", measured " << claim->measured << " " << claim->unit << ", tolerance "
                          << claim->tolerance << " (" << claim->says << "; " << claim->where << ")";
        for (const verify::Claim* claim : line.noted())
            EXPECT_TRUE(claim->missing.empty()) << line.point << ": " << claim->what;
    };
    for (const verify::Placed& point : subject.points()) expect_held(verify::line_of(subject, point, claims_->claims));
    for (const locate::PlacedAlternative& other : placed.alternatives) {
        const atlas::Point* point = atlas_->atlas.find_point(other.at.id.code);
        ASSERT_TRUE(point);
        expect_held(verify::line_of_alternative(subject, placed_of(other.at), point->code,
                                                point->alternatives.at(other.index)));
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, EveryBody, testing::ValuesIn(cases), [](const auto& one) {
    std::string name;
    for (const char c : std::string(one.param.name)) name += c == ' ' ? '_' : c;
    return name;
});

TEST_F(EveryBody, TheClaimsAreSoundAndEachPlaceHasOneThatItsRuleDidNotUse) {
    for (const base::Fault& fault : claims_->faults) ADD_FAILURE() << base::to_string(fault);
    for (const atlas::Point& point : atlas_->atlas.points) {
        for (const atlas::Member& member : point.members) {
            size_t independent = 0;
            for (const size_t which : claims_->claims.about(point.code, member.name)) {
                const verify::StandardClaim& claim = claims_->claims.all[which];
                independent += claim.report_only.empty() && !verify::used_by(*member.rule, claim.is) ? 1u : 0u;
            }
            EXPECT_GE(independent, 1u) << atlas::to_string(atlas::PointRef{point.code, member.name})
                                       << " has no claim in tests/claims that its rule did not use";
        }
    }
}

}  // namespace
}  // namespace jingluo::test
