// jingluo-forge: makes the asset that bodies are mixed from (slow, off line), and fits it to measured bodies.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "body/body.h"
#include "calibrate.h"
#include "figure_asset.h"
#include "growth.h"
#include "measure.h"

namespace {

namespace forge = jingluo::forge;
namespace fs = std::filesystem;

forge::Mesh read(const fs::path& file) {
    const jingluo::body::Mesh in = jingluo::body::read_gltf(file);
    forge::Mesh mesh;
    for (const auto& p : in.positions) {
        mesh.position.emplace_back(p.x, p.y, p.z);
    }
    for (std::size_t i = 0; i + 2 < in.indices.size(); i += 3) {
        mesh.triangle.push_back({in.indices[i], in.indices[i + 1], in.indices[i + 2]});
    }
    return mesh;
}

void report(const forge::Deformer& deformer, const forge::Build& build, const forge::Mesh& reference) {
    forge::Mesh own;
    own.position = deformer.positions(build);
    own.triangle = deformer.mesh().triangle;
    const auto ours = forge::girths(forge::at_unit_stature(own));
    const auto theirs = forge::girths(forge::at_unit_stature(reference));
    for (const forge::Girth& a : ours) {
        for (const forge::Girth& b : theirs) {
            if (a.station == b.station) {
                std::printf("  %-12s girth %+5.1f %%, depth to breadth %+5.1f %%\n", a.station.c_str(),
                            100.0 * (a.girth / b.girth - 1.0),
                            100.0 * ((a.depth / a.breadth) / (b.depth / b.breadth) - 1.0));
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Makes figure.glb and figure.landmarks.json, from which bodies of any sex, stature and build are mixed."};
    fs::path out;
    fs::path calibration = "tools/forge/calibration.json";
    fs::path female_file;
    fs::path male_file;
    forge::Parameters parameters;
    app.add_option("-o,--output", out, "figure.glb to write; figure.landmarks.json goes beside it");
    app.add_option("--calibration", calibration, "fitted sections: read, or written with --fit-*");
    app.add_option("--fit-female", female_file, "fit the sections of the woman to this body (GLB)");
    app.add_option("--fit-male", male_file, "fit the sections of the man to this body (GLB)");
    app.add_option("--coarseness", parameters.coarseness, "1 as published, up to 2 for quick trials")
        ->check(CLI::Range(1.0, 2.0));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    try {
        if (female_file.empty() != male_file.empty()) {
            std::fprintf(stderr, "jingluo-forge: --fit-female and --fit-male go together\n");
            return 2;
        }
        const forge::Figure figure(parameters);
        const forge::Mesh mesh = forge::make_template(figure);
        std::printf("template: %zu vertices, %zu triangles\n", mesh.position.size(), mesh.triangle.size());
        if (!female_file.empty()) {
            const forge::Deformer deformer(figure, mesh);
            const forge::Mesh woman = read(female_file);
            const forge::Mesh man = read(male_file);
            const forge::Build female = forge::calibrated(deformer, forge::female_start(), woman);
            const forge::Build male = forge::calibrated(deformer, forge::male_start(), man);
            jingluo::base::write_file_atomically(calibration, forge::calibration_text(female, male),
                                                 jingluo::base::Existing::replace);
            std::printf("woman\n");
            report(deformer, female, woman);
            std::printf("man\n");
            report(deformer, male, man);
        }
        if (!out.empty()) {
            const forge::FigureAsset asset =
                forge::make_figure_asset(figure, mesh, jingluo::base::read_utf8_file(calibration, 1U << 20U));
            jingluo::base::write_file_atomically(out, asset.glb, jingluo::base::Existing::replace);
            fs::path beside = out;
            beside.replace_extension(".landmarks.json");
            jingluo::base::write_file_atomically(beside, asset.landmarks_json, jingluo::base::Existing::replace);
            std::printf("%s: %zu bytes\n", out.string().c_str(), asset.glb.size());
        }
    } catch (const std::exception& e) {
        std::fprintf(stderr, "jingluo-forge: %s\n", e.what());
        return 1;
    }
    return 0;
}
