// The certificate of the chosen point: what was measured again on this body, and by how much it misses the rule.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "ui/imgui_shim.h"
#include "ui/probe.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace jingluo::ui {

namespace {

std::string figure(double value, const std::string& unit) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, unit == "mm" ? "%.1f" : "%.2f", value);
    const std::string out = buffer;
    return out == "-0.00" || out == "-0.0" ? out.substr(1) : out;
}

bool has_figures(const verify::Claim& claim) {
    return claim.unit == "cun" || claim.unit == "mm" || claim.unit == "ratio";
}

/// Rule, measured and error side by side, each with its name.
void figures(Pane& pane, ImVec2 at, const verify::Claim& claim) {
    if (claim.tolerance <= 0 && claim.unit == "mm") {
        // Only on which side of something it lies was asked, not how far: there is no rule to miss.
        const float name = write_line(at, claim.holds ? "by " : "short by ", pane.fonts.small, pane.look.ink_soft);
        write_line({at.x + name, at.y}, figure(std::abs(claim.measured), claim.unit) + " mm", pane.fonts.small,
                   claim.holds ? pane.look.ink : pane.look.warn);
        return;
    }
    const ImU32 ink = claim.holds ? pane.look.ink : pane.look.warn;
    const std::string unit = claim.unit == "ratio" ? "" : " " + claim.unit;
    const std::array<std::pair<const char*, std::string>, 3> cells{
        {{"rule ", figure(claim.rule, claim.unit)},
         {"measured ", figure(claim.measured, claim.unit)},
         {"error ", figure(claim.error, claim.unit) + unit}}};
    constexpr std::array<float, 3> starts{0, 0.26f, 0.64f};
    for (size_t i = 0; i < cells.size(); ++i) {
        const float x = at.x + std::floor(pane.width * starts[i]);
        const float name = write_line({x, at.y}, cells[i].first, pane.fonts.small, pane.look.ink_soft);
        write_line({x + name, at.y}, cells[i].second, pane.fonts.small, ink);
    }
}

void row(Pane& pane, const verify::Claim& claim) {
    const Look& look = pane.look;
    const float line = shim::font_size(pane.fonts.small);
    pane.gap(3);
    const ImVec2 at = pane.here();
    if (claim.holds) {
        draw_tick({at.x + pane.px(7), at.y + line / 2}, pane.px(11), look.accent, std::max(1.5f, pane.px(2)));
    } else {
        draw_warning({at.x, at.y + pane.px(3)}, pane.px(14), look.warn);
    }
    {
        Column column(pane, pane.px(22), 0);
        write(pane, claim_words(claim.what), pane.fonts.small, claim.holds ? look.ink : look.warn);
        if (has_figures(claim)) {
            figures(pane, pane.here(), claim);
            pane.advance(line);
        }
        if (claim.fails()) write(pane, "does not hold on this body", pane.fonts.small, look.warn);
    }
    pane.gap(3);
    const float y = pane.here().y;
    ImGui::GetWindowDrawList()->AddLine({at.x, y}, {at.x + pane.width, y}, look.line);
}

void group(Pane& pane, const verify::Certificate& certificate, bool placed_it, const char* title) {
    std::vector<const verify::Claim*> claims;
    for (const verify::Claim& claim : certificate.claims) {
        // A statement may ask for what the rule asked for already.
        const auto same = [&](const verify::Claim* other) { return other->what == claim.what; };
        // A point at a landmark has no rule to miss: an error of nought would say nothing.
        if (claim.placed_it && claim.holds && !certificate.by_landmark.empty()) continue;
        if (claim.placed_it == placed_it && std::none_of(claims.begin(), claims.end(), same)) claims.push_back(&claim);
    }
    if (claims.empty()) return;
    pane.gap(8);
    write_label(pane, title);
    for (const verify::Claim* claim : claims) row(pane, *claim);
}

}  // namespace

void draw_certificate(Pane& pane, const atlas::Point& point) {
    const verify::Certificate* is = pane.context.certificate;
    if (is == nullptr) return;
    pane.gap(20);
    write(pane, "Measured again on this body", pane.fonts.bold, pane.look.accent);
    pane.gap(2);
    const double sigma = is->sigma_mm > 0 ? is->sigma_mm : point.sigma_mm;
    // A landmark alone has no rule to miss: how exactly a finger finds it is what there is to say.
    std::string first =
        is->by_landmark.empty()
            ? "On a person the place can be found to about " + number(sigma, 0) + " mm."
            : "By landmark (" + landmark_words(is->by_landmark) + "), to about " + number(sigma, 0) + " mm.";
    write(pane, first + " Here it lies within " + number(std::max(0.1, is->off_skin_mm), 1) + " mm of the skin.",
          pane.fonts.body, pane.look.ink);
    const auto failing =
        std::count_if(is->claims.begin(), is->claims.end(), [](const verify::Claim& claim) { return claim.fails(); });
    if (failing > 0) {
        pane.gap(4);
        const Box box(pane, warning_box(pane));
        write_caution(pane, {failing == 1 ? "One statement below does not hold on this body."
                                          : std::to_string(failing) + " statements below do not hold on this body.",
                             {}});
    }
    group(pane, *is, false, "Checked by what the rule did not use");
    group(pane, *is, true, "What the rule asks for");
}

}  // namespace jingluo::ui
