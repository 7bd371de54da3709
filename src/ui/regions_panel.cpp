// Red flags and the line on evidence, then the pain regions.
#include <algorithm>

#include "scene/compose.h"
#include "ui/imgui_shim.h"
#include "ui/probe.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

namespace {

/// A button says what it means in a sentence; the whole stands there once it is chosen.
std::string_view first_sentence(std::string_view text) {
    for (size_t end = text.find(". "); end != std::string_view::npos; end = text.find(". ", end + 1)) {
        if (end + 2 < text.size() && text[end + 2] >= 'A' && text[end + 2] <= 'Z') return text.substr(0, end + 1);
    }
    return text;
}

void list_flags(Pane& pane, const std::vector<atlas::Cited>& flags) {
    for (const atlas::Cited& flag : flags) {
        pane.gap(4);
        const ImVec2 at = pane.here();
        const float line = shim::font_size(pane.fonts.body);
        ImGui::GetWindowDrawList()->AddCircleFilled({at.x + pane.px(6), at.y + line / 2}, pane.px(2.5f), pane.look.warn,
                                                    12);
        Column inset(pane, pane.px(20), 0);
        write_cited(pane, flag);
    }
}

void toggle_flags(Pane& pane) {
    if (pane.memory.unfolded.erase("red_flags") == 0) pane.memory.unfolded.insert("red_flags");
}

void red_flag_box(Pane& pane, bool slim) {
    const atlas::RedFlags& red = pane.atlas().red_flags;
    if (red.title.empty() && red.flags.empty()) return;
    const bool open = pane.memory.unfolded.count("red_flags") != 0;
    Box::Kind kind = warning_box(pane);
    if (slim) kind.padding = 8;
    const Box box(pane, kind);
    const ImVec2 at = pane.here();
    draw_warning({at.x, at.y + pane.px(4)}, pane.px(17), pane.look.warn);
    {
        Column inset(pane, pane.px(26), slim ? pane.px(16) : 0);
        const Flow title(pane, red.title, slim ? pane.fonts.body : pane.fonts.bold, pane.width);
        const ImVec2 text_at = pane.here();
        if (hit("red flags", at, {pane.px(26) + pane.width + (slim ? pane.px(16) : 0), title.height()}).clicked)
            toggle_flags(pane);
        title.draw(pane, text_at, pane.look.warn);
        if (slim) {
            const ImVec2 middle(text_at.x + pane.width + pane.px(10), text_at.y + shim::font_size(pane.fonts.bold) / 2);
            draw_chevron(middle, pane.px(10), open, pane.look.warn, std::max(1.5f, pane.px(2)));
        }
        ImGui::SetCursorScreenPos(text_at);
        pane.advance(title.height());
    }
    if (!slim || open) {
        pane.gap(2);
        write_cited(pane, red.lead.text, red.lead.sources, pane.fonts.small, pane.look.ink);
    }
    if (!slim && !red.flags.empty()) {
        pane.gap(2);
        const std::string count = std::to_string(red.flags.size());
        fold(pane, "red_flags", open ? "Close the list" : "Show the " + count + " warning signs", pane.fonts.body,
             pane.look.warn);
    }
    if (open) list_flags(pane, red.flags);
}

/// The choice of a region: a calm button that says what it means.
void region_button(Pane& pane, const atlas::Region& region) {
    const bool chosen = pane.state().region == region.id;
    const float pad = pane.px(12);
    const ImVec2 at = pane.here();
    const float inner = pane.width - 2 * pad - pane.px(4);
    const std::string_view words = chosen ? std::string_view(region.meaning.text) : first_sentence(region.meaning.text);
    const Flow meaning(pane, words, pane.fonts.small, inner, &region.meaning.sources);
    const float name_height = shim::font_size(pane.fonts.bold);
    const bool wordy = pane.state().region.empty() || chosen;
    const float height = pad * 1.5f + name_height + (wordy ? pane.px(2) + meaning.height() : 0);
    const ImVec2 to(at.x + pane.width, at.y + height);
    const Hit is = hit("region " + region.id, at, {pane.width, height}, true);
    if (is.clicked) pane.act(scene::ChooseRegion{chosen ? "" : region.id});
    const Look& look = pane.look;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, to, chosen ? look.accent_tint : is.hovered ? look.card_hover : look.card, pane.px(8));
    list->AddRect(at, to, chosen || is.hovered ? look.accent : look.line, pane.px(8), 0,
                  chosen ? std::max(1.5f, pane.px(2)) : 1);
    const ImVec2 text_at(at.x + pad, at.y + std::floor(pad * 0.7f));
    const float hanzi = text_size(pane.fonts.bold, region.hanzi).x;
    write_line(text_at, region.name, pane.fonts.bold, chosen ? look.accent : look.ink,
               inner - hanzi - pane.px(chosen ? 32 : 12));
    write_line({to.x - pad - hanzi, text_at.y}, region.hanzi, pane.fonts.bold, chosen ? look.accent : look.ink_soft);
    if (chosen)
        draw_tick({to.x - pad - hanzi - pane.px(16), text_at.y + name_height / 2}, pane.px(14), look.accent,
                  pane.px(2));
    if (wordy) meaning.draw(pane, {text_at.x, text_at.y + name_height + pane.px(2)}, chosen ? look.ink : look.ink_soft);
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
}

void chosen_region(Pane& pane, const atlas::Region& region) {
    pane.gap(12);
    if (!region.what_to_mind.text.empty()) {
        write_label(pane, "What to mind");
        write_cited(pane, region.what_to_mind);
        pane.gap(8);
    }
    if (!region.red_flags.empty()) {
        const Box box(pane, warning_box(pane));
        write(pane, "A doctor first", pane.fonts.bold, pane.look.warn);
        list_flags(pane, region.red_flags);
    }
    if (!region.red_flags.empty() && !region.cautions.empty()) pane.gap(8);
    if (!region.cautions.empty()) {
        const Box box(pane, warning_box(pane));
        for (const atlas::Cited& caution : region.cautions) {
            pane.gap(2);
            write_caution(pane, caution);
        }
    }
}

}  // namespace

void draw_red_flags(Pane& pane, bool slim) {
    red_flag_box(pane, slim);
    const atlas::Cited& evidence = pane.atlas().evidence;
    if (evidence.text.empty()) return;
    pane.gap(slim ? 4 : 12);
    if (!slim) {
        write_label(pane, "What the evidence says");
        write_cited(pane, evidence.text, evidence.sources, pane.fonts.small, pane.look.ink);
        return;
    }
    Column inset(pane, pane.px(16), 0);
    if (fold(pane, "evidence", "What the evidence says", pane.fonts.body, pane.look.ink_soft))
        write_cited(pane, evidence);
}

void draw_regions(Pane& pane) {
    if (pane.atlas().regions.empty()) return;
    write_heading(pane, "Where does it hurt?");
    pane.gap(4);
    for (const atlas::Region& region : pane.atlas().regions) {
        region_button(pane, region);
        pane.gap(8);
    }
    if (const atlas::Region* chosen = pane.atlas().find_region(pane.state().region)) chosen_region(pane, *chosen);
}

}  // namespace jingluo::ui
