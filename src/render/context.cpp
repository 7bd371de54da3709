#include "render/context.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <array>
#include <cstring>
#include <string_view>
#include <vector>

namespace jingluo::render {

namespace {

std::string egl_error() {
    switch (eglGetError()) {
        case EGL_SUCCESS:
            return "no further reason given";
        case EGL_NOT_INITIALIZED:
            return "EGL_NOT_INITIALIZED";
        case EGL_BAD_ACCESS:
            return "EGL_BAD_ACCESS";
        case EGL_BAD_ALLOC:
            return "EGL_BAD_ALLOC";
        case EGL_BAD_ATTRIBUTE:
            return "EGL_BAD_ATTRIBUTE";
        case EGL_BAD_CONFIG:
            return "EGL_BAD_CONFIG";
        case EGL_BAD_CONTEXT:
            return "EGL_BAD_CONTEXT";
        case EGL_BAD_DISPLAY:
            return "EGL_BAD_DISPLAY";
        case EGL_BAD_MATCH:
            return "EGL_BAD_MATCH";
        case EGL_BAD_PARAMETER:
            return "EGL_BAD_PARAMETER";
        default:
            return "an unknown EGL error";
    }
}

bool has(const char* extensions, std::string_view name) {
    std::string_view all = extensions == nullptr ? "" : extensions;
    while (!all.empty()) {
        const size_t end = std::min(all.find(' '), all.size());
        if (all.substr(0, end) == name) return true;
        all.remove_prefix(std::min(end + 1, all.size()));
    }
    return false;
}

template <class Function>
Function egl_function(const char* name) {
    return reinterpret_cast<Function>(eglGetProcAddress(name));
}

}  // namespace

struct HeadlessContext::Inside {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    /// Tries one display; on failure says why in `tries` and leaves nothing open.
    bool open(EGLDisplay candidate, const std::string& name, std::string& tries) {
        const auto failed = [&](const char* what) {
            tries += "\n  " + name + ": " + what + ": " + egl_error();
            if (candidate != EGL_NO_DISPLAY) eglTerminate(candidate);
            return false;
        };
        if (candidate == EGL_NO_DISPLAY) return failed("no such display");
        EGLint major = 0, minor = 0;
        if (!eglInitialize(candidate, &major, &minor)) return failed("eglInitialize");
        const char* extensions = eglQueryString(candidate, EGL_EXTENSIONS);
        if (!has(extensions, "EGL_KHR_surfaceless_context")) return failed("no EGL_KHR_surfaceless_context");
        if (!eglBindAPI(EGL_OPENGL_API)) return failed("no desktop OpenGL");

        EGLConfig config = nullptr;
        if (!has(extensions, "EGL_KHR_no_config_context")) {
            const std::array<EGLint, 5> wanted{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
            EGLint count = 0;
            if (!eglChooseConfig(candidate, wanted.data(), &config, 1, &count) || count == 0)
                return failed("no configuration for OpenGL");
        }
        const std::array<EGLint, 7> attributes{
            EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
        const EGLContext made = eglCreateContext(candidate, config, EGL_NO_CONTEXT, attributes.data());
        if (made == EGL_NO_CONTEXT) return failed("no OpenGL 3.3 core context");
        if (!eglMakeCurrent(candidate, EGL_NO_SURFACE, EGL_NO_SURFACE, made)) {
            eglDestroyContext(candidate, made);
            return failed("eglMakeCurrent");
        }
        display = candidate;
        context = made;
        return true;
    }

    ~Inside() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        eglTerminate(display);
    }
};

HeadlessContext::HeadlessContext() : inside_(std::make_unique<Inside>()) {
    std::string tries;
    const char* client = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    const auto platform_display = egl_function<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
    bool open = false;
    if (platform_display != nullptr && has(client, "EGL_MESA_platform_surfaceless")) {
        open = inside_->open(platform_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr),
                             "surfaceless", tries);
    } else {
        tries += "\n  surfaceless: EGL lacks EGL_MESA_platform_surfaceless";
    }
    const auto query_devices = egl_function<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
    if (!open && platform_display != nullptr && query_devices != nullptr && has(client, "EGL_EXT_platform_device")) {
        std::array<EGLDeviceEXT, 16> devices{};
        EGLint count = 0;
        query_devices(static_cast<EGLint>(devices.size()), devices.data(), &count);
        if (count == 0) tries += "\n  device: EGL knows of none";
        for (EGLint i = 0; i < count && !open; ++i) {
            open = inside_->open(platform_display(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<size_t>(i)], nullptr),
                                 "device " + std::to_string(i), tries);
        }
    } else if (!open) {
        tries += "\n  device: EGL lacks EGL_EXT_platform_device";
    }
    if (!open) {
        throw NoContext("cannot draw without a window: no OpenGL 3.3 through EGL (is libegl-mesa0 installed?). Tried:" +
                        tries);
    }
    load_functions([](const char* name) { return reinterpret_cast<void*>(eglGetProcAddress(name)); });
}

HeadlessContext::~HeadlessContext() = default;

void load_functions(void* (*get_proc_address)(const char*)) {
    const GLADuserptrloadfunc load = [](void* user, const char* name) {
        return reinterpret_cast<GLADapiproc>((*static_cast<void* (**)(const char*)>(user))(name));
    };
    const int version = gladLoadGLUserPtr(load, static_cast<void*>(&get_proc_address));
    if (version < GLAD_MAKE_VERSION(3, 3)) {
        throw NoContext("this program needs OpenGL 3.3; the driver offers " +
                        (version == 0 ? std::string("none")
                                      : std::to_string(GLAD_VERSION_MAJOR(version)) + "." +
                                            std::to_string(GLAD_VERSION_MINOR(version))));
    }
}

std::string driver() {
    const auto text = [](GLenum name) {
        const GLubyte* value = glGetString(name);
        return std::string(value == nullptr ? "?" : reinterpret_cast<const char*>(value));
    };
    return text(GL_RENDERER) + ", OpenGL " + text(GL_VERSION);
}

}  // namespace jingluo::render
