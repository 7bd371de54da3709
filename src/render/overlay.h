// The flat things over the picture, back to front: boxes, strokes, signs, texts.
#pragma once

#include "render/line_pass.h"
#include "render/shape_pass.h"
#include "render/text_pass.h"

namespace jingluo::render {

class Overlay {
  public:
    Overlay(const FontFiles& fonts, const std::shared_ptr<LazyShader<ShapeShader>>& shapes,
            const std::shared_ptr<LazyShader<RibbonShader>>& ribbons)
        : boxes_(shapes), signs_(shapes), strokes_(ribbons), texts_(fonts) {}
    void upload(const scene::Frame& frame);
    void draw(const PictureWindow& window);

  private:
    ShapePass boxes_, signs_;
    LinePass strokes_;
    TextPass texts_;
};

}  // namespace jingluo::render
