// A JSON value together with where it stands, so that every fault names its place. Faults are collected; only a file
// with more of them than anyone would read is given up.
#pragma once

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"

namespace jingluo::atlas {

using Json = nlohmann::ordered_json;  // a rule is shown as it stands in the data, keys in their order

/// What one file's reading gathers.
struct Reading {
    std::string file;  // the file's name, for messages
    std::vector<base::Fault>* faults = nullptr;
    std::string subject;  // the point or name under way, added to the place in brackets
    size_t count = 0;     // faults of this file so far; grows by one with each
    size_t rules = 0;     // rules read for the subject under way
};

/// Thrown by Node::fault after this many faults in one file: a hostile file could otherwise hold millions.
struct TooManyFaults {
    static constexpr size_t limit = 1000;
};

/// The whole file as JSON, or nothing after a fault is recorded (missing, not UTF-8, syntax with line and column, too
/// deep).
std::optional<Json> read_json(const std::filesystem::path& file, std::vector<base::Fault>& faults);
/// The same from a text; `file` is its name for messages.
std::optional<Json> parse_json(const std::string& text, const std::string& file, std::vector<base::Fault>& faults);

class Node {
  public:
    Node(const Json& value, std::string pointer, Reading& reading)
        : value_(&value), pointer_(std::move(pointer)), reading_(&reading) {}

    const Json& json() const { return *value_; }
    Reading& reading() const { return *reading_; }
    void fault(const std::string& what) const;
    void fault_at(std::string_view key, const std::string& what) const;

    bool is_object() const { return value_->is_object(); }
    bool is_string() const { return value_->is_string(); }
    bool is_array() const { return value_->is_array(); }
    /// The elements of a list; a list longer than any data of this kind has is a fault and gives 0.
    size_t size() const;
    bool has(std::string_view key) const { return value_->is_object() && value_->contains(key); }

    /// Records a fault unless this is an object; then one for every key that is not in the list.
    bool object_with(std::initializer_list<std::string_view> known) const;
    /// The member `key`, or nothing after a fault when it is missing.
    std::optional<Node> want(std::string_view key) const;
    std::optional<Node> maybe(std::string_view key) const;
    Node at(size_t index) const;

    /// Typed members. A missing or wrong one is a fault and gives the fallback; `maybe_` ones may be missing.
    std::string text(std::string_view key) const;
    std::string maybe_text(std::string_view key, std::string fallback = {}) const;
    double number(std::string_view key, double least, double most) const;
    double maybe_number(std::string_view key, double least, double most, double fallback) const;
    bool maybe_truth(std::string_view key, bool fallback) const;
    std::vector<std::string> texts(std::string_view key) const;
    std::vector<std::string> maybe_texts(std::string_view key) const;
    /// The list of source ids under "sources"; empty is a fault: every fact names its source.
    std::vector<std::string> sources() const;
    /// Calls `each` for every element of the array `key`; a fault when it is missing or no array.
    void each(std::string_view key, const std::function<void(const Node&)>& each) const;
    void maybe_each(std::string_view key, const std::function<void(const Node&)>& each) const;

    /// This value itself as text or number.
    std::string as_text() const;
    double as_number(double least, double most) const;

  private:
    const Json* value_;
    std::string pointer_;
    Reading* reading_;
};

/// One of the allowed words, else a fault that lists them and guesses which was meant; gives the first then.
size_t one_of(const Node& node, const std::string& word, const std::vector<std::string>& allowed);

}  // namespace jingluo::atlas
