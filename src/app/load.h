// Everything there is to see: the data read once at the start, points and channels solved on the body that is shown.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "app/bodies.h"
#include "atlas/read.h"
#include "scene/state.h"
#include "verify/subject.h"

namespace jingluo::app {

/// A body with all that is solved on it, ready to move in.
struct Furnished {
    body::Body body;
    locate::Placements placements;
    std::vector<locate::ChannelCurve> curves;
};

/// Told how much of the solving is done, 0 to 1; an answer of false stops it (body::Stopped).
using SolveProgress = std::function<bool(double)>;
/// Solves points and channels. Throws BadInput when nothing at all can be found, unless the body may be `bare`.
Furnished furnish(const atlas::Atlas& atlas, body::Body body, bool bare, const SolveProgress& progress = {});

class Loaded {
  public:
    /// Reads the data and the body (on two threads) and solves all points and channels. Throws BadInput when the data
    /// or the body is of no use; smaller faults stand in faults(). `body_file` is the body of BodyChoice::Kind::file;
    /// only with `bare` it may come without landmarks, or with too few to find any point.
    Loaded(const std::filesystem::path& points, const std::filesystem::path& body_file, const scene::BodyChoice& choice,
           bool bare = false);

    /// Another body in the place of the one shown; world() then sees it. Throws BadInput, and all is as it was.
    void show(const scene::BodyChoice& choice);
    /// A body that was made elsewhere, on another thread, moves in.
    void move_in(Furnished body, const scene::BodyChoice& choice);
    /// The body that is shown; of a shape, with its stature filled in.
    const scene::BodyChoice& choice() const { return choice_; }
    bool has_figure() const { return bodies_.has_figure(); }
    /// Read when it is first asked for. Throws BadInput.
    const body::Figure& figure() { return bodies_.figure(); }

    /// What other landmarks give on the body that is shown.
    struct Solved {
        body::Landmarks marks;
        locate::Placements placements;
        std::vector<locate::ChannelCurve> curves;
    };
    /// Works on another thread too, on a copy of shown_without_mesh(). Without `curves` the channels are left out.
    static Solved solved(const atlas::Atlas& atlas, body::Body body, body::Landmarks marks, bool curves);
    /// The body that is shown, sharing its surface and leaving its triangles out: what solving needs.
    body::Body shown_without_mesh() const;
    void take(Solved solved);

    const atlas::Atlas& atlas() const { return read_.atlas; }
    const body::Body& body() const { return body_; }
    const locate::Placements& placements() const { return placements_; }
    scene::World world() const { return {read_.atlas, *search_, body_, placements_, curves_}; }
    /// The body and its points as the checker sees them; made when first asked for, for the body that is shown.
    const verify::Subject& subject() const;
    /// Of the data, then of the body, then the points that could not be placed.
    /// Points that lack the same landmark stand in one line.
    const std::vector<base::Fault>& faults() const { return faults_; }
    /// What a person should know of the body although nothing is wrong.
    const std::vector<base::Fault>& notes() const { return body_.notes; }
    /// The body file of BodyChoice::Kind::file, or empty.
    const std::filesystem::path& body_file() const { return bodies_.file(); }

  private:
    void gather_faults();

    Bodies bodies_;
    scene::BodyChoice choice_;
    atlas::ReadResult read_;
    body::Body body_;
    locate::Placements placements_;
    std::vector<locate::ChannelCurve> curves_;
    mutable std::unique_ptr<verify::Subject> subject_;
    std::unique_ptr<atlas::Search> search_;
    std::vector<base::Fault> faults_;
};

}  // namespace jingluo::app
