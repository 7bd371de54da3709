#include "app/loading.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace jingluo::app {

namespace {

struct Step {
    const char* words;
    double from, to;  // share of the whole, as measured on scans of one to five million triangles
};
constexpr std::array steps{Step{"Reading the file", 0, 0.25}, Step{"Cleaning the skin and its normals", 0.25, 0.35},
                           Step{"Building the tree of its triangles", 0.35, 0.8},
                           Step{"Finding points and channels", 0.8, 1}};
constexpr int solving = 3;

}  // namespace

bool is_large(const std::filesystem::path& file) {
    // About 300,000 triangles, which take half a second. A .glTF names its buffers; how large they are is not known
    // yet.
    constexpr std::uintmax_t large_bytes = 8u << 20;
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(file, error);
    return !error && (bytes > large_bytes || file.extension() == ".gltf");
}

Loading::Loading(const atlas::Atlas& atlas, std::filesystem::path file) : file_(std::move(file)) {
    const auto told = [this](int step, double fraction) {
        // The tree is built by several threads; of what they tell only the furthest counts.
        if (step != step_.load()) of_step_ = 0;
        step_ = step;
        of_step_ = std::max(of_step_.load(), fraction);
        return !stop_.load();
    };
    work_ = std::async(std::launch::async, [this, &atlas, told]() -> std::optional<Furnished> {
        try {
            Bodies bodies(file_, true);
            body::Body body = bodies.make({scene::BodyChoice::Kind::file, {}}, [&](body::LoadStep step, double done) {
                return told(static_cast<int>(step), done);
            });
            return furnish(atlas, std::move(body), true, [&](double done) { return told(solving, done); });
        } catch (const body::Stopped&) {
            return std::nullopt;
        }
    });
}

Loading::~Loading() {
    stop_ = true;
    if (work_.valid()) work_.wait();
}

ui::LoadingView Loading::view() const {
    const Step& step = steps[static_cast<size_t>(std::clamp(step_.load(), 0, static_cast<int>(steps.size()) - 1))];
    const double done = std::clamp(of_step_.load(), 0.0, 1.0);
    return {file_.filename().string(), stop_ ? "Stopping" : step.words, step.from + done * (step.to - step.from)};
}

bool Loading::finished() const {
    return work_.valid() && work_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

std::optional<Furnished> Loading::take() {
    return work_.get();
}

}  // namespace jingluo::app
