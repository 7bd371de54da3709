#include "scene/landmark_acts.h"

#include <algorithm>
#include <cmath>

#include "base/overload.h"
#include "body/frames.h"
#include "fit/propose.h"

namespace jingluo::scene {

namespace {

constexpr size_t most_steps = 500;

/// One step that undo takes back.
void step(LandmarkWork& work, Marks next) {
    work.done.push_back(work.now);
    if (work.done.size() > most_steps) work.done.erase(work.done.begin());
    work.undone.clear();
    work.wrong_side.clear();
    work.put_right.clear();
    work.now = std::make_shared<const Marks>(std::move(next));
}

/// Another landmark is asked for; that alone is no step.
void ask(LandmarkWork& work, const std::string& name) {
    if (work.now->asked == name) return;
    if (!work.now->asked.empty()) work.trail.push_back(work.now->asked);
    if (work.trail.size() > most_steps) work.trail.erase(work.trail.begin());
    Marks next = *work.now;
    next.asked = name;
    work.now = std::make_shared<const Marks>(std::move(next));
}

void go_on(State& state, const World& world) {
    LandmarkWork& work = *state.landmarks;
    ask(work, next_asked(work, world.atlas.dictionary, work.now->asked));
    look_at_asked(state, world);
}

std::optional<body::Hit> skin_under(const State& state, const World& world, glm::dvec2 pixel) {
    if (world.body.surface == nullptr) return std::nullopt;
    const Ray ray = ray_through(state.camera, state.viewport, pixel);
    return world.body.surface->ray(ray.origin, ray.direction);
}

/// Puts the landmark where a person says, and a first guess on the other side where there is none but a guess.
void put(LandmarkWork& work, const World& world, const std::string& name, glm::dvec3 place) {
    Marks next = *work.now;
    const auto before = next.set.find(name);
    const bool was_guess = before != next.set.end() && before->second.how != HowSet::clicked;
    next.set[name] = {place, was_guess ? HowSet::corrected : HowSet::clicked, 0};
    next.skipped.erase(name);
    const std::string twin = other_side_of(name);
    const auto there = next.set.find(twin);
    if (!twin.empty() && (there == next.set.end() || there->second.how == HowSet::mirrored)) {
        if (const auto guess = fit::mirrored(world.body, seeds_of(next), twin))
            next.set[twin] = {*guess, HowSet::mirrored, 0};
    }
    step(work, std::move(next));
}

void click(State& state, const World& world, glm::dvec2 pixel) {
    LandmarkWork& work = *state.landmarks;
    if (work.now->asked.empty()) {
        if (const auto name = landmark_at(state, world, pixel)) ask(work, *name);
        return;
    }
    const auto hit = skin_under(state, world, pixel);
    if (!hit) return;
    const std::string name = work.now->asked, twin = other_side_of(name);
    const bool wrong = lies_on_other_side(work, world, name, hit->place);
    const auto there = work.now->set.find(twin);
    const bool twin_is_free = there == work.now->set.end() || !by_person(there->second.how);
    if (wrong && twin_is_free && name != work.insisted && knows_left(work)) {
        // It is the twin that was shown; the one asked for follows from it and is asked for once more.
        put(work, world, twin, hit->place);
        look_at_asked(state, world);
        work.put_right = twin;
        return;
    }
    put(work, world, name, hit->place);
    go_on(state, world);
    if (wrong) work.wrong_side = name;
}

void accept(State& state, const World& world) {
    LandmarkWork& work = *state.landmarks;
    const auto found = work.now->set.find(work.now->asked);
    if (found == work.now->set.end()) return;
    if (!by_person(found->second.how)) {
        Marks next = *work.now;
        next.set[next.asked].how = HowSet::accepted;
        next.set[next.asked].doubt_mm = 0;
        step(work, std::move(next));
    }
    go_on(state, world);
}

void skip(State& state, const World& world) {
    LandmarkWork& work = *state.landmarks;
    if (work.now->asked.empty()) return;
    Marks next = *work.now;
    next.skipped.insert(next.asked);
    step(work, std::move(next));
    go_on(state, world);
}

void back(State& state, const World& world) {
    LandmarkWork& work = *state.landmarks;
    if (work.trail.empty()) return;
    const std::string name = work.trail.back();
    work.trail.pop_back();
    Marks next = *work.now;
    next.asked = name;
    work.now = std::make_shared<const Marks>(std::move(next));
    look_at_asked(state, world);
}

void travel(State& state, const World& world, std::vector<std::shared_ptr<const Marks>>& from,
            std::vector<std::shared_ptr<const Marks>>& to) {
    if (from.empty()) return;
    LandmarkWork& work = *state.landmarks;
    to.push_back(work.now);
    work.now = from.back();
    from.pop_back();
    work.held.reset();
    work.wrong_side.clear();
    // Limbs can be crossed: whoever takes it back meant what was asked for.
    if (!work.put_right.empty()) work.insisted = other_side_of(work.put_right);
    work.put_right.clear();
    look_at_asked(state, world);
}

void grab(State& state, const std::string& name) {
    LandmarkWork& work = *state.landmarks;
    const auto found = work.now->set.find(name);
    if (found == work.now->set.end()) return;
    ask(work, name);
    work.held = found->second;
}

void drag(State& state, const World& world, glm::dvec2 pixel) {
    LandmarkWork& work = *state.landmarks;
    if (!work.held) return;
    if (const auto hit = skin_under(state, world, pixel)) work.held->place = hit->place;
}

void drop(State& state, const World& world) {
    LandmarkWork& work = *state.landmarks;
    if (!work.held) return;
    const glm::dvec3 place = work.held->place;
    work.held.reset();
    const auto found = work.now->set.find(work.now->asked);
    if (found != work.now->set.end() && found->second.place != place) put(work, world, work.now->asked, place);
}

void accept_part(State& state, const World& world) {
    LandmarkWork& work = *state.landmarks;
    Marks next = *work.now;
    const auto names = doubtful_beside(work, world.atlas.dictionary, next.asked);
    if (names.empty()) return;
    for (const std::string& name : names) next.set[name] = {next.set[name].place, HowSet::accepted, 0};
    step(work, std::move(next));
    go_on(state, world);
}

/// What a person set stays where it is; everything else comes from the proposal.
void take(State& state, const World& world, const LandmarkProposal& proposal) {
    LandmarkWork& work = *state.landmarks;
    Marks next = *work.now;
    std::erase_if(next.set, [](const auto& entry) { return !by_person(entry.second.how); });
    for (const auto& [name, place] : proposal.marks.landmarks) {
        const auto doubt = proposal.doubt_mm.find(name);
        next.set.try_emplace(name, Mark{place, HowSet::proposed, doubt == proposal.doubt_mm.end() ? 0 : doubt->second});
    }
    next.lines = proposal.marks.lines;
    next.shape = proposal.shape;
    next.proposed = true;
    step(work, std::move(next));
    work.held.reset();
    ask(work, next_asked(work, world.atlas.dictionary, {}));
    look_at_asked(state, world);
}

void forget(LandmarkWork& work) {
    if (work.now->set.count(work.now->asked) == 0) return;
    Marks next = *work.now;
    next.set.erase(next.asked);
    step(work, std::move(next));
}

}  // namespace

body::Landmarks landmarks_of(const Marks& marks) {
    body::Landmarks out;
    for (const auto& [name, mark] : marks.set) out.landmarks[name] = mark.place;
    out.lines = marks.lines;
    out.parts = marks.parts;
    out.parts.merge(body::frames_from(out.landmarks));
    return out;
}

std::optional<std::string> landmark_at(const State& state, const World& world, glm::dvec2 pixel) {
    if (!state.landmarks) return std::nullopt;
    const Marks& marks = *state.landmarks->now;
    std::optional<std::string> found;
    double nearest_px = 9 * state.viewport.scale;
    for (const auto& [name, mark] : marks.set) {
        const bool can_be_held = name == marks.asked || mark.how != HowSet::proposed || mark.doubt_mm > doubtful_mm;
        if (!can_be_held) continue;
        const Projected at = project(state.camera, state.viewport, mark.place);
        const double away = glm::length(at.pixel - pixel) - (name == marks.asked ? 3 : 0);
        if (at.depth_m <= 0 || away >= nearest_px) continue;
        const Ray ray = ray_through(state.camera, state.viewport, at.pixel);
        // A millimetre and a half of slack: the marker lies in the skin itself.
        if (world.body.surface != nullptr && world.body.surface->blocked(ray.origin, mark.place, 0.0015)) continue;
        nearest_px = away;
        found = name;
    }
    return found;
}

bool apply_landmark_act(State& state, const Action& action, const World& world) {
    if (const auto* begin = std::get_if<BeginLandmarks>(&action)) {
        if (begin->work.guide == nullptr) return true;
        state.landmarks = begin->work;
        state.selected.reset();
        state.hovered.reset();
        state.page = PanelPage::atlas;
        state.camera.roll = 0;
        look_at_asked(state, world);
        return true;
    }
    if (!state.landmarks) return false;
    LandmarkWork& work = *state.landmarks;
    return std::visit(base::Overload{
                          [&](const LeaveLandmarks&) {
                              state.landmarks.reset();
                              return true;
                          },
                          [&](const AskForLandmark& is) {
                              if (landmark_named(world.atlas.dictionary, is.name) == nullptr) return true;
                              ask(work, is.name);
                              look_at_asked(state, world);
                              return true;
                          },
                          [&](const AcceptLandmark&) { return accept(state, world), true; },
                          [&](const AcceptPart&) { return accept_part(state, world), true; },
                          [&](const SkipLandmark&) { return skip(state, world), true; },
                          [&](const BackLandmark&) { return back(state, world), true; },
                          [&](const UndoLandmark&) { return travel(state, world, work.done, work.undone), true; },
                          [&](const RedoLandmark&) { return travel(state, world, work.undone, work.done), true; },
                          [&](const ForgetLandmark&) { return forget(work), true; },
                          [&](const SwapSides&) {
                              step(work, with_sides_swapped(*work.now));
                              return go_on(state, world), true;
                          },
                          [&](const GrabLandmark& is) { return grab(state, is.name), true; },
                          [&](const DragLandmark& is) { return drag(state, world, is.at_px), true; },
                          [&](const DropLandmark&) { return drop(state, world), true; },
                          [&](const TakeProposal& is) {
                              if (is.proposal != nullptr) take(state, world, *is.proposal);
                              return true;
                          },
                          [&](const ShowLandmarkPoints& is) {
                              work.show_points = is.on;
                              return true;
                          },
                          [&](const Click& is) { return click(state, world, is.at_px), true; },
                          [&](const PointAt& is) {
                              state.hovered_landmark = landmark_at(state, world, is.at_px);
                              return true;
                          },
                          [&](const Hover&) {
                              state.hovered_landmark.reset();
                              return true;
                          },
                          [&](const FrameSelection&) { return look_at_asked(state, world), true; },
                          [&](const LookFrom& is) {
                              // About the same place, from as near.
                              Camera camera = framed(state.camera, is.view, state.viewport, {state.camera.target}, 0);
                              camera.distance = state.camera.distance;
                              state.camera = camera;
                              return true;
                          },
                          [&](const Reset&) {
                              std::vector<glm::dvec3> places;
                              for (const glm::vec3& place : world.body.mesh.positions) places.emplace_back(place);
                              state.camera.pitch = state.camera.roll = 0;
                              state.camera = framed_as_turned(state.camera, state.viewport, places, 0.05);
                              return true;
                          },
                          // What belongs to the atlas waits until the mode is left.
                          [&](const Select&) { return true; },
                          [&](const Walk&) { return true; },
                          [&](const ChooseRegion&) { return true; },
                          [&](const ChoosePage&) { return true; },
                          [&](const auto&) { return false; },
                      },
                      action);
}

}  // namespace jingluo::scene
