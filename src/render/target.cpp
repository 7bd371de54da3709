#include "render/target.h"

#include <stdexcept>
#include <string>

namespace jingluo::render {

namespace {

void attach(GLenum point, const Renderbuffer& buffer) {
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, point, GL_RENDERBUFFER, buffer.name());
}

void store(const Renderbuffer& buffer, GLenum format, int width, int height, int samples) {
    glBindRenderbuffer(GL_RENDERBUFFER, buffer.name());
    if (samples > 1) {
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width, height);
    } else {
        glRenderbufferStorage(GL_RENDERBUFFER, format, width, height);
    }
}

void check(int width, int height, int samples) {
    const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    if (status == GL_FRAMEBUFFER_COMPLETE) return;
    throw std::runtime_error("the driver cannot make a framebuffer of " + std::to_string(width) + " x " +
                             std::to_string(height) + " pixels with " + std::to_string(samples) + " samples (status " +
                             std::to_string(status) + ")");
}

}  // namespace

void Target::resize(int width, int height, int samples) {
    if (width == width_ && height == height_ && samples == samples_) return;
    width_ = height_ = samples_ = 0;
    // The old memory goes before the new is asked for: at the size of a poster both together would be too much.
    scene_.reset();
    plain_.reset();
    scene_colour_.reset();
    plain_colour_.reset();
    depth_.reset();

    plain_colour_ = Renderbuffer::make();
    depth_ = Renderbuffer::make();
    store(plain_colour_, GL_RGBA8, width, height, 1);
    store(depth_, GL_DEPTH_COMPONENT24, width, height, samples);
    plain_ = Framebuffer::make();
    glBindFramebuffer(GL_FRAMEBUFFER, plain_.name());
    attach(GL_COLOR_ATTACHMENT0, plain_colour_);
    if (samples > 1) {
        check(width, height, 1);
        scene_colour_ = Renderbuffer::make();
        store(scene_colour_, GL_RGBA8, width, height, samples);
        scene_ = Framebuffer::make();
        glBindFramebuffer(GL_FRAMEBUFFER, scene_.name());
        attach(GL_COLOR_ATTACHMENT0, scene_colour_);
    }
    attach(GL_DEPTH_ATTACHMENT, depth_);
    check(width, height, samples);
    width_ = width;
    height_ = height;
    samples_ = samples;
}

void Target::bind_scene() const {
    glBindFramebuffer(GL_FRAMEBUFFER, scene_ ? scene_.name() : plain_.name());
}

void Target::resolve_and_bind() const {
    if (scene_) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, scene_.name());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, plain_.name());
        glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, plain_.name());
}

void Target::copy_into(const Target& other) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, plain_.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, other.plain_.name());
    glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Target::bind_plain_for_reading() const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, plain_.name());
}

void Target::bind_plain_for_drawing() const {
    glBindFramebuffer(GL_FRAMEBUFFER, plain_.name());
}

PictureWindow::PictureWindow(glm::ivec2 picture_px, Rectangle block, Rectangle tile) : crop_(1.0f) {
    viewport_ = {block.x - tile.x, (tile.y + tile.height) - (block.y + block.height), block.width, block.height};
    const glm::vec2 whole(picture_px);
    const glm::vec2 part(block.width, block.height);
    const glm::vec2 corner(block.x, block.y);
    clip_from_px_ = {2.0f / part.x, -2.0f / part.y, -1.0f - 2.0f * corner.x / part.x, 1.0f + 2.0f * corner.y / part.y};
    crop_[0][0] = whole.x / part.x;
    crop_[1][1] = whole.y / part.y;
    crop_[3][0] = (whole.x - 2.0f * corner.x) / part.x - 1.0f;
    crop_[3][1] = 1.0f - (whole.y - 2.0f * corner.y) / part.y;
}

void PictureWindow::apply() const {
    glViewport(viewport_.x, viewport_.y, viewport_.width, viewport_.height);
}

}  // namespace jingluo::render
