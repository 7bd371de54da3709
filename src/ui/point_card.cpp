// Everything the atlas knows of the chosen point.
#include <algorithm>
#include <array>
#include <cctype>

#include "scene/compose.h"
#include "ui/imgui_shim.h"
#include "ui/point_rows.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace jingluo::ui {

namespace {

void section(Pane& pane, std::string_view title) {
    pane.gap(20);
    write(pane, title, pane.fonts.bold, pane.look.accent);
    pane.gap(2);
}

void back_line(Pane& pane) {
    const ImVec2 at = pane.here();
    const float line = shim::font_size(pane.fonts.body), height = line + pane.px(8);
    const char* words = pane.state().query.empty() ? "Overview" : "Answers";
    const Hit back = hit("back to overview", at, {text_size(pane.fonts.body, words).x + pane.px(32), height});
    const ImU32 colour = pane.look.accent;
    if (back.hovered)
        ImGui::GetWindowDrawList()->AddRectFilled(
            at, {at.x + text_size(pane.fonts.body, words).x + pane.px(32), at.y + height}, pane.look.card_hover,
            pane.px(6));
    const ImVec2 arrow(at.x + pane.px(10), at.y + height / 2);
    const std::array<ImVec2, 3> left{ImVec2(arrow.x + pane.px(3), arrow.y - pane.px(5)),
                                     ImVec2(arrow.x - pane.px(3), arrow.y),
                                     ImVec2(arrow.x + pane.px(3), arrow.y + pane.px(5))};
    ImGui::GetWindowDrawList()->AddPolyline(left.data(), 3, colour, 0, std::max(1.5f, pane.px(2)));
    write_line({at.x + pane.px(22), at.y + pane.px(4)}, words, pane.fonts.body, colour);
    if (back.clicked) pane.memory.card_open = false;

    const float wide = height;
    for (int i = 0; i < 2; ++i) {
        const ImVec2 from(at.x + pane.width - wide * static_cast<float>(2 - i) - (i == 0 ? pane.px(4) : 0), at.y);
        const Hit is = hit(i == 0 ? "previous point" : "next point", from, {wide, height});
        if (is.hovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(from, {from.x + wide, from.y + height}, pane.look.card_hover,
                                                      pane.px(6));
            tip(pane, i == 0 ? "Previous point of the channel" : "Next point of the channel");
        }
        const ImVec2 c(from.x + wide / 2, from.y + height / 2);
        const float d = pane.px(3) * (i == 0 ? 1.0f : -1.0f);
        const std::array<ImVec2, 3> mark{ImVec2(c.x + d, c.y - pane.px(5)), ImVec2(c.x - d, c.y),
                                         ImVec2(c.x + d, c.y + pane.px(5))};
        ImGui::GetWindowDrawList()->AddPolyline(mark.data(), 3, pane.look.accent, 0, std::max(1.5f, pane.px(2)));
        if (is.clicked) pane.act(scene::Walk{i == 0 ? -1 : 1});
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
}

void names(Pane& pane, const atlas::Point& point, const locate::PointId& id) {
    const Look& look = pane.look;
    ImVec2 at = pane.here();
    const float line = shim::font_size(pane.fonts.title);
    draw_sign(scene::sign_of(pane.state(), point), {at.x + pane.px(9), at.y + line / 2}, pane.px(8),
              colour_of_channel(pane, point.channel), look.ink);
    const float x = at.x + pane.px(28);
    const std::string code = point.code + (id.member.empty() ? "" : " " + id.member);
    const std::string& hanzi = point.names.hanzi_simplified;
    const float code_width = text_size(pane.fonts.title, code).x, hanzi_width = text_size(pane.fonts.title, hanzi).x;
    write_line({x, at.y}, code, pane.fonts.title, look.ink, pane.width - pane.px(28));
    const bool one_line = pane.px(28) + code_width + pane.px(12) + hanzi_width <= pane.width;
    if (one_line) {
        write_line({x + code_width + pane.px(12), at.y}, hanzi, pane.fonts.title, look.accent);
    } else {
        write_line({x, at.y + line}, hanzi, pane.fonts.title, look.accent, pane.width - pane.px(28));
    }
    pane.advance(one_line ? line : 2 * line);
    std::string sound = point.names.pinyin;
    if (point.names.hanzi_traditional != hanzi) sound += ", traditional " + point.names.hanzi_traditional;
    write(pane, sound, pane.fonts.bold, look.ink);
    write(pane, point.names.english, pane.fonts.body, look.ink);
    std::string older;
    for (const auto* list : {&point.older_codes, &point.old_numbering}) {
        for (const std::string& other : *list) older += (older.empty() ? "also written " : ", ") + other;
    }
    const std::string channel = channel_words(pane.atlas(), point.channel) +
                                (pane.atlas().find_channel(point.channel) != nullptr ? " channel" : "");
    write(pane, channel + (older.empty() ? "" : ", " + older), pane.fonts.small, look.ink_soft);
    for (const atlas::Category& category : point.categories) {
        write_cited(pane, category_words(category), category.sources, pane.fonts.small, look.ink_soft);
    }
}

/// The members of a group and the two sides, as far as they were placed.
void choose_place(Pane& pane, const atlas::Point& point, const locate::PointId& id) {
    if (point.members.size() > 1) {
        pane.gap(8);
        const float each = pane.px(48), height = control_height(pane);
        float x = 0;
        ImVec2 at = pane.here();
        for (const atlas::Member& member : point.members) {
            const float wide = std::max(each, text_size(pane.fonts.bold, member.name).x + pane.px(24));
            if (x + wide > pane.width && x > 0) {
                ImGui::SetCursorScreenPos(at);
                pane.advance(height + pane.px(4));
                at = pane.here();
                x = 0;
            }
            const ImVec2 from(at.x + x, at.y), to(from.x + wide, at.y + height);
            const bool chosen = member.name == id.member;
            const Hit is = hit("member " + member.name, from, {wide, height});
            ImDrawList* list = ImGui::GetWindowDrawList();
            list->AddRectFilled(from, to,
                                chosen       ? pane.look.accent_tint
                                : is.hovered ? pane.look.card_hover
                                             : pane.look.card,
                                pane.px(6));
            list->AddRect(from, to, chosen ? pane.look.accent : pane.look.control, pane.px(6), 0,
                          chosen ? std::max(1.5f, pane.px(2)) : 1);
            ImFont* font = chosen ? pane.fonts.bold : pane.fonts.body;
            write_line({std::floor(from.x + (wide - text_size(font, member.name).x) / 2), from.y + pane.px(5)},
                       member.name, font, chosen ? pane.look.accent : pane.look.ink);
            if (is.clicked) {
                if (const auto other = place_of(pane, point, &member.name)) pane.act(scene::Select{other});
            }
            x += wide + pane.px(4);
        }
        ImGui::SetCursorScreenPos(at);
        pane.advance(height);
    }
    locate::PointId twin = id;
    twin.side = id.side == atlas::Side::left ? atlas::Side::right : atlas::Side::left;
    if (id.side == atlas::Side::midline || pane.context.world.placements.find(twin) == nullptr) return;
    pane.gap(8);
    constexpr std::array sides{"Left side", "Right side"};
    const int now = id.side == atlas::Side::left ? 0 : 1;
    const int clicked = segmented(pane, "side of the point", sides, now);
    if (clicked >= 0 && clicked != now) pane.act(scene::Select{twin});
}

void how_it_is_found(Pane& pane, const atlas::Point& point, const locate::PointId& id) {
    section(pane, "How it is found");
    for (const atlas::Member& member : point.members) {
        if (member.name != id.member || !member.rule) continue;
        write(pane, rule_words(*member.rule), pane.fonts.body, pane.look.ink);
    }
    const locate::PlacedPoint* placed = pane.context.selected;
    if (placed == nullptr) return;
    std::vector<std::string> felt;
    for (const locate::UsedLandmark& used : placed->construction.landmarks) {
        std::string name = used.name;
        if (name.size() > 2 && name[name.size() - 2] == '.') name.resize(name.size() - 2);
        if (std::find(felt.begin(), felt.end(), name) == felt.end()) felt.push_back(name);
    }
    if (!felt.empty()) {
        pane.gap(8);
        write_label(pane, felt.size() == 1 ? "The landmark, and how a finger finds it"
                                           : "The landmarks, and how a finger finds them");
        for (const std::string& name : felt) {
            const auto found = pane.atlas().dictionary.landmarks.find(name);
            Column inset(pane, pane.px(16), 0);
            const ImVec2 at = pane.here();
            draw_sign(scene::MarkerShape::square, {at.x - pane.px(9), at.y + shim::font_size(pane.fonts.body) / 2},
                      pane.px(3), pane.look.accent, pane.look.accent);
            std::string words = landmark_words(name);
            words[0] = static_cast<char>(words[0] >= 'a' && words[0] <= 'z' ? words[0] - 32 : words[0]);
            write(pane, words, pane.fonts.body, pane.look.ink);
            if (found != pane.atlas().dictionary.landmarks.end() && !found->second.palpation.empty()) {
                write_cited(pane, found->second.palpation, found->second.sources, pane.fonts.small, pane.look.ink_soft);
            }
            pane.gap(4);
        }
    }
    std::vector<std::string> scales;
    for (const locate::Way& way : placed->construction.ways) {
        if (way.scale.empty() || way.cun_m <= 0 || std::find(scales.begin(), scales.end(), way.scale) != scales.end())
            continue;
        if (scales.empty()) {
            pane.gap(4);
            write_label(pane, "A cun on this body");
        }
        scales.push_back(way.scale);
        const auto found = pane.atlas().dictionary.scales.find(way.scale);
        std::string words = "1 cun = " + number(way.cun_m * 1000, 1) + " mm here";
        write(pane, words, pane.fonts.body, pane.look.ink);
        if (found != pane.atlas().dictionary.scales.end()) {
            const std::string span = found->second.description + " It counts " + number(found->second.cun) + " cun.";
            write_cited(pane, span, found->second.sources, pane.fonts.small, pane.look.ink_soft);
        }
    }
}

/// What else authorities say of the place: other locations, found by rules of their own, and differences in words.
void other_opinions(Pane& pane, const atlas::Point& point, const locate::PointId& id) {
    if (point.alternatives.empty() && point.differences.empty()) return;
    section(pane, "Where authorities differ");
    const locate::PlacedPoint* placed = pane.context.selected;
    for (const atlas::Cited& difference : point.differences) write_cited(pane, difference);
    for (size_t k = 0; k < point.alternatives.size(); ++k) {
        const atlas::Alternative& is = point.alternatives[k];
        pane.gap(6);
        const ImVec2 at = pane.here();
        draw_sign(scene::MarkerShape::ring, {at.x + pane.px(7), at.y + shim::font_size(pane.fonts.bold) / 2},
                  pane.px(5), colour_of_channel(pane, point.channel), pane.look.ink);
        Column inset(pane, pane.px(22), 0);
        write(pane, is.name, pane.fonts.bold, pane.look.ink);
        write_cited(pane, is.location);
        write(pane, rule_words(*is.rule), pane.fonts.small, pane.look.ink_soft);
        for (const locate::PlacedAlternative* other : pane.context.world.placements.alternatives_of(id)) {
            if (other->index != k || placed == nullptr) continue;
            const double apart_mm = glm::length(other->at.place - placed->place) * 1000;
            write(pane, number(apart_mm, 0) + " mm from the first on this body.", pane.fonts.small, pane.look.ink_soft);
        }
    }
}

void needling(Pane& pane, const atlas::Needling& is) {
    if (is.text.empty() && is.angle.empty()) return;
    section(pane, "Usual needling");
    write(pane, needling_words(is), pane.fonts.body, pane.look.ink);
    if (!is.text.empty()) write_cited(pane, is.text, is.sources, pane.fonts.body, pane.look.ink);
}

void why_it_is_used(Pane& pane, const atlas::Point& point) {
    if (point.regions.empty()) return;
    section(pane, "Why it is used");
    for (const atlas::RegionUse& use : point.regions) {
        const atlas::Region* region = pane.atlas().find_region(use.region);
        const ImVec2 at = pane.here();
        const float line = shim::font_size(pane.fonts.bold);
        draw_sign(scene::shape_of(use.role), {at.x + pane.px(7), at.y + line / 2}, pane.px(5),
                  colour_of_channel(pane, point.channel), pane.look.ink);
        Column inset(pane, pane.px(22), 0);
        const std::string name =
            (region != nullptr ? region->name : use.region) + (use.role == atlas::Role::near ? ", near" : ", distant");
        write(pane, name, pane.fonts.bold, pane.look.ink);
        std::string reasons;
        for (const atlas::Reason reason : use.reasons)
            reasons += (reasons.empty() ? "" : ", ") + atlas::to_string(reason);
        if (!reasons.empty()) {
            reasons[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(reasons[0])));
            write(pane, reasons, pane.fonts.small, pane.look.ink_soft);
        }
        write_cited(pane, use.why);
        pane.gap(6);
    }
}

void sources(Pane& pane, const atlas::Point& point) {
    if (point.sources.empty()) return;
    section(pane, "Sources");
    std::vector<std::string> ordered = point.sources;
    std::sort(ordered.begin(), ordered.end());  // as they are numbered
    for (const std::string& id : ordered) {
        const auto found = pane.atlas().sources.find(id);
        const auto numbered = pane.numbers.find(id);
        if (found == pane.atlas().sources.end() || numbered == pane.numbers.end()) continue;
        const ImVec2 at = pane.here();
        const std::string mark = std::to_string(numbered->second);
        const float inset = pane.px(34), line = shim::font_size(pane.fonts.small);
        reference_button(pane, id, at, {inset - pane.px(6), line}, mark, 0);
        ImGui::SetCursorScreenPos(at);
        Column column(pane, inset, 0);
        const atlas::Source& is = found->second;
        write(pane, is.title + (is.year != 0 ? " (" + std::to_string(is.year) + ")" : ""), pane.fonts.small,
              pane.look.ink_soft);
        pane.gap(2);
    }
}

}  // namespace

void draw_point_card(Pane& pane) {
    const locate::PointId id = pane.state().selected.value_or(locate::PointId{});
    const atlas::Point* point = pane.atlas().find_point(id.code);
    if (point == nullptr) {
        pane.memory.card_open = false;
        return;
    }
    back_line(pane);
    pane.gap(4);
    names(pane, *point, id);
    choose_place(pane, *point, id);
    if (!point->cautions.empty()) {
        pane.gap(16);
        const Box box(pane, warning_box(pane));
        write(pane, point->cautions.size() == 1 ? "Caution" : "Cautions", pane.fonts.bold, pane.look.warn);
        for (const atlas::Cited& caution : point->cautions) {
            pane.gap(2);
            write_caution(pane, caution);
        }
    }
    section(pane, "Where it lies");
    write_cited(pane, point->location);
    if (!point->inside.empty()) {
        write(pane,
              point->inside == "mouth" ? "It lies inside the mouth; the sign stands at the lips."
                                       : "It lies inside the nose; the sign stands at the nostril.",
              pane.fonts.body, pane.look.ink);
    }
    how_it_is_found(pane, *point, id);
    other_opinions(pane, *point, id);
    draw_certificate(pane, *point);
    if (!point->beneath.text.empty()) {
        section(pane, "What lies beneath");
        write_cited(pane, point->beneath);
    }
    needling(pane, point->needling);
    why_it_is_used(pane, *point);
    sources(pane, *point);
}

}  // namespace jingluo::ui
