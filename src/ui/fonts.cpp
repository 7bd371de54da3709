#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <set>

#include "base/fault.h"
#include "base/files.h"
#include "ui/imgui_shim.h"
#include "ui/theme.h"

namespace jingluo::ui {

namespace {

constexpr std::uintmax_t largest_font_bytes = 64u << 20;
// Beyond this, glyphs are drawn from those of this scale: a texture of all of them would outgrow what drivers take
// (16384 a side) and hundreds of megabytes. Only pictures with the panel at the largest sizes come here.
constexpr float largest_raster_scale = 5;

/// Decodes UTF-8 that has been checked on the way in; anything else is skipped.
void collect(std::string_view text, std::set<char32_t>& into) {
    for (size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const size_t length = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (length == 0 || i + length > text.size()) {
            ++i;
            continue;
        }
        char32_t character = length == 1 ? lead : lead & (0x7fu >> length);
        for (size_t k = 1; k < length; ++k)
            character = (character << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3fu);
        if (character >= 0x20) into.insert(character);
        i += length;
    }
}

void collect(const std::vector<std::string>& texts, std::set<char32_t>& into) {
    for (const std::string& text : texts) collect(text, into);
}

void collect(const atlas::Names& names, std::set<char32_t>& into) {
    for (const std::string* text : {&names.pinyin, &names.hanzi_traditional, &names.hanzi_simplified, &names.english})
        collect(*text, into);
}

void collect_points(const atlas::Atlas& atlas, std::set<char32_t>& into) {
    for (const atlas::Point& point : atlas.points) {
        collect(point.code, into);
        collect(point.names, into);
        collect(point.older_codes, into);
        collect(point.old_numbering, into);
        for (const std::string* text : {&point.location.text, &point.beneath.text, &point.needling.text})
            collect(*text, into);
        for (const atlas::Member& member : point.members) collect(member.name, into);
        for (const atlas::Cited& caution : point.cautions) collect(caution.text, into);
        for (const atlas::Category& category : point.categories) collect(category.of, into);
        for (const atlas::RegionUse& use : point.regions) collect(use.why.text, into);
    }
}

void collect_pages(const atlas::Atlas& atlas, std::set<char32_t>& into) {
    collect(atlas.red_flags.title, into);
    collect(atlas.red_flags.lead.text, into);
    for (const atlas::Cited& flag : atlas.red_flags.flags) collect(flag.text, into);
    collect(atlas.evidence.text, into);
    for (const atlas::Region& region : atlas.regions) {
        for (const std::string* text : {&region.name, &region.hanzi, &region.meaning.text, &region.what_to_mind.text})
            collect(*text, into);
        for (const atlas::Cited& flag : region.red_flags) collect(flag.text, into);
        for (const atlas::Cited& caution : region.cautions) collect(caution.text, into);
    }
    collect(atlas.about.title, into);
    for (const atlas::Section& section : atlas.about.sections) {
        collect(section.title, into);
        for (const atlas::Block& block : section.blocks) collect(block.is.text, into);
    }
    for (const auto& [id, source] : atlas.sources) {
        for (const std::string* text :
             {&source.kind, &source.authors, &source.title, &source.where, &source.url, &source.note}) {
            collect(*text, into);
        }
    }
}

void collect_dictionary(const atlas::Atlas& atlas, std::set<char32_t>& into) {
    for (const atlas::Channel& channel : atlas.channels) {
        collect(channel.names, into);
        collect(channel.organ, into);
        for (const atlas::Branch& branch : channel.branches) collect(branch.name, into);
    }
    for (const auto& [name, landmark] : atlas.dictionary.landmarks) {
        collect(landmark.description, into);
        collect(landmark.palpation, into);
    }
    for (const auto& [name, line] : atlas.dictionary.lines) {
        collect(line.description, into);
        collect(line.palpation, into);
    }
    for (const auto& [name, scale] : atlas.dictionary.scales) collect(scale.description, into);
}

/// ImGui asks for the height from ascender to descender; people and this program mean the em.
float line_of_em(const std::string& bytes, int face_index, const std::filesystem::path& file) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    float ratio = 0;
    if (FT_Init_FreeType(&library) == 0) {
        if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                               static_cast<FT_Long>(bytes.size()), face_index, &face) == 0) {
            if (face->units_per_EM > 0)
                ratio = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
            FT_Done_Face(face);
        }
        FT_Done_FreeType(library);
    }
    if (ratio <= 0) {
        throw base::BadInput(base::Fault{file.string(), "face " + std::to_string(face_index),
                                         "not a scalable font; install the package fonts-noto-cjk"});
    }
    return ratio;
}

std::vector<ImWchar> ranges_of(const std::vector<char32_t>& characters) {
    std::vector<ImWchar> ranges;
    for (const char32_t character : characters) {
        if (character > IM_UNICODE_CODEPOINT_MAX) continue;  // Debian's build keeps 16 bits a character
        const auto narrow = static_cast<ImWchar>(character);
        if (!ranges.empty() && ranges.back() + 1 == narrow) {
            ranges.back() = narrow;
        } else {
            ranges.push_back(narrow);
            ranges.push_back(narrow);
        }
    }
    ranges.push_back(0);
    return ranges;
}

}  // namespace

std::vector<char32_t> characters_used(const atlas::Atlas& atlas) {
    std::set<char32_t> found;
    for (char32_t c = 0x20; c < 0x7f; ++c) found.insert(c);
    for (char32_t c = 0xa0; c < 0x100; ++c) found.insert(c);
    // Pinyin with tone marks, in both cases, for names typed into the search box; then what the panels say themselves.
    collect("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛńňǹḿ", found);
    collect("–—…·‹›“”‘’×±≤≥°→←↑↓−•½¼¾经络汉字", found);
    collect_points(atlas, found);
    collect_pages(atlas, found);
    collect_dictionary(atlas, found);
    return {found.begin(), found.end()};
}

Fonts load_fonts(const std::filesystem::path& regular, int regular_face, const std::filesystem::path& bold,
                 int bold_face, const atlas::Atlas& atlas, float scale) {
    // Kept until the glyphs are drawn: for 1.86 that is below, later releases draw them when they are first asked for.
    static std::string regular_bytes, bold_bytes;
    static std::vector<ImWchar> ranges;
    regular_bytes = base::read_file(regular, largest_font_bytes);
    bold_bytes = base::read_file(bold, largest_font_bytes);
    const float regular_line = line_of_em(regular_bytes, regular_face, regular),
                bold_line = line_of_em(bold_bytes, bold_face, bold);
    ranges = ranges_of(characters_used(atlas));

    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    if (!fonts.Fonts.empty()) fonts.Clear();
    shim::use_freetype(fonts);
    fonts.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
#if IMGUI_VERSION_NUM < 19200
    const float raster_scale = std::min(scale, largest_raster_scale);
#else
    const float raster_scale = scale;
#endif
    const auto add = [&](bool is_bold, float em_px) {
        std::string& bytes = is_bold ? bold_bytes : regular_bytes;
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.FontNo =
            static_cast<decltype(config.FontNo)>(is_bold ? bold_face : regular_face);  // int in 1.86, unsigned later
        // Hinting sharpens small text on common screens and bends it on dense ones.
        shim::set_rasteriser_flags(config, scale < 1.5f ? shim::light_hinting : shim::no_hinting);
        const float size = std::round(em_px * raster_scale * (is_bold ? bold_line : regular_line));
        return fonts.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), size, &config, ranges.data());
    };
    Fonts out;
    out.body = add(false, 17);
    out.bold = add(true, 17);
    out.title = add(true, 25);
    out.small = add(false, 14);
    out.heading = add(true, 20);
#if IMGUI_VERSION_NUM < 19200
    if (!fonts.Build()) throw base::BadInput(base::Fault{regular.string(), "", "the font could not be rasterised"});
    for (ImFont* font : {out.body, out.bold, out.title, out.small, out.heading}) font->Scale = scale / raster_scale;
    fonts.ClearInputData();
    regular_bytes = {};
    bold_bytes = {};
#endif
    return out;
}

Fonts fonts_of_context() {
    const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
    const auto at = [&](int index) { return index < fonts.Size ? fonts[index] : ImGui::GetFont(); };
    return {.body = at(0), .bold = at(1), .title = at(2), .small = at(3), .heading = at(4)};
}

}  // namespace jingluo::ui
