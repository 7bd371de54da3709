#include "locate/shares.h"

#include <sched.h>

#include <exception>
#include <thread>

namespace jingluo::locate {

namespace {

/// Whether this process may use one core only; std::thread::hardware_concurrency counts those of the machine.
bool has_one_core() {
    cpu_set_t cores;
    return ::sched_getaffinity(0, sizeof cores, &cores) == 0 && CPU_COUNT(&cores) == 1;
}

}  // namespace

void in_shares(Threads threads, const std::function<void(Share)>& work) {
    if (threads == Threads::one || (threads == Threads::as_cores && has_one_core())) {
        work({true, true});
        return;
    }
    std::exception_ptr failed;
    {
        const std::jthread other([&] {
            try {
                work({false, true});
            } catch (...) {
                failed = std::current_exception();
            }
        });
        work({true, false});
    }
    if (failed) std::rethrow_exception(failed);
}

}  // namespace jingluo::locate
