// What landmark mode does outside the state: proposals and points worked out in the background, work kept on disk, the
// small picture.
#pragma once

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/landmark_file.h"
#include "app/load.h"
#include "render/panel_image.h"
#include "render/renderer.h"
#include "ui/landmarks_view.h"

namespace jingluo::app {

class LandmarkDesk {
  public:
    LandmarkDesk(Loaded& loaded, const render::FontFiles& fonts);
    /// Waits for what is under way, and keeps what was not kept yet.
    ~LandmarkDesk();
    LandmarkDesk(const LandmarkDesk&) = delete;
    LandmarkDesk& operator=(const LandmarkDesk&) = delete;

    /// The action that opens the mode on the body that is shown: where the work was left, else from its landmarks, else
    /// anew. Throws BadInput when our own body, which shows the way, cannot be read.
    scene::Action begin();
    /// The state after each step: starts what is due and gives what has become ready. `now_s` on any steady clock.
    std::vector<scene::Action> follow(const scene::State& state, double now_s);
    /// The mode was left: all that is due is done at once.
    void leave(const scene::State& before);
    /// Whether follow() should be called again soon though nothing happens.
    bool busy() const { return proposing() || solving_.valid() || dirty_; }

    void propose(const scene::State& state);
    /// All that tells most is set, nothing was proposed yet: Enter may begin it.
    bool can_begin_proposal(const scene::State& state) const;
    void stop() { stop_ = true; }
    /// Writes NAME.landmarks.json. Gives what to tell the person, or nothing when the panel must ask first.
    std::optional<std::string> save(const scene::State& state, bool replace);
    void keep_existing() { view_.ask_replace = false; }

    /// For the panel. `picture_px`: the size at which the small picture is shown.
    const ui::LandmarkView& view(const scene::State& state, int picture_width_px, int picture_height_px);
    /// Whether the small picture became another since this was last asked.
    bool picture_changed() { return std::exchange(picture_changed_, false); }
    /// Something to tell the person that came up by itself, once.
    std::optional<std::string> news() { return std::exchange(news_, std::nullopt); }

  private:
    using MarksPtr = std::shared_ptr<const scene::Marks>;
    bool proposing() const { return proposal_.valid(); }
    void keep(const MarksPtr& marks);
    void solve(const scene::Marks& marks);
    void take_points();
    void draw_picture(const scene::State& state, int width_px, int height_px);

    Loaded& loaded_;
    LandmarkPlaces places_;
    std::shared_ptr<const scene::LandmarkGuide> guide_;
    // Our own body for the small picture: of the sex that came nearest.
    body::Mesh own_;
    std::uint64_t own_revision_ = 0;
    double own_sex_ = -1;
    void show_own(double sex);

    MarksPtr kept_, solved_, seen_, proposed_from_;  // the marks that were last kept, solved, seen
    bool dirty_ = false;
    double changed_s_ = 0;
    std::string saved_hash_;  // of the landmarks file as it was last written here
    MarksPtr saved_;

    std::future<Loaded::Solved> solving_;
    std::future<std::shared_ptr<const scene::LandmarkProposal>> proposal_;
    std::atomic<bool> stop_{false};
    std::atomic<double> share_{0};

    ui::LandmarkView view_;
    std::optional<std::string> news_;
    render::FontFiles fonts_;
    std::unique_ptr<render::Renderer> renderer_;
    std::unique_ptr<render::PanelImage> image_;
    std::string pictured_;
    bool picture_changed_ = false;
};

}  // namespace jingluo::app
