#include "app/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdlib>

#include "render/context.h"

namespace jingluo::app {

namespace {

std::string glfw_says() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

}  // namespace

Window::Window(const Settings& settings) {
    if (glfwInit() != GLFW_TRUE) throw NoWindow(glfw_says());
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    // The picture is drawn elsewhere and copied here, so the window itself needs neither depth nor samples.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SAMPLES, 0);
    glfwWindowHint(GLFW_MAXIMIZED, settings.maximised ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "jingluo");
    window_ = glfwCreateWindow(settings.width, settings.height, "Jingluo", nullptr, nullptr);
    if (window_ == nullptr) {
        const std::string why = glfw_says();
        glfwTerminate();
        throw NoWindow(why);
    }
    glfwSetWindowUserPointer(window_, this);
    glfwSetWindowSizeLimits(window_, 640, 420, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window_);
    render::load_functions([](const char* name) { return reinterpret_cast<void*>(glfwGetProcAddress(name)); });
    glfwSwapInterval(1);
    cursors_[static_cast<int>(Cursor::arrow)] = glfwCreateStandardCursor(GLFW_ARROW_CURSOR);
    cursors_[static_cast<int>(Cursor::text)] = glfwCreateStandardCursor(GLFW_IBEAM_CURSOR);
    cursors_[static_cast<int>(Cursor::hand)] = glfwCreateStandardCursor(GLFW_HAND_CURSOR);
    set_callbacks();
}

Window::~Window() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

Window& Window::of(GLFWwindow* window) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

void Window::push(const decltype(Event::is)& is) {
    events_.push({now_s(), is});
}

glm::dvec2 Window::to_px(double x, double y) const {
    int width = 0, height = 0;
    glfwGetWindowSize(window_, &width, &height);
    const glm::ivec2 px = framebuffer_px();
    return {width > 0 ? x * px.x / width : x, height > 0 ? y * px.y / height : y};
}

void Window::set_callbacks() {
    glfwSetCursorPosCallback(window_,
                             [](GLFWwindow* w, double x, double y) { of(w).push(MouseMoved{of(w).to_px(x, y)}); });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
        if (entered == GLFW_FALSE) of(w).push(MouseLeft{});
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int mods) {
        // The moves before it say where: asking for the pointer's place now would tell where it has gone since.
        of(w).push(MouseButton{button, action == GLFW_PRESS, mods});
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) { of(w).push(Wheel{{x, y}}); });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int mods) {
        of(w).push(Key{key, action != GLFW_RELEASE, mods});
    });
    glfwSetCharCallback(window_,
                        [](GLFWwindow* w, unsigned code) { of(w).push(Character{static_cast<char32_t>(code)}); });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) { of(w).push(Focus{focused == GLFW_TRUE}); });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).push(Redraw{}); });
    glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { of(w).push(Redraw{}); });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).push(Redraw{}); });
    glfwSetWindowCloseCallback(window_, [](GLFWwindow* w) { of(w).push(Redraw{}); });
}

void Window::wait(double at_most_s) {
    if (at_most_s < 0) {
        glfwWaitEvents();
    } else {
        glfwWaitEventsTimeout(std::max(0.001, at_most_s));
    }
}

void Window::poll() {
    glfwPollEvents();
}
bool Window::wants_to_close() const {
    return glfwWindowShouldClose(window_) == GLFW_TRUE;
}
void Window::swap() {
    glfwSwapBuffers(window_);
}

glm::ivec2 Window::framebuffer_px() const {
    glm::ivec2 px{0};
    glfwGetFramebufferSize(window_, &px.x, &px.y);
    return px;
}

float Window::scale() const {
    // For screens that report no scale of their own, and for trying out.
    if (const char* asked = std::getenv("JINGLUO_SCALE")) {
        const float scale = std::strtof(asked, nullptr);
        if (scale >= 0.5f && scale <= 4.0f) return scale;
    }
    float x = 1, y = 1;
    glfwGetWindowContentScale(window_, &x, &y);
    return std::clamp(std::max(x, y), 0.5f, 4.0f);
}

bool Window::visible() const {
    const glm::ivec2 px = framebuffer_px();
    return px.x > 0 && px.y > 0 && glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_FALSE;
}

Settings Window::geometry(Settings settings) const {
    settings.maximised = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
    if (!settings.maximised) glfwGetWindowSize(window_, &settings.width, &settings.height);
    return settings;
}

void Window::show_cursor(Cursor cursor) {
    if (cursor == cursor_) return;
    cursor_ = cursor;
    glfwSetCursor(window_, cursors_[static_cast<int>(cursor)]);
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
}
double Window::now_s() {
    return glfwGetTime();
}

}  // namespace jingluo::app
