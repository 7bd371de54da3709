#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "atlas/readers.h"
#include "atlas/rule_walk.h"

namespace jingluo::atlas {

namespace {

// Rules lean on rules that lean on rules; the longest real chain has four links. The bound keeps the walk, and the
// solver's after it, off the end of the stack.
constexpr size_t longest_chain = 64;
constexpr size_t most_faults = TooManyFaults::limit;

/// Every point that a rule or place leans on, through derived landmarks too.
template <typename What>
void points_under(const What& what, const Dictionary& dictionary, const std::function<void(const PointRef&)>& visit) {
    std::set<std::string> seen;
    RuleVisitor visitor;
    visitor.point = visit;
    visitor.landmark = [&](const LandmarkRef& ref) {
        const auto found = dictionary.landmarks.find(ref.name);
        if (found != dictionary.landmarks.end() && found->second.derived && seen.insert(ref.name).second)
            walk(*found->second.derived, visitor);
    };
    walk(what, visitor);
}

class Checker {
  public:
    Checker(Atlas& atlas, const std::filesystem::path& folder, const std::vector<std::string>& mentioned,
            std::vector<base::Fault>& faults)
        : atlas_(atlas), folder_(folder), mentioned_(mentioned.begin(), mentioned.end()), faults_(faults) {}

    void run() {
        duplicates();
        channels_and_regions();
        circles();
        // Dropping a point can leave others without support, so this goes on until nothing more falls.
        while (unsupported()) {
        }
        alternatives();
        statements();
        stops();
        all_sources();
    }

  private:
    void fault(std::string file, const std::string& where, const std::string& what) {
        if (++count_ > most_faults) return;
        faults_.push_back({std::move(file), base::shortened(where, 300), base::shortened(what, 600)});
    }
    void fault(const Point& point, const std::string& where, const std::string& what) {
        fault(point.file, point.code + (where.empty() ? "" : "/" + where), what);
    }
    std::string in_folder(const char* name) const { return (folder_ / name).string(); }

    bool exists(const PointRef& ref) const { return atlas_.find_member(ref) != nullptr; }

    std::string trouble_with(const PointRef& ref) const {
        if (count_ >= most_faults) return {};  // nobody will read it, and the search for a near name is not free
        if (const Point* point = atlas_.find_point(ref.code)) {
            std::string members;
            for (const Member& member : point->members)
                members += (members.empty() ? "" : ", ") + ref.code + ":" + member.name;
            if (point->members.size() == 1) members = ref.code;
            return ref.member.empty() ? "names several places; say which of " + members
                                      : "has no such member; there is " + members;
        }
        if (mentioned_.count(ref.code) != 0) return "is faulty itself and was left out";
        std::vector<std::string> codes(mentioned_.begin(), mentioned_.end());
        return "is in no file of points" + base::did_you_mean(ref.code, codes);
    }

    void duplicates() {
        std::set<std::string> seen;
        std::erase_if(atlas_.points, [&](const Point& point) {
            if (seen.insert(point.code).second) return false;
            fault(point, "", "is there a second time; the first is kept");
            return true;
        });
    }

    void channels_and_regions() {
        std::erase_if(atlas_.points, [&](const Point& point) {
            if (point.channel == "EX" || atlas_.find_channel(point.channel) != nullptr) return false;
            fault(
                point, "channel",
                "names the channel '" + point.channel + "', which channels.json does not have or not without a fault");
            return true;
        });
        // An unknown region costs the point only that one reason, not its place; each is told once.
        std::vector<std::string> ids;
        for (const Region& region : atlas_.regions) ids.push_back(region.id);
        std::set<std::string> told;
        for (Point& point : atlas_.points) {
            std::erase_if(point.regions, [&](const RegionUse& use) {
                if (atlas_.find_region(use.region) != nullptr) return false;
                if (told.insert(use.region).second) {
                    fault(point, "regions",
                          "names the region '" + use.region +
                              "', which regions.json does not have or not without a fault" +
                              base::did_you_mean(use.region, ids));
                }
                return true;
            });
            for (const RegionUse& use : point.regions) members_of_use(point, use);
        }
    }

    void members_of_use(const Point& point, const RegionUse& use) {
        for (const std::string& name : use.members) {
            if (std::any_of(point.members.begin(), point.members.end(),
                            [&](const Member& member) { return member.name == name; }))
                continue;
            fault(point, "regions",
                  "names '" + name + "' of the group for the region '" + use.region + "', which is not in it");
        }
    }

    void circles() {
        std::map<std::string, size_t> links;  // of each place done: how long the chain of rules under it is
        std::vector<std::string> trail;
        std::set<std::string> falling;
        const std::function<size_t(const PointRef&)> go = [&](const PointRef& ref) -> size_t {
            const Point* point = atlas_.find_point(ref.code);
            const Member* member = atlas_.find_member(ref);
            if (point == nullptr || member == nullptr) return 0;
            const std::string key = to_string(PointRef{ref.code, member->name});
            if (const auto done = links.find(key); done != links.end()) return done->second;
            if (const auto start = std::find(trail.begin(), trail.end(), key); start != trail.end()) {
                std::string circle;
                for (auto step = start; step != trail.end(); ++step) {
                    circle += *step + " -> ";
                    falling.insert(step->substr(0, step->find(':')));
                }
                fault(
                    *point, "rule",
                    "stands in a circle of rules: " + circle + key + "; one of them must be found without the others");
                return 0;
            }
            size_t longest = 0;
            trail.push_back(key);
            if (trail.size() <= longest_chain) {
                points_under(*member->rule, atlas_.dictionary,
                             [&](const PointRef& next) { longest = std::max(longest, go(next)); });
            }
            if (trail.size() > longest_chain || longest >= longest_chain) {
                fault(*point, "rule",
                      "stands in a chain of more than " + std::to_string(longest_chain) +
                          " rules, each leaning on the next; nobody could find such a point");
                falling.insert(point->code);
            }
            trail.pop_back();
            return links[key] = longest + 1;
        };
        for (const Point& point : atlas_.points) {
            for (const Member& member : point.members) go({point.code, member.name});
        }
        std::erase_if(atlas_.points, [&](const Point& point) { return falling.count(point.code) != 0; });
    }

    bool unsupported() {
        std::set<std::string> falling;
        for (const Point& point : atlas_.points) {
            for (const Member& member : point.members) {
                points_under(*member.rule, atlas_.dictionary, [&](const PointRef& ref) {
                    if (exists(ref) || !falling.insert(point.code).second) return;
                    fault(point, "rule", "leans on " + to_string(ref) + ", which " + trouble_with(ref));
                });
            }
        }
        std::erase_if(atlas_.points, [&](const Point& point) { return falling.count(point.code) != 0; });
        return !falling.empty();
    }

    void alternatives() {
        for (Point& point : atlas_.points) {
            std::erase_if(point.alternatives, [&](const Alternative& other) {
                return !other.rule || names_missing_point(*other.rule, [&](const std::string& what) {
                    fault(point, "alternatives", what);
                });
            });
        }
    }

    void statements() {
        // A statement about a point that is not there cannot be checked: it goes, the point stays.
        for (Point& point : atlas_.points) {
            for (Member& member : point.members) {
                std::erase_if(member.also, [&](const Statement& statement) {
                    return names_missing_point(statement, [&](const std::string& what) { fault(point, "also", what); });
                });
            }
        }
    }

    void stops() {
        for (Channel& channel : atlas_.channels) {
            for (Branch& branch : channel.branches) {
                std::erase_if(branch.stops, [&](const Place& stop) {
                    return names_missing_point(stop, [&](const std::string& what) {
                        fault(in_folder("channels.json"), channel.code + "/" + branch.name, what);
                    });
                });
            }
        }
    }

    template <typename What>
    bool names_missing_point(const What& what, const std::function<void(const std::string&)>& tell) {
        bool missing = false;
        points_under(what, atlas_.dictionary, [&](const PointRef& ref) {
            if (exists(ref)) return;
            tell("names " + to_string(ref) + ", which " + trouble_with(ref));
            missing = true;
        });
        return missing;
    }

    void check_sources(const std::vector<std::string>& ids, const std::string& file, const std::string& where) {
        // Without any source the list itself is at fault, and said to be.
        if (atlas_.sources.empty()) return;
        for (const std::string& id : ids) {
            if (atlas_.sources.count(id) != 0 || !missing_sources_.insert(file + '\n' + where + '\n' + id).second)
                continue;
            std::vector<std::string> known;
            for (const auto& [name, unused] : atlas_.sources) known.push_back(name);
            fault(file, where,
                  "names the source '" + id + "', which sources.json does not have" + base::did_you_mean(id, known));
        }
    }

    void all_sources() {
        for (const Point& point : atlas_.points) {
            const auto check = [&](const std::vector<std::string>& ids) { check_sources(ids, point.file, point.code); };
            check(point.sources);
            check(point.location.sources);
            check(point.beneath.sources);
            check(point.needling.sources);
            for (const Cited& caution : point.cautions) check(caution.sources);
            for (const Category& category : point.categories) check(category.sources);
            for (const RegionUse& use : point.regions) check(use.why.sources);
            for (const Alternative& other : point.alternatives) check(other.location.sources);
            for (const Cited& difference : point.differences) check(difference.sources);
        }
        const std::string landmarks = in_folder("landmarks.json"), channels = in_folder("channels.json"),
                          regions = in_folder("regions.json");
        for (const auto& [name, landmark] : atlas_.dictionary.landmarks)
            check_sources(landmark.sources, landmarks, name);
        for (const auto& [name, line] : atlas_.dictionary.lines) check_sources(line.sources, landmarks, name);
        for (const auto& [name, scale] : atlas_.dictionary.scales) check_sources(scale.sources, landmarks, name);
        for (const Channel& channel : atlas_.channels) check_sources(channel.sources, channels, channel.code);
        check_sources(atlas_.evidence.sources, regions, "evidence");
        check_sources(atlas_.red_flags.lead.sources, regions, "red_flags");
        for (const Cited& flag : atlas_.red_flags.flags) check_sources(flag.sources, regions, "red_flags");
        for (const Region& region : atlas_.regions) {
            check_sources(region.meaning.sources, regions, region.id);
            check_sources(region.what_to_mind.sources, regions, region.id);
            for (const Cited& flag : region.red_flags) check_sources(flag.sources, regions, region.id);
            for (const Cited& caution : region.cautions) check_sources(caution.sources, regions, region.id);
        }
        for (const Section& section : atlas_.about.sections) {
            for (const Block& block : section.blocks)
                check_sources(block.is.sources, in_folder("about.json"), section.id);
        }
    }

    Atlas& atlas_;
    const std::filesystem::path& folder_;
    std::set<std::string> mentioned_;
    std::vector<base::Fault>& faults_;
    std::set<std::string> missing_sources_;
    size_t count_ = 0;
};

}  // namespace

void check_references(Atlas& atlas, const std::filesystem::path& folder, const std::vector<std::string>& mentioned,
                      std::vector<base::Fault>& faults) {
    Checker(atlas, folder, mentioned, faults).run();
}

}  // namespace jingluo::atlas
