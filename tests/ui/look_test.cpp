// What one sees: every character has a glyph, nothing runs out of the panel, every ink stands off its ground.
#include "ui/look.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "ui/hand.h"
#include "ui/imgui_shim.h"

namespace jingluo::test {
namespace {

double channel(ImU32 colour, int shift) {
    const double value = ((colour >> shift) & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1: relative luminance and contrast ratio.
double luminance(ImU32 colour) {
    return 0.2126 * channel(colour, IM_COL32_R_SHIFT) + 0.7152 * channel(colour, IM_COL32_G_SHIFT) +
           0.0722 * channel(colour, IM_COL32_B_SHIFT);
}

double contrast(ImU32 a, ImU32 b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

TEST(Look, ContrastOfKnownColours) {
    EXPECT_NEAR(contrast(IM_COL32_BLACK, IM_COL32_WHITE), 21, 1e-6);
    EXPECT_NEAR(contrast(IM_COL32(0x77, 0x77, 0x77, 255), IM_COL32_WHITE), 4.478, 0.001);
}

TEST(Look, EveryInkStandsOffItsGround) {
    for (const scene::Theme theme : {scene::Theme::light, scene::Theme::dark}) {
        const ui::Look& look = ui::look_of(theme);
        const int which = static_cast<int>(theme);
        for (const ImU32 ground : {look.panel, look.card, look.card_hover, look.accent_tint, look.warn_tint}) {
            EXPECT_GE(contrast(look.ink, ground), 7) << which;
            EXPECT_GE(contrast(look.ink_soft, ground), 4.5) << which;
            EXPECT_GE(contrast(look.accent, ground), 4.5) << which;
        }
        for (const ImU32 ground : {look.panel, look.card, look.warn_tint})
            EXPECT_GE(contrast(look.warn, ground), 4.5) << which;
        EXPECT_GE(contrast(look.on_accent, look.accent), 4.5) << which;
        for (const ImU32 ground : {look.panel, look.card, look.card_hover})
            EXPECT_GE(contrast(look.control, ground), 3) << which;
    }
}

TEST(Look, EveryCharacterOfTheAtlasHasAGlyphInEveryFont) {
    const Specimen specimen(real_atlas());
    const Hand hand(specimen, {800, 600});
    const ui::Fonts fonts = ui::fonts_of_context();
    const std::vector<char32_t> characters = ui::characters_used(specimen.atlas);
    EXPECT_GT(characters.size(), 300u);
    EXPECT_TRUE(std::find(characters.begin(), characters.end(), U'肾') != characters.end());
    for (ImFont* font : {fonts.body, fonts.bold, fonts.title, fonts.small, fonts.heading}) {
        for (const char32_t character : characters) {
            EXPECT_TRUE(character <= 0xffff && ui::shim::has_glyph(font, static_cast<ImWchar>(character)))
                << "U+" << std::hex << static_cast<unsigned>(character);
        }
    }
}

TEST(Look, FontsAreAsLargeAsPromisedAndGrowWithTheScreen) {
    const Specimen specimen(small_atlas());
    float at_1 = 0;
    {
        const Hand hand(specimen, {800, 600});
        // Noto Sans CJK stands 1.448 em from descender to ascender.
        at_1 = ui::shim::font_size(ui::fonts_of_context().body);
        EXPECT_NEAR(at_1, 17 * 1.448, 0.6);
    }
    for (const float scale : {2.0f, 12.0f}) {
        const Hand hand(specimen, {1600, 1200}, scale);
        EXPECT_NEAR(ui::shim::font_size(ui::fonts_of_context().body), scale * at_1, scale);
        // What OpenGL 3.3 drivers take at the least is 1024 a side, what they all take today 16384.
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        EXPECT_LE(std::max(width, height), 8192);
    }
}

TEST(Look, MissingFontIsNamed) {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    try {
        ui::load_fonts("/nonexistent/font.ttc", 0, "/nonexistent/bold.ttc", 0, small_atlas(), 1);
        ADD_FAILURE() << "no complaint";
    } catch (const base::BadInput& bad) {
        EXPECT_NE(std::string(bad.what()).find("/nonexistent/font.ttc"), std::string::npos) << bad.what();
    }
    ImGui::DestroyContext(context);
}

/// Every text and button stands within the panel's column.
void expect_within_panel(const Hand& hand, const std::string& where) {
    const auto width = static_cast<float>(hand.out.panel_width_px);
    for (const ui::Drawn& is : hand.drawn) {
        EXPECT_GE(is.min_x, 0) << where << ": " << is.what;
        EXPECT_LE(is.max_x, width + 0.5f) << where << ": " << is.what;
        if (is.kind == ui::Drawn::Kind::text) {
            EXPECT_LE(is.max_x, is.clip_max_x + 0.5f) << where << ": " << is.what;
        }
    }
}

class Fits : public testing::TestWithParam<std::tuple<float, float>> {};

TEST_P(Fits, NothingRunsOutOfThePanel) {
    const auto [scale, width] = GetParam();
    const Specimen specimen(real_atlas());
    Hand hand(specimen, {1280 * scale, 6000}, scale);
    hand.memory.panel_width = width;
    hand.memory.reading_width = width + 60;
    hand.memory.unfolded = {"red_flags", "evidence"};
    hand.frame(3);
    expect_within_panel(hand, "overview");
    for (const atlas::Region& region : specimen.atlas.regions) {
        hand.state.region = region.id;
        hand.frame(2);
        expect_within_panel(hand, region.id);
    }
    for (const atlas::Point& point : specimen.atlas.points) {
        hand.state.selected = locate::PointId{point.code, point.members[0].name,
                                              point.midline ? atlas::Side::midline : atlas::Side::left};
        hand.frame();
        expect_within_panel(hand, point.code);
    }
    for (const scene::PanelPage page : {scene::PanelPage::about, scene::PanelPage::sources}) {
        hand.state.page = page;
        hand.frame(2);
        expect_within_panel(hand, "page");
    }
}

INSTANTIATE_TEST_SUITE_P(ScalesAndWidths, Fits,
                         testing::Values(std::tuple{1.0f, 400.0f}, std::tuple{1.0f, 340.0f}, std::tuple{2.0f, 400.0f}));

}  // namespace
}  // namespace jingluo::test
