#include <cstdio>
#include <filesystem>
#include <set>

#include "app/commands.h"
#include "app/load.h"
#include "app/say.h"
#include "app/subject.h"
#include "base/data_folder.h"
#include "output/check_table.h"
#include "verify/line.h"
#include "verify/read_body.h"

namespace jingluo::app {

namespace fs = std::filesystem;

namespace {

/// A certificate must be able to fail: each place has a statement that its rule did not use, and none about itself.
std::vector<base::Fault> faults_of_statements(const atlas::Atlas& atlas, const atlas::PointRef& self) {
    const atlas::Member* member = atlas.find_member(self);
    if (member == nullptr) return {};
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

void to_metres(verify::Triangles& triangles, verify::Marks& marks, double unit_m) {
    for (glm::vec3& place : triangles.places) place = glm::vec3(glm::dvec3(place) * unit_m);
    for (auto& [name, place] : marks.landmarks) place *= unit_m;
    for (auto& [name, line] : marks.lines) {
        for (glm::dvec3& place : line) place *= unit_m;
    }
    for (auto& [name, frame] : marks.parts) frame.at *= unit_m;
}

/// The body as the checker reads it from its file by itself; one made from the figure has none and is handed over.
verify::Subject read_again(const Loaded& loaded) {
    const body::Body& body = loaded.body();
    const bool from_file = loaded.choice().kind != scene::BodyChoice::Kind::shaped && body.file.stem() == body.name;
    if (!from_file) return subject_of(loaded.atlas(), body, loaded.placements());
    fs::path beside = body.file;
    beside.replace_extension(".landmarks.json");
    verify::Triangles triangles = verify::read_triangles(body.file);
    verify::Marks marks = verify::read_marks(beside);
    if (body.unit_m != 1) to_metres(triangles, marks, body.unit_m);
    // What the file does not give was made from its landmarks.
    for (const auto& [name, frame] : marks_of(body.marks).parts) marks.parts.emplace(name, frame);
    return {loaded.atlas(), std::move(triangles), std::move(marks), placed_of(loaded.placements())};
}

/// tests/claims beside the points; empty when there is none.
fs::path claims_folder(const Options& options) {
    if (!options.claims.empty()) return options.claims;
    fs::path points = fs::absolute(points_of(options)).lexically_normal();
    if (!points.has_filename()) points = points.parent_path();
    const fs::path folder = points.parent_path() / "tests" / "claims";
    std::error_code error;
    return fs::is_directory(folder, error) ? folder : fs::path();
}

bool asked_for(const Options& options, const std::string& code) {
    return options.points.empty() || options.points.contains(code);
}

/// The claims that a heading stands over: a line each, with the point before it.
std::string listed(const char* heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return {};
    std::string out = std::string("\n") + heading + "\n";
    for (const std::string& line : lines) out += "  " + line + "\n";
    return out;
}

}  // namespace

int check_command(const Options& options) {
    const Loaded loaded(points_of(options), options.body, body_wanted(options));
    std::vector<base::Fault> faults = loaded.faults();
    const auto add = [&](std::vector<base::Fault> more) { faults.insert(faults.end(), more.begin(), more.end()); };
    const fs::path folder = claims_folder(options);
    verify::ClaimsRead read;
    if (!folder.empty()) read = verify::read_claims(folder, loaded.atlas());
    add(read.faults);
    const verify::Subject subject = read_again(loaded);

    std::vector<std::string> failing, noted;
    size_t made = 0, failed_lines = 0, without_claim = 0;
    for (const verify::Claim& claim : verify::certify_landmarks(subject)) {
        ++made;
        if (!claim.holds) failing.push_back("landmarks: " + output::claim_text(claim));
    }
    std::vector<verify::Line> lines;
    const auto take = [&](verify::Line line) {
        made += line.made();
        const std::string name = line.point + " " + atlas::to_string(line.side) + ": ";
        if (line.certificate.off_skin_mm > verify::most_off_skin_mm)
            failing.push_back(name + "lies " + std::to_string(line.certificate.off_skin_mm) +
                              " mm off the skin; at most 0.5 is right");
        for (const verify::Claim* claim : line.failing()) failing.push_back(name + output::claim_text(*claim));
        for (const verify::Claim* claim : line.noted()) noted.push_back(name + output::claim_text(*claim));
        failed_lines += line.holds() ? 0u : 1u;
        if (!options.faults_only || !line.holds()) lines.push_back(std::move(line));
    };
    std::set<std::string> seen;
    for (const verify::Placed& point : subject.points()) {
        if (!asked_for(options, point.code)) continue;
        verify::Line line = verify::line_of(subject, point, read.claims);
        if (seen.insert(line.point).second) {
            add(faults_of_statements(loaded.atlas(), {point.code, point.member}));
            without_claim += line.standard.empty() ? 1u : 0u;
        }
        take(std::move(line));
    }
    for (const locate::PlacedAlternative& other : loaded.placements().alternatives) {
        const std::string& code = other.at.id.code;
        const atlas::Point* point = loaded.atlas().find_point(code);
        if (point && asked_for(options, code))
            take(verify::line_of_alternative(subject, placed_of(other.at), code, point->alternatives.at(other.index)));
    }
    report(loaded.notes());
    report(faults);
    std::string out;
    if (!options.faults_only || !lines.empty()) out += output::check_table(lines);
    out += listed("Failing:", failing);
    if (!options.faults_only) out += listed("Reported, not failing:", noted);
    out += "\n" + std::to_string(loaded.atlas().points.size()) + " points, " +
           std::to_string(loaded.atlas().sources.size()) + " sources, " +
           std::to_string(loaded.atlas().dictionary.landmarks.size()) + " landmarks and " +
           std::to_string(loaded.atlas().dictionary.lines.size()) + " lines read; " +
           std::to_string(loaded.placements().points.size()) + " places found on " + loaded.body().name + "; ";
    out += folder.empty() ? std::string("no claims of the standard (tests/claims) beside the points; ")
                          : std::to_string(read.claims.all.size()) + " claims of the standard read, " +
                                std::to_string(without_claim) + " places have none; ";
    out += std::to_string(made) + " claims measured; ";
    const size_t count = faults.size() + failing.size();
    out += std::to_string(failed_lines) + " lines fail; " + std::to_string(count) +
           (count == 1 ? " fault\n" : " faults\n");
    print(out);
    return count == 0 ? 0 : 1;
}

}  // namespace jingluo::app
