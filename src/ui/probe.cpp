#include "ui/probe.h"

namespace jingluo::ui {

namespace {
std::vector<Drawn>* list_under_way = nullptr;
}

void probe_into(std::vector<Drawn>* list) {
    list_under_way = list;
}

void note(Drawn::Kind kind, std::string_view what, ImVec2 min, ImVec2 max) {
    if (list_under_way == nullptr) return;
    const ImDrawList* draw_list = ImGui::GetWindowDrawList();
    const ImVec2 clip_min = draw_list->GetClipRectMin(), clip_max = draw_list->GetClipRectMax();
    list_under_way->push_back(
        {kind, std::string(what), min.x, min.y, max.x, max.y, clip_min.x, clip_max.x, clip_min.y, clip_max.y});
}

}  // namespace jingluo::ui
