#include "app/filters.h"

#include <algorithm>

#include "base/fault.h"
#include "scene/visible.h"

namespace jingluo::app {

namespace {

/// The atlas's own code of a point named on the command line ("ub23:L4" keeps only the point), or empty.
std::string code_named(const atlas::Atlas& atlas, const std::string& given) {
    const std::string wanted = atlas::folded(given.substr(0, given.find(':')));
    const auto is = [&](const std::string& code) { return atlas::folded(code) == wanted; };
    for (const atlas::Point& point : atlas.points) {
        if (is(point.code)) return point.code;
    }
    for (const atlas::Point& point : atlas.points) {
        if (std::any_of(point.older_codes.begin(), point.older_codes.end(), is)) return point.code;
    }
    return {};
}

std::string wanted_point(const atlas::Atlas& atlas, const std::string& given, const char* option) {
    const std::string code = code_named(atlas, given);
    if (!code.empty()) return code;
    std::vector<std::string> codes;
    for (const atlas::Point& point : atlas.points) codes.push_back(point.code);
    throw WrongCall(std::string(option) + ": there is no point '" + given + "' in the data" +
                    base::did_you_mean(given, codes));
}

/// The member named after a colon, else the first.
std::string member_named(const atlas::Point& point, const std::string& given) {
    const size_t colon = given.find(':');
    if (colon == std::string::npos) return point.members.front().name;
    const std::string wanted = given.substr(colon + 1);
    std::vector<std::string> names;
    for (const atlas::Member& member : point.members) {
        if (member.name == wanted) return wanted;
        names.push_back(member.name);
    }
    throw WrongCall("--select: " + point.code + " has no member '" + wanted + "'" + base::did_you_mean(wanted, names));
}

std::optional<locate::PointId> placed_id(const Loaded& loaded, const std::string& given, scene::Sides sides) {
    const std::string code = wanted_point(loaded.atlas(), given, "--select");
    const atlas::Point& point = *loaded.atlas().find_point(code);
    const std::string member = member_named(point, given);
    std::vector<atlas::Side> order{atlas::Side::right, atlas::Side::left, atlas::Side::midline};
    if (sides == scene::Sides::left) std::swap(order[0], order[1]);
    for (const atlas::Side side : order) {
        const locate::PointId id{code, member, side};
        if (loaded.placements().find(id) != nullptr) return id;
    }
    return std::nullopt;
}

}  // namespace

scene::State state_for(const Options& options, const Loaded& loaded, const scene::Viewport& viewport) {
    const scene::World world = loaded.world();
    scene::State state = scene::opening(world, viewport);
    const auto act = [&](const scene::Action& action) { state = scene::apply(std::move(state), action, world); };
    state.body = loaded.choice();
    if (options.theme) act(scene::ChooseTheme{*options.theme});
    if (options.labels) act(scene::ChooseLabels{*options.labels});
    act(scene::ChooseSides{options.sides});
    act(scene::ShowHidden{options.hidden});
    act(scene::ShowUncertainty{options.uncertainty});
    act(scene::ShowAlternatives{options.alternatives});
    if (!options.region.empty()) {
        if (loaded.atlas().find_region(options.region) == nullptr) {
            std::vector<std::string> ids;
            std::string list;
            for (const atlas::Region& region : loaded.atlas().regions) {
                ids.push_back(region.id);
                list += (list.empty() ? "" : ", ") + region.id;
            }
            throw WrongCall("--region: there is no region '" + options.region + "'; there are " + list +
                            base::did_you_mean(options.region, ids));
        }
        act(scene::ChooseRegion{options.region});
    }
    if (!options.channels.empty()) {
        std::set<std::string> codes;
        std::vector<std::string> known;
        for (const atlas::Channel& channel : loaded.atlas().channels) known.push_back(channel.code);
        for (const std::string& given : options.channels) {
            const auto found = std::find_if(known.begin(), known.end(), [&](const std::string& code) {
                return atlas::folded(code) == atlas::folded(given);
            });
            if (found == known.end())
                throw WrongCall("--channels: there is no channel '" + given + "'" + base::did_you_mean(given, known));
            codes.insert(*found);
        }
        act(scene::ChooseChannels{codes});
    }
    if (!options.points.empty()) {
        std::set<std::string> codes;
        for (const std::string& given : options.points) codes.insert(wanted_point(loaded.atlas(), given, "--points"));
        act(scene::ChooseOnly{codes});
    }
    const bool narrowed = !options.points.empty() || !options.channels.empty();
    if (options.view) {
        act(scene::LookFrom{*options.view});
    } else if (narrowed && options.region.empty() && options.select.empty()) {
        // Who asks for ST36 wants to see it; a region brings its own view, and a chosen point turns to the eye.
        act(scene::LookFrom{scene::best_view(state, world)});
    } else if (narrowed) {
        act(scene::FrameSelection{});
    }
    if (!options.select.empty()) {
        const auto id = placed_id(loaded, options.select, options.sides);
        if (!id)
            throw WrongCall("--select: " + options.select +
                            " could not be placed on this body; 'jingluo check' says why");
        act(scene::Select{id});
        if (!options.view && !narrowed && options.region.empty()) act(scene::FrameSelection{});
    }
    return state;
}

}  // namespace jingluo::app
