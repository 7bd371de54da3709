// jingluo-forge: models a body with its landmarks, which takes minutes. Other bodies are then made from it by
// jingluo-body.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "body_file.h"

int main(int argc, char** argv) {
    namespace forge = jingluo::forge;
    CLI::App app{"Models a standing body: NAME.glb and NAME.landmarks.json."};
    forge::Parameters parameters;
    std::filesystem::path out;
    app.add_option("-o,--output", out, "GLB to write; the landmarks go beside it")->required();
    app.add_option("--coarseness", parameters.coarseness, "1 as published, up to 2 for quick trials")
        ->check(CLI::Range(1.0, 2.0));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    try {
        if (out.extension() != ".glb") {
            throw std::invalid_argument(out.string() + ": the output must end in .glb");
        }
        const std::string name = out.stem().string();
        const forge::Body body = forge::make_body(parameters, name);
        jingluo::base::write_file_atomically(out, body.glb, jingluo::base::Existing::replace);
        const std::filesystem::path beside = out.parent_path() / (name + ".landmarks.json");
        jingluo::base::write_file_atomically(beside, body.landmarks_json, jingluo::base::Existing::replace);
        std::printf("%s: %zu vertices, %zu triangles, %zu landmarks, %zu lines\n", out.string().c_str(),
                    body.mesh.position.size(), body.mesh.triangle.size(), body.anatomy.landmarks.size(),
                    body.anatomy.lines.size());
    } catch (const std::exception& e) {
        std::fprintf(stderr, "jingluo-forge: %s\n", e.what());
        return 1;
    }
    return 0;
}
