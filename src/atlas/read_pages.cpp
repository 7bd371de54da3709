#include <algorithm>
#include <cctype>

#include "atlas/read_rule.h"
#include "atlas/readers.h"

namespace jingluo::atlas {

namespace {

const std::vector<std::string> views{"back", "front", "left", "right", "prone", "supine", "side-lying"};
const std::vector<std::string> patterns{"solid", "dash", "dot", "dash_dot", "long_dash"};
const std::vector<std::string> block_kinds{"paragraph", "bullet", "step", "note"};
const std::vector<std::string> source_kinds{"standard", "guideline", "trial",         "review",
                                            "textbook", "anatomy",   "anthropometry", "web"};

std::vector<Cited> cited_list(const Node& node, std::string_view key) {
    std::vector<Cited> out;
    node.maybe_each(key, [&](const Node& item) { out.push_back(read_cited(item)); });
    return out;
}

Cited want_cited(const Node& node, std::string_view key) {
    const auto found = node.want(key);
    return found ? read_cited(*found) : Cited{};
}

// The longest channel has 67 points; what is beyond this is no channel but an attack on the solver's time.
constexpr size_t most_stops = 400;

bool is_colour(const std::string& text) {
    return text.size() == 7 && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

}  // namespace

Cited read_cited(const Node& node) {
    if (!node.object_with({"text", "sources"})) return {};
    return {node.text("text"), node.sources()};
}

Names read_names(const Node& node) {
    if (!node.object_with({"pinyin", "hanzi_traditional", "hanzi_simplified", "english"})) return {};
    return {node.text("pinyin"), node.text("hanzi_traditional"), node.text("hanzi_simplified"), node.text("english")};
}

void read_sources(const Node& root, Atlas& atlas) {
    if (!root.is_array()) {
        root.fault("must be a list of sources");
        return;
    }
    const size_t count = root.size();
    if (root.json().empty()) root.fault("is empty; every fact names its source, and here the sources stand");
    for (size_t i = 0; i < count; ++i) {
        const Node node = root.at(i);
        const size_t before = node.reading().faults->size();
        if (!node.object_with({"id", "kind", "authors", "title", "year", "where", "url", "note"})) continue;
        Source source;
        source.id = node.text("id");
        source.kind = node.text("kind");
        if (const auto kind = node.maybe("kind")) one_of(*kind, source.kind, source_kinds);
        source.authors = node.maybe_text("authors");
        source.title = node.text("title");
        source.year = static_cast<int>(node.maybe_number("year", 0, 2200, 0));
        source.where = node.maybe_text("where");
        source.url = node.maybe_text("url");
        source.note = node.maybe_text("note");
        if (node.reading().faults->size() != before) continue;
        if (!atlas.sources.emplace(source.id, source).second)
            node.fault_at("id", "is '" + source.id + "' a second time");
    }
}

void read_channels(const Node& root, Atlas& atlas) {
    if (!root.object_with({"channels", "$schema"})) return;
    Reading& reading = root.reading();
    root.each("channels", [&](const Node& node) {
        size_t before = reading.faults->size();
        if (!node.object_with({"code", "names", "bilateral", "colour", "pattern", "organ", "branches", "sources"}))
            return;
        Channel channel;
        channel.code = reading.subject = node.text("code");
        channel.organ = node.maybe_text("organ");
        channel.colour = node.text("colour");
        if (!channel.colour.empty() && !is_colour(channel.colour)) {
            node.fault_at("colour", "is '" + channel.colour + "'; a colour looks like #2f6f9f");
            channel.colour = "#7f7f7f";  // a channel is not lost for its colour
            ++before;
        }
        channel.pattern = node.maybe_text("pattern", "solid");
        if (const auto pattern = node.maybe("pattern")) one_of(*pattern, channel.pattern, patterns);
        if (const auto names = node.want("names")) channel.names = read_names(*names);
        channel.bilateral = node.maybe_truth("bilateral", true);
        channel.sources = node.sources();
        if (atlas.find_channel(channel.code) != nullptr)
            node.fault_at("code", "is '" + channel.code + "' a second time");
        const bool sound = reading.faults->size() == before;
        size_t stops = 0;
        // A faulty stop costs the channel only that stop: without the channel all its points would go.
        node.each("branches", [&](const Node& item) {
            if (!item.object_with({"name", "stops"})) return;
            Branch branch;
            branch.name = item.text("name");
            item.each("stops", [&](const Node& stop) {
                if (++stops == most_stops + 1)
                    stop.fault("is one stop too many; a channel has at most " + std::to_string(most_stops));
                if (stops > most_stops) return;
                const size_t before_stop = reading.faults->size();
                Place place = read_place(stop, atlas.dictionary);
                if (reading.faults->size() == before_stop) branch.stops.push_back(std::move(place));
            });
            channel.branches.push_back(std::move(branch));
        });
        if (sound) atlas.channels.push_back(std::move(channel));
        reading.subject.clear();
    });
}

void read_regions(const Node& root, Atlas& atlas) {
    if (!root.object_with({"red_flags", "evidence", "regions", "$schema"})) return;
    if (const auto flags = root.want("red_flags"); flags && flags->object_with({"title", "lead", "flags"})) {
        atlas.red_flags = {flags->text("title"), want_cited(*flags, "lead"), cited_list(*flags, "flags")};
        if (atlas.red_flags.flags.empty())
            flags->fault_at("flags", "is empty; the warnings must be there before any point is shown");
    }
    atlas.evidence = want_cited(root, "evidence");
    Reading& reading = root.reading();
    root.each("regions", [&](const Node& node) {
        const size_t before = reading.faults->size();
        if (!node.object_with({"id", "name", "hanzi", "meaning", "what_to_mind", "red_flags", "cautions", "view"}))
            return;
        Region region;
        region.id = reading.subject = node.text("id");
        region.name = node.text("name");
        region.hanzi = node.maybe_text("hanzi");
        region.meaning = want_cited(node, "meaning");
        region.what_to_mind = want_cited(node, "what_to_mind");
        region.cautions = cited_list(node, "cautions");
        region.red_flags = cited_list(node, "red_flags");
        region.view = node.maybe_text("view", "back");
        if (const auto view = node.maybe("view")) one_of(*view, region.view, views);
        if (atlas.find_region(region.id) != nullptr) node.fault_at("id", "is '" + region.id + "' a second time");
        if (reading.faults->size() == before) atlas.regions.push_back(std::move(region));
        reading.subject.clear();
    });
}

void read_about(const Node& root, Atlas& atlas) {
    if (!root.object_with({"title", "sections", "$schema"})) return;
    atlas.about.title = root.text("title");
    root.each("sections", [&](const Node& node) {
        if (!node.object_with({"id", "title", "blocks"})) return;
        Section section{node.text("id"), node.text("title"), {}};
        node.each("blocks", [&](const Node& item) {
            const size_t before = item.reading().faults->size();
            if (!item.object_with({"kind", "text", "sources"})) return;
            Block block;
            if (const auto kind = item.want("kind"))
                block.kind = static_cast<BlockKind>(one_of(*kind, kind->as_text(), block_kinds));
            block.is = {item.text("text"), item.texts("sources")};
            if (item.reading().faults->size() == before) section.blocks.push_back(std::move(block));
        });
        atlas.about.sections.push_back(std::move(section));
    });
}

}  // namespace jingluo::atlas
