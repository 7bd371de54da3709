#include <png.h>

#include <string>

#include "base/fault.h"
#include "output/png.h"

namespace jingluo::output {

PngPicture read_png(const std::filesystem::path& file) {
    constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 31;
    constexpr unsigned most_side_px = 16384;
    const std::string bytes = base::read_file(file, most_bytes);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const auto fail = [&](const std::string& what) {
        png_image_free(&image);
        throw base::BadInput({file.string(), "", "this is no whole PNG picture: " + what});
    };
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) fail(image.message);
    if (image.width > most_side_px || image.height > most_side_px) {
        fail(std::to_string(image.width) + "x" + std::to_string(image.height) + " pixels; at most " +
             std::to_string(most_side_px) + " on a side can be read");
    }
    image.format = PNG_FORMAT_RGBA;
    PngPicture picture;
    picture.width = static_cast<int>(image.width);
    picture.height = static_cast<int>(image.height);
    picture.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) == 0) fail(image.message);
    return picture;
}

}  // namespace jingluo::output
