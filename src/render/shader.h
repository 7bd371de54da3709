// Shader programs: compiled from the embedded files of shaders/, one version line put in front at load.
#pragma once

#include <glad/gl.h>

#include <glm/glm.hpp>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "render/gl_handles.h"

namespace jingluo::render {

/// A file of shaders/ as the build put it into the program.
struct EmbeddedShader {
    const char* name;
    const char* source;
};
extern const EmbeddedShader embedded_shaders[];
extern const int embedded_shader_count;

/// The driver refused a shader: its log beside the numbered lines of the source. A fault of ours or of the driver's,
/// never of the input's.
struct ShaderError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Text of an embedded file; ShaderError when there is none of that name.
std::string_view shader_source(std::string_view name);

/// Compiles and links. `attributes` take locations 0, 1, 2 ... in their order. Throws ShaderError.
ProgramHandle link_program(std::string_view name, std::string_view vertex_source, std::string_view fragment_source,
                           std::initializer_list<const char*> attributes);

/// Base of the small classes that each stand for one program and have a typed setter for each of its uniforms.
class ShaderProgram {
  public:
    void use() const { glUseProgram(program_.name()); }

  protected:
    /// Files put in front of one of the two give it functions that several programs share.
    ShaderProgram(std::string_view vertex_file, std::string_view fragment_file,
                  std::initializer_list<const char*> attributes, std::string_view before_vertex_file = {},
                  std::string_view before_fragment_file = {});
    GLint uniform(const char* name) const { return glGetUniformLocation(program_.name(), name); }

    static void set(GLint location, float value) { glUniform1f(location, value); }
    static void set(GLint location, int value) { glUniform1i(location, value); }
    static void set(GLint location, const glm::vec2& value) { glUniform2f(location, value.x, value.y); }
    static void set(GLint location, const glm::vec3& value) { glUniform3f(location, value.x, value.y, value.z); }
    static void set(GLint location, const glm::vec4& value) {
        glUniform4f(location, value.x, value.y, value.z, value.w);
    }
    static void set(GLint location, const glm::mat4& value) { glUniformMatrix4fv(location, 1, GL_FALSE, &value[0][0]); }

  private:
    ProgramHandle program_;
};

/// A program that is compiled when its first content comes: that costs some milliseconds each. Shared by all who draw
/// with it.
template <class Shader>
class LazyShader {
  public:
    const Shader& use() {
        if (!shader_) shader_ = std::make_unique<Shader>();
        shader_->use();
        return *shader_;
    }

  private:
    std::unique_ptr<Shader> shader_;
};

}  // namespace jingluo::render
