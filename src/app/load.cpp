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
    put(std::move(body), choice);
    search_ = std::make_unique<atlas::Search>(read_.atlas);
}

void Loaded::show(const scene::BodyChoice& choice) {
    put(bodies_.make(choice), choice);
}

void Loaded::put(body::Body body, const scene::BodyChoice& choice) {
    locate::Placements placements = locate::place_all(read_.atlas, body);
    const bool bare = bodies_.may_be_bare() && choice.kind == scene::BodyChoice::Kind::file;
    if (placements.points.empty() && !placements.unplaced.empty() && !bare) {
        throw base::BadInput(
            base::Fault{body.file.string(), "",
                        "gives no point its place: its landmarks do not belong to this mesh, or there are none (" +
                            placements.unplaced.front().why + ")"});
    }
    curves_ = locate::channel_curves(read_.atlas, body, placements);
    body.revision = body_.revision + 1;
    body_ = std::move(body);
    placements_ = std::move(placements);
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
    for (const locate::Unplaced& unplaced : placements_.unplaced) {
        const std::string name = atlas::to_string(atlas::PointRef{unplaced.id.code, unplaced.id.member});
        faults_.push_back({body_.file.string(), name + " " + atlas::to_string(unplaced.id.side),
                           "cannot be placed: " + unplaced.why});
    }
}

const verify::Subject& Loaded::subject() const {
    if (!subject_) subject_ = std::make_unique<verify::Subject>(subject_of(read_.atlas, body_, placements_));
    return *subject_;
}

}  // namespace jingluo::app
