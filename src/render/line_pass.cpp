#include "render/line_pass.h"

#include <cstddef>

namespace jingluo::render {

class RibbonShader : public ShaderProgram {
  public:
    RibbonShader() : ShaderProgram("ribbon.vert", "ribbon.frag", {"at", "way", "form", "colour", "hidden_alpha"}) {}
    void clip_from_px(const glm::vec4& value) const { set(clip_from_px_, value); }
    void hidden(bool value) const { set(hidden_, value ? 1.0f : 0.0f); }

  private:
    GLint clip_from_px_ = uniform("clip_from_px"), hidden_ = uniform("hidden");
};

std::shared_ptr<LazyShader<RibbonShader>> make_ribbon_shader() {
    return std::make_shared<LazyShader<RibbonShader>>();
}

LinePass::LinePass(std::shared_ptr<LazyShader<RibbonShader>> shader) : shader_(std::move(shader)) {}
LinePass::~LinePass() = default;

void LinePass::upload(const Ribbons& ribbons) {
    count_ = static_cast<int>(ribbons.indices.size());
    hidden_count_ = static_cast<int>(ribbons.hidden_indices.size());
    if (count_ == 0) return;
    if (!array_) {
        array_ = VertexArray::make();
        vertices_ = Buffer::make();
        indices_ = Buffer::make();
        glBindVertexArray(array_.name());
        glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.name());
        const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
        constexpr GLsizei stride = sizeof(RibbonVertex);
        for (GLuint i = 0; i < 5; ++i) glEnableVertexAttribArray(i);
        glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, stride, at(offsetof(RibbonVertex, at)));
        glVertexAttribPointer(1, 4, GL_FLOAT, GL_FALSE, stride, at(offsetof(RibbonVertex, along)));
        glVertexAttribPointer(2, 3, GL_FLOAT, GL_FALSE, stride, at(offsetof(RibbonVertex, half_width_px)));
        glVertexAttribPointer(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, at(offsetof(RibbonVertex, colour)));
        glVertexAttribPointer(4, 1, GL_UNSIGNED_BYTE, GL_TRUE, stride, at(offsetof(RibbonVertex, hidden_alpha)));
    }
    std::vector<std::uint32_t> all = ribbons.indices;
    all.insert(all.end(), ribbons.hidden_indices.begin(), ribbons.hidden_indices.end());
    glBindVertexArray(array_.name());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(ribbons.vertices.size() * sizeof(RibbonVertex)),
                 ribbons.vertices.data(), GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(all.size() * sizeof(std::uint32_t)), all.data(),
                 GL_STREAM_DRAW);
    glBindVertexArray(0);
}

void LinePass::draw(const PictureWindow& window, bool hidden, int first, int count) {
    if (count == 0) return;
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_FALSE);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const RibbonShader& shader = shader_->use();
    shader.clip_from_px(window.clip_from_px());
    shader.hidden(hidden);
    glBindVertexArray(array_.name());
    glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(static_cast<std::size_t>(first) * sizeof(std::uint32_t)));
    glBindVertexArray(0);
}

void LinePass::draw_on_skin(const PictureWindow& window) {
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_GREATER);
    draw(window, true, count_, hidden_count_);
    glDepthFunc(GL_LEQUAL);
    draw(window, false, 0, count_);
}

void LinePass::draw_flat(const PictureWindow& window) {
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    draw(window, false, 0, count_);
}

}  // namespace jingluo::render
