// Pictures as PNG files, row by row, so that a poster never lies in memory as a whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/files.h"

namespace jingluo::output {

struct PngOptions {
    bool transparent = false;  // keep the alpha of the rows; else it is dropped and the file smaller
    base::Existing existing = base::Existing::keep;
};

/// A PNG under way. Rows are compressed by a thread of the writer's own while the caller draws the next ones. The file
/// appears with finish(), whole, or not at all. Every failure (no such folder, full disk, an existing file that is to
/// be kept) is base::BadInput, thrown by the constructor, by rows() or at the latest by finish().
class PngWriter {
  public:
    /// Width and height in pixels, 1 to 16384 each.
    PngWriter(const std::filesystem::path& file, int width, int height, const PngOptions& options);
    ~PngWriter();
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;

    /// The next `count` rows, top to bottom: RGBA, 8 bits, straight alpha, width * 4 bytes each. Copied; waits while
    /// more than two portions are still to be compressed.
    void rows(int count, const std::uint8_t* rgba);
    /// All rows were given: writes the end and moves the file into place.
    void finish();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// A whole picture at once. `rgba` holds width * height * 4 bytes.
void write_png(const std::filesystem::path& file, int width, int height, const std::uint8_t* rgba,
               const PngOptions& options = {});

struct PngPicture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // straight alpha, top row first
};

/// Any PNG as RGBA of 8 bits. BadInput when it is missing, damaged or larger than 16384 pixels on a side.
PngPicture read_png(const std::filesystem::path& file);

}  // namespace jingluo::output
