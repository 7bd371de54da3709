// Channels, side, labels and what else is shown on the body.
#include <algorithm>
#include <array>

#include "scene/compose.h"
#include "ui/imgui_shim.h"
#include "ui/point_rows.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

namespace {

bool has_points(const atlas::Atlas& atlas, const std::string& channel) {
    return std::any_of(atlas.points.begin(), atlas.points.end(),
                       [&](const atlas::Point& point) { return point.channel == channel; });
}

/// Swatch in the channel's colour and pattern (none: points without a channel), code, name; a frame and a tick when it
/// was chosen.
void channel_button(Pane& pane, const std::string& code, const std::string& pattern, const std::string& name, ImVec2 at,
                    float width, float height) {
    const bool chosen = pane.state().channels.count(code) != 0;
    const Hit is = hit("channel " + code, at, {width, height});
    if (is.clicked && !pattern.empty()) pane.act(scene::ToggleChannel{code});
    if (is.clicked && pattern.empty()) {
        // The extra points have no channel to toggle, but can be chosen like one.
        std::set<std::string> codes = pane.state().channels;
        if (codes.erase(code) == 0) codes.insert(code);
        pane.act(scene::ChooseChannels{codes});
    }
    const Look& look = pane.look;
    const ImVec2 to(at.x + width, at.y + height);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, to, chosen ? look.accent_tint : is.hovered ? look.card_hover : look.card, pane.px(6));
    list->AddRect(at, to, chosen ? look.accent : look.line, pane.px(6), 0, chosen ? std::max(1.5f, pane.px(2)) : 1);
    const float line = shim::font_size(pane.fonts.body);
    const float y = std::floor(at.y + (height - line) / 2);
    float x = at.x + pane.px(8);
    const ImU32 colour = colour_of_channel(pane, code);
    if (pattern.empty()) {
        draw_sign(scene::MarkerShape::disc, {x + pane.px(12), at.y + height / 2}, pane.px(6), colour, look.ink);
    } else {
        draw_pattern({x, at.y + height / 2}, pane.px(24), pattern, colour, pane.px(4));
    }
    x += pane.px(30);
    x += write_line({x, y}, code, pane.fonts.bold, chosen ? look.accent : look.ink) + pane.px(6);
    const float end = to.x - (chosen ? pane.px(26) : pane.px(6));
    write_line({x, y + (line - shim::font_size(pane.fonts.small)) / 2}, name, pane.fonts.small, look.ink_soft, end - x);
    if (chosen) draw_tick({to.x - pane.px(14), at.y + height / 2}, pane.px(12), look.accent, pane.px(2));
}

void channel_grid(Pane& pane) {
    struct Entry {
        std::string code, pattern, name;
    };
    std::vector<Entry> entries;
    for (const atlas::Channel& channel : pane.atlas().channels) {
        if (!channel.branches.empty() || has_points(pane.atlas(), channel.code)) {
            entries.push_back({channel.code, channel.pattern.empty() ? "solid" : channel.pattern,
                               channel_words(pane.atlas(), channel.code)});
        }
    }
    if (has_points(pane.atlas(), "EX")) entries.push_back({"EX", "", "Extra points"});
    const float gap = pane.px(8), height = control_height(pane);
    const float width = std::floor((pane.width - gap) / 2);
    for (size_t i = 0; i < entries.size(); i += 2) {
        const ImVec2 at = pane.here();
        channel_button(pane, entries[i].code, entries[i].pattern, entries[i].name, at, width, height);
        if (i + 1 < entries.size()) {
            channel_button(pane, entries[i + 1].code, entries[i + 1].pattern, entries[i + 1].name,
                           {at.x + width + gap, at.y}, width, height);
        }
        ImGui::SetCursorScreenPos(at);
        pane.advance(height);
        pane.gap(8);
    }
    if (!pane.state().channels.empty()) {
        if (link(pane, "all channels", "Show all channels", pane.fonts.body)) pane.act(scene::ChooseChannels{});
    } else {
        write(pane, "All are shown. Choose one or more to see only those.", pane.fonts.small, pane.look.ink_soft);
    }
}

}  // namespace

void draw_filters(Pane& pane) {
    const scene::State& state = pane.state();
    if (!fold(pane, "on the body", "What the body shows", pane.fonts.heading, pane.look.ink, true)) return;
    pane.gap(4);
    write_label(pane, "Channels");
    channel_grid(pane);

    pane.gap(12);
    write_label(pane, "Side");
    constexpr std::array sides{"Left", "Both", "Right"};
    constexpr std::array side_of{scene::Sides::left, scene::Sides::both, scene::Sides::right};
    const auto side_now = std::find(side_of.begin(), side_of.end(), state.sides) - side_of.begin();
    const int side = segmented(pane, "side", sides, static_cast<int>(side_now));
    if (side >= 0) pane.act(scene::ChooseSides{side_of[static_cast<size_t>(side)]});

    pane.gap(12);
    write_label(pane, "Names beside the points");
    constexpr std::array labels{"None", "Code", "Pinyin", "汉字"};
    const int label = segmented(pane, "labels", labels, static_cast<int>(state.labels));
    if (label >= 0) pane.act(scene::ChooseLabels{static_cast<scene::Labels>(label)});

    pane.gap(12);
    if (toggle(pane, "Channel lines", state.show_channels)) pane.act(scene::ShowChannels{!state.show_channels});
    if (toggle(pane, "What lies behind shines through", state.show_hidden))
        pane.act(scene::ShowHidden{!state.show_hidden});
    if (toggle(pane, "How the chosen point is found", state.show_construction))
        pane.act(scene::ShowConstruction{!state.show_construction});
    if (toggle(pane, "How exactly a point can be felt", state.show_uncertainty))
        pane.act(scene::ShowUncertainty{!state.show_uncertainty});
    if (toggle(pane, "Where authorities differ", state.show_alternatives))
        pane.act(scene::ShowAlternatives{!state.show_alternatives});
    if (!state.only.empty()) {
        pane.gap(8);
        const std::string words = "Only " + std::to_string(state.only.size()) + " chosen points are shown. Show all";
        if (link(pane, "all points", words, pane.fonts.body)) pane.act(scene::ChooseOnly{});
    }
}

}  // namespace jingluo::ui
