// The mouse in landmark mode: a press on a mark that can be held takes it along; everything else is left to Pointer.
#pragma once

#include <optional>
#include <vector>

#include "app/events.h"
#include "scene/state.h"

namespace jingluo::app {

class LandmarkPointer {
  public:
    /// The actions of one event, or nothing when the event is not about a mark. `panel_has_mouse` as for Pointer.
    std::optional<std::vector<scene::Action>> actions_of(const Event& event, const scene::State& state,
                                                         const scene::World& world, bool panel_has_mouse);
    bool holding() const { return held_.has_value(); }

  private:
    glm::dvec2 at_{-1}, pressed_at_{0};
    std::optional<std::string> held_;
    bool has_moved_ = false;
};

/// What a key does in landmark mode while no text is being typed, or nothing.
std::optional<scene::Action> landmark_action_of_key(int key, int mods);

}  // namespace jingluo::app
