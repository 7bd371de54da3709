// One body with its finished points, as the checker sees it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "atlas/model.h"
#include "verify/skin.h"
#include "verify/tape_measure.h"
#include "verify/values.h"

namespace jingluo::verify {

/// What the checker looks at, and what it measured on the way and need not measure again. The atlas must outlive it.
/// Not for several threads at once.
class Subject {
  public:
    Subject(const atlas::Atlas& atlas, Triangles triangles, Marks marks, std::vector<Placed> points);
    Subject(const Subject&) = delete;
    Subject& operator=(const Subject&) = delete;
    Subject(Subject&&) = default;

    const atlas::Atlas& atlas() const { return atlas_; }
    const Skin& skin() const { return skin_; }
    const Marks& marks() const { return marks_; }
    const std::vector<Placed>& points() const { return points_; }
    /// The finished point, or null.
    const Placed* find(const std::string& code, const std::string& member, atlas::Side side) const;

    /// The tape round the trunk at the level of a place, or null where the trunk is not cut.
    const TapeRound* tape(glm::dvec3 level_of) const;
    /// Where the skin faces at a landmark, by its sided name.
    glm::dvec3 facing(const std::string& landmark) const;

    /// Metres of a cun by scale and side, filled by Measurer::cun_m.
    std::map<std::pair<std::string, atlas::Side>, std::optional<double>>& cun() const { return cun_; }

  private:
    const atlas::Atlas& atlas_;
    Skin skin_;
    Marks marks_;
    std::vector<Placed> points_;
    std::map<std::tuple<std::string, std::string, atlas::Side>, size_t> index_;
    mutable std::map<long, std::optional<TapeRound>> tapes_;  // by level in micrometres
    mutable std::map<std::string, glm::dvec3> facing_;
    mutable std::map<std::pair<std::string, atlas::Side>, std::optional<double>> cun_;
};

}  // namespace jingluo::verify
