#include "output/text_table.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace jingluo::output {

std::string fixed(double value, int digits) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value == 0 ? 0.0 : value);
    return text.data();
}

size_t columns(const std::string& text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        char32_t code = bytes == 1 ? lead : lead & (0xFFu >> (bytes + 1));
        for (size_t k = 1; k < bytes && i + k < text.size(); ++k)
            code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
        const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                          (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                          (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                          (code >= 0x20000 && code <= 0x3FFFD);
        count += code >= 0x300 && code <= 0x36F ? 0 : wide ? 2 : 1;
        i += bytes;
    }
    return count;
}

std::string aligned(const std::vector<std::vector<std::string>>& lines) {
    std::vector<size_t> widths;
    for (const auto& line : lines) {
        widths.resize(std::max(widths.size(), line.size()));
        for (size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], columns(line[c]));
    }
    std::string out;
    for (const auto& line : lines) {
        for (size_t c = 0; c < line.size(); ++c) {
            out += line[c];
            if (c + 1 < line.size()) out += std::string(widths[c] - columns(line[c]) + 2, ' ');
        }
        out += '\n';
    }
    return out;
}

}  // namespace jingluo::output
