// A target is written whole or not at all, and no failure leaves anything behind.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

#include "base/fault.h"
#include "base/files.h"
#include "support/complaint.h"
#include "support/temp_folder.h"

namespace jingluo::base {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;
using Names = std::vector<std::string>;
using test::complaint;

/// The umask for the length of a test.
class Umask {
  public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }

  private:
    mode_t before_;
};

/// No file of this process may grow past so many bytes: the write comes back short and then fails, as on a full disk.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    void (*handler_)(int);
};

class WriteFile : public testing::Test {
  protected:
    test::TempFolder folder_;
};

TEST_F(WriteFile, WritesWhatItWasGivenAndNothingElse) {
    const std::string bytes = "a\0b\xFF\r\n"s + std::string(3 << 20, 'x');
    for (const Existing existing : {Existing::keep, Existing::replace}) {
        const std::string name = existing == Existing::keep ? "keep" : "replace";
        write_file_atomically(folder_ / name, bytes, existing);
        EXPECT_EQ(folder_.bytes_of(name), bytes);
    }
    write_file_atomically(folder_ / "empty", "", Existing::keep);
    EXPECT_EQ(fs::file_size(folder_ / "empty"), 0u);
    EXPECT_EQ(folder_.names(), (Names{"empty", "keep", "replace"}));
}

TEST_F(WriteFile, PutsPiecesOneAfterAnother) {
    FileUnderWay under_way(folder_ / "a", Existing::keep);
    under_way.write("one ", 4);
    under_way.write("", 0);
    under_way.write("two", 3);
    under_way.commit();
    EXPECT_EQ(folder_.bytes_of("a"), "one two");
}

TEST_F(WriteFile, NamesItsTargetAndTakesANameInTheCurrentFolder) {
    const FileUnderWay under_way(folder_ / "a", Existing::keep);
    EXPECT_EQ(under_way.target(), folder_ / "a");
    const fs::path here = fs::current_path();
    fs::current_path(folder_.path());
    write_file_atomically("bare", "x", Existing::keep);
    fs::current_path(here);
    EXPECT_EQ(folder_.bytes_of("bare"), "x");
}

TEST_F(WriteFile, HasTheModeThatTheUserAskedForAndNotThatOfATemporaryFile) {
    for (const auto& [mask, mode] : std::vector<std::pair<mode_t, mode_t>>{{022, 0644}, {077, 0600}, {002, 0664}}) {
        const Umask umask(mask);
        write_file_atomically(folder_ / "a", "x", Existing::replace);
        struct stat status {};
        ASSERT_EQ(::stat((folder_ / "a").c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777u, mode);
    }
}

TEST_F(WriteFile, IsNotThereUntilItIsWhole) {
    {
        FileUnderWay under_way(folder_ / "a", Existing::keep);
        under_way.write("half", 4);
        EXPECT_FALSE(fs::exists(folder_ / "a"));
        under_way.commit();
        EXPECT_EQ(folder_.bytes_of("a"), "half");
    }
    EXPECT_EQ(folder_.names(), Names{"a"});
}

TEST_F(WriteFile, LeavesNothingWhenItIsGivenUp) {
    folder_.put("old", "before");
    {
        FileUnderWay fresh(folder_ / "new", Existing::keep);
        FileUnderWay again(folder_ / "old", Existing::replace);
        fresh.write("half", 4);
        again.write("half", 4);
        EXPECT_FALSE(fs::exists(folder_ / "new"));
        EXPECT_EQ(folder_.bytes_of("old"), "before");
    }
    EXPECT_EQ(folder_.names(), Names{"old"});
    EXPECT_EQ(folder_.bytes_of("old"), "before");
}

TEST_F(WriteFile, KeepsWhatIsThere) {
    folder_.put("a", "before");
    const std::string said = complaint([&] { write_file_atomically(folder_ / "a", "after", Existing::keep); });
    EXPECT_NE(said.find((folder_ / "a").string() + ": exists already and is kept"), std::string::npos) << said;
    EXPECT_EQ(folder_.bytes_of("a"), "before");
    EXPECT_EQ(folder_.names(), Names{"a"});
}

TEST_F(WriteFile, DoingTheSameTwiceIsNoFaultAndTouchesNothing) {
    write_file_atomically(folder_ / "a", "the same", Existing::keep);
    struct stat first {
    }, second{};
    ASSERT_EQ(::stat((folder_ / "a").c_str(), &first), 0);
    EXPECT_EQ(complaint([&] { write_file_atomically(folder_ / "a", "the same", Existing::keep); }), "");
    ASSERT_EQ(::stat((folder_ / "a").c_str(), &second), 0);
    EXPECT_EQ(first.st_ino, second.st_ino);
    EXPECT_EQ(folder_.names(), Names{"a"});
    for (const std::string other : {"the sam", "the same ", "the sama", ""}) {
        EXPECT_NE(complaint([&] { write_file_atomically(folder_ / "a", other, Existing::keep); }), "") << other;
    }
    EXPECT_EQ(folder_.bytes_of("a"), "the same");
    EXPECT_EQ(folder_.names(), Names{"a"});
}

TEST_F(WriteFile, KeepsWhatAppearsMeanwhile) {
    {
        FileUnderWay under_way(folder_ / "a", Existing::keep);
        under_way.write("after", 5);
        folder_.put("a", "meanwhile");
        EXPECT_NE(complaint([&] { under_way.commit(); }).find("exists already"), std::string::npos);
    }
    EXPECT_EQ(folder_.bytes_of("a"), "meanwhile");
    EXPECT_EQ(folder_.names(), Names{"a"});
}

TEST_F(WriteFile, ReplacesWhenAllowedTo) {
    folder_.put("a", "a long text from before");
    write_file_atomically(folder_ / "a", "after", Existing::replace);
    EXPECT_EQ(folder_.bytes_of("a"), "after");
    EXPECT_EQ(folder_.names(), Names{"a"});
}

TEST_F(WriteFile, KeepsALinkEvenABrokenOne) {
    fs::create_symlink(folder_ / "nowhere", folder_ / "link");
    EXPECT_NE(complaint([&] { write_file_atomically(folder_ / "link", "x", Existing::keep); }).find("exists already"),
              std::string::npos);
    EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
    EXPECT_EQ(folder_.names(), Names{"link"});
}

TEST_F(WriteFile, ReplacesALinkAndNotWhatItPointsTo) {
    folder_.put("real", "before");
    fs::create_symlink(folder_ / "real", folder_ / "link");
    write_file_atomically(folder_ / "link", "after", Existing::replace);
    EXPECT_EQ(folder_.bytes_of("real"), "before");
    EXPECT_EQ(folder_.bytes_of("link"), "after");
    EXPECT_FALSE(fs::is_symlink(folder_ / "link"));
}

TEST_F(WriteFile, NeverReplacesADevice) {
    for (const Existing existing : {Existing::keep, Existing::replace}) {
        EXPECT_NE(complaint([&] { write_file_atomically("/dev/null", "x", existing); }).find("no regular file"),
                  std::string::npos);
    }
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(WriteFile, RefusesAFolderInPlaceOfAFile) {
    fs::create_directory(folder_ / "sub");
    for (const Existing existing : {Existing::keep, Existing::replace}) {
        for (const fs::path& target : {folder_ / "sub", folder_ / "sub/", fs::path("")}) {
            EXPECT_NE(complaint([&] { write_file_atomically(target, "x", existing); }).find("name a file"),
                      std::string::npos)
                << target;
        }
    }
    EXPECT_EQ(folder_.names(), Names{"sub"});
    EXPECT_TRUE(fs::is_empty(folder_ / "sub"));
}

TEST_F(WriteFile, SaysThatTheFolderIsMissing) {
    const fs::path target = folder_ / "none/a.png";
    EXPECT_EQ(complaint([&] { write_file_atomically(target, "x", Existing::keep); }),
              target.string() + ": cannot be written: No such file or directory; the folder must exist");
    folder_.put("file", "");
    EXPECT_NE(complaint([&] {
                  write_file_atomically(folder_ / "file/a.png", "x", Existing::keep);
              }).find("the folder must exist"),
              std::string::npos);
}

TEST_F(WriteFile, SaysThatTheFolderTakesNoFiles) {
    // /proc refuses even root, whom the bits of a folder do not stop.
    const std::string said = complaint([&] { write_file_atomically("/proc/jingluo-test.png", "x", Existing::keep); });
    EXPECT_NE(said.find("/proc/jingluo-test.png: cannot be written: "), std::string::npos) << said;
    if (::geteuid() != 0) {
        fs::permissions(folder_.path(), fs::perms::owner_read | fs::perms::owner_exec);
        EXPECT_NE(complaint([&] {
                      write_file_atomically(folder_ / "a", "x", Existing::keep);
                  }).find("choose a folder you may write to"),
                  std::string::npos);
        return;
    }
    // As root: in a child that is nobody, in a folder that is not nobody's.
    ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        if (::setuid(65534) != 0) ::_exit(2);
        const std::string heard = complaint([&] { write_file_atomically(folder_ / "a", "x", Existing::keep); });
        ::_exit(heard.find("Permission denied; choose a folder you may write to") != std::string::npos ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    // 2: a root that may not become nobody; Remedy holds the words there.
    EXPECT_TRUE(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 2) << WEXITSTATUS(status);
    EXPECT_EQ(folder_.names(), Names{});
}

TEST_F(WriteFile, LeavesNothingOnAFullDisk) {
    const std::string bytes(1 << 20, 'x');
    folder_.put("old", "before");
    std::string fresh, again;
    {
        const SmallDisk disk(100'000);
        fresh = complaint([&] { write_file_atomically(folder_ / "new", bytes, Existing::keep); });
        again = complaint([&] { write_file_atomically(folder_ / "old", bytes, Existing::replace); });
    }
    EXPECT_NE(fresh.find((folder_ / "new").string() + ": cannot be written: "), std::string::npos) << fresh;
    EXPECT_NE(again.find((folder_ / "old").string() + ": cannot be written: "), std::string::npos) << again;
    EXPECT_EQ(folder_.bytes_of("old"), "before");
    EXPECT_EQ(folder_.names(), Names{"old"});
}

TEST(Remedy, SaysWhatCanBeDone) {
    for (const int error : {ENOSPC, EDQUOT}) EXPECT_EQ(remedy(error), "; free some space or choose another folder");
    for (const int error : {EACCES, EPERM, EROFS}) EXPECT_EQ(remedy(error), "; choose a folder you may write to");
    for (const int error : {ENOENT, ENOTDIR}) EXPECT_EQ(remedy(error), "; the folder must exist");
    EXPECT_EQ(remedy(EIO), "");
}

TEST_F(WriteFile, SaysWhatToDoAboutAFullDisk) {
    // Every write to /dev/full ends in ENOSPC; a link to it stands for a target only in the neighbour's place, so the
    // disk must be a real one: a tmpfs of one page, where this process may mount it.
    const fs::path disk = folder_ / "disk";
    fs::create_directory(disk);
    if (std::system(("mount -t tmpfs -o size=64k jingluo-test '" + disk.string() + "' 2>/dev/null").c_str()) != 0) {
        // No right to mount one here: LeavesNothingOnAFullDisk writes against a limit instead, and Remedy holds the
        // words.
        return;
    }
    const std::string said =
        complaint([&] { write_file_atomically(disk / "a", std::string(1 << 20, 'x'), Existing::keep); });
    const bool left_empty = fs::is_empty(disk);
    EXPECT_EQ(std::system(("umount '" + disk.string() + "'").c_str()), 0);
    EXPECT_NE(said.find("No space left on device; free some space"), std::string::npos) << said;
    EXPECT_TRUE(left_empty);
}

TEST_F(WriteFile, TakesANameAsLongAsTheFileSystemAllowsAndRefusesALonger) {
    const std::string longest(255, 'n');
    write_file_atomically(folder_ / longest, "x", Existing::keep);
    EXPECT_EQ(folder_.bytes_of(longest), "x");
    EXPECT_NE(complaint([&] {
                  write_file_atomically(folder_ / (longest + "n"), "x", Existing::replace);
              }).find("File name too long"),
              std::string::npos);
    EXPECT_EQ(folder_.names(), Names{longest});
}

TEST_F(WriteFile, TakesNamesWithAnythingInThem) {
    for (const std::string name : {"XXXXXX", "%s%n", "腎俞 23", "-rf", "a\nb", ".hidden"}) {
        write_file_atomically(folder_ / name, name, Existing::keep);
        EXPECT_EQ(folder_.bytes_of(name), name);
    }
    EXPECT_EQ(folder_.names().size(), 6u);
}

TEST_F(WriteFile, TwoWritersOfOneNameDoNotMixTheirBytes) {
    FileUnderWay one(folder_ / "a", Existing::replace), other(folder_ / "a", Existing::replace);
    one.write("111", 3);
    other.write("22", 2);
    one.write("111", 3);
    one.commit();
    EXPECT_EQ(folder_.bytes_of("a"), "111111");
    other.commit();
    EXPECT_EQ(folder_.bytes_of("a"), "22");
    EXPECT_EQ(folder_.names(), Names{"a"});
}

}  // namespace
}  // namespace jingluo::base
