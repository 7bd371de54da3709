#include "ui/text.h"

#include <algorithm>

#include "ui/imgui_shim.h"
#include "ui/probe.h"

namespace jingluo::ui {

namespace {

/// Length in bytes of the UTF-8 character at the start.
size_t step(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return std::min(length, text.size());
}

bool is_hanzi(std::string_view text) {
    return static_cast<unsigned char>(text.front()) >= 0xe3;
}

/// The next piece that must not be broken: a word with the spaces after it, or one hanzi with the punctuation after it.
std::string_view next_word(std::string_view text) {
    size_t end = 0;
    if (is_hanzi(text)) {
        end = step(text);
        while (end < text.size() && std::string_view(",.;:)!?").find(text[end]) != std::string_view::npos) ++end;
    } else {
        while (end < text.size() && text[end] != ' ' && text[end] != '\n' && !is_hanzi(text.substr(end)))
            end += step(text.substr(end));
    }
    while (end < text.size() && text[end] == ' ') ++end;
    return text.substr(0, end);
}

std::string_view without_spaces_after(std::string_view word) {
    while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    return word;
}

}  // namespace

ImVec2 text_size(ImFont* font, std::string_view text) {
    return font->CalcTextSizeA(shim::font_size(font), 1e9f, 0, text.data(), text.data() + text.size());
}

Flow::Flow(const Pane& pane, std::string_view text, ImFont* font, float width, const std::vector<std::string>* sources)
    : font_(font), line_height_(shim::font_size(font)) {
    // The last word takes the first number with it to the next line.
    const float tail = sources != nullptr && !sources->empty() ? text_size(pane.fonts.small, "00").x + pane.px(4) : 0;
    break_lines(text, std::max(width, line_height_), tail);
    if (sources != nullptr) place_references(pane, *sources, width);
    for (const Line& line : lines_) breadth_ = std::max(breadth_, line.width);
    height_ = line_height_ * static_cast<float>(std::max<size_t>(1, lines_.size()));
}

void Flow::break_lines(std::string_view text, float width, float tail) {
    std::string_view line = text.substr(0, 0);
    float so_far = 0;
    const auto end_line = [&] {
        const std::string_view shown = without_spaces_after(line);
        lines_.push_back({shown, text_size(font_, shown).x});
        so_far = 0;
    };
    while (!text.empty()) {
        if (text.front() == '\n') {
            end_line();
            text.remove_prefix(1);
            line = text.substr(0, 0);
            continue;
        }
        std::string_view word = next_word(text);
        const bool last = word.size() == text.size();
        const float bare = text_size(font_, without_spaces_after(word)).x + (last ? tail : 0);
        if (so_far > 0 && so_far + bare > width) {
            end_line();
            line = text.substr(0, 0);
        }
        if (so_far <= 0 && bare > width) {
            // Wider than the column (an address): as many characters as fit.
            size_t fits = step(word);
            while (fits < word.size()) {
                const size_t more = fits + step(word.substr(fits));
                if (text_size(font_, word.substr(0, more)).x > width) break;
                fits = more;
            }
            if (fits < word.size()) word = word.substr(0, fits);
        }
        line = std::string_view(line.data(), line.size() + word.size());
        so_far += text_size(font_, word).x;
        text.remove_prefix(word.size());
    }
    if (!line.empty() || lines_.empty()) end_line();
}

void Flow::place_references(const Pane& pane, const std::vector<std::string>& sources, float width) {
    float x = lines_.back().width + pane.px(2);
    std::vector<std::pair<int, const std::string*>> numbered;
    for (const std::string& id : sources) {
        if (const auto found = pane.numbers.find(id); found != pane.numbers.end())
            numbered.emplace_back(found->second, &id);
    }
    std::sort(numbered.begin(), numbered.end());
    for (const auto& [count, id] : numbered) {
        const std::string number = std::to_string(count);
        const float wide = text_size(pane.fonts.small, number).x + pane.px(5);
        if (x + wide > width && x > 0) {
            lines_.push_back({lines_.back().text.substr(lines_.back().text.size()), 0});
            x = 0;
        }
        references_.push_back({id, number, x, wide, lines_.size() - 1});
        x += wide;
        lines_.back().width = x;
    }
}

void Flow::draw(Pane& pane, ImVec2 at, ImU32 colour) const {
    ImDrawList* draw_list = ImGui::GetWindowDrawList();
    for (size_t i = 0; i < lines_.size(); ++i) {
        const std::string_view text = lines_[i].text;
        if (text.empty()) continue;
        const ImVec2 min(at.x, at.y + line_height_ * static_cast<float>(i));
        const ImVec2 max(min.x + lines_[i].width, min.y + line_height_);
        note(Drawn::Kind::text, text, min, max);
        if (ImGui::IsRectVisible(min, max))
            draw_list->AddText(font_, line_height_, min, colour, text.data(), text.data() + text.size());
    }
    for (const Reference& reference : references_) {
        const ImVec2 min(at.x + reference.x, at.y + line_height_ * static_cast<float>(reference.line));
        reference_button(pane, *reference.id, min, {reference.width, line_height_}, reference.number, pane.px(2));
    }
}

void reference_button(Pane& pane, const std::string& source, ImVec2 at, ImVec2 size, const std::string& number,
                      float text_x) {
    ImFont* font = pane.fonts.small;
    const float text_height = shim::font_size(font);
    // Raised, as references are set in print, where the line leaves room for it.
    const float y = at.y + std::min(0.0f, size.y - text_height) - (size.y > text_height ? std::floor(pane.px(2)) : 0);
    const ImVec2 max(at.x + size.x, at.y + size.y);
    note(Drawn::Kind::button, "reference " + number, at, max);
    if (!ImGui::IsRectVisible(at, max)) return;
    ImGui::PushID(&source);
    ImGui::SetCursorScreenPos(at);
    const bool clicked = ImGui::InvisibleButton("source", size);
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    ImDrawList* draw_list = ImGui::GetWindowDrawList();
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        draw_list->AddRectFilled({at.x, y + pane.px(1)}, {max.x, y + text_height - pane.px(1)}, pane.look.accent_tint,
                                 pane.px(3));
        const auto found = pane.atlas().sources.find(source);
        if (found != pane.atlas().sources.end()) {
            const atlas::Source& is = found->second;
            tip(pane, is.authors + (is.year != 0 ? " (" + std::to_string(is.year) + "). " : ". ") + is.title);
        }
    }
    draw_list->AddText(font, text_height, {at.x + text_x, y}, pane.look.accent, number.c_str());
    if (clicked) {
        pane.memory.show_source = source;
        pane.memory.scroll_to_source = true;
        pane.act(scene::ChoosePage{scene::PanelPage::sources});
    }
}

void tip(const Pane& pane, const std::string& text) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(pane.px(12), pane.px(8)));
    ImGui::BeginTooltip();
    shim::push_font(pane.fonts.small);
    ImGui::PushTextWrapPos(pane.px(360));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void write(Pane& pane, std::string_view text, ImFont* font, ImU32 colour) {
    const Flow flow(pane, text, font, pane.width);
    const ImVec2 at = pane.here();
    flow.draw(pane, at, colour);
    pane.advance(flow.height());
}

void write_cited(Pane& pane, std::string_view text, const std::vector<std::string>& sources, ImFont* font,
                 ImU32 colour) {
    const Flow flow(pane, text, font, pane.width, &sources);
    const ImVec2 at = pane.here();
    flow.draw(pane, at, colour);
    ImGui::SetCursorScreenPos(at);
    pane.advance(flow.height());
}

void write_cited(Pane& pane, const atlas::Cited& cited) {
    write_cited(pane, cited.text, cited.sources, pane.fonts.body, pane.look.ink);
}

float write_line(ImVec2 at, std::string_view text, ImFont* font, ImU32 colour, float most) {
    const float size = shim::font_size(font);
    std::string cut;
    float width = text_size(font, text).x;
    if (width > most) {
        const float room = most - text_size(font, "...").x;
        std::string_view rest = text;
        size_t fits = 0;
        while (fits < text.size() && text_size(font, text.substr(0, fits + step(rest))).x <= room) {
            fits += step(rest);
            rest = text.substr(fits);
        }
        cut = std::string(without_spaces_after(text.substr(0, fits))) + "...";
        text = cut;
        width = text_size(font, text).x;
    }
    note(Drawn::Kind::text, text, at, {at.x + width, at.y + size});
    ImGui::GetWindowDrawList()->AddText(font, size, at, colour, text.data(), text.data() + text.size());
    return width;
}

}  // namespace jingluo::ui
