// Rules made wrong on purpose, at every point: what checks the points must notice.
//
// A wrong place counts as wrong when it lies more than 0.15 cun from the right one. The claims allow 0.1 cun in each of
// two directions at right angles, which is 0.14 cun on the skew: what lies nearer than that is right by the standard's
// own measure, and a finger finds no point more exactly than that.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "atlas/read.h"
#include "body/body.h"
#include "locate/solve.h"
#include "support/subject_of.h"
#include "verify/claims.h"
#include "verify/wrong_rules.h"

namespace jingluo::test {
namespace {

constexpr double wrong_from_cun = 0.15;

struct Count {
    size_t wrong = 0, caught = 0, by_standard = 0, by_statements = 0, by_rule = 0;
};

bool any_fails(const std::vector<verify::Claim>& claims, bool placed_it) {
    return std::any_of(claims.begin(), claims.end(),
                       [&](const verify::Claim& claim) { return claim.placed_it == placed_it && claim.fails(); });
}

TEST(WrongRun, NearlyEveryWrongRuleIsCaught) {
    const atlas::Atlas atlas = atlas::read_atlas(JINGLUO_SOURCE_DIR "/points").atlas;
    const body::Body body = body::load_body(JINGLUO_SOURCE_DIR "/assets/bodies/female.glb");
    const locate::Placements placed = locate::place_all(atlas, body);
    const verify::Subject subject = subject_of(atlas, body.mesh, body.marks, placed);
    const verify::Claims claims = verify::read_claims(JINGLUO_SOURCE_DIR "/tests/claims", atlas).claims;

    // What nothing notices is always named; what only the rule's own claims notice when JINGLUO_WRONG_RULES is set:
    // both lists tell where a claim is wanted.
    const bool everything = std::getenv("JINGLUO_WRONG_RULES") != nullptr;
    std::map<std::string, Count> kinds;
    Count all;
    for (const Wrong& wrong : wrong_places(atlas, body, subject)) {
        if (wrong.off_cun <= wrong_from_cun) continue;
        const verify::Certificate certificate = verify::certify(subject, wrong.place);
        const std::vector<verify::Claim> standard = verify::measure_claims(subject, wrong.place, claims);
        const bool by_standard = any_fails(standard, true) || any_fails(standard, false),
                   by_statements = any_fails(certificate.claims, false), by_rule = any_fails(certificate.claims, true);
        const bool caught = by_standard || by_statements || by_rule;
        for (Count* count : {&all, &kinds[wrong.kind]}) {
            ++count->wrong;
            count->by_standard += by_standard ? 1u : 0u;
            count->by_statements += by_statements ? 1u : 0u;
            count->by_rule += by_rule ? 1u : 0u;
            count->caught += caught ? 1u : 0u;
        }
        if (!caught || (everything && !by_standard && !by_statements)) {
            std::printf("%s: %s %s: %s, %.2f cun off\n", by_rule ? "only its own rule notices" : "not caught",
                        atlas::to_string(atlas::PointRef{wrong.place.code, wrong.place.member}).c_str(),
                        wrong.kind.c_str(), wrong.what.c_str(), wrong.off_cun);
        }
    }
    kinds["all"] = all;
    std::printf("%-10s %6s %8s %16s %14s %10s\n", "kind", "wrong", "caught", "by the standard", "by statements",
                "by rule");
    for (const auto& [kind, count] : kinds) {
        const auto percent = [&](size_t n) {
            return 100.0 * static_cast<double>(n) / static_cast<double>(count.wrong);
        };
        std::printf("%-10s %6zu %7.2f%% %15.2f%% %13.2f%% %9.2f%%\n", kind.c_str(), count.wrong, percent(count.caught),
                    percent(count.by_standard), percent(count.by_statements), percent(count.by_rule));
    }
    EXPECT_GT(all.wrong, 4 * subject.points().size()) << "each place is made wrong in many ways";
    EXPECT_GE(static_cast<double>(all.caught), 0.99 * static_cast<double>(all.wrong));
}

}  // namespace
}  // namespace jingluo::test
