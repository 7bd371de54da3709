#include "app/commands.h"

#include <cstdio>
#include <future>
#include <set>

#include "app/filters.h"
#include "app/picture.h"
#include "app/say.h"
#include "app/subject.h"
#include "base/data_folder.h"
#include "output/tables.h"
#include "render/context.h"
#include "verify/certificate.h"

namespace jingluo::app {

namespace fs = std::filesystem;

fs::path points_of(const Options& options) {
    return options.data.empty() ? base::data_folder() / "points" : fs::path(options.data);
}

int render_command(const Options& options) {
    const fs::path points = points_of(options);
    // The data is read and solved while the driver starts: each takes about as long as the other.
    auto loading = std::async(std::launch::async,
                              [&] { return std::make_unique<Loaded>(points, options.body, body_wanted(options)); });
    const render::FontFiles fonts = render::find_fonts();
    render::HeadlessContext context;
    render::Renderer renderer(fonts);
    renderer.warm_up(options.samples);
    const render::TextMeasure measure(fonts);
    const auto loaded = loading.get();
    report(loaded->notes());
    report(loaded->faults());

    Picture picture;
    picture.file = options.out;
    picture.width_px = options.width_px;
    picture.height_px = options.height_px;
    picture.samples = options.samples;
    picture.transparent = options.transparent;
    picture.title = options.title;
    picture.legend = options.legend;
    picture.existing = options.replace ? base::Existing::replace : base::Existing::keep;
    const scene::State state = state_for(options, *loaded, viewport_of(picture));
    write_picture(
        picture, state, loaded->world(),
        [&](std::string_view text, float size, bool bold) { return measure(text, size, bold); }, renderer);
    std::printf("%s: %d x %d, %zu points\n", options.out.c_str(), options.width_px, options.height_px,
                scene::shown_points(state, loaded->world()).size());
    return 0;
}

int points_command(const Options& options) {
    const Loaded loaded(points_of(options), options.body, body_wanted(options));
    report(loaded.notes());
    report(loaded.faults());
    if (options.scales) {
        print(output::scales_as_table(loaded.placements(), loaded.atlas().dictionary));
        return 0;
    }
    const scene::World world = loaded.world();
    const scene::State state = state_for(options, loaded, scene::Viewport{});
    const verify::Subject& subject = loaded.subject();
    std::vector<output::Row> rows;
    for (const size_t index : scene::shown_points(state, world)) {
        const locate::PlacedPoint& placed = loaded.placements().points[index];
        rows.push_back({loaded.atlas().find_point(placed.id.code), &placed, verify::certify(subject, placed_of(placed)),
                        loaded.placements().alternatives_of(placed.id)});
    }
    print(options.format == Format::json  ? output::points_as_json(rows)
          : options.format == Format::csv ? output::points_as_csv(rows)
                                          : output::points_as_table(rows));
    return 0;
}

}  // namespace jingluo::app
