#include "compare_pictures.h"

#include <cstdlib>
#include <filesystem>

#include "base/fault.h"
#include "output/png.h"

namespace jingluo::render::test {

testing::AssertionResult matches_committed(const Image& image, const std::string& name) {
    const auto committed_file = std::filesystem::path(JINGLUO_SOURCE_DIR) / "tests/render/pictures" / (name + ".png");
    output::PngOptions options;
    options.existing = base::Existing::replace;
    options.transparent = true;
    const char* update = std::getenv("JINGLUO_UPDATE_PICTURES");
    if (update != nullptr && std::string(update) == "1") {
        write_png(committed_file, image.width, image.height, image.rgba.data(), options);
        return testing::AssertionSuccess() << "written anew";
    }

    const auto folder = std::filesystem::path(JINGLUO_BINARY_DIR) / "failed_pictures";
    std::filesystem::create_directories(folder);
    const auto leave = [&](const std::string& what, const std::uint8_t* rgba) {
        const auto file = folder / (name + "." + what + ".png");
        write_png(file, image.width, image.height, rgba, options);
        return file.string();
    };
    output::PngPicture committed;
    try {
        committed = output::read_png(committed_file);
    } catch (const base::BadInput& error) {
        return testing::AssertionFailure() << error.what() << "\ndrawn: " << leave("drawn", image.rgba.data());
    }
    if (committed.width != image.width || committed.height != image.height) {
        return testing::AssertionFailure()
               << "committed " << committed.width << "x" << committed.height << ", drawn " << image.width << "x"
               << image.height << ": " << leave("drawn", image.rgba.data());
    }
    double sum = 0;
    size_t far = 0;
    std::vector<std::uint8_t> shown(image.rgba.size(), 255);
    for (size_t i = 0; i < image.rgba.size(); i += 4) {
        int most = 0;
        for (size_t c = 0; c < 4; ++c) {
            const int d = std::abs(image.rgba[i + c] - committed.rgba[i + c]);
            most = std::max(most, d);
            sum += d;
            if (c < 3) shown[i + c] = static_cast<std::uint8_t>(std::min(255, 8 * d));
        }
        far += most > 32 ? 1 : 0;
    }
    const size_t pixels = image.rgba.size() / 4;
    const double mean = sum / static_cast<double>(image.rgba.size());
    if (mean < 1.0 && far * 1000 < pixels * 5) return testing::AssertionSuccess();
    return testing::AssertionFailure() << name << ": mean difference " << mean << " of 255, " << far << " of " << pixels
                                       << " pixels differ by more than 32\ndrawn:      "
                                       << leave("drawn", image.rgba.data())
                                       << "\ncommitted:  " << committed_file.string()
                                       << "\ndifference: " << leave("difference", shown.data())
                                       << " (8 times as strong)";
}

}  // namespace jingluo::render::test
