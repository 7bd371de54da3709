// One line of the table that `jingluo check` prints: what a point's rule says and what was measured of it again.
#pragma once

#include <string>
#include <vector>

#include "verify/certificate.h"
#include "verify/claims.h"

namespace jingluo::verify {

struct Line {
    std::string point;  // "BL23", "EX-B2:L4"
    atlas::Side side = atlas::Side::midline;
    std::vector<std::string> landmarks;          // that the rule names, points and lines included
    std::string way;                             // "1.5 cun lateral on back_transverse"
    std::vector<double> cun_said, cun_measured;  // by the rule, and again
    double left_mm = 0;                          // of the sagittal plane of the trunk
    // The points before and after it in their order, and how far it lies from the one to the other; empty at an end.
    std::string before, after;
    double from_before = 0;
    Certificate certificate;
    std::vector<Claim> standard;  // the claims of tests/claims

    size_t made() const { return certificate.claims.size() + standard.size(); }
    size_t held() const;
    /// Every claim that speaks against the point, and every one whose difference is only reported or that could not be
    /// measured for want of a landmark.
    std::vector<const Claim*> failing() const, noted() const;
    /// The claim that comes nearest to failing (its error in parts of its tolerance), or null.
    const Claim* worst() const;
    bool holds() const;
};

/// The line of a finished point with the claims about it.
Line line_of(const Subject& subject, const Placed& point, const Claims& claims);

/// The line of another place that an authority gives for a point: its own rule measured again, no other claims.
Line line_of_alternative(const Subject& subject, const Placed& place, const std::string& code,
                         const atlas::Alternative& is);

}  // namespace jingluo::verify
