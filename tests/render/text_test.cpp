#include "base/fault.h"
#include "render/font_face.h"
#include "support.h"

namespace jingluo::render::test {
namespace {

class Text : public Drawing {
  protected:
    /// Black on white, no body.
    scene::Frame page(const std::string& text, float size_px, bool bold = false) {
        scene::Frame frame;
        frame.width_px = 400;
        frame.height_px = 100;
        frame.texts.push_back({text, {20, 60}, size_px, {0, 0, 0, 1}, {1, 1, 1, 0}, bold});
        return frame;
    }
    struct Ink {
        int left = 10000, right = -1, top = 10000, bottom = -1, pixels = 0;
    };
    static Ink ink(const Image& image) {
        Ink result;
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x) {
                if (pixel(image, x, y)[0] > 150) continue;
                result.left = std::min(result.left, x);
                result.right = std::max(result.right, x);
                result.top = std::min(result.top, y);
                result.bottom = std::max(result.bottom, y);
                ++result.pixels;
            }
        }
        return result;
    }
};

TEST_F(Text, ToneMarksAndHanziOfBothScriptsHaveInk) {
    std::vector<Image> seen;
    for (const char* text : {"ā", "á", "ǎ", "à", "ǖ", "ǘ", "ǚ", "ǜ", "肾", "腎", "俞", "环", "環", "—"}) {
        seen.push_back(drawn(page(text, 40)));
        EXPECT_GT(ink(seen.back()).pixels, 40) << text;
        for (size_t i = 0; i + 1 < seen.size(); ++i)
            EXPECT_NE(seen[i].rgba, seen.back().rgba) << text << " looks like number " << i;
    }
    // None of them is the box that stands for a missing glyph.
    FontFace face(find_fonts().regular, find_fonts().regular_face);
    EXPECT_NE(face.glyph_of(U'ǚ'), 0u);
    EXPECT_NE(face.glyph_of(U'腎'), 0u);
    EXPECT_EQ(face.glyph_of(0x10FFFE), 0u);
}

TEST_F(Text, StandsOnItsBaselineAndIsAsWideAsMeasured) {
    const TextMeasure measure(find_fonts());
    for (const bool bold : {false, true}) {
        const std::string text = "HBL23 Shènshu 肾俞H";
        const Ink seen = ink(drawn(page(text, 24, bold)));
        EXPECT_NEAR(static_cast<float>(seen.right - seen.left), measure(text, 24, bold).x, 6);
        EXPECT_NEAR(seen.left, 22, 2);
        const Ink capital = ink(drawn(page("H", 24, bold)));
        EXPECT_EQ(capital.bottom, 59);
        EXPECT_NEAR(capital.top, 60 - 24 * 0.73, 1.5);
    }
    EXPECT_GT(measure("Shenshu", 20, true).x, measure("Shenshu", 20, false).x);
    EXPECT_NEAR(measure("Shenshu", 40, false).x, 2 * measure("Shenshu", 20, false).x, 0.01);
    EXPECT_EQ(measure("", 20, false).x, 0.0f);
    EXPECT_NEAR(measure("肾俞", 20, false).x, 40, 0.01);
}

TEST_F(Text, HaloSurroundsTheLetters) {
    scene::Frame frame = page("Shènshū", 24);
    frame.background_top = frame.background_bottom = {0.5f, 0.5f, 0.5f, 1};
    const Image without = drawn(frame);
    frame.texts[0].halo = {1, 1, 1, 1};
    const Image with = drawn(frame);
    EXPECT_EQ(count_near(without, {255, 255, 255, 255}, 5), 0);
    EXPECT_GT(count_near(with, {255, 255, 255, 255}, 5), 300);
    EXPECT_GT(count_near(with, {0, 0, 0, 255}, 12), 200);  // the letters themselves lie over the halo
}

TEST_F(Text, BrokenUtf8IsDrawnAsReplacementAndDoesNotCrash) {
    const std::string broken =
        "a\xff\xe8\x82"
        "b\xc3";
    std::string_view rest = broken;
    std::u32string codes;
    while (!rest.empty()) codes += take_code_point(rest);
    EXPECT_EQ(codes, U"a\uFFFD\uFFFD\uFFFDb\uFFFD");
    EXPECT_GT(ink(drawn(page(broken, 24))).pixels, 20);
}

TEST_F(Text, ManySizesInTurnKeepTheirLetters) {
    // More glyphs than the pages that are kept: the atlas is emptied on the way.
    const Image first = drawn(page("肾俞 Shènshū", 30));
    const int kept = ink(first).pixels;
    for (int size = 100; size < 400; size += 7) {
        drawn(page("環跳足太陽膀胱經大腸俞委中承山", static_cast<float>(size)));
    }
    EXPECT_EQ(ink(drawn(page("肾俞 Shènshū", 30))).pixels, kept);
    EXPECT_EQ(drawn(page("肾俞 Shènshū", 30)).rgba, first.rgba);
}

TEST(Fonts, MissingOnesNameThePackage) {
    setenv("JINGLUO_FONTS", "/nonexistent/fonts", 1);
    try {
        find_fonts();
        ADD_FAILURE() << "no fonts there";
    } catch (const base::BadInput& error) {
        EXPECT_NE(std::string(error.what()).find("/nonexistent/fonts/NotoSansCJK-Regular.ttc"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("fonts-noto-cjk"), std::string::npos);
    }
    unsetenv("JINGLUO_FONTS");
    FontFace no_font("/dev/null", 0);
    EXPECT_THROW(no_font.glyph_of(U'a'), base::BadInput);
}

}  // namespace
}  // namespace jingluo::render::test
