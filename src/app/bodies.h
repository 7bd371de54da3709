// Where the program's bodies come from: files, and the figure for every other shape.
#pragma once

#include <filesystem>
#include <optional>

#include "app/options.h"
#include "body/figure.h"
#include "scene/state.h"

namespace jingluo::app {

class Bodies {
  public:
    /// `file` is the strange body of --body, or empty; with `bare` it may come without landmarks. Nothing is read or
    /// even looked for yet.
    explicit Bodies(std::filesystem::path file, bool bare = false) : file_(std::move(file)), bare_(bare) {}

    /// Reads or makes a body. The figure is read when it is first needed, and kept. Throws BadInput.
    /// A file's parts that it does not give are made from its landmarks. `progress` is asked for files only; it may
    /// stop them (body::Stopped).
    body::Body make(const scene::BodyChoice& choice, const body::Progress& progress = {});
    /// Whether bodies of other shapes than the published ones can be made.
    bool has_figure() const;
    const body::Figure& figure();
    bool may_be_bare() const { return bare_; }
    const std::filesystem::path& file() const { return file_; }

  private:
    std::filesystem::path file_;
    bool bare_ = false;
    std::optional<body::Figure> figure_;
};

/// The body that the options ask for: a file, a sex, a shape; the woman when they say nothing.
scene::BodyChoice body_wanted(const Options& options);

}  // namespace jingluo::app
