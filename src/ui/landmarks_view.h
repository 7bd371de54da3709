// What the panel of landmark mode shows beyond the state: how far the work in the background is, where it is kept, what
// the landmarks give so far.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jingluo::ui {

struct LandmarkView {
    std::string body;                 // the body's file name
    std::string file;                 // where saving writes to
    std::string kept;                 // where the work under way is kept, or what hinders that
    bool saved = false;               // the file says what is shown
    bool ask_replace = false;         // the file is not ours: the panel asks
    std::vector<std::string> wanted;  // landmarks without which nothing can be proposed yet
    bool can_propose = true;          // our own body is there to be fitted
    bool proposing = false;
    double share = 0;    // of the proposal, 0 to 1
    bool newer = false;  // something was set since the last proposal
    // The small picture: a texture, its size in pixels; 0: none.
    std::uintptr_t picture = 0;
    int picture_width_px = 0, picture_height_px = 0;
    struct Missing {
        std::string point, why;
    };
    int points_found = 0, points_all = 0;  // each side counts
    std::vector<Missing> missing;
};

}  // namespace jingluo::ui
