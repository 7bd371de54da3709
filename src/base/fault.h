// A fault in something a person gave us, said so that they can mend it.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace jingluo::base {

/// One fault: which file, where in it (a JSON pointer, a byte offset, an option; may be empty), and what is wrong
/// together with what would be right.
struct Fault {
    std::string file;
    std::string where;
    std::string what;
};

/// "file:where: what", the form in which faults are printed after "jingluo: ".
std::string to_string(const Fault& fault);

/// Thrown where nothing useful can be returned. Carries every fault found, never only the first. Exit status 1.
class BadInput : public std::exception {
  public:
    explicit BadInput(Fault fault);
    explicit BadInput(std::vector<Fault> faults);
    const char* what() const noexcept override { return text_.c_str(); }
    const std::vector<Fault>& faults() const noexcept { return faults_; }

  private:
    std::vector<Fault> faults_;
    std::string text_;
};

/// A text of any origin made fit for a message: at most so many bytes (a longer one ends in "..."), cut between
/// characters, control characters (which could steer a terminal) as '?'.
std::string shortened(std::string_view text, size_t most_bytes);

/// The entry of `names` nearest to `wanted` by edit distance, or empty when none is near enough to be meant.
std::string nearest_name(const std::string& wanted, const std::vector<std::string>& names);

/// "; did you mean 'X'?" or nothing.
std::string did_you_mean(const std::string& wanted, const std::vector<std::string>& names);

}  // namespace jingluo::base
