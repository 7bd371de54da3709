#include "body/gltf_parse.h"

#include "base/fault.h"
#include "base/files.h"
#include "body/gltf_read.h"

namespace jingluo::body {

namespace fs = std::filesystem;

namespace {

/// The parser's own file access would expand '~' and '$' and look in the current folder; ours opens only what was
/// vetted.
tinygltf::FsCallbacks contained_files(const fs::path& file) {
    tinygltf::FsCallbacks callbacks{};
    callbacks.user_data = const_cast<fs::path*>(&file);
    callbacks.FileExists = [](const std::string& name, void* user) {
        std::error_code error;
        const fs::path folder = static_cast<const fs::path*>(user)->parent_path();
        return fs::exists(folder / name, error);
    };
    callbacks.ExpandFilePath = [](const std::string& name, void*) { return name; };
    callbacks.ReadWholeFile = [](std::vector<unsigned char>* out, std::string* error, const std::string& name,
                                 void* user) {
        try {
            const std::string bytes =
                base::read_file(contained_file(*static_cast<const fs::path*>(user), "/buffers", name), most_body_bytes);
            out->assign(bytes.begin(), bytes.end());
            return true;
        } catch (const base::BadInput& bad) {
            *error = bad.what();
            return false;
        }
    };
    callbacks.WriteWholeFile = [](std::string*, const std::string&, const std::vector<unsigned char>&, void*) {
        return false;
    };
    return callbacks;
}

void append(std::string& out, std::uint32_t value) {
    for (int k = 0; k < 4; ++k) out += static_cast<char>(value >> (8 * k) & 0xFFu);
}

std::string glb_of(const VettedGltf& gltf) {
    std::string json = gltf.json;
    json.resize((json.size() + 3) / 4 * 4, ' ');
    const size_t padded = (gltf.binary.size() + 3) / 4 * 4;
    std::string out;
    out.reserve(28 + json.size() + padded);
    out += "glTF";
    append(out, 2);
    append(out, static_cast<std::uint32_t>(28 + json.size() + padded));
    append(out, static_cast<std::uint32_t>(json.size()));
    append(out, 0x4E4F534A);
    out += json;
    append(out, static_cast<std::uint32_t>(padded));
    append(out, 0x004E4942);
    out += gltf.binary;
    out.resize(28 + json.size() + padded, '\0');
    return out;
}

}  // namespace

tinygltf::Model parse_gltf(VettedGltf gltf, const fs::path& file) {
    tinygltf::TinyGLTF parser;
    parser.SetImageLoader([](tinygltf::Image*, int, std::string*, std::string*, int, int, const unsigned char*, int,
                             void*) { return true; },
                          nullptr);
    parser.SetFsCallbacks(contained_files(file));
    tinygltf::Model model;
    std::string error, warning;
    bool read = false;
    try {
        if (gltf.has_binary) {
            const std::string glb = glb_of(gltf);
            // Assigning {} would keep the memory: a large body would lie there three times.
            std::string().swap(gltf.binary);
            read = parser.LoadBinaryFromMemory(&model, &error, &warning,
                                               reinterpret_cast<const unsigned char*>(glb.data()),
                                               static_cast<unsigned>(glb.size()), "");
        } else {
            read = parser.LoadASCIIFromString(&model, &error, &warning, gltf.json.data(),
                                              static_cast<unsigned>(gltf.json.size()), "");
        }
    } catch (const std::exception& caught) {
        error = caught.what();
    }
    if (!read) {
        while (!error.empty() && error.back() == '\n') error.pop_back();
        for (char& c : error) c = c == '\n' ? ' ' : c;
        throw base::BadInput(
            base::Fault{file.string(), "", "is no readable glTF: " + (error.empty() ? "unknown fault" : error)});
    }
    return model;
}

}  // namespace jingluo::body
