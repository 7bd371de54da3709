#include "atlas/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "base/files.h"

namespace jingluo::atlas {

namespace {

constexpr std::uintmax_t most_bytes = 16u << 20;
constexpr int deepest = 64;
// Far beyond any file of this kind: the 361 points are its longest list. Keeps what is quadratic in them harmless.
constexpr size_t most_entries = 2000;
// A text longer than this is no sentence that anyone wrote for a card.
constexpr size_t most_text = 20'000;

std::string kind_of(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null:
            return "null";
        case Json::value_t::object:
            return "an object";
        case Json::value_t::array:
            return "a list";
        case Json::value_t::string:
            return "a text";
        case Json::value_t::boolean:
            return "true or false";
        default:
            return "a number";
    }
}

std::string line_and_column(const std::string& text, size_t byte) {
    const size_t end = std::min(byte == 0 ? 0 : byte - 1, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    const size_t start = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
    const size_t column = start == std::string::npos ? end + 1 : end - start;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

bool too_deep(const std::string& text) {
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepest) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

std::string escaped(std::string_view key) {
    std::string out;
    for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

std::string number_text(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

}  // namespace

std::optional<Json> read_json(const std::filesystem::path& file, std::vector<base::Fault>& faults) {
    try {
        return parse_json(base::read_utf8_file(file, most_bytes), file.string(), faults);
    } catch (const base::BadInput& bad) {
        faults.insert(faults.end(), bad.faults().begin(), bad.faults().end());
        return std::nullopt;
    }
}

std::optional<Json> parse_json(const std::string& text, const std::string& file, std::vector<base::Fault>& faults) {
    if (too_deep(text)) {
        faults.push_back(
            {file, "", "nests deeper than " + std::to_string(deepest) + " levels; no data of this kind does"});
        return std::nullopt;
    }
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        faults.push_back(
            {file, line_and_column(text, error.byte), "is not JSON from here on; check commas, quotes and brackets"});
    } catch (const Json::out_of_range&) {
        faults.push_back({file, "", "holds a number too large to be kept; no figure here needs an exponent"});
    } catch (const Json::exception& error) {
        faults.push_back(
            {file, "", std::string("is not JSON that can be kept: ") + base::shortened(error.what(), 200)});
    }
    return std::nullopt;
}

void Node::fault(const std::string& what) const {
    std::string where = pointer_.empty() ? "/" : pointer_;
    if (!reading_->subject.empty()) where += " (" + base::shortened(reading_->subject, 60) + ")";
    reading_->faults->push_back({reading_->file, base::shortened(where, 300), base::shortened(what, 600)});
    if (++reading_->count >= TooManyFaults::limit) throw TooManyFaults{};
}

void Node::fault_at(std::string_view key, const std::string& what) const {
    static const Json nothing;
    Node(nothing, pointer_ + "/" + escaped(key), *reading_).fault(what);
}

bool Node::object_with(std::initializer_list<std::string_view> known) const {
    if (!value_->is_object()) {
        fault("is " + kind_of(*value_) + "; an object is wanted here");
        return false;
    }
    for (const auto& [key, unused] : value_->items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) {
            if (key == "$schema") maybe_text(key);
            continue;
        }
        std::vector<std::string> names(known.begin(), known.end());
        std::string remedy = base::did_you_mean(key, names);
        if (remedy.empty()) {
            for (const std::string& name : names) remedy += (remedy.empty() ? "; there are " : ", ") + name;
        }
        fault_at(key, "is no field that is known here" + remedy);
    }
    return true;
}

std::optional<Node> Node::want(std::string_view key) const {
    auto found = maybe(key);
    if (!found) fault_at(key, "is missing");
    return found;
}

std::optional<Node> Node::maybe(std::string_view key) const {
    if (!value_->is_object()) return std::nullopt;
    const auto found = value_->find(key);
    if (found == value_->end()) return std::nullopt;
    return Node(*found, pointer_ + "/" + escaped(key), *reading_);
}

Node Node::at(size_t index) const {
    return Node((*value_)[index], pointer_ + "/" + std::to_string(index), *reading_);
}

std::string Node::as_text() const {
    if (!value_->is_string()) {
        fault("is " + kind_of(*value_) + "; a text is wanted here");
        return {};
    }
    const auto& text = value_->get_ref<const std::string&>();
    if (text.size() > most_text) {
        fault("has " + std::to_string(text.size()) + " bytes; at most " + std::to_string(most_text) + " are read");
        return {};
    }
    return text;
}

size_t Node::size() const {
    if (!value_->is_array()) return 0;
    if (value_->size() <= most_entries) return value_->size();
    fault("has " + std::to_string(value_->size()) + " entries; at most " + std::to_string(most_entries) + " are read");
    return 0;
}

double Node::as_number(double least, double most) const {
    if (!value_->is_number()) {
        fault("is " + kind_of(*value_) + "; a number is wanted here");
        return least;
    }
    const double value = value_->get<double>();
    if (!std::isfinite(value) || value < least || value > most) {
        fault("is " + number_text(value) + "; it must lie between " + number_text(least) + " and " + number_text(most));
        return least;
    }
    return value;
}

std::string Node::text(std::string_view key) const {
    const auto found = want(key);
    if (!found) return {};
    std::string value = found->as_text();
    if (value.empty() && found->is_string()) found->fault("is empty; it must say something");
    return value;
}

std::string Node::maybe_text(std::string_view key, std::string fallback) const {
    const auto found = maybe(key);
    return found ? found->as_text() : std::move(fallback);
}

double Node::number(std::string_view key, double least, double most) const {
    const auto found = want(key);
    return found ? found->as_number(least, most) : least;
}

double Node::maybe_number(std::string_view key, double least, double most, double fallback) const {
    const auto found = maybe(key);
    return found ? found->as_number(least, most) : fallback;
}

bool Node::maybe_truth(std::string_view key, bool fallback) const {
    const auto found = maybe(key);
    if (!found) return fallback;
    if (!found->json().is_boolean()) {
        found->fault("is " + kind_of(found->json()) + "; true or false is wanted here");
        return fallback;
    }
    return found->json().get<bool>();
}

std::vector<std::string> Node::texts(std::string_view key) const {
    std::vector<std::string> out;
    each(key, [&](const Node& node) {
        out.push_back(node.as_text());
        if (node.is_string() && node.json().get_ref<const std::string&>().empty())
            node.fault("is empty; it must say something");
    });
    return out;
}

std::vector<std::string> Node::sources() const {
    std::vector<std::string> ids = texts("sources");
    if (const auto list = maybe("sources"); list && list->is_array() && ids.empty()) {
        list->fault("is empty; every fact names its source");
    }
    return ids;
}

std::vector<std::string> Node::maybe_texts(std::string_view key) const {
    return has(key) ? texts(key) : std::vector<std::string>{};
}

void Node::each(std::string_view key, const std::function<void(const Node&)>& each) const {
    const auto found = want(key);
    if (!found) return;
    if (!found->is_array()) {
        found->fault("is " + kind_of(found->json()) + "; a list is wanted here");
        return;
    }
    const size_t count = found->size();
    for (size_t i = 0; i < count; ++i) each(found->at(i));
}

void Node::maybe_each(std::string_view key, const std::function<void(const Node&)>& each_one) const {
    if (has(key)) each(key, each_one);
}

size_t one_of(const Node& node, const std::string& word, const std::vector<std::string>& allowed) {
    if (!node.is_string()) return 0;  // the wrong type is a fault already
    const auto found = std::find(allowed.begin(), allowed.end(), word);
    if (found != allowed.end()) return static_cast<size_t>(found - allowed.begin());
    std::string list;
    for (const std::string& name : allowed) list += (list.empty() ? "" : ", ") + name;
    node.fault("is '" + word + "'; one of " + list + " is wanted" + base::did_you_mean(word, allowed));
    return 0;
}

}  // namespace jingluo::atlas
