// Small flat shapes, each one quad whose fragment shader knows the outline: markers, signs, boxes.
#pragma once

#include <memory>
#include <vector>

#include "render/projection.h"
#include "render/shader.h"
#include "render/target.h"
#include "scene/frame.h"

namespace jingluo::render {

class ShapeShader;

std::shared_ptr<LazyShader<ShapeShader>> make_shape_shader();

struct Shape {
    glm::vec3 at{0};    // middle in pixels, depth
    glm::vec4 size{0};  // half width, half height, corner radius, rim; pixels
    glm::u8vec4 fill{0}, rim{0};
    glm::vec2 kind{0};  // number of the shape, alpha where it is hidden
};

Shape shape_of(const scene::Sign2d& sign);
Shape shape_of(const scene::Box2d& box);
/// Nothing when the place is behind the eye.
std::optional<Shape> shape_of(const scene::Marker& marker, const Projection& projection);

class ShapePass {
  public:
    /// The program is shared by all passes of this kind.
    explicit ShapePass(std::shared_ptr<LazyShader<ShapeShader>> shader);
    ~ShapePass();
    ShapePass(const ShapePass&) = delete;
    ShapePass& operator=(const ShapePass&) = delete;

    void upload(const std::vector<Shape>& shapes);
    /// Hidden parts first where any shape asks for them. Depth is read, not written.
    void draw_on_skin(const PictureWindow& window);
    void draw_flat(const PictureWindow& window);

  private:
    void draw(const PictureWindow& window, bool hidden);
    VertexArray array_;
    Buffer corners_, shapes_;
    int count_ = 0;
    bool any_hidden_ = false;
    std::shared_ptr<LazyShader<ShapeShader>> shader_;
};

}  // namespace jingluo::render
