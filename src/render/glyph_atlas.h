// Glyphs as they are first used, in pages of one byte a pixel.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "render/font_face.h"
#include "render/fonts.h"
#include "render/gl_handles.h"

namespace jingluo::render {

class GlyphAtlas {
  public:
    explicit GlyphAtlas(const FontFiles& fonts);

    struct Entry {
        int page = -1;                            // -1: nothing to draw
        int x = 0, y = 0, width = 0, height = 0;  // in the page
        int left = 0, top = 0;                    // from the pen's pixel, y up
    };
    FontFace& face(bool bold) { return faces_[bold ? 1 : 0]; }
    /// `quarter` shifts the glyph right by so many quarters of a pixel.
    Entry find(bool bold, std::uint32_t glyph, int size_64, int quarter, int halo_64);

    /// Forgets all when much has piled up; only between frames.
    void tidy();
    /// Sends what is new to the driver.
    void upload();
    void bind(int page) const;
    int page_size(int page) const { return pages_[static_cast<size_t>(page)].size; }

  private:
    struct Page {
        int size = 0;
        int shelf_y = 0, shelf_height = 0, x = 0;
        int dirty_from = 0, dirty_to = 0;  // rows
        std::vector<std::uint8_t> pixels;
        Texture texture;
    };
    bool place(Page& page, Entry& entry) const;
    std::array<FontFace, 2> faces_;
    std::vector<Page> pages_;
    std::unordered_map<std::uint64_t, Entry> entries_;
};

}  // namespace jingluo::render
