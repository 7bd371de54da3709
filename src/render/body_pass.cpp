#include "render/body_pass.h"

#include <algorithm>

#include "render/projection.h"

namespace jingluo::render {

class BodyShader : public ShaderProgram {
  public:
    /// Lit pixel by pixel, or corner by corner.
    explicit BodyShader(bool quick = false)
        : ShaderProgram(quick ? "quick.vert" : "body.vert", quick ? "quick.frag" : "body.frag",
                        {"place", "normal", "colour"}, quick ? "light.glsl" : "", quick ? "" : "light.glsl") {}
    void eye_from_world(const glm::mat4& value) const { set(eye_from_world_, value); }
    void clip_from_eye(const glm::mat4& value) const { set(clip_from_eye_, value); }
    void tint(const glm::vec3& linear) const { set(tint_, linear); }
    void shade(const glm::vec3& linear) const { set(shade_, linear); }
    void edge_light(float strength) const { set(edge_light_, strength); }
    void eye_from_px(const glm::vec4& value) const { set(eye_from_px_, value); }

  private:
    GLint eye_from_world_ = uniform("eye_from_world"), clip_from_eye_ = uniform("clip_from_eye"),
          tint_ = uniform("tint"), shade_ = uniform("shade"), edge_light_ = uniform("edge_light"),
          eye_from_px_ = uniform("eye_from_px");
};

class QuickBodyShader : public BodyShader {
  public:
    QuickBodyShader() : BodyShader(true) {}
};

class PatchShader : public ShaderProgram {
  public:
    PatchShader() : ShaderProgram("body.vert", "patch.frag", {"place", "normal", "colour"}) {}
    void eye_from_world(const glm::mat4& value) const { set(eye_from_world_, value); }
    void clip_from_eye(const glm::mat4& value) const { set(clip_from_eye_, value); }
    void disc(const glm::vec3& centre, float radius_m, float metres_per_px) const {
        set(centre_, centre);
        set(radius_, radius_m);
        set(metres_per_px_, metres_per_px);
    }
    void colour(const glm::vec4& value) const { set(colour_, value); }

  private:
    GLint eye_from_world_ = uniform("eye_from_world"), clip_from_eye_ = uniform("clip_from_eye"),
          centre_ = uniform("centre"), radius_ = uniform("radius"), metres_per_px_ = uniform("metres_per_px"),
          colour_ = uniform("colour");
};

class BackdropShader : public ShaderProgram {
  public:
    BackdropShader() : ShaderProgram("backdrop.vert", "backdrop.frag", {}) {}
    void clip_from_px(const glm::vec4& value) const { set(clip_from_px_, value); }
    void picture_px(const glm::vec2& value) const { set(picture_px_, value); }
    void top(const glm::vec4& value) const { set(top_, value); }
    void bottom(const glm::vec4& value) const { set(bottom_, value); }

  private:
    GLint clip_from_px_ = uniform("clip_from_px"), picture_px_ = uniform("picture_px"), top_ = uniform("top"),
          bottom_ = uniform("bottom");
};

class BareShader : public ShaderProgram {
  public:
    BareShader() : ShaderProgram("bare.vert", "bare.frag", {"place"}) {}
    void clip_from_world(const glm::mat4& value) const { set(clip_from_world_, value); }

  private:
    GLint clip_from_world_ = uniform("clip_from_world");
};

namespace {

// Triangles with shorter edges are lit by their corners while the picture moves.
constexpr float most_edge_px = 5;

// The direction to the eye at a pixel of the target is (px.xy * xy + zw, 1), not yet of unit length, in the eye's
// frame.
glm::vec4 eye_from_px(const glm::mat4& clip_from_eye, const Rectangle& viewport) {
    // With a parallel projection w stays 1 and every ray runs along the eye's axis.
    if (clip_from_eye[3][3] != 0.0f) return glm::vec4(0.0f);
    const glm::vec2 scale(clip_from_eye[0][0], clip_from_eye[1][1]), shift(clip_from_eye[2][0], clip_from_eye[2][1]);
    const glm::vec2 size(viewport.width, viewport.height), corner(viewport.x, viewport.y);
    const glm::vec2 a = -2.0f / (size * scale);
    const glm::vec2 b = (2.0f * corner / size + 1.0f - shift) / scale;
    return {a, b};
}

// Triangles that the disc may touch. Those that face away from its normal belong to the far side of a thin limb.
std::vector<std::uint32_t> triangles_near(const body::Mesh& mesh, const scene::Marker& marker) {
    std::vector<std::uint32_t> near;
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const glm::vec3 &a = mesh.positions[mesh.indices[i]], &b = mesh.positions[mesh.indices[i + 1]],
                        &c = mesh.positions[mesh.indices[i + 2]];
        const glm::vec3 low = glm::min(a, glm::min(b, c)) - marker.disc_radius_m;
        const glm::vec3 high = glm::max(a, glm::max(b, c)) + marker.disc_radius_m;
        if (glm::any(glm::lessThan(marker.place, low)) || glm::any(glm::greaterThan(marker.place, high))) continue;
        if (glm::dot(glm::cross(b - a, c - a), marker.normal) <= 0.0f) continue;
        near.insert(near.end(), {mesh.indices[i], mesh.indices[i + 1], mesh.indices[i + 2]});
    }
    return near;
}

}  // namespace

BodyPass::BodyPass()
    : body_(std::make_unique<LazyShader<BodyShader>>()),
      quick_(std::make_unique<LazyShader<QuickBodyShader>>()),
      patch_(std::make_unique<LazyShader<PatchShader>>()),
      backdrop_(std::make_unique<LazyShader<BackdropShader>>()),
      bare_(std::make_unique<LazyShader<BareShader>>()) {}
BodyPass::~BodyPass() = default;

bool BodyPass::light_by_corner(const scene::Frame& frame) {
    if (!frame.moving || frame.skin_mesh == nullptr || frame.skin_mesh->positions.empty()) return false;
    const body::Mesh& mesh = *frame.skin_mesh;
    if (edge_mesh_ != &mesh || edge_revision_ != frame.skin_revision) {
        edge_mesh_ = &mesh;
        edge_revision_ = frame.skin_revision;
        // A few thousand triangles tell how large they are; on a face they are smaller, on a back larger.
        double sum = 0;
        size_t count = 0;
        const size_t step = 3 * std::max<size_t>(1, mesh.triangle_count() / 4000);
        for (size_t i = 0; i + 2 < mesh.indices.size(); i += step, ++count) {
            sum += glm::distance(mesh.positions[mesh.indices[i]], mesh.positions[mesh.indices[i + 1]]);
        }
        edge_m_ = count > 0 ? static_cast<float>(sum / static_cast<double>(count)) : 1.0f;
        glm::vec3 low = mesh.positions.front(), high = low;
        for (const glm::vec3& place : mesh.positions) {
            low = glm::min(low, place);
            high = glm::max(high, place);
        }
        middle_ = 0.5f * (low + high);
    }
    const float away_m = std::max(0.05f, glm::distance(frame.lens.eye, middle_));
    const float px_per_m = 0.5f * frame.lens.projection[1][1] * static_cast<float>(frame.height_px) / away_m;
    return edge_m_ * px_per_m < most_edge_px;
}

void BodyPass::prepare(const scene::Frame& frame) {
    mesh_.upload(frame.skin_mesh, frame.skin_revision);
    std::vector<Patch> known;
    known.swap(patches_);
    if (frame.skin_mesh == nullptr) return;
    const Projection projection(frame.lens, {frame.width_px, frame.height_px});
    for (const scene::Marker& marker : frame.markers) {
        if (!(marker.disc_radius_m > 0.0f)) continue;
        const auto seen = projection.sign(marker.place, marker.normal, 0.0f);
        if (!seen) continue;
        scene::Colour colour = marker.fill;
        colour.w *= 0.28f;
        // Looking through all triangles takes longer than drawing those found: while only the view changes they stay.
        const auto same = std::find_if(known.begin(), known.end(), [&](const Patch& patch) {
            return patch.centre == marker.place && patch.radius_m == marker.disc_radius_m &&
                   patch.skin_revision == frame.skin_revision;
        });
        Patch patch{marker.place, marker.disc_radius_m, seen->metres_per_px, frame.skin_revision, colour, {}};
        patch.indices = same != known.end() ? std::move(same->indices) : triangles_near(*frame.skin_mesh, marker);
        if (same != known.end()) known.erase(same);
        patches_.push_back(std::move(patch));
    }
}

void BodyPass::draw_skin(const scene::Frame& frame, const PictureWindow& window) {
    if (mesh_.empty()) return;
    glEnable(GL_CULL_FACE);
    glCullFace(GL_BACK);
    glFrontFace(GL_CCW);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    glDisable(GL_BLEND);
    const BodyShader& shader = light_by_corner(frame) ? quick_->use() : body_->use();
    shader.eye_from_world(frame.lens.view);
    const glm::mat4 clip_from_eye = window.crop() * frame.lens.projection;
    shader.clip_from_eye(clip_from_eye);
    shader.eye_from_px(eye_from_px(clip_from_eye, window.viewport()));
    shader.tint(linear_of(frame.skin.tint));
    shader.shade(linear_of(frame.skin.shade));
    shader.edge_light(frame.skin.rim);
    mesh_.draw();
    glDisable(GL_CULL_FACE);
}

void BodyPass::draw_backdrop(const scene::Frame& frame, const PictureWindow& window) {
    // One colour was cleared to already.
    if (frame.background_top == frame.background_bottom) return;
    if (!nothing_) nothing_ = VertexArray::make();
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_FALSE);
    glDisable(GL_BLEND);
    const BackdropShader& shader = backdrop_->use();
    shader.clip_from_px(window.clip_from_px());
    shader.picture_px({frame.width_px, frame.height_px});
    shader.top(frame.background_top);
    shader.bottom(frame.background_bottom);
    glBindVertexArray(nothing_.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
}

void BodyPass::draw_patches(const scene::Frame& frame, const PictureWindow& window) {
    if (patches_.empty() || mesh_.empty()) return;
    glEnable(GL_CULL_FACE);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_FALSE);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const PatchShader& shader = patch_->use();
    shader.eye_from_world(frame.lens.view);
    shader.clip_from_eye(window.crop() * frame.lens.projection);
    for (const Patch& patch : patches_) {
        shader.disc(patch.centre, patch.radius_m, patch.metres_per_px);
        shader.colour(patch.colour);
        mesh_.draw_some(patch.indices);
    }
    glDisable(GL_CULL_FACE);
}

void BodyPass::draw_bare(const scene::Frame& frame) {
    mesh_.upload(frame.skin_mesh, frame.skin_revision);
    glEnable(GL_CULL_FACE);
    glCullFace(GL_BACK);
    glFrontFace(GL_CCW);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    glDisable(GL_BLEND);
    const BareShader& shader = bare_->use();
    shader.clip_from_world(frame.lens.projection * frame.lens.view);
    mesh_.draw();
    glDisable(GL_CULL_FACE);
}

}  // namespace jingluo::render
