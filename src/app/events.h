// What a person did, kept in order until it is dealt with: however slow a frame is, no click, key or wheel step is
// lost.
#pragma once

#include <deque>
#include <glm/glm.hpp>
#include <variant>

namespace jingluo::app {

// Positions are in pixels of the framebuffer, origin top left.
struct MouseMoved {
    glm::dvec2 at_px{0};
};
struct MouseLeft {};
struct MouseButton {
    int button = 0;
    bool down = false;
    int mods = 0;
};
struct Wheel {
    glm::dvec2 steps{0};
};
struct Key {
    int key = 0;
    bool down = false;
    int mods = 0;
};  // GLFW's key numbers; a repeat is one more down
struct Character {
    char32_t code = 0;
};
struct Focus {
    bool gained = true;
};
struct Redraw {};

struct Event {
    double time_s = 0;  // when it happened, not when it is dealt with: a double click stays one on a slow machine
    std::variant<MouseMoved, MouseLeft, MouseButton, Wheel, Key, Character, Focus, Redraw> is;
};

class EventQueue {
  public:
    void push(const Event& event) { events_.push_back(event); }
    bool empty() const { return events_.empty(); }
    /// The next thing to deal with in one panel frame: mouse moves and wheel steps that follow each other directly are
    /// taken together; a button, key or character always has a frame of its own, so that a press and its release are
    /// never seen at once.
    Event next();

  private:
    std::deque<Event> events_;
};

}  // namespace jingluo::app
