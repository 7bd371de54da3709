// What can be done in landmark mode, as pure functions of state and world.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scene/state.h"

namespace jingluo::scene {

/// The state after an action of landmark mode, or of the mouse while the mode is on. False: the action is not one of
/// these, and nothing changed.
bool apply_landmark_act(State& state, const Action& action, const World& world);

/// Every landmark that a person can set on a body, sides apart, in the dictionary's order of parts.
struct LandmarkGroup {
    std::string part;                // with its side: "hand.l"
    std::vector<std::string> names;  // with their sides
};
std::vector<LandmarkGroup> landmark_groups(const atlas::Dictionary& dictionary);
/// The dictionary's entry of a name with or without a side, or null.
const atlas::Landmark* landmark_named(const atlas::Dictionary& dictionary, const std::string& name);
/// "name.l" -> {"name", "l"}; "" where there is no side.
std::pair<std::string, std::string> without_side(const std::string& name);
/// "name.l" -> "name.r"; empty for a landmark of the midline.
std::string other_side_of(const std::string& name);

/// How far a person has come.
struct LandmarkProgress {
    int telling = 0, telling_set = 0;  // set by a person
    int all = 0, set = 0;              // set in any way
    int doubtful = 0;                  // proposals still to be looked at
};
LandmarkProgress progress_of(const LandmarkWork& work, const atlas::Dictionary& dictionary);

/// What should be asked for after `now`: the telling landmarks in their order, then doubtful proposals, part by part,
/// the part with the greatest doubt first. Empty: nothing is left to ask.
std::string next_asked(const LandmarkWork& work, const atlas::Dictionary& dictionary, const std::string& now);

/// The landmarks as a body carries them: places set in any way, lines and parts of the proposal, and the frames that
/// the landmarks themselves give where no proposal was made yet.
body::Landmarks landmarks_of(const Marks& marks);

/// Places that a person set: what a proposal starts from.
std::map<std::string, glm::dvec3> seeds_of(const Marks& marks);

/// Where a landmark lies or, while it is not set, where our own body lets expect it.
struct Expected {
    glm::dvec3 place{0};
    glm::dvec3 normal{0, 0, 1};
    bool set = false;
};
std::optional<Expected> expected_place(const LandmarkWork& work, const World& world, const std::string& name);
/// The same, whether or not it is set: what the other landmarks let expect.
std::optional<Expected> guessed_place(const LandmarkWork& work, const World& world, const std::string& name);
/// Proposals in doubt on the same part of the body as a landmark (of limbs, on the same side) and near it.
std::vector<std::string> doubtful_beside(const LandmarkWork& work, const atlas::Dictionary& dictionary,
                                         const std::string& name);

/// Whether a place for a sided landmark lies on the body's other side. The landmarks of the midline tell it; before
/// they do, whether the twin is expected much nearer there.
bool lies_on_other_side(const LandmarkWork& work, const World& world, const std::string& name, const glm::dvec3& place);
/// The body's left, up and front as columns: as the landmarks of the midline say or, before they do, its shape.
glm::dmat3 stands_as(const LandmarkWork& work);
/// The landmarks of the midline that a person set tell which way is left.
bool knows_left(const LandmarkWork& work);
/// Most of the sided landmarks that a person set lie on the other side of the midline.
bool sides_seem_swapped(const LandmarkWork& work);
/// Every left landmark as the right one and the other way round; what was proposed is dropped.
Marks with_sides_swapped(const Marks& marks);

/// Turns to the landmark asked for and brings it near, unless it can be seen well already.
void look_at_asked(State& state, const World& world);

/// The mark under a pixel that can be dragged: what is asked for, what a person set, and what is in doubt.
std::optional<std::string> landmark_at(const State& state, const World& world, glm::dvec2 pixel);

}  // namespace jingluo::scene
