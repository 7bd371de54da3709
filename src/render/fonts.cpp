#include "render/fonts.h"

#include <cstdlib>

#include "base/fault.h"
#include "render/font_face.h"

namespace jingluo::render {

FontFiles find_fonts() {
    const char* wanted = std::getenv("JINGLUO_FONTS");
    const std::filesystem::path folder =
        wanted != nullptr && *wanted != '\0' ? wanted : "/usr/share/fonts/opentype/noto";
    FontFiles files;
    files.regular = folder / "NotoSansCJK-Regular.ttc";
    files.bold = folder / "NotoSansCJK-Bold.ttc";
    // Order of the faces in the collection: JP, KR, SC, TC, HK, then the monospaced ones.
    files.regular_face = files.bold_face = 2;
    for (const auto& file : {files.regular, files.bold}) {
        std::error_code error;
        if (std::filesystem::is_regular_file(file, error)) continue;
        throw base::BadInput(
            {file.string(), "",
             "this font is missing; install the Debian package fonts-noto-cjk, or name the folder that holds "
             "NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc in JINGLUO_FONTS"});
    }
    return files;
}

struct TextMeasure::Inside {
    FontFace regular, bold;
};

TextMeasure::TextMeasure(const FontFiles& files)
    : inside_(new Inside{{files.regular, files.regular_face}, {files.bold, files.bold_face}}) {}

TextMeasure::~TextMeasure() {
    delete inside_;
}

glm::vec2 TextMeasure::operator()(std::string_view text, float size_px, bool bold) const {
    FontFace& face = bold ? inside_->bold : inside_->regular;
    float em = 0.0f;
    while (!text.empty()) em += face.advance(face.glyph_of(take_code_point(text)));
    return {em * size_px, (face.ascent() + face.descent()) * size_px};
}

}  // namespace jingluo::render
