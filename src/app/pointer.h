// From mouse and keys over the body to actions: left turns, right or middle pans, the wheel zooms towards the cursor, a
// click selects, a double click frames.
#pragma once

#include <optional>
#include <vector>

#include "app/events.h"
#include "scene/state.h"

namespace jingluo::app {

class Pointer {
  public:
    /// The actions of one event. `panel_has_mouse` says that the panel claims the mouse; a drag that began on the body
    /// goes on over it.
    std::vector<scene::Action> actions_of(const Event& event, bool panel_has_mouse, float scale);
    bool dragging() const { return button_ >= 0; }
    /// A drag that has left the place where it began.
    bool moving() const { return button_ >= 0 && has_moved_; }
    glm::dvec2 at_px() const { return at_; }

  private:
    std::vector<scene::Action> pressed(const MouseButton& press, double time_s, bool panel_has_mouse);
    std::vector<scene::Action> released(const MouseButton& release, double time_s, float scale);
    std::vector<scene::Action> moved(glm::dvec2 to, bool panel_has_mouse, float scale);

    glm::dvec2 at_{-1}, pressed_at_{0}, clicked_at_{-1000};
    int button_ = -1;         // the one that drags, or -1
    bool has_moved_ = false;  // far enough to be a drag, not a click
    double clicked_s_ = -10;
};

/// What a key does while no text is being typed, or nothing. Tab and the arrows walk along the channel.
std::optional<scene::Action> action_of_key(int key, int mods, const scene::State& state);

}  // namespace jingluo::app
