#include "render/text_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "render/projection.h"
#include "render/shader.h"

namespace jingluo::render {

class GlyphShader : public ShaderProgram {
  public:
    GlyphShader() : ShaderProgram("glyph.vert", "glyph.frag", {"place", "colour"}) {}
    void clip_from_px(const glm::vec4& value) const { set(clip_from_px_, value); }
    void page_size(int pixels) const { set(texel_, glm::vec2(1.0f / static_cast<float>(pixels))); }

  private:
    GLint clip_from_px_ = uniform("clip_from_px"), texel_ = uniform("texel");
};

namespace {
// Larger type than this belongs to no picture; it bounds the memory of one glyph.
constexpr float most_size_px = 1500.0f;
}  // namespace

TextPass::TextPass(const FontFiles& fonts) : atlas_(fonts) {}
TextPass::~TextPass() = default;

void TextPass::add(const scene::TextItem& item, bool halo) {
    const scene::Colour& colour = halo ? item.halo : item.colour;
    if (!(colour.w > 0.0f) || !(item.size_px > 0.0f) || !std::isfinite(item.at_px.x) || !std::isfinite(item.at_px.y))
        return;
    const float size_px = std::min(item.size_px, most_size_px);
    const int size_64 = static_cast<int>(std::lround(size_px * 64.0f));
    const int halo_64 = halo ? static_cast<int>(std::lround(std::clamp(size_px * 0.13f, 1.0f, 40.0f) * 64.0f)) : 0;
    // Hinted stems need a whole pixel to stand on.
    const int base = static_cast<int>(std::lround(item.at_px.y));
    FontFace& face = atlas_.face(item.bold);
    const glm::u8vec4 ink = bytes_of(colour);

    float pen = item.at_px.x;
    std::string_view rest = item.text;
    while (!rest.empty()) {
        const std::uint32_t glyph = face.glyph_of(take_code_point(rest));
        const int quarters = static_cast<int>(std::lround(pen * 4.0f));
        const int pixel = static_cast<int>(std::floor(static_cast<float>(quarters) / 4.0f));
        const GlyphAtlas::Entry entry = atlas_.find(item.bold, glyph, size_64, quarters - 4 * pixel, halo_64);
        pen += face.advance(glyph) * size_px;
        if (entry.page < 0) continue;
        const glm::vec4 low(pixel + entry.left, base - entry.top, entry.x, entry.y);
        const glm::vec4 high = low + glm::vec4(entry.width, entry.height, entry.width, entry.height);
        const Vertex a{low, ink}, b{{high.x, low.y, high.z, low.w}, ink}, c{{low.x, high.y, low.z, high.w}, ink},
            d{high, ink};
        const int first = static_cast<int>(vertices_.size());
        vertices_.insert(vertices_.end(), {a, b, c, c, b, d});
        if (batches_.empty() || batches_.back().page != entry.page) batches_.push_back({entry.page, first, 0});
        batches_.back().count += 6;
    }
}

void TextPass::upload(const std::vector<scene::TextItem>& texts) {
    vertices_.clear();
    batches_.clear();
    if (texts.empty()) return;
    atlas_.tidy();
    for (const scene::TextItem& item : texts) {
        add(item, true);
        add(item, false);
    }
    if (vertices_.empty()) return;
    atlas_.upload();
    if (!array_) {
        array_ = VertexArray::make();
        buffer_ = Buffer::make();
        glBindVertexArray(array_.name());
        glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
        const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
        glEnableVertexAttribArray(0);
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, sizeof(Vertex), at(offsetof(Vertex, place)));
        glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex), at(offsetof(Vertex, colour)));
        glBindVertexArray(0);
    }
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size() * sizeof(Vertex)), vertices_.data(),
                 GL_STREAM_DRAW);
}

void TextPass::draw(const PictureWindow& window) {
    if (batches_.empty()) return;
    if (!shader_) shader_ = std::make_unique<GlyphShader>();
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    shader_->use();
    shader_->clip_from_px(window.clip_from_px());
    glBindVertexArray(array_.name());
    for (const Batch& batch : batches_) {
        atlas_.bind(batch.page);
        shader_->page_size(atlas_.page_size(batch.page));
        glDrawArrays(GL_TRIANGLES, batch.first, batch.count);
    }
    glBindVertexArray(0);
}

}  // namespace jingluo::render
