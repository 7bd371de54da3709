#include "body/gltf_vetting.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "base/fault.h"
#include "base/files.h"

namespace jingluo::body {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int deepest_nesting = 64;
constexpr std::uint64_t most_json_bytes = 64u << 20;
constexpr std::uint64_t most_bytes = std::uint64_t{1} << 31;
constexpr size_t most_targets = 64;

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string percent_decoded(const std::string& uri) {
    std::string out;
    for (size_t i = 0; i < uri.size(); ++i) {
        if (uri[i] == '%' && i + 2 < uri.size() && hex(uri[i + 1]) >= 0 && hex(uri[i + 2]) >= 0) {
            out += static_cast<char>(hex(uri[i + 1]) * 16 + hex(uri[i + 2]));
            i += 2;
        } else {
            out += uri[i];
        }
    }
    return out;
}

class Vetting {
  public:
    Vetting(const json& from, const fs::path& file, Keep keep)
        : from_(from), file_(file), with_targets_(keep == Keep::skin_and_targets) {}

    json all(bool has_binary) const {
        if (!from_.is_object()) fail("", "is no JSON object; a glTF file is one");
        check_version();
        check_extensions();
        json out = {{"asset", {{"version", "2.0"}}}};
        each("buffers", out, [&](const json& o, const std::string& at) { return buffer(o, at, has_binary); });
        each("bufferViews", out, [&](const json& o, const std::string& at) { return buffer_view(o, at); });
        each("accessors", out, [&](const json& o, const std::string& at) { return accessor(o, at); });
        each("meshes", out, [&](const json& o, const std::string& at) { return mesh(o, at); });
        each("nodes", out, [&](const json& o, const std::string& at) { return node(o, at); });
        each("scenes", out, [&](const json& o, const std::string& at) { return scene(o, at); });
        if (from_.contains("scene")) out["scene"] = number(from_, "", "scene", size_of("scenes"));
        check_tree(out);
        return out;
    }

    /// mesh.extras.targetNames, where glTF's authors agreed to keep the names of morph targets.
    std::vector<std::string> target_names() const {
        std::vector<std::string> names;
        const json::json_pointer at("/meshes/0/extras/targetNames");
        if (!with_targets_ || !from_.contains(at)) return names;
        const json& list = from_.at(at);
        if (!list.is_array() || list.size() > most_targets)
            fail(at.to_string(), "is no list of at most " + std::to_string(most_targets) + " names");
        for (size_t i = 0; i < list.size(); ++i) {
            if (!list[i].is_string())
                fail(at.to_string() + "/" + std::to_string(i), "is " + said(list[i]) + "; a name is wanted");
            names.push_back(list[i].get<std::string>());
        }
        return names;
    }

  private:
    [[noreturn]] void fail(const std::string& where, const std::string& what) const {
        throw base::BadInput(base::Fault{file_.string(), where, what});
    }

    size_t size_of(const char* list) const {
        const auto found = from_.find(list);
        return found == from_.end() || !found->is_array() ? 0 : found->size();
    }

    /// A whole number below `limit`.
    std::uint64_t number(const json& in, const std::string& at, const char* key, std::uint64_t limit) const {
        const auto found = in.find(key);
        const std::string where = at + "/" + key;
        if (found == in.end()) fail(at, std::string("has no '") + key + "', which glTF asks for here");
        return whole(*found, where, limit);
    }
    std::uint64_t whole(const json& value, const std::string& where, std::uint64_t limit) const {
        if (!value.is_number_integer()) fail(where, "is " + said(value) + "; a whole number is wanted");
        if (value.is_number_unsigned() ? value.get<std::uint64_t>() >= limit : true) {
            fail(where, limit == 0 ? "is " + said(value) + ", but the list that it points into is empty or missing"
                                   : "is " + said(value) + "; from 0 to " + std::to_string(limit - 1) + " is allowed");
        }
        return value.get<std::uint64_t>();
    }
    static std::string said(const json& value) {
        std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
        return text.size() > 40 ? text.substr(0, 37) + "..." : text;
    }

    template <class Each>
    void each(const char* list, json& out, Each vetted) const {
        const auto found = from_.find(list);
        if (found == from_.end()) return;
        if (!found->is_array()) fail(std::string("/") + list, "is " + said(*found) + "; a list is wanted");
        json kept = json::array();
        for (size_t i = 0; i < found->size(); ++i) {
            const std::string at = std::string("/") + list + "/" + std::to_string(i);
            if (!(*found)[i].is_object()) fail(at, "is " + said((*found)[i]) + "; an object is wanted");
            kept.push_back(vetted((*found)[i], at));
        }
        out[list] = std::move(kept);
    }

    void check_version() const {
        const auto asset = from_.find("asset");
        if (asset == from_.end() || !asset->is_object())
            fail("/asset", "is missing; a glTF 2.0 file names its version here");
        const auto version = asset->find("version");
        if (version == asset->end() || !version->is_string() ||
            version->get_ref<const std::string&>().rfind("2.", 0) != 0) {
            fail("/asset/version",
                 (version == asset->end() ? "is missing" : "is " + said(*version)) + "; glTF \"2.0\" is read");
        }
    }

    void check_extensions() const {
        const auto required = from_.find("extensionsRequired");
        if (required == from_.end()) return;
        if (!required->is_array()) fail("/extensionsRequired", "is " + said(*required) + "; a list is wanted");
        for (size_t i = 0; i < required->size(); ++i) {
            const json& one = (*required)[i];
            const std::string name = one.is_string() ? one.get<std::string>() : "";
            // Materials, textures and lights do not change the shape; quantised positions are read like any others.
            const bool harmless = name.rfind("KHR_materials_", 0) == 0 || name.rfind("KHR_texture_", 0) == 0 ||
                                  name.rfind("EXT_texture_", 0) == 0 || name == "KHR_lights_punctual" ||
                                  name == "KHR_mesh_quantization";
            if (!harmless) {
                fail("/extensionsRequired/" + std::to_string(i),
                     "asks for " + said(one) + ", which is not read; export the body without it");
            }
        }
    }

    json buffer(const json& o, const std::string& at, bool has_binary) const {
        json kept = {{"byteLength", number(o, at, "byteLength", most_bytes)}};
        if (kept["byteLength"] == 0) fail(at + "/byteLength", "is 0; a buffer holds at least one byte");
        const auto uri = o.find("uri");
        if (uri == o.end()) {
            if (!has_binary || at != "/buffers/0") fail(at, "has no 'uri' and there is no binary chunk for it");
            return kept;
        }
        if (!uri->is_string()) fail(at + "/uri", "is " + said(*uri) + "; a string is wanted");
        const std::string& text = uri->get_ref<const std::string&>();
        if (text.rfind("data:", 0) == 0) {
            const size_t comma = text.find(";base64,");
            if (comma == std::string::npos || comma > 100) fail(at + "/uri", "is a data URI that is not base64");
            // Named as the one media type that every version of the parser knows; it does not matter for raw bytes.
            kept["uri"] = "data:application/octet-stream;base64," + text.substr(comma + 8);
        } else {
            contained_file(file_, at + "/uri", percent_decoded(text));
            kept["uri"] = text;
        }
        return kept;
    }

    json buffer_view(const json& o, const std::string& at) const {
        json kept = {{"buffer", number(o, at, "buffer", size_of("buffers"))},
                     {"byteLength", number(o, at, "byteLength", most_bytes)}};
        if (o.contains("byteOffset")) kept["byteOffset"] = number(o, at, "byteOffset", most_bytes);
        if (o.contains("byteStride")) kept["byteStride"] = number(o, at, "byteStride", 253);
        const bool compressed = o.contains("extensions") && o["extensions"].is_object() &&
                                o["extensions"].contains("EXT_meshopt_compression");
        if (compressed)
            fail(at + "/extensions",
                 "is compressed by EXT_meshopt_compression, which is not read; export the body without it");
        return kept;
    }

    json accessor(const json& o, const std::string& at) const {
        if (o.contains("sparse"))
            fail(at + "/sparse", "is a sparse accessor, which is not read; export the body without");
        json kept = {{"componentType", number(o, at, "componentType", 5127)},
                     {"count", number(o, at, "count", most_bytes)}};
        const std::uint64_t component = kept["componentType"].get<std::uint64_t>();
        if (component < 5120 || component == 5124) {
            fail(at + "/componentType",
                 "is " + std::to_string(component) + "; 5120, 5121, 5122, 5123, 5125 and 5126 are allowed");
        }
        if (kept["count"] == 0) fail(at + "/count", "is 0; an accessor holds at least one element");
        const auto type = o.find("type");
        static const std::set<std::string> types = {"SCALAR", "VEC2", "VEC3", "VEC4", "MAT2", "MAT3", "MAT4"};
        if (type == o.end() || !type->is_string() || types.count(type->get<std::string>()) == 0) {
            fail(at + "/type", (type == o.end() ? "is missing" : "is " + said(*type)) +
                                   "; SCALAR, VEC2, VEC3, VEC4, MAT2, MAT3 or MAT4 is wanted");
        }
        kept["type"] = *type;
        if (o.contains("bufferView")) kept["bufferView"] = number(o, at, "bufferView", size_of("bufferViews"));
        if (o.contains("byteOffset")) kept["byteOffset"] = number(o, at, "byteOffset", most_bytes);
        if (o.contains("normalized")) {
            if (!o["normalized"].is_boolean())
                fail(at + "/normalized", "is " + said(o["normalized"]) + "; true or false is wanted");
            kept["normalized"] = o["normalized"];
        }
        return kept;
    }

    json mesh(const json& o, const std::string& at) const {
        const auto list = o.find("primitives");
        if (list == o.end() || !list->is_array() || list->empty())
            fail(at + "/primitives", "is missing or no list with at least one primitive");
        json kept = json::array();
        for (size_t i = 0; i < list->size(); ++i) {
            const std::string where = at + "/primitives/" + std::to_string(i);
            const json& one = (*list)[i];
            if (!one.is_object()) fail(where, "is " + said(one) + "; an object is wanted");
            if (one.contains("extensions") && one["extensions"].is_object() &&
                one["extensions"].contains("KHR_draco_mesh_compression")) {
                fail(where + "/extensions",
                     "is compressed by KHR_draco_mesh_compression, which is not read; export the body without it");
            }
            const auto attributes = one.find("attributes");
            if (attributes == one.end() || !attributes->is_object())
                fail(where + "/attributes", "is missing or no object");
            json primitive = {{"attributes", json::object()}};
            for (const char* name : {"POSITION", "NORMAL", "COLOR_0", "COLOR_1"}) {
                if (std::string_view(name) == "COLOR_1" && !with_targets_) continue;
                if (attributes->contains(name)) {
                    primitive["attributes"][name] =
                        number(*attributes, where + "/attributes", name, size_of("accessors"));
                }
            }
            if (one.contains("indices")) primitive["indices"] = number(one, where, "indices", size_of("accessors"));
            if (one.contains("mode")) primitive["mode"] = number(one, where, "mode", 7);
            if (with_targets_ && one.contains("targets")) primitive["targets"] = targets(one["targets"], where);
            kept.push_back(std::move(primitive));
        }
        return {{"primitives", std::move(kept)}};
    }

    json targets(const json& list, const std::string& at) const {
        if (!list.is_array() || list.size() > most_targets)
            fail(at + "/targets", "is no list of at most " + std::to_string(most_targets) + " morph targets");
        json kept = json::array();
        for (size_t i = 0; i < list.size(); ++i) {
            const std::string where = at + "/targets/" + std::to_string(i);
            if (!list[i].is_object()) fail(where, "is " + said(list[i]) + "; an object is wanted");
            kept.push_back({{"POSITION", number(list[i], where, "POSITION", size_of("accessors"))}});
        }
        return kept;
    }

    json node(const json& o, const std::string& at) const {
        json kept = json::object();
        if (o.contains("mesh")) kept["mesh"] = number(o, at, "mesh", size_of("meshes"));
        if (o.contains("children")) kept["children"] = node_list(o["children"], at + "/children");
        for (const auto& [key, count] :
             {std::pair<const char*, size_t>{"matrix", 16}, {"translation", 3}, {"rotation", 4}, {"scale", 3}}) {
            const auto found = o.find(key);
            if (found == o.end()) continue;
            const std::string where = at + "/" + key;
            if (!found->is_array() || found->size() != count)
                fail(where, "is " + said(*found) + "; " + std::to_string(count) + " numbers are wanted");
            for (const json& value : *found) {
                if (!value.is_number() || !std::isfinite(value.get<double>()) || std::abs(value.get<double>()) > 1e9) {
                    fail(where, "holds " + said(value) + "; finite numbers are wanted");
                }
            }
            kept[key] = *found;
        }
        return kept;
    }

    json node_list(const json& list, const std::string& where) const {
        if (!list.is_array()) fail(where, "is " + said(list) + "; a list of node numbers is wanted");
        json kept = json::array();
        for (size_t i = 0; i < list.size(); ++i)
            kept.push_back(whole(list[i], where + "/" + std::to_string(i), size_of("nodes")));
        return kept;
    }

    json scene(const json& o, const std::string& at) const {
        json kept = json::object();
        if (o.contains("nodes")) kept["nodes"] = node_list(o["nodes"], at + "/nodes");
        return kept;
    }

    /// glTF's nodes are a forest: each has at most one parent, which also rules cycles out once every root is reached.
    void check_tree(const json& out) const {
        if (!out.contains("nodes")) return;
        const json& nodes = out["nodes"];
        std::vector<int> parent(nodes.size(), -1);
        for (size_t i = 0; i < nodes.size(); ++i) {
            if (!nodes[i].contains("children")) continue;
            for (const json& child : nodes[i]["children"]) {
                const auto c = child.get<size_t>();
                if (parent[c] >= 0) {
                    fail("/nodes/" + std::to_string(i) + "/children",
                         "node " + std::to_string(c) + " has two parents; a node may have one");
                }
                parent[c] = static_cast<int>(i);
            }
        }
        for (size_t i = 0; i < nodes.size(); ++i) {
            size_t steps = 0;
            for (int up = parent[i]; up >= 0; up = parent[static_cast<size_t>(up)]) {
                // One chain through all nodes would make this quadratic; only chains deeper than any real scene are
                // refused.
                if (++steps > 256) {
                    fail("/nodes/" + std::to_string(i),
                         "lies in a cycle of nodes or more than 256 levels deep; a tree of nodes is wanted");
                }
            }
        }
    }

    const json& from_;
    const fs::path& file_;
    bool with_targets_;
};

std::uint32_t little_endian(const std::string& bytes, size_t at) {
    std::uint32_t value = 0;
    for (size_t k = 4; k-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + k]);
    return value;
}

/// Takes a GLB apart into its JSON and its binary chunk.
void split(std::string&& bytes, const fs::path& file, VettedGltf& out) {
    const auto fail = [&](size_t at, const std::string& what) {
        throw base::BadInput(base::Fault{file.string(), "byte " + std::to_string(at), what});
    };
    if (!bytes.starts_with("glTF")) {
        if (bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos)
            fail(0, "the file is empty; a GLB or glTF file is wanted");
        const size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        if (bytes[first] != '{')
            fail(first, "is neither a GLB (which starts with 'glTF') nor JSON (which starts with '{')");
        out.json = std::move(bytes);
        return;
    }
    if (bytes.size() < 20) fail(bytes.size(), "the GLB ends within its header of 20 bytes; it is cut short");
    if (little_endian(bytes, 4) != 2)
        fail(4, "is GLB version " + std::to_string(little_endian(bytes, 4)) + "; version 2 is read");
    const std::uint64_t length = little_endian(bytes, 8);
    if (length > bytes.size()) {
        fail(8, "the header says " + std::to_string(length) + " bytes, the file has " + std::to_string(bytes.size()) +
                    "; it is cut short");
    }
    const std::uint64_t json_length = little_endian(bytes, 12);
    if (little_endian(bytes, 16) != 0x4E4F534A) fail(16, "the first chunk of the GLB is not JSON");
    if (20 + json_length > length)
        fail(12, "the JSON chunk has " + std::to_string(json_length) + " bytes, more than the file holds");
    out.json = bytes.substr(20, static_cast<size_t>(json_length));
    const std::uint64_t second = 20 + json_length;
    if (second + 8 <= length) {
        const std::uint64_t binary_length = little_endian(bytes, static_cast<size_t>(second));
        if (second + 8 + binary_length > length) {
            fail(static_cast<size_t>(second), "the binary chunk has " + std::to_string(binary_length) +
                                                  " bytes, more than the file holds; it is cut short");
        }
        if (little_endian(bytes, static_cast<size_t>(second) + 4) != 0x004E4942)
            fail(static_cast<size_t>(second) + 4, "the second chunk of the GLB is not BIN");
        bytes.erase(0, static_cast<size_t>(second) + 8);
        bytes.resize(static_cast<size_t>(binary_length));
        out.binary = std::move(bytes);
        out.has_binary = binary_length > 0;
    }
}

}  // namespace

fs::path contained_file(const fs::path& file, const std::string& where, const std::string& name) {
    const auto fail = [&](const std::string& what) {
        throw base::BadInput(base::Fault{file.string(), where, "'" + name.substr(0, 80) + "' " + what});
    };
    const char* inside = "; buffers must lie in the file's own folder";
    const fs::path relative(name);
    if (name.empty() || name.find('\0') != std::string::npos) fail(std::string("is no file name") + inside);
    if (name.find("://") != std::string::npos || name.find('\\') != std::string::npos)
        fail(std::string("is no relative path") + inside);
    if (relative.is_absolute()) fail(std::string("is an absolute path") + inside);
    for (const fs::path& piece : relative) {
        if (piece == "..") fail(std::string("leads out of the folder") + inside);
    }
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code error;
    const fs::path home = fs::canonical(folder, error);
    const fs::path target = error ? fs::path() : fs::canonical(folder / relative, error);
    if (error) fail("cannot be opened (" + error.message() + ")" + inside);
    const auto [home_end, ignored] = std::mismatch(home.begin(), home.end(), target.begin(), target.end());
    if (home_end != home.end()) fail("is a link that leads out of the folder" + std::string(inside));
    return target;
}

VettedGltf vet_gltf(std::string bytes, const fs::path& file, Keep keep) {
    VettedGltf gltf;
    split(std::move(bytes), file, gltf);
    if (gltf.json.size() > most_json_bytes) {
        throw base::BadInput(base::Fault{
            file.string(), "", "has " + std::to_string(gltf.json.size()) + " bytes of JSON; at most 64 MiB are read"});
    }
    json parsed;
    try {
        parsed = json::parse(gltf.json, [&](int depth, json::parse_event_t, json&) {
            if (depth > deepest_nesting) {
                throw base::BadInput(base::Fault{
                    file.string(), "", "nests JSON deeper than " + std::to_string(deepest_nesting) + " levels"});
            }
            return true;
        });
    } catch (const json::parse_error& error) {
        throw base::BadInput(base::Fault{file.string(), "JSON byte " + std::to_string(error.byte), "is no valid JSON"});
    } catch (const json::exception&) {
        throw base::BadInput(base::Fault{file.string(), "", "holds a number beyond all range"});
    }
    const Vetting vetting(parsed, file, keep);
    gltf.json = vetting.all(gltf.has_binary).dump();
    gltf.target_names = vetting.target_names();
    return gltf;
}

}  // namespace jingluo::body
