// A current OpenGL 3.3 core context, either without any display (EGL: surfaceless, then device) or one that a window
// made.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

namespace jingluo::render {

/// A context without a window, current on the calling thread while it lives. Throws NoContext with what EGL said at
/// each try.
class HeadlessContext {
  public:
    HeadlessContext();
    ~HeadlessContext();
    HeadlessContext(const HeadlessContext&) = delete;
    HeadlessContext& operator=(const HeadlessContext&) = delete;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Loads the OpenGL functions for a context that a window library made current (its own get-proc-address).
void load_functions(void* (*get_proc_address)(const char*));

struct NoContext : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The driver's name and version, for `jingluo bench`.
std::string driver();

}  // namespace jingluo::render
