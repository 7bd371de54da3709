// LeakSanitizer and Mesa: the driver keeps some memory for good and is unloaded when its display is closed, after which
// its frames have no name to suppress. Here it stays loaded, so that what is suppressed is the driver's and never ours.
#if defined(__SANITIZE_ADDRESS__)

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <link.h>

#include <string>
#include <vector>

#include "render/context.h"

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libEGL\nleak:swrast_dri.so\nleak:libgallium\nleak:libglapi\nleak:libLLVM\n";
}

namespace {

class KeepDriverLoaded : public testing::Environment {
  public:
    void SetUp() override {
        const jingluo::render::HeadlessContext context;
        std::vector<std::string> modules;
        dl_iterate_phdr(
            [](dl_phdr_info* info, size_t, void* list) {
                static_cast<std::vector<std::string>*>(list)->emplace_back(info->dlpi_name);
                return 0;
            },
            &modules);
        for (const std::string& module : modules) {
            if (!module.empty()) dlopen(module.c_str(), RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
        }
    }
};

const testing::Environment* const keep_driver_loaded = testing::AddGlobalTestEnvironment(new KeepDriverLoaded);

}  // namespace

#endif
