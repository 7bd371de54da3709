#include "output/png.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "base/fault.h"

namespace jingluo::output {
namespace {

class Png : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::path(JINGLUO_BINARY_DIR) / "png_test" /
                  testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    size_t files_in_folder() const {
        return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
    }
    std::filesystem::path folder_;
};

std::vector<std::uint8_t> pattern(int width, int height) {
    std::vector<std::uint8_t> rgba(static_cast<size_t>(width) * static_cast<size_t>(height) * 4);
    std::uint32_t state = 1;  // noise that does not compress, so that files have a size
    for (auto& byte : rgba) byte = static_cast<std::uint8_t>((state = state * 1664525u + 1013904223u) >> 24);
    return rgba;
}

std::string message(const std::function<void()>& doing) {
    try {
        doing();
    } catch (const base::BadInput& error) {
        return error.what();
    }
    return {};
}

TEST_F(Png, TransparentPictureComesBackToTheByte) {
    const auto rgba = pattern(37, 150);
    PngOptions options;
    options.transparent = true;
    write_png(folder_ / "a.png", 37, 150, rgba.data(), options);
    const PngPicture read = read_png(folder_ / "a.png");
    EXPECT_EQ(read.width, 37);
    EXPECT_EQ(read.height, 150);
    EXPECT_EQ(read.rgba, rgba);
    EXPECT_EQ(files_in_folder(), 1u);
}

TEST_F(Png, OpaquePictureKeepsColoursAndDropsAlpha) {
    auto rgba = pattern(64, 9);
    write_png(folder_ / "a.png", 64, 9, rgba.data());
    const PngPicture read = read_png(folder_ / "a.png");
    for (size_t i = 3; i < rgba.size(); i += 4) rgba[i] = 255;
    EXPECT_EQ(read.rgba, rgba);
}

TEST_F(Png, PortionsOfAnySizeMakeTheSameFile) {
    const auto rgba = pattern(50, 100);
    write_png(folder_ / "whole.png", 50, 100, rgba.data());
    PngWriter writer(folder_ / "parts.png", 50, 100, {});
    int y = 0;
    for (const int count : {1, 30, 2, 60, 7}) {
        writer.rows(count, &rgba[static_cast<size_t>(y) * 50 * 4]);
        y += count;
    }
    writer.finish();
    EXPECT_EQ(base::read_file(folder_ / "parts.png", 1 << 20), base::read_file(folder_ / "whole.png", 1 << 20));
}

TEST_F(Png, NothingRemainsOfAPictureThatWasNotFinished) {
    const auto rgba = pattern(50, 10);
    {
        PngWriter writer(folder_ / "a.png", 50, 100, {});
        writer.rows(10, rgba.data());
    }
    EXPECT_EQ(files_in_folder(), 0u);
}

TEST_F(Png, RowsAreCounted) {
    const auto rgba = pattern(4, 4);
    PngWriter writer(folder_ / "a.png", 4, 3, {});
    EXPECT_THROW(writer.rows(4, rgba.data()), std::logic_error);
    writer.rows(2, rgba.data());
    EXPECT_THROW(writer.finish(), std::logic_error);
}

TEST_F(Png, ExistingFileIsKeptUnlessToldOtherwise) {
    std::ofstream(folder_ / "a.png") << "mine";
    const auto rgba = pattern(4, 4);
    const std::string told = message([&] { write_png(folder_ / "a.png", 4, 4, rgba.data()); });
    EXPECT_NE(told.find("a.png"), std::string::npos) << told;
    EXPECT_EQ(base::read_file(folder_ / "a.png", 100), "mine");

    PngOptions replace;
    replace.existing = base::Existing::replace;
    write_png(folder_ / "a.png", 4, 4, rgba.data(), replace);
    EXPECT_EQ(read_png(folder_ / "a.png").width, 4);
    EXPECT_EQ(files_in_folder(), 1u);
}

TEST_F(Png, MissingFolderIsNamed) {
    const auto rgba = pattern(4, 4);
    const std::string told = message([&] { write_png(folder_ / "no" / "a.png", 4, 4, rgba.data()); });
    EXPECT_NE(told.find("no/a.png"), std::string::npos) << told;
    std::ofstream(folder_ / "file") << "x";
    EXPECT_NE(message([&] { write_png(folder_ / "file" / "a.png", 4, 4, rgba.data()); }), "");
}

TEST_F(Png, FullDiskLeavesNothingHalfWritten) {
    // A limit on the size of files stands for a full disk: write() fails midway in the same manner.
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100'000, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto rgba = pattern(1000, 500);
    const std::string told = message([&] { write_png(folder_ / "a.png", 1000, 500, rgba.data()); });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_NE(told.find("a.png"), std::string::npos) << told;
    EXPECT_EQ(files_in_folder(), 0u);
}

TEST_F(Png, SizesOutOfRangeAreRefused) {
    for (const auto& [width, height] : {std::pair{0, 5}, {5, -1}, {16385, 1}, {1, 16385}}) {
        EXPECT_NE(message([&, w = width, h = height] { PngWriter(folder_ / "a.png", w, h, {}); }).find("16384"),
                  std::string::npos);
    }
    EXPECT_EQ(files_in_folder(), 0u);
}

TEST_F(Png, DamagedPicturesAreNamed) {
    const auto rgba = pattern(20, 20);
    write_png(folder_ / "a.png", 20, 20, rgba.data());
    const std::string whole = base::read_file(folder_ / "a.png", 1 << 20);
    std::ofstream(folder_ / "cut.png", std::ios::binary) << whole.substr(0, whole.size() / 2);
    std::ofstream(folder_ / "text.png") << "no picture at all";
    for (const char* name : {"cut.png", "text.png", "missing.png"}) {
        EXPECT_NE(message([&] { read_png(folder_ / name); }).find(name), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace jingluo::output
