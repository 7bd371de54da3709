#include "render/shader.h"

#include <vector>

namespace jingluo::render {

namespace {

// The only line in which desktop OpenGL and OpenGL ES differ.
constexpr std::string_view version_line = "#version 330 core\n";

class CompiledShader {
  public:
    explicit CompiledShader(GLenum stage) : name_(glCreateShader(stage)) {}
    ~CompiledShader() { glDeleteShader(name_); }
    CompiledShader(const CompiledShader&) = delete;
    CompiledShader& operator=(const CompiledShader&) = delete;
    GLuint name() const { return name_; }

  private:
    GLuint name_;
};

std::string numbered(std::string_view source) {
    std::string text;
    int line = 1;
    while (!source.empty()) {
        const size_t end = std::min(source.find('\n'), source.size());
        std::string number = std::to_string(line++);
        if (number.size() < 4) number.insert(0, 4 - number.size(), ' ');
        text += number + " | " + std::string(source.substr(0, end)) + '\n';
        source.remove_prefix(std::min(end + 1, source.size()));
    }
    return text;
}

void compile(const CompiledShader& shader, std::string_view name, std::string_view source) {
    const std::string whole = std::string(version_line) + std::string(source);
    const char* text = whole.data();
    const GLint size = static_cast<GLint>(whole.size());
    glShaderSource(shader.name(), 1, &text, &size);
    glCompileShader(shader.name());
    GLint good = GL_FALSE;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &good);
    if (good == GL_TRUE) return;
    GLint length = 0;
    glGetShaderiv(shader.name(), GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<size_t>(std::max(length, 1)), '\0');
    glGetShaderInfoLog(shader.name(), length, nullptr, log.data());
    log.resize(log.find('\0') == std::string::npos ? log.size() : log.find('\0'));
    throw ShaderError("the driver refused the shader " + std::string(name) + ":\n" + log + "\n" + numbered(whole));
}

}  // namespace

std::string_view shader_source(std::string_view name) {
    for (int i = 0; i < embedded_shader_count; ++i) {
        if (name == embedded_shaders[i].name) return embedded_shaders[i].source;
    }
    throw ShaderError("no shader named " + std::string(name) + " was built into this program");
}

ProgramHandle link_program(std::string_view name, std::string_view vertex_source, std::string_view fragment_source,
                           std::initializer_list<const char*> attributes) {
    const CompiledShader vertex(GL_VERTEX_SHADER);
    const CompiledShader fragment(GL_FRAGMENT_SHADER);
    compile(vertex, std::string(name) + " (vertex)", vertex_source);
    compile(fragment, std::string(name) + " (fragment)", fragment_source);
    ProgramHandle program = ProgramHandle::make();
    glAttachShader(program.name(), vertex.name());
    glAttachShader(program.name(), fragment.name());
    GLuint location = 0;
    for (const char* attribute : attributes) glBindAttribLocation(program.name(), location++, attribute);
    glLinkProgram(program.name());
    GLint good = GL_FALSE;
    glGetProgramiv(program.name(), GL_LINK_STATUS, &good);
    if (good != GL_TRUE) {
        GLint length = 0;
        glGetProgramiv(program.name(), GL_INFO_LOG_LENGTH, &length);
        std::string log(static_cast<size_t>(std::max(length, 1)), '\0');
        glGetProgramInfoLog(program.name(), length, nullptr, log.data());
        throw ShaderError("the driver cannot link the shaders of " + std::string(name) + ":\n" + log + "\n" +
                          numbered(vertex_source) + "\n" + numbered(fragment_source));
    }
    return program;
}

namespace {

std::string joined_source(std::string_view before, std::string_view file) {
    return (before.empty() ? std::string() : std::string(shader_source(before))) + std::string(shader_source(file));
}

}  // namespace

ShaderProgram::ShaderProgram(std::string_view vertex_file, std::string_view fragment_file,
                             std::initializer_list<const char*> attributes, std::string_view before_vertex_file,
                             std::string_view before_fragment_file)
    : program_(link_program(fragment_file, joined_source(before_vertex_file, vertex_file),
                            joined_source(before_fragment_file, fragment_file), attributes)) {}

}  // namespace jingluo::render
