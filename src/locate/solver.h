// Carries rules out on one body. One solver belongs to one thread; it remembers what it has solved.
#pragma once

#include <deque>
#include <functional>
#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "atlas/model.h"
#include "body/body.h"
#include "locate/frames.h"
#include "locate/placed.h"
#include "locate/tape.h"
#include "locate/trace.h"

namespace jingluo::locate {

/// A place found, with what led to it.
struct Solved {
    glm::dvec3 place{0};  // on the skin
    glm::dvec3 normal{0};
    std::string part;      // the part of the body to which it belongs
    std::string name;      // as people would say it, for messages and ways
    bool midline = false;  // lies in the midline by its definition
    Construction construction;
};

class Solver {
  public:
    /// `tape` is the body's; solvers may share it.
    Solver(const atlas::Atlas& atlas, const body::Body& body, const Tape& tape);
    /// Takes over the spans and points that were found on this body before; such points come without a construction.
    void take(const Placements& placements);

    /// All throw Unsolvable. What they give lives as long as the solver.
    /// A place in a rule: of another point its landmarks, not its ways.
    const Solved& place(const atlas::Place& place, atlas::Side side);
    const Solved& landmark(const atlas::LandmarkRef& ref, atlas::Side side);
    const Solved& point(const atlas::PointRef& ref, atlas::Side side);
    const Solved& rule(const atlas::Rule& rule, atlas::Side side);
    const CunLength& cun(const std::string& scale, atlas::Side side);

  private:
    template <class T>
    struct Remembered {
        bool under_way = false;
        std::optional<T> value;
        std::string why;  // when there is no value
    };
    template <class T>
    using Memory = std::unordered_map<std::string, Remembered<T>>;
    /// Rules that say the same are one; their texts are the atlas's.
    struct RuleKey {
        std::string_view text;
        atlas::Side side;
        bool operator==(const RuleKey&) const = default;
    };
    struct HashOfRule {
        size_t operator()(const RuleKey& key) const {
            return std::hash<std::string_view>()(key.text) + static_cast<size_t>(key.side);
        }
    };
    struct Level {
        body::Plane plane;
        glm::dvec3 through{0};
        std::string what, part;
        bool is_plumb = false;
    };
    struct Curve {
        Polyline places;
        std::string what, part;
    };
    struct Beside {  // a parallel: so many metres beside a line
        const atlas::Parallel* is = nullptr;
        Polyline line;
        std::string what, part;
        bool midline = false;
        double metres = 0, cun_m = 0;
    };
    using Met = std::variant<Level, Curve, Beside>;

    Solved along(const atlas::Along& rule, atlas::Side side);
    Solved offset(const atlas::Offset& rule, atlas::Side side);
    Solved meet(const atlas::Meet& rule, atlas::Side side);

    enum class Keep { way, end };
    /// One step of an offset from a place; the way walked lies on the skin and ends at the new place. With Keep::end
    /// only its last place need be true.
    Polyline step(const Solved& from, const std::string& part, atlas::Direction direction, double metres,
                  atlas::Side side, Keep keep = Keep::way) const;
    Polyline axial(const Solved& from, const std::string& part, glm::dvec3 direction, double metres,
                   atlas::Side side) const;
    Polyline taped(const Solved& from, atlas::Direction direction, double metres, atlas::Side side, Keep keep) const;

    Met constraint(const atlas::Constraint& constraint, atlas::Side side, Construction& construction);
    std::vector<glm::dvec3> candidates(const Level& a, const Level& b, atlas::Side side,
                                       Construction& construction) const;
    std::vector<glm::dvec3> candidates(const Level& a, const Curve& b, Construction& construction) const;
    std::vector<glm::dvec3> candidates(const Level& a, const Beside& b, atlas::Side side,
                                       Construction& construction) const;
    std::vector<glm::dvec3> candidates(const Curve& a, const Curve& b) const;
    /// A parallel is drawn where a rule needs it, and kept for all points that stand on it: places at even steps of a
    /// centimetre of its line.
    struct Parallel {
        double line_m = 0;
        std::vector<std::optional<glm::dvec3>> places;
    };
    Parallel& parallel_of(const Beside& beside, atlas::Side side);
    /// Its places from one to another, `every` so many, the last in any case.
    Polyline drawn(Parallel& parallel, const Beside& beside, atlas::Side side, size_t first, size_t last,
                   size_t every) const;
    /// The whole parallel.
    Curve curve_of(const Beside& beside, atlas::Side side);
    /// The stretch of it that comes nearest to another curve.
    Curve curve_near(const Beside& beside, const Curve& other, atlas::Side side);
    glm::dvec3 chosen(std::vector<glm::dvec3> found, const atlas::Meet& rule, const std::string& what,
                      const std::string& part, atlas::Side side);

    /// A named line, dropped to the skin; `name` gets its side.
    const Polyline& line(const std::string& name, atlas::Side side, std::string& sided);
    /// The straight way over the skin; `outward` as Surface::way takes it.
    const Polyline& way(const Solved& from, const Solved& to, glm::dvec3 outward = glm::dvec3(0));
    const body::PartFrame& frame(const std::string& part, atlas::Side side) const;
    double span(const atlas::Scale& scale, atlas::Side side);
    Solved on_skin(glm::dvec3 place) const;
    /// Whether a place lies on the side that is being solved; true for the midline.
    bool on_side(glm::dvec3 place, atlas::Side side) const;

    /// `name` is how a circle of rules is told, and empty for a rule, which is told by what it belongs to.
    template <class T, class Make>
    const T& remembered(Remembered<T>& entry, const std::string& name, Make make);

    const atlas::Atlas& atlas_;
    const body::Body& body_;
    const Tape& tape_;
    int depth_ = 0;
    std::vector<std::pair<const void*, std::string>> under_way_;  // what is remembered, and its name
    std::unordered_map<std::string_view, const atlas::Point*> by_code_;
    Memory<Solved> landmarks_, points_;
    std::unordered_map<RuleKey, Remembered<Solved>, HashOfRule> rules_;
    std::unordered_map<const Solved*, Solved> leaned_on_;  // points as places of other rules
    std::deque<Solved> untold_;                            // of rules without a text
    Memory<CunLength> scales_;
    std::unordered_map<std::string, Polyline> lines_, ways_;
    std::unordered_map<std::string, Parallel> parallels_;
};

/// Adds what one place brought into the construction of another; landmarks once each.
void merge(Construction& into, const Construction& from, bool with_ways);

}  // namespace jingluo::locate
