// The program's own look, light and dark, and its one typeface.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "atlas/model.h"
#include "scene/state.h"

struct ImFont;

namespace jingluo::ui {

struct Fonts {
    ImFont* body = nullptr;     // 17 px em at scale 1
    ImFont* bold = nullptr;     // the same, bold
    ImFont* title = nullptr;    // 25 px, bold
    ImFont* small = nullptr;    // 14 px
    ImFont* heading = nullptr;  // 20 px, bold
};

/// Loads the typeface into the current ImGui context's atlas at the screen's scale, with just the characters that the
/// atlas's texts and the panels use (Debian's Dear ImGui 1.86 cannot add glyphs later). The faces are indices in the
/// font collections. Replaces the fonts that were there; call it between frames, and give the renderer the new texture.
/// Throws base::BadInput when a file is missing or no font.
Fonts load_fonts(const std::filesystem::path& regular, int regular_face, const std::filesystem::path& bold,
                 int bold_face, const atlas::Atlas& atlas, float scale);

/// The fonts that load_fonts put into the current context; all the same one where it was not called.
Fonts fonts_of_context();

/// Every character that the atlas's texts and the panels need, ascending, each once.
std::vector<char32_t> characters_used(const atlas::Atlas& atlas);

/// Colours, rounding and spacing of the current context for a theme and a screen's scale. Cheap; may be called every
/// frame.
void set_style(scene::Theme theme, float scale);

}  // namespace jingluo::ui
