// The skin, the translucent discs painted on it, the background behind it.
#pragma once

#include <optional>

#include "render/mesh_buffers.h"
#include "render/shader.h"
#include "render/target.h"
#include "scene/frame.h"

namespace jingluo::render {

class BodyShader;
class QuickBodyShader;
class PatchShader;
class BackdropShader;
class BareShader;

class BodyPass {
  public:
    BodyPass();
    ~BodyPass();
    BodyPass(const BodyPass&) = delete;
    BodyPass& operator=(const BodyPass&) = delete;

    /// Uploads the mesh when it changed and finds the triangles under the discs; once a frame, before its tiles.
    void prepare(const scene::Frame& frame);
    /// The next prepare() uploads whatever mesh it is given.
    void forget_mesh() { mesh_.upload(nullptr, 0); }
    void draw_skin(const scene::Frame& frame, const PictureWindow& window);
    /// After the skin: fills what it left free.
    void draw_backdrop(const scene::Frame& frame, const PictureWindow& window);
    void draw_patches(const scene::Frame& frame, const PictureWindow& window);
    /// The same triangles with the simplest shader, for comparison.
    void draw_bare(const scene::Frame& frame);

  private:
    struct Patch {
        glm::vec3 centre;
        float radius_m;
        float metres_per_px;
        std::uint64_t skin_revision;
        scene::Colour colour;
        std::vector<std::uint32_t> indices;
    };
    /// Whether the frame moves and its triangles are so small that nobody sees how they are lit.
    bool light_by_corner(const scene::Frame& frame);

    // Of the mesh last asked about: how long its edges are, and where it stands.
    const body::Mesh* edge_mesh_ = nullptr;
    std::uint64_t edge_revision_ = 0;
    float edge_m_ = 0;
    glm::vec3 middle_{0};
    MeshBuffers mesh_;
    std::vector<Patch> patches_;
    VertexArray nothing_;  // core OpenGL wants one bound even where the shader makes its own vertices
    std::unique_ptr<LazyShader<BodyShader>> body_;
    std::unique_ptr<LazyShader<QuickBodyShader>> quick_;
    std::unique_ptr<LazyShader<PatchShader>> patch_;
    std::unique_ptr<LazyShader<BackdropShader>> backdrop_;
    std::unique_ptr<LazyShader<BareShader>> bare_;
};

}  // namespace jingluo::render
