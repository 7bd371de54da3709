// The soft shadow under the feet, so that a standing body stands on something.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "render/shader.h"
#include "render/target.h"
#include "scene/frame.h"

namespace jingluo::render {

class FloorShader;

class FloorPass {
  public:
    FloorPass();
    ~FloorPass();
    FloorPass(const FloorPass&) = delete;
    FloorPass& operator=(const FloorPass&) = delete;

    /// Finds the soles when the mesh is another.
    void prepare(const scene::Frame& frame);
    /// After skin and backdrop; nothing when the eye is below the floor.
    void draw(const scene::Frame& frame, const PictureWindow& window);

  private:
    struct Sole {
        glm::vec2 middle{0}, long_axis{0};  // x and z, metres
        float short_axis_m = 0;             // 0: none
    };
    static Sole sole_of(const std::vector<glm::vec2>& places);
    std::array<Sole, 2> soles_;
    float height_m_ = 0;
    const body::Mesh* mesh_ = nullptr;
    std::uint64_t revision_ = 0;
    VertexArray nothing_;
    std::unique_ptr<LazyShader<FloorShader>> shader_;
};

}  // namespace jingluo::render
