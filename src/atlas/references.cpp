#include <algorithm>
#include <functional>
#include <set>

#include "atlas/readers.h"

namespace jingluo::atlas {

namespace {

using Visit = std::function<void(const PointRef&)>;

template <typename... F>
struct Overload : F... {
    using F::operator()...;
};
template <typename... F>
Overload(F...) -> Overload<F...>;

void points_in(const Rule& rule, const Dictionary& dictionary, const Visit& visit, std::set<std::string>& derived_seen);

/// Every point that a place leans on, through derived landmarks too.
void points_in(const Place& place, const Dictionary& dictionary, const Visit& visit, std::set<std::string>& derived_seen) {
    std::visit(Overload{[&](const LandmarkRef& ref) {
                            const auto found = dictionary.landmarks.find(ref.name);
                            if (found == dictionary.landmarks.end() || !found->second.derived) return;
                            if (derived_seen.insert(ref.name).second) points_in(*found->second.derived, dictionary, visit, derived_seen);
                        },
                        [&](const PointRef& ref) { visit(ref); },
                        [&](const RulePtr& rule) {
                            if (rule) points_in(*rule, dictionary, visit, derived_seen);
                        }},
               place);
}

void points_in(const Constraint& constraint, const Dictionary& dictionary, const Visit& visit, std::set<std::string>& seen) {
    std::visit(Overload{[&](const LevelOf& level) { points_in(level.place, dictionary, visit, seen); },
                        [&](const OnWay& way) {
                            points_in(way.from, dictionary, visit, seen);
                            points_in(way.to, dictionary, visit, seen);
                        },
                        [&](const Plumb& plumb) { points_in(plumb.place, dictionary, visit, seen); },
                        [](const OnLine&) {}, [](const Parallel&) {}},
               constraint);
}

void points_in(const Rule& rule, const Dictionary& dictionary, const Visit& visit, std::set<std::string>& seen) {
    std::visit(Overload{[&](const LandmarkRef& ref) { points_in(Place{ref}, dictionary, visit, seen); },
                        [&](const PointRef& ref) { visit(ref); },
                        [&](const Along& along) {
                            points_in(along.from, dictionary, visit, seen);
                            points_in(along.to, dictionary, visit, seen);
                        },
                        [&](const Offset& offset) { points_in(offset.from, dictionary, visit, seen); },
                        [&](const Meet& meet) {
                            for (const Constraint& constraint : meet.constraints) points_in(constraint, dictionary, visit, seen);
                            if (meet.near) points_in(*meet.near, dictionary, visit, seen);
                        }},
               rule.is);
}

void places_of(const Statement& statement, const std::function<void(const Place&)>& visit) {
    std::visit(Overload{[&](const LevelWith& is) { visit(is.place); }, [&](const Distance& is) { visit(is.from); },
                        [&](const Between& is) {
                            visit(is.first);
                            visit(is.second);
                        },
                        [&](const Beyond& is) { visit(is.place); }, [](const NearLine&) {}, [&](const Near& is) { visit(is.place); },
                        [&](const Ratio& is) {
                            visit(is.first);
                            visit(is.second);
                        }},
               statement.is);
}

class Checker {
  public:
    Checker(Atlas& atlas, const std::vector<std::string>& mentioned, std::vector<base::Fault>& faults)
        : atlas_(atlas), mentioned_(mentioned.begin(), mentioned.end()), faults_(faults) {}

    void run() {
        derived_landmarks();
        duplicates();
        names_of_others();
        // Dropping a point can leave others without support, so this goes on until nothing more falls.
        while (unsupported()) {
        }
        cycles();
        while (unsupported()) {
        }
        statements();
        channels();
        all_sources();
    }

  private:
    void fault(const Point& point, const std::string& where, const std::string& what) {
        faults_.push_back({point.file, point.code + (where.empty() ? "" : "/" + where), what});
    }

    bool exists(const PointRef& ref) const { return atlas_.find_member(ref) != nullptr; }

    std::string trouble_with(const PointRef& ref) const {
        if (const Point* point = atlas_.find_point(ref.code)) {
            std::string members;
            for (const Member& member : point->members) members += (members.empty() ? "" : ", ") + ref.code + ":" + member.name;
            return ref.member.empty() ? "names several places; say which of " + members : "has no such member; there are " + members;
        }
        if (mentioned_.count(ref.code) != 0) return "is faulty itself and was left out";
        std::vector<std::string> codes(mentioned_.begin(), mentioned_.end());
        return "is in no file of points" + base::did_you_mean(ref.code, codes);
    }

    void derived_landmarks() {
        // A derived landmark that leads back to itself can never be found.
        for (auto& [name, landmark] : atlas_.dictionary.landmarks) {
            if (!landmark.derived) continue;
            std::vector<std::string> trail{name};
            if (leads_back(*landmark.derived, name, trail)) {
                std::string circle;
                for (const std::string& step : trail) circle += step + " -> ";
                faults_.push_back({"landmarks.json", name, "is derived in a circle: " + circle + name});
                landmark.derived = nullptr;
            }
        }
    }

    /// Whether a rule leans on the landmark `start`, through other derived landmarks.
    bool leads_back(const Rule& rule, const std::string& start, std::vector<std::string>& trail) const {
        std::vector<std::string> names;
        landmarks_in(rule, names);
        for (const std::string& name : names) {
            if (name == start) return true;
            const auto found = atlas_.dictionary.landmarks.find(name);
            if (found == atlas_.dictionary.landmarks.end() || !found->second.derived) continue;
            if (std::find(trail.begin(), trail.end(), name) != trail.end()) continue;
            trail.push_back(name);
            if (leads_back(*found->second.derived, start, trail)) return true;
            trail.pop_back();
        }
        return false;
    }

    static void landmarks_in(const Place& place, std::vector<std::string>& names) {
        if (const auto* ref = std::get_if<LandmarkRef>(&place)) names.push_back(ref->name);
        if (const auto* rule = std::get_if<RulePtr>(&place); rule && *rule) landmarks_in(**rule, names);
    }
    static void landmarks_in(const Rule& rule, std::vector<std::string>& names) {
        std::visit(Overload{[&](const LandmarkRef& ref) { names.push_back(ref.name); }, [](const PointRef&) {},
                            [&](const Along& along) {
                                landmarks_in(along.from, names);
                                landmarks_in(along.to, names);
                            },
                            [&](const Offset& offset) { landmarks_in(offset.from, names); },
                            [&](const Meet& meet) {
                                for (const Constraint& constraint : meet.constraints) {
                                    std::visit(Overload{[&](const LevelOf& is) { landmarks_in(is.place, names); },
                                                        [&](const Plumb& is) { landmarks_in(is.place, names); },
                                                        [&](const OnWay& is) {
                                                            landmarks_in(is.from, names);
                                                            landmarks_in(is.to, names);
                                                        },
                                                        [](const auto&) {}},
                                               constraint);
                                }
                                if (meet.near) landmarks_in(*meet.near, names);
                            }},
                   rule.is);
    }

    void duplicates() {
        std::set<std::string> seen;
        std::erase_if(atlas_.points, [&](const Point& point) {
            if (seen.insert(point.code).second) return false;
            fault(point, "", "is there a second time; the first is kept");
            return true;
        });
    }

    void names_of_others() {
        std::erase_if(atlas_.points, [&](const Point& point) {
            if (point.channel == "EX" || atlas_.find_channel(point.channel) != nullptr) return false;
            fault(point, "channel", "names the channel '" + point.channel + "', which channels.json does not have");
            return true;
        });
        // An unknown region costs the point only that one reason, not its place.
        std::vector<std::string> ids;
        for (const Region& region : atlas_.regions) ids.push_back(region.id);
        for (Point& point : atlas_.points) {
            std::erase_if(point.regions, [&](const RegionUse& use) {
                if (atlas_.find_region(use.region) != nullptr) return false;
                fault(point, "regions", "names the region '" + use.region + "', which regions.json does not have" + base::did_you_mean(use.region, ids));
                return true;
            });
        }
    }

    bool unsupported() {
        std::set<std::string> falling;
        for (const Point& point : atlas_.points) {
            for (const Member& member : point.members) {
                std::set<std::string> seen;
                points_in(*member.rule, atlas_.dictionary,
                          [&](const PointRef& ref) {
                              if (exists(ref) || falling.count(point.code) != 0) return;
                              fault(point, "rule", "leans on " + to_string(ref) + ", which " + trouble_with(ref));
                              falling.insert(point.code);
                          },
                          seen);
            }
        }
        std::erase_if(atlas_.points, [&](const Point& point) { return falling.count(point.code) != 0; });
        return !falling.empty();
    }

    void cycles() {
        std::map<std::string, int> colour;  // 0 new, 1 under way, 2 done
        std::vector<std::string> trail;
        std::set<std::string> in_circle;
        const std::function<void(const PointRef&)> go = [&](const PointRef& ref) {
            const Point* point = atlas_.find_point(ref.code);
            const Member* member = atlas_.find_member(ref);
            if (point == nullptr || member == nullptr) return;
            const std::string key = to_string(ref);
            if (colour[key] == 2) return;
            if (colour[key] == 1) {
                const auto start = std::find(trail.begin(), trail.end(), key);
                std::string circle;
                for (auto step = start; step != trail.end(); ++step) circle += *step + " -> ";
                fault(*point, "rule", "stands in a circle of rules: " + circle + key + "; one of them must be found without the others");
                for (auto step = start; step != trail.end(); ++step) in_circle.insert(step->substr(0, step->find(':')));
                return;
            }
            colour[key] = 1;
            trail.push_back(key);
            std::set<std::string> seen;
            points_in(*member->rule, atlas_.dictionary, go, seen);
            trail.pop_back();
            colour[key] = 2;
        };
        for (const Point& point : atlas_.points) {
            for (const Member& member : point.members) go({point.code, member.name});
        }
        std::erase_if(atlas_.points, [&](const Point& point) { return in_circle.count(point.code) != 0; });
    }

    void statements() {
        // A statement about a point that is not there cannot be checked: it goes, the point stays.
        for (Point& point : atlas_.points) {
            for (Member& member : point.members) {
                std::erase_if(member.also, [&](const Statement& statement) {
                    bool bad = false;
                    places_of(statement, [&](const Place& place) {
                        std::set<std::string> seen;
                        points_in(place, atlas_.dictionary,
                                  [&](const PointRef& ref) {
                                      if (exists(ref)) return;
                                      fault(point, "also", "names " + to_string(ref) + ", which " + trouble_with(ref));
                                      bad = true;
                                  },
                                  seen);
                    });
                    return bad;
                });
            }
        }
    }

    void channels() {
        for (Channel& channel : atlas_.channels) {
            for (Branch& branch : channel.branches) {
                std::erase_if(branch.stops, [&](const Place& stop) {
                    bool bad = false;
                    std::set<std::string> seen;
                    points_in(stop, atlas_.dictionary,
                              [&](const PointRef& ref) {
                                  if (exists(ref)) return;
                                  faults_.push_back({"channels.json", channel.code + "/" + branch.name, "names " + to_string(ref) + ", which " + trouble_with(ref)});
                                  bad = true;
                              },
                              seen);
                    return bad;
                });
            }
        }
    }

    void check_sources(const std::vector<std::string>& ids, const std::string& file, const std::string& where) {
        for (const std::string& id : ids) {
            if (atlas_.sources.count(id) != 0 || !missing_sources_.insert(file + where + id).second) continue;
            std::vector<std::string> known;
            for (const auto& [name, unused] : atlas_.sources) known.push_back(name);
            faults_.push_back({file, where, "names the source '" + id + "', which sources.json does not have" + base::did_you_mean(id, known)});
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
        }
        for (const auto& [name, landmark] : atlas_.dictionary.landmarks) check_sources(landmark.sources, "landmarks.json", name);
        for (const auto& [name, line] : atlas_.dictionary.lines) check_sources(line.sources, "landmarks.json", name);
        for (const auto& [name, scale] : atlas_.dictionary.scales) check_sources(scale.sources, "landmarks.json", name);
        for (const Channel& channel : atlas_.channels) check_sources(channel.sources, "channels.json", channel.code);
        check_sources(atlas_.evidence.sources, "regions.json", "evidence");
        check_sources(atlas_.red_flags.lead.sources, "regions.json", "red_flags");
        for (const Cited& flag : atlas_.red_flags.flags) check_sources(flag.sources, "regions.json", "red_flags");
        for (const Region& region : atlas_.regions) {
            check_sources(region.meaning.sources, "regions.json", region.id);
            check_sources(region.what_to_mind.sources, "regions.json", region.id);
            for (const Cited& caution : region.cautions) check_sources(caution.sources, "regions.json", region.id);
        }
        for (const Section& section : atlas_.about.sections) {
            for (const Block& block : section.blocks) check_sources(block.is.sources, "about.json", section.id);
        }
    }

    Atlas& atlas_;
    std::set<std::string> mentioned_;
    std::vector<base::Fault>& faults_;
    std::set<std::string> missing_sources_;
};

}  // namespace

void check_references(Atlas& atlas, const std::vector<std::string>& mentioned, std::vector<base::Fault>& faults) {
    Checker(atlas, mentioned, faults).run();
}

}  // namespace jingluo::atlas
