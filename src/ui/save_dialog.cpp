// The dialog that asks how the picture shall be saved.
#include <algorithm>
#include <array>

#include "ui/imgui_shim.h"
#include "ui/probe.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

namespace {

constexpr const char* popup_name = "Save picture";

struct Preset {
    const char* words;
    int width_px, height_px;
};
constexpr std::array presets{Preset{"1280 x 720", 1280, 720}, Preset{"1920 x 1080", 1920, 1080},
                             Preset{"3840 x 2160", 3840, 2160}, Preset{"A4, 300 dpi", 2480, 3508}};

void limit(SavePicture& save) {
    save.width_px = std::clamp(save.width_px, least_picture_px, most_picture_px);
    save.height_px = std::clamp(save.height_px, least_picture_px, most_picture_px);
}

/// A field in the dialog's look; gives whether what it holds was finished.
template <class Draw>
bool field(Pane& pane, const char* name, ImVec2 at, float width, Draw draw) {
    const float height = control_height(pane);
    ImGui::SetCursorScreenPos(at);
    ImGui::SetNextItemWidth(width);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        ImVec2(pane.px(10), (height - shim::font_size(pane.fonts.body)) / 2));
    ImGui::PushStyleColor(ImGuiCol_Border, pane.look.control);
    draw();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    note(Drawn::Kind::button, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    return ImGui::IsItemDeactivatedAfterEdit();
}

void size_rows(Pane& pane, SavePicture& save) {
    write_label(pane, "Size in pixels");
    const float gap = pane.px(8), height = control_height(pane), width = std::floor((pane.width - gap) / 2);
    for (size_t i = 0; i < presets.size(); ++i) {
        const Preset& preset = presets[i];
        const ImVec2 row = pane.here();
        const ImVec2 at(row.x + (i % 2 == 1 ? width + gap : 0), row.y);
        const bool chosen = save.width_px == preset.width_px && save.height_px == preset.height_px;
        const Hit is = hit(preset.words, at, {width, height});
        if (is.clicked) {
            save.width_px = preset.width_px;
            save.height_px = preset.height_px;
        }
        const ImVec2 to(at.x + width, at.y + height);
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRectFilled(at, to,
                            chosen       ? pane.look.accent_tint
                            : is.hovered ? pane.look.card_hover
                                         : pane.look.card,
                            pane.px(6));
        list->AddRect(at, to, chosen ? pane.look.accent : pane.look.control, pane.px(6), 0,
                      chosen ? std::max(1.5f, pane.px(2)) : 1);
        write_line({at.x + pane.px(12), at.y + pane.px(5)}, preset.words, chosen ? pane.fonts.bold : pane.fonts.body,
                   chosen ? pane.look.accent : pane.look.ink, width - pane.px(36));
        if (chosen) draw_tick({to.x - pane.px(16), at.y + height / 2}, pane.px(12), pane.look.accent, pane.px(2));
        ImGui::SetCursorScreenPos(row);
        if (i % 2 == 1) {
            pane.advance(height);
            pane.gap(8);
        }
    }
    const ImVec2 at = pane.here();
    const float times = pane.px(28), each = std::floor((pane.width - times) / 2);
    bool done = field(pane, "picture width", at, each, [&] { ImGui::InputInt("##width", &save.width_px, 0, 0); });
    write_line({at.x + each + pane.px(10), at.y + pane.px(5)}, "x", pane.fonts.body, pane.look.ink_soft);
    done = field(pane, "picture height", {at.x + each + times, at.y}, each,
                 [&] { ImGui::InputInt("##height", &save.height_px, 0, 0); }) ||
           done;
    if (done) limit(save);
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
    pane.gap(2);
    write(pane, "Any size from 16 to 16384 a side.", pane.fonts.small, pane.look.ink_soft);
}

void choices(Pane& pane, SavePicture& save) {
    struct Choice {
        const char* words;
        bool* on;
    };
    const std::array<Choice, 4> list{Choice{"Title", &save.title}, Choice{"Legend", &save.legend},
                                     Choice{"With this panel", &save.with_panel},
                                     Choice{"Transparent ground", &save.transparent}};
    const float width = std::floor(pane.width / 2), height = shim::font_size(pane.fonts.body) + pane.px(8);
    for (size_t i = 0; i < list.size(); ++i) {
        const ImVec2 row = pane.here();
        // The panel says already what title and legend would.
        if (save.with_panel && i < 2) *list[i].on = false;
        if (tick_box(pane, list[i].words, {row.x + (i % 2 == 1 ? width : 0), row.y}, width - pane.px(8), *list[i].on))
            *list[i].on = !*list[i].on;
        ImGui::SetCursorScreenPos(row);
        if (i % 2 == 1) pane.advance(height);
    }
}

void send(Pane& pane, bool replace) {
    Memory& memory = pane.memory;
    limit(memory.save);
    SavePicture wanted = memory.save;
    wanted.replace = replace;
    pane.out.requests.emplace_back(wanted);
    memory.save_open = false;
    memory.ask_replace = false;
}

void two_buttons(Pane& pane, const char* no, const char* yes, bool& no_clicked, bool& yes_clicked) {
    const ImVec2 at = pane.here();
    const float yes_width = button_width(pane, yes), no_width = button_width(pane, no);
    no_clicked = button(pane, no, {at.x + pane.width - yes_width - no_width - pane.px(8), at.y}, no_width);
    yes_clicked = button(pane, yes, {at.x + pane.width - yes_width, at.y}, yes_width, true);
    ImGui::SetCursorScreenPos(at);
    pane.advance(control_height(pane));
}

void ask(Pane& pane) {
    {
        const Box box(pane, warning_box(pane));
        write_caution(pane, {"There is already a file of this name. Replace it?", {}});
        if (!pane.memory.save.file.empty()) write(pane, pane.memory.save.file, pane.fonts.bold, pane.look.ink);
    }
    pane.gap(16);
    bool no = false, yes = false;
    two_buttons(pane, "Choose another name", "Replace", no, yes);
    if (yes) send(pane, true);
    if (no) {
        pane.memory.ask_replace = false;
        pane.memory.save_open = true;
    }
}

void form(Pane& pane) {
    SavePicture& save = pane.memory.save;
    size_rows(pane, save);
    pane.gap(12);
    choices(pane, save);
    pane.gap(12);
    write_label(pane, "File name");
    field(pane, "file name", pane.here(), pane.width,
          [&] { ImGui::InputTextWithHint("##file", "a name is made up if this stays empty", &save.file); });
    const bool entered = ImGui::IsItemDeactivated() && shim::enter_pressed();
    pane.gap(2);
    if (!pane.context.pictures_folder.empty())
        write(pane, "A bare name goes into " + pane.context.pictures_folder, pane.fonts.small, pane.look.ink_soft);
    pane.gap(16);
    bool no = false, yes = false;
    two_buttons(pane, "Cancel", "Save", no, yes);
    if (yes || entered) send(pane, false);
    if (no) pane.memory.save_open = false;
}

}  // namespace

void draw_save_dialog(Pane& pane) {
    Memory& memory = pane.memory;
    const bool wanted = memory.save_open || memory.ask_replace;
    if (wanted && (memory.save.width_px <= 0 || memory.save.height_px <= 0)) {
        memory.save.width_px = presets[1].width_px;
        memory.save.height_px = presets[1].height_px;
    }
    if (wanted && !ImGui::IsPopupOpen(popup_name)) {
        ImGui::OpenPopup(popup_name);
        pane.out.wants_more_frames = true;
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(pane.px(460), screen.x - pane.px(16));
    ImGui::SetNextWindowPos({std::floor(screen.x / 2), std::floor(screen.y / 2)}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - pane.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (ImGui::BeginPopupModal(popup_name, nullptr,
                               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_AlwaysAutoResize |
                                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        const float left = pane.left, full = pane.width;
        pane.left = ImGui::GetWindowPos().x + pane.px(24);
        pane.width = width - pane.px(48);
        pane.gap(20);
        write(pane, popup_name, pane.fonts.heading, pane.look.ink);
        pane.gap(12);
        if (!ImGui::IsAnyItemActive() && shim::escape_pressed()) memory.save_open = memory.ask_replace = false;
        if (memory.ask_replace) {
            ask(pane);
        } else {
            form(pane);
        }
        pane.gap(20);
        if (!memory.save_open && !memory.ask_replace) ImGui::CloseCurrentPopup();
        pane.left = left;
        pane.width = full;
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace jingluo::ui
