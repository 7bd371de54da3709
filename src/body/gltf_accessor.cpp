#include "body/gltf_accessor.h"

#include <algorithm>
#include <cstring>

#include "base/fault.h"

namespace jingluo::body {

namespace {

template <class T>
T read(const unsigned char* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

}  // namespace

AccessorView::AccessorView(const tinygltf::Model& model, int accessor, const std::filesystem::path& file)
    : where_("/accessors/" + std::to_string(accessor)) {
    const auto fail = [&](const std::string& what) { throw base::BadInput(base::Fault{file.string(), where_, what}); };
    const tinygltf::Accessor& from = model.accessors.at(static_cast<size_t>(accessor));
    if (from.bufferView < 0) fail("has no 'bufferView', so it holds nothing to read");
    const tinygltf::BufferView& view = model.bufferViews.at(static_cast<size_t>(from.bufferView));
    const tinygltf::Buffer& buffer = model.buffers.at(static_cast<size_t>(view.buffer));
    component_type_ = from.componentType;
    component_bytes_ = tinygltf::GetComponentSizeInBytes(static_cast<std::uint32_t>(component_type_));
    components_ = tinygltf::GetNumComponentsInType(static_cast<std::uint32_t>(from.type));
    if (component_bytes_ <= 0 || components_ <= 0) fail("is of an unknown type");
    normalized_ = from.normalized;
    count_ = from.count;
    const size_t element = static_cast<size_t>(component_bytes_) * static_cast<size_t>(components_);
    stride_ = view.byteStride == 0 ? element : view.byteStride;
    if (stride_ < element)
        fail("has a byteStride of " + std::to_string(stride_) + "; one element takes " + std::to_string(element) +
             " bytes");
    const size_t component = static_cast<size_t>(component_bytes_);
    if ((view.byteOffset + from.byteOffset) % component != 0 || stride_ % component != 0) {
        fail("is not aligned to its components of " + std::to_string(component) + " bytes");
    }
    // All sizes were limited to 2^31 when the JSON was vetted, so none of these sums and products can overflow 64 bits.
    const std::uint64_t last = from.byteOffset + (count_ - 1) * stride_ + element;
    if (last > view.byteLength) {
        fail(std::to_string(count_) + " elements reach to byte " + std::to_string(last) + " of a buffer view of " +
             std::to_string(view.byteLength) + " bytes");
    }
    if (view.byteOffset + view.byteLength > buffer.data.size()) {
        fail("its buffer view reaches to byte " + std::to_string(view.byteOffset + view.byteLength) +
             " of a buffer of " + std::to_string(buffer.data.size()) + " bytes");
    }
    bytes_ = buffer.data.data() + view.byteOffset + from.byteOffset;
}

glm::vec4 AccessorView::vector(size_t i) const {
    glm::vec4 out(0, 0, 0, 1);
    const unsigned char* at = element(i);
    for (int c = 0; c < std::min(components_, 4); ++c, at += component_bytes_) {
        float value = 0;
        float one = 1;
        switch (component_type_) {
            case TINYGLTF_COMPONENT_TYPE_BYTE:
                value = static_cast<float>(read<std::int8_t>(at));
                one = 127;
                break;
            case TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE:
                value = static_cast<float>(read<std::uint8_t>(at));
                one = 255;
                break;
            case TINYGLTF_COMPONENT_TYPE_SHORT:
                value = static_cast<float>(read<std::int16_t>(at));
                one = 32767;
                break;
            case TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT:
                value = static_cast<float>(read<std::uint16_t>(at));
                one = 65535;
                break;
            case TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT:
                value = static_cast<float>(read<std::uint32_t>(at));
                break;
            default:
                value = read<float>(at);
        }
        out[c] = normalized_ ? std::max(value / one, -1.f) : value;
    }
    return out;
}

std::uint32_t AccessorView::index(size_t i) const {
    const unsigned char* at = element(i);
    switch (component_type_) {
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE:
            return read<std::uint8_t>(at);
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT:
            return read<std::uint16_t>(at);
        default:
            return read<std::uint32_t>(at);
    }
}

}  // namespace jingluo::body
