#include "app/load.h"

#include <algorithm>
#include <future>

#include "app/subject.h"
#include "locate/solve.h"

namespace jingluo::app {

namespace fs = std::filesystem;

Loaded::Loaded(const fs::path& points, const fs::path& body_file, const scene::BodyChoice& choice)
    : bodies_(body_file) {
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
    if (placements.points.empty() && !placements.unplaced.empty()) {
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
    faults_ = read_.faults;
    faults_.insert(faults_.end(), body_.faults.begin(), body_.faults.end());
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
