// Over the picture, while a body is being loaded: what is being done, how far it is, and the way to stop it.
#include <algorithm>
#include <cmath>

#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

void draw_loading(Pane& pane) {
    if (pane.context.loading == nullptr) return;
    const LoadingView& view = *pane.context.loading;
    const Look& look = pane.look;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float free_left = static_cast<float>(pane.out.panel_width_px);
    const float wide = std::clamp(screen.x - free_left - pane.px(32), pane.px(160), pane.px(420));
    const float inset = pane.px(16), thick = pane.px(6), stop = button_width(pane, "Stop");
    const std::string heading = "Loading " + view.name;
    const Flow title(pane, heading, pane.fonts.bold, wide - 2 * inset);
    const Flow words(pane, view.words, pane.fonts.body, wide - 3 * inset - stop);
    const float row = std::max(words.height(), control_height(pane));
    const ImVec2 size(wide, std::floor(title.height() + row + thick + pane.px(44)));
    const ImVec2 at(std::floor(free_left + std::max(0.0f, screen.x - free_left - size.x) / 2), pane.px(24));
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, pane.px(8));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, look.card);
    ImGui::PushStyleColor(ImGuiCol_Border, look.control);
    ImGui::Begin("##loading", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    float y = at.y + pane.px(12);
    title.draw(pane, {at.x + inset, y}, look.ink);
    y += title.height() + pane.px(8);
    words.draw(pane, {at.x + inset, y + std::floor((row - words.height()) / 2)}, look.ink_soft);
    if (button(pane, "Stop", {at.x + wide - inset - stop, y}, stop)) pane.out.requests.emplace_back(StopLoading{});
    y += row + pane.px(8);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float whole = wide - 2 * inset, done = whole * static_cast<float>(std::clamp(view.share, 0.0, 1.0));
    list->AddRectFilled({at.x + inset, y}, {at.x + inset + whole, y + thick}, look.line, thick / 2);
    if (done >= thick) list->AddRectFilled({at.x + inset, y}, {at.x + inset + done, y + thick}, look.accent, thick / 2);
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
}

}  // namespace jingluo::ui
