// What the standard says of finished points, as predicates (docs/claims.md): read from tests/claims, measured on a
// body.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "atlas/model.h"
#include "base/fault.h"
#include "verify/certificate.h"

namespace jingluo::verify {

/// A direction in a part's frame; `lateral` is away from the midline of the body.
enum class Heading { proximal, distal, anterior, posterior, lateral, medial, left, right };

/// A place that a claim names.
struct Spot {
    enum class Kind { landmark, point, line, mid, part_way, shifted };
    enum class Of { own_side, other_side, left, right };

    Kind kind = Kind::landmark;
    Of side = Of::own_side;
    std::string name, member;
    std::vector<Spot> of;  // one for `shifted`, two for `mid` and `part_way`
    double fraction = 0.5;
    Heading heading = Heading::proximal;
    double cun = 0;
    std::string scale, part;
};

/// A tolerance in cun of a scale, or in millimetres where the claim names no scale.
struct Slack {
    std::string scale;
    double cun = 0, mm = 0;
};

namespace says {

struct Level {
    Spot with;
    std::string part;
    Slack slack;
};
struct Tape {
    std::optional<Spot> from;  // nothing: the midline
    Heading heading = Heading::lateral;
    double cun = 0;
    std::string scale, part;
    double tolerance_cun = 0.1;
};
struct Apart {
    Spot from;
    Heading heading = Heading::proximal;
    double cun = 0;
    std::string scale, part;
    double tolerance_cun = 0.1;
};
struct Arc {
    Spot from;
    std::optional<Heading> heading;
    double cun = 0;
    std::string scale, part;
    double tolerance_cun = 0.1;
};
struct Away {
    Spot from;
    double cun = 0;
    std::string scale;
    double tolerance_cun = 0.1;
};
struct Order {
    std::vector<Spot> of;
    Heading heading = Heading::distal;
    std::string part;
};
struct Between {
    Spot first, second;
    Heading heading = Heading::distal;
    std::string part;
};
struct Aligned {
    Spot first, second;
    Slack slack;
};
struct Beyond {
    Spot place;
    Heading heading = Heading::distal;
    std::string part;
    std::string scale;  // least and most are cun of it; empty: millimetres
    double least = 0;
    std::optional<double> most;
};
struct OnLine {
    std::string line;
    Slack slack;
};
struct Near {
    Spot place;
    Slack slack;
};
struct Ratio {
    Spot from, to;
    double fraction = 0.5, tolerance = 0.03;
    std::string part;  // measured along its axis; empty: straight
};
struct Plumb {
    Spot through;
    std::string part;
    Slack slack;
};
using Predicate =
    std::variant<Level, Tape, Apart, Arc, Away, Order, Between, Aligned, Beyond, OnLine, Near, Ratio, Plumb>;

}  // namespace says

struct StandardClaim {
    std::string code, member;  // no member: every member of the code
    std::string source, words, report_only;
    says::Predicate is;
    std::string file, where;  // for messages: the file and the JSON pointer in it
};

struct Claims {
    std::vector<StandardClaim> all;
    /// Positions in `all` of the claims about a place.
    std::vector<size_t> about(const std::string& code, const std::string& member) const;

    std::multimap<std::string, size_t> by_code;
};

struct ClaimsRead {
    Claims claims;                    // everything that is sound
    std::vector<base::Fault> faults;  // everything that is not
    size_t files = 0;
};

/// Reads every *.json of a folder (not of folders inside it). Strict: unknown fields, names, directions, a claim made
/// twice or about itself are faults. Throws BadInput when there is no such folder.
ClaimsRead read_claims(const std::filesystem::path& folder, const atlas::Atlas& atlas);

/// Whether a claim repeats what a rule itself measured: then it does not check the rule.
bool used_by(const atlas::Rule& rule, const says::Predicate& is);

/// Measures every claim about a point on its side.
std::vector<Claim> measure_claims(const Subject& subject, const Placed& point, const Claims& claims);

}  // namespace jingluo::verify
