#include "base/fault.h"

#include <algorithm>
#include <numeric>

namespace jingluo::base {

namespace {

std::string joined(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        if (!text.empty()) text += '\n';
        text += to_string(fault);
    }
    return text;
}

/// Letters put in, left out, exchanged, or two neighbours turned round (the commonest slip of all) cost one each.
size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            const bool turned = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (turned) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string to_string(const Fault& fault) {
    std::string text = fault.file;
    if (!fault.where.empty()) text += (text.empty() ? "" : ":") + fault.where;
    return text.empty() ? fault.what : text + ": " + fault.what;
}

BadInput::BadInput(Fault fault) : BadInput(std::vector<Fault>{std::move(fault)}) {}

BadInput::BadInput(std::vector<Fault> faults) : faults_(std::move(faults)), text_(joined(faults_)) {}

std::string shortened(std::string_view text, size_t most_bytes) {
    const bool cut = text.size() > most_bytes;
    if (cut) {
        size_t end = most_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
        text = text.substr(0, end);
    }
    std::string out(text);
    std::replace_if(
        out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    return cut ? out + "..." : out;
}

std::string nearest_name(const std::string& wanted, const std::vector<std::string>& names) {
    // A name of hostile length is never a slip of the finger, and the distance costs the product of both lengths.
    constexpr size_t longest_meant = 80;
    if (wanted.empty() || wanted.size() > longest_meant) return {};
    std::string best;
    size_t best_distance = 1 + std::max<size_t>(1, wanted.size() / 3);
    for (const std::string& name : names) {
        if (name.size() > longest_meant) continue;
        const size_t distance = edit_distance(wanted, name);
        if (distance < best_distance) {
            best_distance = distance;
            best = name;
        }
    }
    return best;
}

std::string did_you_mean(const std::string& wanted, const std::vector<std::string>& names) {
    const std::string name = nearest_name(wanted, names);
    return name.empty() ? std::string{} : "; did you mean '" + name + "'?";
}

}  // namespace jingluo::base
