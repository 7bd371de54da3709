#include <array>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/fault.h"
#include "base/files.h"
#include "verify/read_body.h"

namespace jingluo::verify {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

constexpr std::uintmax_t most_bytes = 1024ull * 1024 * 1024;
constexpr size_t most_triangles = 5'000'000;

/// Bytes of the numbers that glTF knows, by its codes.
size_t size_of(int component) {
    switch (component) {
        case 5120:
        case 5121:
            return 1;
        case 5122:
        case 5123:
            return 2;
        case 5125:
        case 5126:
            return 4;
        default:
            return 0;
    }
}

template <class T>
double number_at(const char* bytes) {
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return static_cast<double>(value);
}

double number_of(int component, bool normalized, const char* bytes) {
    switch (component) {
        case 5120:
            return normalized ? std::max(number_at<std::int8_t>(bytes) / 127, -1.0) : number_at<std::int8_t>(bytes);
        case 5121:
            return number_at<std::uint8_t>(bytes) / (normalized ? 255 : 1);
        case 5122:
            return normalized ? std::max(number_at<std::int16_t>(bytes) / 32767, -1.0) : number_at<std::int16_t>(bytes);
        case 5123:
            return number_at<std::uint16_t>(bytes) / (normalized ? 65535 : 1);
        case 5125:
            return number_at<std::uint32_t>(bytes);
        default:
            return number_at<float>(bytes);
    }
}

std::uint32_t word_at(std::string_view bytes, size_t at) {
    std::uint32_t out;
    std::memcpy(&out, bytes.data() + at, sizeof out);
    return out;
}

/// The bytes that a base64 text stands for; nothing when it is none.
std::optional<std::string> from_base64(std::string_view text) {
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == '=') break;
        int value = -1;
        if (c >= 'A' && c <= 'Z') value = c - 'A';
        if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
        if (c >= '0' && c <= '9') value = c - '0' + 52;
        if (c == '+') value = 62;
        if (c == '/') value = 63;
        if (value < 0) return {};
        held = held << 6 | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(held >> bits & 0xff);
        }
    }
    return out;
}

class GlbReader {
  public:
    explicit GlbReader(const fs::path& file) : file_(file) {}

    Triangles read() {
        const std::string bytes = base::read_file(file_, most_bytes);
        std::string text = bytes, own;
        if (bytes.starts_with("glTF")) split(bytes, text, own);
        root_ = json::parse(text, nullptr, false);
        if (!root_.is_object()) fail("", "holds no glTF: its JSON cannot be read");
        load_buffers(std::move(own));
        const json& scenes = list("scenes");
        if (!scenes.empty()) {
            const size_t scene = whole(root_, "scene", 0);
            if (scene >= scenes.size()) fail("/scene", "names no scene of this file");
            for (const json& node : scenes[scene].value("nodes", json::array())) visit(index(node), glm::dmat4(1), 0);
        } else {
            std::vector<bool> below(list("nodes").size(), false);
            for (const json& node : list("nodes")) {
                for (const json& child : node.value("children", json::array())) {
                    if (index(child) < below.size()) below[index(child)] = true;
                }
            }
            for (size_t i = 0; i < below.size(); ++i) {
                if (!below[i]) visit(i, glm::dmat4(1), 0);
            }
        }
        if (out_.corners.empty()) fail("", "holds no triangles in its default scene");
        return std::move(out_);
    }

  private:
    [[noreturn]] void fail(const std::string& where, const std::string& what) const {
        throw base::BadInput(base::Fault{file_.string(), where, what});
    }

    void split(const std::string& bytes, std::string& text, std::string& own) const {
        if (bytes.size() < 20 || word_at(bytes, 4) != 2) fail("byte 4", "is no GLB of version 2");
        for (size_t at = 12; at + 8 <= bytes.size();) {
            const size_t size = word_at(bytes, at), kind = word_at(bytes, at + 4);
            if (size > bytes.size() - at - 8)
                fail("byte " + std::to_string(at), "a chunk runs past the end of the file");
            if (kind == 0x4e4f534a) text = bytes.substr(at + 8, size);
            if (kind == 0x004e4942 && own.empty()) own = bytes.substr(at + 8, size);
            at += 8 + size;
        }
    }

    const json& list(const char* key) const {
        static const json none = json::array();
        const auto found = root_.find(key);
        return found == root_.end() || !found->is_array() ? none : *found;
    }
    static size_t index(const json& value) { return value.is_number_unsigned() ? value.get<size_t>() : ~size_t{0}; }
    static size_t whole(const json& object, const char* key, size_t fallback) {
        const auto found = object.find(key);
        return found == object.end() ? fallback : index(*found);
    }
    const json& entry(const char* key, size_t at) const {
        const json& all = list(key);
        if (at >= all.size() || !all[at].is_object())
            fail(std::string("/") + key, "has no entry " + std::to_string(at));
        return all[at];
    }

    void load_buffers(std::string own) {
        for (const json& buffer : list("buffers")) {
            const std::string uri = buffer.value("uri", "");
            if (uri.empty()) {
                // Only the first may be the file's own.
                buffers_.emplace_back();
                if (buffers_.size() == 1) buffers_.back().swap(own);
            } else if (uri.starts_with("data:")) {
                const size_t comma = uri.find(',');
                const auto bytes =
                    from_base64(std::string_view(uri).substr(comma == std::string::npos ? 0 : comma + 1));
                if (!bytes) fail("/buffers", "holds a data URI that is no base64");
                buffers_.push_back(*bytes);
            } else {
                const fs::path name(uri);
                if (name.has_parent_path() || name.is_absolute()) fail("/buffers", "names a file of another folder");
                buffers_.push_back(base::read_file(file_.parent_path() / name, most_bytes));
            }
        }
    }

    /// Where the elements of a list of numbers lie.
    struct View {
        const char* first = nullptr;
        size_t step = 0;
    };
    View view(size_t which, size_t offset, size_t count, size_t element) const {
        const json& view = entry("bufferViews", which);
        const size_t buffer = whole(view, "buffer", ~size_t{0}), start = whole(view, "byteOffset", 0),
                     length = whole(view, "byteLength", 0), step = whole(view, "byteStride", element);
        if (buffer >= buffers_.size()) fail("/bufferViews", "names no buffer of this file");
        const size_t there = buffers_[buffer].size();
        if (start > there || length > there - start || offset > length || step > 252 ||
            (count > 0 && (element > length - offset || (count - 1) * step > length - offset - element)))
            fail("/bufferViews/" + std::to_string(which), "runs past the end of its buffer");
        return {buffers_[buffer].data() + start + offset, step};
    }

    /// `width` numbers each.
    std::vector<double> numbers(size_t which, size_t width, const char* type) const {
        const json& is = entry("accessors", which);
        const std::string where = "/accessors/" + std::to_string(which);
        const int component = is.value("componentType", 0);
        if (is.contains("sparse")) fail(where, "is sparse, which is not read");
        const size_t count = whole(is, "count", 0), one = size_of(component);
        if (one == 0 || is.value("type", "") != type) fail(where, std::string("is no ") + type);
        if (count > 3 * most_triangles) fail(where + "/count", "is more than 15 million");
        const bool normalized = is.value("normalized", false);
        std::vector<double> out(count * width, 0.0);
        if (is.contains("bufferView")) {
            const View from = view(whole(is, "bufferView", 0), whole(is, "byteOffset", 0), count, one * width);
            for (size_t i = 0; i < count; ++i) {
                for (size_t k = 0; k < width; ++k)
                    out[i * width + k] = number_of(component, normalized, from.first + i * from.step + k * one);
            }
        }
        return out;
    }

    glm::dmat4 matrix_of(const json& node) const {
        const auto given = [&](const char* key, size_t size) {
            std::vector<double> out;
            const auto found = node.find(key);
            if (found == node.end()) return out;
            if (!found->is_array() || found->size() != size) fail("/nodes", std::string(key) + " has another size");
            for (const json& number : *found) out.push_back(number.is_number() ? number.get<double>() : NAN);
            return out;
        };
        const std::vector<double> matrix = given("matrix", 16), move = given("translation", 3),
                                  turn = given("rotation", 4), size = given("scale", 3);
        glm::dmat4 out(1);
        if (!matrix.empty()) {
            for (int column = 0; column < 4; ++column) {
                for (int row = 0; row < 4; ++row) out[column][row] = matrix[static_cast<size_t>(4 * column + row)];
            }
            return out;
        }
        if (!turn.empty()) {
            // The turned axes, written out from the unit quaternion.
            const double length =
                std::sqrt(turn[0] * turn[0] + turn[1] * turn[1] + turn[2] * turn[2] + turn[3] * turn[3]);
            if (!(length > 0)) fail("/nodes", "has a rotation of length 0");
            const double x = turn[0] / length, y = turn[1] / length, z = turn[2] / length, w = turn[3] / length;
            out[0] = {1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w), 0};
            out[1] = {2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w), 0};
            out[2] = {2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y), 0};
        }
        for (int k = 0; k < 3 && !size.empty(); ++k) out[k] *= size[static_cast<size_t>(k)];
        if (!move.empty()) out[3] = {move[0], move[1], move[2], 1};
        return out;
    }

    void visit(size_t which, const glm::dmat4& above, int depth) {
        if (depth > 500 || ++visits_ > 100'000) fail("/nodes", "are nested without end");
        const json& node = entry("nodes", which);
        const glm::dmat4 matrix = above * matrix_of(node);
        if (node.contains("mesh")) {
            for (const json& primitive : entry("meshes", index(node["mesh"])).value("primitives", json::array()))
                add(primitive, matrix);
        }
        for (const json& child : node.value("children", json::array())) visit(index(child), matrix, depth + 1);
    }

    void add(const json& primitive, const glm::dmat4& matrix) {
        const size_t mode = whole(primitive, "mode", 4);
        if (mode < 4) return;  // points and lines are no skin
        const auto attributes = primitive.find("attributes");
        if (attributes == primitive.end() || !attributes->contains("POSITION")) fail("/meshes", "has no POSITION");
        const std::vector<double> places = numbers(index((*attributes)["POSITION"]), 3, "VEC3");
        const size_t first = out_.places.size(), count = places.size() / 3;
        for (size_t i = 0; i < count; ++i) {
            const glm::dvec4 place = matrix * glm::dvec4(places[3 * i], places[3 * i + 1], places[3 * i + 2], 1);
            for (int k = 0; k < 3; ++k) {
                if (!(std::abs(place[k]) < 1e5))
                    fail("/meshes", "a position is not finite or lies further than 100000 units from the origin");
            }
            out_.places.emplace_back(place);
        }
        std::vector<size_t> order(count);
        for (size_t i = 0; i < count; ++i) order[i] = i;
        if (primitive.contains("indices")) {
            const std::vector<double> given = numbers(index(primitive["indices"]), 1, "SCALAR");
            order.assign(given.begin(), given.end());
        }
        // A mirroring transform turns triangles inside out.
        const bool flip = glm::determinant(glm::dmat3(matrix)) < 0;
        const size_t triangles = mode == 4 ? order.size() / 3 : order.size() < 3 ? 0 : order.size() - 2;
        if (out_.count() + triangles > most_triangles) fail("/meshes", "hold more than five million triangles");
        for (size_t t = 0; t < triangles; ++t) {
            std::array<size_t, 3> at = {3 * t, 3 * t + 1, 3 * t + 2};
            if (mode == 5) at = {t, t + 1 + t % 2, t + 2 - t % 2};
            if (mode == 6) at = {0, t + 1, t + 2};
            if (flip) std::swap(at[1], at[2]);
            for (const size_t k : at) {
                if (order[k] >= count) fail("/meshes", "an index goes beyond the positions");
                out_.corners.push_back(static_cast<std::uint32_t>(first + order[k]));
            }
        }
    }

    const fs::path& file_;
    json root_;
    std::vector<std::string> buffers_;
    Triangles out_;
    size_t visits_ = 0;
};

}  // namespace

Triangles read_triangles(const fs::path& file) {
    try {
        return GlbReader(file).read();
    } catch (const json::exception& wrong) {
        throw base::BadInput(base::Fault{file.string(), "", std::string("is no sound glTF: ") + wrong.what()});
    }
}

}  // namespace jingluo::verify
