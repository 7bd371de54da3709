#include "app/panel_picture.h"

#include <imgui.h>

#include <algorithm>

#include "app/imgui_input.h"
#include "ui/theme.h"

namespace jingluo::app {

namespace {

/// An ImGui context of its own for one picture.
class PictureContext {
  public:
    PictureContext() : before_(ImGui::GetCurrentContext()), mine_(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(mine_);
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
    }
    ~PictureContext() {
        ImGui::DestroyContext(mine_);
        ImGui::SetCurrentContext(before_);
    }
    PictureContext(const PictureContext&) = delete;
    PictureContext& operator=(const PictureContext&) = delete;

  private:
    ImGuiContext* before_;
    ImGuiContext* mine_;
};

}  // namespace

void write_picture_with_panel(const Picture& asked, const scene::State& seen, const ui::Memory& memory,
                              const Loaded& loaded, const verify::Certificate* certificate,
                              const render::FontFiles& fonts, float scale, render::Renderer& renderer,
                              const scene::MeasureText& measure) {
    Picture picture = asked;
    // The panel says already what title and legend would.
    picture.title = picture.legend = false;
    scene::State state = seen;
    state.moving = false;
    state.hovered.reset();
    state.landmarks.reset();  // the panel of landmark mode is for the hand
    ui::Memory quiet = memory;
    quiet.save_open = quiet.help_open = quiet.ask_replace = false;
    quiet.message.clear();

    const PictureContext context;
    ui::load_fonts(fonts.regular, fonts.regular_face, fonts.bold, fonts.bold_face, loaded.atlas(), scale);
    ui::set_style(state.theme, scale);
    render::PanelPainter painter;
    const locate::PlacedPoint* selected = state.selected ? loaded.placements().find(*state.selected) : nullptr;
    const std::vector<base::Fault> no_faults;
    int panel_width_px = 0;
    // Wrapped text and scrolled lists know their height only from the frame before.
    for (int frame = 0; frame < 4; ++frame) {
        ImGui::GetIO().DisplaySize =
            ImVec2(static_cast<float>(picture.width_px), static_cast<float>(picture.height_px));
        ImGui::GetIO().DeltaTime = 1.0f / 60;
        painter.begin_frame();
        ImGui::NewFrame();
        panel_width_px = ui::draw({state, loaded.world(), certificate, selected, no_faults, scale, -1, -1, {}}, quiet)
                             .panel_width_px;
        ImGui::Render();
    }
    state.viewport = viewport_of(picture);
    state.viewport.left_px += std::min(panel_width_px, picture.width_px * 3 / 4);
    write_picture(picture, state, loaded.world(), measure, renderer, [&](int first_row, int rows, std::uint8_t* rgba) {
        painter.draw_over_rows(first_row, rows, picture.width_px, rgba);
    });
}

}  // namespace jingluo::app
