// Jingluo: an atlas of acupuncture points whose places are found by rule.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "app/commands.h"
#include "app/filters.h"
#include "base/fault.h"
#include "render/context.h"

namespace {

int run(const jingluo::app::Options& options) {
    using namespace jingluo::app;
    switch (options.command) {
        case Command::render:
            return render_command(options);
        case Command::points:
            return points_command(options);
        case Command::check:
            return check_command(options);
        case Command::bench:
            return bench_command(options);
        case Command::window:
            break;
    }
    return window_command(options);
}

/// Mesa keeps its shaders in the cache folder and takes a relative one, against the XDG rule, from the current folder:
/// nothing is written there unasked.
void drop_relative_cache() {
    const char* folder = std::getenv("XDG_CACHE_HOME");
    if (folder != nullptr && *folder != '/') ::unsetenv("XDG_CACHE_HOME");
}

}  // namespace

int main(int argc, char** argv) {
    drop_relative_cache();
    try {
        const auto parsed = jingluo::app::parse(argc, argv);
        return parsed.options ? run(*parsed.options) : parsed.status;
    } catch (const jingluo::base::BadInput& bad) {
        for (const auto& fault : bad.faults())
            std::fprintf(stderr, "jingluo: %s\n", jingluo::base::to_string(fault).c_str());
        return 1;
    } catch (const jingluo::app::WrongCall& wrong) {
        std::fprintf(stderr, "jingluo: %s\njingluo: 'jingluo --help' lists the commands and options\n", wrong.what());
        return 2;
    } catch (const jingluo::render::NoContext& none) {
        std::fprintf(stderr,
                     "jingluo: OpenGL 3.3 cannot be started: %s; on Debian the package libgl1-mesa-dri draws without a "
                     "graphics card\n",
                     none.what());
        return 1;
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "jingluo: there is not enough memory for this; ask for a smaller picture or body\n");
        return 1;
    } catch (const std::exception& other) {
        std::fprintf(stderr, "jingluo: %s\n", other.what());
        return 1;
    }
}
