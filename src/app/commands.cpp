#include "app/commands.h"

#include <cstdio>
#include <future>
#include <set>
#include <sstream>

#include "app/filters.h"
#include "app/picture.h"
#include "base/data_folder.h"
#include "output/tables.h"
#include "render/context.h"

namespace jingluo::app {

namespace fs = std::filesystem;

namespace {

void report(const std::vector<base::Fault>& faults) {
    for (const base::Fault& fault : faults) std::fprintf(stderr, "jingluo: %s\n", base::to_string(fault).c_str());
}

/// Prints all of a text; a full disk or a closed pipe is a fault, not a silent loss.
void print(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        throw base::BadInput(base::Fault{"standard output", "", "cannot be written"});
    }
}

std::vector<base::Fault> faults_of_claims(const std::string& where, const std::vector<verify::Claim>& claims) {
    std::vector<base::Fault> faults;
    for (const verify::Claim& claim : claims) {
        if (claim.holds) continue;
        if (claim.what.find("cannot be measured") != std::string::npos) {
            faults.push_back({"", where, claim.what});
            continue;
        }
        char text[160];
        std::snprintf(text, sizeof text, " does not hold: %.3f %s by the rule, %.3f measured", claim.rule,
                      claim.unit.c_str(), claim.measured);
        faults.push_back({"", where, claim.what + text});
    }
    return faults;
}

/// A certificate must be able to fail: each place has a statement that its rule did not use, and none about itself.
std::vector<base::Fault> faults_of_statements(const atlas::Atlas& atlas, const locate::PointId& id) {
    const atlas::PointRef self{id.code, id.member};
    const atlas::Member* member = atlas.find_member(self);
    if (member == nullptr || id.side == atlas::Side::right) return {};  // said once, not for both sides
    const std::string name = atlas::to_string(self);
    if (member->also.empty())
        return {{"", name, "has no statement in 'also'; at least one must be there that its rule did not use"}};
    std::vector<base::Fault> faults;
    for (const atlas::Statement& statement : member->also) {
        if (statement.json.find('"' + name + '"') == std::string::npos) continue;
        faults.push_back({"", name, "is compared with itself in 'also': " + statement.json + "; name another place"});
    }
    return faults;
}

std::string name_of(const locate::PointId& id) {
    return atlas::to_string(atlas::PointRef{id.code, id.member}) + " " + atlas::to_string(id.side);
}

}  // namespace

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
    report(loaded.faults());
    if (options.scales) {
        print(output::scales_as_table(loaded.placements(), loaded.atlas().dictionary));
        return 0;
    }
    const scene::World world = loaded.world();
    const scene::State state = state_for(options, loaded, scene::Viewport{});
    const verify::Subject subject = loaded.subject();
    std::vector<output::Row> rows;
    for (const size_t index : scene::shown_points(state, world)) {
        const locate::PlacedPoint& placed = loaded.placements().points[index];
        rows.push_back({loaded.atlas().find_point(placed.id.code), &placed, verify::certify(subject, placed),
                        loaded.placements().alternatives_of(placed.id)});
    }
    print(options.format == Format::json  ? output::points_as_json(rows)
          : options.format == Format::csv ? output::points_as_csv(rows)
                                          : output::points_as_table(rows));
    return 0;
}

int check_command(const Options& options) {
    const Loaded loaded(points_of(options), options.body, body_wanted(options));
    std::vector<base::Fault> faults = loaded.faults();
    const verify::Subject subject = loaded.subject();
    const auto add = [&](std::vector<base::Fault> more) { faults.insert(faults.end(), more.begin(), more.end()); };
    size_t claims = 0;
    const auto of_landmarks = verify::certify_landmarks(subject);
    claims += of_landmarks.size();
    add(faults_of_claims("landmarks", of_landmarks));
    for (const locate::PlacedPoint& placed : loaded.placements().points) {
        const verify::Certificate certificate = verify::certify(subject, placed);
        claims += certificate.claims.size();
        add(faults_of_claims(name_of(placed.id), certificate.claims));
        add(faults_of_statements(loaded.atlas(), placed.id));
        if (certificate.off_skin_mm > 0.5)
            add({{"", name_of(placed.id),
                  "lies " + std::to_string(certificate.off_skin_mm) + " mm off the skin; at most 0.5 is right"}});
    }
    report(faults);
    std::ostringstream summary;
    summary << loaded.atlas().points.size() << " points, " << loaded.atlas().sources.size() << " sources, "
            << loaded.atlas().dictionary.landmarks.size() << " landmarks and " << loaded.atlas().dictionary.lines.size()
            << " lines read; " << loaded.placements().points.size() << " places found on " << loaded.body().name << "; "
            << claims << " claims measured; " << faults.size() << (faults.size() == 1 ? " fault\n" : " faults\n");
    print(summary.str());
    return faults.empty() ? 0 : 1;
}

}  // namespace jingluo::app
