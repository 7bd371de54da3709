// Making the landmarks of a body that came without them: what has been set and how, what is asked for, and the way
// back. Plain values; src/scene/landmark_acts.h says what can be done to them.
#pragma once

#include <glm/glm.hpp>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "body/landmarks.h"
#include "body/shape.h"

namespace jingluo::scene {

/// How a landmark came to its place. The first two are guesses of the program, the others a person's word, which no
/// proposal moves.
enum class HowSet { mirrored, proposed, accepted, clicked, corrected };
constexpr bool by_person(HowSet how) {
    return how == HowSet::accepted || how == HowSet::clicked || how == HowSet::corrected;
}

struct Mark {
    glm::dvec3 place{0};  // on the skin, metres in the body's frame
    HowSet how = HowSet::clicked;
    double doubt_mm = 0;  // of a proposal: how far it may be off; 0 where nothing is known
    bool operator==(const Mark&) const = default;
};

/// A proposal that may be further off than this, about a finger's breadth, is shown as doubtful and asked for: some
/// thirty landmarks of an ordinary body, fewer with each correction that the next proposal takes in.
inline constexpr double doubtful_mm = 20;

/// Everything that one step of undo brings back. Sided names end in ".l" or ".r".
struct Marks {
    std::map<std::string, Mark> set;
    std::map<std::string, std::vector<glm::dvec3>> lines;  // of the last proposal; a person sets landmarks only
    // As a file gave them that nobody made here; they stand before those that the landmarks themselves give.
    std::map<std::string, body::PartFrame> parts;
    std::optional<body::Shape> shape;  // of our own body where it came nearest to this one
    bool proposed = false;
    std::set<std::string> skipped;
    std::string asked;  // which landmark a click sets; empty: none
};

/// What the project's own body knows about each landmark, and which ones are asked for first. Never changes.
struct LandmarkGuide {
    struct Place {
        glm::dvec3 place{0};
        glm::dvec3 normal{0, 0, 1};
    };
    std::map<std::string, Place> own;
    std::vector<std::string> telling;
    glm::dmat3 upright{1};  // the foreign body's left, up and front as columns, as its shape lets one guess
};

struct LandmarkWork {
    std::shared_ptr<const LandmarkGuide> guide;
    std::shared_ptr<const Marks> now = std::make_shared<const Marks>();
    std::vector<std::shared_ptr<const Marks>> done, undone;  // newest last
    std::vector<std::string> trail;                          // what was asked for before, newest last
    std::optional<Mark> held;                                // the asked one while it is dragged
    bool show_points = true;                                 // those that the landmarks so far give
    std::string wrong_side;  // what was just set and seems to lie on the body's other side; empty: nothing
    std::string put_right;   // what a click for its twin, made on its own side, set instead; empty: nothing
    std::string insisted;    // whose twin was set so and undone: the next click is taken at its word
};

/// What a fit of our own body proposes for a foreign one.
struct LandmarkProposal {
    body::Landmarks marks;
    std::map<std::string, double> doubt_mm;
    std::optional<body::Shape> shape;
};

}  // namespace jingluo::scene
