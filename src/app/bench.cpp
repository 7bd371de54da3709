#include <imgui.h>
#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>

#include "app/commands.h"
#include "app/filters.h"
#include "app/imgui_input.h"
#include "app/picture.h"
#include "app/subject.h"
#include "atlas/read.h"
#include "locate/solve.h"
#include "render/context.h"
#include "scene/compose.h"
#include "ui/panels.h"
#include "ui/theme.h"
#include "verify/certificate.h"

namespace jingluo::app {

namespace {

double milliseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

struct Times {
    double least = 0, median = 0, most = 0;
};

/// Runs the work so many times after one run that does not count.
Times time(int rounds, const std::function<void()>& work) {
    work();
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i) all.push_back(milliseconds(work));
    std::sort(all.begin(), all.end());
    return {all.front(), all[all.size() / 2], all.back()};
}

/// The same for two pieces of work that take turns.
std::pair<Times, Times> time_in_turn(int rounds, const std::function<void()>& one, const std::function<void()>& other) {
    one();
    other();
    std::vector<double> of_one, of_other;
    for (int i = 0; i < rounds; ++i) {
        of_one.push_back(milliseconds(one));
        of_other.push_back(milliseconds(other));
    }
    std::sort(of_one.begin(), of_one.end());
    std::sort(of_other.begin(), of_other.end());
    const auto times = [](const std::vector<double>& all) {
        return Times{all.front(), all[all.size() / 2], all.back()};
    };
    return {times(of_one), times(of_other)};
}

Times print(const char* what, const Times& times) {
    std::printf("%-44s %9.2f %9.2f %9.2f\n", what, times.least, times.median, times.most);
    std::fflush(stdout);
    return times;
}

/// The panel as it stands beside the body, without a window.
class Panel {
  public:
    Panel(const Loaded& loaded, const render::FontFiles& fonts) : loaded_(loaded) {
        ImGui::CreateContext();
        set_up_imgui_input();
        ui::load_fonts(fonts.regular, fonts.regular_face, fonts.bold, fonts.bold_face, loaded.atlas(), 1);
        ui::set_style(scene::Theme::light, 1);
        painter_ = std::make_unique<render::PanelPainter>();
    }
    ~Panel() {
        painter_.reset();
        ImGui::DestroyContext();
    }
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    int lay_out(const scene::State& state) {
        feed_imgui(nullptr, clock_s_ += 1.0 / 60, {state.viewport.width_px, state.viewport.height_px});
        painter_->begin_frame();
        ImGui::NewFrame();
        const ui::Output output =
            ui::draw({state, loaded_.world(), nullptr, nullptr, loaded_.faults(), 1, -1, -1, {}}, memory_);
        ImGui::Render();
        return output.panel_width_px;
    }
    void draw_into(render::Renderer& renderer) { painter_->draw_into(renderer); }

  private:
    const Loaded& loaded_;
    std::unique_ptr<render::PanelPainter> painter_;
    ui::Memory memory_;
    double clock_s_ = 1;
};

/// Milliseconds of processor time that all threads of the program took.
double processor_ms() {
    return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Holds this thread, and those that it starts, to one core: two threads on the two halves of a core slow each other,
/// so that their processor time together is more than the work costs on one.
class OnOneCore {
  public:
    OnOneCore() {
        if (::sched_getaffinity(0, sizeof before_, &before_) != 0) return;
        for (size_t core = 0; core < CPU_SETSIZE; ++core) {
            if (!CPU_ISSET(core, &before_)) continue;
            cpu_set_t one;
            CPU_ZERO(&one);
            CPU_SET(core, &one);
            held_ = ::sched_setaffinity(0, sizeof one, &one) == 0;
            return;
        }
    }
    ~OnOneCore() {
        if (held_) ::sched_setaffinity(0, sizeof before_, &before_);
    }
    OnOneCore(const OnOneCore&) = delete;
    OnOneCore& operator=(const OnOneCore&) = delete;

  private:
    cpu_set_t before_{};
    bool held_ = false;
};

/// Points and channels together, as a body moves in, in time on one core.
void bench_solving(const atlas::Atlas& atlas, const body::Body& body) {
    const OnOneCore held;
    std::vector<double> all;
    for (int i = 0; i < 6; ++i) {
        const double start = processor_ms();
        const locate::Placements placements = locate::place_all(atlas, body);
        locate::channel_curves(atlas, body, placements);
        if (i > 0) all.push_back(processor_ms() - start);
    }
    std::sort(all.begin(), all.end());
    print("points and channels, on one core", {all.front(), all[all.size() / 2], all.back()});
}

void bench_data(const Options& options, int rounds) {
    print("read and check the data", time(rounds, [&] { atlas::read_atlas(points_of(options)); }));
    const atlas::Atlas atlas = atlas::read_atlas(points_of(options)).atlas;
    Bodies bodies(options.body);
    const scene::BodyChoice choice = body_wanted(options);
    print("read the body and build its tree", time(rounds, [&] { bodies.make(choice); }));
    const body::Body body = bodies.make(choice);
    print("solve all points, both sides", time(rounds, [&] { locate::place_all(atlas, body); }));
    const locate::Placements placements = locate::place_all(atlas, body);
    if (options.body.empty()) bench_solving(atlas, body);
    print("draw all channels on the skin", time(rounds, [&] { locate::channel_curves(atlas, body, placements); }));
    const verify::Subject subject = subject_of(atlas, body, placements);
    print("certify one point",
          time(rounds, [&] { verify::certify(subject, subject.points()[subject.points().size() / 2]); }));
    print("certify all points", time(3, [&] {
              for (const auto& point : subject.points()) verify::certify(subject, point);
          }));
    std::printf("  %zu triangles, %zu places\n", body.mesh.triangle_count(), placements.points.size());
}

/// A body that the project did not make: each step of its loading.
void bench_file(const Options& options, const atlas::Atlas& atlas) {
    if (options.body.empty()) return;
    const std::filesystem::path file = options.body;
    body::Mesh mesh;
    print("body file: read and clean", time(2, [&] { mesh = body::read_gltf(file); }));
    std::optional<body::Surface> surface;
    print("body file: its tree", time(2, [&] { surface.emplace(mesh); }));
    std::printf("  %zu triangles\n", mesh.triangle_count());
    bench_solving(atlas, Bodies(options.body).make({scene::BodyChoice::Kind::file, {}}));
}

/// Another shape each time, as under a slider.
body::Shape moved(int round) {
    return {0.5 + 0.3 * std::sin(round), 1.65 + 0.1 * std::cos(round), 0.6 * std::sin(2.0 * round)};
}

void bench_shapes(const Options& options, int rounds) {
    Bodies bodies(options.body);
    if (!bodies.has_figure()) return;
    print("read the figure", time(rounds, [&] { Bodies(options.body).figure(); }));
    const body::Figure& figure = bodies.figure();
    const atlas::Atlas atlas = atlas::read_atlas(points_of(options)).atlas;
    int round = 0;
    print("another body: skin and landmarks", time(rounds, [&] { figure.form(moved(++round)); }));
    body::Body body = figure.make(moved(0), "figure");
    print("another body: its tree", time(rounds, [&] { body.surface = std::make_shared<body::Surface>(body.mesh); }));
    const locate::Placements placements = locate::place_all(atlas, body);
    print("another body: all points", time(rounds, [&] { locate::place_all(atlas, body); }));
    print("another body: all channels", time(rounds, [&] { locate::channel_curves(atlas, body, placements); }));
}

void bench_drawing(const Options& options, int rounds) {
    Loaded loaded(points_of(options), options.body, body_wanted(options));
    const scene::World world = loaded.world();
    const render::FontFiles fonts = render::find_fonts();
    std::unique_ptr<render::HeadlessContext> context;
    std::printf("%-44s %9.2f\n", "start OpenGL without a window",
                milliseconds([&] { context = std::make_unique<render::HeadlessContext>(); }));
    render::Renderer renderer(fonts);
    const render::TextMeasure measure(fonts);
    const scene::MeasureText measure_text = [&](std::string_view text, float size, bool bold) {
        return measure(text, size, bold);
    };
    Panel panel(loaded, fonts);
    scene::State state = scene::opening(world, {});
    for (int i = 0; i < 3; ++i) state.viewport.left_px = state.viewport.covered_left_px = panel.lay_out(state);
    state = scene::opening(world, state.viewport);

    print("pick a point under the cursor", time(rounds, [&] { scene::point_at(state, world, {900, 300}, 9); }));
    print("compose a frame with labels", time(rounds, [&] { scene::compose(state, world, measure_text); }));
    print("search while typing", time(rounds, [&] { world.search.find("shen"); }));
    scene::Frame frame = scene::compose(state, world, measure_text);
    std::printf("\n1280 x 720, %s\n", render::driver().c_str());
    // As in the window while the hand drags: names wait until it rests. Both are drawn in turn, from the same side, so
    // that neither finds the machine in a better state than the other.
    state.moving = true;
    const auto [bare, turning] = time_in_turn(
        rounds, [&] { renderer.draw_bare(frame); },
        [&] {
            state = scene::apply(std::move(state), scene::Turn{0.02, 0}, world);
            frame = scene::compose(state, world, measure_text);
            renderer.draw(frame, 1);
            panel.lay_out(state);
            panel.draw_into(renderer);
            renderer.finish();
        });
    print("bare: same triangles, simplest shader", bare);
    print("turning: compose, all points, panel", turning);
    state.moving = false;
    frame = scene::compose(state, world, measure_text);
    print("the panel alone over a kept picture", time(rounds, [&] {
              panel.lay_out(state);
              panel.draw_into(renderer);
              renderer.finish();
          }));
    print("at rest, smooth edges (4 samples)", time(rounds, [&] {
              renderer.draw(frame, 4);
              renderer.finish();
          }));
    std::printf("turning / bare (medians): %.2f\n", turning.median / bare.median);
    if (loaded.has_figure()) {
        int round = 0;
        state.moving = true;
        print("another body: from slider to picture", time(rounds, [&] {
                  loaded.show({scene::BodyChoice::Kind::shaped, moved(++round)});
                  frame = scene::compose(state, world, measure_text);
                  renderer.draw(frame, 1);
                  panel.lay_out(state);
                  panel.draw_into(renderer);
                  renderer.finish();
              }));
    }
    std::printf("\n");

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() /
        ("jingluo-bench-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
    std::filesystem::create_directory(folder);
    for (const auto& [width, height] : {std::pair{1280, 720}, std::pair{3840, 2160}}) {
        Picture picture;
        picture.file = folder / "picture.png";
        picture.width_px = width;
        picture.height_px = height;
        picture.existing = base::Existing::replace;
        scene::State for_picture = scene::opening(world, viewport_of(picture));
        const std::string what = "write a picture, " + std::to_string(width) + " x " + std::to_string(height);
        print(what.c_str(),
              time(std::min(rounds, 5), [&] { write_picture(picture, for_picture, world, measure_text, renderer); }));
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

}  // namespace

int bench_command(const Options& options) {
    std::printf("%-44s %9s %9s %9s\n", "milliseconds", "least", "median", "most");
    bench_data(options, std::min(options.rounds, 10));
    bench_file(options, atlas::read_atlas(points_of(options)).atlas);
    bench_shapes(options, std::min(options.rounds, 10));
    bench_drawing(options, options.rounds);
    return 0;
}

}  // namespace jingluo::app
