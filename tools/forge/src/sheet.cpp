// jingluo-sheet: contact sheets for judging form. Either whole bodies (GLB), side by side under one light, or a piece
// of the generator's field straight from the figure, without the slow way through the finished mesh.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "body/body.h"
#include "output/png.h"
#include "sheet_camera.h"
#include "sheet_draw.h"
#include "sheet_field.h"

namespace {

namespace forge = jingluo::forge;

forge::Mesh read(const std::filesystem::path& file) {
    const jingluo::body::Mesh in = jingluo::body::read_gltf(file);
    forge::Mesh mesh;
    double floor = 1e9;
    for (const auto& p : in.positions) {
        floor = std::min(floor, static_cast<double>(p.y));
    }
    double top = floor;
    for (const auto& p : in.positions) {
        top = std::max(top, static_cast<double>(p.y));
    }
    const double scale = forge::kTableStature / (top - floor);  // all bodies at one stature, so that cameras agree
    for (std::size_t i = 0; i < in.positions.size(); ++i) {
        const auto& p = in.positions[i];
        mesh.position.push_back(scale * forge::Vec3{p.x, p.y - floor, p.z});
        mesh.normal.push_back({in.normals[i].x, in.normals[i].y, in.normals[i].z});
        mesh.colour.push_back(in.colours[i]);
    }
    for (std::size_t i = 0; i + 2 < in.indices.size(); i += 3) {
        mesh.triangle.push_back({in.indices[i], in.indices[i + 1], in.indices[i + 2]});
    }
    return mesh;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Contact sheets of bodies: one column block per body, plain and with stripes of equal slope.\n"
        "  jingluo-sheet -o sheet.png assets/bodies/female.glb other.glb\n"
        "  jingluo-sheet -o hand.png --figure hand --cell 0.0008"};
    std::vector<std::filesystem::path> bodies;
    std::filesystem::path out;
    std::string piece;
    std::vector<std::string> cameras;
    double cell = 0.0012;
    int height = 480;
    bool stripes = false;
    bool tones = false;
    bool list = false;
    app.add_option("bodies", bodies, "GLB files");
    app.add_option("-o,--output", out, "PNG to write");
    app.add_option("--figure", piece, "draw this piece of the generator's figure: " + forge::piece_names());
    app.add_option("--cell", cell, "with --figure: grid cell, metres")->check(CLI::Range(0.0002, 0.01));
    app.add_option("--cameras", cameras, "names of cameras (default: all, or those of the piece)")->delimiter(',');
    app.add_option("--height", height, "height of one picture, pixels")->check(CLI::Range(100, 2000));
    app.add_flag("--stripes", stripes, "also draw each picture with stripes of equal slope");
    app.add_flag("--tones", tones, "with the body's own colours in place of clay");
    app.add_flag("--list", list, "print the cameras and leave");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    try {
        if (list) {
            for (const forge::SheetCamera& c : forge::sheet_cameras()) {
                std::printf("%s\n", c.name.c_str());
            }
            return 0;
        }
        if (out.empty() || (bodies.empty() == piece.empty())) {
            std::fprintf(stderr, "jingluo-sheet: wants -o FILE.png and either GLB files or --figure\n");
            return 2;
        }
        std::vector<forge::Mesh> meshes;
        if (piece.empty()) {
            for (const auto& b : bodies) {
                meshes.push_back(read(b));
            }
        } else {
            meshes.push_back(forge::piece_of_field(piece, cell));
            if (tones) {
                meshes.back().colour = forge::colours(meshes.back(), meshes.back(), forge::Figure{forge::Parameters{}});
            }
            if (cameras.empty()) {
                cameras = forge::cameras_of_piece(piece);
            }
        }
        const forge::Picture sheet = forge::draw_sheet(meshes, forge::choose_cameras(cameras), height, stripes, tones);
        jingluo::output::PngOptions options;
        options.existing = jingluo::base::Existing::replace;
        jingluo::output::write_png(out, sheet.width, sheet.height, sheet.rgba.data(), options);
        std::printf("%s: %d x %d\n", out.string().c_str(), sheet.width, sheet.height);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "jingluo-sheet: %s\n", e.what());
        return 1;
    }
    return 0;
}
