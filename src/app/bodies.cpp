#include "app/bodies.h"

#include <algorithm>

#include "base/data_folder.h"
#include "body/frames.h"
#include "fit/propose.h"

namespace jingluo::app {

namespace fs = std::filesystem;
using Kind = scene::BodyChoice::Kind;

namespace {

fs::path bodies_folder() {
    return base::data_folder() / "assets" / "bodies";
}

bool is_there(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error);
}

/// The body that the program opens with.
fs::path first_body() {
    const fs::path folder = bodies_folder();
    if (is_there(folder / "female.glb")) return folder / "female.glb";
    std::error_code error;
    std::vector<fs::path> bodies;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".glb" && entry.path().stem() != "figure") bodies.push_back(entry.path());
    }
    if (bodies.empty()) throw base::BadInput(base::Fault{folder.string(), "", "holds no body (*.glb)"});
    return *std::min_element(bodies.begin(), bodies.end());
}

/// A published body; it stands on y = 0, so its height is its stature.
body::Body published(const fs::path& file, double sex) {
    body::Body body = body::load_body(file);
    double height_m = 0;
    for (const glm::vec3& place : body.mesh.positions) height_m = std::max(height_m, static_cast<double>(place.y));
    body.shape = body::within_ranges({sex, height_m, 0});
    return body;
}

/// What the file does not say of the frames of the parts, from its landmarks.
body::Body with_parts(body::Body body) {
    std::string made;
    for (const auto& [name, frame] : body::frames_from(body.marks.landmarks)) {
        if (body.marks.parts.emplace(name, frame).second) made += (made.empty() ? "" : ", ") + name;
    }
    if (!made.empty()) {
        body.notes.push_back({body::landmarks_beside(body.file).string(), "/parts",
                              "does not give the frames of " + made + "; they are made from the landmarks"});
    }
    return body;
}

}  // namespace

bool Bodies::has_figure() const {
    try {
        return is_there(bodies_folder() / "figure.glb");
    } catch (const base::BadInput&) {
        return false;  // no data folder: points and body were both named on the command line
    }
}

const body::Figure& Bodies::figure() {
    if (!figure_) {
        const fs::path file = bodies_folder() / "figure.glb";
        if (!is_there(file)) {
            throw base::BadInput(
                base::Fault{file.string(), "", "is missing; bodies of another sex, stature or build are made from it"});
        }
        figure_ = body::Figure::read(file);
    }
    return *figure_;
}

body::Body Bodies::make(const scene::BodyChoice& choice, const body::Progress& progress) {
    if (choice.kind == Kind::file) {
        if (bare_ && !is_there(body::landmarks_beside(file_))) return body::load_skin(file_, progress);
        return with_parts(body::load_body(file_, progress));
    }
    if (choice.kind == Kind::female) return published(first_body(), 0);
    if (choice.kind == Kind::shaped) return figure().make(choice.shape, "figure");
    const fs::path male = bodies_folder() / "male.glb";
    return is_there(male) ? published(male, 1) : figure().make({.sex = 1, .stature_m = 0, .build = 0}, "male");
}

scene::BodyChoice body_wanted(const Options& options) {
    if (!options.body.empty()) return {Kind::file, {}};
    if (!options.sex && !options.stature_m && !options.build) return {};
    const double sex = options.sex.value_or(0);
    if (!options.stature_m && !options.build && (sex == 0 || sex == 1))
        return {sex == 0 ? Kind::female : Kind::male, {}};
    return {Kind::shaped, {sex, options.stature_m.value_or(0), options.build.value_or(0)}};
}

}  // namespace jingluo::app
