// Everything there is to see, read and solved once at the start.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "atlas/read.h"
#include "scene/state.h"
#include "verify/certificate.h"

namespace jingluo::app {

class Loaded {
  public:
    /// Reads the data and the body (on two threads) and solves all points and channels. Throws BadInput when the data
    /// or the body is of no use; smaller faults stand in faults().
    Loaded(const std::filesystem::path& points, const std::filesystem::path& body);

    const atlas::Atlas& atlas() const { return read_.atlas; }
    const body::Body& body() const { return body_; }
    const locate::Placements& placements() const { return placements_; }
    scene::World world() const { return {read_.atlas, *search_, body_, placements_, curves_}; }
    verify::Subject subject() const { return {read_.atlas, body_.mesh, body_.marks, placements_}; }
    /// Of the data, then of the body, then the points that could not be placed.
    const std::vector<base::Fault>& faults() const { return faults_; }

  private:
    atlas::ReadResult read_;
    body::Body body_;
    locate::Placements placements_;
    std::vector<locate::ChannelCurve> curves_;
    std::unique_ptr<atlas::Search> search_;
    std::vector<base::Fault> faults_;
};

/// The body that the program opens with.
std::filesystem::path default_body(const std::filesystem::path& data);

}  // namespace jingluo::app
