// One weight of the typeface, opened when the first text asks for it. Needs no OpenGL.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace jingluo::render {

/// The next code point of UTF-8 text, which is taken off its front; U+FFFD for each byte that is not well-formed.
char32_t take_code_point(std::string_view& text);

class FontFace {
  public:
    FontFace(std::filesystem::path file, int face_index);
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    std::uint32_t glyph_of(char32_t code_point);
    /// In parts of the em, unhinted.
    float advance(std::uint32_t glyph);
    /// Above and below the baseline, in parts of the em.
    float ascent();
    float descent();

    /// Coverage of one glyph, 8 bits a pixel.
    struct Bitmap {
        int left = 0, top = 0;  // from the pen's pixel to the bitmap's corner, y up
        int width = 0, height = 0;
        std::vector<std::uint8_t> rows;
    };
    /// `size_64` is the em in 1/64 pixel, `shift_64` moves the outline right by so many 1/64 pixel. With `halo_64`
    /// above 0 the outline grows by that radius.
    Bitmap rasterise(std::uint32_t glyph, int size_64, int shift_64, int halo_64);

  private:
    FT_FaceRec_* face();  // opens it; BadInput when FreeType cannot
    std::filesystem::path file_;
    int face_index_;
    FT_LibraryRec_* library_ = nullptr;
    FT_FaceRec_* face_ = nullptr;
    int size_64_ = 0;
    std::unordered_map<char32_t, std::uint32_t> glyphs_;
    std::unordered_map<std::uint32_t, float> advances_;
};

}  // namespace jingluo::render
