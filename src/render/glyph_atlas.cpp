#include "render/glyph_atlas.h"

#include <algorithm>
#include <cstring>

namespace jingluo::render {

namespace {
constexpr int usual_page = 1024;
constexpr size_t most_pages_kept = 8;
}  // namespace

GlyphAtlas::GlyphAtlas(const FontFiles& fonts)
    : faces_{{{fonts.regular, fonts.regular_face}, {fonts.bold, fonts.bold_face}}} {}

bool GlyphAtlas::place(Page& page, Entry& entry) const {
    // One empty pixel between glyphs, so that neither bleeds into the other.
    if (page.x + entry.width + 1 > page.size) {
        page.shelf_y += page.shelf_height;
        page.shelf_height = page.x = 0;
    }
    if (entry.width + 1 > page.size || page.shelf_y + entry.height + 1 > page.size) return false;
    entry.x = page.x;
    entry.y = page.shelf_y;
    page.x += entry.width + 1;
    page.shelf_height = std::max(page.shelf_height, entry.height + 1);
    return true;
}

GlyphAtlas::Entry GlyphAtlas::find(bool bold, std::uint32_t glyph, int size_64, int quarter, int halo_64) {
    const std::uint64_t key = (static_cast<std::uint64_t>(glyph) << 44) | (static_cast<std::uint64_t>(size_64) << 22) |
                              (static_cast<std::uint64_t>(halo_64) << 3) | (static_cast<std::uint64_t>(quarter) << 1) |
                              (bold ? 1u : 0u);
    const auto known = entries_.find(key);
    if (known != entries_.end()) return known->second;

    const FontFace::Bitmap bitmap = face(bold).rasterise(glyph, size_64, quarter * 16, halo_64);
    Entry entry;
    entry.width = bitmap.width;
    entry.height = bitmap.height;
    entry.left = bitmap.left;
    entry.top = bitmap.top;
    if (bitmap.width > 0 && bitmap.height > 0) {
        if (pages_.empty() || !place(pages_.back(), entry)) {
            Page page;
            page.size = usual_page;
            while (page.size <= std::max(entry.width, entry.height)) page.size *= 2;
            page.pixels.resize(static_cast<size_t>(page.size) * static_cast<size_t>(page.size));
            pages_.push_back(std::move(page));
            place(pages_.back(), entry);
        }
        Page& page = pages_.back();
        entry.page = static_cast<int>(pages_.size()) - 1;
        for (int y = 0; y < entry.height; ++y) {
            std::memcpy(&page.pixels[static_cast<size_t>(entry.y + y) * static_cast<size_t>(page.size) +
                                     static_cast<size_t>(entry.x)],
                        &bitmap.rows[static_cast<size_t>(y) * static_cast<size_t>(entry.width)],
                        static_cast<size_t>(entry.width));
        }
        if (page.dirty_from == page.dirty_to) {
            page.dirty_from = entry.y;
            page.dirty_to = entry.y + entry.height;
        }
        page.dirty_from = std::min(page.dirty_from, entry.y);
        page.dirty_to = std::max(page.dirty_to, entry.y + entry.height);
    }
    entries_.emplace(key, entry);
    return entry;
}

void GlyphAtlas::tidy() {
    if (pages_.size() <= most_pages_kept) return;
    pages_.clear();
    entries_.clear();
}

void GlyphAtlas::upload() {
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    for (Page& page : pages_) {
        if (!page.texture) {
            page.texture = Texture::make();
            glBindTexture(GL_TEXTURE_2D, page.texture.name());
            // Glyphs are drawn pixel by pixel, never scaled.
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
            glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, page.size, page.size, 0, GL_RED, GL_UNSIGNED_BYTE,
                         page.pixels.data());
        } else if (page.dirty_from < page.dirty_to) {
            glBindTexture(GL_TEXTURE_2D, page.texture.name());
            glTexSubImage2D(GL_TEXTURE_2D, 0, 0, page.dirty_from, page.size, page.dirty_to - page.dirty_from, GL_RED,
                            GL_UNSIGNED_BYTE,
                            &page.pixels[static_cast<size_t>(page.dirty_from) * static_cast<size_t>(page.size)]);
        }
        page.dirty_from = page.dirty_to = 0;
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void GlyphAtlas::bind(int page) const {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, pages_[static_cast<size_t>(page)].texture.name());
}

}  // namespace jingluo::render
