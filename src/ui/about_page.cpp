// The page "About back pain": a readable column with a list of contents that jumps.
#include <algorithm>

#include "ui/imgui_shim.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

namespace {

constexpr float characters_a_line = 70;

void block(Pane& pane, const atlas::Block& is, int step) {
    const float line = shim::font_size(pane.fonts.body);
    switch (is.kind) {
        case atlas::BlockKind::paragraph:
            write_cited(pane, is.is);
            pane.gap(10);
            break;
        case atlas::BlockKind::bullet: {
            const ImVec2 at = pane.here();
            ImGui::GetWindowDrawList()->AddCircleFilled({at.x + pane.px(8), at.y + line / 2}, pane.px(2.5f),
                                                        pane.look.accent, 12);
            Column inset(pane, pane.px(24), 0);
            write_cited(pane, is.is);
            pane.gap(6);
            break;
        }
        case atlas::BlockKind::step: {
            const ImVec2 at = pane.here();
            const std::string number = std::to_string(step);
            const float r = line / 2;
            ImGui::GetWindowDrawList()->AddCircle({at.x + r, at.y + r}, r, pane.look.accent, 32,
                                                  std::max(1.0f, pane.px(1)));
            write_line({at.x + r - text_size(pane.fonts.small, number).x / 2,
                        at.y + (line - shim::font_size(pane.fonts.small)) / 2},
                       number, pane.fonts.small, pane.look.accent);
            Column inset(pane, pane.px(36), 0);
            write_cited(pane, is.is);
            pane.gap(8);
            break;
        }
        case atlas::BlockKind::note: {
            pane.gap(2);
            {
                const Box box(pane, note_box(pane));
                write_cited(pane, is.is);
            }
            pane.gap(12);
            break;
        }
    }
}

}  // namespace

void draw_about_page(Pane& pane) {
    const atlas::Page& page = pane.atlas().about;
    const float most = text_size(pane.fonts.body, "the quick brown fox jumps over it ").x / 34 * characters_a_line;
    Column column(pane, 0, std::max(0.0f, pane.width - most));
    write(pane, page.title, pane.fonts.title, pane.look.ink);
    pane.gap(8);
    if (page.sections.empty()) {
        write(pane, "This page could not be read from the data folder.", pane.fonts.body, pane.look.ink_soft);
        return;
    }
    {
        const Box box(pane, plain_box(pane));
        write_label(pane, "On this page");
        for (const atlas::Section& section : page.sections) {
            if (link(pane, "contents " + section.id, section.title, pane.fonts.body))
                pane.memory.about_jump = section.id;
            pane.gap(2);
        }
    }
    for (const atlas::Section& section : page.sections) {
        pane.gap(28);
        if (pane.memory.about_jump == section.id) {
            ImGui::SetScrollY(ImGui::GetCursorPosY() - pane.px(8));
            pane.memory.about_jump.clear();
            pane.out.wants_more_frames = true;
        }
        write(pane, section.title, pane.fonts.heading, pane.look.accent);
        pane.gap(6);
        int step = 0;
        for (const atlas::Block& is : section.blocks) {
            step = is.kind == atlas::BlockKind::step ? step + 1 : 0;
            block(pane, is, step);
        }
    }
    pane.gap(40);
}

}  // namespace jingluo::ui
