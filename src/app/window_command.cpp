#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>

#include "app/commands.h"
#include "app/paths.h"
#include "app/session.h"

namespace jingluo::app {

namespace {

/// Without a display the opening view is drawn into the user's cache folder instead.
int draw_without_display(Options options, const std::string& why) {
    const std::filesystem::path file = cache_folder() / "opening.png";
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    options.out = file.string();
    options.replace = true;
    std::fprintf(stderr, "jingluo: no window can be opened here (%s); the opening view is drawn to %s\n", why.c_str(),
                 options.out.c_str());
    return render_command(options);
}

/// Keeps how the window stands. Said once when it cannot be kept: a full disk must not nag, nor end the session.
class Keeper {
  public:
    Keeper(std::filesystem::path file, Settings known) : file_(std::move(file)), known_(std::move(known)) {}
    void keep(const Settings& now) {
        if (now == known_ || failed_) return;
        try {
            write_settings(file_, now);
            known_ = now;
        } catch (const base::BadInput& bad) {
            failed_ = true;
            std::fprintf(stderr, "jingluo: %s\n", bad.what());
        }
    }

  private:
    std::filesystem::path file_;
    Settings known_;
    bool failed_ = false;
};

void run(Window& window, Session& session, Keeper& keeper) {
    while (!window.wants_to_close()) {
        EventQueue& events = window.events();
        if (!events.empty() || session.unsettled()) {
            window.poll();
        } else {
            double smooth_in_s = session.smooth_in_s();
            // Kept whenever the hand rests, not only at the end: a session that is cut off comes back too.
            if (smooth_in_s < 0) keeper.keep(session.settings());
            // What goes on in the background is looked after a few times a second.
            if (session.busy()) smooth_in_s = smooth_in_s < 0 ? 0.1 : std::min(smooth_in_s, 0.1);
            window.wait(smooth_in_s);
        }
        if (window.wants_to_close()) break;
        // Every event has a panel frame of its own, but only the last one is drawn: on a slow machine the picture lags,
        // the hand does not.
        if (events.empty()) session.step(nullptr);
        while (!events.empty()) {
            const Event event = events.next();
            session.step(&event);
        }
        if (window.visible()) session.paint();
    }
}

/// The body that was asked for, else the one that was left; settings must never keep the program from opening.
std::unique_ptr<Loaded> open(const std::filesystem::path& points, const Options& options, const Settings& before) {
    const scene::BodyChoice asked = body_wanted(options);
    const bool said = !options.body.empty() || options.sex || options.stature_m || options.build;
    if (!said && before.body.kind != asked.kind) {
        try {
            return std::make_unique<Loaded>(points, options.body, before.body);
        } catch (const base::BadInput&) {
            // The figure is gone or another: the body that the program opens with does.
        }
    }
    if (asked.kind == scene::BodyChoice::Kind::file && is_large(options.body)) {
        // The session loads it; meanwhile our own body stands there.
        try {
            return std::make_unique<Loaded>(points, options.body, scene::BodyChoice{}, true);
        } catch (const base::BadInput&) {
            // There is none: then the window waits.
        }
    }
    return std::make_unique<Loaded>(points, options.body, asked, true);
}

}  // namespace

int window_command(const Options& options) {
    const char* x11 = std::getenv("DISPLAY");
    const char* wayland = std::getenv("WAYLAND_DISPLAY");
    if ((x11 == nullptr || *x11 == '\0') && (wayland == nullptr || *wayland == '\0'))
        return draw_without_display(options, "there is no display");
    const std::filesystem::path points = points_of(options);
    const std::filesystem::path file = config_folder() / "window.json";
    const Settings before = read_settings(file);
    auto loading = std::async(std::launch::async, [&] { return open(points, options, before); });
    std::unique_ptr<Window> window;
    try {
        window = std::make_unique<Window>(before);
    } catch (const NoWindow& none) {
        loading.wait();
        return draw_without_display(options, none.what());
    }
    const auto loaded = loading.get();
    for (const base::Fault& fault : loaded->faults())
        std::fprintf(stderr, "jingluo: %s\n", base::to_string(fault).c_str());
    Session session(*window, *loaded, render::find_fonts(), before, options);
    Keeper keeper(file, before);
    run(*window, session, keeper);
    keeper.keep(session.settings());
    return 0;
}

}  // namespace jingluo::app
