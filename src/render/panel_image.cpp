#include "render/panel_image.h"

#include "render/gl_handles.h"

namespace jingluo::render {

struct PanelImage::Inside {
    Texture texture = Texture::make();
};

PanelImage::PanelImage() : inside_(std::make_unique<Inside>()) {}
PanelImage::~PanelImage() = default;

void PanelImage::set(const Image& image) {
    glBindTexture(GL_TEXTURE_2D, inside_->texture.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 image.rgba.empty() ? nullptr : image.rgba.data());
    glBindTexture(GL_TEXTURE_2D, 0);
}

std::uintptr_t PanelImage::id() const {
    return inside_->texture.name();
}

}  // namespace jingluo::render
