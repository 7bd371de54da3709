// OpenGL objects that are owned by exactly one variable. Copies are deleted, moving empties the source, creation is
// explicit.
#pragma once

#include <glad/gl.h>

#include <utility>

namespace jingluo::render {

template <class Kind>
class Handle {
  public:
    Handle() = default;
    static Handle make() {
        Handle handle;
        handle.name_ = Kind::create();
        return handle;
    }
    ~Handle() { reset(); }
    Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    Handle& operator=(Handle&& other) noexcept {
        if (this != &other) {
            reset();
            name_ = std::exchange(other.name_, 0);
        }
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    void reset() {
        if (name_ != 0) Kind::destroy(name_);
        name_ = 0;
    }
    GLuint name() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

  private:
    GLuint name_ = 0;
};

namespace kinds {
struct Buffer {
    static GLuint create() {
        GLuint name = 0;
        glGenBuffers(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteBuffers(1, &name); }
};
struct VertexArray {
    static GLuint create() {
        GLuint name = 0;
        glGenVertexArrays(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteVertexArrays(1, &name); }
};
struct Texture {
    static GLuint create() {
        GLuint name = 0;
        glGenTextures(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteTextures(1, &name); }
};
struct Renderbuffer {
    static GLuint create() {
        GLuint name = 0;
        glGenRenderbuffers(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteRenderbuffers(1, &name); }
};
struct Framebuffer {
    static GLuint create() {
        GLuint name = 0;
        glGenFramebuffers(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteFramebuffers(1, &name); }
};
struct Program {
    static GLuint create() { return glCreateProgram(); }
    static void destroy(GLuint name) { glDeleteProgram(name); }
};
}  // namespace kinds

using Buffer = Handle<kinds::Buffer>;
using VertexArray = Handle<kinds::VertexArray>;
using Texture = Handle<kinds::Texture>;
using Renderbuffer = Handle<kinds::Renderbuffer>;
using Framebuffer = Handle<kinds::Framebuffer>;
using ProgramHandle = Handle<kinds::Program>;

}  // namespace jingluo::render
