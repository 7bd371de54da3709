// Where a picture, or a tile of one, is drawn: a framebuffer with or without multisampling, and the plain one that it
// is resolved into and that the window and the export read.
#pragma once

#include <glm/glm.hpp>

#include "render/gl_handles.h"

namespace jingluo::render {

/// Colour RGBA8 and depth of 24 bits, made anew only when size or samples change.
class Target {
  public:
    /// Throws std::runtime_error when the driver cannot make it.
    void resize(int width, int height, int samples);
    /// All of a frame is drawn here.
    void bind_scene() const;
    /// Moves the scene into the plain framebuffer and binds that.
    void resolve_and_bind() const;
    /// Copies the plain framebuffer into that of another target of the same size without multisampling.
    void copy_into(const Target& other) const;
    void bind_plain_for_reading() const;
    void bind_plain_for_drawing() const;
    int width() const { return width_; }
    int height() const { return height_; }

  private:
    int width_ = 0, height_ = 0, samples_ = 0;
    Framebuffer scene_, plain_;  // scene_ is empty without multisampling: then all is drawn into plain_
    Renderbuffer scene_colour_, plain_colour_, depth_;
};

/// A rectangle of the picture in whole pixels, origin top left.
struct Rectangle {
    int x = 0, y = 0, width = 0, height = 0;
};

/// The part of a picture that a target shows. Every tile is drawn with the viewport of the whole picture, shifted, so
/// that the same numbers reach the rasteriser and tiles meet without a seam. Only where the picture exceeds the
/// driver's largest viewport is it cut into blocks, each with a projection of its own.
class PictureWindow {
  public:
    PictureWindow(glm::ivec2 picture_px, Rectangle block, Rectangle tile);
    /// Sets the viewport; the target is bound.
    void apply() const;
    /// In pixels of the target, y upwards.
    const Rectangle& viewport() const { return viewport_; }
    /// Multiplies the projection from the left.
    const glm::mat4& crop() const { return crop_; }
    /// clip.xy = px * xy + zw, for pixels of the whole picture.
    const glm::vec4& clip_from_px() const { return clip_from_px_; }

  private:
    Rectangle viewport_;  // y upwards
    glm::mat4 crop_;
    glm::vec4 clip_from_px_;
};

}  // namespace jingluo::render
