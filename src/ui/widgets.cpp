#include "ui/widgets.h"

#include <algorithm>

#include "ui/imgui_shim.h"
#include "ui/probe.h"
#include "ui/signs.h"
#include "ui/text.h"

namespace jingluo::ui {

Box::Kind plain_box(const Pane& pane) {
    return {pane.look.card, pane.look.line};
}
Box::Kind warning_box(const Pane& pane) {
    return {pane.look.warn_tint, pane.look.warn_tint, pane.look.warn};
}
Box::Kind note_box(const Pane& pane) {
    return {pane.look.accent_tint, pane.look.accent_tint, pane.look.accent};
}

Box::Box(Pane& pane, Kind kind)
    : pane_(pane),
      kind_(kind),
      from_(pane.here()),
      width_(pane.width),
      column_(pane, pane.px(kind.padding + (kind.bar != 0 ? 4 : 0)), pane.px(kind.padding)) {
    splitter_.Split(ImGui::GetWindowDrawList(), 2);
    splitter_.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
    pane.gap(kind.padding - 2);
}

Box::~Box() {
    pane_.gap(kind_.padding);
    ImDrawList* list = ImGui::GetWindowDrawList();
    splitter_.SetCurrentChannel(list, 0);
    const ImVec2 to(from_.x + width_, ImGui::GetCursorScreenPos().y);
    const float rounding = pane_.px(8);
    list->AddRectFilled(from_, to, kind_.fill, rounding);
    if (kind_.edge != kind_.fill) list->AddRect(from_, to, kind_.edge, rounding);
    if (kind_.bar != 0) {
        list->AddRectFilled(from_, {from_.x + pane_.px(4), to.y}, kind_.bar, rounding, ImDrawFlags_RoundCornersLeft);
    }
    splitter_.Merge(list);
}

Hit hit(std::string_view name, ImVec2 at, ImVec2 size, bool under) {
    ImGui::SetCursorScreenPos(at);
    ImGui::PushID(name.data(), name.data() + name.size());
    if (under) shim::before_overlapped();
    Hit out;
    out.clicked = ImGui::InvisibleButton("hit", {std::max(1.0f, size.x), std::max(1.0f, size.y)});
    if (under) shim::after_overlapped();
    out.hovered = ImGui::IsItemHovered();
    out.held = ImGui::IsItemActive();
    ImGui::PopID();
    if (out.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    note(Drawn::Kind::button, name, at, {at.x + size.x, at.y + size.y});
    return out;
}

void write_heading(Pane& pane, std::string_view text) {
    write(pane, text, pane.fonts.heading, pane.look.ink);
    pane.gap(4);
}

void write_label(Pane& pane, std::string_view text) {
    write(pane, text, pane.fonts.small, pane.look.ink_soft);
    pane.gap(2);
}

float control_height(const Pane& pane) {
    return shim::font_size(pane.fonts.body) + pane.px(10);
}

float button_width(const Pane& pane, std::string_view text) {
    return text_size(pane.fonts.body, text).x + pane.px(28);
}

bool button(Pane& pane, std::string_view text, ImVec2 at, float width, bool accent) {
    const ImVec2 size(width, control_height(pane));
    const Hit is = hit(text, at, size);
    const ImVec2 to(at.x + size.x, at.y + size.y);
    const Look& look = pane.look;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 fill = accent ? look.accent : is.held ? look.accent_tint : is.hovered ? look.card_hover : look.card;
    list->AddRectFilled(at, to, fill, pane.px(6));
    if (!accent || is.hovered) list->AddRect(at, to, accent ? look.ink : look.control, pane.px(6));
    const ImVec2 text_is = text_size(pane.fonts.body, text);
    write_line({std::floor(at.x + (size.x - text_is.x) / 2), std::floor(at.y + (size.y - text_is.y) / 2)}, text,
               pane.fonts.body, accent ? look.on_accent : look.ink, width - pane.px(8));
    return is.clicked;
}

bool link(Pane& pane, std::string_view name, std::string_view text, ImFont* font) {
    const Flow flow(pane, text, font, pane.width);
    const ImVec2 at = pane.here();
    const Hit is = hit(name, at, {flow.breadth(), flow.height()});
    flow.draw(pane, at, pane.look.accent);
    if (is.hovered) {
        const float y = at.y + flow.height() - pane.px(3);
        ImGui::GetWindowDrawList()->AddLine({at.x, y}, {at.x + flow.breadth(), y}, pane.look.accent);
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(flow.height());
    return is.clicked;
}

int segmented(Pane& pane, std::string_view name, std::span<const char* const> labels, int chosen) {
    const ImVec2 at = pane.here();
    const float height = control_height(pane);
    const float each = std::floor(pane.width / static_cast<float>(labels.size()));
    const Look& look = pane.look;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float rounding = pane.px(6);
    list->AddRectFilled(at, {at.x + pane.width, at.y + height}, look.card, rounding);
    int clicked = -1;
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        const bool last = i + 1 == static_cast<int>(labels.size());
        const ImVec2 from(at.x + each * static_cast<float>(i), at.y);
        const ImVec2 to(last ? at.x + pane.width : from.x + each, at.y + height);
        const char* label = labels[static_cast<size_t>(i)];
        const Hit is = hit(std::string(name) + " " + label, from, {to.x - from.x, height});
        if (is.clicked) clicked = i;
        const ImDrawFlags corners = i == 0 ? ImDrawFlags_RoundCornersLeft
                                    : last ? ImDrawFlags_RoundCornersRight
                                           : ImDrawFlags_RoundCornersNone;
        if (i == chosen) {
            list->AddRectFilled(from, to, look.accent_tint, rounding, corners);
        } else if (is.hovered) {
            list->AddRectFilled(from, to, look.card_hover, rounding, corners);
        }
        if (i > 0) list->AddLine({from.x, from.y + 1}, {from.x, to.y - 1}, look.line);
        ImFont* font = i == chosen ? pane.fonts.bold : pane.fonts.body;
        const ImVec2 text_is = text_size(font, label);
        write_line({std::floor((from.x + to.x - text_is.x) / 2), std::floor((from.y + to.y - text_is.y) / 2)}, label,
                   font, i == chosen ? look.accent : look.ink);
        // What is chosen is also underlined: not by colour alone.
        if (i == chosen)
            list->AddRectFilled({from.x + pane.px(8), to.y - pane.px(4)}, {to.x - pane.px(8), to.y - pane.px(2)},
                                look.accent, pane.px(1));
    }
    list->AddRect(at, {at.x + pane.width, at.y + height}, look.control, rounding);
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
    return clicked;
}

std::optional<double> slider(Pane& pane, std::string_view name, std::string_view value_words, double value,
                             double least, double most, double step, std::optional<double> mark) {
    const ImVec2 at = pane.here();
    const float line = shim::font_size(pane.fonts.body), height = line + pane.px(8);
    const float before = pane.px(76), after = pane.px(104), radius = pane.px(7);
    const float from = at.x + before + radius, to = std::max(from + 1, at.x + pane.width - after - radius);
    const float y = std::floor(at.y + height / 2) + pane.px(2);  // at the middle of the letters, not of their line
    // The thumb at either end lies on the control too.
    const Hit is = hit("slider " + std::string(name), {from - radius, at.y}, {to - from + 2 * radius, height});
    const auto x_of = [&](double v) {
        return from + static_cast<float>(std::clamp((v - least) / (most - least), 0.0, 1.0)) * (to - from);
    };
    std::optional<double> moved;
    if (is.held) {
        pane.out.slider_held = true;
        const double share = std::clamp((ImGui::GetIO().MousePos.x - from) / (to - from), 0.0f, 1.0f);
        moved = std::min(most, least + std::round(share * (most - least) / step) * step);
        // A value that was not set by this hand may lie between two steps.
        if (std::abs(*moved - value) < 0.5 * step) moved.reset();
    }
    const Look& look = pane.look;
    ImDrawList* list = ImGui::GetWindowDrawList();
    write_line({at.x, at.y + pane.px(4)}, name, pane.fonts.body, look.ink, before - pane.px(6));
    const float thick = std::max(2.0f, pane.px(3)), x = x_of(value);
    list->AddRectFilled({from, y - thick / 2}, {to, y + thick / 2}, look.control, thick / 2);
    if (mark) {
        const float tick = x_of(*mark);
        list->AddRectFilled({tick - 1, y - pane.px(5)}, {tick + 1, y + pane.px(5)}, look.control);
    }
    list->AddCircleFilled({x, y}, radius + pane.px(1), look.panel, 24);
    list->AddCircleFilled({x, y}, is.held || is.hovered ? radius + pane.px(1) : radius, look.accent, 24);
    write_line({at.x + pane.width - after + pane.px(10), at.y + pane.px(4)}, value_words, pane.fonts.body,
               look.ink_soft, after - pane.px(10));
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
    return moved;
}

bool toggle(Pane& pane, std::string_view text, bool on) {
    const ImVec2 at = pane.here();
    const float line = shim::font_size(pane.fonts.body), height = line + pane.px(6);
    const float wide = pane.px(36), tall = pane.px(20);
    const Hit is = hit(text, at, {pane.width, height});
    const Look& look = pane.look;
    ImDrawList* list = ImGui::GetWindowDrawList();
    write_line({at.x, at.y + pane.px(3)}, text, pane.fonts.body, look.ink, pane.width - wide - pane.px(8));
    const ImVec2 from(at.x + pane.width - wide, std::floor(at.y + (height - tall) / 2)),
        to(at.x + pane.width, from.y + tall);
    list->AddRectFilled(from, to, on ? look.accent : is.hovered ? look.card_hover : look.card, tall / 2);
    if (!on) list->AddRect(from, to, look.control, tall / 2, 0, std::max(1.0f, pane.px(1)));
    const float r = tall / 2 - pane.px(4);
    list->AddCircleFilled({on ? to.x - tall / 2 : from.x + tall / 2, (from.y + to.y) / 2}, r,
                          on ? look.on_accent : look.control, 20);
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
    return is.clicked;
}

bool tick_box(Pane& pane, std::string_view text, ImVec2 at, float width, bool on) {
    const float line = shim::font_size(pane.fonts.body), box = pane.px(18);
    const Hit is = hit(text, at, {width, line + pane.px(4)});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 from(at.x, std::floor(at.y + (line + pane.px(4) - box) / 2)), to(from.x + box, from.y + box);
    list->AddRectFilled(from, to,
                        on           ? pane.look.accent
                        : is.hovered ? pane.look.card_hover
                                     : pane.look.card,
                        pane.px(4));
    if (!on) list->AddRect(from, to, pane.look.control, pane.px(4));
    if (on) draw_tick({(from.x + to.x) / 2, (from.y + to.y) / 2}, box * 0.55f, pane.look.on_accent, pane.px(2));
    write_line({to.x + pane.px(8), at.y + pane.px(2)}, text, pane.fonts.body, pane.look.ink, width - box - pane.px(8));
    return is.clicked;
}

bool fold(Pane& pane, const std::string& name, std::string_view text, ImFont* font, ImU32 colour, bool open_at_first) {
    std::set<std::string>& changed = open_at_first ? pane.memory.folded : pane.memory.unfolded;
    bool open = (changed.count(name) != 0) != open_at_first;
    const float mark = pane.px(20);
    const Flow flow(pane, text, font, pane.width - mark);
    const ImVec2 at = pane.here();
    const float height = flow.height() + pane.px(4);
    const Hit is = hit(name, at, {pane.width, height});
    flow.draw(pane, {at.x + mark, at.y + pane.px(2)}, colour);
    const ImVec2 middle(at.x + pane.px(7), at.y + pane.px(2) + shim::font_size(font) / 2);
    draw_chevron(middle, pane.px(10), open, is.hovered ? pane.look.ink : colour, std::max(1.5f, pane.px(2)));
    if (is.clicked) {
        if (changed.erase(name) == 0) changed.insert(name);
        open = !open;
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
    return open;
}

void write_caution(Pane& pane, const atlas::Cited& caution) {
    const float mark = pane.px(26);
    const Flow flow(pane, caution.text, pane.fonts.body, pane.width - mark, &caution.sources);
    const ImVec2 at = pane.here();
    draw_warning({at.x, at.y + pane.px(4)}, pane.px(16), pane.look.warn);
    flow.draw(pane, {at.x + mark, at.y}, pane.look.ink);
    ImGui::SetCursorScreenPos(at);
    pane.advance(flow.height());
}

}  // namespace jingluo::ui
