#include "app/landmark_desk.h"

#include <algorithm>
#include <chrono>

#include "base/files.h"
#include "fit/propose.h"
#include "fit/upright.h"
#include "scene/landmark_acts.h"
#include "scene/landmark_marks.h"

namespace jingluo::app {

namespace fs = std::filesystem;

namespace {

// So long the hand must rest before work is written: a drag or a row of quick clicks is written once.
constexpr double keep_after_s = 0.4;

template <class T>
bool is_ready(const std::future<T>& future) {
    return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

bool same_places(const scene::Marks* a, const scene::Marks* b) {
    return a != nullptr && b != nullptr && a->set == b->set && a->lines == b->lines;
}

std::string side_words(atlas::Side side) {
    return side == atlas::Side::midline ? "" : " " + atlas::to_string(side);
}

}  // namespace

LandmarkDesk::LandmarkDesk(Loaded& loaded, const render::FontFiles& fonts) : loaded_(loaded), fonts_(fonts) {}

LandmarkDesk::~LandmarkDesk() {
    stop_ = true;
    if (proposal_.valid()) proposal_.wait();
    if (solving_.valid()) solving_.wait();
    if (dirty_ && seen_ != nullptr) keep(seen_);
}

void LandmarkDesk::show_own(double sex) {
    if (sex == own_sex_) return;
    body::Body own = loaded_.figure().make({.sex = sex, .stature_m = 0, .build = 0}, "own");
    scene::LandmarkGuide guide;
    guide.telling = fit::telling_landmarks();
    for (const auto& [name, place] : own.marks.landmarks) {
        const auto hit = own.surface->nearest(place);
        guide.own[name] = {place, hit ? hit->normal : glm::dvec3(0, 0, 1)};
    }
    guide_ = std::make_shared<const scene::LandmarkGuide>(std::move(guide));
    own_ = std::move(own.mesh);
    own_sex_ = sex;
    ++own_revision_;
    pictured_.clear();
}

scene::Action LandmarkDesk::begin() {
    const body::Body& body = loaded_.body();
    places_ = landmark_places(body);
    view_ = {};
    view_.body = body.file.filename().string();
    view_.file = places_.landmarks.string();
    view_.kept = places_.draft.string();
    view_.can_propose = loaded_.has_figure();
    scene::Marks marks;
    std::error_code error;
    bool taken_up = false;
    if (fs::exists(places_.draft, error)) {
        MarksRead read = read_marks(places_.draft, body.unit_m);
        taken_up = read.glb_hash == body.hash;
        if (taken_up) {
            marks = std::move(read.marks);
            news_ = "The work on this body is taken up where it was left";
        }
    }
    saved_hash_.clear();
    const bool finished = !taken_up && fs::exists(places_.landmarks, error);
    if (finished) {
        MarksRead read = read_marks(places_.landmarks, body.unit_m);
        marks = std::move(read.marks);
        // Nothing is lost when a file that was made here, and is taken up as it is now, is replaced.
        if (read.made_here) saved_hash_ = body::hash_of(base::read_file(places_.landmarks, std::uintmax_t{1} << 24));
    }
    show_own(marks.shape && marks.shape->sex >= 0.5 ? 1 : 0);
    scene::LandmarkWork work;
    scene::LandmarkGuide guide = *guide_;
    guide.upright = fit::upright_of(body);
    work.guide = guide_ = std::make_shared<const scene::LandmarkGuide>(std::move(guide));
    work.now = std::make_shared<const scene::Marks>(marks);
    if (marks.asked.empty()) {
        marks.asked = scene::next_asked(work, loaded_.atlas().dictionary, {});
        work.now = std::make_shared<const scene::Marks>(std::move(marks));
    }
    seen_ = kept_ = work.now;
    solved_.reset();
    saved_ = finished ? work.now : nullptr;
    dirty_ = false;
    return scene::BeginLandmarks{std::move(work)};
}

void LandmarkDesk::keep(const MarksPtr& marks) {
    dirty_ = false;
    if (kept_ == marks || marks == nullptr) return;
    kept_ = marks;
    // What the finished file says already needs no draft.
    if (same_places(saved_.get(), marks.get())) return;
    try {
        write_draft(places_.draft, *marks, loaded_.body());
        view_.kept = places_.draft.string();
    } catch (const base::BadInput& bad) {
        view_.kept.clear();
        news_ = std::string("The work cannot be kept: ") + bad.what();
    }
}

void LandmarkDesk::solve(const scene::Marks& marks) {
    solving_ = std::async(std::launch::async, [this, body = loaded_.shown_without_mesh(),
                                               landmarks = scene::landmarks_of(marks)]() mutable {
        return Loaded::solved(loaded_.atlas(), std::move(body), std::move(landmarks), false);
    });
}

void LandmarkDesk::take_points() {
    const locate::Placements& placements = loaded_.placements();
    view_.points_found = static_cast<int>(placements.points.size());
    view_.points_all = view_.points_found + static_cast<int>(placements.unplaced.size());
    view_.missing.clear();
    for (const locate::Unplaced& unplaced : placements.unplaced) {
        const std::string name = atlas::to_string(atlas::PointRef{unplaced.id.code, unplaced.id.member});
        view_.missing.push_back({name + side_words(unplaced.id.side), unplaced.why});
    }
}

std::vector<scene::Action> LandmarkDesk::follow(const scene::State& state, double now_s) {
    if (!state.landmarks) return {};
    const MarksPtr& marks = state.landmarks->now;
    if (marks != seen_) {
        seen_ = marks;
        dirty_ = true;
        changed_s_ = now_s;
    }
    if (dirty_ && now_s - changed_s_ > keep_after_s) keep(marks);
    if (is_ready(solving_)) {
        loaded_.take(solving_.get());
        take_points();
    }
    if (!solving_.valid() && !state.landmarks->held && solved_ != marks) {
        if (!same_places(solved_.get(), marks.get())) solve(*marks);
        solved_ = marks;
    }
    if (!is_ready(proposal_)) return {};
    const auto proposal = proposal_.get();
    if (proposal == nullptr) {
        news_ = stop_ ? "Stopped; nothing was proposed" : "Our own body could not be fitted to these landmarks";
        return {};
    }
    show_own(proposal->shape && proposal->shape->sex >= 0.5 ? 1 : 0);
    return {scene::TakeProposal{proposal}};
}

void LandmarkDesk::leave(const scene::State& before) {
    stop_ = true;
    if (proposal_.valid()) proposal_.get();
    if (solving_.valid()) solving_.get();
    if (!before.landmarks) return;
    keep(before.landmarks->now);
    loaded_.take(Loaded::solved(loaded_.atlas(), loaded_.shown_without_mesh(),
                                scene::landmarks_of(*before.landmarks->now), true));
}

void LandmarkDesk::propose(const scene::State& state) {
    if (!state.landmarks || proposing()) return;
    stop_ = false;
    share_ = 0;
    proposed_from_ = state.landmarks->now;
    const body::Figure& figure = loaded_.figure();
    // A copy: what is shown may change while the fit goes on.
    proposal_ =
        std::async(std::launch::async,
                   [this, &figure, body = loaded_.body(),
                    seeds = scene::seeds_of(*proposed_from_)]() -> std::shared_ptr<const scene::LandmarkProposal> {
                       auto found = fit::propose(figure, body, seeds, [this](double share) {
                           share_ = share;
                           return !stop_;
                       });
                       if (!found) return nullptr;
                       scene::LandmarkProposal out;
                       out.marks.landmarks = std::move(found->landmarks);
                       out.marks.lines = std::move(found->lines);
                       out.doubt_mm = std::move(found->doubt_mm);
                       out.shape = found->shape;
                       return std::make_shared<const scene::LandmarkProposal>(std::move(out));
                   });
}

bool LandmarkDesk::can_begin_proposal(const scene::State& state) const {
    if (!state.landmarks || proposing() || !view_.can_propose) return false;
    const scene::Marks& marks = *state.landmarks->now;
    return marks.asked.empty() && !marks.proposed && fit::missing_seeds(scene::seeds_of(marks)).empty();
}

std::optional<std::string> LandmarkDesk::save(const scene::State& state, bool replace) {
    if (!state.landmarks) return std::nullopt;
    const std::string text = landmarks_file_text(*state.landmarks->now, loaded_.body(), false);
    std::error_code error;
    if (fs::exists(places_.landmarks, error) && !replace) {
        std::string there;
        try {
            there = body::hash_of(base::read_file(places_.landmarks, std::uintmax_t{1} << 24));
        } catch (const base::BadInput&) {
            // Whatever it is, it was not written here.
        }
        if (there.empty() || there != saved_hash_) {
            view_.ask_replace = true;
            return std::nullopt;
        }
    }
    view_.ask_replace = false;
    base::write_file_atomically(places_.landmarks, text, base::Existing::replace);
    saved_hash_ = body::hash_of(text);
    saved_ = state.landmarks->now;
    kept_ = saved_;
    dirty_ = false;
    // All that the draft says stands in the file now.
    fs::remove(places_.draft, error);
    return "Saved to " + places_.landmarks.string() + "; " + std::to_string(view_.points_found) + " of " +
           std::to_string(view_.points_all) + " points can be found with it";
}

void LandmarkDesk::draw_picture(const scene::State& state, int width_px, int height_px) {
    const std::string& asked = state.landmarks->now->asked;
    const std::string wanted = asked + (state.theme == scene::Theme::dark ? " dark " : " light ") +
                               std::to_string(width_px) + "x" + std::to_string(height_px);
    if (wanted == pictured_ || width_px <= 0 || height_px <= 0) return;
    if (renderer_ == nullptr) {
        renderer_ = std::make_unique<render::Renderer>(fonts_);
        image_ = std::make_unique<render::PanelImage>();
    }
    renderer_->draw(scene::landmark_picture(own_, own_revision_, *guide_, loaded_.atlas().dictionary, asked,
                                            state.theme, width_px, height_px, state.viewport.scale),
                    4);
    image_->set(renderer_->read());
    pictured_ = wanted;
    picture_changed_ = true;
}

const ui::LandmarkView& LandmarkDesk::view(const scene::State& state, int picture_width_px, int picture_height_px) {
    if (!state.landmarks) return view_;
    const scene::Marks& marks = *state.landmarks->now;
    draw_picture(state, picture_width_px, picture_height_px);
    view_.picture = image_ != nullptr ? image_->id() : 0;
    view_.picture_width_px = picture_width_px;
    view_.picture_height_px = picture_height_px;
    view_.wanted = fit::missing_seeds(scene::seeds_of(marks));
    view_.proposing = proposing();
    view_.share = share_;
    // What was merely accepted lies where the proposal put it.
    view_.newer = marks.proposed && proposed_from_ != nullptr &&
                  std::any_of(marks.set.begin(), marks.set.end(), [&](const auto& entry) {
                      const scene::Mark& mark = entry.second;
                      const auto before = proposed_from_->set.find(entry.first);
                      return (mark.how == scene::HowSet::clicked || mark.how == scene::HowSet::corrected) &&
                             (before == proposed_from_->set.end() || before->second.place != mark.place);
                  });
    view_.saved = same_places(saved_.get(), &marks);
    return view_;
}

}  // namespace jingluo::app
