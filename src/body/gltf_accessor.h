// Typed, range-checked reading of glTF accessors.
#pragma once

#include <tiny_gltf.h>

#include <filesystem>
#include <glm/glm.hpp>
#include <string>
#include <vector>

namespace jingluo::body {

/// One accessor laid over its buffer. Construction checks that every element lies inside view and buffer;
/// base::BadInput otherwise.
class AccessorView {
  public:
    AccessorView(const tinygltf::Model& model, int accessor, const std::filesystem::path& file);

    size_t count() const { return count_; }
    int components() const { return components_; }
    int component_type() const { return component_type_; }

    /// Element `i` as numbers, normalised integers brought to [0, 1] or [-1, 1] as glTF 2.0 (3.6.2.2) defines.
    glm::vec4 vector(size_t i) const;
    /// Element `i` of an unsigned integer accessor.
    std::uint32_t index(size_t i) const;
    const unsigned char* element(size_t i) const { return bytes_ + i * stride_; }
    bool is_float() const { return component_type_ == TINYGLTF_COMPONENT_TYPE_FLOAT; }
    /// JSON pointer, for messages.
    const std::string& where() const { return where_; }

  private:
    const unsigned char* bytes_ = nullptr;
    size_t stride_ = 0, count_ = 0;
    int components_ = 0, component_type_ = 0, component_bytes_ = 0;
    bool normalized_ = false;
    std::string where_;
};

}  // namespace jingluo::body
