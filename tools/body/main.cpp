// jingluo-body: writes a body of any sex, stature and build with its landmarks, made from the figure.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "base/data_folder.h"
#include "base/files.h"
#include "body/figure.h"
#include "body/write.h"

namespace {

namespace fs = std::filesystem;
namespace body = jingluo::body;

struct Options {
    fs::path out, figure;
    body::Shape shape;
};

void write(const Options& options) {
    const body::Figure figure = body::Figure::read(
        options.figure.empty() ? jingluo::base::data_folder() / "assets" / "bodies" / "figure.glb" : options.figure);
    const body::Figure::Form form = figure.form(options.shape);
    const std::string name = options.out.stem().string();
    const std::string glb = body::binary_gltf(form.mesh, name);
    jingluo::base::write_file_atomically(options.out, glb, jingluo::base::Existing::replace);
    jingluo::base::write_file_atomically(options.out.parent_path() / (name + ".landmarks.json"),
                                         body::landmarks_text(form.marks, name, glb), jingluo::base::Existing::replace);
    std::printf("%s: sex %.2f, stature %.3f m, build %.2f; %zu vertices, %zu triangles, %zu landmarks, %zu lines\n",
                options.out.string().c_str(), form.shape.sex, form.shape.stature_m, form.shape.build,
                form.mesh.positions.size(), form.mesh.triangle_count(), form.marks.landmarks.size(),
                form.marks.lines.size());
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Makes a standing body of any sex, stature and build: NAME.glb and NAME.landmarks.json."};
    Options options;
    std::string sex = "female", stature, build = "0";
    app.add_option("-o,--output", options.out, "GLB to write; the landmarks go beside it")->required();
    app.add_option("--sex", sex, "female, male or a number between: 0 female to 1 male");
    app.add_option("--stature", stature, "stature in metres, 1.40 to 2.10; without it the average of the sex");
    app.add_option("--build", build, "-1 lean, 0 average, 1 heavy");
    app.add_option("--figure", options.figure, "another figure than assets/bodies/figure.glb")->type_name("FILE");
    try {
        app.parse(argc, argv);
        const auto wanted = [](const char* option, const std::optional<double>& value, const char* right) {
            if (!value) throw CLI::ValidationError(option, right);
            return *value;
        };
        options.shape.sex = wanted("--sex", body::sex_named(sex), "takes female, male or a number from 0 to 1");
        if (!stature.empty()) {
            options.shape.stature_m =
                wanted("--stature", body::number_within(stature, body::least_stature_m, body::most_stature_m),
                       "takes metres from 1.40 to 2.10, such as 1.58");
        }
        options.shape.build = wanted("--build", body::number_within(build, body::leanest_build, body::heaviest_build),
                                     "takes a number from -1 (lean) to 1 (heavy)");
        if (options.out.extension() != ".glb") throw CLI::ValidationError("--output", "must end in .glb");
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    try {
        write(options);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "jingluo-body: %s\n", e.what());
        return 1;
    }
    return 0;
}
