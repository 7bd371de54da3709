#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/fault.h"

namespace jingluo::base {

namespace fs = std::filesystem;

namespace {

std::string system_says(int error) {
    return std::strerror(error);
}

fs::path folder_of(const fs::path& target) {
    return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

/// A hidden name beside the target, ending in the six letters that mkostemp() fills in.
std::string free_neighbour(const fs::path& target) {
    // A name at the file system's limit has no room for the suffix; the neighbour need not resemble it.
    const std::string stem = target.filename().string().size() > 200 ? "jingluo" : target.filename().string();
    return (folder_of(target) / ("." + stem + ".XXXXXX")).string();
}

bool same_bytes(const fs::path& one, const fs::path& other) {
    std::error_code error;
    if (!fs::is_regular_file(other, error) || fs::file_size(one, error) != fs::file_size(other, error)) return false;
    std::ifstream a(one, std::ios::binary), b(other, std::ios::binary);
    return a && b && std::equal(std::istreambuf_iterator<char>(a), {}, std::istreambuf_iterator<char>(b), {});
}

}  // namespace

std::string remedy(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "; free some space or choose another folder";
        case EACCES:
        case EPERM:
        case EROFS:
            return "; choose a folder you may write to";
        case ENOENT:
        case ENOTDIR:
            return "; the folder must exist";
        default:
            return "";
    }
}

std::string read_file(const fs::path& file, std::uintmax_t most_bytes) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) throw BadInput(Fault{file.string(), "", "cannot be opened: " + system_says(errno)});
    struct Closer {
        int descriptor;
        ~Closer() { ::close(descriptor); }
    } closer{descriptor};
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        throw BadInput(Fault{file.string(), "", "cannot be read: " + system_says(errno)});
    if (!S_ISREG(status.st_mode))
        throw BadInput(Fault{file.string(), "", "is not a regular file; a file is wanted here"});
    const auto size = static_cast<std::uintmax_t>(status.st_size);
    if (size > most_bytes) {
        throw BadInput(
            Fault{file.string(), "",
                  "has " + std::to_string(size) + " bytes; at most " + std::to_string(most_bytes) + " are read"});
    }
    std::string bytes(static_cast<size_t>(size), '\0');
    size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw BadInput(Fault{file.string(), "", "cannot be read: " + system_says(errno)});
        if (got == 0) break;
        done += static_cast<size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

std::size_t first_non_utf8(std::string_view bytes) {
    size_t i = 0;
    while (i < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        size_t more = 0;
        unsigned low = 0x80, high = 0xBF;
        if (lead < 0x80) {
            ++i;
            continue;
        }
        if (lead >= 0xC2 && lead <= 0xDF) {
            more = 1;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            more = 2;
            if (lead == 0xE0) low = 0xA0;
            if (lead == 0xED) high = 0x9F;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            more = 3;
            if (lead == 0xF0) low = 0x90;
            if (lead == 0xF4) high = 0x8F;
        } else {
            return i;
        }
        for (size_t k = 1; k <= more; ++k) {
            if (i + k >= bytes.size()) return i;
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if (next < low || next > high) return i;
            low = 0x80;
            high = 0xBF;
        }
        i += 1 + more;
    }
    return std::string_view::npos;
}

std::string read_utf8_file(const fs::path& file, std::uintmax_t most_bytes) {
    std::string bytes = read_file(file, most_bytes);
    const size_t bad = first_non_utf8(bytes);
    if (bad != std::string::npos) {
        char value[8];
        std::snprintf(value, sizeof value, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(bytes[bad])));
        throw BadInput(Fault{file.string(), "byte " + std::to_string(bad),
                             std::string("is not UTF-8 (found ") + value + "); save the file as UTF-8"});
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    return bytes;
}

FileUnderWay::FileUnderWay(fs::path target, Existing existing) : target_(std::move(target)), existing_(existing) {
    std::error_code ignored;
    if (target_.filename().empty() || fs::is_directory(target_, ignored)) {
        throw BadInput(Fault{target_.string(), "", "is a folder; name a file in it"});
    }
    if (fs::exists(target_, ignored) && !fs::is_regular_file(target_, ignored)) {
        throw BadInput(
            Fault{target_.string(), "", "is a device or something else that is no regular file; name a file"});
    }
    // Without a name until it is whole, the file vanishes even when the program is ended midway. Not all file systems
    // can.
    descriptor_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) return;
    neighbour_ = free_neighbour(target_);
    descriptor_ = ::mkostemp(neighbour_.data(), O_CLOEXEC);
    if (descriptor_ >= 0) return;
    const int error = errno;
    neighbour_.clear();
    fail("cannot be written", error);
}

FileUnderWay::~FileUnderWay() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!neighbour_.empty()) ::unlink(neighbour_.c_str());
}

void FileUnderWay::fail(const std::string& doing, int error) const {
    throw BadInput(Fault{target_.string(), "", doing + ": " + system_says(error) + remedy(error)});
}

void FileUnderWay::write(const void* bytes, std::size_t count) {
    const auto* from = static_cast<const char*>(bytes);
    while (count > 0) {
        const ssize_t done = ::write(descriptor_, from, count);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail("cannot be written", errno);
        from += done;
        count -= static_cast<size_t>(done);
    }
}

void FileUnderWay::give_name() {
    const std::string nameless = "/proc/self/fd/" + std::to_string(descriptor_);
    // mkostemp() finds a free name; link() then needs it free.
    for (int attempt = 0; attempt < 100; ++attempt) {
        std::string name = free_neighbour(target_);
        const int taken = ::mkostemp(name.data(), O_CLOEXEC);
        if (taken < 0) fail("cannot be written", errno);
        ::close(taken);
        ::unlink(name.c_str());
        if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            neighbour_ = name;
            return;
        }
        if (errno != EEXIST) break;
    }
    fail("cannot be moved into place", errno);
}

void FileUnderWay::commit() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(descriptor_, 0666 & ~mask) != 0) fail("cannot be written", errno);
    if (neighbour_.empty()) give_name();
    const int descriptor = descriptor_;
    descriptor_ = -1;
    // close() is where a network or quota file system reports that the bytes did not fit.
    if (::close(descriptor) != 0) fail("cannot be written", errno);
    if (existing_ == Existing::keep) {
        // link() fails where rename() would replace: the only way that loses no file to a race.
        if (::link(neighbour_.c_str(), target_.c_str()) == 0) {
            ::unlink(neighbour_.c_str());
            neighbour_.clear();
            return;
        }
        // File systems without hard links: look once more, then move.
        std::error_code ignored;
        if (errno == EEXIST || fs::exists(fs::symlink_status(target_, ignored))) {
            if (same_bytes(neighbour_, target_)) return;
            throw BadInput(
                Fault{target_.string(), "",
                      "exists already and is kept; choose another name or allow it to be replaced (--replace)"});
        }
    }
    if (::rename(neighbour_.c_str(), target_.c_str()) != 0) fail("cannot be moved into place", errno);
    neighbour_.clear();
}

void write_file_atomically(const fs::path& file, std::string_view bytes, Existing existing) {
    FileUnderWay under_way(file, existing);
    under_way.write(bytes.data(), bytes.size());
    under_way.commit();
}

}  // namespace jingluo::base
