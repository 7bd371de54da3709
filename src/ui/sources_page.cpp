// The page of sources, numbered as the references count them.
#include <algorithm>

#include "ui/imgui_shim.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

namespace {

void source_entry(Pane& pane, const atlas::Source& is, int number) {
    const Look& look = pane.look;
    const bool marked = pane.memory.show_source == is.id;
    if (marked && pane.memory.scroll_to_source) {
        ImGui::SetScrollY(std::max(0.0f, ImGui::GetCursorPosY() - pane.px(48)));
        pane.memory.scroll_to_source = false;
        pane.out.wants_more_frames = true;
    }
    const Box box(pane, marked ? note_box(pane) : Box::Kind{look.panel, look.panel, 0, 8});
    const std::string mark = std::to_string(number);
    const ImVec2 at = pane.here();
    write_line(at, mark, pane.fonts.bold, look.accent);
    Column column(pane, pane.px(40), 0);
    write(pane, is.title, pane.fonts.bold, look.ink);
    std::string who = is.authors;
    if (is.year != 0) who += (who.empty() ? "" : ", ") + std::to_string(is.year);
    if (!is.where.empty()) who += (who.empty() ? "" : ". ") + is.where;
    write(pane, who + (is.kind.empty() ? "" : " (" + is.kind + ")"), pane.fonts.body, look.ink);
    if (!is.note.empty()) {
        pane.gap(2);
        write(pane, is.note, pane.fonts.small, look.ink_soft);
    }
    if (!is.url.empty()) {
        pane.gap(2);
        if (link(pane, "copy " + is.id, is.url, pane.fonts.small)) {
            pane.out.requests.emplace_back(CopyText{is.url});
            pane.memory.message = "Copied: " + is.url;
            pane.memory.message_is_error = false;
        }
    }
}

}  // namespace

void draw_sources_page(Pane& pane) {
    write(pane, "Sources", pane.fonts.title, pane.look.ink);
    write(pane, "Every statement in this atlas carries the numbers of its sources. A click on an address copies it.",
          pane.fonts.body, pane.look.ink_soft);
    pane.gap(12);
    for (const auto& [id, source] : pane.atlas().sources) {
        source_entry(pane, source, pane.numbers.at(id));
        pane.gap(4);
    }
    pane.gap(40);
}

}  // namespace jingluo::ui
