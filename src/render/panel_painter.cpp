#include <glad/gl.h>
#include <imgui.h>
#if __has_include(<backends/imgui_impl_opengl3.h>)
#include <backends/imgui_impl_opengl3.h>
#else
#include <imgui_impl_opengl3.h>
#endif

#include <stdexcept>

#include "render/panel_cache.h"
#include "render/renderer.h"

namespace jingluo::render {

PanelPainter::PanelPainter() : cache_(std::make_unique<PanelCache>()) {
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        throw std::runtime_error("the panels cannot be drawn with this driver");
}

PanelPainter::~PanelPainter() {
    cache_.reset();
    ImGui_ImplOpenGL3_Shutdown();
}

void PanelPainter::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
}

void PanelPainter::fonts_changed() {
    cache_->forget();
// Since 1.92 the backend follows the fonts by itself.
#if IMGUI_VERSION_NUM < 19200
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

void PanelPainter::images_changed() {
    cache_->forget();
}

void PanelPainter::draw() {
    ImDrawData* data = ImGui::GetDrawData();
    if (data != nullptr && !cache_->draw(*data)) ImGui_ImplOpenGL3_RenderDrawData(data);
}

void PanelPainter::draw_into(Renderer& renderer) {
    renderer.paint_over([this] { draw(); });
}

}  // namespace jingluo::render
