#include "body/json_file.h"

#include <algorithm>
#include <stdexcept>

#include "base/fault.h"
#include "base/files.h"

namespace jingluo::body {

using nlohmann::json;

namespace {

constexpr std::uintmax_t most_bytes = 16u << 20;

std::string line_and_column(const std::string& text, size_t byte) {
    const size_t end = std::min(byte == 0 ? 0 : byte - 1, text.size());
    const size_t line =
        1 + static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    const size_t newline = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
    const size_t column = end - (newline == std::string::npos ? 0 : newline + 1) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

json read_json_object(const std::filesystem::path& file, const char* wanted) {
    const std::string text = base::read_utf8_file(file, most_bytes);
    json root;
    try {
        root = json::parse(text, [](int depth, json::parse_event_t, json&) {
            // The formats need five levels; anything far deeper is hostile.
            if (depth > 32) throw std::length_error("nests JSON deeper than 32 levels");
            return true;
        });
    } catch (const json::parse_error& error) {
        throw base::BadInput(base::Fault{file.string(), line_and_column(text, error.byte), "is no valid JSON"});
    } catch (const json::exception&) {
        throw base::BadInput(base::Fault{file.string(), "", "holds a number beyond all range"});
    } catch (const std::length_error& error) {
        throw base::BadInput(base::Fault{file.string(), "", error.what()});
    }
    if (!root.is_object())
        throw base::BadInput(base::Fault{file.string(), "", std::string("is no JSON object; ") + wanted});
    return root;
}

}  // namespace jingluo::body
