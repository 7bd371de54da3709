#include <png.h>

#include <condition_variable>
#include <csetjmp>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "base/fault.h"
#include "output/png.h"

namespace jingluo::output {

namespace {

constexpr int most_side_px = 16384;

// Level 1 with one fixed filter: on a drawn figure the best of zlib saves a sixth of the bytes for five times the time.
constexpr int compression_level = 1;

struct Portion {
    int count = 0;
    std::vector<std::uint8_t> rgba;
};

}  // namespace

struct PngWriter::Inside {
    Inside(const std::filesystem::path& path, int width_px, int height_px, const PngOptions& options)
        : width(width_px), height(height_px), transparent(options.transparent), file(path, options.existing) {
        if (width < 1 || height < 1 || width > most_side_px || height > most_side_px) {
            throw base::BadInput({path.string(), "size",
                                  std::to_string(width) + "x" + std::to_string(height) +
                                      " is no size for a picture; each side may have 1 to " +
                                      std::to_string(most_side_px) + " pixels"});
        }
        png = png_create_write_struct(PNG_LIBPNG_VER_STRING, this, on_error, on_warning);
        info = png != nullptr ? png_create_info_struct(png) : nullptr;
        if (info == nullptr) {
            png_destroy_write_struct(&png, nullptr);
            throw std::bad_alloc();
        }
        png_set_write_fn(png, this, on_write, on_flush);
        worker = std::thread([this] { compress(); });
    }

    ~Inside() {
        stop(true);
        png_destroy_write_struct(&png, &info);
    }

    // libpng is C: no exception may cross it. The callbacks note the failure and jump back into guarded().
    static void on_error(png_structp png, png_const_charp message) {
        auto* self = static_cast<Inside*>(png_get_error_ptr(png));
        if (!self->thrown) {
            self->thrown = std::make_exception_ptr(base::BadInput({self->file.target().string(), "", message}));
        }
        png_longjmp(png, 1);
    }
    static void on_warning(png_structp, png_const_charp) {}
    static void on_flush(png_structp) {}
    static void on_write(png_structp png, png_bytep bytes, size_t count) {
        auto* self = static_cast<Inside*>(png_get_io_ptr(png));
        try {
            self->file.write(bytes, count);
        } catch (...) {
            self->thrown = std::current_exception();
        }
        if (self->thrown) png_error(png, "writing failed");
    }

    // No object with a destructor may live in a frame that the jump leaves.
    static void begin(Inside& self) {
        png_set_compression_level(self.png, compression_level);
        png_set_compression_buffer_size(self.png, 1 << 18);
        png_set_filter(self.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
        png_set_IHDR(self.png, self.info, static_cast<png_uint_32>(self.width), static_cast<png_uint_32>(self.height),
                     8, self.transparent ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_set_sRGB(self.png, self.info, PNG_sRGB_INTENT_PERCEPTUAL);
        png_write_info(self.png, self.info);
        if (!self.transparent) png_set_filler(self.png, 0, PNG_FILLER_AFTER);
    }
    static void write_portion(Inside& self) {
        const std::uint8_t* row = self.current.rgba.data();
        for (int i = 0; i < self.current.count; ++i, row += static_cast<size_t>(self.width) * 4)
            png_write_row(self.png, row);
    }
    static void end(Inside& self) { png_write_end(self.png, nullptr); }

    bool guarded(void (*work)(Inside&)) {
        if (setjmp(png_jmpbuf(png)) != 0) return false;
        work(*this);
        return true;
    }

    void compress() {
        bool good = guarded(begin);
        for (;;) {
            {
                std::unique_lock lock(mutex);
                if (!good) failed = true;
                changed.notify_all();
                changed.wait(lock, [&] { return !waiting.empty() || closing; });
                if (waiting.empty() || abandoned) break;
                current = std::move(waiting.front());
                waiting.pop_front();
            }
            changed.notify_all();
            if (good) good = guarded(write_portion);
        }
        if (good && !abandoned) good = guarded(end);
        if (!good) failed = true;
    }

    void stop(bool abandon) {
        if (!worker.joinable()) return;
        {
            const std::lock_guard lock(mutex);
            closing = true;
            abandoned = abandon;
        }
        changed.notify_all();
        worker.join();
    }

    int width, height;
    bool transparent;
    base::FileUnderWay file;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::exception_ptr thrown;  // the worker's until `failed` is seen under the lock
    Portion current;
    int given = 0;

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Portion> waiting;
    bool closing = false, abandoned = false, failed = false;
    std::thread worker;
};

PngWriter::PngWriter(const std::filesystem::path& file, int width, int height, const PngOptions& options)
    : inside_(std::make_unique<Inside>(file, width, height, options)) {}

PngWriter::~PngWriter() = default;

void PngWriter::rows(int count, const std::uint8_t* rgba) {
    Inside& in = *inside_;
    if (count <= 0 || count > in.height - in.given) throw std::logic_error("PngWriter: more rows than the picture has");
    in.given += count;
    Portion portion{count, {}};
    portion.rgba.assign(rgba, rgba + static_cast<size_t>(count) * static_cast<size_t>(in.width) * 4);
    std::unique_lock lock(in.mutex);
    in.changed.wait(lock, [&] { return in.waiting.size() < 2 || in.failed; });
    if (in.failed) std::rethrow_exception(in.thrown);
    in.waiting.push_back(std::move(portion));
    lock.unlock();
    in.changed.notify_all();
}

void PngWriter::finish() {
    Inside& in = *inside_;
    if (in.given != in.height) throw std::logic_error("PngWriter: fewer rows than the picture has");
    in.stop(false);
    if (in.failed) std::rethrow_exception(in.thrown);
    in.file.commit();
}

void write_png(const std::filesystem::path& file, int width, int height, const std::uint8_t* rgba,
               const PngOptions& options) {
    PngWriter writer(file, width, height, options);
    constexpr int portion = 64;
    for (int y = 0; y < height; y += portion) {
        writer.rows(std::min(portion, height - y), rgba + static_cast<size_t>(y) * static_cast<size_t>(width) * 4);
    }
    writer.finish();
}

}  // namespace jingluo::output
