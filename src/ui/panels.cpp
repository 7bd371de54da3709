#include "ui/panels.h"

#include <algorithm>
#include <array>

#include "ui/imgui_shim.h"
#include "ui/pane.h"
#include "ui/probe.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

namespace {

constexpr float margin = 20;
constexpr float grip = 6;  // width of the edge that can be pulled
constexpr float least_width = 340, most_width = 560, least_reading_width = 400, most_reading_width = 820;

bool is_reading(const scene::State& state) {
    return state.page != scene::PanelPage::atlas;
}

/// The panel's width in pixels: as it was pulled, within limits, and never more than what leaves the body room.
float panel_width(const Pane& pane) {
    const float wanted = is_reading(pane.state())
                             ? std::clamp(pane.memory.reading_width, least_reading_width, most_reading_width)
                             : std::clamp(pane.memory.panel_width, least_width, most_width);
    return std::floor(
        std::min(wanted * pane.context.scale,
                 std::max(ImGui::GetIO().DisplaySize.x * 0.6f, std::min(pane.px(320), ImGui::GetIO().DisplaySize.x))));
}

void theme_switch(Pane& pane, ImVec2 at, float side) {
    const bool dark = pane.state().theme == scene::Theme::dark;
    const Hit is = hit("theme", at, {side, side});
    if (is.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + side, at.y + side}, pane.look.card_hover, pane.px(6));
        tip(pane, dark ? "Light theme" : "Dark theme");
    }
    draw_half_moon({at.x + side / 2, at.y + side / 2}, pane.px(8), pane.look.ink_soft, std::max(1.5f, pane.px(1.5f)));
    if (is.clicked) pane.act(scene::ChooseTheme{dark ? scene::Theme::light : scene::Theme::dark});
}

void tabs(Pane& pane) {
    struct Tab {
        const char* words;
        scene::PanelPage page;
    };
    constexpr std::array list{Tab{"Atlas", scene::PanelPage::atlas}, Tab{"About back pain", scene::PanelPage::about},
                              Tab{"Sources", scene::PanelPage::sources}};
    const ImVec2 at = pane.here();
    const float line = shim::font_size(pane.fonts.body), height = line + pane.px(12);
    float x = at.x;
    for (const Tab& tab : list) {
        const bool chosen = pane.state().page == tab.page;
        ImFont* font = chosen ? pane.fonts.bold : pane.fonts.body;
        const float wide = text_size(font, tab.words).x;
        const Hit is = hit(std::string("page ") + tab.words, {x - pane.px(8), at.y}, {wide + pane.px(16), height});
        write_line({x, at.y + pane.px(4)}, tab.words, font,
                   chosen       ? pane.look.accent
                   : is.hovered ? pane.look.ink
                                : pane.look.ink_soft);
        if (chosen)
            ImGui::GetWindowDrawList()->AddRectFilled({x, at.y + height - pane.px(3)}, {x + wide, at.y + height},
                                                      pane.look.accent);
        if (is.clicked) pane.act(scene::ChoosePage{tab.page});
        x += wide + pane.px(24);
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
}

void header(Pane& pane) {
    pane.gap(14);
    const ImVec2 at = pane.here();
    const float line = shim::font_size(pane.fonts.title), side = pane.px(32);
    const float x = write_line(at, "Jingluo", pane.fonts.title, pane.look.ink);
    write_line({at.x + x + pane.px(10), at.y}, "经络", pane.fonts.title, pane.look.accent);
    theme_switch(pane, {at.x + pane.width - side, at.y + std::floor((line - side) / 2)}, side);
    ImGui::SetCursorScreenPos(at);
    pane.advance(line);
    pane.gap(4);
    if (pane.state().landmarks) {
        draw_landmark_task(pane);
        pane.gap(8);
    } else {
        tabs(pane);
    }
    const float y = pane.here().y;
    const ImVec2 window = ImGui::GetWindowPos();
    ImGui::GetWindowDrawList()->AddLine({window.x, y}, {window.x + ImGui::GetWindowWidth(), y}, pane.look.line);
    pane.gap(pane.state().landmarks ? 1 : 12);
    if (!is_reading(pane.state()) && !pane.state().landmarks) {
        draw_search_box(pane);
        pane.gap(12);
    }
}

void hairline(Pane& pane) {
    const ImVec2 window = ImGui::GetWindowPos();
    const float y = pane.here().y;
    ImGui::GetWindowDrawList()->AddLine({window.x, y}, {window.x + ImGui::GetWindowWidth(), y}, pane.look.line);
}

/// Stands below every page: a chosen point can be watched while the body changes.
void body_section(Pane& pane) {
    hairline(pane);
    const float from = pane.here().y;
    pane.gap(6);
    draw_body(pane);
    pane.gap(6);
    const float height = pane.here().y - from;
    // It opens upwards: the page above has to leave the room, which it learns for the next frame.
    if (height != pane.memory.body_height) pane.out.wants_more_frames = true;
    pane.memory.body_height = height;
}

void footer(Pane& pane) {
    hairline(pane);
    if (pane.state().landmarks) {
        pane.gap(8);
        draw_landmark_footer(pane);
        return;
    }
    const ImVec2 at(pane.left, pane.here().y + pane.px(8));
    const char* save = "Save picture";
    const char* help = "Keys and mouse";
    const float save_width = button_width(pane, save), help_width = button_width(pane, help);
    if (button(pane, save, at, save_width)) pane.memory.save_open = true;
    if (button(pane, help, {at.x + save_width + pane.px(8), at.y},
               std::min(help_width, pane.width - save_width - pane.px(8))))
        pane.memory.help_open = true;
}

/// Points come after the red flags and the evidence, on every view.
void atlas_page(Pane& pane) {
    Memory& memory = pane.memory;
    const scene::State& state = pane.state();
    const bool card = memory.card_open && state.selected.has_value();
    const bool answers = !card && !state.query.empty();
    draw_red_flags(pane, card || answers);
    pane.gap(card || answers ? 12 : 24);
    if (card) {
        draw_point_card(pane);
    } else {
        if (!answers) {
            if (!pane.context.faults.empty()) {
                draw_faults(pane);
                pane.gap(16);
            }
            draw_regions(pane);
            pane.gap(24);
            draw_filters(pane);
            pane.gap(24);
        }
        draw_point_list(pane);
    }
    pane.gap(24);
}

void page(Pane& pane, float height) {
    // A scroll position for each view: coming back from a card finds the list where it was left.
    const scene::State& state = pane.state();
    const char* name = state.page == scene::PanelPage::about     ? "about"
                       : state.page == scene::PanelPage::sources ? "sources"
                                                                 : "atlas";
    std::string view = state.landmarks ? "landmarks" : name;
    if (state.landmarks) {
        // One view, whatever page was open before.
    } else if (state.page == scene::PanelPage::atlas && pane.memory.card_open && state.selected) {
        view = "card " + state.selected->code;
    } else if (state.page == scene::PanelPage::atlas && !state.query.empty()) {
        view = "answers";
    }
    const ImVec2 window = ImGui::GetWindowPos();
    const float width = ImGui::GetWindowWidth();
    ImGui::SetCursorScreenPos({window.x, ImGui::GetCursorScreenPos().y});
    if (shim::begin_child(view.c_str(), {width - pane.px(grip), height})) {
        // The scroll bar's room is kept even while there is none, so that nothing shifts when it comes.
        const Column column(
            pane, 0, std::max(0.0f, ImGui::GetStyle().ScrollbarSize + pane.px(2) + pane.px(grip) - pane.px(margin)));
        pane.gap(4);
        if (state.landmarks) {
            draw_landmark_page(pane);
        } else if (state.page == scene::PanelPage::about) {
            draw_about_page(pane);
        } else if (state.page == scene::PanelPage::sources) {
            draw_sources_page(pane);
        } else {
            atlas_page(pane);
        }
    }
    ImGui::EndChild();
}

/// The panel's right edge, to be pulled.
void edge(Pane& pane, float width) {
    const ImVec2 window = ImGui::GetWindowPos();
    const float height = ImGui::GetWindowHeight(), wide = pane.px(grip);
    const Hit is = hit("panel edge", {window.x + width - wide, window.y}, {wide, height});
    const bool lit = is.hovered || is.held;
    if (lit) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    const float thick = lit ? pane.px(2) : 1;
    ImGui::GetWindowDrawList()->AddRectFilled({window.x + width - thick, window.y},
                                              {window.x + width, window.y + height},
                                              lit ? pane.look.accent : pane.look.line);
    if (!is.held) return;
    const float pulled = (ImGui::GetIO().MousePos.x - window.x) / pane.context.scale;
    if (is_reading(pane.state())) {
        pane.memory.reading_width = std::clamp(pulled, least_reading_width, most_reading_width);
    } else {
        pane.memory.panel_width = std::clamp(pulled, least_width, most_width);
    }
}

void panel(Pane& pane) {
    const float width = panel_width(pane);
    pane.out.panel_width_px = static_cast<int>(width);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width, ImGui::GetIO().DisplaySize.y});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("##panel", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                     ImGuiWindowFlags_NoNav);
    pane.left = pane.px(margin);
    pane.width = width - 2 * pane.px(margin);
    // First, so that it wins over what lies beneath the edge.
    edge(pane, width);
    ImGui::SetCursorScreenPos({0, 0});
    header(pane);
    const float foot = pane.state().landmarks ? 3 * control_height(pane) + pane.px(37)
                                              : pane.memory.body_height + control_height(pane) + pane.px(17);
    const float top = ImGui::GetCursorScreenPos().y;
    const float height = std::max(pane.px(80), ImGui::GetIO().DisplaySize.y - top - foot);
    page(pane, height);
    ImGui::SetCursorScreenPos({pane.left, top + height});
    if (!pane.state().landmarks) body_section(pane);
    footer(pane);
    ImGui::End();
    ImGui::PopStyleVar(3);
}

}  // namespace

Output draw(const Context& context, Memory& memory) {
    Output out;
    Pane pane{.context = context,
              .memory = memory,
              .out = out,
              .look = look_of(context.state.theme),
              .fonts = fonts_of_context(),
              .numbers = {}};
    int number = 0;
    for (const auto& [id, source] : context.world.atlas.sources) pane.numbers.emplace(id, ++number);
    // A point chosen on the body, by a key or by the command line opens its card once, also over a page.
    if (context.state.selected != memory.carded) {
        memory.carded = context.state.selected;
        memory.card_open = context.state.selected.has_value();
        if (memory.card_open && is_reading(context.state)) pane.act(scene::ChoosePage{scene::PanelPage::atlas});
    }
    shim::push_font(pane.fonts.body);
    panel(pane);
    draw_hover_name(pane);
    draw_landmark_picture(pane);
    draw_loading(pane);
    draw_message(pane);
    draw_save_dialog(pane);
    draw_help(pane);
    ImGui::PopFont();
    return out;
}

}  // namespace jingluo::ui
