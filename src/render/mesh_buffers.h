// The skin on the graphics side: 20 bytes a vertex.
#pragma once

#include <cstdint>
#include <vector>

#include "body/mesh.h"
#include "render/gl_handles.h"

namespace jingluo::render {

class MeshBuffers {
  public:
    /// Uploads when mesh or revision differ from the last. Null empties.
    void upload(const body::Mesh* mesh, std::uint64_t revision);
    bool empty() const { return index_count_ == 0; }
    /// Attributes 0 place, 1 normal, 2 colour.
    void draw() const;
    /// Some of the triangles, by indices that `draw_some` sends along.
    void draw_some(const std::vector<std::uint32_t>& indices);

  private:
    VertexArray array_, some_array_;
    Buffer vertices_, indices_, some_indices_;
    GLsizei index_count_ = 0;
    std::size_t vertex_count_ = 0;
    std::vector<std::uint32_t> known_;  // the triangles that lie in indices_
    const body::Mesh* mesh_ = nullptr;
    std::uint64_t revision_ = 0;
};

}  // namespace jingluo::render
