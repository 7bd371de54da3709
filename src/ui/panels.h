// The panels: they read the state and return actions. Dear ImGui must have a current frame.
#pragma once

#include <imgui.h>

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/fault.h"
#include "scene/state.h"
#include "ui/landmarks_view.h"
#include "ui/loading_view.h"
#include "verify/certificate.h"

namespace jingluo::ui {

/// What the panels ask of the application beyond scene actions.
struct SavePicture {
    int width_px = 0, height_px = 0;
    bool with_panel = false, transparent = false, title = true, legend = true;
    std::string file;      // as typed; may be empty: the application proposes a name in the pictures folder
    bool replace = false;  // the person was asked and said yes
};
struct CopyText {
    std::string text;
};
struct OpenLandmarks {};  // landmark mode on the body that is shown
struct ProposeLandmarks {};
struct StopProposing {};
struct SaveLandmarks {
    bool replace = false;  // the person was asked and said yes
};
struct StopLoading {};
struct KeepLandmarksFile {};  // the person was asked and said no
using Request = std::variant<SavePicture, CopyText, OpenLandmarks, ProposeLandmarks, StopProposing, SaveLandmarks,
                             KeepLandmarksFile, StopLoading>;

struct Output {
    std::vector<scene::Action> actions;
    std::vector<Request> requests;
    int panel_width_px = 0;          // what the panel covers at the left of the window
    bool wants_more_frames = false;  // an animation or a blinking caret is under way
    bool slider_held = false;        // the body is being shaped
};

/// What the panels keep between frames: scroll positions, text under way, open dialogs. Not part of the scene.
struct Memory {
    std::string query;
    bool save_open = false;
    SavePicture save;
    bool focus_search = false;  // set by the application for the key '/' or Ctrl+F
    std::string message;        // shown until dismissed or replaced: "saved to ...", or what went wrong
    bool message_is_error = false;
    bool ask_replace = false;  // the file exists: the dialog asks
    bool help_open = false;

    std::set<std::string> unfolded;         // what was opened to read: "red_flags", "evidence", "near", "distant" ...
    std::set<std::string> folded;           // what stands open unless closed
    bool card_open = false;                 // the card of the selected point covers the overview
    std::optional<locate::PointId> carded;  // the point whose card was last opened by itself
    std::string show_source;                // id of the source to scroll to and mark
    bool scroll_to_source = false;
    std::string about_jump;     // id of the section to scroll to
    std::string landmark_read;  // the one whose definition stands at the top of landmark mode's page
    float body_height = 0;      // of the section of the body, in pixels, as it was drawn last
    // Widths that the person pulled the panel to, at scale 1; the application may keep them.
    float panel_width = 400, reading_width = 640;
};

/// Limits of a picture's sides, pixels; what is typed beyond them is brought back.
inline constexpr int least_picture_px = 16, most_picture_px = 16384;

struct Context {
    const scene::State& state;
    const scene::World& world;
    const verify::Certificate* certificate = nullptr;  // of the selected point, or null
    const locate::PlacedPoint* selected = nullptr;
    const std::vector<base::Fault>& faults;   // what was left out of the data or the body, shown quietly
    float scale = 1;                          // of the screen
    float mouse_x_px = 0, mouse_y_px = 0;     // where the name of the hovered point goes
    std::string pictures_folder;              // shown in the dialog
    bool has_figure = true;                   // bodies of other shapes can be made
    bool has_file = false;                    // a body from a file can be chosen
    const LandmarkView* landmarks = nullptr;  // while landmark mode is on
    const LoadingView* loading = nullptr;     // while a body is being loaded
};

/// The size at which landmark mode shows its small picture, in pixels of the screen.
ImVec2 landmark_picture_size(ImVec2 display_px, float scale);

/// Draws everything: panel, hover name, save dialog, messages.
Output draw(const Context& context, Memory& memory);

}  // namespace jingluo::ui
