// What every part of the panels needs while one frame is drawn, and the column in which it stands.
#pragma once

#include <imgui.h>

#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ui/look.h"
#include "ui/panels.h"
#include "ui/theme.h"

namespace jingluo::ui {

struct Pane {
    const Context& context;
    Memory& memory;
    Output& out;
    const Look& look;
    Fonts fonts;
    std::unordered_map<std::string_view, int> numbers;  // of the sources, as the page of sources counts them
    // The column: left edge and width in pixels of the window. Boxes narrow it.
    float left = 0, width = 0;

    float px(float at_scale_1) const { return std::round(at_scale_1 * context.scale); }
    void act(scene::Action action) { out.actions.push_back(std::move(action)); }
    const scene::State& state() const { return context.state; }
    const atlas::Atlas& atlas() const { return context.world.atlas; }

    /// Where the next thing stands.
    ImVec2 here() const { return {left, ImGui::GetCursorScreenPos().y}; }
    /// Takes up this height of the column.
    void advance(float height) {
        ImGui::SetCursorScreenPos(here());
        ImGui::Dummy({width, height});
    }
    void gap(float at_scale_1) { advance(px(at_scale_1)); }
};

/// Left edge, width and everything between push and pop of a narrower column.
class Column {
  public:
    Column(Pane& pane, float inset_left, float inset_right) : pane_(pane), left_(pane.left), width_(pane.width) {
        pane.left += inset_left;
        pane.width -= inset_left + inset_right;
    }
    ~Column() {
        pane_.left = left_;
        pane_.width = width_;
    }
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;

  private:
    Pane& pane_;
    float left_, width_;
};

// ---- the parts, each in a file of its own
// ------------------------------------------------------------------------------

void draw_red_flags(Pane& pane, bool slim);  // red flags and the line on evidence
void draw_regions(Pane& pane);
void draw_body(Pane& pane);     // which body, and its sex, stature and build
void draw_filters(Pane& pane);  // channels, side, labels, toggles
void draw_search_box(Pane& pane);
void draw_point_list(Pane& pane);
void draw_point_card(Pane& pane);
void draw_certificate(Pane& pane, const atlas::Point& point);
void draw_about_page(Pane& pane);
void draw_sources_page(Pane& pane);
void draw_save_dialog(Pane& pane);
void draw_help(Pane& pane);
void draw_message(Pane& pane);
void draw_hover_name(Pane& pane);
void draw_loading(Pane& pane);
void draw_faults(Pane& pane);
// Landmark mode: what is asked for, above; what may scroll, below it; the way out; the small picture over the body.
void draw_landmark_task(Pane& pane);
void draw_landmark_page(Pane& pane);
void draw_landmark_footer(Pane& pane);
void draw_landmark_picture(Pane& pane);
void draw_landmark_list(Pane& pane);

}  // namespace jingluo::ui
