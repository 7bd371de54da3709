#include "ui/theme.h"

#include <algorithm>
#include <cmath>

#include "ui/look.h"

namespace jingluo::ui {

namespace {

constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32((hex >> 16) & 0xff, (hex >> 8) & 0xff, hex & 0xff, 0xff);
}

// Warm paper, dark ink, one deep teal; cinnabar for warnings alone.
constexpr Look light{
    .panel = rgb(0xfaf8f3),
    .card = rgb(0xffffff),
    .card_hover = rgb(0xf3f1ea),
    .line = rgb(0xe3ded2),
    .control = rgb(0x8d8a81),
    .ink = rgb(0x22282c),
    .ink_soft = rgb(0x575e63),
    .accent = rgb(0x1b5e67),
    .accent_tint = rgb(0xe2edec),
    .on_accent = rgb(0xffffff),
    .warn = rgb(0xa8321f),
    .warn_tint = rgb(0xfaece7),
};

constexpr Look dark{
    .panel = rgb(0x17191b),
    .card = rgb(0x1f2326),
    .card_hover = rgb(0x282d30),
    .line = rgb(0x33393d),
    .control = rgb(0x757d81),
    .ink = rgb(0xe9e6df),
    .ink_soft = rgb(0xaab0b0),
    .accent = rgb(0x86c5c8),
    .accent_tint = rgb(0x203a3e),
    .on_accent = rgb(0x0f2022),
    .warn = rgb(0xf2937d),
    .warn_tint = rgb(0x382421),
};

ImVec4 clear(ImU32 colour, float alpha) {
    ImVec4 out = ImGui::ColorConvertU32ToFloat4(colour);
    out.w = alpha;
    return out;
}

}  // namespace

const Look& look_of(scene::Theme theme) {
    return theme == scene::Theme::dark ? dark : light;
}

void set_style(scene::Theme theme, float scale) {
    const Look& look = look_of(theme);
    ImGuiStyle style;
    style.WindowPadding = {0, 0};
    style.WindowRounding = 8;  // dialogs and tips; the panel itself has none
    style.ChildRounding = 0;
    style.ChildBorderSize = 0;
    style.PopupRounding = 8;
    style.FramePadding = {12, 6};
    style.FrameRounding = 6;
    style.ItemSpacing = {8, 8};
    style.ItemInnerSpacing = {8, 4};
    style.ScrollbarSize = 12;  // of which ImGui draws the inner half
    style.ScrollbarRounding = 6;
    style.GrabRounding = 6;
    style.WindowMinSize = {16, 16};
    style.ScaleAllSizes(scale);
    // Hairlines stay hairlines: ScaleAllSizes leaves border sizes alone, on dense screens they would vanish.
    style.WindowBorderSize = style.PopupBorderSize = style.FrameBorderSize = std::max(1.0f, std::floor(scale));

    auto set = [&style](ImGuiCol which, const ImVec4& colour) { style.Colors[which] = colour; };
    const auto solid = [](ImU32 colour) { return clear(colour, 1); };
    for (ImVec4& colour : style.Colors) colour = solid(look.accent);
    set(ImGuiCol_Text, solid(look.ink));
    set(ImGuiCol_TextDisabled, solid(look.ink_soft));
    set(ImGuiCol_WindowBg, solid(look.panel));
    set(ImGuiCol_ChildBg, clear(look.panel, 0));
    set(ImGuiCol_PopupBg, solid(look.panel));
    set(ImGuiCol_Border, solid(look.line));
    set(ImGuiCol_BorderShadow, clear(look.panel, 0));
    set(ImGuiCol_FrameBg, solid(look.card));
    set(ImGuiCol_FrameBgHovered, solid(look.card));
    set(ImGuiCol_FrameBgActive, solid(look.card));
    set(ImGuiCol_ScrollbarBg, clear(look.panel, 0));
    set(ImGuiCol_ScrollbarGrab, solid(look.line));
    set(ImGuiCol_ScrollbarGrabHovered, solid(look.control));
    set(ImGuiCol_ScrollbarGrabActive, solid(look.control));
    set(ImGuiCol_Button, solid(look.card));
    set(ImGuiCol_ButtonHovered, solid(look.card_hover));
    set(ImGuiCol_ButtonActive, solid(look.accent_tint));
    set(ImGuiCol_Header, solid(look.accent_tint));
    set(ImGuiCol_HeaderHovered, solid(look.card_hover));
    set(ImGuiCol_HeaderActive, solid(look.accent_tint));
    set(ImGuiCol_Separator, solid(look.line));
    set(ImGuiCol_TextSelectedBg, clear(look.accent, theme == scene::Theme::dark ? 0.45f : 0.25f));
    set(ImGuiCol_ModalWindowDimBg,
        theme == scene::Theme::dark ? ImVec4(0, 0, 0, 0.5f) : ImVec4(0.13f, 0.13f, 0.12f, 0.3f));
    ImGui::GetStyle() = style;
    // A blinking caret would keep an idle window drawing.
    ImGui::GetIO().ConfigInputTextCursorBlink = false;
}

}  // namespace jingluo::ui
