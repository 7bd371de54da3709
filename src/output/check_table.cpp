#include "output/check_table.h"

#include <cmath>

#include "output/text_table.h"

namespace jingluo::output {

namespace {

std::string plain(double value) {
    std::string out = fixed(value, 3);
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out;
}

std::string list(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out.empty() ? "-" : out;
}

/// The millimetres from the midline, with the side on which they were measured.
std::string beside_midline(double left_mm) {
    if (std::abs(left_mm) < 0.05) return "0";
    return fixed(std::abs(left_mm), 1) + (left_mm > 0 ? " left" : " right");
}

std::string between(const verify::Line& line) {
    if (line.before.empty() && line.after.empty()) return "-";
    if (line.before.empty()) return "before " + line.after;
    if (line.after.empty()) return "after " + line.before;
    return line.before + " " + fixed(line.from_before, 2) + " " + line.after;
}

std::vector<std::string> cells(const verify::Line& line) {
    std::vector<std::string> said, measured;
    for (const double cun : line.cun_said) said.push_back(plain(cun));
    for (const double cun : line.cun_measured) measured.push_back(fixed(cun, 3));
    const bool by_landmark = !line.certificate.by_landmark.empty();
    const std::string sigma = "to " + fixed(line.certificate.sigma_mm, 0) + " mm";
    // The long texts in one column, the last, so that they widen no other line.
    std::string told = list(line.landmarks) + ": " + (line.way.empty() ? "-" : line.way);
    if (const verify::Claim* claim = line.worst()) {
        told += "; nearest to failing: " + claim->what + ", " + plain(claim->measured) + " " + claim->unit;
        if (claim->tolerance > 0) told += " of " + plain(claim->rule) + " to " + plain(claim->tolerance);
    }
    return {line.point,
            atlas::to_string(line.side),
            line.holds() ? "holds" : "FAILS",
            by_landmark ? "by landmark" : list(said),
            by_landmark ? sigma : list(measured),
            fixed(line.certificate.off_skin_mm, 3),
            beside_midline(line.left_mm),
            between(line),
            std::to_string(line.held()) + "/" + std::to_string(line.made()),
            std::to_string(line.standard.size()),
            told};
}

}  // namespace

std::string check_table(const std::vector<verify::Line>& lines) {
    std::vector<std::vector<std::string>> rows = {{"point", "side", "", "cun said", "measured", "off skin mm",
                                                   "midline mm", "between", "claims", "of standard",
                                                   "from: way; nearest to failing"}};
    for (const verify::Line& line : lines) rows.push_back(cells(line));
    return aligned(rows);
}

std::string claim_text(const verify::Claim& claim) {
    std::string out = claim.what;
    if (claim.missing.empty() && claim.unit != "-") {
        if (claim.tolerance > 0 && claim.rule == 0) {
            out += ": " + plain(claim.measured) + " " + claim.unit + " measured, " + plain(claim.tolerance) +
                   " at most is right";
        } else if (claim.tolerance > 0) {
            out += ": " + plain(claim.rule) + " " + claim.unit + " said, " + plain(claim.measured) + " measured, " +
                   plain(claim.tolerance) + " off at most is right";
        } else {
            out += ": " + plain(claim.measured) + " " + claim.unit + " measured, more than 0 is right";
        }
    }
    if (!claim.says.empty()) out += " (" + claim.source + ": " + claim.says + "; " + claim.where + ")";
    if (!claim.report_only.empty()) out += " [reported only: " + claim.report_only + "]";
    return out;
}

}  // namespace jingluo::output
