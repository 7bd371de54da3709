// Landmarks as files: the finished ones beside the body, and work under way.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "body/body.h"
#include "scene/landmark_work.h"

namespace jingluo::app {

/// Where a body's landmarks and the work on them are kept.
struct LandmarkPlaces {
    std::filesystem::path landmarks;  // NAME.landmarks.json beside the body
    std::filesystem::path draft;      // NAME.landmarks.draft.json beside it or, where nothing can be written there, in
                                      // the user's data folder
};
LandmarkPlaces landmark_places(const body::Body& body);

/// NAME.landmarks.json as docs/data.md has it, each place with how it was set. With `draft` also what is skipped and
/// asked for, so that the work can be taken up again.
std::string landmarks_file_text(const scene::Marks& marks, const body::Body& body, bool draft);

/// Work under way or finished landmarks, read back; a place of which the file does not say how it was set counts as
/// accepted by a person. Throws BadInput.
struct MarksRead {
    scene::Marks marks;
    std::string glb_hash;
    bool made_here = false;  // it says how its places were set
};
MarksRead read_marks(const std::filesystem::path& file, double unit_m = 1);

/// Writes the draft whole. One that belongs to another version of the body is kept beside it under another name. Throws
/// BadInput.
void write_draft(const std::filesystem::path& file, const scene::Marks& marks, const body::Body& body);

}  // namespace jingluo::app
