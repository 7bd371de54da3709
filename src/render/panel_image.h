// A picture that the panels can show: pixels as a texture.
#pragma once

#include <cstdint>
#include <memory>

#include "render/renderer.h"

namespace jingluo::render {

class PanelImage {
  public:
    PanelImage();  // needs a current context
    ~PanelImage();
    PanelImage(const PanelImage&) = delete;
    PanelImage& operator=(const PanelImage&) = delete;
    void set(const Image& image);
    /// What Dear ImGui calls the texture; stays the same.
    std::uintptr_t id() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace jingluo::render
