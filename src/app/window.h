// A window of the desktop with an OpenGL context; its events go into a queue.
#pragma once

#include <glm/glm.hpp>
#include <stdexcept>
#include <string>

#include "app/events.h"
#include "app/settings.h"

struct GLFWwindow;
struct GLFWcursor;

namespace jingluo::app {

struct NoWindow : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Window {
  public:
    /// Opens the window as it was left and makes its context current. Throws NoWindow with GLFW's reason.
    explicit Window(const Settings& settings);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Sleeps until something happens, at most so long (negative: without limit).
    void wait(double at_most_s);
    /// Takes in what has happened, without waiting.
    void poll();
    EventQueue& events() { return events_; }
    bool wants_to_close() const;
    void swap();

    glm::ivec2 framebuffer_px() const;
    /// How much larger than on an ordinary screen things must be drawn, in framebuffer pixels.
    float scale() const;
    bool visible() const;  // neither minimised nor of no size
    Settings geometry(Settings settings) const;
    enum class Cursor { arrow, text, hand };
    void show_cursor(Cursor cursor);
    void set_title(const std::string& title);
    static double now_s();

  private:
    static Window& of(GLFWwindow* window);
    void push(const decltype(Event::is)& is);
    glm::dvec2 to_px(double x, double y) const;
    void set_callbacks();

    GLFWwindow* window_ = nullptr;
    GLFWcursor* cursors_[3] = {};
    Cursor cursor_ = Cursor::arrow;
    EventQueue events_;
};

}  // namespace jingluo::app
