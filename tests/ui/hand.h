// Drives the panels without a window: a context with the real fonts, a mouse and a keyboard that go through ImGui's own
// input, and a world to look at.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <vector>

#include "ui/panels.h"
#include "ui/probe.h"
#include "ui/theme.h"

namespace jingluo::test {

/// An atlas with everything placed somewhere; the body itself is empty, the panels do not ask it.
struct Specimen {
    explicit Specimen(atlas::Atlas of);
    Specimen(const Specimen&) = delete;
    Specimen& operator=(const Specimen&) = delete;
    atlas::Atlas atlas;
    atlas::Search search;
    body::Body body;
    locate::Placements placements;
    std::vector<locate::ChannelCurve> curves;
    scene::World world{atlas, search, body, placements, curves};
};

/// Four channels' points, two regions, red flags, a page: written for the tests.
atlas::Atlas small_atlas();
/// The atlas of the repository; fails the test when it has faults.
const atlas::Atlas& real_atlas();

class Hand {
  public:
    Hand(const Specimen& specimen, ImVec2 size, float scale = 1);
    ~Hand();
    Hand(const Hand&) = delete;
    Hand& operator=(const Hand&) = delete;

    /// Draws frames; what they returned is added to `actions` and `requests`. Scene actions are carried out when
    /// `applies`.
    void frame(int count = 1);
    void move(float x, float y);
    void press();
    void release();
    void wheel(float steps);
    /// Moves onto the button of this name, presses and releases, a frame each. Fails the test when it is not on the
    /// screen.
    void click(const std::string& button);
    void type(const std::string& text);
    void key(ImGuiKey key);

    const ui::Drawn* button(const std::string& name) const;
    /// The first text that holds these words.
    const ui::Drawn* text(const std::string& words) const;
    /// Turns the wheel over the panel until the button lies in view.
    bool scroll_to(const std::string& button);

    template <class Action>
    const Action* last_action() const {
        for (auto i = actions.rbegin(); i != actions.rend(); ++i) {
            if (const auto* is = std::get_if<Action>(&*i)) return is;
        }
        return nullptr;
    }

    const Specimen& specimen;
    scene::State state;
    ui::Memory memory;
    ui::Output out;
    std::vector<scene::Action> actions;
    std::vector<ui::Request> requests;
    std::vector<ui::Drawn> drawn;  // by the last frame
    std::vector<base::Fault> faults;
    verify::Certificate certificate;
    bool has_certificate = false;
    bool applies = true;
    bool has_figure = true, has_file = false;
    ui::LandmarkView landmarks;  // shown while the state has landmark mode
    float scale = 1;

  private:
    ImGuiContext* context_;
};

}  // namespace jingluo::test
