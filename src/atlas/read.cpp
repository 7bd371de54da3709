#include "atlas/read.h"

#include <algorithm>
#include <functional>

#include "atlas/json.h"
#include "atlas/phase.h"
#include "atlas/read_rule.h"
#include "atlas/readers.h"
#include "base/files.h"

namespace jingluo::atlas {

namespace fs = std::filesystem;

namespace {

/// Reads one file of the folder and hands its root to `use`; false when the file could not be read to its end.
bool with_file(const fs::path& file, std::vector<base::Fault>& faults, const std::function<void(const Node&)>& use) {
    const auto json = read_json(file, faults);
    if (!json) return false;
    Reading reading{file.string(), &faults, {}, 0};
    try {
        use(Node(*json, "", reading));
    } catch (const TooManyFaults&) {
        faults.push_back({file.string(), "",
                          "has more faults than the " + std::to_string(TooManyFaults::limit) +
                              " reported here; the rest of the file was not read"});
        return false;
    }
    return true;
}

std::vector<fs::path> point_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("point-") && name.ends_with(".json")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Channel by channel in the order of channels.json, extra points last; within a channel as the files have them.
void order_points(Atlas& atlas) {
    const auto rank = [&](const Point& point) {
        for (size_t i = 0; i < atlas.channels.size(); ++i) {
            if (atlas.channels[i].code == point.channel) return i;
        }
        return atlas.channels.size();
    };
    std::stable_sort(atlas.points.begin(), atlas.points.end(),
                     [&](const Point& a, const Point& b) { return rank(a) < rank(b); });
}

void find_phases(Atlas& atlas) {
    for (Point& point : atlas.points) {
        const Channel* channel = atlas.find_channel(point.channel);
        if (channel == nullptr) continue;  // an extra point
        for (Category& category : point.categories) category.phase = phase_of(category.id, *channel);
    }
}

}  // namespace

ReadResult read_atlas(const fs::path& folder) {
    ReadResult result;
    Atlas& atlas = result.atlas;
    std::vector<base::Fault>& faults = result.faults;
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        throw base::BadInput(base::Fault{
            folder.string(), "",
            "is no folder that can be read; the data folder holds landmarks.json, channels.json and point-*.json"});
    }
    const auto read = [&](const char* name, const std::function<void(const Node&)>& use) {
        return with_file(folder / name, faults, use);
    };
    if (!read("landmarks.json", [&](const Node& root) { read_dictionary(root, atlas.dictionary); }))
        throw base::BadInput(faults);
    if (atlas.dictionary.landmarks.empty()) {
        faults.push_back({(folder / "landmarks.json").string(), "/landmarks",
                          "holds no sound landmark; without them no rule can be read"});
        return result;
    }
    read("sources.json", [&](const Node& root) { read_sources(root, atlas); });
    read("channels.json", [&](const Node& root) { read_channels(root, atlas); });
    read("regions.json", [&](const Node& root) { read_regions(root, atlas); });
    read("about.json", [&](const Node& root) { read_about(root, atlas); });
    std::vector<std::string> mentioned;
    const std::vector<fs::path> files = point_files(folder);
    if (files.empty()) faults.push_back({folder.string(), "", "holds no point-*.json; there is no point to show"});
    for (const fs::path& file : files) {
        with_file(file, faults, [&](const Node& root) { read_points(root, atlas, mentioned); });
    }
    check_references(atlas, folder, mentioned, faults);
    order_points(atlas);
    find_phases(atlas);
    return result;
}

RulePtr parse_rule(const std::string& text, const Dictionary& dictionary) {
    std::vector<base::Fault> faults;
    const auto json = parse_json(text, "rule", faults);
    if (!json) throw base::BadInput(faults);
    Reading reading{"rule", &faults, {}, 0};
    RulePtr rule;
    try {
        rule = read_rule(Node(*json, "", reading), dictionary);
    } catch (const TooManyFaults&) {
    }
    if (!faults.empty()) throw base::BadInput(faults);
    return rule;
}

}  // namespace jingluo::atlas
