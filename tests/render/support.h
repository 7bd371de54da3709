// A context without a window, a small body that looks like nothing in particular, and questions to pictures.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "render/context.h"
#include "render/renderer.h"

namespace jingluo::render::test {

/// A ball of radius 0.5 m about (0, 1, 0) with two bumps towards the viewer, in skin colour.
body::Mesh bumpy_ball();

/// Its skin in the direction given from the centre.
struct OnBall {
    glm::vec3 place, normal;
};
OnBall on_ball(const glm::vec3& direction);

/// Looks at the ball from the front, or turned about the vertical axis.
scene::Frame frame_of(const body::Mesh& mesh, int width_px, int height_px, float turned_degrees = 0);

/// Where a place appears, in pixels.
glm::vec2 seen_at(const scene::Frame& frame, const glm::vec3& place);

using Pixel = std::array<int, 4>;
Pixel pixel(const Image& image, int x, int y);
inline Pixel pixel(const Image& image, glm::vec2 at) {
    return pixel(image, static_cast<int>(at.x), static_cast<int>(at.y));
}
/// Largest difference of a channel.
int difference(const Pixel& a, const Pixel& b);
/// How many pixels are nearer than `tolerance` to a colour.
int count_near(const Image& image, const Pixel& colour, int tolerance);

class Drawing : public testing::Test {
  protected:
    Drawing() : mesh(bumpy_ball()), renderer(find_fonts()) {}
    Image drawn(const scene::Frame& frame, int samples = 1) {
        renderer.draw(frame, samples);
        return renderer.read();
    }
    HeadlessContext context;
    body::Mesh mesh;
    Renderer renderer;
};

}  // namespace jingluo::render::test
