// A body file that is loaded beside the window.
#pragma once

#include <atomic>
#include <filesystem>
#include <future>
#include <optional>
#include <string>

#include "app/load.h"
#include "ui/loading_view.h"

namespace jingluo::app {

/// Whether a body file is so large that it is loaded while the window is already open.
bool is_large(const std::filesystem::path& file);

class Loading {
  public:
    /// Begins, on a thread of its own. The atlas must outlive it. The file may come without landmarks.
    Loading(const atlas::Atlas& atlas, std::filesystem::path file);
    /// Stops, and waits until it has stopped.
    ~Loading();
    Loading(const Loading&) = delete;
    Loading& operator=(const Loading&) = delete;

    /// What is under way and how far all of it is.
    ui::LoadingView view() const;
    void stop() { stop_ = true; }
    bool finished() const;
    /// The body, once finished; nothing when it was stopped. Throws BadInput when it is of no use. To be asked once.
    std::optional<Furnished> take();

  private:
    std::filesystem::path file_;
    std::atomic<bool> stop_ = false;
    std::atomic<int> step_ = 0;
    std::atomic<double> of_step_ = 0;
    std::future<std::optional<Furnished>> work_;
};

}  // namespace jingluo::app
