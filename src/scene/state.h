// The viewer's state, the actions that change it, and what they act on. Panel, keyboard, command line and tests all
// speak in these actions: a picture exported without a window is therefore the picture seen in the window.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "atlas/model.h"
#include "atlas/search.h"
#include "body/body.h"
#include "locate/placed.h"
#include "scene/camera.h"
#include "scene/landmark_work.h"

namespace jingluo::scene {

/// What there is to see. Made once; the state only chooses from it.
struct World {
    const atlas::Atlas& atlas;
    const atlas::Search& search;
    const body::Body& body;
    const locate::Placements& placements;
    const std::vector<locate::ChannelCurve>& curves;
};

enum class Sides { left, right, both };
enum class Labels { none, code, pinyin, hanzi };
enum class Theme { light, dark };
enum class PanelPage { atlas, about, sources };

/// Which body is to be shown: the woman or the man as published, the figure in a shape of one's own, or what a file
/// holds. The application makes it; until then the world still has the one before.
struct BodyChoice {
    enum class Kind { female, male, shaped, file } kind = Kind::female;
    body::Shape shape;  // of `shaped`
    bool operator==(const BodyChoice&) const = default;
};

struct State {
    std::string region;              // empty: none chosen
    std::set<std::string> channels;  // codes shown; empty: all that have points
    std::set<std::string> only;      // codes of points asked for by --points or the list; empty: no such filter
    Sides sides = Sides::both;
    Labels labels = Labels::code;
    std::string query;  // the search box
    std::optional<locate::PointId> selected;
    std::optional<locate::PointId> hovered;
    bool show_channels = true;
    bool show_hidden = false;        // points and lines behind the body shine through
    bool show_construction = true;   // of the selected point
    bool show_uncertainty = false;   // discs of sigma_mm
    bool show_alternatives = false;  // of all points shown; those of the selected point always are
    BodyChoice body;
    Theme theme = Theme::light;
    PanelPage page = PanelPage::atlas;
    bool moving = false;  // a drag is under way: names that would jump about wait until the hand rests
    bool transparent = false;
    bool show_title = false, show_legend = false;  // in pictures
    std::optional<LandmarkWork> landmarks;         // landmark mode, while it is on
    std::optional<std::string> hovered_landmark;   // of what is set
    Camera camera;
    Viewport viewport;
};

// ---- actions
// ------------------------------------------------------------------------------------------------------------

struct ChooseRegion {
    std::string id;
};  // empty: none. Turns to the region's view when it hides its points.
struct ChooseChannels {
    std::set<std::string> codes;
};
struct ToggleChannel {
    std::string code;
};
struct ChooseOnly {
    std::set<std::string> codes;
};
struct ChooseSides {
    Sides sides;
};
struct ChooseLabels {
    Labels labels;
};
struct SetQuery {
    std::string text;
};
struct Select {
    std::optional<locate::PointId> id;
};  // its twin is lit with it
struct Hover {
    std::optional<locate::PointId> id;
};
struct Walk {
    int step;
};  // to the next (+1) or previous (-1) point of the channel, or of the list
struct ShowChannels {
    bool on;
};
struct ShowHidden {
    bool on;
};
struct ShowConstruction {
    bool on;
};
struct ShowUncertainty {
    bool on;
};
struct ShowAlternatives {
    bool on;
};
struct ChooseBody {
    BodyChoice::Kind kind;
};  // selection, filters and camera stay
struct SetBodyShape {
    body::Shape shape;
};  // brought into its ranges
struct ChooseTheme {
    Theme theme;
};
struct ChoosePage {
    PanelPage page;
};
struct SetTransparent {
    bool on;
};
struct ShowTitle {
    bool on;
};
struct ShowLegend {
    bool on;
};
struct Turn {
    double right_rad, up_rad;
};
struct Pan {
    glm::dvec2 by_px;
};
struct Zoom {
    glm::dvec2 at_px;
    double factor;
};
struct LookFrom {
    View view;
};                         // frames what is shown from there
struct FrameSelection {};  // the selected point, or all that is shown
struct Click {
    glm::dvec2 at_px;
};  // selects what lies within a few pixels, or nothing
struct PointAt {
    glm::dvec2 at_px;
};  // hover; away from the body: nothing
struct Resize {
    Viewport viewport;
};
struct Reset {};  // the opening view, filters cleared; body, theme and labels stay

// Of landmark mode (scene/landmark_acts.h). While it is on, a click on the skin sets what is asked for.
struct BeginLandmarks {
    LandmarkWork work;
};
struct LeaveLandmarks {};
struct AskForLandmark {
    std::string name;
};
struct AcceptLandmark {};  // the guess that is shown is right; on to the next
struct AcceptPart {};      // all that is in doubt on the same part of the body, near what is asked for
struct SkipLandmark {};
struct BackLandmark {};  // to what was asked for before
struct UndoLandmark {};
struct RedoLandmark {};
struct ForgetLandmark {};  // what is asked for is no longer set
struct SwapSides {};       // every left landmark becomes the right one and the other way round
struct GrabLandmark {
    std::string name;
};
struct DragLandmark {
    glm::dvec2 at_px;
};
struct DropLandmark {};
struct TakeProposal {
    std::shared_ptr<const LandmarkProposal> proposal;
};
struct ShowLandmarkPoints {
    bool on;
};

using Action =
    std::variant<ChooseRegion, ChooseChannels, ToggleChannel, ChooseOnly, ChooseSides, ChooseLabels, SetQuery, Select,
                 Hover, Walk, ShowChannels, ShowHidden, ShowConstruction, ShowUncertainty, ShowAlternatives, ChooseBody,
                 SetBodyShape, ChooseTheme, ChoosePage, SetTransparent, ShowTitle, ShowLegend, Turn, Pan, Zoom,
                 LookFrom, FrameSelection, Click, PointAt, Resize, Reset, BeginLandmarks, LeaveLandmarks,
                 AskForLandmark, AcceptLandmark, AcceptPart, SkipLandmark, BackLandmark, UndoLandmark, RedoLandmark,
                 ForgetLandmark, SwapSides, GrabLandmark, DragLandmark, DropLandmark, TakeProposal, ShowLandmarkPoints>;

/// The opening state: the whole body from behind.
State opening(const World& world, const Viewport& viewport);

/// The next state. Never throws: an action that names something unknown changes nothing.
State apply(State state, const Action& action, const World& world);

// ---- what the state shows
// -------------------------------------------------------------------------------------------------

/// The placed points that pass region, channels, only, sides and query, in the atlas's order (indices into
/// placements.points).
std::vector<size_t> shown_points(const State& state, const World& world);
/// The same as codes with their members, one entry a point of the atlas, for the list: (index into atlas.points).
std::vector<size_t> listed_points(const State& state, const World& world);
/// Role of a point in the chosen region, or nothing.
std::optional<atlas::Role> role_in_region(const State& state, const atlas::Point& point);
/// The point under a pixel: within reach_px of a visible marker, nearest first.
std::optional<locate::PointId> point_at(const State& state, const World& world, glm::dvec2 pixel, double reach_px);
/// Label of a point in the chosen manner ("BL23", "Shènshū", "肾俞"), with its member.
std::string label_of(const atlas::Point& point, const std::string& member, Labels labels);

}  // namespace jingluo::scene
