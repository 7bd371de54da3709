// The few controls of the panels, in the program's own look.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/pane.h"

namespace jingluo::ui {

/// A rounded ground behind whatever is drawn until it ends, with its own padding; with `warn` in the colours of a
/// warning, with `bar` a bar at its left edge as well.
class Box {
  public:
    struct Kind {
        ImU32 fill, edge;
        ImU32 bar = 0;
        float padding = 12;
    };
    Box(Pane& pane, Kind kind);
    ~Box();
    Box(const Box&) = delete;
    Box& operator=(const Box&) = delete;

  private:
    Pane& pane_;
    Kind kind_;
    ImVec2 from_;
    float width_;
    Column column_;
    ImDrawListSplitter splitter_;
};
Box::Kind plain_box(const Pane& pane);
Box::Kind warning_box(const Pane& pane);
Box::Kind note_box(const Pane& pane);

struct Hit {
    bool clicked = false, hovered = false, held = false;
};
/// An area that can be clicked; draws nothing. `name` is its identity within the window and its name in the probe.
/// `under`: smaller buttons will lie on it.
Hit hit(std::string_view name, ImVec2 at, ImVec2 size, bool under = false);

/// Small heading above a group, in the pane's column.
void write_heading(Pane& pane, std::string_view text);
void write_label(Pane& pane, std::string_view text);

bool button(Pane& pane, std::string_view text, ImVec2 at, float width, bool accent = false);
float button_width(const Pane& pane, std::string_view text);
float control_height(const Pane& pane);
/// A word that acts: text in accent, underlined under the mouse, in the pane's column.
bool link(Pane& pane, std::string_view name, std::string_view text, ImFont* font);
/// One of a few, side by side over the column's width; gives the index clicked, or -1.
int segmented(Pane& pane, std::string_view name, std::span<const char* const> labels, int chosen);
/// A line with a name, a track with a thumb, and the value in words; gives the new value, in whole steps, while the
/// hand moves it. `mark`: a place on the track that a small tick shows.
std::optional<double> slider(Pane& pane, std::string_view name, std::string_view value_words, double value,
                             double least, double most, double step, std::optional<double> mark = {});
/// A line with a switch at its end; true when it was clicked.
bool toggle(Pane& pane, std::string_view text, bool on);
/// A small box to tick before its words, at a place; true when it was clicked.
bool tick_box(Pane& pane, std::string_view text, ImVec2 at, float width, bool on);
/// A line that opens and closes what follows; true while it is open. `open_at_first` is its state before any click.
bool fold(Pane& pane, const std::string& name, std::string_view text, ImFont* font, ImU32 colour,
          bool open_at_first = false);
/// A caution: warning sign, then the text.
void write_caution(Pane& pane, const atlas::Cited& caution);

}  // namespace jingluo::ui
