// Colours, patterns and signs of the picture.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "scene/compose.h"

namespace jingluo::scene {

namespace {

Colour rgb(unsigned hex, float alpha = 1) {
    return {static_cast<float>(hex >> 16 & 255) / 255.0f, static_cast<float>(hex >> 8 & 255) / 255.0f,
            static_cast<float>(hex & 255) / 255.0f, alpha};
}

// sRGB's transfer curve, IEC 61966-2-1.
float to_linear(float c) {
    return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}
float to_srgb(float c) {
    return c <= 0.0031308f ? 12.92f * c : 1.055f * std::pow(c, 1 / 2.4f) - 0.055f;
}

/// The same hue with relative luminance (WCAG) brought into a range. Brightening mixes in white where a primary is
/// full.
Colour with_luminance(Colour colour, float least, float most) {
    glm::vec3 linear(to_linear(colour.x), to_linear(colour.y), to_linear(colour.z));
    const auto luminance = [](const glm::vec3& c) { return glm::dot(c, glm::vec3(0.2126f, 0.7152f, 0.0722f)); };
    const float now = luminance(linear), wanted = std::clamp(now, least, most);
    if (now > wanted) {
        linear *= wanted / now;
    } else if (now < wanted) {
        linear = glm::mix(linear, glm::vec3(1), (wanted - now) / (1 - now));
    }
    return {to_srgb(linear.x), to_srgb(linear.y), to_srgb(linear.z), colour.w};
}

std::optional<Colour> read_colour(const std::string& text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    char* end = nullptr;
    const unsigned long hex = std::strtoul(text.c_str() + 1, &end, 16);
    if (end != text.c_str() + text.size()) return std::nullopt;
    return rgb(static_cast<unsigned>(hex));
}

}  // namespace

const Palette& palette(Theme theme) {
    static const Palette light{
        .background_top = rgb(0xfbf9f6),
        .background_bottom = rgb(0xe9e4dd),
        .ink = rgb(0x2a2522),
        .ink_soft = rgb(0x6f665f),
        .paper = rgb(0xfffdfa, 0.88f),
        .accent = rgb(0xc2410c),
        .landmark = rgb(0x14532d),
        .ruler = rgb(0x1d1b1a),
        .halo = rgb(0xfffdfa, 0.85f),
    };
    static const Palette dark{
        .background_top = rgb(0x222b36),
        .background_bottom = rgb(0x11161d),
        .ink = rgb(0xf1ece4),
        .ink_soft = rgb(0xb6b0a8),
        .paper = rgb(0x1a212a, 0.88f),
        .accent = rgb(0xffa94d),
        .landmark = rgb(0x9be3b4),
        .ruler = rgb(0xfff8ea),
        .halo = rgb(0x12171e, 0.85f),
    };
    return theme == Theme::light ? light : dark;
}

Colour channel_colour(const World& world, const std::string& code, Theme theme) {
    const atlas::Channel* channel = world.atlas.find_channel(code);
    const Colour given = (channel != nullptr ? read_colour(channel->colour) : std::nullopt).value_or(rgb(0x5b524c));
    // The lit skin has a luminance about 0.5 (light theme) and 0.3 (dark): in these ranges a line stands out from it by
    // a contrast of two at least, and in the dark theme from the background too.
    return theme == Theme::light ? with_luminance(given, 0.0f, 0.17f) : with_luminance(given, 0.10f, 0.22f);
}

Pattern channel_pattern(const World& world, const std::string& code) {
    static constexpr std::array<std::pair<const char*, Pattern>, 5> patterns{{{"solid", Pattern::solid},
                                                                              {"dash", Pattern::dash},
                                                                              {"dot", Pattern::dot},
                                                                              {"dash_dot", Pattern::dash_dot},
                                                                              {"long_dash", Pattern::long_dash}}};
    const atlas::Channel* channel = world.atlas.find_channel(code);
    if (channel == nullptr) return Pattern::solid;
    const auto found =
        std::find_if(patterns.begin(), patterns.end(), [&](const auto& p) { return channel->pattern == p.first; });
    return found == patterns.end() ? Pattern::solid : found->second;
}

MarkerShape shape_of(atlas::Role role) {
    return role == atlas::Role::near ? MarkerShape::disc : MarkerShape::diamond;
}

MarkerShape sign_of(const State& state, const atlas::Point& point) {
    const auto role = role_in_region(state, point);
    return role ? shape_of(*role) : MarkerShape::disc;
}

}  // namespace jingluo::scene
