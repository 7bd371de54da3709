// Lines of text over the picture, with halos.
#pragma once

#include <memory>
#include <vector>

#include "render/glyph_atlas.h"
#include "render/target.h"
#include "scene/frame.h"

namespace jingluo::render {

class GlyphShader;

class TextPass {
  public:
    explicit TextPass(const FontFiles& fonts);
    ~TextPass();
    TextPass(const TextPass&) = delete;
    TextPass& operator=(const TextPass&) = delete;

    /// Lays out and rasterises what is not known yet.
    void upload(const std::vector<scene::TextItem>& texts);
    void draw(const PictureWindow& window);

  private:
    struct Vertex {
        glm::vec4 place;  // pixels of the picture, of the page
        glm::u8vec4 colour;
    };
    struct Batch {
        int page, first, count;
    };
    void add(const scene::TextItem& item, bool halo);
    GlyphAtlas atlas_;
    std::vector<Vertex> vertices_;
    std::vector<Batch> batches_;
    VertexArray array_;
    Buffer buffer_;
    std::unique_ptr<GlyphShader> shader_;
};

}  // namespace jingluo::render
