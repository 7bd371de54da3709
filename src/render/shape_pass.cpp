#include "render/shape_pass.h"

#include <algorithm>
#include <cstddef>

namespace jingluo::render {

class ShapeShader : public ShaderProgram {
  public:
    ShapeShader() : ShaderProgram("shape.vert", "shape.frag", {"corner", "at", "size", "fill", "rim", "kind"}) {}
    void clip_from_px(const glm::vec4& value) const { set(clip_from_px_, value); }
    void hidden(bool value) const { set(hidden_, value ? 1.0f : 0.0f); }

  private:
    GLint clip_from_px_ = uniform("clip_from_px"), hidden_ = uniform("hidden");
};

namespace {
constexpr float box_shape = 6.0f;  // follows the last of scene::MarkerShape in shape.frag
}

Shape shape_of(const scene::Sign2d& sign) {
    return {{sign.at_px, nearest_depth},
            {sign.radius_px, sign.radius_px, 0.0f, sign.rim_px},
            bytes_of(sign.fill),
            bytes_of(sign.rim),
            {static_cast<float>(sign.shape), 1.0f}};
}

Shape shape_of(const scene::Box2d& box) {
    const glm::vec2 half = glm::max(0.5f * (box.max_px - box.min_px), glm::vec2(0));
    return {{0.5f * (box.min_px + box.max_px), nearest_depth},
            {half, std::clamp(box.corner_px, 0.0f, std::min(half.x, half.y)), 0.0f},
            bytes_of(box.colour),
            bytes_of(box.colour),
            {box_shape, 1.0f}};
}

std::optional<Shape> shape_of(const scene::Marker& marker, const Projection& projection) {
    const auto seen = projection.sign(marker.place, marker.normal, marker.radius_px);
    if (!seen || (seen->facing < surely_hidden && !marker.in_front && !(marker.hidden_alpha > 0.0f)))
        return std::nullopt;
    return Shape{{seen->at_px, marker.in_front ? nearest_depth : seen->depth},
                 {marker.radius_px, marker.radius_px, 0.0f, marker.rim_px},
                 bytes_of(marker.fill),
                 bytes_of(marker.rim),
                 {static_cast<float>(marker.shape), std::clamp(marker.hidden_alpha, 0.0f, 1.0f)}};
}

std::shared_ptr<LazyShader<ShapeShader>> make_shape_shader() {
    return std::make_shared<LazyShader<ShapeShader>>();
}

ShapePass::ShapePass(std::shared_ptr<LazyShader<ShapeShader>> shader) : shader_(std::move(shader)) {}
ShapePass::~ShapePass() = default;

void ShapePass::upload(const std::vector<Shape>& shapes) {
    count_ = static_cast<int>(shapes.size());
    any_hidden_ = std::any_of(shapes.begin(), shapes.end(), [](const Shape& shape) { return shape.kind.y > 0.0f; });
    if (count_ == 0) return;
    if (!array_) {
        array_ = VertexArray::make();
        corners_ = Buffer::make();
        shapes_ = Buffer::make();
        glBindVertexArray(array_.name());
        const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
        const float corners[] = {-1, -1, 1, -1, -1, 1, 1, 1};
        glBindBuffer(GL_ARRAY_BUFFER, corners_.name());
        glBufferData(GL_ARRAY_BUFFER, sizeof corners, corners, GL_STATIC_DRAW);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
        glBindBuffer(GL_ARRAY_BUFFER, shapes_.name());
        constexpr GLsizei stride = sizeof(Shape);
        for (GLuint i = 0; i < 6; ++i) glEnableVertexAttribArray(i);
        for (GLuint i = 1; i < 6; ++i) glVertexAttribDivisor(i, 1);
        glVertexAttribPointer(1, 3, GL_FLOAT, GL_FALSE, stride, at(offsetof(Shape, at)));
        glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, stride, at(offsetof(Shape, size)));
        glVertexAttribPointer(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, at(offsetof(Shape, fill)));
        glVertexAttribPointer(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, at(offsetof(Shape, rim)));
        glVertexAttribPointer(5, 2, GL_FLOAT, GL_FALSE, stride, at(offsetof(Shape, kind)));
        glBindVertexArray(0);
    }
    glBindBuffer(GL_ARRAY_BUFFER, shapes_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(shapes.size() * sizeof(Shape)), shapes.data(),
                 GL_STREAM_DRAW);
}

void ShapePass::draw(const PictureWindow& window, bool hidden) {
    if (count_ == 0) return;
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_FALSE);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const ShapeShader& shader = shader_->use();
    shader.clip_from_px(window.clip_from_px());
    shader.hidden(hidden);
    glBindVertexArray(array_.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count_);
    glBindVertexArray(0);
}

void ShapePass::draw_on_skin(const PictureWindow& window) {
    glEnable(GL_DEPTH_TEST);
    if (any_hidden_) {
        glDepthFunc(GL_GREATER);
        draw(window, true);
    }
    glDepthFunc(GL_LEQUAL);
    draw(window, false);
}

void ShapePass::draw_flat(const PictureWindow& window) {
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    draw(window, false);
}

}  // namespace jingluo::render
