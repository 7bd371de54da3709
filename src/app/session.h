// One window's worth of use: state, panels, drawing. The loop is in window_command.cpp.
#pragma once

#include <imgui.h>

#include <memory>
#include <optional>

#include "app/landmark_desk.h"
#include "app/landmark_pointer.h"
#include "app/load.h"
#include "app/loading.h"
#include "app/options.h"
#include "app/pointer.h"
#include "app/settings.h"
#include "app/window.h"
#include "render/renderer.h"
#include "ui/panels.h"
#include "ui/theme.h"
#include "verify/certificate.h"

namespace jingluo::app {

class Session {
  public:
    Session(Window& window, Loaded& loaded, const render::FontFiles& fonts, const Settings& settings,
            const Options& options);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// One panel frame: hands over the event (or none) and carries out what follows from it. Draws nothing on the
    /// screen.
    void step(const Event* event);
    /// Draws: the scene only when it has changed, the panel over it.
    void paint();
    /// Whether another panel frame is due although nothing happened: widgets settle one frame after a change.
    bool unsettled() const { return frames_due_ > 0; }
    /// Seconds until the picture should be drawn again with smooth edges; negative: it is.
    double smooth_in_s() const;
    /// Whether something goes on in the background that a step should look after soon.
    bool busy() const { return desk_ != nullptr && state_.landmarks && desk_->busy(); }
    Settings settings() const;

  private:
    void carry_out(const std::vector<scene::Action>& actions);
    void carry_out(const ui::Request& request);
    void save(const ui::SavePicture& request);
    void handle_body_input(const Event& event);
    void handle_key(const Key& key);
    void choose_first_answer();
    void fit_viewport();
    void load_typeface();
    const verify::Certificate* certificate();
    void show_cursor();
    void open_landmarks();
    void save_landmarks(bool replace);
    void follow_landmarks();
    void say(const std::string& words, bool is_error = false);
    /// Brings the body that the state asks for, once a picture, however many were asked for since the last.
    void follow_body();
    /// Begins to load the body file beside the window, and takes it in when it is ready.
    void begin_loading();
    void follow_loading();
    void arrive(Furnished body);

    Window& window_;
    Loaded& loaded_;
    const scene::World world_;  // refers to what stands in loaded_, also when another body moves in
    render::FontFiles font_files_;
    render::Renderer renderer_;
    render::TextMeasure measure_;
    std::unique_ptr<render::PanelPainter> painter_;
    ui::Memory memory_;
    scene::State state_;
    Pointer pointer_;
    std::unique_ptr<LandmarkDesk> desk_;  // from the first time on that landmark mode was opened
    LandmarkPointer landmark_pointer_;
    std::string news_;  // said by the desk; it goes when the work goes on
    float scale_ = 0;
    int panel_width_px_ = 0;
    int frames_due_ = 3;
    bool frames_wanted_by_panel_ = false;
    bool slider_held_ = false;
    std::optional<scene::State> drawn_;  // the state of the last drawn scene
    int drawn_samples_ = 0;
    double last_change_s_ = 0;
    std::optional<locate::PointId> certified_;
    verify::Certificate certificate_;
    std::string pictures_folder_;
    bool has_figure_ = false, has_file_ = false;
    std::unique_ptr<Loading> loading_;
    ui::LoadingView loading_view_;
    std::optional<Options> wanted_;  // what the command line asked for, until the body that it named is there
};

}  // namespace jingluo::app
