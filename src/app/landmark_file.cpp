#include "app/landmark_file.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/paths.h"
#include "base/files.h"
#include "body/json_file.h"
#include "body/unit.h"
#include "body/write.h"
#include "scene/landmark_acts.h"

namespace jingluo::app {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::array<const char*, 5> how_names{"mirrored", "proposed", "accepted", "clicked", "corrected"};

scene::HowSet how_named(const json& place) {
    const auto found = place.find("how");
    if (found != place.end() && found->is_string()) {
        for (size_t i = 0; i < how_names.size(); ++i) {
            if (found->get<std::string>() == how_names[i]) return static_cast<scene::HowSet>(i);
        }
    }
    return scene::HowSet::accepted;
}

double doubt_of(const json& place) {
    const auto found = place.find("doubt_mm");
    if (found == place.end() || !found->is_number()) return 0;
    const double doubt = found->get<double>();
    return std::isfinite(doubt) && doubt > 0 ? doubt : 0;
}

/// Tried rather than asked for: permissions do not tell of file systems that take nothing.
bool can_write(const fs::path& file) {
    try {
        const base::FileUnderWay never_committed(file, base::Existing::keep);
        return true;
    } catch (const base::BadInput&) {
        return false;
    }
}

/// What only a draft says: what to ask for, what was skipped, which shape came nearest.
std::string work_text(const scene::Marks& marks) {
    json work = {{"asked", marks.asked}, {"skipped", marks.skipped}, {"proposed", marks.proposed}};
    if (marks.shape) {
        work["shape"] = {
            {"sex", marks.shape->sex}, {"stature_m", marks.shape->stature_m}, {"build", marks.shape->build}};
    }
    return "\"work\": " + work.dump();
}

void take_work(const json& root, scene::Marks& marks) {
    const auto work = root.find("work");
    if (work == root.end() || !work->is_object()) return;
    if (const auto asked = work->find("asked"); asked != work->end() && asked->is_string()) marks.asked = *asked;
    if (const auto list = work->find("skipped"); list != work->end() && list->is_array()) {
        for (const json& name : *list) {
            if (name.is_string()) marks.skipped.insert(name.get<std::string>());
        }
    }
    if (const auto said = work->find("proposed"); said != work->end() && said->is_boolean())
        marks.proposed = said->get<bool>();
    if (const auto shape = work->find("shape"); shape != work->end() && shape->is_object()) {
        const auto number = [&](const char* key) {
            const auto found = shape->find(key);
            return found != shape->end() && found->is_number() ? found->get<double>() : std::nan("");
        };
        marks.shape = body::within_ranges({number("sex"), number("stature_m"), number("build")});
    }
}

}  // namespace

LandmarkPlaces landmark_places(const body::Body& body) {
    LandmarkPlaces out;
    out.landmarks = body::landmarks_beside(body.file);
    const std::string name = body.file.stem().string();
    out.draft = body.file.parent_path() / (name + ".landmarks.draft.json");
    // Two bodies of one name in different folders are told apart by their bytes.
    if (!can_write(out.draft))
        out.draft = data_home_folder() / "landmarks" / (name + "-" + body.hash + ".landmarks.draft.json");
    return out;
}

std::string landmarks_file_text(const scene::Marks& marks, const body::Body& body, bool draft) {
    body::Landmarks out = scene::landmarks_of(marks);
    out.glb_hash = body.hash;
    if (body.unit_m != 1) body::scale(out, 1 / body.unit_m);
    std::map<std::string, std::string> beside;
    for (const auto& [name, mark] : marks.set) {
        beside[name] = std::string("\"how\": \"") + how_names[static_cast<size_t>(mark.how)] + "\"";
        if (mark.doubt_mm > 0) beside[name] += ", \"doubt_mm\": " + json(std::round(mark.doubt_mm * 10) / 10).dump();
    }
    return body::landmarks_text(out, body.file.filename().string(), beside, draft ? work_text(marks) : "");
}

MarksRead read_marks(const fs::path& file, double unit_m) {
    body::Landmarks read = body::read_landmarks(file);
    if (unit_m != 1) body::scale(read, unit_m);
    const json root = body::read_json_object(file, "landmarks, lines and parts are wanted");
    MarksRead out;
    out.glb_hash = read.glb_hash;
    scene::Marks& marks = out.marks;
    const json& places = root["landmarks"];
    for (const auto& [name, place] : read.landmarks) {
        const json& is = places[name];
        out.made_here = out.made_here || (is.is_object() && is.contains("how"));
        marks.set[name] = {place, is.is_object() ? how_named(is) : scene::HowSet::accepted,
                           is.is_object() ? doubt_of(is) : 0};
    }
    marks.lines = read.lines;
    // Frames that were made from the landmarks follow them when one is corrected.
    if (!out.made_here) marks.parts = read.parts;
    marks.proposed = !read.lines.empty();
    take_work(root, marks);
    return out;
}

void write_draft(const fs::path& file, const scene::Marks& marks, const body::Body& body) {
    std::error_code error;
    if (fs::exists(file, error)) {
        try {
            const std::string hash = read_marks(file).glb_hash;
            if (hash != body.hash) {
                fs::path kept = file;
                kept.replace_extension("." + hash.substr(0, 16) + ".json");
                fs::rename(file, kept, error);
            }
        } catch (const base::BadInput&) {
            // No draft that anybody could take up again.
        }
    } else {
        fs::create_directories(file.parent_path(), error);
    }
    base::write_file_atomically(file, landmarks_file_text(marks, body, true), base::Existing::replace);
}

}  // namespace jingluo::app
