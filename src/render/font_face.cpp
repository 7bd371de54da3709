#include "render/font_face.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include <cstring>

#include "base/fault.h"

namespace jingluo::render {

char32_t take_code_point(std::string_view& text) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    constexpr char32_t wrong = 0xFFFD;
    const unsigned char first = byte(0);
    size_t length = 1;
    char32_t code = first;
    if (first >= 0xF0 && first < 0xF5) {
        length = 4;
        code = first & 0x07u;
    } else if (first >= 0xE0 && first < 0xF0) {
        length = 3;
        code = first & 0x0Fu;
    } else if (first >= 0xC2 && first < 0xE0) {
        length = 2;
        code = first & 0x1Fu;
    } else if (first >= 0x80) {
        text.remove_prefix(1);
        return wrong;
    }
    bool good = text.size() >= length;
    for (size_t i = 1; good && i < length; ++i) {
        good = (byte(i) & 0xC0u) == 0x80u;
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    text.remove_prefix(good ? length : 1);
    return good ? code : wrong;
}

FontFace::FontFace(std::filesystem::path file, int face_index) : file_(std::move(file)), face_index_(face_index) {}

FontFace::~FontFace() {
    if (face_ != nullptr) FT_Done_Face(face_);
    if (library_ != nullptr) FT_Done_FreeType(library_);
}

FT_FaceRec_* FontFace::face() {
    if (face_ != nullptr) return face_;
    if (library_ == nullptr && FT_Init_FreeType(&library_) != 0) {
        library_ = nullptr;
        throw base::BadInput({file_.string(), "", "FreeType cannot start"});
    }
    if (FT_New_Face(library_, file_.c_str(), face_index_, &face_) != 0) {
        face_ = nullptr;
        throw base::BadInput({file_.string(), "face " + std::to_string(face_index_),
                              "no font that FreeType can read; the Debian package fonts-noto-cjk holds the right one"});
    }
    return face_;
}

std::uint32_t FontFace::glyph_of(char32_t code_point) {
    const auto known = glyphs_.find(code_point);
    if (known != glyphs_.end()) return known->second;
    const std::uint32_t glyph = FT_Get_Char_Index(face(), code_point);
    glyphs_.emplace(code_point, glyph);
    return glyph;
}

float FontFace::advance(std::uint32_t glyph) {
    const auto known = advances_.find(glyph);
    if (known != advances_.end()) return known->second;
    FT_Fixed units = 0;
    FT_Get_Advance(face(), glyph, FT_LOAD_NO_SCALE, &units);
    const float em = static_cast<float>(units) / static_cast<float>(std::max<int>(face_->units_per_EM, 1));
    advances_.emplace(glyph, em);
    return em;
}

// The line metrics of a pan-CJK face leave room that one line of labels does not need: capitals, tone marks and hanzi
// all lie within 0.88 em above and 0.12 em below, the ideographic em box, but Latin descenders reach 0.24 em.
float FontFace::ascent() {
    return 0.88f;
}
float FontFace::descent() {
    return 0.24f;
}

FontFace::Bitmap FontFace::rasterise(std::uint32_t glyph, int size_64, int shift_64, int halo_64) {
    Bitmap result;
    if (size_64_ != size_64) {
        FT_Set_Char_Size(face(), 0, size_64, 72, 72);
        size_64_ = size_64;
    }
    // Light hinting sets horizontal stems on the pixel grid and leaves all widths as they are drawn.
    if (FT_Load_Glyph(face(), glyph, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT) != 0) return result;
    if (face_->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return result;
    FT_Outline_Translate(&face_->glyph->outline, shift_64, 0);

    FT_Glyph shape = nullptr;
    if (FT_Get_Glyph(face_->glyph, &shape) != 0) return result;
    if (halo_64 > 0) {
        FT_Stroker stroker = nullptr;
        if (FT_Stroker_New(library_, &stroker) == 0) {
            FT_Stroker_Set(stroker, halo_64, FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
            FT_Glyph_StrokeBorder(&shape, stroker, 0, 1);
            FT_Stroker_Done(stroker);
        }
    }
    if (FT_Glyph_To_Bitmap(&shape, FT_RENDER_MODE_NORMAL, nullptr, 1) == 0) {
        const auto* bitmap = reinterpret_cast<FT_BitmapGlyph>(shape);
        result.left = bitmap->left;
        result.top = bitmap->top;
        result.width = static_cast<int>(bitmap->bitmap.width);
        result.height = static_cast<int>(bitmap->bitmap.rows);
        const auto width = static_cast<size_t>(result.width);
        result.rows.resize(width * static_cast<size_t>(result.height));
        for (int y = 0; y < result.height && width > 0; ++y) {
            std::memcpy(&result.rows[static_cast<size_t>(y) * width], bitmap->bitmap.buffer + y * bitmap->bitmap.pitch,
                        width);
        }
    }
    FT_Done_Glyph(shape);
    return result;
}

}  // namespace jingluo::render
