#include <cmath>
#include <cstring>
#include <glm/gtc/quaternion.hpp>
#include <glm/gtc/type_ptr.hpp>

#include "base/fault.h"
#include "base/files.h"
#include "body/body.h"
#include "body/gltf_accessor.h"
#include "body/gltf_parse.h"
#include "body/gltf_read.h"

namespace jingluo::body {

namespace fs = std::filesystem;

namespace {

constexpr size_t most_triangles = 5'000'000;
constexpr size_t most_vertices = 3 * most_triangles;

glm::dmat4 matrix_of(const tinygltf::Node& node) {
    if (node.matrix.size() == 16) return glm::make_mat4(node.matrix.data());
    glm::dmat4 out(1);
    if (node.translation.size() == 3) {
        out[3] = glm::dvec4(node.translation[0], node.translation[1], node.translation[2], 1);
    }
    if (node.rotation.size() == 4) {
        glm::dquat turn;
        turn.x = node.rotation[0], turn.y = node.rotation[1], turn.z = node.rotation[2], turn.w = node.rotation[3];
        if (glm::dot(turn, turn) > 1e-12) out = out * glm::mat4_cast(glm::normalize(turn));
    }
    if (node.scale.size() == 3) {
        for (int k = 0; k < 3; ++k) out[k] *= node.scale[static_cast<size_t>(k)];
    }
    return out;
}

class Gatherer {
  public:
    Gatherer(const tinygltf::Model& model, const fs::path& file) : model_(model), file_(file) {}

    Mesh gather() {
        if (!model_.scenes.empty()) {
            const size_t scene = model_.defaultScene >= 0 ? static_cast<size_t>(model_.defaultScene) : 0;
            for (const int root : model_.scenes[scene].nodes) visit(root, glm::dmat4(1));
        } else {
            std::vector<bool> is_child(model_.nodes.size(), false);
            for (const tinygltf::Node& node : model_.nodes) {
                for (const int child : node.children) is_child[static_cast<size_t>(child)] = true;
            }
            for (size_t i = 0; i < model_.nodes.size(); ++i) {
                if (!is_child[i]) visit(static_cast<int>(i), glm::dmat4(1));
            }
        }
        if (mesh_.indices.empty()) fail("", "holds no triangles in its default scene; a body's skin is wanted");
        if (!any_normals_) mesh_.normals.clear();
        return std::move(mesh_);
    }

  private:
    [[noreturn]] void fail(const std::string& where, const std::string& what) const {
        throw base::BadInput(base::Fault{file_.string(), where, what});
    }

    void visit(int index, const glm::dmat4& above) {
        // A scene may name a node twice; each visit adds triangles, so the limit on triangles also ends hostile
        // repetition.
        if (++visits_ > 100'000) fail("/scenes", "visits more than 100000 nodes");
        const tinygltf::Node& node = model_.nodes.at(static_cast<size_t>(index));
        const glm::dmat4 matrix = above * matrix_of(node);
        if (node.mesh >= 0) {
            const auto& primitives = model_.meshes.at(static_cast<size_t>(node.mesh)).primitives;
            for (size_t i = 0; i < primitives.size(); ++i) {
                add(primitives[i], matrix, "/meshes/" + std::to_string(node.mesh) + "/primitives/" + std::to_string(i));
            }
        }
        for (const int child : node.children) visit(child, matrix);
    }

    void add(const tinygltf::Primitive& primitive, const glm::dmat4& matrix, const std::string& where) {
        const int mode = primitive.mode < 0 ? TINYGLTF_MODE_TRIANGLES : primitive.mode;
        if (mode < TINYGLTF_MODE_TRIANGLES) return;  // points and lines are no skin
        const auto position = primitive.attributes.find("POSITION");
        if (position == primitive.attributes.end()) fail(where + "/attributes", "has no POSITION");
        const AccessorView places(model_, position->second, file_);
        if (places.components() != 3) fail(places.where() + "/type", "holds positions; VEC3 is wanted");
        if (mesh_.positions.size() + places.count() > most_vertices)
            fail(places.where() + "/count", "more than 15 million vertices; fewer are read");
        const auto first = static_cast<std::uint32_t>(mesh_.positions.size());
        add_positions(places, matrix);
        add_normals(primitive, places.count(), matrix, where);
        add_colours(primitive, places.count(), where);
        add_triangles(primitive, places.count(), first, mode, glm::determinant(glm::dmat3(matrix)) < 0, where);
    }

    void add_positions(const AccessorView& places, const glm::dmat4& matrix) {
        const size_t first = mesh_.positions.size();
        mesh_.positions.resize(first + places.count());
        const bool in_place = matrix == glm::dmat4(1);
        for (size_t i = 0; i < places.count(); ++i) {
            glm::vec3& place = mesh_.positions[first + i];
            if (places.is_float()) {
                std::memcpy(&place, places.element(i), sizeof place);
            } else {
                place = glm::vec3(places.vector(i));
            }
            if (!in_place) place = glm::vec3(matrix * glm::dvec4(place, 1));
            // Far beyond any body, in millimetres too; keeps every later product finite.
            if (!(std::abs(place.x) < most_units && std::abs(place.y) < most_units && std::abs(place.z) < most_units)) {
                fail(places.where(), "position " + std::to_string(i) +
                                         " is not finite or lies further than 100000 units from the origin; a body "
                                         "near it, in metres, is wanted");
            }
        }
    }

    void add_normals(const tinygltf::Primitive& primitive, size_t count, const glm::dmat4& matrix,
                     const std::string& where) {
        const size_t first = mesh_.normals.size();
        mesh_.normals.resize(first + count, glm::vec3(0));  // zero: clean() makes them
        const auto normal = primitive.attributes.find("NORMAL");
        if (normal == primitive.attributes.end()) return;
        const AccessorView normals(model_, normal->second, file_);
        if (normals.components() != 3 || normals.count() != count)
            fail(where + "/attributes/NORMAL", "must be VEC3 with as many elements as POSITION");
        any_normals_ = true;
        const glm::dmat3 linear(matrix);
        const double volume = glm::determinant(linear);
        if (!(std::abs(volume) > 1e-30)) return;
        const bool in_place = matrix == glm::dmat4(1);
        const glm::dmat3 turned = glm::transpose(glm::inverse(linear));
        for (size_t i = 0; i < count; ++i) {
            glm::vec3& out = mesh_.normals[first + i];
            if (normals.is_float()) {
                std::memcpy(&out, normals.element(i), sizeof out);
            } else {
                out = glm::vec3(normals.vector(i));
            }
            if (in_place) continue;
            const glm::dvec3 moved = turned * glm::dvec3(out);
            const double size = glm::length(moved);
            out = size > 0 ? glm::vec3(moved / size) : glm::vec3(0);
        }
    }

    void add_colours(const tinygltf::Primitive& primitive, size_t count, const std::string& where) {
        const size_t first = mesh_.colours.size();
        mesh_.colours.resize(first + count, {255, 255, 255, 255});
        const auto colour = primitive.attributes.find("COLOR_0");
        if (colour == primitive.attributes.end()) return;
        const AccessorView colours(model_, colour->second, file_);
        if (colours.components() < 3 || colours.components() > 4 || colours.count() != count) {
            fail(where + "/attributes/COLOR_0", "must be VEC3 or VEC4 with as many elements as POSITION");
        }
        const bool bytes = colours.component_type() == TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE;
        for (size_t i = 0; i < count; ++i) {
            auto& out = mesh_.colours[first + i];
            if (bytes) {
                std::memcpy(out.data(), colours.element(i), static_cast<size_t>(colours.components()));
                continue;
            }
            const glm::vec4 value = colours.vector(i);
            for (int c = 0; c < 4; ++c) {
                const float clamped = value[c] > 0 ? std::min(value[c], 1.f) : 0.f;  // also takes NaN to 0
                out[static_cast<size_t>(c)] = static_cast<std::uint8_t>(clamped * 255.f + 0.5f);
            }
        }
    }

    void add_triangles(const tinygltf::Primitive& primitive, size_t vertices, std::uint32_t first, int mode, bool flip,
                       const std::string& where) {
        std::vector<std::uint32_t> order;
        if (primitive.indices >= 0) {
            const AccessorView indices(model_, primitive.indices, file_);
            const int type = indices.component_type();
            const bool whole = type == TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE ||
                               type == TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT ||
                               type == TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT;
            if (indices.components() != 1 || !whole)
                fail(indices.where(), "holds indices; an unsigned SCALAR is wanted");
            if (indices.count() > 3 * most_triangles)
                fail(indices.where() + "/count", "more than five million triangles; fewer are read");
            order.resize(indices.count());
            for (size_t i = 0; i < order.size(); ++i) {
                order[i] = indices.index(i);
                if (order[i] >= vertices) {
                    fail(indices.where(), "index " + std::to_string(i) + " is " + std::to_string(order[i]) +
                                              ", but there are only " + std::to_string(vertices) + " vertices");
                }
            }
        } else {
            order.resize(vertices);
            for (size_t i = 0; i < vertices; ++i) order[i] = static_cast<std::uint32_t>(i);
        }
        if (mode == TINYGLTF_MODE_TRIANGLES && order.size() % 3 != 0) {
            fail(where, "has " + std::to_string(order.size()) + " corners, which is no multiple of three");
        }
        const size_t triangles =
            mode == TINYGLTF_MODE_TRIANGLES ? order.size() / 3 : (order.size() < 3 ? 0 : order.size() - 2);
        if (mesh_.triangle_count() + triangles > most_triangles)
            fail(where, "more than five million triangles; fewer are read");
        mesh_.indices.reserve(mesh_.indices.size() + 3 * triangles);
        for (size_t t = 0; t < triangles; ++t) {
            size_t a = 3 * t, b = 3 * t + 1, c = 3 * t + 2;
            if (mode == TINYGLTF_MODE_TRIANGLE_STRIP) a = t, b = t + 1 + t % 2, c = t + 2 - t % 2;
            if (mode == TINYGLTF_MODE_TRIANGLE_FAN) a = 0, b = t + 1, c = t + 2;
            // A mirroring transform turns triangles inside out.
            if (flip) std::swap(b, c);
            for (const size_t corner : {a, b, c}) mesh_.indices.push_back(first + order[corner]);
        }
    }

    const tinygltf::Model& model_;
    const fs::path& file_;
    Mesh mesh_;
    size_t visits_ = 0;
    bool any_normals_ = false;
};

}  // namespace

Mesh mesh_of_gltf(std::string bytes, const fs::path& file) {
    const tinygltf::Model model = parse_gltf(vet_gltf(std::move(bytes), file), file);
    return Gatherer(model, file).gather();
}

Mesh read_gltf(const fs::path& file) {
    Mesh mesh = mesh_of_gltf(base::read_file(file, most_body_bytes), file);
    clean(mesh);
    if (mesh.indices.empty())
        throw base::BadInput(
            base::Fault{file.string(), "", "holds only triangles without area; a body's skin is wanted"});
    return mesh;
}

}  // namespace jingluo::body
