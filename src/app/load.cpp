#include "app/load.h"

#include <algorithm>
#include <future>

#include "app/subject.h"
#include "locate/solve.h"

namespace jingluo::app {

namespace fs = std::filesystem;

Loaded::Loaded(const fs::path& points, const fs::path& body_file, const scene::BodyChoice& choice, bool bare)
    : bodies_(body_file, bare) {
    auto reading = std::async(std::launch::async, [&] { return atlas::read_atlas(points); });
    body::Body body = bodies_.make(choice);
    read_ = reading.get();
    const bool may_be_bare = bare && choice.kind == scene::BodyChoice::Kind::file;
    move_in(furnish(read_.atlas, std::move(body), may_be_bare), choice);
    search_ = std::make_unique<atlas::Search>(read_.atlas);
}

void Loaded::show(const scene::BodyChoice& choice) {
    const bool bare = bodies_.may_be_bare() && choice.kind == scene::BodyChoice::Kind::file;
    move_in(furnish(read_.atlas, bodies_.make(choice), bare), choice);
}

Furnished furnish(const atlas::Atlas& atlas, body::Body body, bool bare, const SolveProgress& progress) {
    const auto tell = [&](double done) {
        if (progress && !progress(done)) throw body::Stopped();
    };
    tell(0);
    Furnished out{.body = std::move(body), .placements = {}, .curves = {}};
    out.placements = locate::place_all(atlas, out.body);
    if (out.placements.points.empty() && !out.placements.unplaced.empty() && !bare) {
        throw base::BadInput(
            base::Fault{out.body.file.string(), "",
                        "gives no point its place: its landmarks do not belong to this mesh, or there are none (" +
                            out.placements.unplaced.front().why + ")"});
    }
    tell(0.6);
    out.curves = locate::channel_curves(atlas, out.body, out.placements);
    tell(1);
    return out;
}

void Loaded::move_in(Furnished with, const scene::BodyChoice& choice) {
    with.body.revision = body_.revision + 1;
    body_ = std::move(with.body);
    placements_ = std::move(with.placements);
    curves_ = std::move(with.curves);
    subject_.reset();
    choice_ = choice;
    if (body_.shape) choice_.shape = *body_.shape;
    gather_faults();
}

Loaded::Solved Loaded::solved(const atlas::Atlas& atlas, body::Body body, body::Landmarks marks, bool curves) {
    body.marks = std::move(marks);
    Solved out;
    out.placements = locate::place_all(atlas, body);
    if (curves) out.curves = locate::channel_curves(atlas, body, out.placements);
    out.marks = std::move(body.marks);
    return out;
}

body::Body Loaded::shown_without_mesh() const {
    body::Body out;
    out.name = body_.name;
    out.file = body_.file;
    out.hash = body_.hash;
    out.unit_m = body_.unit_m;
    out.surface = body_.surface;
    return out;
}

void Loaded::take(Solved solved) {
    solved.marks.glb_hash = body_.hash;
    body_.marks = std::move(solved.marks);
    placements_ = std::move(solved.placements);
    curves_ = std::move(solved.curves);
    subject_.reset();
    gather_faults();
}

void Loaded::gather_faults() {
    faults_ = read_.faults;
    faults_.insert(faults_.end(), body_.faults.begin(), body_.faults.end());
    if (placements_.points.empty() && !placements_.unplaced.empty()) {
        // Said once, not for each point.
        faults_.push_back({body_.file.string(), "",
                           body_.marks.landmarks.empty() ? "has no landmarks yet, so no point can be found on it"
                                                         : "has too few landmarks yet to find any point (" +
                                                               placements_.unplaced.front().why + ")"});
        return;
    }
    // One line for each thing that is missing: a landmark that is not there may cost dozens of points.
    std::vector<std::pair<std::string, std::string>> missing;  // why, points
    for (const locate::Unplaced& unplaced : placements_.unplaced) {
        const auto same = [&](const auto& one) { return one.first == unplaced.why; };
        auto found = std::find_if(missing.begin(), missing.end(), same);
        if (found == missing.end()) found = missing.insert(missing.end(), {unplaced.why, ""});
        const std::string side =
            unplaced.id.side == atlas::Side::midline ? "" : " " + atlas::to_string(unplaced.id.side);
        found->second += (found->second.empty() ? "" : ", ") +
                         atlas::to_string(atlas::PointRef{unplaced.id.code, unplaced.id.member}) + side;
    }
    for (const auto& [why, points] : missing)
        faults_.push_back({body_.file.string(), "", why + "; so these cannot be placed: " + points});
}

const verify::Subject& Loaded::subject() const {
    if (!subject_) subject_ = std::make_unique<verify::Subject>(subject_of(read_.atlas, body_, placements_));
    return *subject_;
}

}  // namespace jingluo::app
