#include "atlas/search.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace jingluo::atlas {

namespace {

/// Next code point of well-formed UTF-8; stray bytes stand for themselves.
char32_t next(std::string_view text, size_t& at) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (more == 0 || at + more >= text.size()) return static_cast<char32_t>(byte(at++));
    char32_t code = lead & (0x3Fu >> more);
    for (size_t k = 1; k <= more; ++k) code = (code << 6) | (byte(at + k) & 0x3Fu);
    at += more + 1;
    return code;
}

void append(std::string& out, char32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// The plain letter under a pinyin tone mark, or 0.
char plain_letter(char32_t code) {
    static const std::pair<std::u32string_view, char> table[] = {
        {U"āáǎàăâäãåĀÁǍÀ", 'a'},       {U"ēéěèêëĒÉĚÈ", 'e'}, {U"īíǐìîïĪÍǏÌ", 'i'}, {U"ōóǒòôöõŌÓǑÒ", 'o'},
        {U"ūúǔùûüǖǘǚǜŪÚǓÙÜǕǗǙǛ", 'u'}, {U"ńňǹñ", 'n'},       {U"ḿ", 'm'},
    };
    for (const auto& [marked, plain] : table) {
        if (marked.find(code) != std::u32string_view::npos) return plain;
    }
    return 0;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (c == ' ' || c == '-' || c == '_' || c == '(' || c == ')' || c == ',') {
            if (!word.empty()) words.push_back(folded(word));
            word.clear();
        } else {
            word += c;
        }
    }
    return words;
}

bool any_equal(const std::vector<std::string>& list, const std::string& query) {
    return std::find(list.begin(), list.end(), query) != list.end();
}
bool any_starts(const std::vector<std::string>& list, const std::string& query) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& entry) { return entry.starts_with(query); });
}
bool any_contains(const std::vector<std::string>& list, const std::string& query) {
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& entry) { return entry.find(query) != std::string::npos; });
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    size_t at = 0;
    while (at < text.size()) {
        char32_t code = next(text, at);
        if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;  // full-width forms
        if (code >= 0x300 && code <= 0x36F) continue;          // combining marks
        if (code == U' ' || code == U'-' || code == U'\'' || code == U'\u2019' || code == U'\u3000' || code == U'\t')
            continue;
        if (code < 0x80) {
            out += static_cast<char>(std::tolower(static_cast<int>(code)));
        } else if (const char plain = plain_letter(code)) {
            out += plain;
        } else {
            append(out, code);
        }
    }
    return out;
}

Search::Search(const Atlas& atlas) {
    for (const Point& point : atlas.points) {
        Entry entry;
        entry.codes.push_back(folded(point.code));
        for (const std::string& code : point.older_codes) entry.codes.push_back(folded(code));
        for (const std::string& code : point.old_numbering) entry.old_numbers.push_back(folded(code));
        entry.names = {folded(point.names.pinyin), folded(point.names.hanzi_traditional),
                       folded(point.names.hanzi_simplified), folded(point.names.english)};
        entry.words = words_of(point.names.english);
        for (const Category& category : point.categories) {
            // "he sea" is found in five_shu_he_sea: every run of words to the end counts.
            std::string run;
            const std::vector<std::string> words = words_of(category.id);
            for (auto word = words.rbegin(); word != words.rend(); ++word) entry.other.push_back(run = *word + run);
            for (const std::string& word : words_of(category.of)) entry.other.push_back(word);
            if (category.phase) entry.other.push_back(to_string(*category.phase) + "point");  // "metal", "metal point"
        }
        if (const Channel* channel = atlas.find_channel(point.channel)) {
            for (const std::string& word : words_of(channel->organ)) entry.channel.push_back(word);
        }
        entries_.push_back(std::move(entry));
    }
}

std::vector<size_t> Search::find(std::string_view query) const {
    const std::string wanted = folded(query);
    std::vector<std::pair<int, size_t>> ranked;
    for (size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        int rank = -1;
        if (wanted.empty() || entry.codes.front() == wanted) {
            rank = 0;
        } else if (any_equal(entry.codes, wanted) || any_equal(entry.names, wanted)) {
            rank = 1;
        } else if (any_equal(entry.old_numbers, wanted)) {
            rank = 2;
        } else if (any_starts(entry.codes, wanted) || any_starts(entry.names, wanted)) {
            rank = 3;
        } else if (any_starts(entry.words, wanted)) {
            rank = 4;
        } else if (wanted.size() > 1 && any_contains(entry.names, wanted)) {
            rank = 5;
        } else if (wanted.size() > 2 && any_starts(entry.other, wanted)) {
            rank = 6;
        } else if (wanted.size() > 2 && any_starts(entry.channel, wanted)) {
            rank = 7;
        }
        if (rank >= 0) ranked.emplace_back(rank, i);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<size_t> found;
    for (const auto& [rank, index] : ranked) found.push_back(index);
    return found;
}

}  // namespace jingluo::atlas
