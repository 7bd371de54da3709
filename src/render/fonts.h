// The one typeface, rasterised with FreeType. Noto Sans CJK carries Latin with tone marks and both scripts of hanzi.
#pragma once

#include <filesystem>
#include <glm/glm.hpp>
#include <string>
#include <string_view>

namespace jingluo::render {

struct FontFiles {
    std::filesystem::path regular, bold;
    int regular_face = 0, bold_face = 0;  // index in the collection: the SC face
};

/// Where Debian's fonts-noto-cjk puts them; JINGLUO_FONTS names another folder. Throws BadInput when missing, with the
/// package.
FontFiles find_fonts();

/// As scene::MeasureText wants it. Needs no OpenGL. Thread-compatible, caches advances.
class TextMeasure {
  public:
    explicit TextMeasure(const FontFiles& files);
    ~TextMeasure();
    TextMeasure(const TextMeasure&) = delete;
    TextMeasure& operator=(const TextMeasure&) = delete;
    glm::vec2 operator()(std::string_view text, float size_px, bool bold) const;

  private:
    struct Inside;
    Inside* inside_;
};

}  // namespace jingluo::render
