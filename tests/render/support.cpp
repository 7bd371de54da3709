#include "support.h"

#include <algorithm>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

namespace jingluo::render::test {

namespace {
constexpr float radius_m = 0.5f;
const glm::vec3 centre{0, 1, 0};

glm::vec3 bumped(const glm::vec3& direction) {
    float r = radius_m;
    for (const glm::vec3& bump : {glm::vec3(-0.45f, 0.35f, 0.82f), glm::vec3(0.50f, -0.30f, 0.81f)}) {
        const float away = glm::distance(direction, bump) / 0.4f;
        r += 0.05f * std::exp(-away * away);
    }
    return centre + direction * r;
}
}  // namespace

body::Mesh bumpy_ball() {
    constexpr int rows = 96, columns = 192;
    body::Mesh mesh;
    const auto direction = [](float row, float column) {
        const float down = glm::radians(180.0f) * row / rows, round = glm::radians(360.0f) * column / columns;
        return glm::vec3(std::sin(down) * std::sin(round), std::cos(down), std::sin(down) * std::cos(round));
    };
    for (int r = 0; r <= rows; ++r) {
        for (int c = 0; c <= columns; ++c) {
            const auto row = static_cast<float>(r), column = static_cast<float>(c);
            mesh.positions.push_back(bumped(direction(row, column)));
            const glm::vec3 along = bumped(direction(row, column + 0.1f)) - bumped(direction(row, column - 0.1f));
            const glm::vec3 down = bumped(direction(row + 0.1f, column)) - bumped(direction(row - 0.1f, column));
            const glm::vec3 normal = glm::cross(down, along);
            const bool pole = r == 0 || r == rows;
            mesh.normals.push_back(pole ? direction(row, column) : glm::normalize(normal));
            mesh.colours.push_back({175, 112, 84, 255});
        }
    }
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            const auto a = static_cast<std::uint32_t>(r * (columns + 1) + c), b = a + columns + 1;
            if (r > 0) mesh.indices.insert(mesh.indices.end(), {a, b, a + 1});
            if (r + 1 < rows) mesh.indices.insert(mesh.indices.end(), {a + 1, b, b + 1});
        }
    }
    return mesh;
}

OnBall on_ball(const glm::vec3& direction) {
    const glm::vec3 out = glm::normalize(direction);
    const glm::vec3 side =
        glm::normalize(glm::cross(std::abs(out.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0), out));
    const glm::vec3 up = glm::cross(out, side);
    const auto near = [&](const glm::vec3& step) { return bumped(glm::normalize(out + 0.004f * step)); };
    return {bumped(out), glm::normalize(glm::cross(near(side) - near(-side), near(up) - near(-up)))};
}

scene::Frame frame_of(const body::Mesh& mesh, int width_px, int height_px, float turned_degrees) {
    scene::Frame frame;
    frame.width_px = width_px;
    frame.height_px = height_px;
    frame.skin_mesh = &mesh;
    frame.skin_revision = 1;
    const float turn = glm::radians(turned_degrees);
    frame.lens.eye = centre + 3.6f * glm::vec3(std::sin(turn), 0, std::cos(turn));
    frame.lens.view = glm::lookAt(frame.lens.eye, centre, glm::vec3(0, 1, 0));
    frame.lens.projection = glm::perspective(glm::radians(20.0f),
                                             static_cast<float>(width_px) / static_cast<float>(height_px), 0.5f, 10.0f);
    frame.background_top = {0.96f, 0.96f, 0.94f, 1};
    frame.background_bottom = {0.86f, 0.87f, 0.88f, 1};
    return frame;
}

glm::vec2 seen_at(const scene::Frame& frame, const glm::vec3& place) {
    const glm::vec4 clip = frame.lens.projection * frame.lens.view * glm::vec4(place, 1);
    return {(clip.x / clip.w * 0.5f + 0.5f) * static_cast<float>(frame.width_px),
            (0.5f - clip.y / clip.w * 0.5f) * static_cast<float>(frame.height_px)};
}

Pixel pixel(const Image& image, int x, int y) {
    const std::uint8_t* p =
        &image.rgba.at((static_cast<size_t>(y) * static_cast<size_t>(image.width) + static_cast<size_t>(x)) * 4);
    return {p[0], p[1], p[2], p[3]};
}

int difference(const Pixel& a, const Pixel& b) {
    int most = 0;
    for (size_t i = 0; i < 4; ++i) most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

int count_near(const Image& image, const Pixel& colour, int tolerance) {
    int count = 0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) count += difference(pixel(image, x, y), colour) <= tolerance ? 1 : 0;
    }
    return count;
}

}  // namespace jingluo::render::test
