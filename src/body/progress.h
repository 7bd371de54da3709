// How far the loading of a body is, and the way to stop it.
#pragma once

#include <exception>
#include <functional>

namespace jingluo::body {

/// The steps of loading, in their order.
enum class LoadStep { reading, cleaning, tree };

/// Told the step that is under way and how much of it is done, 0 to 1, from the thread that loads. An answer of false
/// stops the loading as soon as it can be stopped.
using Progress = std::function<bool(LoadStep, double)>;

/// Thrown by what was stopped.
class Stopped : public std::exception {
  public:
    const char* what() const noexcept override { return "stopped"; }
};

/// Tells, and throws Stopped when that is asked for.
inline void tell(const Progress& progress, LoadStep step, double fraction) {
    if (progress && !progress(step, fraction)) throw Stopped();
}

}  // namespace jingluo::body
