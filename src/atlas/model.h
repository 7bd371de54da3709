// What the atlas knows: plain values as they stand in points/, already checked. docs/data.md describes the files.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace jingluo::atlas {

enum class Side { left, right, midline };

/// A statement together with the ids of the sources that say so (keys of Atlas::sources).
struct Cited {
    std::string text;
    std::vector<std::string> sources;
};

struct Source {
    std::string id, kind, authors, title, where, url, note;
    int year = 0;  // 0: not known
};

struct Names {
    std::string pinyin, hanzi_traditional, hanzi_simplified, english;
};

// ---- the dictionary -------------------------------------------------------------------------------------------------

enum class Direction { cranial, caudal, proximal, distal, anterior, posterior, dorsal, plantar, lateral, medial };

struct Rule;
using RulePtr = std::shared_ptr<const Rule>;

/// A landmark by name; `other_side` asks for the other side's.
struct LandmarkRef {
    std::string name;
    bool other_side = false;
};
/// A point by code, with its member where the code names several places.
struct PointRef {
    std::string code, member;
};
/// Wherever a rule names a place.
using Place = std::variant<LandmarkRef, PointRef, RulePtr>;

/// From one place towards another. Exactly one of cun and fraction is set; `scale` goes with cun, `via` may be empty.
struct Along {
    Place from, to;
    std::string via, scale;
    std::optional<double> cun, fraction;
    std::optional<Direction> seen_from;  // the side from which the way is straight; none: across the skin at its ends
};

struct Step {
    Direction direction;
    double cun;
};
/// From a place so many cun on a scale in one or two anatomical directions. `part` is empty when it is the scale's.
struct Offset {
    Place from;
    std::vector<Step> steps;
    std::string scale, part;
};

struct LevelOf {
    Place place;
    std::string part;  // empty: the part to which the place belongs
};
struct OnLine {
    std::string line;
};
struct OnWay {
    Place from, to;
};
struct Parallel {
    std::string line, scale;
    Step step;
};
struct Plumb {
    Place place;
};
using Constraint = std::variant<LevelOf, OnLine, OnWay, Parallel, Plumb>;

/// Where two constraints meet. Without `pick` and `near`, several answers are an error.
struct Meet {
    std::array<Constraint, 2> constraints;
    std::optional<Direction> pick;
    std::optional<Place> near;
};

struct Rule {
    std::variant<LandmarkRef, PointRef, Along, Offset, Meet> is;
    std::string json;  // the rule as it stands in the data, for people and for `points --format json`
};

struct Part {
    std::string name, description;
    bool sided = false;
};
struct Landmark {
    std::string name, kind, part, description, palpation;
    bool sided = false;
    double sigma_mm = 0;
    std::vector<std::string> sources;
    RulePtr derived;  // null: given by the body
};
struct Line {
    std::string name, kind, part, description, palpation;
    bool sided = false;
    double sigma_mm = 0;
    std::vector<std::string> sources;
};
enum class Measure { axis, tape, arc };
struct Scale {
    std::string name, part, description;
    LandmarkRef from, to;
    bool across = false;  // from the left landmark to the right one: the span covers both sides
    double cun = 0;
    Measure measure = Measure::axis;
    std::vector<std::string> sources;
};
struct Dictionary {
    std::map<std::string, Part> parts;
    std::map<std::string, Landmark> landmarks;
    std::map<std::string, Line> lines;
    std::map<std::string, Scale> scales;
};

// ---- what a finished point must meet
// ----------------------------------------------------------------------------------

struct LevelWith {
    Place place;
    std::string part, scale;
    double tolerance_cun = 0.1;
};
struct Distance {
    Place from;
    Step step;
    std::string scale;
    double tolerance_cun = 0.1;
};
struct Between {
    Place first, second;
    Direction direction;
    std::string part;  // empty: the point's own
};
struct Beyond {
    Place place;
    Direction direction;
    std::string part;
};
struct NearLine {
    std::string line;
    double tolerance_mm = 8;
};
struct Near {
    Place place;
    double tolerance_mm = 15;
};
struct Ratio {
    Place first, second;
    double value = 0.5, tolerance = 0.03;
};
/// `is` with the statement as it stands in the data.
struct Statement {
    std::variant<LevelWith, Distance, Between, Beyond, NearLine, Near, Ratio> is;
    std::string json;
};

// ---- points
// -----------------------------------------------------------------------------------------------------------

struct Needling {
    double least_cun = 0, most_cun = 0;
    std::string angle, text;
    std::vector<std::string> sources;
};
/// In the order in which each feeds the next.
enum class Phase { wood, fire, earth, metal, water };
struct Category {
    std::string id, of;  // `of`: the organ or vessel, may be empty
    std::vector<std::string> sources;
    std::optional<Phase> phase = {};  // of the five shu alone; found by the reader (atlas/phase.h), not in the data
};
enum class Role { near, distant };
/// Why a point is used for a region: it lies there, its channel runs there, it is the back-shu of what hurts, it lies
/// at the other end of the channel, tradition names it for this, or trials named it.
enum class Reason { local, on_channel, back_shu, opposite_end, empirical, trial };
struct RegionUse {
    std::string region;
    Role role = Role::near;
    std::vector<Reason> reasons;  // each once, at least one
    Cited why;
    std::vector<std::string> members = {};  // of a group, those that serve; none named: all of them
};
/// One place that a code names: the whole point, or one member of a group.
struct Member {
    std::string name;  // empty when the code names one place
    RulePtr rule;
    std::vector<Statement> also;
    bool midline = false;  // stands once, in the midline, though others of its group have sides
};
/// Another place that an authority gives for the same point, to be shown beside the first.
struct Alternative {
    std::string name;  // "Remark of the standard", "Older Chinese textbooks"
    RulePtr rule;
    double sigma_mm = 0;
    Cited location;
};
struct Point {
    std::string code, channel;
    std::vector<std::string> older_codes, old_numbering;
    Names names;
    bool midline = false;
    std::vector<Member> members;  // at least one
    std::vector<Alternative> alternatives;
    std::optional<Side> only;        // the one side on which the point stands; nothing when it stands on both
    std::string inside;              // "mouth" or "nose": it lies in there and is shown at the lips or the nostril
    std::vector<Cited> differences;  // where the standards do not agree about the point
    double sigma_mm = 0;
    Cited location, beneath;
    Needling needling;
    std::vector<Cited> cautions;
    std::vector<Category> categories;
    std::vector<RegionUse> regions;
    std::vector<std::string> sources;
    std::string file;  // the file's name, for messages
};
/// Whether a member of a point stands once, in the midline.
inline bool in_midline(const Point& point, const Member& member) {
    return point.midline || member.midline;
}

// ---- channels, regions, pages
// -------------------------------------------------------------------------------------------

struct Branch {
    std::string name;
    std::vector<Place> stops;  // a stop that is no point only guides the line
};
struct Channel {
    std::string code, organ, colour, pattern;  // colour "#rrggbb"; pattern: solid, dash, dot, dash_dot, long_dash
    Names names;
    bool bilateral = true;
    std::vector<Branch> branches;
    std::vector<std::string> sources;
};
struct Region {
    std::string id, name, hanzi, view;
    Cited meaning, what_to_mind;
    std::vector<Cited> cautions;
    std::vector<Cited> red_flags = {};  // signs of this region alone, beside those that hold for all
};
struct RedFlags {
    std::string title;
    Cited lead;
    std::vector<Cited> flags;
};
enum class BlockKind { paragraph, bullet, step, note };
struct Block {
    BlockKind kind = BlockKind::paragraph;
    Cited is;
};
struct Section {
    std::string id, title;
    std::vector<Block> blocks;
};
struct Page {
    std::string title;
    std::vector<Section> sections;
};

struct Atlas {
    Dictionary dictionary;
    std::vector<Channel> channels;  // in the traditional order of the file
    std::vector<Point> points;      // channel by channel in the order of the codes, extra points last
    std::vector<Region> regions;
    RedFlags red_flags;
    Cited evidence;
    Page about;
    std::map<std::string, Source> sources;

    const Point* find_point(const std::string& code) const;
    const Channel* find_channel(const std::string& code) const;
    const Region* find_region(const std::string& id) const;
    const Member* find_member(const PointRef& ref) const;  // the only member when ref.member is empty
};

/// The member of that name, or null; the only member when the name is empty.
const Member* find_member(const Point& point, const std::string& name);

std::string to_string(Direction direction);
std::string to_string(Side side);
/// "wood", "fire", ...
std::string to_string(Phase phase);
/// "local", "on the channel", "back-shu point", ...
std::string to_string(Reason reason);
/// "BL23" or "EX-B2:L4".
std::string to_string(const PointRef& ref);

}  // namespace jingluo::atlas
