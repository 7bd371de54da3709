// What differs between Debian 12's Dear ImGui 1.86 and current releases, under one name each.
#pragma once

#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_stdlib.h>

#include <cstdint>

namespace jingluo::ui::shim {

inline bool begin_child(const char* id, ImVec2 size, ImGuiWindowFlags flags = 0) {
#if IMGUI_VERSION_NUM >= 18993
    return ImGui::BeginChild(id, size, ImGuiChildFlags_None, flags);
#else
    return ImGui::BeginChild(id, size, false, flags);
#endif
}

/// Call before a large button on which smaller ones will lie, and after_overlapped after it.
inline void before_overlapped() {
#if IMGUI_VERSION_NUM >= 18970
    ImGui::SetNextItemAllowOverlap();
#endif
}
inline void after_overlapped() {
#if IMGUI_VERSION_NUM < 18970
    ImGui::SetItemAllowOverlap();
#endif
}

inline bool escape_pressed() {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::IsKeyPressed(ImGuiKey_Escape, false);
#else
    const int key = ImGui::GetKeyIndex(ImGuiKey_Escape);
    return key >= 0 && ImGui::IsKeyPressed(key, false);
#endif
}

inline bool enter_pressed() {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::IsKeyPressed(ImGuiKey_Enter, false);
#else
    const int key = ImGui::GetKeyIndex(ImGuiKey_Enter);
    return key >= 0 && ImGui::IsKeyPressed(key, false);
#endif
}

/// Height of a font's line in pixels.
inline float font_size(const ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
    return font->LegacySize;
#else
    return font->FontSize * font->Scale;
#endif
}

inline void push_font(ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
    ImGui::PushFont(font, font->LegacySize);
#else
    ImGui::PushFont(font);
#endif
}

/// A pointer or a number, as the release has it.
inline ImTextureID texture(std::uintptr_t id) {
    return (ImTextureID)id;
}

inline bool has_glyph(ImFont* font, ImWchar character) {
#if IMGUI_VERSION_NUM >= 19200
    return font->IsGlyphInFont(character);
#else
    return font->FindGlyphNoFallback(character) != nullptr;
#endif
}

inline void use_freetype(ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM >= 19200
    atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
#else
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
#endif
}

inline void set_rasteriser_flags(ImFontConfig& config, unsigned flags) {
#if IMGUI_VERSION_NUM >= 19200
    config.FontLoaderFlags = flags;
#else
    config.FontBuilderFlags = flags;
#endif
}

inline constexpr unsigned light_hinting = ImGuiFreeTypeBuilderFlags_LightHinting;
inline constexpr unsigned no_hinting = ImGuiFreeTypeBuilderFlags_NoHinting;

}  // namespace jingluo::ui::shim
