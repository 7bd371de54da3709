#include "app/load.h"

#include <algorithm>
#include <future>

#include "locate/solve.h"

namespace jingluo::app {

namespace fs = std::filesystem;

Loaded::Loaded(const fs::path& points, const fs::path& body) {
    auto reading = std::async(std::launch::async, [&] { return atlas::read_atlas(points); });
    body_ = body::load_body(body);
    read_ = reading.get();
    placements_ = locate::place_all(read_.atlas, body_);
    curves_ = locate::channel_curves(read_.atlas, body_, placements_);
    search_ = std::make_unique<atlas::Search>(read_.atlas);
    faults_ = read_.faults;
    faults_.insert(faults_.end(), body_.faults.begin(), body_.faults.end());
    if (placements_.points.empty() && !placements_.unplaced.empty()) {
        throw base::BadInput(
            base::Fault{body_.file.string(), "",
                        "gives no point its place: its landmarks do not belong to this mesh, or there are none (" +
                            placements_.unplaced.front().why + ")"});
    }
    for (const locate::Unplaced& unplaced : placements_.unplaced) {
        const std::string name = atlas::to_string(atlas::PointRef{unplaced.id.code, unplaced.id.member});
        faults_.push_back({body_.file.string(), name + " " + atlas::to_string(unplaced.id.side),
                           "cannot be placed: " + unplaced.why});
    }
}

fs::path default_body(const fs::path& data) {
    const fs::path folder = data / "assets" / "bodies";
    std::error_code error;
    if (fs::exists(folder / "female.glb", error)) return folder / "female.glb";
    std::vector<fs::path> bodies;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".glb") bodies.push_back(entry.path());
    }
    if (bodies.empty()) throw base::BadInput(base::Fault{folder.string(), "", "holds no body (*.glb)"});
    return *std::min_element(bodies.begin(), bodies.end());
}

}  // namespace jingluo::app
