// Running text: wrapped by us, so that references to sources can stand in it as small numbers to click.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "ui/pane.h"

namespace jingluo::ui {

/// Text laid out in lines of at most `width` pixels, followed by the numbers of its sources. Keeps views: the text and
/// the sources must outlive it.
class Flow {
  public:
    Flow(const Pane& pane, std::string_view text, ImFont* font, float width,
         const std::vector<std::string>* sources = nullptr);
    float height() const { return height_; }
    /// Width of the longest line.
    float breadth() const { return breadth_; }
    size_t line_count() const { return lines_.size(); }
    void draw(Pane& pane, ImVec2 at, ImU32 colour) const;

  private:
    struct Line {
        std::string_view text;
        float width;
    };
    struct Reference {
        const std::string* id;
        std::string number;
        float x, width;
        size_t line;
    };
    void break_lines(std::string_view text, float width, float tail);
    void place_references(const Pane& pane, const std::vector<std::string>& sources, float width);
    ImFont* font_;
    float line_height_, height_ = 0, breadth_ = 0;
    std::vector<Line> lines_;
    std::vector<Reference> references_;
};

ImVec2 text_size(ImFont* font, std::string_view text);

/// A paragraph in the pane's column.
void write(Pane& pane, std::string_view text, ImFont* font, ImU32 colour);
void write_cited(Pane& pane, std::string_view text, const std::vector<std::string>& sources, ImFont* font,
                 ImU32 colour);
void write_cited(Pane& pane, const atlas::Cited& cited);
/// One line at a place, cut with an ellipsis where it is wider than `most` pixels; gives its width.
float write_line(ImVec2 at, std::string_view text, ImFont* font, ImU32 colour, float most = 1e9f);

/// A small window beside the mouse that says what lies under it.
void tip(const Pane& pane, const std::string& text);

/// A number that opens the source; `height` is that of the line in which it stands.
void reference_button(Pane& pane, const std::string& source, ImVec2 at, ImVec2 size, const std::string& number,
                      float text_x);

}  // namespace jingluo::ui
