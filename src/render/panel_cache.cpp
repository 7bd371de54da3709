#include "render/panel_cache.h"

#include <imgui.h>
#include <xxhash.h>
#if __has_include(<backends/imgui_impl_opengl3.h>)
#include <backends/imgui_impl_opengl3.h>
#else
#include <imgui_impl_opengl3.h>
#endif

#include <algorithm>
#include <cmath>

#include "render/shader.h"

namespace jingluo::render {

class PanelShader : public ShaderProgram {
  public:
    PanelShader() : ShaderProgram("panel.vert", "panel.frag", {}) {}
    /// Left, top, right and bottom in clip space.
    void edges(const glm::vec4& value) const { set(edges_, value); }

  private:
    GLint edges_ = uniform("edges");
};

namespace {

std::uint64_t hash_of(const ImDrawData& data) {
    std::uint64_t hash = XXH3_64bits(&data.DisplaySize, sizeof data.DisplaySize);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        hash = XXH3_64bits_withSeed(list.VtxBuffer.Data, static_cast<size_t>(list.VtxBuffer.size_in_bytes()), hash);
        hash = XXH3_64bits_withSeed(list.IdxBuffer.Data, static_cast<size_t>(list.IdxBuffer.size_in_bytes()), hash);
        for (const ImDrawCmd& command : list.CmdBuffer) {
            hash = XXH3_64bits_withSeed(&command.ClipRect, sizeof command.ClipRect, hash + command.ElemCount);
        }
    }
    return hash == 0 ? 1 : hash;
}

/// Whether a command is more than triangles: then it cannot be kept.
bool has_callbacks(const ImDrawData& data) {
    for (int i = 0; i < data.CmdListsCount; ++i) {
        for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
            if (command.UserCallback != nullptr) return true;
        }
    }
    return false;
}

}  // namespace

PanelCache::PanelCache() = default;
PanelCache::~PanelCache() = default;

void PanelCache::forget() {
    seen_ = kept_ = 0;
}

bool PanelCache::draw(ImDrawData& data) {
    if (has_callbacks(data)) return false;
    const std::uint64_t hash = hash_of(data);
    const bool again = hash == seen_;
    seen_ = hash;
    if (!again) return false;
    if (hash != kept_) {
        // The box around all that is drawn: the panel, not the whole window.
        ImVec2 low(data.DisplaySize), high(0, 0);
        for (int i = 0; i < data.CmdListsCount; ++i) {
            const ImDrawList& list = *data.CmdLists[i];
            for (const ImDrawVert& vertex : list.VtxBuffer) {
                low = ImVec2(std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y));
                high = ImVec2(std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y));
            }
        }
        Box box;
        box.left = std::max(0, static_cast<int>(std::floor(low.x - data.DisplayPos.x)));
        box.top = std::max(0, static_cast<int>(std::floor(low.y - data.DisplayPos.y)));
        box.width = static_cast<int>(std::ceil(std::min(high.x - data.DisplayPos.x, data.DisplaySize.x))) - box.left;
        box.height = static_cast<int>(std::ceil(std::min(high.y - data.DisplayPos.y, data.DisplaySize.y))) - box.top;
        if (box.width <= 0 || box.height <= 0) return false;
        make(data, box);
        kept_ = hash;
    }
    const float w = data.DisplaySize.x, h = data.DisplaySize.y;
    const auto right = static_cast<float>(box_.left + box_.width), bottom = static_cast<float>(box_.top + box_.height);
    if (!shader_) shader_ = std::make_unique<PanelShader>();
    if (!nothing_) nothing_ = VertexArray::make();
    glViewport(0, 0, static_cast<int>(w), static_cast<int>(h));
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, colour_.name());
    shader_->use();
    shader_->edges({2 * static_cast<float>(box_.left) / w - 1, 1 - 2 * static_cast<float>(box_.top) / h,
                    2 * right / w - 1, 1 - 2 * bottom / h});
    glBindVertexArray(nothing_.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
    return true;
}

void PanelCache::make(ImDrawData& data, const Box& box) {
    GLint bound = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
    if (!target_) target_ = Framebuffer::make();
    if (!colour_ || box.width != box_.width || box.height != box_.height) {
        colour_ = Texture::make();
        glBindTexture(GL_TEXTURE_2D, colour_.name());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, box.width, box.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    box_ = box;
    glBindFramebuffer(GL_FRAMEBUFFER, target_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour_.name(), 0);
    glViewport(0, 0, box.width, box.height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    const ImVec2 position = data.DisplayPos, size = data.DisplaySize;
    data.DisplayPos = ImVec2(position.x + static_cast<float>(box.left), position.y + static_cast<float>(box.top));
    data.DisplaySize = ImVec2(static_cast<float>(box.width), static_cast<float>(box.height));
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    data.DisplayPos = position;
    data.DisplaySize = size;
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(bound));
}

}  // namespace jingluo::render
