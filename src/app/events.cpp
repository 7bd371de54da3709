#include "app/events.h"

namespace jingluo::app {

namespace {

/// Whether `later` can be taken together with `now`; then it has been.
bool merged(Event& now, const Event& later) {
    if (now.is.index() != later.is.index()) return false;
    if (auto* move = std::get_if<MouseMoved>(&now.is)) {
        *move = std::get<MouseMoved>(later.is);
    } else if (auto* wheel = std::get_if<Wheel>(&now.is)) {
        wheel->steps += std::get<Wheel>(later.is).steps;
    } else if (!std::holds_alternative<Redraw>(now.is)) {
        return false;
    }
    now.time_s = later.time_s;
    return true;
}

}  // namespace

Event EventQueue::next() {
    Event now = events_.front();
    events_.pop_front();
    while (!events_.empty() && merged(now, events_.front())) events_.pop_front();
    return now;
}

}  // namespace jingluo::app
