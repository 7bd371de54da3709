#include "render/shader.h"

#include <type_traits>

#include "support.h"

namespace jingluo::render::test {
namespace {

static_assert(!std::is_copy_constructible_v<Buffer> && !std::is_copy_assignable_v<Buffer>);
static_assert(std::is_nothrow_move_constructible_v<Texture> && std::is_nothrow_move_assignable_v<Framebuffer>);

TEST(Handles, MovingEmptiesTheSourceAndDestroysTheTargets) {
    const HeadlessContext context;
    Framebuffer a = Framebuffer::make();
    const GLuint name = a.name();
    glBindFramebuffer(GL_FRAMEBUFFER, name);
    ASSERT_TRUE(glIsFramebuffer(name));
    Framebuffer b = std::move(a);
    EXPECT_FALSE(a);  // NOLINT: what moving leaves is the subject
    EXPECT_EQ(b.name(), name);
    b = Framebuffer();
    EXPECT_FALSE(glIsFramebuffer(name));
}

TEST(Shaders, RefusedOnesShowTheLogBesideNumberedLines) {
    const HeadlessContext context;
    const std::string wrong = "precision highp float;\nout vec4 picture;\nvoid main() { picture = vec3(nonsense); }\n";
    try {
        link_program("wrong", shader_source("bare.vert"), wrong, {"place"});
        FAIL() << "this shader cannot compile";
    } catch (const ShaderError& error) {
        const std::string text = error.what();
        EXPECT_NE(text.find("wrong (fragment)"), std::string::npos) << text;
        EXPECT_NE(text.find("nonsense"), std::string::npos) << text;
        EXPECT_NE(text.find("   4 | void main() { picture = vec3(nonsense); }"), std::string::npos) << text;
    }
}

TEST(Shaders, StagesThatDoNotFitAreRefused) {
    const HeadlessContext context;
    const std::string other_type =
        "precision highp float;\nin vec4 normal_eye;\nout vec4 picture;\nvoid main() { picture = normal_eye; }\n";
    EXPECT_THROW(link_program("unfit", shader_source("body.vert"), other_type, {"place", "normal", "colour"}),
                 ShaderError);
    EXPECT_THROW(shader_source("no_such.frag"), ShaderError);
}

TEST(Shaders, AllUseOnlyWhatOpenGlEsSharesAsFarAsWordsTell) {
    for (int i = 0; i < embedded_shader_count; ++i) {
        const std::string source = embedded_shaders[i].source;
        EXPECT_EQ(source.find("#version"), std::string::npos) << embedded_shaders[i].name;
        EXPECT_EQ(source.rfind("precision highp float;", 0), 0u) << embedded_shaders[i].name;
    }
    EXPECT_GE(embedded_shader_count, 8);
}

TEST(Context, ADriverWithoutFunctionsIsRefused) {
    EXPECT_THROW(load_functions([](const char*) -> void* { return nullptr; }), NoContext);
    const HeadlessContext context;
    EXPECT_NE(driver().find("OpenGL"), std::string::npos);
}

}  // namespace
}  // namespace jingluo::render::test
