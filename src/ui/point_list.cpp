// The search box and the list that follows the filters.
#include <algorithm>

#include "scene/compose.h"
#include "ui/imgui_shim.h"
#include "ui/point_rows.h"
#include "ui/probe.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace jingluo::ui {

std::optional<locate::PointId> place_of(const Pane& pane, const atlas::Point& point, const std::string* member) {
    const scene::State& state = pane.state();
    atlas::Side wanted = state.sides == scene::Sides::right ? atlas::Side::right : atlas::Side::left;
    if (state.sides == scene::Sides::both && state.selected && state.selected->side != atlas::Side::midline)
        wanted = state.selected->side;
    std::optional<locate::PointId> found;
    for (const locate::PlacedPoint& placed : pane.context.world.placements.points) {
        if (placed.id.code != point.code || (member != nullptr && placed.id.member != *member)) continue;
        if (placed.id.side == wanted || placed.id.side == atlas::Side::midline) return placed.id;
        if (!found) found = placed.id;
    }
    return found;
}

std::string channel_words(const atlas::Atlas& atlas, const std::string& code) {
    const atlas::Channel* channel = atlas.find_channel(code);
    if (channel == nullptr) return "Extra points";
    if (!channel->organ.empty()) return channel->organ;
    return channel->names.english.empty() ? code : channel->names.english;
}

ImU32 colour_of_channel(const Pane& pane, const std::string& code) {
    return packed(scene::channel_colour(pane.context.world, code, pane.state().theme));
}

void choose_point(Pane& pane, const atlas::Point& point) {
    const auto id = place_of(pane, point);
    if (!id) return;
    pane.memory.card_open = true;
    pane.memory.carded = id;
    pane.act(scene::Select{id});
}

void draw_point_row(Pane& pane, const atlas::Point& point, float height) {
    const ImVec2 at = pane.here();
    const bool chosen = pane.state().selected && pane.state().selected->code == point.code;
    const bool placed = place_of(pane, point).has_value();
    const Hit is = hit("row " + point.code, at, {pane.width, height});
    if (is.clicked) choose_point(pane, point);
    const Look& look = pane.look;
    const ImVec2 to(at.x + pane.width, at.y + height);
    if (ImGui::IsRectVisible(at, to)) {
        if (chosen || is.hovered) {
            const float out = pane.px(8);
            ImGui::GetWindowDrawList()->AddRectFilled({at.x - out, at.y}, {to.x + out, to.y},
                                                      chosen ? look.accent_tint : look.card_hover, pane.px(6));
        }
        const float y = std::floor(at.y + (height - shim::font_size(pane.fonts.body)) / 2);
        draw_sign(scene::sign_of(pane.state(), point), {at.x + pane.px(8), at.y + height / 2}, pane.px(6),
                  colour_of_channel(pane, point.channel), look.ink);
        const std::string code = point.code.rfind("EX-", 0) == 0 && point.code.size() > 8 ? "EX" : point.code;
        float x = at.x + pane.px(26);
        x += std::max(pane.px(84),
                      pane.px(12) + write_line({x, y}, code, pane.fonts.bold, placed ? look.ink : look.ink_soft));
        if (chosen) draw_chevron({to.x - pane.px(5), at.y + height / 2}, pane.px(10), false, look.accent, pane.px(2));
        const float end = to.x - pane.px(16);
        x += std::max(pane.px(72), pane.px(12) + write_line({x, y}, point.names.hanzi_simplified, pane.fonts.body,
                                                            look.ink, end - x));
        const std::string last = placed ? point.names.pinyin : point.names.pinyin + " (not on this body)";
        write_line({x, y}, last, pane.fonts.body, look.ink_soft, end - x);
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
}

void draw_point_with_reason(Pane& pane, const atlas::Point& point, const std::string& region) {
    draw_point_row(pane, point, shim::font_size(pane.fonts.body) + pane.px(6));
    Column inset(pane, pane.px(26), 0);
    for (const atlas::RegionUse& use : point.regions) {
        if (use.region == region)
            write_cited(pane, use.why.text, use.why.sources, pane.fonts.small, pane.look.ink_soft);
    }
}

void draw_search_box(Pane& pane) {
    Memory& memory = pane.memory;
    const Look& look = pane.look;
    const ImVec2 at = pane.here();
    const float height = control_height(pane);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + pane.width, at.y + height}, look.card, pane.px(6));
    draw_lens({at.x + pane.px(18), at.y + height / 2}, pane.px(16), look.ink_soft, std::max(1.5f, pane.px(2)));

    const bool clearable = !memory.query.empty();
    const float cross = clearable ? height : pane.px(8);
    ImGui::SetCursorScreenPos({at.x + pane.px(26), at.y});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        ImVec2(pane.px(8), (height - shim::font_size(pane.fonts.body)) / 2));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32_BLACK_TRANS);
    ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, IM_COL32_BLACK_TRANS);
    ImGui::PushStyleColor(ImGuiCol_FrameBgActive, IM_COL32_BLACK_TRANS);
    if (memory.focus_search) {
        ImGui::SetKeyboardFocusHere();
        memory.focus_search = false;
        pane.out.wants_more_frames = true;
    }
    ImGui::SetNextItemWidth(pane.width - pane.px(26) - cross);
    const bool edited = ImGui::InputTextWithHint("##search", "BL23, shenshu, 肾俞, kidney", &memory.query);
    const bool active = ImGui::IsItemActive();
    const bool left_now = ImGui::IsItemDeactivated();
    note(Drawn::Kind::button, "search", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar(2);
    list->AddRect(at, {at.x + pane.width, at.y + height}, active ? look.accent : look.control, pane.px(6), 0,
                  active ? std::max(1.5f, pane.px(2)) : 1);

    const auto answer = [&] {
        memory.card_open = false;
        pane.act(scene::SetQuery{memory.query});
    };
    if (edited) answer();
    bool clear = false;
    if (clearable) {
        const ImVec2 from(at.x + pane.width - height, at.y);
        const Hit is = hit("clear search", from, {height, height});
        draw_cross({from.x + height / 2, from.y + height / 2}, pane.px(10), is.hovered ? look.ink : look.ink_soft,
                   pane.px(2));
        clear = is.clicked;
    }
    // Escape leaves the field with its former text; here it empties it.
    if ((active || left_now) && shim::escape_pressed()) clear = true;
    if (clear) {
        memory.query.clear();
        answer();
    } else if (!active && !edited && memory.query != pane.state().query) {
        memory.query = pane.state().query;
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
}

namespace {

/// The points of the chosen region that pass the filters, near ones first, each with its reason.
void points_with_reasons(Pane& pane, const std::vector<size_t>& listed, atlas::Role role) {
    std::vector<const atlas::Point*> points;
    for (const size_t index : listed) {
        const atlas::Point& point = pane.atlas().points[index];
        if (scene::role_in_region(pane.state(), point) == role) points.push_back(&point);
    }
    if (points.empty()) return;
    const bool near = role == atlas::Role::near;
    const std::string words =
        (near ? "Near, where it hurts (" : "Distant, away from the pain (") + std::to_string(points.size()) + ")";
    if (!fold(pane, near ? "near points" : "distant points", words, pane.fonts.bold, pane.look.ink, true)) return;
    pane.gap(4);
    for (const atlas::Point* point : points) {
        draw_point_with_reason(pane, *point, pane.state().region);
        pane.gap(6);
    }
    pane.gap(8);
}

}  // namespace

void draw_point_list(Pane& pane) {
    const scene::State& state = pane.state();
    const std::vector<size_t> listed = scene::listed_points(state, pane.context.world);
    const atlas::Region* region = pane.atlas().find_region(state.region);
    const std::string count = listed.size() == 1 ? "1 point" : std::to_string(listed.size()) + " points";
    write_heading(pane, region != nullptr ? region->name + ": " + count : count);
    if (listed.empty()) {
        write(pane, "Nothing passes the filters. Clear the search, or show more channels or another region.",
              pane.fonts.body, pane.look.ink_soft);
        return;
    }
    if (region != nullptr && state.query.empty()) {
        points_with_reasons(pane, listed, atlas::Role::near);
        points_with_reasons(pane, listed, atlas::Role::distant);
        return;
    }
    const float height = shim::font_size(pane.fonts.body) + pane.px(10);
    ImGui::SetCursorScreenPos(pane.here());
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(listed.size()), height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_point_row(pane, pane.atlas().points[listed[static_cast<size_t>(i)]], height);
    }
    clipper.End();
}

}  // namespace jingluo::ui
