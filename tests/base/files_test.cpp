#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "base/fault.h"
#include "support/complaint.h"
#include "support/temp_folder.h"

namespace jingluo::base {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

// ---- UTF-8
// ------------------------------------------------------------------------------------------------------------

struct Utf8Case {
    const char* what;
    std::string bytes;
    size_t bad;  // npos: well-formed
};
constexpr size_t well = std::string::npos;

const std::vector<Utf8Case> utf8_cases{
    {"nothing", "", well},
    {"ASCII", "BL23", well},
    {"NUL is a character", "a\0b"s, well},
    {"pinyin", "Sh\xC3\xA8nsh\xC5\xAB", well},
    {"hanzi", "\xE8\x82\xBE\xE4\xBF\x9E", well},
    {"the first and last of each length",
     "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", well},
    {"on either side of the surrogates", "\xED\x9F\xBF\xEE\x80\x80", well},
    {"a continuation alone", "\x80", 0},
    {"a continuation too many", "a\xC3\xA8\xA8", 3},
    {"overlong / in two", "\xC0\xAF", 0},
    {"overlong 7F in two", "\xC1\xBF", 0},
    {"overlong / in three", "\xE0\x80\xAF", 0},
    {"overlong 7FF in three", "\xE0\x9F\xBF", 0},
    {"overlong / in four", "\xF0\x80\x80\xAF", 0},
    {"overlong FFFF in four", "\xF0\x8F\xBF\xBF", 0},
    {"the first surrogate", "\xED\xA0\x80", 0},
    {"the last surrogate", "\xED\xBF\xBF", 0},
    {"U+110000", "\xF4\x90\x80\x80", 0},
    {"U+140000", "\xF5\x80\x80\x80", 0},
    {"a lead of five", "\xF8\x88\x80\x80\x80", 0},
    {"FE", "\xFE", 0},
    {"FF", "ab\xFF", 2},
    {"cut after 1 of 2", "a\xC3", 1},
    {"cut after 1 of 3", "\xE8", 0},
    {"cut after 2 of 3", "ab\xE8\x82", 2},
    {"cut after 3 of 4", "\xF0\x90\x80", 0},
    {"ASCII where a continuation belongs", "\xE8\x82"s + "A", 0},
    {"a lead where a continuation belongs", "\xC3\xC3\xA8", 0},
    {"the second wrong one only", "\xC3\xA8\xC3(", 2},
    {"Latin-1", "Sh\xE8nsh", 2},
};

TEST(Utf8, FindsTheFirstByteThatIsNone) {
    for (const Utf8Case& one : utf8_cases) EXPECT_EQ(first_non_utf8(one.bytes), one.bad) << one.what;
}

/// Encodes without any check, surrogates and what lies beyond U+10FFFF included.
std::string encoded(unsigned code) {
    const auto byte = [](unsigned value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    const auto tail = [&](unsigned shift) { return byte(0x80u | ((code >> shift) & 0x3Fu)); };
    if (code < 0x80) return {byte(code)};
    if (code < 0x800) return {byte(0xC0u | (code >> 6)), tail(0)};
    if (code < 0x10000) return {byte(0xE0u | (code >> 12)), tail(6), tail(0)};
    return {byte(0xF0u | (code >> 18)), tail(12), tail(6), tail(0)};
}

TEST(Utf8, AcceptsEveryCharacterAndNoOther) {
    size_t wrong = 0;
    for (unsigned code = 0; code < 0x200000; ++code) {
        const bool character = code < 0xD800 || (code > 0xDFFF && code < 0x110000);
        if ((first_non_utf8(encoded(code)) == well) != character) ++wrong;
    }
    EXPECT_EQ(wrong, 0u);
}

TEST(Utf8, RefusesEveryTruncatedCharacter) {
    for (const std::string whole : {"\xC3\xA8", "\xE8\x82\xBE", "\xF0\x9F\x98\x80"}) {
        for (size_t length = 1; length < whole.size(); ++length)
            EXPECT_EQ(first_non_utf8("ab" + whole.substr(0, length)), 2u);
    }
}

// ---- reading
// ----------------------------------------------------------------------------------------------------------

class ReadFile : public testing::Test {
  protected:
    fs::path put(const std::string& name, const std::string& bytes) const { return folder_.put(name, bytes); }
    test::TempFolder folder_;
};

TEST_F(ReadFile, GivesTheBytesAsTheyAre) {
    const std::string bytes = "\0\r\n\xFF\xEF\xBB\xBF end"s;
    EXPECT_EQ(read_file(put("a", bytes), 100), bytes);
    EXPECT_EQ(read_file(put("empty", ""), 0), "");
}

TEST_F(ReadFile, ReadsUpToItsLimitAndNotAByteMore) {
    const fs::path file = put("a", std::string(1000, 'x'));
    EXPECT_EQ(read_file(file, 1000).size(), 1000u);
    const std::string said = test::complaint([&] { read_file(file, 999); });
    EXPECT_NE(said.find(file.string() + ": has 1000 bytes; at most 999"), std::string::npos) << said;
}

TEST_F(ReadFile, RefusesAnEnormousFileWithoutReadingIt) {
    const fs::path file = put("sparse", "");
    fs::resize_file(file, std::uintmax_t{1} << 40);
    EXPECT_NE(test::complaint([&] { read_file(file, 1 << 20); }).find("has 1099511627776 bytes"), std::string::npos);
}

TEST_F(ReadFile, NamesAMissingFileAndTheReason) {
    const fs::path file = folder_ / "not-there";
    EXPECT_EQ(test::complaint([&] { read_file(file, 10); }),
              file.string() + ": cannot be opened: No such file or directory");
    EXPECT_NE(test::complaint([&] { read_file("", 10); }), "");
}

TEST_F(ReadFile, RefusesAFolder) {
    EXPECT_NE(test::complaint([&] { read_file(folder_.path(), 1 << 20); }).find("is not a regular file"),
              std::string::npos);
}

TEST_F(ReadFile, RefusesAPipeAndDoesNotWaitForIt) {
    const fs::path pipe = folder_ / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    ::alarm(20);  // a blocking open() would hang for ever: no writer comes
    EXPECT_NE(test::complaint([&] { read_file(pipe, 10); }).find("is not a regular file"), std::string::npos);
    ::alarm(0);
}

TEST_F(ReadFile, RefusesADevice) {
    EXPECT_NE(test::complaint([&] { read_file("/dev/zero", 10); }).find("is not a regular file"), std::string::npos);
}

TEST_F(ReadFile, FollowsALinkAndNamesABrokenOne) {
    put("real", "bytes");
    fs::create_symlink(folder_ / "real", folder_ / "link");
    fs::create_symlink(folder_ / "gone", folder_ / "broken");
    EXPECT_EQ(read_file(folder_ / "link", 10), "bytes");
    EXPECT_NE(test::complaint([&] { read_file(folder_ / "broken", 10); }).find("cannot be opened"), std::string::npos);
}

TEST_F(ReadFile, DropsOneByteOrderMarkFromText) {
    const std::string mark = "\xEF\xBB\xBF";
    EXPECT_EQ(read_utf8_file(put("a", mark + "{}"), 100), "{}");
    EXPECT_EQ(read_utf8_file(put("b", mark), 100), "");
    EXPECT_EQ(read_utf8_file(put("c", "{}" + mark), 100), "{}" + mark);
    EXPECT_EQ(read_utf8_file(put("d", mark + mark), 100), mark);
}

TEST_F(ReadFile, NamesTheByteThatIsNoText) {
    const fs::path file = put("latin1.json", "{\"a\": \"Sh\xE8nsh\"}");
    EXPECT_EQ(test::complaint([&] { read_utf8_file(file, 100); }),
              file.string() + ":byte 9: is not UTF-8 (found 0xE8); save the file as UTF-8");
    // Counted in the file, mark included, as an editor counts.
    EXPECT_NE(test::complaint([&] { read_utf8_file(put("b", "\xEF\xBB\xBF\xFF"), 100); }).find(":byte 3:"),
              std::string::npos);
    const std::string utf16 = "\xFF\xFE{\0}\0"s;
    EXPECT_NE(test::complaint([&] { read_utf8_file(put("utf16", utf16), 100); }).find(":byte 0:"), std::string::npos);
}

}  // namespace
}  // namespace jingluo::base
