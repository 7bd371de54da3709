// Whole files in, whole files out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace jingluo::base {

/// The bytes of a regular file. Throws BadInput when it is missing, no regular file, unreadable or larger than
/// `most_bytes` (a limit against hostile or mistaken input).
std::string read_file(const std::filesystem::path& file, std::uintmax_t most_bytes);

/// As read_file, and BadInput (naming the byte) when the bytes are not UTF-8. A leading byte order mark is dropped.
std::string read_utf8_file(const std::filesystem::path& file, std::uintmax_t most_bytes);

/// Offset of the first byte that is not well-formed UTF-8 (RFC 3629), or npos.
std::size_t first_non_utf8(std::string_view bytes);

/// What a person can do about a system error (an errno), to go behind its text: "; free some space or ..."; empty when
/// nothing is known.
std::string remedy(int error);

enum class Existing { keep, replace };

/// A file under way. Bytes go to a file without a name (or, where the file system has none, to a hidden neighbour) in
/// the same folder; commit() closes it and moves it into place, so that the target is written whole or not at all.
/// Without commit() the neighbour is removed. With Existing::keep an existing target is never touched: commit() throws
/// BadInput, unless it holds the very same bytes already (doing the same thing twice harms nothing and is no error).
class FileUnderWay {
  public:
    FileUnderWay(std::filesystem::path target, Existing existing);
    ~FileUnderWay();
    FileUnderWay(const FileUnderWay&) = delete;
    FileUnderWay& operator=(const FileUnderWay&) = delete;

    /// Appends bytes; BadInput (full disk and the like) says what the system said.
    void write(const void* bytes, std::size_t count);
    void commit();
    const std::filesystem::path& target() const { return target_; }

  private:
    [[noreturn]] void fail(const std::string& doing, int error) const;
    std::filesystem::path target_;
    void give_name();
    std::string neighbour_;  // hidden name of the unfinished file; empty while it has none
    Existing existing_;
    int descriptor_ = -1;
};

/// Writes the whole file or nothing.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes, Existing existing);

}  // namespace jingluo::base
