#include "render/floor_pass.h"

#include <algorithm>
#include <cmath>

namespace jingluo::render {

class FloorShader : public ShaderProgram {
  public:
    FloorShader() : ShaderProgram("floor.vert", "floor.frag", {}) {}
    void clip_from_world(const glm::mat4& value) const { set(clip_from_world_, value); }
    void area(const glm::vec4& value) const { set(area_, value); }
    void height(float metres) const { set(height_, metres); }
    void strength(float value) const { set(strength_, value); }
    void sole(int i, const glm::vec4& value, float short_axis_m) const {
        set(sole_ + i, value);
        set(narrow_ + i, short_axis_m);
    }

  private:
    GLint clip_from_world_ = uniform("clip_from_world"), area_ = uniform("area"), height_ = uniform("height"),
          strength_ = uniform("strength"), sole_ = uniform("sole"), narrow_ = uniform("narrow");
};

namespace {
// Skin so near to the floor belongs to the sole.
constexpr float sole_height_m = 0.02f;
// As wide as the faint part of the shadow reaches around a sole, see floor.frag.
constexpr float reach_m = 0.12f;
}  // namespace

FloorPass::FloorPass() : shader_(std::make_unique<LazyShader<FloorShader>>()) {}
FloorPass::~FloorPass() = default;

// An ellipse about the sole: middle, direction of greatest spread, extent along and across it.
FloorPass::Sole FloorPass::sole_of(const std::vector<glm::vec2>& places) {
    Sole sole;
    if (places.size() < 8) return sole;
    glm::vec2 low = places.front(), high = low;
    for (const glm::vec2& place : places) {
        low = glm::min(low, place);
        high = glm::max(high, place);
    }
    sole.middle = 0.5f * (low + high);
    float xx = 0, xz = 0, zz = 0;
    for (const glm::vec2& place : places) {
        const glm::vec2 d = place - sole.middle;
        xx += d.x * d.x;
        xz += d.x * d.y;
        zz += d.y * d.y;
    }
    const float angle = 0.5f * std::atan2(2.0f * xz, xx - zz);
    const glm::vec2 axis(std::cos(angle), std::sin(angle));
    float along = 0, across = 0;
    for (const glm::vec2& place : places) {
        const glm::vec2 d = place - sole.middle;
        along = std::max(along, std::abs(glm::dot(d, axis)));
        across = std::max(across, std::abs(glm::dot(d, glm::vec2(axis.y, -axis.x))));
    }
    if (!(along > 0.0f) || !(across > 0.0f)) return sole;
    sole.long_axis = axis * along;
    sole.short_axis_m = across;
    return sole;
}

void FloorPass::prepare(const scene::Frame& frame) {
    if (!(frame.skin.floor_shade > 0.0f)) return;
    if (frame.skin_mesh == mesh_ && frame.skin_revision == revision_) return;
    mesh_ = frame.skin_mesh;
    revision_ = frame.skin_revision;
    soles_ = {};
    if (mesh_ == nullptr || mesh_->positions.empty()) return;
    float lowest = mesh_->positions.front().y;
    for (const glm::vec3& place : mesh_->positions) lowest = std::min(lowest, place.y);
    std::vector<glm::vec2> near;
    glm::vec2 middle(0);
    for (const glm::vec3& place : mesh_->positions) {
        if (place.y > lowest + sole_height_m) continue;
        near.emplace_back(place.x, place.z);
        middle += near.back();
    }
    middle /= static_cast<float>(near.size());
    const auto other_foot =
        std::partition(near.begin(), near.end(), [&](const glm::vec2& place) { return place.x < middle.x; });
    soles_ = {sole_of({near.begin(), other_foot}), sole_of({other_foot, near.end()})};
    height_m_ = lowest;
}

void FloorPass::draw(const scene::Frame& frame, const PictureWindow& window) {
    if (!(frame.skin.floor_shade > 0.0f) || frame.skin_mesh == nullptr || frame.lens.eye.y <= height_m_) return;
    glm::vec2 low(1e9f), high(-1e9f);
    for (const Sole& sole : soles_) {
        if (!(sole.short_axis_m > 0.0f)) continue;
        const float reach = glm::length(sole.long_axis) + reach_m;
        low = glm::min(low, sole.middle - reach);
        high = glm::max(high, sole.middle + reach);
    }
    if (low.x > high.x) return;
    if (!nothing_) nothing_ = VertexArray::make();
    glDisable(GL_CULL_FACE);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_FALSE);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const FloorShader& shader = shader_->use();
    shader.clip_from_world(window.crop() * frame.lens.projection * frame.lens.view);
    shader.area({low, high});
    shader.height(height_m_);
    shader.strength(std::min(frame.skin.floor_shade, 1.0f));
    for (int i = 0; i < 2; ++i) {
        const Sole& sole = soles_[static_cast<size_t>(i)];
        shader.sole(i, {sole.middle, sole.long_axis}, sole.short_axis_m);
    }
    glBindVertexArray(nothing_.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
}

}  // namespace jingluo::render
