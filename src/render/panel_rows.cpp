#include <glad/gl.h>
#include <imgui.h>
#if __has_include(<backends/imgui_impl_opengl3.h>)
#include <backends/imgui_impl_opengl3.h>
#else
#include <imgui_impl_opengl3.h>
#endif

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/gl_handles.h"
#include "render/renderer.h"

namespace jingluo::render {

namespace {

// Wide pictures are painted in columns, below every driver's limit on textures.
constexpr int widest_column_px = 4096;

/// Lays a premultiplied pixel of the panel over a straight one of the picture.
void blend(const std::uint8_t* panel, std::uint8_t* under) {
    const unsigned alpha = panel[3];
    if (alpha == 0) return;
    const double below = under[3] / 255.0 * (255 - alpha) / 255.0;
    const double whole = alpha / 255.0 + below;
    for (int c = 0; c < 3; ++c)
        under[c] = static_cast<std::uint8_t>(std::clamp(std::lround((panel[c] + under[c] * below) / whole), 0l, 255l));
    under[3] = static_cast<std::uint8_t>(std::lround(255 * whole));
}

}  // namespace

void PanelPainter::draw_over_rows(int first_row, int rows, int width_px, std::uint8_t* rgba) {
    ImDrawData* data = ImGui::GetDrawData();
    if (data == nullptr || rows <= 0) return;
    const ImVec2 position = data->DisplayPos, size = data->DisplaySize;
    std::vector<std::uint8_t> column;
    for (int left = 0; left < width_px; left += widest_column_px) {
        const int width = std::min(widest_column_px, width_px - left);
        const Texture colour = Texture::make();
        const Framebuffer target = Framebuffer::make();
        glBindTexture(GL_TEXTURE_2D, colour.name());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, rows, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glBindFramebuffer(GL_FRAMEBUFFER, target.name());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour.name(), 0);
        glViewport(0, 0, width, rows);
        glDisable(GL_SCISSOR_TEST);
        glClearColor(0, 0, 0, 0);
        glClear(GL_COLOR_BUFFER_BIT);
        data->DisplayPos = ImVec2(position.x + static_cast<float>(left), position.y + static_cast<float>(first_row));
        data->DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(rows));
        ImGui_ImplOpenGL3_RenderDrawData(data);
        column.resize(static_cast<size_t>(width) * static_cast<size_t>(rows) * 4);
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(0, 0, width, rows, GL_RGBA, GL_UNSIGNED_BYTE, column.data());
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        for (int row = 0; row < rows; ++row) {
            // OpenGL's rows run upwards, the picture's downwards.
            const std::uint8_t* from =
                column.data() + static_cast<size_t>(rows - 1 - row) * static_cast<size_t>(width) * 4;
            std::uint8_t* to =
                rgba + (static_cast<size_t>(row) * static_cast<size_t>(width_px) + static_cast<size_t>(left)) * 4;
            for (int x = 0; x < width; ++x) blend(from + x * 4, to + x * 4);
        }
    }
    data->DisplayPos = position;
    data->DisplaySize = size;
}

}  // namespace jingluo::render
