// Every landmark by part of the body, and what the points still want.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "scene/landmark_acts.h"
#include "scene/landmark_marks.h"
#include "ui/imgui_shim.h"
#include "ui/landmark_rows.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace jingluo::ui {

namespace {

std::string capital(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string with_side(std::string words, const std::string& side) {
    if (side.empty()) return words;
    return words + (side == "l" ? ", left" : ", right");
}

void row(Pane& pane, const std::string& name) {
    const scene::Marks& marks = *pane.state().landmarks->now;
    const float height = shim::font_size(pane.fonts.body) + pane.px(4);
    const ImVec2 at = pane.here(), to(at.x + pane.width, at.y + height);
    const bool asked = marks.asked == name;
    const Hit is = hit("landmark " + name, at, {pane.width, height});
    if (is.clicked) {
        pane.act(scene::AskForLandmark{name});
        pane.memory.landmark_read = name;  // whoever goes through the list keeps the place in it
    }
    if (ImGui::IsRectVisible(at, to)) {
        if (asked || is.hovered)
            ImGui::GetWindowDrawList()->AddRectFilled(at, to, asked ? pane.look.accent_tint : pane.look.card_hover,
                                                      pane.px(4));
        draw_mark_sign(pane, name, {at.x + pane.px(10), at.y + height / 2}, pane.px(5));
        const auto found = marks.set.find(name);
        std::string more;
        if (found != marks.set.end() && found->second.how == scene::HowSet::proposed)
            more = number(found->second.doubt_mm, 0) + " mm";
        const float beside = more.empty() ? 0 : text_size(pane.fonts.small, more).x + pane.px(8);
        write_line({at.x + pane.px(24), at.y + pane.px(2)}, sided_words(name),
                   asked ? pane.fonts.bold : pane.fonts.body,
                   found == marks.set.end() ? pane.look.ink_soft : pane.look.ink, pane.width - pane.px(24) - beside);
        if (!more.empty()) {
            const float y = at.y + (height - shim::font_size(pane.fonts.small)) / 2;
            write_line({to.x - beside + pane.px(4), y}, more, pane.fonts.small, pane.look.ink_soft);
        }
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
}

void group(Pane& pane, const scene::LandmarkGroup& group) {
    const scene::Marks& marks = *pane.state().landmarks->now;
    const auto set = std::count_if(group.names.begin(), group.names.end(),
                                   [&](const std::string& name) { return marks.set.count(name) != 0; });
    const std::string words =
        part_words(group.part) + "   " + std::to_string(set) + " of " + std::to_string(group.names.size());
    if (!fold(pane, "landmarks " + group.part, words, pane.fonts.body, pane.look.ink)) return;
    for (const std::string& name : group.names) row(pane, name);
    pane.gap(6);
}

void signs(Pane& pane) {
    struct Sign {
        scene::Mark mark;
        const char* words;
    };
    const Sign list[] = {{{{}, scene::HowSet::clicked, 0}, "set"},
                         {{{}, scene::HowSet::mirrored, 0}, "guess"},
                         {{{}, scene::HowSet::proposed, 0}, "proposed"},
                         {{{}, scene::HowSet::proposed, 99}, "in doubt"}};
    const ImVec2 at = pane.here();
    const float line = shim::font_size(pane.fonts.small);
    float x = at.x;
    const scene::Palette& colours = scene::palette(pane.state().theme);
    for (const Sign& sign : list) {
        draw_sign(scene::sign_of(sign.mark), {x + pane.px(6), at.y + line / 2}, pane.px(4),
                  packed(scene::colour_of(sign.mark, colours)), pane.look.ink);
        x += pane.px(16);
        x += write_line({x, at.y}, sign.words, pane.fonts.small, pane.look.ink_soft) + pane.px(16);
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(line + pane.px(4));
}

/// Fingers and toes by the names that people have for them.
std::string with_digits_named(std::string words) {
    static constexpr std::array<std::pair<const char*, const char*>, 10> digits{{{"finger 1", "thumb"},
                                                                                 {"finger 2", "index finger"},
                                                                                 {"finger 3", "middle finger"},
                                                                                 {"finger 4", "ring finger"},
                                                                                 {"finger 5", "little finger"},
                                                                                 {"toe 1", "great toe"},
                                                                                 {"toe 2", "second toe"},
                                                                                 {"toe 3", "third toe"},
                                                                                 {"toe 4", "fourth toe"},
                                                                                 {"toe 5", "little toe"}}};
    for (const auto& [number, name] : digits) {
        const size_t at = words.find(number);
        if (at != std::string::npos) words.replace(at, std::string(number).size(), name);
    }
    return words;
}

}  // namespace

std::string sided_words(const std::string& landmark) {
    const auto [base, side] = scene::without_side(landmark);
    return capital(with_side(with_digits_named(landmark_words(base)), side));
}

std::string part_words(const std::string& part) {
    auto [base, side] = scene::without_side(part);
    std::replace(base.begin(), base.end(), '_', ' ');
    return capital(with_side(base, side));
}

void draw_mark_sign(Pane& pane, const std::string& landmark, ImVec2 centre, float radius) {
    const scene::Marks& marks = *pane.state().landmarks->now;
    const auto found = marks.set.find(landmark);
    if (found == marks.set.end()) {
        ImGui::GetWindowDrawList()->AddCircle(centre, radius, pane.look.control, 20, std::max(1.0f, pane.px(1)));
        return;
    }
    draw_sign(scene::sign_of(found->second), centre, radius,
              packed(scene::colour_of(found->second, scene::palette(pane.state().theme))), pane.look.ink);
}

void draw_landmark_list(Pane& pane) {
    write_heading(pane, "All landmarks");
    signs(pane);
    for (const scene::LandmarkGroup& one : scene::landmark_groups(pane.atlas().dictionary)) group(pane, one);
}

}  // namespace jingluo::ui
