#include "body/unit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace jingluo::body {

namespace {

constexpr double least_m = 0.3, most_m = 3, grown_m = 1.7;
constexpr double no_limb_m = 0.05;  // no scan of a hand or an ear is so small

class Box {
  public:
    void add(glm::dvec3 place) {
        low_ = glm::min(low_, place);
        high_ = glm::max(high_, place);
    }
    /// Its diagonal: however the body lies, between its height and half as much again. 0 for an empty box.
    double size() const { return high_.x >= low_.x ? glm::length(high_ - low_) : 0; }

  private:
    glm::dvec3 low_{std::numeric_limits<double>::max()}, high_{std::numeric_limits<double>::lowest()};
};

bool has_any(const Landmarks& marks, std::initializer_list<const char*> pieces) {
    return std::any_of(marks.landmarks.begin(), marks.landmarks.end(), [&](const auto& mark) {
        return std::any_of(pieces.begin(), pieces.end(),
                           [&](const char* piece) { return mark.first.find(piece) != std::string::npos; });
    });
}

bool is_whole(const Landmarks& marks) {
    return has_any(marks, {"malleolus", "heel", "toe"}) && has_any(marks, {"hairline", "occipital", "glabella", "ear"});
}

bool is_plausible(double size) {
    return size >= least_m && size <= most_m;
}

}  // namespace

double unit_m(const Mesh& mesh, const Landmarks& marks) {
    Box of_skin, of_marks;
    for (const glm::vec3& place : mesh.positions) of_skin.add(place);
    for (const auto& [name, place] : marks.landmarks) of_marks.add(place);
    const double skin = of_skin.size();
    // A few landmarks of one limb say nothing of the whole; a floor or a stand that was scanned too is no body.
    const bool by_marks = is_whole(marks) || of_marks.size() > 0.4 * skin;
    const double size = by_marks ? of_marks.size() : skin;
    if (is_plausible(size) || !(size > 0) || !std::isfinite(size)) return 1;
    if (size < least_m && size >= no_limb_m && !is_whole(marks)) return 1;
    return std::pow(10.0, std::round(std::log10(grown_m / size)));
}

void scale(Mesh& mesh, double by) {
    for (glm::vec3& place : mesh.positions) place = glm::vec3(glm::dvec3(place) * by);
}

void scale(Landmarks& marks, double by) {
    for (auto& [name, place] : marks.landmarks) place *= by;
    for (auto& [name, line] : marks.lines) {
        for (glm::dvec3& place : line) place *= by;
    }
    for (auto& [name, part] : marks.parts) part.at *= by;
}

}  // namespace jingluo::body
