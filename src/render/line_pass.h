// Draws ribbons: the curves on the skin with the body's depth, the overlay's strokes without.
#pragma once

#include <memory>

#include "render/ribbons.h"
#include "render/shader.h"
#include "render/target.h"

namespace jingluo::render {

class RibbonShader;

std::shared_ptr<LazyShader<RibbonShader>> make_ribbon_shader();

class LinePass {
  public:
    /// The program is shared by all passes of this kind.
    explicit LinePass(std::shared_ptr<LazyShader<RibbonShader>> shader);
    ~LinePass();
    LinePass(const LinePass&) = delete;
    LinePass& operator=(const LinePass&) = delete;

    void upload(const Ribbons& ribbons);
    /// Hidden parts first, then the visible ones. Depth is read, not written.
    void draw_on_skin(const PictureWindow& window);
    void draw_flat(const PictureWindow& window);

  private:
    void draw(const PictureWindow& window, bool hidden, int first, int count);
    VertexArray array_;
    Buffer vertices_, indices_;
    int count_ = 0, hidden_count_ = 0;
    std::shared_ptr<LazyShader<RibbonShader>> shader_;
};

}  // namespace jingluo::render
