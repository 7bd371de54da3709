// Keeps the panel as a picture while it does not change, as when the body is turned: one rectangle then stands for
// thousands of triangles of text, which on a software renderer is the dearer half of such a frame.
#pragma once

#include <cstdint>
#include <memory>

#include "render/gl_handles.h"

struct ImDrawData;

namespace jingluo::render {

class PanelShader;

class PanelCache {
  public:
    PanelCache();
    ~PanelCache();
    PanelCache(const PanelCache&) = delete;
    PanelCache& operator=(const PanelCache&) = delete;

    /// Draws the kept picture over the bound framebuffer when the draw lists are those of the frame before; else
    /// nothing, and false. The picture is made the second time the same lists come, so that a panel in motion pays
    /// nothing for it.
    bool draw(ImDrawData& data);
    /// What the lists' textures hold has changed.
    void forget();

  private:
    struct Box {
        int left = 0, top = 0, width = 0, height = 0;
    };
    void make(ImDrawData& data, const Box& box);

    std::uint64_t seen_ = 0, kept_ = 0;  // hashes of the lists; 0: none
    Box box_;                            // what the kept picture covers, pixels
    Texture colour_;
    Framebuffer target_;
    VertexArray nothing_;
    std::unique_ptr<PanelShader> shader_;
};

}  // namespace jingluo::render
