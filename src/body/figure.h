// One template from which bodies of any sex, stature and build are made in a moment: the same triangles, moved.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/fault.h"
#include "body/body.h"
#include "body/shape.h"

namespace jingluo::body {

/// A place that stays on its triangle however the triangle moves.
struct PlaceOnSkin {
    std::array<std::uint32_t, 3> corner{0, 0, 0};  // vertices
    glm::dvec3 weight{1, 0, 0};                    // sum 1
};

class Figure {
  public:
    /// What a vertex is moved by: towards the man, and for each sex towards its lean, heavy, short and tall ends.
    enum Target {
        male,
        female_lean,
        female_heavy,
        male_lean,
        male_heavy,
        female_short,
        female_tall,
        male_short,
        male_tall
    };
    static constexpr std::array<const char*, 9> target_names{"male",        "female_lean", "female_heavy",
                                                             "male_lean",   "male_heavy",  "female_short",
                                                             "female_tall", "male_short",  "male_tall"};

    /// Reads NAME.glb and NAME.landmarks.json. Throws BadInput, also when the two do not belong together.
    static Figure read(const std::filesystem::path& glb);

    /// Skin and landmarks in a shape, standing on y = 0, exactly of its stature. The same shape gives the same bytes.
    /// Numbers out of range count as the nearest that is allowed.
    struct Form {
        Shape shape;  // as made: within its ranges, the stature filled in
        Mesh mesh;
        Landmarks marks;
    };
    Form form(const Shape& shape) const;
    /// The same with its surface, ready to be asked.
    Body make(const Shape& shape, const std::string& name) const;

    double average_stature_m(double sex) const;
    size_t triangle_count() const { return indices_.size() / 3; }
    const std::filesystem::path& file() const { return file_; }
    /// What was left out on the way in (targets of unknown names).
    const std::vector<base::Fault>& faults() const { return faults_; }

  private:
    friend class FigureReader;
    using Colours = std::vector<std::array<std::uint8_t, 4>>;
    Figure() = default;
    Shape filled_in(const Shape& shape) const;
    /// How far each target moves the woman's skin in a shape.
    struct Move {
        const glm::vec3* delta;
        double by;
    };
    std::vector<Move> moves(const Shape& shape) const;
    /// In doubles: where GCC 12.2 inlines a step through floats, whether it rounds depends on the optimisation.
    glm::dvec3 moved(size_t vertex, const std::vector<Move>& moves) const;
    Colours colours(double sex) const;
    Landmarks marks(const Shape& shape, const std::vector<glm::vec3>& positions, double floor_m, double scale) const;
    std::map<std::string, glm::dvec3> landmarks_on(const std::function<glm::dvec3(std::uint32_t)>& vertex) const;

    std::filesystem::path file_;
    std::vector<base::Fault> faults_;
    std::vector<glm::vec3> base_;
    std::array<std::vector<glm::vec3>, target_names.size()> deltas_;  // empty: nothing moves
    Colours female_colours_, male_colours_;                           // the man's empty: as the woman's
    std::vector<std::uint32_t> indices_;
    std::map<std::string, PlaceOnSkin> landmarks_;
    std::map<std::string, std::vector<PlaceOnSkin>> lines_;
    std::map<std::string, std::array<PartFrame, 2>> parts_;  // female, male of middle build; not yet floored and scaled
    std::array<double, 2> average_stature_m_{1.63, 1.76};    // female, male
};

}  // namespace jingluo::body
