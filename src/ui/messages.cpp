// What is said over the picture: messages, the name under the mouse, the keys, and what was left out of the data.
#include <algorithm>
#include <array>
#include <span>

#include "scene/compose.h"
#include "ui/imgui_shim.h"
#include "ui/landmark_rows.h"
#include "ui/point_rows.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace jingluo::ui {

namespace {

constexpr ImGuiWindowFlags quiet_window = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                                          ImGuiWindowFlags_NoNav;

/// A small window with the look of a card; `draw` fills its column.
template <class Draw>
void float_card(Pane& pane, const char* name, ImVec2 at, ImVec2 size, ImGuiWindowFlags flags, ImU32 fill, ImU32 edge,
                Draw draw) {
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, pane.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0f, std::floor(pane.context.scale)));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, fill);
    ImGui::PushStyleColor(ImGuiCol_Border, edge);
    ImGui::Begin(name, nullptr, flags);
    const float left = pane.left, width = pane.width;
    pane.left = at.x + pane.px(16);
    pane.width = size.x - pane.px(32);
    draw();
    pane.left = left;
    pane.width = width;
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(4);
}

struct KeyHelp {
    const char *keys, *does;
};
constexpr std::array mouse_help{
    KeyHelp{"Left button", "turn the body"},
    KeyHelp{"Right or middle", "move the picture"},
    KeyHelp{"Wheel", "nearer and further, at the mouse"},
    KeyHelp{"Click", "choose a point"},
    KeyHelp{"Double click", "frame what is chosen"},
};
constexpr std::array key_help{
    KeyHelp{"Tab, arrows", "walk along the channel"},
    KeyHelp{"F", "frame what is chosen"},
    KeyHelp{"1  2  3  4", "from behind, in front, left, right"},
    KeyHelp{"C  H  U", "construction, hidden, uncertainty"},
    KeyHelp{"L  T", "names beside the points, theme"},
    KeyHelp{"/ or Ctrl+F", "search"},
    KeyHelp{"P or Ctrl+S", "save the picture"},
    KeyHelp{"Home", "back to the opening view"},
    KeyHelp{"Esc", "close, clear, or choose nothing"},
    KeyHelp{"F1", "this help"},
};

constexpr std::array landmark_mouse_help{
    KeyHelp{"Click", "set the landmark that is asked for"},
    KeyHelp{"Drag a mark", "move it"},
    KeyHelp{"Left button", "turn the body"},
    KeyHelp{"Right or middle", "move the picture"},
    KeyHelp{"Wheel", "nearer and further, at the mouse"},
};
constexpr std::array landmark_key_help{
    KeyHelp{"Enter", "accept what is shown, and on"},
    KeyHelp{"Tab", "skip"},
    KeyHelp{"Backspace", "back to the one before"},
    KeyHelp{"Delete", "clear the one that is asked for"},
    KeyHelp{"Ctrl+Z  Ctrl+Y", "undo, redo"},
    KeyHelp{"F", "look at the one that is asked for"},
    KeyHelp{"1  2  3  4", "from behind, in front, left, right"},
    KeyHelp{"Home", "the whole body"},
    KeyHelp{"Ctrl+S", "save the landmarks"},
    KeyHelp{"F1", "this help"},
};

void help_rows(Pane& pane, const char* title, std::span<const KeyHelp> rows) {
    write(pane, title, pane.fonts.bold, pane.look.accent);
    pane.gap(2);
    for (const KeyHelp& row : rows) {
        const ImVec2 at = pane.here();
        write_line(at, row.keys, pane.fonts.bold, pane.look.ink, pane.px(140));
        Column column(pane, pane.px(152), 0);
        write(pane, row.does, pane.fonts.body, pane.look.ink);
        pane.gap(2);
    }
}

}  // namespace

void draw_message(Pane& pane) {
    Memory& memory = pane.memory;
    if (memory.message.empty()) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float free_left = static_cast<float>(pane.out.panel_width_px);
    const float most = std::max(pane.px(160), std::min(pane.px(560), screen.x - free_left - pane.px(32)));
    const float mark = memory.message_is_error ? pane.px(26) : 0, close = pane.px(36);
    const Flow flow(pane, memory.message, pane.fonts.body, most - pane.px(32) - mark - close);
    const ImVec2 size(std::floor(flow.breadth() + pane.px(32) + mark + close), std::floor(flow.height() + pane.px(24)));
    const ImVec2 at(std::floor(free_left + std::max(0.0f, screen.x - free_left - size.x) / 2),
                    std::floor(screen.y - size.y - pane.px(24)));
    const Look& look = pane.look;
    float_card(pane, "##message", at, size, quiet_window, memory.message_is_error ? look.warn_tint : look.card,
               memory.message_is_error ? look.warn : look.control, [&] {
                   if (memory.message_is_error) draw_warning({pane.left, at.y + pane.px(16)}, pane.px(16), look.warn);
                   flow.draw(pane, {pane.left + mark, at.y + pane.px(12)}, look.ink);
                   const ImVec2 corner(at.x + size.x - close, at.y + pane.px(8));
                   const float side = pane.px(30);
                   const Hit is = hit("dismiss message", corner, {side, side});
                   draw_cross({corner.x + side / 2, corner.y + side / 2}, pane.px(10),
                              is.hovered ? look.ink : look.ink_soft, pane.px(2));
                   if (is.clicked) memory.message.clear();
               });
}

void draw_hover_name(Pane& pane) {
    if (pane.state().landmarks) {
        if (pane.state().hovered_landmark) tip(pane, sided_words(*pane.state().hovered_landmark));
        return;
    }
    if (!pane.state().hovered) return;
    const atlas::Point* point = pane.atlas().find_point(pane.state().hovered->code);
    if (point == nullptr) return;
    const std::string first = scene::label_of(*point, pane.state().hovered->member, scene::Labels::code);
    const std::string second = point->names.pinyin + "  " + point->names.hanzi_simplified;
    const float wide =
        std::max({text_size(pane.fonts.bold, first).x + pane.px(10) + text_size(pane.fonts.body, second).x,
                  text_size(pane.fonts.small, point->names.english).x});
    const float line = shim::font_size(pane.fonts.body);
    const ImVec2 size(std::ceil(wide + pane.px(24)), std::ceil(line + shim::font_size(pane.fonts.small) + pane.px(12)));
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    // To the lower right of the mouse, but never off the screen.
    ImVec2 at(pane.context.mouse_x_px + pane.px(16), pane.context.mouse_y_px + pane.px(16));
    if (at.x + size.x > screen.x - pane.px(8)) at.x = pane.context.mouse_x_px - size.x - pane.px(12);
    if (at.y + size.y > screen.y - pane.px(8)) at.y = pane.context.mouse_y_px - size.y - pane.px(12);
    at = {std::floor(std::max(0.0f, at.x)), std::floor(std::max(0.0f, at.y))};
    float_card(pane, "##hover", at, size, quiet_window | ImGuiWindowFlags_NoInputs, pane.look.card, pane.look.line,
               [&] {
                   const ImVec2 text(at.x + pane.px(12), at.y + pane.px(5));
                   const float x = write_line(text, first, pane.fonts.bold, pane.look.ink);
                   write_line({text.x + x + pane.px(10), text.y}, second, pane.fonts.body, pane.look.ink);
                   write_line({text.x, text.y + line}, point->names.english, pane.fonts.small, pane.look.ink_soft);
               });
}

void draw_help(Pane& pane) {
    Memory& memory = pane.memory;
    constexpr const char* name = "Keys and mouse";
    if (memory.help_open && !ImGui::IsPopupOpen(name)) {
        ImGui::OpenPopup(name);
        pane.out.wants_more_frames = true;
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(pane.px(480), screen.x - pane.px(16));
    ImGui::SetNextWindowPos({std::floor(screen.x / 2), std::floor(screen.y / 2)}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - pane.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (ImGui::BeginPopupModal(name, nullptr,
                               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_AlwaysAutoResize |
                                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        const float left = pane.left, full = pane.width;
        pane.left = ImGui::GetWindowPos().x + pane.px(24);
        pane.width = width - pane.px(48);
        pane.gap(20);
        write(pane, name, pane.fonts.heading, pane.look.ink);
        pane.gap(12);
        const bool landmarks = pane.state().landmarks.has_value();
        help_rows(pane, "Mouse", landmarks ? std::span<const KeyHelp>(landmark_mouse_help) : mouse_help);
        pane.gap(12);
        help_rows(pane, "Keys", landmarks ? std::span<const KeyHelp>(landmark_key_help) : key_help);
        pane.gap(16);
        const ImVec2 at = pane.here();
        const float wide = button_width(pane, "Close");
        const bool close = button(pane, "Close", {at.x + pane.width - wide, at.y}, wide, true);
        ImGui::SetCursorScreenPos(at);
        pane.advance(control_height(pane));
        pane.gap(20);
        if (close || shim::escape_pressed()) memory.help_open = false;
        if (!memory.help_open) ImGui::CloseCurrentPopup();
        pane.left = left;
        pane.width = full;
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

void draw_faults(Pane& pane) {
    const std::vector<base::Fault>& faults = pane.context.faults;
    if (faults.empty()) return;
    const std::string words = faults.size() == 1
                                  ? "One fault in the data; what it touches was left out"
                                  : std::to_string(faults.size()) + " faults in the data; what they touch was left out";
    if (!fold(pane, "faults", words, pane.fonts.small, pane.look.ink_soft)) return;
    Column inset(pane, pane.px(20), 0);
    for (const base::Fault& fault : faults) {
        write(pane, base::to_string(fault), pane.fonts.small, pane.look.ink_soft);
        pane.gap(4);
    }
    if (link(pane, "copy faults", "Copy the list", pane.fonts.small)) {
        std::string all;
        for (const base::Fault& fault : faults) all += base::to_string(fault) + "\n";
        pane.out.requests.emplace_back(CopyText{all});
    }
}

}  // namespace jingluo::ui
