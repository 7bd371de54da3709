#include "render/mesh_buffers.h"

#include <cmath>
#include <cstddef>

namespace jingluo::render {

namespace {

struct Vertex {
    glm::vec3 place;
    std::uint32_t normal;  // GL_INT_2_10_10_10_REV
    std::array<std::uint8_t, 4> colour;
};
static_assert(sizeof(Vertex) == 20);

std::uint32_t packed(const glm::vec3& normal) {
    const auto ten_bits = [](float value) {
        return static_cast<std::uint32_t>(std::lround(std::fmin(std::fmax(value, -1.0f), 1.0f) * 511.0f)) & 0x3ffu;
    };
    return ten_bits(normal.x) | ten_bits(normal.y) << 10 | ten_bits(normal.z) << 20;
}

void describe_vertices(GLuint vertices, GLuint indices) {
    glBindBuffer(GL_ARRAY_BUFFER, vertices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
    const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(Vertex), at(offsetof(Vertex, place)));
    glEnableVertexAttribArray(1);
    glVertexAttribPointer(1, 4, GL_INT_2_10_10_10_REV, GL_TRUE, sizeof(Vertex), at(offsetof(Vertex, normal)));
    glEnableVertexAttribArray(2);
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex), at(offsetof(Vertex, colour)));
}

}  // namespace

void MeshBuffers::upload(const body::Mesh* mesh, std::uint64_t revision) {
    if (mesh == mesh_ && revision == revision_) return;
    mesh_ = mesh;
    revision_ = revision;
    index_count_ = 0;
    if (mesh == nullptr || mesh->positions.empty() || mesh->indices.empty()) return;
    const bool same_triangles = array_ && mesh->positions.size() == vertex_count_ && mesh->indices == known_;

    std::vector<Vertex> vertices(mesh->positions.size());
    for (size_t i = 0; i < vertices.size(); ++i) {
        const glm::vec3 normal = i < mesh->normals.size() ? mesh->normals[i] : glm::vec3(0, 0, 1);
        const std::array<std::uint8_t, 4> white{255, 255, 255, 255};
        vertices[i] = {mesh->positions[i], packed(normal), i < mesh->colours.size() ? mesh->colours[i] : white};
    }
    index_count_ = static_cast<GLsizei>(mesh->indices.size());
    const auto vertex_bytes = static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex));
    if (same_triangles) {
        // Another shape of the same figure: only its vertices move.
        glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
        glBufferData(GL_ARRAY_BUFFER, vertex_bytes, vertices.data(), GL_STATIC_DRAW);
        return;
    }
    vertex_count_ = vertices.size();
    known_ = mesh->indices;
    array_ = VertexArray::make();
    vertices_ = Buffer::make();
    indices_ = Buffer::make();
    some_array_.reset();
    glBindVertexArray(array_.name());
    describe_vertices(vertices_.name(), indices_.name());
    glBufferData(GL_ARRAY_BUFFER, vertex_bytes, vertices.data(), GL_STATIC_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh->indices.size() * sizeof(std::uint32_t)),
                 mesh->indices.data(), GL_STATIC_DRAW);
    glBindVertexArray(0);
}

void MeshBuffers::draw() const {
    if (empty()) return;
    glBindVertexArray(array_.name());
    glDrawElements(GL_TRIANGLES, index_count_, GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
}

void MeshBuffers::draw_some(const std::vector<std::uint32_t>& indices) {
    if (empty() || indices.empty()) return;
    if (!some_array_) {
        some_array_ = VertexArray::make();
        some_indices_ = Buffer::make();
        glBindVertexArray(some_array_.name());
        describe_vertices(vertices_.name(), some_indices_.name());
    }
    glBindVertexArray(some_array_.name());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
                 indices.data(), GL_STREAM_DRAW);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indices.size()), GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
}

}  // namespace jingluo::render
